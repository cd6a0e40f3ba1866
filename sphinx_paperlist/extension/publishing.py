"""Decide what a site tells of a paper besides its entry: in records, metadata, files and cards."""

from __future__ import annotations

import re
from collections.abc import Collection
from operator import itemgetter

from sphinx_paperlist.exports.coins import FIELDS
from sphinx_paperlist.extension.entries import digest
from sphinx_paperlist.extension.records import Listing
from sphinx_paperlist.papers.identifiers import doi
from sphinx_paperlist.papers.keys import identifiers, slug
from sphinx_paperlist.papers.model import PAPER_FIELDS, Paper
from sphinx_paperlist.papers.query import Group
from sphinx_paperlist.papers.spans import Span
from sphinx_paperlist.papers.urls import web_url
from sphinx_paperlist.styles.entry import View
from sphinx_paperlist.styles.reading import format_entry
from sphinx_paperlist.styles.words import Words

_all_fields = itemgetter(*map(Paper._fields.index, (*PAPER_FIELDS, "translations")))
_metadata = itemgetter(*map(Paper._fields.index, (*FIELDS, "translations")))
_LONGEST_STEM = 80
# Devices of Windows, folders, and what would end as the files of another format do.
_UNFIT_STEM = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|\.+|.*\.csl", re.IGNORECASE)
# A card is looked at in passing; the entry has them all.
_MOST_AUTHORS = 8
# Published only where they are shown.
_SHOWN_ALONE = ("abstract", "note")


def published(paper: Paper, show: tuple[str, ...]) -> Paper:
    """Return a paper, in the language of the build, as it is published.

    Unknown fields of a source are private, and links to files beside it lead nowhere outside the
    page. Abstract and note go where the entry shows them. Identifiers that links hold are named;
    the address of a DOI says no more then. An alias that is an address names the account of whoever
    keeps the source with a reference manager.
    """
    arxiv, number = identifiers(paper)
    return paper._replace(
        arxiv=paper.arxiv or arxiv,
        doi=paper.doi or number,
        url=paper.url if web_url(paper.url) else "",
        links=tuple(link for link in paper.links if _leads_on(link.url, number)),
        aliases=tuple(alias for alias in paper.aliases if "://" not in alias),
        note=paper.note if "note" in show else "",
        abstract=paper.abstract if "abstract" in show else "",
        translations=(),
        extra=(),
    )


def _leads_on(url: str, number: str) -> bool:
    return bool(web_url(url)) and not (number and doi(url) == number)


def with_published(listing: Listing, papers: Group[Paper]) -> Listing:
    """Return a listing with hashes of what it publishes of its papers besides their entries.

    Each changes with the fields that it is about, in whatever language they are: `metadata` with
    those that metadata has, `published` with those that else are on the page, and `file_content`
    with those in files.
    """
    found = list(papers.walk())
    shows_all = "bibtex" in listing.look.show or bool(listing.look.filter)
    whole = digest(list(map(_all_fields, found))) if shows_all or listing.file_name else ""
    return listing._replace(
        published=whole if shows_all else "",
        metadata=digest(list(map(_metadata, found))),
        file_content=whole if listing.file_name else "",
    )


def shown_alone(show: Collection[str]) -> tuple[str, ...]:
    """Return which fields, of those that are published only where they are shown, are shown."""
    return tuple(name for name in _SHOWN_ALONE if name in show)


def file_stem(name: str) -> str:
    """Return a name as that of a file without suffix, which no file system refuses or mistakes."""
    stem = slug(name)
    if len(stem) <= _LONGEST_STEM and not _UNFIT_STEM.fullmatch(stem):
        return stem
    return f"list-{stem[:60]}-{digest(name)[:8]}"


def card_spans(paper: Paper, words: Words) -> tuple[Span, ...]:
    """Return what a hover card shows of a paper, whatever the style of its entry."""
    links = tuple(link for link in paper.links if web_url(link.url))
    view = View(("authors", "venue", "date", "links"), _MOST_AUTHORS, words)
    blocks = format_entry(paper._replace(links=links), view)
    return tuple(span for block in blocks for span in block.spans if span.role)
