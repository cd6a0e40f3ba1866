"""Find the roles in tables that are drawn, in which columns must not move."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sphinx_paperlist.cli.migration.records import Finding, Line, Lines, Role, Room
from sphinx_paperlist.cli.migration.rst_inline import roles_in

_GRID = re.compile(r"\+(?:[-=]+\+)+\s*$")
_SIMPLE = re.compile(r"=+(?:[ ]+=+)+\s*$")
_COLUMN = re.compile(r"=+")
_BIBLIOGRAPHY = re.compile(r"\.\. (?:foot)?bibliography ?::")
_BROKEN = re.compile(r":(?:foot)?cite(?::\w+)?:`[^`]*$")
_LEFT = (
    (
        _BROKEN,
        "a role in a table that goes on in the next line is not rewritten",
        "write it on one line of the table, or by hand",
    ),
    (_BIBLIOGRAPHY, "a bibliography in a table is not rewritten", "write it by hand"),
)


def grid_end(texts: Sequence[str], position: int, first: int) -> int | None:
    """Return the line after the grid table that begins on a line, or None if there is none."""
    if not _GRID.match(texts[position], first):
        return None
    end = position
    while end < len(texts) and texts[end][first : first + 1] in ("+", "|"):
        end += 1
    return end


def simple_end(texts: Sequence[str], position: int, first: int) -> int | None:
    """Return the line after the simple table that begins on a line, or None if there is none.

    It ends with the border that a blank line follows; without one it goes on to the last line.
    """
    if not _SIMPLE.match(texts[position], first):
        return None
    for end in range(position + 1, len(texts)):
        below = texts[end + 1] if end + 1 < len(texts) else ""
        if _SIMPLE.match(texts[end].lstrip()) and not below.strip():
            return end + 1
    return len(texts)


def in_grid(lines: Lines) -> Iterator[Role | Room | Finding]:
    """Yield the roles in the cells of a grid table, and how far each cell has room."""
    for line in lines:
        edges = [sign.end() for sign in re.finditer(r"\|", line.text)]
        for start, stop in pairwise(edges):
            yield from _in_cell(line, start, stop - 1)


def in_simple(lines: Lines, first: int) -> Iterator[Role | Room | Finding]:
    """Yield the roles in the cells of a simple table; the last column may grow."""
    starts = [column.start() for column in _COLUMN.finditer(lines[0].text, first)]
    ends = [column.end() for column in _COLUMN.finditer(lines[0].text, first)]
    for line in lines:
        if _SIMPLE.match(line.text.lstrip()):
            continue
        for start, end in zip(starts, [*ends[:-1], None], strict=True):
            yield from _in_cell(line, start, end)


def _in_cell(line: Line, start: int, end: int | None) -> Iterator[Role | Room | Finding]:
    cell = line.text[start:end]
    roles = list(roles_in([Line(line.start + start, cell)]))
    yield from roles
    if end is not None and roles:
        blanks = len(cell) - len(cell.rstrip())
        yield Room(line.start + start, line.start + start + len(cell), blanks)
    for pattern, message, hint in _LEFT:
        if left := pattern.search(cell):
            yield Finding(line.start + start + left.start(), message, hint)
