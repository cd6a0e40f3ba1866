"""Merge what the sources gave into a library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import cast

from sphinx_paperlist.papers.diagnostics import Diagnostic, Origin
from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.identity import drop_duplicate_keys, group_works, merge
from sphinx_paperlist.papers.keyring import assign_keys, paper_names
from sphinx_paperlist.papers.keys import id_aliases
from sphinx_paperlist.papers.library import Library, unresolved
from sphinx_paperlist.papers.listids import name_lists
from sphinx_paperlist.papers.model import Paper, PaperList, Source, SourceList

# Each look at all names takes milliseconds; so many wrong ones are no slips of the hand.
_MOST_SUGGESTIONS = 100


def merge_sources(sources: Sequence[Source]) -> tuple[Library, list[list[int]]]:
    """Merge sources; return too for each paper of the library the places of its descriptions.

    A place is the number of a description among all those of the sources, in reading order. A
    paper with one description is that description, but for the key.
    """
    roots = [_root(source) for source in sources]
    descriptions, diagnostics = drop_duplicate_keys(
        [item for root in roots for item in root.walk() if isinstance(item, Paper)]
    )
    ids = [id_aliases(paper) for paper in descriptions]
    groups = group_works(descriptions, ids)
    works = [[descriptions[position] for position in group] for group in groups]
    keys, given_up = assign_keys(works)
    papers: dict[str, Paper] = {}
    for key, work in zip(keys, works, strict=True):
        paper = work[0]
        if len(work) > 1:
            paper, remarks = merge(work)
            diagnostics += remarks
        papers[key] = paper if paper.key == key else paper._replace(key=key)
    names = paper_names(
        papers,
        works,
        given_up,
        (
            ids[group[0]] if len(group) == 1 else id_aliases(paper)
            for group, paper in zip(groups, papers.values(), strict=True)
        ),
    )
    key_at = [""] * len(descriptions)
    for key, group in zip(keys, groups, strict=True):
        for position in group:
            key_at[position] = key
    in_order = iter(key_at)
    suggested = chain(repeat(names, _MOST_SUGGESTIONS), repeat({}))
    resolved = [_resolve(root, in_order, names, suggested, diagnostics) for root in roots]
    lists, list_names, repeated = name_lists(
        [
            (source.path, root.lists or (root,))
            for source, root in zip(sources, resolved, strict=True)
        ]
    )
    library = Library(
        papers=MappingProxyType(papers),
        positions=MappingProxyType({key: position for position, key in enumerate(papers)}),
        lists=lists,
        names=MappingProxyType(names),
        list_names=MappingProxyType(list_names),
        diagnostics=(*diagnostics, *repeated),
    )
    return library, groups


def _root(source: Source) -> SourceList:
    """Return a source as a list named by its stem, with its own lists below."""
    stem = PurePosixPath(source.path).stem
    return PaperList(
        title=stem, slug=stem, papers=source.papers, lists=source.lists, origin=Origin(source.path)
    )


def _resolve(
    paper_list: SourceList,
    keys: Iterator[str],
    names: Mapping[str, tuple[str, ...]],
    suggested: Iterator[Mapping[str, object]],
    diagnostics: list[Diagnostic],
) -> PaperList[str]:
    """Turn the items of a list into keys; `keys` yields those of its papers, in reading order.

    `suggested` yields for each name without a paper those among which close ones are looked for.
    """
    papers: list[str] = []
    for item in paper_list.papers:
        if isinstance(item, Paper):
            papers.append(next(keys))
        elif len(found := names.get(alias(item.name), ())) == 1:
            papers.append(found[0])
        else:
            diagnostics.append(unresolved(item, found, next(suggested)))
    lists = tuple(
        _resolve(below, keys, names, suggested, diagnostics) for below in paper_list.lists
    )
    resolved = cast("PaperList[str]", paper_list)
    return resolved._replace(papers=tuple(papers), lists=lists)
