"""Print the findings of an audit for people, for programs, and for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TextIO, TypeAlias

from sphinx_paperlist.cli.terminal import painter
from sphinx_paperlist.papers.diagnostics import Diagnostic, Severity
from sphinx_paperlist.papers.model import Paper, Source
from sphinx_paperlist.papers.text import counted

_COLOURS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.REMARK: "blue"}
)


@dataclass(frozen=True, slots=True)
class FileCount:
    """Count what stands in one file.

    Its items are its papers, the papers it only names, and what could not be read as one.
    """

    path: str
    items: int
    papers: int
    findings: Mapping[Severity, int]


@dataclass(frozen=True, slots=True)
class Report:
    """Hold what an audit found; `papers` counts works, however often they are described."""

    files: Sequence[FileCount]
    findings: Sequence[Diagnostic]
    papers: int

    @property
    def counts(self) -> Mapping[Severity, int]:
        """Return how many findings there are of each severity."""
        return _by_severity(self.findings)


def make_report(sources: Sequence[Source], findings: Sequence[Diagnostic], papers: int) -> Report:
    """Count what each file holds, and put findings in the order of files and lines.

    Findings of no source, such as those of conf.py, come first.
    """
    positions = {source.path: position for position, source in enumerate(sources)}

    def place(one: Diagnostic) -> tuple[int, int, int]:
        return positions.get(one.origin.path, -1), one.origin.line, one.origin.column

    of_file: dict[str, list[Diagnostic]] = {}
    for one in findings:
        of_file.setdefault(one.origin.path, []).append(one)
    files = [_count(source, of_file.get(source.path, ())) for source in sources]
    return Report(files, sorted(findings, key=place), papers)


def _count(source: Source, findings: Sequence[Diagnostic]) -> FileCount:
    items = list(source.walk())
    # What a user ignores stays an item of the file.
    unread = sum(one.code.unread for one in source.diagnostics)
    papers = sum(isinstance(item, Paper) for item in items)
    return FileCount(source.path, len(items) + unread, papers, _by_severity(findings))


def _by_severity(findings: Iterable[Diagnostic]) -> Mapping[Severity, int]:
    counts = Counter(one.severity for one in findings)
    return {severity: counts[severity] for severity in reversed(Severity)}


def _name(severity: Severity) -> str:
    return severity.name.lower()


def print_text(report: Report, stream: TextIO, least: Severity = Severity.REMARK) -> None:
    """Print a line a file, a line a finding and a line about all; coloured on a terminal.

    Findings less severe than `least` are counted only.
    """
    paint = painter(stream)
    for file in report.files:
        parts = [counted(file.items, "item")] if file.items else ["no items"]
        parts += [counted(file.papers, "paper")] if file.papers else []
        print(f"{paint('bold', file.path)}: {', '.join(parts + _said(file.findings))}", file=stream)
    for one in report.findings:
        if one.severity < least:
            continue
        severity = paint(_COLOURS[one.severity], _name(one.severity))
        place = paint("bold", str(one.origin))
        print(f"{place}: {severity}: {one.text} [{one.code.slug}]", file=stream)
    print(_summary(report), file=stream)


def _said(counts: Mapping[Severity, int]) -> list[str]:
    return [counted(number, _name(severity)) for severity, number in counts.items() if number]


def _summary(report: Report) -> str:
    parts = [counted(len(report.files), "file"), counted(report.papers, "paper")]
    return ", ".join(parts + (_said(report.counts) or ["no findings"]))


def print_json(report: Report, stream: TextIO) -> None:
    """Print one object with `files`, `findings` and `summary`."""
    document = {
        "files": [
            {"path": file.path, "items": file.items, "papers": file.papers}
            | _numbers(file.findings)
            for file in report.files
        ],
        "findings": [
            {
                "path": one.origin.path,
                "line": one.origin.line,
                "column": one.origin.column,
                "severity": _name(one.severity),
                "code": one.code.slug,
                "message": one.message,
                "hint": one.hint,
            }
            for one in report.findings
        ],
        "summary": {"files": len(report.files), "papers": report.papers} | _numbers(report.counts),
    }
    print(json.dumps(document, ensure_ascii=False, indent=2), file=stream)


def _numbers(counts: Mapping[Severity, int]) -> dict[str, int]:
    return {f"{_name(severity)}s": number for severity, number in counts.items()}


_GITHUB_LEVELS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REMARK: "notice"}
)


def print_github(report: Report, stream: TextIO) -> None:
    """Print the workflow commands that make GitHub show findings beside the lines they mean."""
    for one in report.findings:
        place = {"file": one.origin.path, "line": one.origin.line, "col": one.origin.column}
        properties = {name: value for name, value in place.items() if value}
        properties["title"] = f"paperlist {one.code.slug}"
        told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
        print(f"::{_GITHUB_LEVELS[one.severity]} {told}::{_data(one.text)}", file=stream)
    print(_summary(report), file=stream)


def _data(text: str) -> str:
    """Escape a message as GitHub's own toolkit does (actions/toolkit, core, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


Format: TypeAlias = Callable[[Report, TextIO], None]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {"text": print_text, "json": print_json, "github": print_github}
)
