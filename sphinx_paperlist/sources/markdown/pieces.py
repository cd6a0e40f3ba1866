"""Take a paragraph apart into the pieces that an entry is made of."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from sphinx_paperlist.papers.inline import escape
from sphinx_paperlist.sources.markdown.inline_html import as_markdown

if TYPE_CHECKING:
    from markdown_it.token import Token

_COMMENT = re.compile(r"<!--((?:(?!<!--|-->).)*)-->", re.DOTALL)
_DIRECTION = "paperlist:"
_BACKQUOTES = re.compile("`+")
_ADDRESS = re.compile(
    r"https?://[^\s<>\"'，。；、（）【】|]*[^\s<>\"'，。；、（）【】|.,;:!?)\]*_]"
)
_MARKS = {"strong_open": "**", "strong_close": "**", "em_open": "*", "em_close": "*"}
_BREAKS = ("softbreak", "hardbreak", "html_break")


class Form(enum.Enum):
    """Name how a piece is marked up; the last four stand between the pieces of an entry."""

    TEXT = enum.auto()
    STRONG = enum.auto()
    EMPHASIS = enum.auto()
    UNDERLINE = enum.auto()
    CODE = enum.auto()
    LINK = enum.auto()
    IMAGE = enum.auto()
    BREAK = enum.auto()
    LINE = enum.auto()
    DETAIL = enum.auto()
    QUOTE = enum.auto()


_OPENERS = {
    "strong_open": Form.STRONG,
    "em_open": Form.EMPHASIS,
    "underline_open": Form.UNDERLINE,
    "link_open": Form.LINK,
}


class Piece(NamedTuple):
    """Hold one run of an entry: its form, its text, and the line it begins on.

    `text` is plain; `markdown` is the same as field text, with the marks inside it. `url` is
    the target of a link, or of the link inside a mark. `image` is the address of a picture that
    stands alone or is all of a link; the text of one that stands alone is empty.
    """

    form: Form
    text: str = ""
    markdown: str = ""
    url: str = ""
    line: int = 0
    image: str = ""


def pieces_of(inline: Token) -> list[Piece]:
    """Return the pieces of an inline token; what HTML there is besides marks is left out."""
    line = inline.map[0] + 1 if inline.map else 0
    children = as_markdown(inline.children or [])
    pieces: list[Piece] = []
    position = 0
    while position < len(children):
        token = children[position]
        if form := _OPENERS.get(token.type):
            end = _closing(children, position)
            inside = children[position + 1 : end]
            pieces.append(_marked(form, token, inside, line))
            line += sum(token.type in _BREAKS for token in inside)
            position = end
        elif token.type in _BREAKS:
            form = Form.BREAK if token.type == "softbreak" else Form.LINE
            pieces.append(Piece(form, " ", " ", line=line))
            # The tag `<br>` ends no line of the source.
            line += token.type != "html_break"
        elif token.type == "html_inline":
            line += token.content.count("\n")
        elif token.type == "image":
            pieces.append(Piece(Form.IMAGE, image=str(token.attrGet("src") or ""), line=line))
        elif token.content:
            form = Form.CODE if token.type == "code_inline" else Form.TEXT
            pieces += _with_addresses(Piece(form, _text([token]), _markdown([token]), line=line))
        position += 1
    return pieces


def _with_addresses(piece: Piece) -> Iterator[Piece]:
    """Cut the bare addresses out of a text: they are links."""
    if piece.form is not Form.TEXT or "://" not in piece.text:
        yield piece
        return
    start = 0
    for match in _ADDRESS.finditer(piece.text):
        if before := piece.text[start : match.start()]:
            yield Piece(Form.TEXT, before, escape(before), line=piece.line)
        yield Piece(Form.LINK, match[0], escape(match[0]), match[0], piece.line)
        start = match.end()
    if rest := piece.text[start:]:
        yield Piece(Form.TEXT, rest, escape(rest), line=piece.line)


def _closing(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for position in range(start, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens)


def _marked(form: Form, opener: Token, inside: Sequence[Token], line: int) -> Piece:
    # The parser puts empty texts around marks.
    inside = [token for token in inside if token.type != "text" or token.content]
    if form is Form.LINK and _is_all(inside, "strong_open"):
        form, inside = Form.STRONG, inside[1:-1]
    links = [opener, *(token for token in inside if token.type == "link_open")]
    url = next((str(token.attrGet("href")) for token in links if token.attrGet("href")), "")
    images = [str(token.attrGet("src") or "") for token in inside if token.type == "image"]
    if form is not Form.LINK and url and _is_all(inside, "link_open") and _is_pictured(inside):
        form = Form.LINK
    image = images[0] if images and _is_pictured(inside) else ""
    # `***authors***` and `**[title](url)**` are what their outer mark says.
    return Piece(form, _text(inside).strip(), _markdown(inside).strip(), url, line, image)


def _is_all(inside: Sequence[Token], opener: str) -> bool:
    """Tell whether tokens are one mark from end to end: `[**Title**](url)`."""
    return len(inside) > 2 and inside[0].type == opener and _closing(inside, 0) == len(inside) - 1


def _is_pictured(inside: Sequence[Token]) -> bool:
    """Tell whether tokens show pictures and no words."""
    return all(
        token.type in ("image", "html_inline", *_BREAKS)
        or token.nesting
        or not token.content.strip()
        for token in inside
    )


def _text(tokens: Sequence[Token]) -> str:
    """Return plain text; an image counts by its alternative text, HTML not at all."""
    return "".join(
        " " if token.type in _BREAKS else token.content
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
        elif token.type in _BREAKS:
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
