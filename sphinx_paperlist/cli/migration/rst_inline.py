"""Find the roles in running text of reStructuredText, as docutils finds them.

What stands in literals or between other marks is none, nor is what touches a word: the rules are
those of the specification, section "Inline markup recognition rules".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import category

from sphinx_paperlist.cli.migration.records import RST, Joined, Lines, Role

NAME = r"(?:(?!_)\w)+(?:[-._+:](?:(?!_)\w)+)*"

_START = re.compile(
    rf"(?s)\\.|(?P<mark>\*\*|\*(?!\*)|``|_`|\|(?!\|)|(?::(?P<name>{NAME}):)?`(?!`))(?=\S)"
)
# What ends each mark; of two signs the second is looked at, so that a third may end it.
_ENDS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "**": re.compile(r"(?s)\\.|(?<=\*)\*"),
        "*": re.compile(r"(?s)\\.|\*"),
        "``": re.compile(r"(?<=`)`"),
        "|": re.compile(r"(?s)\\.|\|_{0,2}"),
        "`": re.compile(rf"(?s)\\.|`(?::(?P<name>{NAME}):|__?)?"),
    }
)
# What is a reference by itself; markup may begin behind it.
_REFERENCE = re.compile(r"[\w\]]__?$")

_BEFORE = frozenset("\"'(<[{-/:")
_AFTER = frozenset("\"')>]}-/:\\.,;!?")
_BRACKETS_AND_SIGNS = frozenset({"Ps", "Pe", "Pi", "Pf", "Pd", "Po"})
_PAIRS = frozenset({'""', "''", "()", "<>", "[]", "{}"})


class _End(NamedTuple):
    """Hold where a mark ends, the name of a role behind it, and whether it is a reference."""

    start: int
    end: int
    name: str = ""
    refers: bool = False


def may_stand_before(character: str) -> bool:
    """Tell whether markup may begin after a character, or at the beginning of a text."""
    return _touches_no_word(character, _BEFORE)


def _may_stand_after(character: str) -> bool:
    return _touches_no_word(character, _AFTER)


def _touches_no_word(character: str, signs: frozenset[str]) -> bool:
    if not character or character.isspace():
        return True
    if character.isascii():
        return character in signs
    return category(character) in _BRACKETS_AND_SIGNS


def roles_in(lines: Lines) -> Iterator[Role]:
    """Yield the roles in the lines of one paragraph, title or cell."""
    joined = Joined(lines)
    text, position = joined.text, 0
    # Where the last mark has ended, or has turned out to be none, docutils begins anew.
    anew = 0
    # A mark that has no end has none further on either.
    endless: set[re.Pattern[str]] = set()
    while start := _START.search(text, position):
        position = start.end()
        mark = start["mark"]
        if not mark or not (start.start() == anew or _opens(text, start.start())):
            continue
        anew = position
        if not start["name"] and text[start.start() - 1 : start.start()] + text[position] in _PAIRS:
            continue
        pattern = _ENDS["`" if mark[-1] == "`" and mark != "``" else mark]
        end = None if pattern in endless else _end(text, position, pattern)
        if end is None:
            endless.add(pattern)
            continue
        position = anew = end.end
        names = [name for name in (start["name"], end.name) if name]
        if mark[-1] == "`" and mark not in ("``", "_`") and len(names) == 1 and not end.refers:
            first = start.start("name") if start["name"] else end.end - len(end.name) - 1
            yield Role(
                RST,
                names[0],
                joined.at(first),
                joined.at(start.start()),
                joined.at(position - 1) + 1,
                joined.part(start.end(), end.start),
            )


def _opens(text: str, start: int) -> bool:
    before = text[start - 1 : start] if start else ""
    return may_stand_before(before) or bool(_REFERENCE.search(text[max(start - 3, 0) : start]))


def _end(text: str, start: int, pattern: re.Pattern[str]) -> _End | None:
    """Return what ends the mark that has begun, with a suffix if it has one."""
    escaped = start
    for end in pattern.finditer(text, start):
        if end[0].startswith("\\"):
            escaped = end.end()
            continue
        # Of two signs the first must not follow a blank.
        first = end.start() - (pattern in (_ENDS["**"], _ENDS["``"]))
        if first <= start or (text[first - 1].isspace() and escaped != first):
            continue
        if _may_stand_after(text[end.end() : end.end() + 1]):
            suffix = end[0][1:]
            return _End(first, end.end(), suffix.strip(":_"), suffix.startswith("_"))
        bare = end.start() + 1
        if bare < end.end() and _may_stand_after(text[bare : bare + 1]):
            return _End(first, bare)
    return None
