"""Index the papers that are listed by author, year, venue and tag."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import cast

from sphinx.domains import Index, IndexEntry
from sphinx.locale import get_translation

from sphinx_paperlist.extension.domain import PaperDomain
from sphinx_paperlist.extension.entries import Facts
from sphinx_paperlist.extension.words import CATALOG
from sphinx_paperlist.papers.collation import collation_key
from sphinx_paperlist.papers.text import without_marks

Content = list[tuple[str, list[IndexEntry]]]
Listed = tuple[Facts, str, str]

_ = get_translation(CATALOG)


class PaperIndex(Index):
    """Index papers by one of their facts.

    A name with one paper links to it; one with several stands above them. LaTeX draws no nested
    entries, and shows no name that has no place: there each paper is an entry of its own.
    """

    def generate(self, docnames: Iterable[str] | None = None) -> tuple[Content, bool]:
        """Return the entries by the heading they stand under."""
        domain = cast("PaperDomain", self.domain)
        if domain.idle:
            return [], False
        shown = domain.shown() if docnames is None else domain.shown_within(list(docnames))
        members: dict[str, list[Listed]] = {}
        for home, facts in shown:
            for name in dict.fromkeys(self.names(facts)):
                members.setdefault(name, []).append((facts, home.docname, home.anchor))
        content: dict[str, list[IndexEntry]] = {}
        nested = docnames is None
        for name in self.in_order(members):
            entries = content.setdefault(self.heading(name), [])
            members[name].sort(key=lambda paper: collation_key(paper[0].title))
            entries += _entries(name, members[name], nested=nested)
        return list(content.items()), False

    @abstractmethod
    def names(self, facts: Facts) -> Iterable[str]:
        """Return the names under which a paper stands."""

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Return names in the order of the index."""
        return sorted(names, key=lambda name: (collation_key(name), name))

    def heading(self, name: str) -> str:
        """Return what a name stands under: its first letter."""
        first = without_marks(name)[:1].upper()
        return first if first.isalpha() else "#"


class AuthorIndex(PaperIndex):
    """Index papers by author."""

    name = "author"
    localname = _("Papers by author")

    def names(self, facts: Facts) -> Iterable[str]:
        """Return the authors, family names first."""
        return facts.authors


class YearIndex(PaperIndex):
    """Index papers by year, the newest first."""

    name = "year"
    localname = _("Papers by year")

    def names(self, facts: Facts) -> Iterable[str]:
        """Return the year."""
        return (str(facts.year),) if facts.year else ()

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Return the years, the last one first."""
        return sorted(names, key=int, reverse=True)

    def heading(self, name: str) -> str:
        """Return the decade."""
        return f"{name[:-1]}0s"


class VenueIndex(PaperIndex):
    """Index papers by venue."""

    name = "venue"
    localname = _("Papers by venue")

    def names(self, facts: Facts) -> Iterable[str]:
        """Return the venue."""
        return (facts.venue,) if facts.venue else ()


class TagIndex(PaperIndex):
    """Index papers by tag."""

    name = "tag"
    localname = _("Papers by tag")

    def names(self, facts: Facts) -> Iterable[str]:
        """Return the tags."""
        return facts.tags


INDICES = (AuthorIndex, YearIndex, VenueIndex, TagIndex)


def _entries(name: str, papers: list[Listed], *, nested: bool) -> Iterator[IndexEntry]:
    if not nested:
        for facts, docname, anchor in papers:
            yield IndexEntry(name, 0, docname, anchor, facts.label, "", "")
    elif len(papers) == 1:
        (facts, docname, anchor), *_rest = papers
        yield IndexEntry(name, 0, docname, anchor, "", "", facts.title)
    else:
        yield IndexEntry(name, 1, "", "", "", "", "")
        for facts, docname, anchor in papers:
            yield IndexEntry(facts.title, 2, docname, anchor, facts.label, "", "")
