"""Mark formatting inside a text while it is put together.

Texts are joined and cut many times before an entry is whole. As plain strings with marks in
them they cost nothing to join, and the rules of punctuation see what stands beside what. The
marks are noncharacters (The Unicode Standard, section 23.7), which no text of anybody holds:
`cleaned` drops them from all that comes in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_MARKS = list(map(chr, range(0xFDD0, 0xFDF0)))

# Closes the last mark that is open, but for quotes, names and a name.
CLOSE = _MARKS[0]
# Formatting, by the attribute of CSL and its value.
FORMATS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("font-style", "italic"): _MARKS[1],
        ("font-style", "oblique"): _MARKS[2],
        ("font-style", "normal"): _MARKS[3],
        ("font-variant", "small-caps"): _MARKS[4],
        ("font-variant", "normal"): _MARKS[5],
        ("font-weight", "bold"): _MARKS[6],
        ("font-weight", "light"): _MARKS[7],
        ("font-weight", "normal"): _MARKS[8],
        ("text-decoration", "underline"): _MARKS[9],
        ("text-decoration", "none"): _MARKS[10],
        ("vertical-align", "sup"): _MARKS[11],
        ("vertical-align", "sub"): _MARKS[12],
        ("vertical-align", "baseline"): _MARKS[13],
        ("display", "block"): _MARKS[14],
        ("display", "left-margin"): _MARKS[15],
        ("display", "right-inline"): _MARKS[16],
        ("display", "indent"): _MARKS[17],
    }
)
ITALIC, BOLD = FORMATS["font-style", "italic"], FORMATS["font-weight", "bold"]
# Text that has a case of its own; and what is no text at all, so that nothing in it may change.
NOCASE, CODE, MATH = _MARKS[18:21]
QUOTE, QUOTE_END = _MARKS[21:23]
# The names that begin a reference, and one of them.
NAMES, NAMES_END, NAME, NAME_END = _MARKS[23:27]
# The variables that can be links.
LINKS: Mapping[str, str] = MappingProxyType(
    {"title": _MARKS[27], "DOI": _MARKS[28], "URL": _MARKS[29]}
)
# Stands where the text of a year suffix may follow.
YEAR_SUFFIX = _MARKS[30]
# Stands before a term, which at the beginning of a note is a sentence's.
TERM = _MARKS[31]

ALL = "".join(_MARKS)
MARK = re.compile(f"[{ALL}]")


def cleaned(text: str) -> str:
    """Return a text from outside without what would be a mark here."""
    return text if text.isascii() else MARK.sub("", text)


def bare(text: str) -> str:
    """Return a text without marks."""
    return text if text.isascii() else MARK.sub("", text)
