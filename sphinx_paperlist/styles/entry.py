"""Say what a style of listings is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol, TypeAlias, runtime_checkable

from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.spans import Span, plain
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
# Those that are paragraphs of their own.
PARAGRAPHS = frozenset({"note", "abstract", "bibtex", "cited-in"})


class View(NamedTuple):
    """Hold what of an entry is shown.

    `show` names its parts after the title, in order; `max_authors` is how many names stand
    before "et al.", 0 for all. `one_line` asks for title and names in one paragraph.
    """

    show: tuple[str, ...] = PARTS[:8]
    max_authors: int = 0
    words: Words = ENGLISH
    one_line: bool = False


class Block(NamedTuple):
    """Hold one paragraph of an entry: `role` names it, such as `head`, `byline` or `note`.

    `source` is the inline Markdown that the paragraph is made from, where it is prose that
    translators translate. A first span with the role `heading` is the paragraph's own heading,
    under which an interactive output can fold it. A block `cited-in` holds our words before the
    pages that cite the paper; they follow when all pages are known, and without any the block is
    not shown. A block `bibtex` holds a heading alone; the record follows in HTML, where alone the
    block is shown. The first block of an entry is neither: it stands beside the number.
    """

    role: str
    spans: tuple[Span, ...]
    source: str = ""


Style: TypeAlias = Callable[[Paper, View], tuple[Block, ...]]


@runtime_checkable
class ListStyle(Protocol):
    """Be a style that may show a paper in another way where it stands among others."""

    def __call__(self, paper: Paper, view: View) -> tuple[Block, ...]:
        """Return the blocks of a paper."""

    def among(self, papers: Iterable[Paper], view: View) -> Style:
        """Return the style for the papers of one listing."""


def among(style: Style, papers: Iterable[Paper], view: View) -> Style:
    """Return a style as it is for the papers of one listing."""
    return style.among(papers, view) if isinstance(style, ListStyle) else style


def formatted(style: Style, paper: Paper, view: View) -> tuple[Block, ...]:
    """Return the blocks that a style makes of a paper; one that makes none shows the title."""
    blocks = tuple(block for block in style(paper, view) if block.spans)
    return blocks or (Block("head", bare_title(paper)),)


def bare_title(paper: Paper) -> tuple[Span, ...]:
    """Return what stands for a paper of which there is nothing else to say."""
    return parse_inline(paper.title) or (plain(paper.key),)
