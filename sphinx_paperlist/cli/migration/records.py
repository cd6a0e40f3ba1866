"""Hold what is found on a page, and what is to be done with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

RST, MYST, NOTEBOOK, PYTHON = "rst", "myst", "notebook", "python"


class Line(NamedTuple):
    """Hold a line of a page, or the part of it that belongs to a block, and its place there.

    `start` is the position of its first character in the text of the whole page. `lead` is what a
    further line of the block has before it: blanks, and the signs of quotes.
    """

    start: int
    text: str
    lead: str = ""


Lines: TypeAlias = Sequence[Line]


class Role(NamedTuple):
    """Hold a role on a page: its name, all of it, and what stands between its backquotes.

    All are places in the text of the page.
    """

    syntax: str
    name: str
    name_at: int
    start: int
    end: int
    body: Lines


class Directive(NamedTuple):
    """Hold a directive on a page.

    `start` and `end` enclose what is replaced: from its name to the end of its options. `indent`
    is what stands before an option; `block` tells that the options are a block of YAML.
    """

    syntax: str
    name: str
    start: int
    end: int
    indent: str
    argument: str
    options: Mapping[str, str] | None
    content: Lines
    block: bool = False


class Room(NamedTuple):
    """Bound what may grow: what stands from `start` to `end` has no more than this many blanks."""

    start: int
    end: int
    blanks: int


class Title(NamedTuple):
    """Hold a section title, and the lines of signs over and under it, which must be as long."""

    text: Line
    signs: Lines


class Finding(NamedTuple):
    """Say what has no equivalent, where, and what to do; `lost` is false for what only differs.

    `at` is a place in the text of a page.
    """

    at: int
    message: str
    hint: str = ""
    lost: bool = True


Found: TypeAlias = Role | Directive | Room | Title | Finding


class Edit(NamedTuple):
    """Put a text in the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str

    @property
    def growth(self) -> int:
        """Return how many characters are added."""
        return len(self.text) - (self.end - self.start)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with all edits made; none of them touches another."""
    pieces = []
    done = 0
    for edit in sorted(edits):
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, text[done:]])


class Joined:
    """Join lines, and find the place in the page of each character of what is joined."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.text = "\n".join(line.text for line in lines)
        ends = accumulate(len(line.text) + 1 for line in lines)
        self._firsts = [0, *ends][: len(lines)]

    def at(self, position: int) -> int:
        """Return the place in the page of a position in the joined text."""
        index = bisect_right(self._firsts, position) - 1
        return self.lines[index].start + position - self._firsts[index]

    def part(self, start: int, end: int) -> list[Line]:
        """Return what stands between two positions, line by line."""
        found = []
        for line, first in zip(self.lines, self._firsts, strict=True):
            begin, stop = max(start - first, 0), min(end - first, len(line.text))
            if begin <= stop:
                found.append(Line(line.start + begin, line.text[begin:stop]))
        return found
