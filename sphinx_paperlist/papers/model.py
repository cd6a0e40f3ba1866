"""Hold papers and lists as frozen records.

Annotations are not postponed here: the table of fields is made from them, and they would have to
be compiled one by one when the module is imported.
"""

from collections.abc import Iterator
from typing import Annotated, Generic, NamedTuple, TypeAlias, TypeVar

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Diagnostic, Origin
from sphinx_paperlist.papers.fields import Field, Kind, field_names, fields_of
from sphinx_paperlist.papers.names import Name

NOWHERE = Origin("")
# The label of a link that stood on a title, and so had none.
LINKED_TITLE = "title"


class Link(NamedTuple):
    """Name one address of a paper, as it was written."""

    label: str
    url: str


class Translation(NamedTuple):
    """Hold the text of one field in one language (a language tag as in BCP 47)."""

    field: str
    language: str
    text: str


class Paper(NamedTuple):
    """Describe one work.

    It is a named tuple, since a library makes them by ten thousands and a frozen dataclass of
    so many attributes takes six times as long.

    Texts described as inline Markdown hold its source. `extra` keeps the unknown fields of a
    data file as (name, text) pairs, so that conversions lose nothing; they are never published.
    """

    key: Annotated[
        str,
        Field(
            Kind.KEY,
            "What citations name; made from the content if absent.",
            csl="citation-key",
            ris="ID",
        ),
    ] = ""
    title: Annotated[
        str,
        Field(
            Kind.INLINE,
            "Title without a closing full stop.",
            csl="title",
            biblatex="title",
            ris="TI",
        ),
    ] = ""
    authors: Annotated[
        tuple[Name, ...],
        Field(
            Kind.NAMES,
            "Authors in order: `Given Family`, `Family, Given` or `{name: Organisation}`.",
            also=("author",),
            csl="author",
            biblatex="author",
            ris="AU",
        ),
    ] = ()
    date: Annotated[
        Date | None,
        Field(
            Kind.DATE,
            "Date of publication, as exact as it is known.",
            also=("year",),
            csl="issued",
            biblatex="date",
            ris="DA",
        ),
    ] = None
    venue: Annotated[
        str,
        Field(
            Kind.TEXT,
            "Venue as shown in the badge.",
            csl="container-title-short",
            biblatex="shortjournal",
            ris="J2",
        ),
    ] = ""
    arxiv: Annotated[str, Field(Kind.ARXIV, "arXiv id, in any form.", biblatex="eprint")] = ""
    doi: Annotated[
        str,
        Field(Kind.DOI, "DOI, with or without resolver.", csl="DOI", biblatex="doi", ris="DO"),
    ] = ""
    url: Annotated[
        str,
        Field(
            Kind.URL,
            "Address of the work where it has no better link.",
            csl="URL",
            biblatex="url",
            ris="UR",
        ),
    ] = ""
    links: Annotated[
        tuple[Link, ...],
        Field(Kind.LINKS, "Labelled links in order; a relative one is a file beside the source."),
    ] = ()
    tags: Annotated[
        tuple[str, ...],
        Field(
            Kind.TEXTS,
            "Words to select and group by.",
            csl="keyword",
            biblatex="keywords",
            ris="KW",
        ),
    ] = ()
    note: Annotated[
        str,
        Field(Kind.INLINE, "Remark shown under the entry.", csl="note", biblatex="note", ris="N1"),
    ] = ""
    abstract: Annotated[
        str, Field(Kind.INLINE, "Abstract.", csl="abstract", biblatex="abstract", ris="AB")
    ] = ""
    stars: Annotated[int | None, Field(Kind.INTEGER, "Importance from 1 to 5.")] = None
    nickname: Annotated[
        str,
        Field(
            Kind.TEXT,
            "Short name of the work, such as that of its model.",
            csl="title-short",
            biblatex="shorttitle",
            ris="ST",
        ),
    ] = ""
    affiliation: Annotated[
        str, Field(Kind.TEXT, "Where its authors work, as the list says it.", ris="AD")
    ] = ""
    type: Annotated[
        str, Field(Kind.TEXT, "Type of the work, by CSL's names.", csl="type", ris="TY")
    ] = ""
    container: Annotated[
        str,
        Field(
            Kind.TEXT,
            "Journal, proceedings or book it is part of.",
            csl="container-title",
            biblatex="journaltitle",
            ris="T2",
        ),
    ] = ""
    volume: Annotated[
        str, Field(Kind.TEXT, "Volume.", csl="volume", biblatex="volume", ris="VL")
    ] = ""
    issue: Annotated[str, Field(Kind.TEXT, "Issue.", csl="issue", biblatex="number", ris="IS")] = ""
    number: Annotated[
        str,
        Field(
            Kind.TEXT, "Number of a report or a patent.", csl="number", biblatex="number", ris="M1"
        ),
    ] = ""
    pages: Annotated[str, Field(Kind.TEXT, "Pages.", csl="page", biblatex="pages", ris="SP")] = ""
    publisher: Annotated[
        str,
        Field(
            Kind.TEXT,
            "Publisher, or the institution of a thesis or report.",
            csl="publisher",
            biblatex="publisher",
            ris="PB",
        ),
    ] = ""
    place: Annotated[
        str,
        Field(
            Kind.TEXT,
            "Place of the publisher.",
            csl="publisher-place",
            biblatex="location",
            ris="CY",
        ),
    ] = ""
    series: Annotated[
        str,
        Field(
            Kind.TEXT,
            "Series that the book or the proceedings belong to.",
            csl="collection-title",
            biblatex="series",
            ris="T3",
        ),
    ] = ""
    editors: Annotated[
        tuple[Name, ...],
        Field(
            Kind.NAMES,
            "Editors, as authors.",
            also=("editor",),
            csl="editor",
            biblatex="editor",
            ris="ED",
        ),
    ] = ()
    edition: Annotated[
        str, Field(Kind.TEXT, "Edition.", csl="edition", biblatex="edition", ris="ET")
    ] = ""
    isbn: Annotated[str, Field(Kind.TEXT, "ISBN.", csl="ISBN", biblatex="isbn", ris="SN")] = ""
    language: Annotated[
        str,
        Field(
            Kind.TEXT,
            "Language of the work, as a BCP 47 tag.",
            csl="language",
            biblatex="langid",
            ris="LA",
        ),
    ] = ""
    available: Annotated[
        Date | None,
        Field(
            Kind.DATE,
            "Date at which a preprint was there, where it is not the date of publication.",
            csl="available-date",
        ),
    ] = None
    sort: Annotated[
        str, Field(Kind.TEXT, "Text to sort by in place of the first author's name.")
    ] = ""
    added: Annotated[Date | None, Field(Kind.DATE, "Date at which it joined the list.")] = None
    aliases: Annotated[
        tuple[str, ...],
        Field(Kind.TEXTS, "Further keys that citations may use.", biblatex="ids"),
    ] = ()
    translations: tuple[Translation, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    origin: Origin = NOWHERE

    @property
    def year(self) -> int | None:
        """Return the year of publication where it is known."""
        return self.date.year if self.date else None

    @property
    def badge(self) -> str:
        """Return the venue as it is shown and queried: else what the work is part of."""
        return self.venue or self.container


class Mention(NamedTuple):
    """Stand in a list for a paper that is defined elsewhere, by key or alias."""

    name: str
    origin: Origin = NOWHERE


Item = TypeVar("Item")


class PaperList(NamedTuple, Generic[Item]):
    """Hold a titled, ordered sequence of papers, and the lists below it.

    `slug` is what the title gives, unlike any other of the same file. As read from a source
    the items are papers and mentions, and `id` is empty where nobody gave one; in a library
    the items are keys, and every list has an id.
    """

    id: Annotated[str, Field(Kind.KEY, "Name for directives; made from the title if absent.")] = ""
    title: Annotated[str, Field(Kind.INLINE, "Title of the list.")] = ""
    description: Annotated[str, Field(Kind.INLINE, "A sentence about the list.")] = ""
    papers: Annotated[tuple[Item, ...], Field(Kind.PAPERS, "Its papers in order.")] = ()
    lists: Annotated[
        "tuple[PaperList[Item], ...]", Field(Kind.LISTS, "The lists below it in order.")
    ] = ()
    translations: tuple[Translation, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    slug: str = ""
    origin: Origin = NOWHERE

    def walk(self) -> Iterator[Item]:
        """Yield the papers of the list and of those below it, in reading order."""
        yield from self.papers
        for below in self.lists:
            yield from below.walk()


SourceList: TypeAlias = PaperList[Paper | Mention]


class Source(NamedTuple):
    """Hold what one file gave: its lists, the papers in no list, and what there is to say."""

    path: str
    papers: tuple[Paper | Mention, ...] = ()
    lists: tuple[SourceList, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def walk(self) -> Iterator[Paper | Mention]:
        """Yield everything that stands in the file for a paper, in reading order."""
        yield from self.papers
        for one in self.lists:
            yield from one.walk()


PAPER_FIELDS = fields_of(Paper)
PAPER_FIELD_NAMES = field_names(PAPER_FIELDS)
LIST_FIELDS = fields_of(PaperList)
