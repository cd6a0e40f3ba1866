"""Decide which page of a new site shows which papers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from sphinx_paperlist.cli.site.library import by_source, every_list, loose_papers
from sphinx_paperlist.cli.site.names import Names
from sphinx_paperlist.cli.site.words import words_of
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.localize import chosen_texts
from sphinx_paperlist.papers.model import PaperList, Source

Lists = tuple[PaperList[str], ...]

# A list with more papers has a page for each of its sections.
MOST_PAPERS = 200
# So many papers, not fewer and not more, are shown on one page as well: to be filtered, one wants
# many, and a browser few.
ALL_PAPERS = range(20, 501)


class Page(NamedTuple):
    """Plan a page: a list, or papers by their keys, and the pages that it leads to.

    A page that is `alone` shows of its list what stands in none of its sections, and one that has
    `every` paper all there are.
    """

    name: str
    title: str
    shown: PaperList[str] | None = None
    alone: bool = False
    keys: tuple[str, ...] = ()
    every: bool = False
    contents: tuple[Contents, ...] = ()

    def walk(self) -> Iterator[Page]:
        """Yield the page and those below it."""
        yield self
        for part in self.contents:
            for page in part.pages:
                yield from page.walk()


class Contents(NamedTuple):
    """Hold pages that stand below one another in the table of contents."""

    pages: tuple[Page, ...]
    caption: str = ""


class Outline(NamedTuple):
    """Plan a site, from its front page on.

    `empty` are the titles of lists without a page, since they hold no papers, and `repeated` those
    of files without one, since other files have all their papers in sections.
    """

    front: Page
    empty: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()


class _Part(NamedTuple):
    """Hold what one file gives: a list, or what is in none of its sections, and the sections."""

    title: str
    whole: PaperList[str] | None
    sections: Lists = ()

    def walk(self) -> Iterator[str]:
        if self.whole:
            yield from self.whole.papers if self.sections else self.whole.walk()
        for one in self.sections:
            yield from one.walk()

    def is_within(self, keys: set[str]) -> bool:
        """Tell whether all papers of a file without sections are among others."""
        own = set(self.walk())
        return not self.sections and bool(keys) and own <= keys


def plan(
    sources: Sequence[Source],
    library: Library,
    titles: Mapping[str, str],
    language: str = "en",
    taken: Iterable[str] = (),
) -> Outline:
    """Return the outline of a site that shows every paper of a library.

    `titles` are those of sources by their paths, for where no heading says more; `taken` are names
    that no page may have.
    """
    planner = _Planner(language, taken)
    shelves = zip(sources, by_source(sources, library.lists), strict=True)
    parts = [planner.part(source, lists, titles[source.path]) for source, lists in shelves]
    title = parts[0].title
    in_sections = {key for part in parts if part.sections for key in part.walk()}
    repeated = [part for part in parts if part.is_within(in_sections)]
    parts = [part for part in parts if part not in repeated]
    loose = loose_papers(library)
    if len(parts) == 1 and (parts[0].sections or not loose):
        front = planner.front_of(parts[0])
    else:
        front = Page("index", title, contents=planner.contents(parts))
    if front.contents:
        contents = planner.with_further(front.contents, loose, len(library.papers))
        front = front._replace(contents=contents)
    shown = {one.id for page in front.walk() for one in _shown(page)}
    empty = tuple(planner.title(one) for one in _empty(library.lists, shown))
    return Outline(front, empty, tuple(part.title for part in repeated if any(part.walk())))


class _Planner:
    """Make pages in reading order, each with a name and a title in the language of the site."""

    def __init__(self, language: str, taken: Iterable[str]) -> None:
        self.language = language
        self.words = words_of(language)
        self.names = Names(taken)

    def title(self, one: PaperList[str]) -> str:
        """Return the title of a list, or its id where a page would show nothing of the title."""
        texts = chosen_texts(one.translations, self.language)
        title: str = texts.get("title", one.title)
        return title if plain_text(title).strip() else one.id

    def part(self, source: Source, lists: Lists, title: str) -> _Part:
        """Return what a file gives, without headings that have all others below them."""
        filled = _filled(lists)
        if len(filled) > 1:
            return _Part(title, None, filled)
        one = described = filled[0]
        while not one.papers and len(below := _filled(one.lists)) == 1 and _filled(below[0].lists):
            one = below[0]
        # Of a list without papers of its own only the description is shown.
        whole = one if one.papers or one.description else described
        return _Part(self.title(described) if source.lists else title, whole, _filled(one.lists))

    def front_of(self, part: _Part) -> Page:
        """Return the front page of a site of one file."""
        contents = (Contents(self.pages(part.sections)),) if part.sections else ()
        return Page("index", part.title, part.whole, bool(part.sections), contents=contents)

    def contents(self, parts: Iterable[_Part]) -> tuple[Contents, ...]:
        """Return the pages of each file with sections, and those of files without any together."""
        return tuple(self._contents(parts))

    def _contents(self, parts: Iterable[_Part]) -> Iterator[Contents]:
        for in_sections, run in groupby(parts, key=lambda part: bool(part.sections)):
            if not in_sections:
                yield Contents(tuple(map(self._first_page, run)), self.words.lists)
                continue
            for part in run:
                first = (self._first_page(part),) if part.whole and part.whole.papers else ()
                yield Contents((*first, *self.pages(part.sections)), part.title)

    def _first_page(self, part: _Part) -> Page:
        assert part.whole is not None  # a file without sections is a list
        name = self.names.take(part.whole.id)
        return Page(name, part.title, part.whole, alone=bool(part.sections))

    def pages(self, lists: Lists) -> tuple[Page, ...]:
        """Return a page for each list."""
        return tuple(map(self._page, lists))

    def _page(self, one: PaperList[str]) -> Page:
        name, title, sections = self.names.take(one.id), self.title(one), _filled(one.lists)
        if not sections or _count(one) <= MOST_PAPERS:
            return Page(name, title, one)
        return Page(name, title, one, alone=True, contents=(Contents(self.pages(sections)),))

    def with_further(
        self, contents: tuple[Contents, ...], loose: tuple[str, ...], count: int
    ) -> tuple[Contents, ...]:
        """Return contents with a page of the papers that stand in no list, and one of all."""
        pages = tuple(self._further_pages(loose, count))
        if len(contents) > 1:
            return (*contents, Contents(pages, self.words.more)) if pages else contents
        return (Contents((*contents[0].pages, *pages)),)

    def _further_pages(self, loose: tuple[str, ...], count: int) -> Iterator[Page]:
        if loose:
            name = self.names.take("further-papers")
            yield Page(name, self.words.further_papers, keys=loose)
        if count in ALL_PAPERS:
            yield Page(self.names.take("all-papers"), self.words.all_papers, every=True)


def _filled(lists: Lists) -> Lists:
    """Return the lists that hold papers, or all where none does."""
    return tuple(one for one in lists if _count(one)) or lists


def _count(one: PaperList[str]) -> int:
    return sum(1 for _ in one.walk())


def _shown(page: Page) -> Iterator[PaperList[str]]:
    if page.shown:
        yield from [page.shown] if page.alone else every_list([page.shown])


def _empty(lists: Iterable[PaperList[str]], shown: Container[str]) -> Iterator[PaperList[str]]:
    """Yield the outermost lists without papers that no page shows."""
    for one in lists:
        if _count(one):
            yield from _empty(one.lists, shown)
        elif one.id not in shown:
            yield one
