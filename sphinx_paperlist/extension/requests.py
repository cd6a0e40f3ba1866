"""Answer what listings ask for, from the library and the papers written on their page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sphinx_paperlist.extension.records import Request, WrittenPapers
from sphinx_paperlist.papers.expression import compile_where
from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.query import Group, Query, group_from_list, run


class Shelf(NamedTuple):
    """Find papers as the listings of one page do: those written on it, then the library."""

    library: Library
    written: WrittenPapers | None = None

    def keys_for(self, name: str) -> tuple[str, ...]:
        """Return the keys that a name may mean: none, one, or several."""
        if self.written and (key := self.written.names.get(alias(name))):
            return (key,)
        return self.library.keys_for(name)

    def paper(self, key: str) -> Paper:
        """Return the paper with a key that `keys_for` gave."""
        if self.written and key in self.written.papers:
            return self.written.papers[key]
        return self.library.papers[key]


def query_of(request: Request) -> Query:
    """Return the query of a request, whose `where` has been found to be right."""
    where = compile_where(request.where) if request.where else None
    return Query(where, request.sort, request.group_by, request.limit)


def answer(
    request: Request, shelf: Shelf, cited: Sequence[Paper] | None = None
) -> Group[Paper] | None:
    """Return the papers of a listing, or None where its list is not there, or is not one alone.

    `cited` are the papers that a late request is about: it shows those of them, or, with
    `uncited`, all others.
    """
    group = _asked(request, shelf, cited)
    if group is None:
        return None
    query = query_of(request)
    if cited is not None:
        keys = {paper.key for paper in cited}
        where = query.where
        query = query._replace(
            where=lambda paper: (
                (paper.key in keys) != request.uncited and (where is None or where(paper))
            ),
        )
    return run(query, group)


def _asked(request: Request, shelf: Shelf, cited: Sequence[Paper] | None) -> Group[Paper] | None:
    """Return what a listing is of, before the query."""
    if request.cited and request.uncited:
        return Group()
    if request.list_name:
        lists = shelf.library.lists_for(request.list_name)
        if len(lists) != 1:
            return None
        return group_from_list(lists[0], shelf.library.papers, request.depth)
    if request.names is not None:
        found = map(shelf.keys_for, request.names)
        return Group(papers=tuple(shelf.paper(keys[0]) for keys in found if len(keys) == 1))
    if cited is not None and request.cited:
        return Group(papers=tuple(cited))
    return Group(papers=tuple(shelf.library.papers.values()))
