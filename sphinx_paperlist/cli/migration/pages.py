"""Rewrite a page, whatever it is written in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from sphinx_paperlist.cli.migration import markdown, rst
from sphinx_paperlist.cli.migration.directives import rewrite_directive
from sphinx_paperlist.cli.migration.docstrings import docstrings_in
from sphinx_paperlist.cli.migration.notebooks import Cell, markdown_cells
from sphinx_paperlist.cli.migration.project import Project
from sphinx_paperlist.cli.migration.records import (
    MYST,
    NOTEBOOK,
    PYTHON,
    Directive,
    Edit,
    Finding,
    Found,
    Line,
    Lines,
    Role,
    Room,
    Title,
    apply,
)
from sphinx_paperlist.cli.migration.roles import is_old, rewrite_role
from sphinx_paperlist.cli.terminal import width

_MAY_CITE = re.compile(r"(?i)cite|bibliography")
_FULL = "the roles in this cell are not rewritten: they become longer, and it is full"
_WIDEN = "make the column of the table wider"
_LINE_END = re.compile(r"\r\n|\r|\n")


class Part(NamedTuple):
    """Hold a part of a page and what is found there; `cell` is that of a notebook it stands in."""

    text: str
    found: Sequence[Found]
    cell: Cell | None = None


class Rewritten(NamedTuple):
    """Hold a page as it is rewritten, and what there is to say of the page as it was."""

    text: str
    findings: Sequence[Finding]


def read_page(text: str, kind: str, extensions: Collection[str] = ()) -> list[Part]:
    """Return the parts of a page: all of it, or the Markdown of a notebook.

    Raise ValueError where a notebook is no JSON or a module no Python.
    """
    if not _MAY_CITE.search(text):
        return []
    if kind == NOTEBOOK:
        return [
            Part(cell.text, list(markdown.scan(_markdown_lines(cell.text), extensions)), cell)
            for cell in markdown_cells(text)
        ]
    if kind == PYTHON:
        return [Part(text, [one for lines in docstrings_in(text) for one in _docstring(lines)])]
    if kind == MYST:
        return [Part(text, list(markdown.scan(_markdown_lines(text), extensions)))]
    return [Part(text, list(rst.scan(_rst_lines(text))))]


def _markdown_lines(text: str) -> list[Line]:
    # The mark of the encoding is no character of the first line.
    start = len(text) - len(text.removeprefix("\ufeff"))
    lines = []
    for end in _LINE_END.finditer(text, start):
        lines.append(Line(start, text[start : end.start()]))
        start = end.end()
    return [*lines, Line(start, text[start:])]


def _rst_lines(text: str) -> list[Line]:
    """Return the lines of a page as docutils tells them apart."""
    start = len(text) - len(text.removeprefix("\ufeff"))
    lines = []
    for line in text[start:].splitlines(keepends=True):
        lines.append(Line(start, line.splitlines()[0]))
        start += len(line)
    return lines


def _docstring(lines: Lines) -> Iterator[Found]:
    """Find what is in a docstring, whose first line stands as deep as the others."""
    below = [line.text for line in lines[1:] if line.text.strip()]
    indents = (len(text.expandtabs()) - len(text.expandtabs().lstrip()) for text in below)
    return rst.scan(lines, min(indents, default=0))


def rewrite(text: str, kind: str, docname: str | None, project: Project) -> Rewritten:
    """Rewrite the text of a page; see `read_page` for what may be wrong with it."""
    return rewrite_parts(text, read_page(text, kind, project.extensions), docname, project)


def rewrite_parts(
    text: str, parts: Iterable[Part], docname: str | None, project: Project
) -> Rewritten:
    """Rewrite the text of a page whose parts have been read."""
    edits: list[Edit] = []
    findings: list[Finding] = []
    for part in parts:
        made, said = _rewrite_part(part, docname, project)
        if part.cell:
            made = [part.cell.edit(one) for one in made]
            said = [one._replace(at=part.cell.place(one.at)) for one in said]
        edits += made
        findings += said
    return Rewritten(apply(text, edits), sorted(findings))


def _rewrite_part(
    part: Part, docname: str | None, project: Project
) -> tuple[list[Edit], list[Finding]]:
    edits: list[Edit] = []
    findings = [one for one in part.found if isinstance(one, Finding)]
    for one in part.found:
        if isinstance(one, Role) and is_old(one.name):
            made, said = rewrite_role(one, part.text, project)
        elif isinstance(one, Directive):
            end = _LINE_END.search(part.text, one.start)
            newline = end[0] if end else "\n"
            made, said = rewrite_directive(one, docname, newline, project)
        else:
            continue
        edits += made
        findings += said
    bounds = [one for one in part.found if isinstance(one, Room | Title)]
    return _within_bounds(bounds, sorted(edits), findings)


def _within_bounds(
    bounds: Iterable[Room | Title], edits: Sequence[Edit], findings: Sequence[Finding]
) -> tuple[list[Edit], list[Finding]]:
    """Let cells keep their width and lines of signs their titles; what has no room is not done."""
    starts = [edit.start for edit in edits]
    more: list[Edit] = []
    full: list[Room] = []
    undone: set[Edit] = set()
    for bound in bounds:
        last = bound.end if isinstance(bound, Room) else bound.text.start + len(bound.text.text)
        first = bound.start if isinstance(bound, Room) else bound.text.start
        inside = edits[bisect_left(starts, first) : bisect_right(starts, last)]
        growth = sum(edit.growth for edit in inside)
        if isinstance(bound, Title):
            more += _longer_signs(bound, growth)
        elif growth > bound.blanks:
            full.append(bound)
            undone.update(inside)
        elif growth:
            more.append(Edit(last - max(growth, 0), last, " " * -growth))
    done = [edit for edit in edits if edit not in undone]
    kept = [one for one in findings if not any(room.start <= one.at < room.end for room in full)]
    return [*done, *more], [*kept, *(Finding(room.start, _FULL, _WIDEN) for room in full)]


def _longer_signs(title: Title, growth: int) -> Iterator[Edit]:
    """Draw the lines over and under a title as long as the title becomes."""
    needed = width(title.text.text) + growth
    for signs in title.signs:
        missing = needed - len(signs.text)
        if growth > 0 and missing > 0:
            at = signs.start + len(signs.text)
            yield Edit(at, at, signs.text[0] * missing)
