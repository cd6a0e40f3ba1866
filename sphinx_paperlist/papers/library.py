"""Hold what all sources gave as one read-only view of papers and lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic
from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.model import Mention, Paper, PaperList, Source
from sphinx_paperlist.papers.text import did_you_mean, fold


class Library(NamedTuple):
    """Hold all papers by key, in source order, all lists, and what there is to say of them.

    `names` gives for every key and alias, in look-up form, the keys it may mean: one, or
    several for a derived key that several papers would have. `list_names` does the same for
    lists, by id, full id and folded title. `positions` are the places of papers in the order.
    """

    papers: Mapping[str, Paper]
    positions: Mapping[str, int]
    lists: Sequence[PaperList[str]]
    names: Mapping[str, tuple[str, ...]]
    list_names: Mapping[str, tuple[PaperList[str], ...]]
    diagnostics: tuple[Diagnostic, ...] = ()

    def keys_for(self, name: str) -> tuple[str, ...]:
        """Return the keys that a key or alias may mean: none, one, or several."""
        return self.names.get(alias(name), ())

    def lists_for(self, name: str) -> tuple[PaperList[str], ...]:
        """Return the lists that an id or a title may mean: none, one, or several."""
        return self.list_names.get(name.strip()) or self.list_names.get(fold(name), ())


def build_library(sources: Sequence[Source]) -> Library:
    """Merge sources, in the order in which they are given.

    Keys do not depend on that order, except where one key names two works.
    """
    # Imported when something is merged: a build in which no source has changed merges nothing.
    from sphinx_paperlist.papers.merging import merge_sources  # noqa: PLC0415 - see above

    library, _ = merge_sources(sources)
    return library


def unresolved(mention: Mention, found: Sequence[str], names: Mapping[str, object]) -> Diagnostic:
    """Say that a name means no paper, with the closest ones, or several, with their keys."""
    if found:
        meant = " or ".join(f"'{key}'" for key in found)
        return Diagnostic(
            mention.origin,
            Code.AMBIGUOUS_KEY,
            f"'{mention.name}' may mean {meant}",
            "use one of these keys",
        )
    return Diagnostic(
        mention.origin,
        Code.UNKNOWN_KEY,
        f"no paper has the key '{mention.name}'",
        did_you_mean(mention.name, names),
    )
