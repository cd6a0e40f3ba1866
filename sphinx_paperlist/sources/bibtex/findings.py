"""Collect what there is to say about one file, with a line for everything and a limit."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin

# So many findings of one kind tell what is wrong with a file; the rest is counted.
MAX_OF_ONE_KIND = 100


class Lines:
    """Number the lines of a text, fast where positions are asked for in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._line = 1
        self._ends: array[int] | None = None

    def at(self, position: int) -> int:
        """Return the line of a position, from 1."""
        if position >= self._position:
            self._line += self._text.count("\n", self._position, position)
            self._position = position
            return self._line
        if self._ends is None:
            self._ends = array("q", (match.start() for match in re.finditer("\n", self._text)))
        return bisect_left(self._ends, position) + 1


class Findings:
    """Collect the diagnostics of one file."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.lines = Lines(text)
        self.diagnostics: list[Diagnostic] = []
        self._counts: dict[Code, int] = {}

    def say(self, code: Code, position: int, message: str, hint: str = "") -> None:
        """Note a finding at a position of the text."""
        if self.has_room(code):
            self.say_at(code, self.lines.at(position), message, hint)
        else:
            self._counts[code] += 1

    def say_at(self, code: Code, line: int, message: str, hint: str = "") -> None:
        """Note a finding at a line."""
        self.add(Diagnostic(Origin(self.name, line), code, message, hint))

    def has_room(self, code: Code) -> bool:
        """Tell whether a further finding of a kind is kept: items that are lost always are."""
        return code.unread or self._counts.get(code, 0) < MAX_OF_ONE_KIND

    def add(self, diagnostic: Diagnostic) -> None:
        """Note a finding, or count it where there are many of its kind."""
        code = diagnostic.code
        if self.has_room(code):
            self.diagnostics.append(diagnostic)
        self._counts[code] = self._counts.get(code, 0) + 1

    def all(self) -> tuple[Diagnostic, ...]:
        """Return the findings in the order of their lines, and how many more there are."""
        found = sorted(self.diagnostics, key=lambda one: one.origin.line)
        found += [
            Diagnostic(Origin(self.name), code, f"and {count - MAX_OF_ONE_KIND} more of this kind")
            for code, count in self._counts.items()
            if count > MAX_OF_ONE_KIND and not code.unread
        ]
        return tuple(found)


class Silence(Findings):
    """Stand for findings where everything has been said before."""

    def __init__(self) -> None:
        super().__init__("", "")

    def say(self, code: Code, position: int, message: str, hint: str = "") -> None:
        """Note nothing."""

    def has_room(self, code: Code) -> bool:  # noqa: ARG002 - as for findings
        """Tell that there is no need to find the words."""
        return False
