"""Turn the markup of CSL-JSON into inline Markdown."""

from __future__ import annotations

import html
import re

from sphinx_paperlist.papers.inline import escape, plain_text
from sphinx_paperlist.papers.text import without_control_characters

# The tags of CSL-JSON's rich text, those of JATS that Crossref leaves in abstracts, paragraphs.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>i|b|em|strong|su[bp]|sc|span|p|br|jats:[a-z-]+)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKS = {"i": "*", "em": "*", "b": "**", "strong": "**"}
_JATS = {"jats:italic": "i", "jats:bold": "b", "jats:sub": "sub", "jats:sup": "sup"}
_BREAKS = frozenset({"p", "br", "jats:p", "jats:title", "jats:sec", "jats:list-item"})
_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ")
_SHIFTED = {"sub": _LOWERED, "sup": _RAISED}


def markdown_of(text: str) -> str:
    """Return CSL-JSON's rich text as inline Markdown source.

    Italics and bold stay; raised and lowered digits become Unicode's; small capitals and marks
    against change of case are dropped. Entities are read, and everything else is plain text.
    """
    if "<" not in text and "&" not in text:
        return escape(" ".join(text.split()))
    pieces = _pieces(text)
    plain = " ".join("".join(piece for mark, piece in pieces if not mark).split())
    if all(not mark for mark, _ in pieces):
        return escape(plain)
    marked = " ".join(_marked(pieces).split())
    # Marks that open or close nothing where they stand would be shown.
    return marked if plain_text(marked) == plain else escape(plain)


def _pieces(text: str) -> list[tuple[str, str]]:
    """Return plain texts, and tags as (`*` or `**`, `open` or `close`), in pairs."""
    pieces: list[tuple[str, str]] = []
    waiting: list[tuple[str, int]] = []
    shifted: list[str] = []
    end = 0
    for match in _TAG.finditer(text):
        pieces.append(("", _plain(text[end : match.start()], shifted)))
        end = match.end()
        name = match["name"].lower()
        name = _JATS.get(name, name)
        if name in _BREAKS:
            pieces.append(("", " "))
        elif name in _SHIFTED:
            if not match["end"]:
                shifted.append(name)
            elif shifted:
                shifted.pop()
        elif mark := _MARKS.get(name):
            if not match["end"]:
                waiting.append((mark, len(pieces)))
                pieces.append(("", ""))
            elif waiting and waiting[-1][0] == mark:
                _, opened = waiting.pop()
                pieces[opened] = (mark, "open")
                pieces.append((mark, "close"))
    pieces.append(("", _plain(text[end:], shifted)))
    return pieces


def _plain(text: str, shifted: list[str]) -> str:
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
        text = without_control_characters(text)
    if shifted:
        moved = text.translate(_SHIFTED[shifted[-1]])
        # As it is where Unicode lacks one of the characters.
        return moved if all(old != new for old, new in zip(text, moved, strict=True)) else text
    return text


def _marked(pieces: list[tuple[str, str]]) -> str:
    """Join pieces, with blanks outside the marks and not inside."""
    out: list[str] = []
    opened = False
    for mark, piece in pieces:
        if not mark:
            out.append(escape(piece.lstrip() if opened else piece))
            opened = opened and not piece.strip()
        elif piece == "open":
            out.append(mark)
            opened = True
        else:
            kept = out[-1].rstrip()
            blank = out[-1] != kept
            out[-1] = kept
            out += [mark, " "] if blank else [mark]
            opened = False
    return "".join(out)
