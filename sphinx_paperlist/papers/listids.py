"""Give every list the id by which directives and links name it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import PaperList
from sphinx_paperlist.papers.text import fold

Lists = tuple[PaperList[str], ...]


def name_lists(
    shelves: Sequence[tuple[str, Lists]],
) -> tuple[Lists, dict[str, Lists], list[Diagnostic]]:
    """Give the lists of all sources their ids.

    `shelves` holds the path of each source and its lists. A list is named by the id that
    somebody wrote, else by the slug of its title; where that is not unique, the stem of its
    file stands before it (`stem/slug`), or the whole path. Return the lists, the lists that
    each id, full id and title may mean, and a diagnostic for each id written twice.
    """
    everything = [(path, one) for path, lists in shelves for one in _walk(lists)]
    written: dict[str, PaperList[str]] = {}
    diagnostics = []
    for _, one in everything:
        if one.id and one is not (first := written.setdefault(one.id, one)):
            diagnostics.append(_repeated(one, first))
    uses = Counter(one.id or one.slug for _, one in everything)
    stem_uses = Counter(_full_id(path, one) for path, one in everything)

    def named(path: str, one: PaperList[str]) -> PaperList[str]:
        short = one.id or one.slug
        if uses[short] > 1 and written.get(short) is not one:
            full = _full_id(path, one)
            short = full if stem_uses[full] == 1 else f"{path}/{short}"
        return dataclasses.replace(
            one, id=short, lists=tuple(named(path, below) for below in one.lists)
        )

    shelved = [(path, tuple(named(path, one) for one in lists)) for path, lists in shelves]
    names: dict[str, list[PaperList[str]]] = {}
    for (path, one), (_, before) in zip(
        ((path, one) for path, lists in shelved for one in _walk(lists)), everything, strict=True
    ):
        titles = [one.title, *(t.text for t in one.translations if t.field == "title")]
        short = [] if before.slug in written else [before.slug]
        for name in {
            one.id,
            _full_id(path, before),
            *short,
            *(fold(plain_text(t)) for t in titles),
        }:
            if name:
                names.setdefault(name, []).append(one)
    ids: dict[str, Lists] = {}
    for _, lists in shelved:
        for one in _walk(lists):
            ids[one.id] = (*ids.get(one.id, ()), one)
    return (
        tuple(one for _, lists in shelved for one in lists),
        {**{name: tuple(lists) for name, lists in names.items()}, **ids},
        diagnostics,
    )


def _walk(lists: Lists) -> Iterator[PaperList[str]]:
    for one in lists:
        yield one
        yield from _walk(one.lists)


def _full_id(path: str, one: PaperList[str]) -> str:
    return f"{PurePosixPath(path).stem}/{one.id or one.slug}"


def _repeated(one: PaperList[str], first: PaperList[str]) -> Diagnostic:
    return Diagnostic(
        one.origin,
        Code.DUPLICATE_LIST,
        f"list id '{one.id}' is taken by the list at {first.origin}",
        "give one of the two another id",
    )
