"""Say what a style of listings is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.spans import Span
from sphinx_paperlist.styles.words import ENGLISH, Words

# The parts of an entry after its title that `paperlist_show` may name.
PARTS = (
    "venue",
    "authors",
    "links",
    "date",
    "note",
    "abstract",
    "bibtex",
    "cited-in",
    "tags",
    "stars",
)


@dataclass(frozen=True, slots=True)
class View:
    """Hold what of an entry is shown.

    `show` names its parts after the title, in order; `max_authors` is how many names stand
    before "et al.", 0 for all.
    """

    show: tuple[str, ...] = PARTS[:8]
    max_authors: int = 0
    words: Words = ENGLISH


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one paragraph of an entry: `role` names it, such as `head`, `byline` or `note`."""

    role: str
    spans: tuple[Span, ...]


Style: TypeAlias = Callable[[Paper, View], tuple[Block, ...]]
