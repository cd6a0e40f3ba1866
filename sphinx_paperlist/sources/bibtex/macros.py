"""Put values together from texts, numbers and macros."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.text import did_you_mean
from sphinx_paperlist.sources.bibtex.findings import Findings

# A value longer than this is no field of a bibliography, in characters.
MAX_VALUE = 2**20
# Macros may make a file this many times as long, and this much longer at any rate.
_MAX_GROWTH = 2
_FREE_GROWTH = 2**22
_SHORT = 100

# The macros that every style of BibTeX defines (btxdoc, section 4).
_MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}


class Short(dict[str, str]):
    """Hold the macros that are too short to count, and every number as itself."""

    def __missing__(self, name: str) -> str:
        if name.isdigit():
            return name
        raise LookupError(name)


class Macros:
    """Hold the macros that a file has defined so far, and what their use may still cost."""

    def __init__(self, size: int) -> None:
        self._values = dict(_MONTHS)
        self.short = Short(_MONTHS)
        self._left = _MAX_GROWTH * size + _FREE_GROWTH

    def define(self, name: str, value: str) -> None:
        """Give a macro its value; a later definition takes the place of an earlier one."""
        name = name.lower()
        self._values[name] = value
        self.short.pop(name, None)
        if len(value) <= _SHORT:
            self.short[name] = value

    def join(self, parts: Sequence[tuple[str, bool]], position: int, findings: Findings) -> str:
        """Return the text of a concatenation: its parts, and whether each is the name of a macro.

        The name of an undefined macro stands for itself. A text that macros make longer than
        `MAX_VALUE`, or that the whole file has no room for, is left out. Where `position` is
        negative raise LookupError in place of saying so.
        """
        texts = [self._value(text, position, findings) if named else text for text, named in parts]
        if len(texts) == 1 and not parts[0][1]:
            return texts[0]
        size = sum(map(len, texts))
        if size > MAX_VALUE or self._left < size:
            if position < 0:
                raise LookupError
            findings.say(
                Code.BAD_BIBTEX,
                position,
                "macros make this value too long; it is left out",
                f"at most {MAX_VALUE} characters are read",
            )
            return ""
        self._left -= size
        return texts[0] if len(texts) == 1 else "".join(texts)

    def _value(self, name: str, position: int, findings: Findings) -> str:
        if name.isdigit():
            return name
        value = self._values.get(name.lower())
        if value is None:
            if position < 0:
                raise LookupError(name)
            if findings.has_room(Code.UNDEFINED_MACRO):
                hint = did_you_mean(name, self._values) or "put quotes around a text"
            else:
                hint = ""
            message = f"no @string defines '{name}'; its name is kept as the text"
            findings.say(Code.UNDEFINED_MACRO, position, message, hint)
            return name
        return value
