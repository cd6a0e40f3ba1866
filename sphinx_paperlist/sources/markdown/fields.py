"""Take the value of a labelled line, or of a cell of a table, by the role of its label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sphinx_paperlist.sources.markdown.dates import find_dates
from sphinx_paperlist.sources.markdown.gathered import Gathered
from sphinx_paperlist.sources.markdown.lines import as_markdown
from sphinx_paperlist.sources.markdown.pieces import Piece
from sphinx_paperlist.sources.markdown.venues import read_venue
from sphinx_paperlist.sources.markdown.vocabulary import Role, is_nothing
from sphinx_paperlist.sources.markdown.words import SIGNS, WordReader, count_stars

_TAG_SEPARATOR = re.compile(r"\s*[,，;；、|·]\s*")
_STOP = re.compile(r"(?<=\w\w)\.$|。$")


def take_field(
    found: Gathered, words: WordReader, label: str, pieces: Sequence[Piece], role: Role | None
) -> None:
    """Take a value; one without a role goes to the unknown fields under its label."""
    text = "".join(piece.text for piece in pieces).strip()
    if not text or is_nothing(text) or role is Role.NUMBER:
        return
    markdown = "".join(map(as_markdown, pieces)).strip()
    match role:
        case Role.AUTHORS:
            words.take(found.add_credit(_STOP.sub("", text)).rest)
        case Role.VENUE | Role.DATE | Role.YEAR if _take_imprint(found, text, role):
            pass
        case Role.TAGS:
            _take_tags(found, pieces)
        case Role.AFFILIATION:
            found.add_affiliation(text)
        case Role.NOTE:
            found.add_note(markdown)
        case Role.ABSTRACT | Role.NICKNAME | Role.STARS | Role.PAGES if _take_single(
            found, text, markdown, role
        ):
            pass
        case _:
            found.extra.append((label.strip(), text))


def _take_imprint(found: Gathered, text: str, role: Role) -> bool:
    """Take a venue or a date; tell whether the text is one."""
    if role is Role.VENUE and not found.venue and (venue := read_venue(text, is_venue=True)):
        found.add_venue(venue)
        return True
    dates = [one.date for one in find_dates(text)]
    found.dates += dates[-1:]
    return bool(dates)


def _take_tags(found: Gathered, pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        for tag in _TAG_SEPARATOR.split(piece.text.strip(" .。")):
            found.add_tag(tag.strip(" `*"))


def _take_single(found: Gathered, text: str, markdown: str, role: Role) -> bool:
    """Take a value that a paper has once; tell whether it is new and makes sense."""
    if role is Role.ABSTRACT and not found.abstract:
        found.abstract = markdown
    elif role is Role.NICKNAME and not found.nickname:
        found.nickname = text.strip(SIGNS)
    elif role is Role.STARS and not found.stars and (stars := count_stars(text)):
        found.stars = stars
    elif role is Role.PAGES and not found.pages:
        found.pages = text
    else:
        return False
    return True
