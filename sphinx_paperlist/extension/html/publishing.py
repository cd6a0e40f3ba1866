"""Decide what of a paper a site publishes besides its entry: in records, metadata and files."""

from __future__ import annotations

from operator import itemgetter

from sphinx_paperlist.exports.coins import FIELDS
from sphinx_paperlist.extension.entries import digest
from sphinx_paperlist.extension.records import Listing
from sphinx_paperlist.papers.identifiers import doi
from sphinx_paperlist.papers.keys import identifiers
from sphinx_paperlist.papers.localize import localize
from sphinx_paperlist.papers.model import PAPER_FIELDS, Paper
from sphinx_paperlist.papers.query import Group
from sphinx_paperlist.papers.urls import web_url

_all_fields = itemgetter(*map(Paper._fields.index, (*PAPER_FIELDS, "translations")))
_metadata = itemgetter(*map(Paper._fields.index, (*FIELDS, "translations")))


def published(paper: Paper, language: str, show: tuple[str, ...]) -> Paper:
    """Return a paper as it is published in the language of the build.

    Unknown fields of a source are private, and links to files beside it lead nowhere outside the
    page. Abstract and note go where the entry shows them. Identifiers that links hold are named;
    the address of a DOI says no more then. An alias that is an address names the account of whoever
    keeps the source with a reference manager.
    """
    found = localize(paper, language)
    arxiv, number = identifiers(found)
    return found._replace(
        arxiv=found.arxiv or arxiv,
        doi=found.doi or number,
        url=found.url if web_url(found.url) else "",
        links=tuple(link for link in found.links if _leads_on(link.url, number)),
        aliases=tuple(alias for alias in found.aliases if "://" not in alias),
        note=found.note if "note" in show else "",
        abstract=found.abstract if "abstract" in show else "",
        translations=(),
        extra=(),
    )


def _leads_on(url: str, number: str) -> bool:
    return bool(web_url(url)) and not (number and doi(url) == number)


def with_published(listing: Listing, papers: Group[Paper], *, metadata: bool) -> Listing:
    """Return a listing with hashes of what it publishes of its papers besides their entries.

    The hashes change with the fields that are published, whatever the language.
    """
    of_page = of_files = ""
    if listing.file_name:
        of_files = digest(list(map(_all_fields, papers.walk())))
    if "bibtex" in listing.look.show or listing.look.filter:
        of_page = of_files or digest(list(map(_all_fields, papers.walk())))
    elif metadata:
        of_page = digest(list(map(_metadata, papers.walk())))
    return listing._replace(published=of_page, file_content=of_files)
