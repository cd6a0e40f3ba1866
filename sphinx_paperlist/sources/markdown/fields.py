"""Take the value of a labelled line, or of a cell of a table, by the role of its label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sphinx_paperlist.sources.markdown.dates import find_dates
from sphinx_paperlist.sources.markdown.gathered import Gathered
from sphinx_paperlist.sources.markdown.pieces import Form, Piece
from sphinx_paperlist.sources.markdown.venues import read_venue
from sphinx_paperlist.sources.markdown.vocabulary import Role, is_link_label, is_nothing
from sphinx_paperlist.sources.markdown.words import SIGNS, WordReader, count_stars

_TAG_SEPARATOR = re.compile(r"\s*[,，;；、|·]\s*")
_STOP = re.compile(r"(?<=\w\w)\.$|。$")


def take_field(
    found: Gathered, words: WordReader, label: str, pieces: Sequence[Piece], role: Role | None
) -> None:
    """Take a value; one without a role goes to the unknown fields under its label."""
    text = "".join(piece.text for piece in pieces).strip()
    if is_nothing(text) or not text or role is Role.NUMBER:
        return
    markdown = "".join(piece.markdown for piece in pieces).strip()
    match role:
        case Role.AUTHORS:
            rest = found.add_credit(_STOP.sub("", text)).rest
            words.take(rest)
        case Role.VENUE if not found.venue and (venue := read_venue(text, is_venue=True)):
            found.add_venue(venue)
        case Role.DATE | Role.YEAR | Role.VENUE if dates := list(find_dates(text)):
            found.dates.append(dates[-1].date)
        case Role.TAGS:
            for piece in pieces:
                for tag in _TAG_SEPARATOR.split(piece.text.strip(" .。")):
                    found.add_tag(tag.strip(" `*"))
        case Role.AFFILIATION:
            found.add_affiliation(text)
        case Role.NICKNAME if not found.nickname:
            found.nickname = text.strip(SIGNS)
        case Role.NOTE:
            found.add_note(markdown)
        case Role.ABSTRACT if not found.abstract:
            found.abstract = markdown
        case Role.STARS if stars := count_stars(text):
            found.stars = stars
        case Role.PAGES:
            found.pages = text
        case _ if role is None and is_link_label(label) and not any(
            piece.form is Form.LINK for piece in pieces
        ):
            found.extra.append((label.strip(), text))
        case _:
            found.extra.append((label.strip(), text))
