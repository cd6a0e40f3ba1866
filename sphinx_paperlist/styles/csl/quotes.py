"""Read quotation marks in field texts, and set those of a locale by their depth.

Whoever quotes within quotes gets the other kind of marks (CSL 1.0.2, "Formatting": `quotes`).
"""

from __future__ import annotations

import re
from collections import defaultdict

from sphinx_paperlist.styles.csl.marks import ALL, QUOTE, QUOTE_END

_SIGN = re.compile("[\"'“”‘’]")
_ENDS = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_TYPOGRAPHIC = frozenset("“”‘’")
_APOSTROPHE = "’"
_BEFORE = re.compile(rf"[\s(\[{{—–\-/“‘\"'{ALL}]$")
_AFTER = re.compile(rf"^(?:$|[\s)\]}}—–\-/.,;:!?…”’\"'{ALL}])")
# All ways to begin begin with a sign, to which a search skips.
_QUOTES = re.compile(f"{QUOTE}[“‘]?|”{QUOTE_END}|’{QUOTE_END}|{QUOTE_END}")


def read_quotes(text: str) -> str:
    """Return field text with marks at its quotes, and with apostrophes as such.

    Straight signs are those of any language. Typographic ones stay beside their marks: whoever
    typed them wants just them, unless the text is quoted itself.
    """
    if not _SIGN.search(text):
        return text
    pieces: list[str] = []
    # By the sign that is waited for, the places of the pieces that opened.
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    done = 0
    for match in _SIGN.finditer(text):
        sign, start = match[0], match.start()
        pieces.append(text[done:start])
        done = match.end()
        before, after = text[start - 1 : start], text[done : done + 1]
        kept = sign if sign in _TYPOGRAPHIC else ""
        if waiting[sign] and _closes(sign, before, after):
            opened = waiting[sign].pop()
            pieces[opened] = QUOTE + (pieces[opened] if kept else "")
            pieces.append(kept + QUOTE_END)
            # What has been opened since then was no quote.
            for places in waiting.values():
                while places and places[-1] > opened:
                    places.pop()
        elif sign in _ENDS and _opens(sign, before, after):
            waiting[_ENDS[sign]].append(len(pieces))
            pieces.append(_APOSTROPHE if sign == "'" else sign)
        else:
            pieces.append(_APOSTROPHE if sign == "'" else sign)
    return "".join([*pieces, text[done:]])


def _opens(sign: str, before: str, after: str) -> bool:
    if sign == "“":
        return True
    return (not before or _BEFORE.search(before) is not None) and bool(after.strip())


def _closes(sign: str, before: str, after: str) -> bool:
    if sign == "”":
        return True
    return bool(before.strip()) and _AFTER.match(after) is not None


def set_quotes(text: str, outer: tuple[str, str], inner: tuple[str, str]) -> str:
    """Return a text with quotation marks in place of marks, those of the inner kind within others.

    A pair is what opens and what closes.
    """
    if QUOTE not in text:
        return text
    pairs = (outer, inner)
    depth = 0

    def sign(match: re.Match[str]) -> str:
        nonlocal depth
        if match[0].startswith(QUOTE):
            depth += 1
            return match[0][1:] if depth == 1 and len(match[0]) > 1 else pairs[(depth - 1) % 2][0]
        depth -= 1
        return match[0][:-1] if depth == 0 and len(match[0]) > 1 else pairs[depth % 2][1]

    return _QUOTES.sub(sign, text)
