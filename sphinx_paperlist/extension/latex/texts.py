"""Write texts so that long words break, and what runs from right to left does."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from sphinx.util.texescape import tex_replace_map

from sphinx_paperlist.papers.languages import CLOSING, FROM_LEFT, FROM_RIGHT, RIGHT_TO_LEFT

# What our package tells LaTeX of it: a line may break here, and nothing is shown.
BREAK = "\u200b"
_LONGEST = 20
# Between the characters of East Asian scripts lines break of themselves.
_EAST_ASIAN = "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
_WIDE = f"{_EAST_ASIAN}\uff00-\uffef\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
# Compiled by their first use: many builds make no LaTeX.
_LONG = rf"[^\s{BREAK}{_WIDE}]{{{_LONGEST + 11},}}"
_HANGUL = "(?<=[\uac00-\ud7a3]) "
_FROM_RIGHT = rf"[{RIGHT_TO_LEFT}]+(?:[\W\d]+[{RIGHT_TO_LEFT}]+)*"
_FROM_LEFT = rf"[^\W\d{RIGHT_TO_LEFT}](?:[^{RIGHT_TO_LEFT}]*[^\W\d{RIGHT_TO_LEFT}])?"
_ISOLATES = f"([{FROM_LEFT}{FROM_RIGHT}{CLOSING}])"
_PARTS = r"[^/.?&=_,;:+%#|-]+|."


def latex_text(text: str) -> str:
    """Return a text with characters that tell LaTeX where it breaks, and which way it runs.

    Long words break after punctuation, else anywhere. It may be done twice.
    """
    if text.isascii() and len(text) <= _LONGEST:
        return text
    # Of blanks between characters that it takes for Chinese xeCJK would leave none.
    spaced = re.sub(_HANGUL, f"{BREAK} ", text)
    return _directed(re.sub(_LONG, _broken, spaced))


def latex_label(name: str) -> str:
    """Return a label as Sphinx's LaTeX writer has it where it sets and links to it."""
    ascii_only = name.translate(tex_replace_map).encode("ascii", "backslashreplace").decode()
    return ascii_only.replace("\\", "_")


def _directed(text: str) -> str:
    """Put between isolates what runs the other way than the text around it, which TeX must know."""
    directed = ""
    around = [FROM_LEFT]
    for piece in re.split(_ISOLATES, text):
        marked = piece
        if piece in (FROM_LEFT, FROM_RIGHT):
            around.append(piece)
        elif piece == CLOSING:
            around[1:] = around[1:-1]
        elif around[-1] == FROM_LEFT:
            marked = re.sub(_FROM_RIGHT, rf"{FROM_RIGHT}\g<0>{CLOSING}", piece)
        else:
            marked = re.sub(_FROM_LEFT, rf"{FROM_LEFT}\g<0>{CLOSING}", piece)
        directed += marked
    return directed


def _broken(word: re.Match[str]) -> str:
    broken = ""
    for part in re.findall(_PARTS, word[0]):
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
