"""Say what a style of listings is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

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


class View(NamedTuple):
    """Hold what of an entry is shown.

    `show` names its parts after the title, in order; `max_authors` is how many names stand
    before "et al.", 0 for all.
    """

    show: tuple[str, ...] = PARTS[:8]
    max_authors: int = 0
    words: Words = ENGLISH


class Block(NamedTuple):
    """Hold one paragraph of an entry: `role` names it, such as `head`, `byline` or `note`.

    `source` is the inline Markdown that the paragraph is made from, where it is prose that
    translators translate. A block `cited-in` holds our words before the pages that cite the
    paper; they follow when all pages are known, and without any the block is not shown.
    """

    role: str
    spans: tuple[Span, ...]
    source: str = ""


Style: TypeAlias = Callable[[Paper, View], tuple[Block, ...]]
