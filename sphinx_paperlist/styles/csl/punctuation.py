"""Join texts without doubling what stands at their ends.

Affixes and delimiters are written as if their neighbours had no punctuation; where both have,
one gives way (CSL 1.0.2, "Affixes", and what the processors have agreed on).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sphinx_paperlist.styles.csl.marks import ALL, QUOTE_END

# What after a sign is not written again; and what takes the place of a sign.
_GIVES_WAY: Mapping[str, str] = MappingProxyType(
    {".": ".", "!": "!.:", "?": "?.:", ":": ":.", ";": ";.:", ",": ","}
)
_IS_REPLACED: Mapping[str, str] = MappingProxyType({":": "!?", ";": "!?"})
_SIGNS = frozenset(_GIVES_WAY)
_MARKS = frozenset(ALL)
_MATTERS = _SIGNS | {" "}
_CAREFUL = _MARKS | _MATTERS
# What ends quotes, one way to match it: however many there are, it is read once.
_MOVED = re.compile(f"([”’]?{QUOTE_END}(?:[”’](?={QUOTE_END})|[{ALL}])*)([.,])")


def glue(left: str, right: str) -> str:
    """Return two texts as one, with one blank or sign where both have them.

    >>> glue("What?", ". Next"), glue("Vol.", ", p")
    ('What? Next', 'Vol., p')
    """
    if not left or not right:
        return left or right
    if left[-1] not in _CAREFUL or right[0] not in _CAREFUL:
        return left + right
    last = _last(left)
    before = left[last : last + 1]
    if before not in _MATTERS:
        return left + right
    first = _first(right)
    while before == " " == right[first : first + 1]:
        right = right[:first] + right[first + 1 :]
        first = _first(right)
    after = right[first : first + 1]
    if after and after in _GIVES_WAY.get(before, ""):
        return left + right[:first] + right[first + 1 :]
    if after and after in _IS_REPLACED.get(before, ""):
        return left[:last] + left[last + 1 :] + right
    return left + right


def _last(text: str) -> int:
    """Return the place of the last character that is no mark; that after the end if all are."""
    place = len(text) - 1
    while place >= 0 and text[place] in _MARKS:
        place -= 1
    return place if place >= 0 else len(text)


def _first(text: str) -> int:
    place = 0
    while place < len(text) and text[place] in _MARKS:
        place += 1
    return place


def join(texts: Iterable[str], delimiter: str) -> str:
    """Return texts as one, with a delimiter between those that are not empty."""
    whole = ""
    for text in texts:
        if not text:
            continue
        if not whole:
            whole = text
        elif delimiter and whole[-1] not in _CAREFUL and text[0] not in _CAREFUL:
            whole = f"{whole}{delimiter}{text}"
        else:
            whole = glue(glue(whole, delimiter), text)
    return whole


def is_plain(sign: str) -> bool:
    """Tell whether what ends or begins with a sign can be joined without looking."""
    return sign not in _CAREFUL


def into_quotes(text: str) -> str:
    """Return a text with stops and commas after quotes moved into them, as in American English."""
    return _MOVED.sub(_moved, text) if QUOTE_END in text else text


def _moved(match: re.Match[str]) -> str:
    end, sign = match.groups()
    text = match.string[: match.start()]
    last = _last(text)
    kept = "" if sign in _GIVES_WAY.get(text[last : last + 1], "") else sign
    return f"{kept}{end}"
