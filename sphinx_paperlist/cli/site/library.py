"""Ask a library what a new site needs to know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from sphinx_paperlist.papers.languages import language_of_texts
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.model import PaperList, Source


def every_list(lists: Iterable[PaperList[str]]) -> Iterator[PaperList[str]]:
    """Yield lists, and those below them, in reading order."""
    for one in lists:
        yield one
        yield from every_list(one.lists)


def by_source(
    sources: Iterable[Source], lists: Iterable[PaperList[str]]
) -> Iterator[tuple[PaperList[str], ...]]:
    """Yield the lists of each source; one without lists is itself a list of the library."""
    rest = iter(lists)
    for source in sources:
        yield tuple(islice(rest, len(source.lists) or 1))


def loose_papers(library: Library) -> tuple[str, ...]:
    """Return the keys of the papers that stand in no list."""
    listed = {key for one in library.lists for key in one.walk()}
    return tuple(key for key in library.papers if key not in listed)


def site_language(library: Library) -> str:
    """Return the language of those who keep a library, as Sphinx names it.

    It is that of their headings, else of their notes, else of the titles of papers.
    """
    lists, papers = list(every_list(library.lists)), library.papers.values()
    headings = [one.title for one in lists]
    notes = [*(one.description for one in lists), *(paper.note for paper in papers)]
    for texts in (headings, notes, [paper.title for paper in papers]):
        if language := language_of_texts(texts):
            return "zh_CN" if language == "zh" else language
    return "en"
