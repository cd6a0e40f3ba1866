"""Find papers that stand in place of another, or twice."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_paperlist.papers.checks.audited import Audited, named, place
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.text import letters

# Shorter lists are often those of a lasting team.
_LONG_LIST = 5
# Shorter titles, such as `Technical report`, are those of many works.
_TELLING_TITLE = 16
# `Lattice` and `Lattice-v2` begin alike.
_TELLING_BEGINNING = 6


def repeated_papers(audited: Audited) -> Iterator[Diagnostic]:
    """Find papers that stand twice in one list; what they disagree in is said elsewhere."""
    conflicts = {one.origin for one in audited.library.diagnostics if one.code is Code.CONFLICT}
    for read, made in audited.lists():
        keys = iter(made.papers)
        first_at: dict[str, Origin] = {}
        for item in read.papers:
            if not isinstance(item, Paper) and len(audited.library.keys_for(item.name)) != 1:
                continue
            key = next(keys)
            first = first_at.setdefault(key, item.origin)
            if first is not item.origin and item.origin not in conflicts:
                title = named(audited.library.papers[key])
                yield Diagnostic(
                    item.origin,
                    Code.REPEATED_PAPER,
                    f"{title} stands in this list already, at {place(first, item.origin)}",
                    "delete one of the two",
                )


def same_titles(audited: Audited) -> Iterator[Diagnostic]:
    """Find titles that two works share; such works are not merged, as their authors differ."""
    first_with: dict[str, Paper] = {}
    for paper in audited.library.papers.values():
        title = letters(plain_text(paper.title))
        if len(title) < _TELLING_TITLE:
            continue
        first = first_with.setdefault(title, paper)
        if first is not paper:
            yield Diagnostic(
                paper.origin,
                Code.SAME_TITLE,
                f"{named(paper)} has the title, but not the first author, of the paper at "
                f"{place(first.origin, paper.origin)}",
                "if they are one paper, give both the same key or authors",
            )


def shared_authors(audited: Audited) -> Iterator[Diagnostic]:
    """Find long lists of authors that papers of one file share, whose year or venue differs.

    Titles that begin alike are of one line of work. A list that ends in `et al.` says too
    little.
    """
    first_with: dict[tuple[str, tuple[Name, ...]], Paper] = {}
    for paper in audited.library.papers.values():
        if len(paper.authors) < _LONG_LIST or paper.authors[-1] == OTHERS:
            continue
        first = first_with.setdefault((paper.origin.path, paper.authors), paper)
        if first is not paper and _beginning(first) != _beginning(paper) and _differ(first, paper):
            yield Diagnostic(
                paper.origin,
                Code.SHARED_AUTHORS,
                f"{named(paper)} has the same {len(paper.authors)} authors as {named(first)} "
                f"at {place(first.origin, paper.origin)}",
                "if one of the lists was copied, replace it",
            )


def _beginning(paper: Paper) -> str:
    return letters(plain_text(paper.title))[:_TELLING_BEGINNING]


def _differ(first: Paper, paper: Paper) -> bool:
    return (first.year, letters(first.venue)) != (paper.year, letters(paper.venue))
