"""Join texts without doubling what stands at their ends.

Affixes and delimiters are written as if their neighbours had no punctuation; where both have,
one gives way (CSL 1.0.2, "Affixes", and what the processors have agreed on).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sphinx_paperlist.styles.csl.marks import ALL, QUOTE_END

# Of two signs or blanks that meet, in which pairs the second gives way, and in which the first.
_SECOND_GIVES_WAY = frozenset(
    ("..", "!!", "!.", "!:", "??", "?.", "?:", "::", ":.", ";;", ";.", ";:", ",,", "  ")
)
_FIRST_GIVES_WAY = frozenset((":!", ":?", ";!", ";?"))
_CAREFUL = frozenset(f"{ALL}.!?:;, ")
# The end of a quote and the marks and ends after it, with what may follow: each is read once,
# however many there are. An ellipsis stays whole.
_QUOTE_ENDS = re.compile(rf"([”’]?{QUOTE_END}(?:[”’](?={QUOTE_END})|[{ALL}])*+)([.,](?!\.))?")
# How many marks before the end of a quote are looked past.
_LOOK_BACK = 24


def glue(left: str, right: str) -> str:
    """Return two texts as one, with one blank or sign where both have them.

    >>> glue("What?", ". Next"), glue("Vol.", ", p")
    ('What? Next', 'Vol., p')
    """
    if not left or not right:
        return left or right
    if left[-1] not in _CAREFUL or right[0] not in _CAREFUL:
        return left + right
    said, rest = left.rstrip(ALL), right.lstrip(ALL)
    pair = said[-1:] + rest[:1]
    while pair in _SECOND_GIVES_WAY:
        right = f"{right[: len(right) - len(rest)]}{rest[1:]}"
        if pair != "  ":
            return left + right
        rest = right.lstrip(ALL)
        pair = f" {rest[:1]}"
    if pair in _FIRST_GIVES_WAY:
        left = f"{said[:-1]}{left[len(said) :]}"
    return left + right


def join(texts: Iterable[str], delimiter: str) -> str:
    """Return texts as one, with a delimiter between those that are not empty."""
    whole = ""
    for text in texts:
        if text:
            whole = linked(whole, delimiter, text) if whole else text
    return whole


def linked(left: str, delimiter: str, right: str) -> str:
    """Return two texts that are not empty as one, with a delimiter between them."""
    if not delimiter:
        return glue(left, right)
    if left[-1] not in _CAREFUL and right[0] not in _CAREFUL:
        return f"{left}{delimiter}{right}"
    return glue(glue(left, delimiter), right)


def is_plain(sign: str) -> bool:
    """Tell whether what ends or begins with a sign can be joined without looking."""
    return sign not in _CAREFUL


def into_quotes(text: str) -> str:
    """Return a text with stops and commas after quotes moved into them, as in American English."""
    return _QUOTE_ENDS.sub(_moved, text) if QUOTE_END in text else text


def _moved(match: re.Match[str]) -> str:
    ends, sign = match.groups()
    if not sign:
        return ends
    before = match.string[max(match.start() - _LOOK_BACK, 0) : match.start()].rstrip(ALL)
    return ends if f"{before[-1:]}{sign}" in _SECOND_GIVES_WAY else f"{sign}{ends}"
