"""Give every work its key, and collect the names under which it is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.keys import aliases, derived_keys, id_aliases, identity_tokens
from sphinx_paperlist.papers.model import Paper


def assign_keys(works: Sequence[Sequence[Paper]]) -> tuple[list[str], dict[str, list[str]]]:
    """Give every work the first key that somebody wrote, else one made from its content.

    Works that would get the same derived key all take further words, and none keeps the short
    one, so that keys do not depend on the order of works. Return the keys, and for each key
    given up the keys it may mean.
    """
    keys = [work[0].key or next((paper.key for paper in work if paper.key), "") for work in works]
    longer: dict[int, Iterator[str]] = {}
    for position, work in enumerate(works):
        if not keys[position]:
            first = min(work, key=lambda one: list(derived_keys(one))) if work[1:] else work[0]
            longer[position] = derived_keys(first)
            keys[position] = next(longer[position])
    reserved = {paper.key for work in works for paper in work if paper.key}
    given_up: dict[str, list[int]] = {}
    holders: dict[str, list[int]] = {}
    new = list(longer)
    while new:
        for position in new:
            holders.setdefault(keys[position], []).append(position)
        clashes = {
            key
            for key in (keys[position] for position in new)
            if len(holders[key]) > 1 or key in reserved or key in given_up
        }
        new = []
        for key in clashes:
            positions = holders.pop(key)
            given_up.setdefault(key, []).extend(positions)
            for position in positions:
                keys[position] = next(longer[position], f"{keys[position]}-{position}")
            new += positions
    return keys, {
        key: [keys[position] for position in sorted(positions)]
        for key, positions in given_up.items()
        if key not in reserved
    }


def paper_names(
    papers: Mapping[str, Paper],
    works: Sequence[Sequence[Paper]],
    given_up: Mapping[str, Sequence[str]],
    ids: Iterable[Sequence[str]] | None = None,
) -> dict[str, tuple[str, ...]]:
    """Return for every key, alias and key given up the keys it may mean.

    `papers` and `works` are in the same order, and so are `ids`, which are the `id_aliases` of each
    paper where they are known. A key beats an alias. The key that a description without one
    would have had alone is an alias too, so that a citation survives when somebody gives the
    paper a key.
    """
    others: dict[str, str] = {}
    several: dict[str, dict[str, None]] = {}

    def add(name: str, key: str) -> None:
        first = others.setdefault(name, key)
        if first != key:
            several.setdefault(name, {first: None})[key] = None

    for short, keys in given_up.items():
        for key in keys:
            add(alias(short), key)
    known = map(id_aliases, papers.values()) if ids is None else ids
    for (key, paper), work, own in zip(papers.items(), works, known, strict=True):
        for name in own:
            add(name, key)
        for name in paper.aliases:
            add(alias(name), key)
        if len(work) > 1:
            for one in work:
                add(alias(one.key or next(derived_keys(one))), key)
    names = {
        name: tuple(several[name]) if name in several else (key,) for name, key in others.items()
    }
    names.update((alias(key), (key,)) for key in papers)
    return names


def key_among(paper: Paper, papers: Mapping[str, Paper], names: Mapping[str, Sequence[str]]) -> str:
    """Return the key of a paper that joins others without changing theirs.

    If it is one of them, it has that one's key; else its own key, or the shortest derived one
    that means nothing yet.
    """
    tokens = set(identity_tokens(paper))
    found = [key for name in aliases(paper) for key in names.get(name, ())]
    for candidate in [*found, *filter(None, [paper.key]), *derived_keys(paper)]:
        if candidate in papers:
            if candidate == paper.key or not tokens.isdisjoint(identity_tokens(papers[candidate])):
                return candidate
        elif candidate == paper.key or candidate not in names:
            return candidate
    return paper.key or next(derived_keys(paper))
