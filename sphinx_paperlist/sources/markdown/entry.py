"""Give each piece of an entry its role, and make a paper of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sphinx_paperlist.papers.dates import Date, parse_date
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.names import Name, parse_names
from sphinx_paperlist.papers.text import without_control_characters
from sphinx_paperlist.sources.links import check_inline, read_link
from sphinx_paperlist.sources.markdown.pieces import Form, Piece

_DATE = re.compile(
    r"(?<![\d.])(?:1[5-9]|20)\d\d(?:[-./](?:1[0-2]|0?[1-9])(?:[-./](?:3[01]|[12]\d|0?[1-9]))?)?(?![\d-])"
)
_PUNCTUATION = " \t\u3000.,;:|/`~()[]{}<>·•—–-，。；：、（）【】「」*_"
_LABEL_BRACKETS = " []()【】（）:："


@dataclass(frozen=True, slots=True)
class Roles:
    """Hold the pieces of an entry by the role they play; `rest` has none."""

    title: Piece | None
    venue: str
    authors: tuple[Name, ...]
    links: tuple[Piece, ...]
    date: Date | None
    rest: str


def assign_roles(pieces: Sequence[Piece]) -> Roles:
    """Give each piece its role by form and place.

    The first strong run is the title, the first code span after it the venue, the emphasised
    runs before the links are the authors, and the last date in the remaining words is the date.
    """
    title = next((piece for piece in pieces if piece.form is Form.STRONG and piece.text), None)
    venue, authors, rest = "", "", [""]
    links: list[Piece] = []
    for piece in pieces:
        if piece is title:
            rest.append("")
        elif piece.form is Form.LINK:
            links.append(piece)
            rest.append("")
        elif piece.form is Form.CODE and title and not venue:
            venue = piece.text.strip()
            rest.append("")
        elif piece.form is Form.EMPHASIS and title and not links:
            authors = f"{authors}, {piece.text}" if authors else piece.text
            rest.append("")
        else:
            rest[-1] += piece.text
    date, words = _date(rest)
    return Roles(title, venue, parse_names(_without_stop(authors)), tuple(links), date, words)


def _date(texts: Sequence[str]) -> tuple[Date | None, str]:
    """Take the last date out of texts; return it, and the words that remain."""
    remaining = list(texts)
    date = None
    for index in range(len(texts) - 1, -1, -1):
        matches = list(_DATE.finditer(texts[index]))
        if matches and (date := parse_date(matches[-1][0])):
            start, end = matches[-1].span()
            remaining[index] = f"{texts[index][:start]} {texts[index][end:]}"
            break
    words = (" ".join(text.split()).strip(_PUNCTUATION) for text in remaining)
    return date, " ".join(word for word in words if word)


def _without_stop(text: str) -> str:
    """Drop the full stop that ends a run, but not that of an abbreviation such as `et al.`."""
    text = text.strip()
    if text.endswith(".") and not re.search(r"(?:\bal|\b[A-Z]|\b[JS]r)\.$", text):
        return text[:-1]
    return text.removesuffix("。")


def read_entry(
    pieces: Sequence[Piece], origin: Origin, diagnostics: list[Diagnostic], key: str = ""
) -> Paper | None:
    """Make a paper of the pieces of an entry, or return None where it has no title."""
    roles = assign_roles(pieces)
    if roles.title is None:
        return None
    links = [_link(piece, origin, diagnostics) for piece in roles.links]
    if roles.title.url:
        links.insert(0, read_link("Link", roles.title.url, origin, diagnostics))
    if roles.rest:
        diagnostics.append(
            Diagnostic(
                origin,
                Code.UNREAD_TEXT,
                f"'{roles.rest}' has no known role",
                "it is kept as a note",
            )
        )
    check_inline(roles.title.markdown, origin, diagnostics)
    return Paper(
        key=key,
        title=_title(roles.title.markdown),
        authors=roles.authors,
        date=roles.date,
        venue=without_control_characters(roles.venue),
        links=tuple(link for link in links if link),
        note=without_control_characters(roles.rest),
        origin=origin,
    )


def _title(markdown: str) -> str:
    text = " ".join(without_control_characters(markdown).split())
    stopped = text.endswith((".", "。")) and not text.endswith("..")
    return text[:-1].rstrip() if stopped else text


def _link(piece: Piece, origin: Origin, diagnostics: list[Diagnostic]) -> Link | None:
    label = without_control_characters(piece.text).strip(_LABEL_BRACKETS)
    if not label or label == piece.url:
        label = "Link"
    at = Origin(origin.path, piece.line or origin.line)
    return read_link(label, piece.url, at, diagnostics)
