"""Generate libraries with everything in them that has ever broken a format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.keys import is_citable
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import (
    NOWHERE,
    Link,
    Paper,
    PaperList,
    Source,
    Translation,
)
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.private import is_private
from sphinx_paperlist.papers.text import without_control_characters
from sphinx_paperlist.papers.types import WORK_TYPES
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import read_source

Papers = Mapping[str, Paper]
Lists = tuple[PaperList[str], ...]


@dataclass(frozen=True)
class Generated:
    """Hold papers and lists as a library has them; papers of no list come first."""

    papers: Papers
    lists: Lists = ()


# Texts

_PIECES = (
    *("State", "spaces", "of", "the", "GPT-4", "mHC", "状态空间", "模型", "Ré", "naïve", "İ", "ß"),
    *(
        "no",
        "yes",
        "null",
        "~",
        "012",
        "1:30",
        "2021-11-03",
        "1e3",
        "0x1F",
        ".5",
        "true",
        "=",
        "<<",
    ),
    *(": ", " #", "#", "&", "*", "!", "%", "@", "`", "|", ">", "'", '"', "- ", "? ", "---", "..."),
    *(
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        ",",
        ";",
        "\\",
        "\\alpha",
        "_",
        "^",
        "~",
        "$",
        "$x^2$",
        "$\\beta$",
    ),
    *(
        "**bold**",
        "*soft*",
        "`code`",
        "[link](https://a.example/x)",
        "<b>",
        "</b>",
        "&amp;",
        "<!--",
    ),
    *(
        "-->",
        "1.",
        "2)",
        "+",
        "–",
        "—",
        "“",
        "”",
        "¿",
        "\u2028",
        "\u00a0",
        "\u200d",
        "😀",
        "\U000f0000",
    ),
    *(
        "and",
        "et al.",
        "others",
        "，",
        "、",
        "。",
        "《",
        "》",
        "von",
        "Jr.",
        "II",
        "TY  - ",
        "@misc{x,",
    ),
)

WORDS = st.one_of(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6).map(" ".join),
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6).map("".join),
    st.text(max_size=12),
)


def _clean(text: str) -> str:
    return " ".join(without_control_characters(text).split())


TEXTS = WORDS.map(_clean).filter(bool)
# As every reader has it, a title lacks the full stop that closes it.
TITLES = TEXTS.map(lambda text: text.rstrip(".。 \u3000")).filter(bool)
LABELS = TEXTS.map(lambda text: text.rstrip("#0123456789 ")).filter(bool)
# Unknown fields are kept as they are, line ends and blanks included.
RAW_TEXTS = st.one_of(TEXTS, WORDS.map(without_control_characters), st.just("two\nlines\n"))
KEYS = st.one_of(
    st.from_regex(r"[a-z]{2,6}[12][0-9]{3}[a-z]{2,6}", fullmatch=True),
    st.sampled_from(
        ["null", "no", "012", "a:b/c+d", "k_ü", "王小明2021", "x#y", "a%b", "~t", "it's"]
    ),
    TEXTS.filter(is_citable),
)


def _sometimes(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | strategy


# Names

_GIVEN = ("Albert", "A.", "J. K.", "Karan", "Jean-Paul", "Y", "Christopher", "Ludwig", "Åsa")
_FAMILY = ("Gu", "Ré", "García Márquez", "Ng", "O'Neil", "de Souza", "Xi", "Øre")
_HAN = (Name("王", "明"), Name("欧阳", "小明"), Name(literal="王小明"))
_LITERALS = ("The ATLAS Collaboration", "OpenAI", "Barnes and Noble", "A, B & C")


def _names(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[Name]:
    """Make names of family, given, particle and suffix."""
    return st.tuples(*parts).map(lambda found: Name(*found))


NAMES = st.one_of(
    _names(st.sampled_from(_FAMILY), st.sampled_from(_GIVEN)),
    _names(
        st.sampled_from(_FAMILY),
        st.sampled_from(("", *_GIVEN)),
        st.sampled_from(("", "von", "de la", "van der", "da")),
        st.sampled_from(("", "Jr.", "III", "Sr.")),
    ),
    st.sampled_from(_HAN),
    st.sampled_from(_LITERALS).map(lambda text: Name(literal=text)),
)
ANY_NAMES = NAMES | _names(TEXTS, TEXTS) | TEXTS.map(lambda text: Name(literal=text))


@st.composite
def runs_of_names(draw: st.DrawFn, names: st.SearchStrategy[Name]) -> tuple[Name, ...]:
    found: tuple[Name, ...] = draw(st.lists(names, max_size=4).map(tuple))
    goes_on: bool = draw(st.booleans())
    return (*found, OTHERS) if found and goes_on else found


# Papers

# Readers of free text take other numbers for none.
_YEARS = st.integers(1500, 2099)
DATES = st.one_of(
    st.none(),
    _YEARS.map(Date),
    st.tuples(_YEARS, st.integers(1, 12)).map(lambda parts: Date(*parts)),
    st.tuples(_YEARS, st.integers(1, 12), st.integers(1, 28)).map(lambda parts: Date(*parts)),
)
_URLS = st.sampled_from(
    [
        *(
            "https://a.example/x",
            "https://a.example/p_(q)?a=1&b=%20~#f",
            "http://b.example/é/ü.pdf",
        ),
        *(
            "ftp://c.example/{x}",
            "mailto:lee@d.example",
            "files/paper-1.pdf",
            "https://a.example/[1]",
        ),
    ]
)
_LANGUAGES = st.lists(st.sampled_from(["en", "zh", "zh-Hans", "no", "de"]), unique=True, max_size=3)
_LINKS = st.lists(
    st.builds(Link, st.sampled_from(["PDF", "Code", "项目", "Project page"]) | LABELS, _URLS),
    max_size=4,
).map(tuple)
_EXTRA_NAMES = st.one_of(
    st.sampled_from(["mood", "x-rated", "howpublished", "no", "颜色"]),
    # These are known, or mean something where they stand alone.
    st.sampled_from(["year", "booktitle", "published", "pdf", "extra", "Keywords"]),
    TEXTS,
)
EXTRA = st.dictionaries(_EXTRA_NAMES, RAW_TEXTS, max_size=3).map(
    lambda found: tuple(pair for pair in found.items() if not is_private(*pair))
)


_PLAIN_FIELDS = (
    *("container", "volume", "issue", "number", "pages", "publisher", "place"),
    *("series", "edition", "isbn", "language", "sort"),
)


@st.composite
def papers(draw: st.DrawFn, number: int = 1, names: st.SearchStrategy[Name] = ANY_NAMES) -> Paper:
    """Draw a paper that no other of the same library is the same work as."""
    text, words = _sometimes(TEXTS), st.lists(TEXTS, unique=True, max_size=3).map(tuple)
    paper = Paper(
        title=f"N{number} {draw(TITLES)}",
        authors=draw(runs_of_names(names)),
        date=draw(DATES),
        venue=draw(text),
        arxiv=draw(st.sampled_from(["", f"2111.{number:05d}", f"arXiv:2111.{number:05d}v2"])),
        doi=draw(st.sampled_from(["", f"10.1000/{number}", f"10.1000/a_(b){number};c<d>"])),
        url=draw(_sometimes(_URLS)),
        links=draw(_LINKS),
        tags=draw(words),
        note=draw(text),
        abstract=draw(text),
        stars=draw(st.none() | st.integers(1, 5)),
        nickname=draw(text),
        affiliation=draw(text),
        type=draw(st.sampled_from(["", *(one.csl for one in WORK_TYPES)])),
    )
    more: dict[str, Any] = {name: draw(text) for name in _PLAIN_FIELDS}
    paper = paper._replace(
        **more,
        editors=draw(runs_of_names(names)),
        available=draw(DATES),
        added=draw(DATES),
        aliases=draw(st.lists(KEYS, unique=True, max_size=2).map(tuple)),
        extra=draw(EXTRA),
    )
    found = draw(_translations(("title", "note", "abstract"), f"N{number} "))
    return paper._replace(**first_texts(found), translations=found)


@st.composite
def _translations(
    draw: st.DrawFn, fields: Sequence[str], title_begins: str = ""
) -> tuple[Translation, ...]:
    found: list[Translation] = []
    for field in fields:
        begin = title_begins if field == "title" else ""
        for language in draw(_LANGUAGES):
            found.append(Translation(field, language, begin + draw(TITLES)))  # noqa: PERF401 - reads better
    return tuple(found)


def first_texts(translations: Sequence[Translation]) -> dict[str, Any]:
    return {one.field: one.text for one in reversed(translations)}


# Libraries


@st.composite
def libraries(
    draw: st.DrawFn, *, with_lists: bool = True, names: st.SearchStrategy[Name] = ANY_NAMES
) -> Generated:
    """Draw papers and, where asked for, nested lists of them."""
    keys = draw(st.lists(KEYS, unique_by=alias, min_size=1, max_size=4))
    drawn = {key: draw(papers(number, names))._replace(key=key) for number, key in enumerate(keys)}
    lists: Lists = ()
    if with_lists:
        ids = draw(st.lists(KEYS, unique_by=str, max_size=5))
        lists = draw(_lists(keys, iter(ids)))
    met = dict.fromkeys(_walk(lists))
    order = [*(key for key in keys if key not in met), *met]
    return Generated({key: drawn[key] for key in order}, lists)


@st.composite
def _lists(draw: st.DrawFn, keys: Sequence[str], ids: Iterator[str], depth: int = 0) -> Lists:
    found = []
    for _ in range(draw(st.integers(0, 3 - depth))):
        if (given := next(ids, None)) is None:
            break
        translations = draw(_translations(("title", "description")))
        one: PaperList[str] = PaperList(
            id=given,
            title=draw(TITLES),
            description=draw(_sometimes(TEXTS)),
            papers=tuple(draw(st.lists(st.sampled_from(keys), unique=True, max_size=3))),
            lists=draw(_lists(keys, ids, depth + 1)),
            translations=translations,
            extra=draw(EXTRA),
        )
        found.append(one._replace(**first_texts(translations)))
    return tuple(found)


def _walk(lists: Lists) -> Iterator[str]:
    for one in lists:
        yield from one.papers
        yield from _walk(one.lists)


# Reading back


def read(text: str, name: str) -> tuple[Source, Library]:
    """Read what was written, as a build does."""
    source = read_source(text.encode(), name, ReadingOptions())
    return source, build_library([source])


def bare_papers(library: Library | Generated) -> dict[str, Paper]:
    """Return papers without the places they were read from."""
    return {key: paper._replace(origin=NOWHERE) for key, paper in library.papers.items()}


def own_lists(source: Source, library: Library) -> Lists:
    """Return the lists of a file; a file that has none is a list itself in a library."""
    return bare_lists(library.lists) if source.lists else ()


def bare_lists(lists: Sequence[PaperList[str]]) -> Lists:
    """Return lists without places, and without the slugs of their titles."""
    return tuple(
        one._replace(origin=NOWHERE, slug="", lists=bare_lists(one.lists)) for one in lists
    )
