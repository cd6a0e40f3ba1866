"""Decide which page of a new site shows which papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import NamedTuple

from sphinx_paperlist.cli.site.words import words_of
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.languages import language_of_texts
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.localize import chosen_texts
from sphinx_paperlist.papers.model import Paper, PaperList
from sphinx_paperlist.papers.names import known_names
from sphinx_paperlist.papers.text import without_marks

# From so many papers on, one wants to search them.
MANY = 20
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 50
# Pages that Sphinx writes itself, and names that Windows keeps for devices.
_TAKEN = frozenset(
    {"index", "genindex", "search", "con", "prn", "aux", "nul"}
    | {f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)}
)
# What Sphinx calls a language where the tag alone says too little.
_LOCALES: Mapping[str, str] = MappingProxyType({"zh": "zh_CN"})


class Shown(NamedTuple):
    """Say what a listing shows: a list by its id, papers by their keys, or all.

    `alone` leaves out the lists below, `headings` makes sections of them, `searched` gives a box.
    """

    list_id: str = ""
    keys: tuple[str, ...] = ()
    alone: bool = False
    headings: bool = False
    searched: bool = False


class Page(NamedTuple):
    """Plan a page; its title is inline Markdown."""

    name: str
    title: str
    listing: Shown | None = None


class Chapter(NamedTuple):
    """Plan the pages of one file, under its title where there are several."""

    title: str
    pages: tuple[Page, ...]


class Plan(NamedTuple):
    """Plan a site: its first page, the others, and the names of the indices that it will have."""

    language: str
    first: Page
    chapters: tuple[Chapter, ...]
    indices: tuple[str, ...]


def plan_site(library: Library, names: Mapping[str, str]) -> Plan:
    """Return the plan of a site that shows every paper of a library.

    Each section of a file is a page: the lists below its only one, or its lists. One section alone
    is shown by the first page itself. `names` are those of files, by their paths, for where no
    list has the title of all.
    """
    language = _language(library)
    docnames = _Names()
    files = [_file(lists, names, language) for lists in _by_file(library.lists)]
    if len(files) == 1 and files[0].is_one_section:
        (only,) = files[0].sections
        first, chapters = Page("index", _title(only, language), _listing(only)), []
    else:
        alone = len(files) == 1
        title = files[0].title if files else next(iter(names.values()))
        first = Page("index", title, files[0].own if alone else None)
        chapters = [one.chapter(docnames, language, titled=not alone) for one in files]
    words = words_of(language)
    further: list[Page] = []
    if loose := _loose(library):
        further.append(
            Page(docnames.take("other-papers"), words.other_papers, listing=Shown(keys=loose))
        )
    if chapters and len(library.papers) >= MANY:
        every = Shown(searched=True)
        further.append(Page(docnames.take("all-papers"), words.all_papers, listing=every))
    if further:
        chapters.append(Chapter("", tuple(further)))
    return Plan(language, first, tuple(chapters), tuple(_indices(library.papers.values())))


class _Names:
    """Give pages names that no other has, whatever the case."""

    def __init__(self) -> None:
        self._taken = set(_TAKEN)

    def take(self, text: str) -> str:
        """Return a name made of a text.

        It is of ASCII alone, since archives, book readers and some hosts spoil others. A text that
        has none is `section`.
        """
        name = _NOT_IN_NAMES.sub("-", without_marks(text))[:_LONGEST_NAME].strip("-") or "section"
        candidates = (name, *(f"{name}-{nth}" for nth in range(2, len(self._taken) + 2)))
        free = next(one for one in candidates if one not in self._taken)
        self._taken.add(free)
        return free


class _File(NamedTuple):
    """Hold what one file gives: a title, its sections, and what else the lists around them show."""

    title: str
    sections: tuple[PaperList[str], ...]
    own: Shown | None
    is_one_section: bool

    def chapter(self, docnames: _Names, language: str, *, titled: bool) -> Chapter:
        """Return the pages of the file; with a title, what is in no section is a page too."""
        pages = [
            Page(docnames.take(one.id), _title(one, language), _listing(one))
            for one in self.sections
        ]
        if not titled or self.is_one_section:
            return Chapter("", tuple(pages))
        if self.own:
            pages.insert(0, Page(docnames.take(self.own.list_id), self.title, self.own))
        return Chapter(self.title, tuple(pages))


def _by_file(lists: Iterable[PaperList[str]]) -> Iterator[list[PaperList[str]]]:
    found: dict[str, list[PaperList[str]]] = {}
    for one in filter(_has_papers, lists):
        found.setdefault(one.origin.path, []).append(one)
    yield from found.values()


def _has_papers(one: PaperList[str]) -> bool:
    return any(True for _ in one.walk())


def _file(lists: list[PaperList[str]], names: Mapping[str, str], language: str) -> _File:
    """Find the sections of a file: headings that are the only ones of their level are none."""
    sections, outer = lists, []
    while len(sections) == 1 and (below := list(filter(_has_papers, sections[0].lists))):
        outer.append(sections[0])
        sections = below
        if outer[-1].papers:
            break
    title = _title(lists[0], language) if len(lists) == 1 else names[lists[0].origin.path]
    speaking = [one for one in outer if one.papers or one.description]
    own = Shown(speaking[-1].id, alone=True) if speaking else None
    return _File(title, tuple(sections), own, is_one_section=not outer and len(sections) == 1)


def _listing(one: PaperList[str]) -> Shown:
    count = sum(1 for _ in one.walk())
    return Shown(one.id, headings=bool(one.lists), searched=count >= MANY)


def _loose(library: Library) -> tuple[str, ...]:
    listed = {key for one in library.lists for key in one.walk()}
    return tuple(key for key in library.papers if key not in listed)


def _title(one: PaperList[str], language: str) -> str:
    texts = chosen_texts(one.translations, language) if one.translations else {}
    return texts.get("title") or one.title or PurePath(one.origin.path).stem


def _language(library: Library) -> str:
    """Return the language that the lists are written in, as Sphinx calls it, or nothing."""
    texts = [text for one in library.lists for text in _texts(one)]
    texts += [paper.note for paper in library.papers.values() if paper.note]
    found = language_of_texts(list(map(plain_text, texts)))
    return _LOCALES.get(found, found)


def _texts(one: PaperList[str]) -> Iterator[str]:
    yield from filter(None, (one.title, one.description))
    for below in one.lists:
        yield from _texts(below)


def _indices(papers: Iterable[Paper]) -> Iterator[str]:
    papers = list(papers)
    if any(known_names(paper.authors) for paper in papers):
        yield "paper-author"
    if any(paper.date for paper in papers):
        yield "paper-year"
    if any(paper.badge for paper in papers):
        yield "paper-venue"
    if any(paper.tags for paper in papers):
        yield "paper-tag"
