"""Let words break that are too long for a line, such as addresses."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

# Told to LaTeX by our package: a line may break here, and nothing is shown.
BREAK = "\u200b"
_LONGEST = 20
# Between the characters of East Asian scripts lines break of themselves.
_EAST_ASIAN = "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
_WIDE = f"{_EAST_ASIAN}\uff00-\uffef\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
_LONG = re.compile(rf"[^\s{BREAK}{_WIDE}]{{{_LONGEST + 11},}}")
_PARTS = re.compile(r"[^/.?&=_,;:+%#|-]+|.")


def breakable(text: str) -> str:
    """Return a text whose long words may break: after punctuation, else anywhere."""
    return _LONG.sub(lambda word: _broken(word[0]), text)


def _broken(word: str) -> str:
    broken = ""
    for part in _PARTS.findall(word):
        if len(part) > 1 and broken:
            broken += BREAK
        broken += _anywhere(part) if len(part) > _LONGEST else part
    return broken


def _anywhere(part: str) -> str:
    """Let a part break between any two characters that are not set as one."""
    return part[0] + "".join(b if _belongs(a, b) else BREAK + b for a, b in pairwise(part))


def _belongs(before: str, character: str) -> bool:
    joiners = ("\u200c", "\u200d")
    return unicodedata.category(character)[0] == "M" or before in joiners or character in joiners
