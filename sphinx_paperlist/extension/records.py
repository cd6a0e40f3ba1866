"""Hold what pages tell the domain: listings, citations, and papers written in place.

All of it is pickled with the environment, and none of it is a paper of the library.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sphinx_paperlist.papers.diagnostics import Diagnostic
from sphinx_paperlist.papers.model import Paper


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one paper of a listing, with what the inventory and other pages need of it.

    `anchor` is empty where the page has shown the paper before, in the same list.
    """

    key: str
    anchor: str
    number: str
    title: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Hold where a list, or a list below another, begins on a page."""

    id: str
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold one place in the documentation where papers are shown."""

    docname: str
    entries: tuple[Entry, ...]
    lists: tuple[ListPlace, ...] = ()
    home: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Hold where a citation of a paper leads: an entry on a page."""

    docname: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class CitedName:
    """Hold a key or list id as a page cites it, with its line.

    `key` is the paper's key, or the list's id, where it was known when the page was read: a
    paper written in place on a later page was not.
    """

    name: str
    key: str
    line: int
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class WrittenPapers:
    """Hold the papers that a page has written in place, and every name they are found by."""

    papers: Mapping[str, Paper]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SourceState:
    """Hold what is remembered of the sources: a digest of them, and what there was to say.

    `names` are the paths of the sources, relative to the source directory. `files` tells for each
    relative link, as (source, target), whether the file was there.
    """

    digest: str
    names: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[tuple[str, str], bool]
