"""Tell which marked words and links may be titles."""

from __future__ import annotations

import re

from sphinx_paperlist.sources.markdown.citations import NUMBER
from sphinx_paperlist.sources.markdown.dates import whole_date
from sphinx_paperlist.sources.markdown.pieces import Piece
from sphinx_paperlist.sources.markdown.venues import read_venue
from sphinx_paperlist.sources.markdown.vocabulary import (
    FIELDS,
    SHORTCODE,
    bare,
    is_award,
    is_link_label,
    names_a_venue,
)

_MARK = re.compile(r"\W*[(\[（【].*[)\]）】]\W*", re.DOTALL)
# The page of a repository: links to its headings are a table of contents.
_OWN_PAGE = re.compile(r"https?://(?:www\.)?(?:github|gitlab)\.com/[^/]+/[^/]+/?")


def is_linked_title(piece: Piece) -> bool:
    """Tell whether a link may be a title: it has words, no label, and leads out of the page."""
    return (
        bool(piece.url and piece.text)
        and not piece.image
        and piece.text != piece.url
        and not is_inside(piece.url)
        and not is_link_label(piece.text)
        and not is_mark(piece.text)
        and any(map(str.isalpha, SHORTCODE.sub("", piece.text)))
    )


def is_inside(url: str) -> bool:
    """Tell whether a target is on this page, or a page beside it."""
    path, _, anchor = url.partition("#")
    if anchor and _OWN_PAGE.fullmatch(path):
        return True
    return path in ("", ".", "./") or ("://" not in url and path.endswith((".md", "/")))


def is_mark(text: str) -> bool:
    """Tell whether marked words are no title: a date, number, venue, label or remark."""
    if whole_date(text) or _MARK.fullmatch(text) or NUMBER.fullmatch(text) or is_award(text):
        return True
    if not any(map(str.isalnum, text)):
        return True
    word = bare(text)
    if word in FIELDS or (is_link_label(text) and len(text.split()) < 3):
        return True
    if len(text) > 60 or len(text.split()) > 5 or ":" in text:
        return False
    venue = read_venue(text)
    return venue is not None and names_a_venue(venue.name)
