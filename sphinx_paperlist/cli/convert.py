"""`paperlist convert`: read sources and write them in another format."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sphinx_paperlist.cli.chosen import CannotRunError, Chosen, add_choice, choose
from sphinx_paperlist.exports.find import FORMATS, find_writer, format_of
from sphinx_paperlist.papers.diagnostics import Diagnostic, Severity
from sphinx_paperlist.papers.library import Library, build_library
from sphinx_paperlist.papers.model import Paper, Source, SourceList
from sphinx_paperlist.sources.reading import (
    all_findings,
    read_sources,
    without_garbage_collection,
)

FINE, FINDINGS = range(2)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of `paperlist`."""
    parser = commands.add_parser("convert", help="read sources and write another format")
    add_choice(parser)
    parser.add_argument(
        "--to",
        choices=list(FORMATS),
        help="format to write (default: the one that the suffix of OUT names)",
    )
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="file to write (default: standard output)"
    )
    parser.set_defaults(run=_convert)


def _convert(options: argparse.Namespace) -> int:
    name = options.to or format_of(options.output or "")
    if not name:
        raise CannotRunError("which format? name it with --to")
    chosen = choose(options.files, options.conf)
    _refuse_to_overwrite(options.output, chosen)
    with without_garbage_collection():
        sources = list(read_sources(chosen.files, chosen.reading))
        library = build_library(sources)
    findings = [*chosen.diagnostics, *all_findings(chosen.files, sources, library)]
    # A file without lists is itself one, but alone it needs no heading over its papers.
    lists = library.lists if len(sources) != 1 or sources[0].lists else ()
    text = find_writer(name)(library.papers, lists)
    if options.output:
        _write_aside(Path(options.output), text)
    else:
        _print(text)
    for line in _report(sources, library, findings):
        print(line, file=sys.stderr)
    return FINDINGS if any(one.severity > Severity.REMARK for one in findings) else FINE


def _refuse_to_overwrite(output: str | None, chosen: Chosen) -> None:
    written = Path(output).resolve() if output else None
    if any(file.path.resolve() == written for file in chosen.files):
        raise CannotRunError(f"{output} is read, and would be overwritten; write another file")


def _write_aside(path: Path, text: str) -> None:
    """Write a file under another name first, so that a failure leaves the old one whole."""
    try:
        descriptor, aside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            os.close(descriptor)
            Path(aside).write_text(text, encoding="utf-8", newline="\n")
            # A temporary file is readable by its owner alone.
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
            Path(aside).chmod(mode)
            Path(aside).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(aside).unlink()
            raise
    except OSError as error:
        raise CannotRunError(f"cannot write {path}: {error.strerror or error}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _print(text: str) -> None:
    """Print as UTF-8 whatever the terminal's encoding, since that is what readers take."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def _report(
    sources: Sequence[Source], library: Library, findings: Sequence[Diagnostic]
) -> Iterator[str]:
    """Yield a line for each file, and below it what is worse than a remark."""
    by_file: dict[str, list[Diagnostic]] = {source.path: [] for source in sources}
    for one in findings:
        by_file.setdefault(one.origin.path, []).append(one)
    entries = {source.path: sum(1 for _ in _papers_in(source)) for source in sources}
    for path, found in by_file.items():
        counts = Counter(one.severity for one in found)
        said = [_count(entries[path], "paper")] if path in entries else []
        said += [_count(counts[one], one.name.lower()) for one in reversed(Severity) if counts[one]]
        yield f"{path}: {', '.join(said)}"
        for one in found:
            if one.severity > Severity.REMARK:
                severity = one.severity.name.lower()
                yield f"  {one.origin}: {severity}: {one.text} [{one.code.slug}]"
    if len(sources) > 1:
        yield f"{_count(len(sources), 'file')}: {_count(len(library.papers), 'paper')}"


def _papers_in(holder: Source | SourceList) -> Iterator[Paper]:
    yield from (item for item in holder.papers if isinstance(item, Paper))
    for below in holder.lists:
        yield from _papers_in(below)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
