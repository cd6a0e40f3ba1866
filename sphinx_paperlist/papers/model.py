"""Hold papers and lists as frozen records."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, TypeAlias, TypeVar

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Diagnostic, Origin
from sphinx_paperlist.papers.fields import Kind, described, field_names, fields_of
from sphinx_paperlist.papers.names import Name

NOWHERE = Origin("")


@dataclass(frozen=True, slots=True)
class Link:
    """Name one address of a paper, as it was written."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Translation:
    """Hold the text of one field in one language (a language tag as in BCP 47)."""

    field: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Paper:
    """Describe one work.

    Texts described as inline Markdown hold its source. `extra` keeps the unknown fields of a
    data file as (name, text) pairs, so that conversions lose nothing; they are never published.
    """

    key: str = described(Kind.KEY, "What citations name; made from the content if absent.", "")
    title: str = described(Kind.INLINE, "Title without a closing full stop.", "")
    authors: tuple[Name, ...] = described(
        Kind.NAMES,
        "Authors in order: `Given Family`, `Family, Given` or `{name: Organisation}`.",
        (),
        also=("author",),
    )
    date: Date | None = described(
        Kind.DATE, "Date of publication, as exact as it is known.", None, also=("year",)
    )
    venue: str = described(Kind.TEXT, "Venue as shown in the badge.", "")
    arxiv: str = described(Kind.ARXIV, "arXiv id, in any form.", "")
    doi: str = described(Kind.DOI, "DOI, with or without resolver.", "")
    url: str = described(Kind.URL, "Address of the work where it has no better link.", "")
    links: tuple[Link, ...] = described(
        Kind.LINKS, "Labelled links in order; a relative one is a file beside the source.", ()
    )
    tags: tuple[str, ...] = described(Kind.TEXTS, "Words to select and group by.", ())
    note: str = described(Kind.INLINE, "Remark shown under the entry.", "")
    abstract: str = described(Kind.INLINE, "Abstract.", "")
    stars: int | None = described(Kind.INTEGER, "Importance from 1 to 5.", None)
    type: str = described(Kind.TEXT, "Type of the work, by CSL's names.", "")
    container: str = described(Kind.TEXT, "Journal, proceedings or book it is part of.", "")
    volume: str = described(Kind.TEXT, "Volume.", "")
    issue: str = described(Kind.TEXT, "Issue.", "")
    pages: str = described(Kind.TEXT, "Pages.", "")
    publisher: str = described(Kind.TEXT, "Publisher.", "")
    editors: tuple[Name, ...] = described(Kind.NAMES, "Editors, as authors.", (), also=("editor",))
    edition: str = described(Kind.TEXT, "Edition.", "")
    isbn: str = described(Kind.TEXT, "ISBN.", "")
    language: str = described(Kind.TEXT, "Language of the work, as a BCP 47 tag.", "")
    sort: str = described(Kind.TEXT, "Text to sort by in place of the first author's name.", "")
    added: Date | None = described(Kind.DATE, "Date at which it joined the list.", None)
    aliases: tuple[str, ...] = described(Kind.TEXTS, "Further keys that citations may use.", ())
    translations: tuple[Translation, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    origin: Origin = NOWHERE

    @property
    def year(self) -> int | None:
        """Return the year of publication where it is known."""
        return self.date.year if self.date else None


# Everything but the key, which is the first attribute.
_WITHOUT_KEY = tuple(field.name for field in dataclasses.fields(Paper))[1:]
_values_without_key = attrgetter(*_WITHOUT_KEY)


def with_key(paper: Paper, key: str) -> Paper:
    """Return a paper under another key; `dataclasses.replace` takes three times as long."""
    return Paper(key, *_values_without_key(paper))


@dataclass(frozen=True, slots=True)
class Mention:
    """Stand in a list for a paper that is defined elsewhere, by key or alias."""

    name: str
    origin: Origin = NOWHERE


Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperList(Generic[Item]):
    """Hold a titled, ordered sequence of papers, and the lists below it.

    `slug` is what the title gives, unlike any other of the same file. As read from a source
    the items are papers and mentions, and `id` is empty where nobody gave one; in a library
    the items are keys, and every list has an id.
    """

    id: str = described(Kind.KEY, "Name for directives; made from the title if absent.", "")
    title: str = described(Kind.INLINE, "Title of the list.", "")
    description: str = described(Kind.INLINE, "A sentence about the list.", "")
    papers: tuple[Item, ...] = described(Kind.PAPERS, "Its papers in order.", ())
    lists: tuple[PaperList[Item], ...] = described(Kind.LISTS, "The lists below it in order.", ())
    translations: tuple[Translation, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    slug: str = ""
    origin: Origin = NOWHERE


SourceList: TypeAlias = PaperList[Paper | Mention]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Hold what one file gave: its lists, the papers in no list, and what there is to say."""

    path: str
    papers: tuple[Paper | Mention, ...] = ()
    lists: tuple[SourceList, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


PAPER_FIELDS = fields_of(Paper)
PAPER_FIELD_NAMES = field_names(PAPER_FIELDS)
LIST_FIELDS = fields_of(PaperList)
