"""Hold what checks look at, and how they speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sphinx_paperlist.papers.diagnostics import Origin
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.model import Paper, PaperList, Source, SourceList
from sphinx_paperlist.papers.names import known_names
from sphinx_paperlist.papers.text import letters

_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Audited:
    """Hold sources, the library made of them, and every description of a paper, in order.

    A work that is described in several places is one paper of the library.
    """

    sources: Sequence[Source]
    library: Library
    descriptions: tuple[Paper, ...] = field(init=False)

    def __post_init__(self) -> None:
        found = (item for source in self.sources for item in source.walk())
        papers = tuple(item for item in found if isinstance(item, Paper))
        object.__setattr__(self, "descriptions", papers)

    def lists(self) -> Iterator[tuple[SourceList, PaperList[str]]]:
        """Yield every list as it was read, with the list of keys that the library made of it."""
        roots = [
            root
            for source in self.sources
            for root in (source.lists or (PaperList(papers=source.papers),))
        ]
        pairs = list(zip(roots, self.library.lists, strict=True))[::-1]
        while pairs:
            read, made = pairs.pop()
            yield read, made
            pairs += list(zip(read.lists, made.lists, strict=True))[::-1]


def named(paper: Paper) -> str:
    """Return the title of a paper in quotes, cut where it is long."""
    title = plain_text(paper.title)
    return f"'{title}'" if len(title) <= _LONGEST_TITLE else f"'{title[:_LONGEST_TITLE].rstrip()}…'"


def name_letters(paper: Paper) -> tuple[str, ...]:
    """Return the authors in the form in which two spellings of a name are most often one."""
    return tuple(letters(name.short) for name in known_names(paper.authors))


def place(origin: Origin, seen_from: Origin) -> str:
    """Return a place as it is called from another: by its line alone in the same file."""
    if origin.path == seen_from.path and origin.line:
        return f"line {origin.line}"
    return str(origin)
