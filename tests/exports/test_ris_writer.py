"""Papers become RIS records that reference managers and this project read."""

from __future__ import annotations

from hypothesis import given

from sphinx_paperlist.exports.ris import write
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.identifiers import arxiv_id
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.sources.markup import markdown_of
from tests.exports.strategies import NAMES, Generated, libraries, read


def text(value: str) -> str:
    """Return a text without markup, that of HTML too: RIS has none, and readers drop it."""
    return plain_text(markdown_of(plain_text(value)))


def name(one: Name) -> Name:
    """Return a name as a comma and a particle tell its parts."""
    if one.given or one.suffix or not one.family:
        return one
    words = " ".join(part for part in (one.particle, one.family) if part)
    return Name(literal=words)


def held(paper: Paper) -> dict[str, object]:
    """Return what RIS holds of a paper, as it is compared."""
    texts = ("title", "abstract", "venue", "container", "volume", "issue", "number", "publisher")
    texts += ("place", "series", "edition", "affiliation", "language")
    urls = {paper.url, *(link.url for link in paper.links)} - {""}
    return {field: text(getattr(paper, field)) for field in texts} | {
        "key": paper.key,
        "authors": [name(one).short for one in paper.authors],
        "editors": [name(one).short for one in paper.editors],
        "date": paper.date,
        "doi": paper.doi,
        "urls": urls,
    }


