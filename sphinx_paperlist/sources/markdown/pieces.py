"""Take a paragraph apart into the pieces that an entry is made of."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from sphinx_paperlist.papers.inline import escape

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--((?:(?!<!--|-->).)*)-->", re.DOTALL)
_DIRECTION = "paperlist:"
_BACKQUOTES = re.compile("`+")
_MARKS = {"strong_open": "**", "strong_close": "**", "em_open": "*", "em_close": "*"}
_OPENERS = frozenset({"strong_open", "em_open", "link_open"})


class Form(enum.Enum):
    """Name how a piece is marked up."""

    TEXT = enum.auto()
    STRONG = enum.auto()
    EMPHASIS = enum.auto()
    CODE = enum.auto()
    LINK = enum.auto()
    BREAK = enum.auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one run of an entry: its form, its text, and the line it begins on.

    `text` is plain; `markdown` is the same as field text, with the marks inside it.
    """

    form: Form
    text: str = ""
    markdown: str = ""
    url: str = ""
    line: int = 0


def pieces_of(inline: Token) -> list[Piece]:
    """Return the pieces of an inline token; HTML and images are left out."""
    line = inline.map[0] + 1 if inline.map else 0
    children = inline.children or []
    pieces: list[Piece] = []
    position = 0
    while position < len(children):
        token = children[position]
        if token.type in _OPENERS:
            end = _closing(children, position)
            inside = children[position + 1 : end]
            pieces.append(_marked(token, inside, line))
            line += _breaks(inside)
            position = end
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(Piece(Form.BREAK, " ", " ", line=line))
            line += 1
        elif token.type == "html_inline":
            if _BREAK_TAG.fullmatch(token.content):
                pieces.append(Piece(Form.BREAK, " ", " ", line=line))
            line += token.content.count("\n")
        elif token.type != "image" and token.content:
            form = Form.CODE if token.type == "code_inline" else Form.TEXT
            pieces.append(Piece(form, _text([token]), _markdown([token]), line=line))
        position += 1
    return pieces


def _closing(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for position in range(start, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens)


def _breaks(tokens: Sequence[Token]) -> int:
    return sum(token.type in ("softbreak", "hardbreak") for token in tokens)


def _marked(opener: Token, inside: Sequence[Token], line: int) -> Piece:
    form = {"strong_open": Form.STRONG, "em_open": Form.EMPHASIS}.get(opener.type, Form.LINK)
    # The parser puts empty texts around marks.
    inside = [token for token in inside if token.type != "text" or token.content]
    if form is Form.LINK and _is_all_strong(inside):
        form, inside = Form.STRONG, inside[1:-1]
    links = [opener, *(token for token in inside if token.type == "link_open")]
    url = next((str(token.attrGet("href")) for token in links if token.attrGet("href")), "")
    # `***authors***` and `**[title](url)**` are what their outer mark says.
    return Piece(form, _text(inside).strip(), _markdown(inside).strip(), url, line)


def _is_all_strong(inside: Sequence[Token]) -> bool:
    """Tell whether a link's text is bold from end to end: `[**Title**](url)`."""
    return (
        len(inside) > 2
        and inside[0].type == "strong_open"
        and _closing(inside, 0) == len(inside) - 1
    )


def _text(tokens: Sequence[Token]) -> str:
    """Return plain text; an image counts by its alternative text, HTML not at all."""
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else token.content
        for token in tokens
        if token.type != "html_inline"
    )


def _markdown(tokens: Sequence[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type == "code_inline":
            parts.append(_code(token.content))
        elif token.type == "math_inline":
            parts.append(f"${token.content}$")
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type != "html_inline":
            parts.append(_MARKS.get(token.type) or escape(token.content))
    return "".join(parts)


def _code(text: str) -> str:
    """Return a code span; its fence is like no run of backquotes in it."""
    runs = set(_BACKQUOTES.findall(text))
    fence = next(run for n in count(1) if (run := "`" * n) not in runs)
    blank = " " * (text.startswith("`") or text.endswith("`"))
    return f"{fence}{blank}{text}{blank}{fence}"


def heading_text(inline: Token) -> str:
    """Return a heading as field text, without icons, HTML and link targets."""
    children = [token for token in inline.children or [] if token.type != "image"]
    return " ".join(_markdown(children).split())


def directions(tokens: Sequence[Token]) -> dict[str, str]:
    """Return what invisible comments say: `<!-- paperlist: id=x -->` gives `{"id": "x"}`.

    A word alone, such as `ignore`, stands for itself with an empty value.
    """
    html = " ".join(token.content for token in tokens if token.type.startswith("html_"))
    comments = (match[1].strip() for match in _COMMENT.finditer(html) if _DIRECTION in html)
    ours = (text.removeprefix(_DIRECTION) for text in comments if text.startswith(_DIRECTION))
    words = (word.partition("=") for text in ours for word in text.split())
    return {name: value for name, _, value in words}
