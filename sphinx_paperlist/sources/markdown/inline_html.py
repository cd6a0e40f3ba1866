"""Read the HTML inside paragraphs as the Markdown that says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9]*)\b(?P<rest>[^>]*)>")
_ATTRIBUTE = re.compile(
    r"""([A-Za-z-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"""
)
# The Markdown token that means the same as a pair of tags.
_MARKS: Mapping[str, str] = MappingProxyType(
    {"b": "strong", "strong": "strong", "i": "em", "em": "em", "u": "underline", "a": "link"}
)


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag by their names in lower case."""
    return {
        match[1].lower(): unescape(match["double"] or match["single"] or match["bare"] or "")
        for match in _ATTRIBUTE.finditer(tag)
    }


def as_markdown(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return inline tokens in which `<b>`, `<i>`, `<u>`, `<a>`, `<br>` and `<img>` are marks.

    Tags without a partner on the same level, and all others, stay HTML.
    """
    if not any(token.type == "html_inline" for token in tokens):
        return tokens
    partners = _partners(tokens)
    return [
        partners.get(position) or _lone(token) or token for position, token in enumerate(tokens)
    ]


def _lone(token: Token) -> Token | None:
    match = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
    name = match["name"].lower() if match else ""
    if name == "br":
        return _token("html_break", "br", 0)
    if name == "img":
        found = attributes(token.content)
        image = _token("image", "img", 0)
        image.attrs = {"src": found.get("src", "")}
        image.content = found.get("alt", "")
        return image
    return None


def _partners(tokens: Sequence[Token]) -> dict[int, Token]:
    """Return marks in place of the tags that come in pairs, by position."""
    marks: dict[int, Token] = {}
    opened: list[tuple[int, str]] = []
    for position, nesting, name in _levels(tokens):
        if nesting > 0:
            opened.append((position, name))
        elif name not in _MARKS:
            # Marks of Markdown nest as they should; a tag between them has no partner.
            while opened and opened.pop()[1] != name:
                pass
        elif opened and opened[-1][1] == name:
            start, _ = opened.pop()
            marks[start] = _opener(name, tokens[start].content)
            marks[position] = _token(f"{_MARKS[name]}_close", name, -1)
    return marks


def _levels(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield position, nesting and name of what opens and closes: tags and marks alike."""
    for position, token in enumerate(tokens):
        if token.type == "html_inline":
            match = _TAG.fullmatch(token.content)
            name = match["name"].lower() if match else ""
            if (
                match
                and name in _MARKS
                and (name != "a" or match["close"] or "href" in match["rest"])
            ):
                yield position, -1 if match["close"] else 1, name
        elif token.nesting:
            yield position, token.nesting, token.type.removesuffix("_open").removesuffix("_close")


def _opener(name: str, tag: str) -> Token:
    opener = _token(f"{_MARKS[name]}_open", name, 1)
    if name == "a":
        opener.attrs = {"href": attributes(tag).get("href", "")}
    return opener


def _token(kind: str, tag: str, nesting: int) -> Token:
    from markdown_it.token import Token  # noqa: PLC0415 - with the parser, when needed

    return Token(kind, tag, nesting)  # type: ignore[arg-type]
