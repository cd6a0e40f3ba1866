"""Index the papers that are listed by author, year, venue and tag."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, cast, overload

from sphinx.domains import Index, IndexEntry
from sphinx.locale import get_translation

from sphinx_paperlist.extension.builders import is_latex
from sphinx_paperlist.extension.domain import PaperDomain
from sphinx_paperlist.extension.entries import Listed
from sphinx_paperlist.extension.latex.index import latex_index
from sphinx_paperlist.extension.words import decade_of
from sphinx_paperlist.papers.collation import collation_key, initial
from sphinx_paperlist.papers.languages import isolated
from sphinx_paperlist.styles.words import CATALOG

_ = get_translation(CATALOG)


# A heading with the entries under it.
Heading = tuple[str, list[IndexEntry]]


class Named(NamedTuple):
    """Hold a name with the papers that stand under it, by title."""

    name: str
    papers: list[Listed]


class Content(Sequence[Heading]):
    """Hold an index of which something is listed; it is put in order when it is asked for.

    Sphinx asks for the content of all indices before it writes a page, and needs it after the
    last. `by_heading` is what our pages are made of; as a sequence it holds the entries that any
    index has.
    """

    def __init__(self, index: PaperIndex, listed: Sequence[Listed]) -> None:
        self._index = index
        self._listed = listed

    def by_heading(self) -> dict[str, list[Named]]:
        """Return the names, and the papers under each, by the heading they stand under."""
        return self._index.by_heading(self._listed)

    def __iter__(self) -> Iterator[Heading]:
        """Yield the headings with their entries."""
        for heading, names in self.by_heading().items():
            yield heading, [entry for one in names for entry in _nested(one)]

    @overload
    def __getitem__(self, index: int) -> Heading: ...
    @overload
    def __getitem__(self, index: slice) -> list[Heading]: ...
    def __getitem__(self, index: int | slice) -> Heading | list[Heading]:
        """Return a heading with its entries, or some."""
        return list(self)[index]

    def __len__(self) -> int:
        """Return how many headings there are."""
        return len(self.by_heading())

    def __bool__(self) -> bool:
        """Tell that something is listed, which needs no order."""
        return True


class PaperIndex(Index):
    """Index papers by one of their facts.

    In HTML papers stand below the names. LaTeX draws no nested entries, and shows no name that
    has no place: there each paper is an entry of its own.
    """

    def generate(self, docnames: Iterable[str] | None = None) -> tuple[list[Heading], bool]:
        """Return the entries by the heading they stand under."""
        domain = cast("PaperDomain", self.domain)
        if domain.idle:
            return [], False
        if docnames is None:
            listed = domain.listed()
            if not any(self.names(one) for one in listed):
                return [], False
            # Sphinx asks for a list, but only goes through it.
            return cast("list[Heading]", Content(self, listed)), False
        found = self.by_heading(domain.listed_within(list(docnames)))
        content = [
            (heading, [entry for one in names for entry in _flat(one)])
            for heading, names in found.items()
        ]
        return latex_index(content) if is_latex(domain.builder) else content, False

    def by_heading(self, listed: Iterable[Listed]) -> dict[str, list[Named]]:
        """Return names, and the papers under each in their order, by heading."""
        papers: dict[str, list[Listed]] = {}
        for one in listed:
            for name in dict.fromkeys(self.names(one)):
                papers.setdefault(name, []).append(one)
        found: dict[str, list[Named]] = {}
        for name in self.in_order(papers):
            found.setdefault(self.heading(name), []).append(Named(name, papers[name]))
        return {heading: found[heading] for heading in self.headings_in_order(found)}

    @abstractmethod
    def names(self, paper: Listed) -> tuple[str, ...]:
        """Return the names under which a paper stands."""

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Return names in the order of the index."""
        return sorted(names, key=lambda name: (collation_key(name), name))

    def headings_in_order(self, headings: Iterable[str]) -> list[str]:
        """Return the headings of names that are in order."""
        return sorted(headings, key=collation_key)

    def heading(self, name: str) -> str:
        """Return what a name stands under: its first letter, or that of its sound."""
        return initial(name)


class AuthorIndex(PaperIndex):
    """Index papers by author."""

    name = "author"
    localname = _("Papers by author")

    def names(self, paper: Listed) -> tuple[str, ...]:
        """Return the authors, family names first."""
        return paper.authors


class YearIndex(PaperIndex):
    """Index papers by year, the newest first."""

    name = "year"
    localname = _("Papers by year")

    def names(self, paper: Listed) -> tuple[str, ...]:
        """Return the year."""
        return (str(paper.year),) if paper.year else ()

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Return the years, the last one first."""
        return sorted(names, key=int, reverse=True)

    def headings_in_order(self, headings: Iterable[str]) -> list[str]:
        """Return the decades in the order of their years."""
        return list(headings)

    def heading(self, name: str) -> str:
        """Return the decade."""
        return decade_of(name)


class VenueIndex(PaperIndex):
    """Index papers by venue."""

    name = "venue"
    localname = _("Papers by venue")

    def names(self, paper: Listed) -> tuple[str, ...]:
        """Return the venue."""
        return (paper.venue,) if paper.venue else ()


class TagIndex(PaperIndex):
    """Index papers by tag."""

    name = "tag"
    localname = _("Papers by tag")

    def names(self, paper: Listed) -> tuple[str, ...]:
        """Return the tags."""
        return paper.tags


INDICES = (AuthorIndex, YearIndex, VenueIndex, TagIndex)


def _nested(one: Named) -> Iterator[IndexEntry]:
    yield IndexEntry(isolated(one.name), 1, "", "", "", "", "")
    for paper in one.papers:
        yield IndexEntry(isolated(paper.title), 2, paper.docname, paper.anchor, paper.label, "", "")


def _flat(one: Named) -> Iterator[IndexEntry]:
    for paper in one.papers:
        name, title = isolated(one.name), isolated(paper.title)
        # LaTeX shows the label beside a name, and texinfo the title below it.
        yield IndexEntry(name, 0, paper.docname, paper.anchor, paper.label, "", title)
