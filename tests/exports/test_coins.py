"""A paper becomes a ContextObject that Zotero and other reference managers read from a page."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.exports.coins import FIELDS, coins
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.names import OTHERS, Name, known_names
from sphinx_paperlist.papers.types import WORK_TYPES
from tests.exports.strategies import papers

KEYS_OF_TEXTS = {
    *("rft.atitle", "rft.btitle", "rft.title", "rft.jtitle", "rft.stitle", "rft.source"),
    *("rft.volume", "rft.issue", "rft.number", "rft.pages", "rft.pub", "rft.publisher"),
    *("rft.inst", "rft.place", "rft.series", "rft.edition", "rft.isbn", "rft.language"),
    "rft.description",
}
PARTS_OF_NAMES = {"rft.aulast", "rft.aufirst", "rft.ausuffix"}
WHOLE_NAMES = {"rft.aucorp", "rft.au", "rft.creator", "rft.inventor"}
OTHER_KEYS = {
    *("ctx_ver", "rft_val_fmt", "rft.genre", "rft.type", "rft.date", "rft.spage", "rft.epage"),
    "rft_id",
}


def pairs(paper: Paper) -> list[tuple[str, str]]:
    """Return keys and values as a reader decodes them."""
    found = parse_qsl(coins(paper), keep_blank_values=True, strict_parsing=True)
    assert found[0] == ("ctx_ver", "Z39.88-2004")
    return found


def values(paper: Paper) -> dict[str, str]:
    """Return values by keys, of which none is there twice."""
    found = pairs(paper)
    assert len(dict(found)) == len(found)
    return dict(found)


def names(*authors: Name, kind: str = "article-journal") -> list[tuple[str, str]]:
    """Return the keys and values of authors, without what all keys begin with."""
    found = pairs(Paper(title="T", type=kind, authors=authors))
    keys = PARTS_OF_NAMES | WHOLE_NAMES
    return [(key.removeprefix("rft."), value) for key, value in found if key in keys]


# The formats

JOURNAL = {
    "article": ("article-journal", "article-magazine", "article-newspaper", "review"),
    "issue": ("periodical",),
}
BOOK = {
    "book": ("book",),
    "bookitem": ("chapter", "entry-encyclopedia", "entry-dictionary"),
    "proceeding": ("paper-conference",),
    "report": ("report",),
}
# By the names that Zotero has for its own types.
DUBLIN_CORE = {
    "artwork": ("graphic", "figure"),
    "audioRecording": ("song",),
    "bill": ("bill",),
    "blogPost": ("post-weblog",),
    "case": ("legal_case",),
    "computerProgram": ("software",),
    "dataset": ("dataset",),
    "document": ("document", "pamphlet", "musical_score", "performance"),
    "film": ("motion_picture",),
    "hearing": ("hearing",),
    "letter": ("personal_communication",),
    "manuscript": ("manuscript",),
    "map": ("map",),
    "preprint": ("article",),
    "presentation": ("speech",),
    "standard": ("standard",),
    "statute": ("legislation",),
    "webpage": ("webpage",),
}
KINDS = [
    *((kind, "journal", genre) for genre, kinds in JOURNAL.items() for kind in kinds),
    *((kind, "book", genre) for genre, kinds in BOOK.items() for kind in kinds),
    *((kind, "dc", name) for name, kinds in DUBLIN_CORE.items() for kind in kinds),
    ("thesis", "dissertation", ""),
    ("patent", "patent", ""),
]


@pytest.mark.parametrize("kind, name, genre", KINDS)
def test_each_type_of_work_has_its_format(kind: str, name: str, genre: str) -> None:
    found = values(Paper(title="T", type=kind))

    assert found["rft_val_fmt"] == f"info:ofi/fmt:kev:mtx:{name}"
    assert found.get("rft.type" if name == "dc" else "rft.genre", "") == genre


def test_no_type_of_work_is_forgotten() -> None:
    assert {kind for kind, _, _ in KINDS} == {one.csl for one in WORK_TYPES}


@pytest.mark.parametrize(
    "paper, name, genre",
    [
        (Paper(container="Journal of X"), "journal", "article"),
        (Paper(arxiv="2111.00396"), "dc", "preprint"),
        (Paper(arxiv="2111.00396", venue="arXiv"), "dc", "preprint"),
        (Paper(arxiv="2111.00396", venue="ICLR"), "journal", "unknown"),
        (Paper(), "journal", "unknown"),
    ],
)
def test_a_paper_without_type_is_taken_for_what_it_seems(
    paper: Paper, name: str, genre: str
) -> None:
    found = values(paper._replace(title="T"))

    assert found["rft_val_fmt"].endswith(f":{name}")
    assert found["rft.type" if name == "dc" else "rft.genre"] == genre


def test_a_type_that_nobody_knows_is_a_document() -> None:
    assert values(Paper(title="T", type="hologram"))["rft.type"] == "document"


# What it holds

WHOLE = Paper(
    key="gu2021",
    title="A *view* of C++ & $x^2$: 100%",
    authors=(Name("Gu", "Albert"), Name("Ré", "Christopher"), OTHERS),
    date=Date(2021, 11, 3),
    venue="J. X",
    container="Journal of X",
    volume="3",
    issue="1/2",
    number="7",
    pages="12\u201334",
    publisher="Press & Sons",
    place="Basel",
    series="Notes",
    edition="2",
    isbn="978-0-00-000000-2",
    language="en",
    doi="https://doi.org/10.1000/A_(b)",
    url="https://a.example/?a=b#c",
    note="A note",
    abstract="An *abstract*",
    tags=("tag",),
    extra=(("mood", "good"),),
)


def test_the_text_is_one_query_of_encoded_values() -> None:
    paper = WHOLE._replace(type="article-journal", publisher="", isbn="")

    assert coins(paper).split("&") == [
        "ctx_ver=Z39.88-2004",
        "rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal",
        "rft.genre=article",
        "rft.atitle=A%20view%20of%20C%2B%2B%20%26%20x%5E2%3A%20100%25",
        "rft.aulast=Gu",
        "rft.aufirst=Albert",
        "rft.au=R%C3%A9%2C%20Christopher",
        "rft.date=2021-11-03",
        "rft.jtitle=Journal%20of%20X",
        "rft.stitle=J.%20X",
        "rft.volume=3",
        "rft.issue=1%2F2",
        "rft.language=en",
        "rft.pages=12%E2%80%9334",
        "rft.spage=12",
        "rft.epage=34",
        "rft_id=info%3Adoi%2F10.1000%2Fa_%28b%29",
    ]


ALWAYS = {"ctx_ver", "rft_val_fmt", "rft.date", "rft.language", "rft_id"}
PERSON = {"rft.aulast", "rft.aufirst", "rft.au"}
PAGES = {"rft.pages", "rft.spage", "rft.epage"}
IN_BOOKS = {"rft.volume", "rft.pub", "rft.place", "rft.series", "rft.edition", "rft.isbn"}


@pytest.mark.parametrize(
    "kind, keys",
    [
        (
            "article-journal",
            {"rft.genre", "rft.atitle", "rft.jtitle", "rft.stitle", "rft.volume", "rft.issue"}
            | {"rft.isbn", *PERSON, *PAGES},
        ),
        (
            "paper-conference",
            {"rft.genre", "rft.atitle", "rft.btitle", *IN_BOOKS, *PERSON, *PAGES},
        ),
        ("book", {"rft.genre", "rft.btitle", *IN_BOOKS, *PERSON, *PAGES}),
        ("thesis", {"rft.title", "rft.inst", "rft.place", "rft.isbn", *PERSON}),
        ("patent", {"rft.title", "rft.number", "rft.inventor"}),
        (
            "software",
            {"rft.type", "rft.title", "rft.source", "rft.publisher", "rft.description"}
            | {"rft.creator"},
        ),
    ],
)
def test_a_format_has_keys_of_its_own(kind: str, keys: set[str]) -> None:
    assert {key for key, _ in pairs(WHOLE._replace(type=kind))} == keys | ALWAYS


def test_a_title_and_an_abstract_are_plain_text() -> None:
    found = values(WHOLE._replace(type="dataset", authors=()))

    assert found["rft.title"] == "A view of C++ & x^2: 100%"
    assert found["rft.description"] == "An abstract"


def test_a_venue_stands_for_what_the_work_is_part_of() -> None:
    paper = Paper(title="T", venue="ICLR", type="paper-conference")

    assert values(paper)["rft.btitle"] == "ICLR"
    assert values(paper._replace(container="Proceedings"))["rft.btitle"] == "Proceedings"


# Names


def test_the_first_author_is_given_by_parts_and_the_others_whole() -> None:
    authors = (Name("Casas", "Diego", "de las", "Jr."), Name("Berg", "Ann", "van der", "III"))

    assert names(*authors, OTHERS) == [
        ("aulast", "de las Casas"),
        ("aufirst", "Diego"),
        ("ausuffix", "Jr."),
        ("au", "van der Berg, Ann, III"),
    ]


def test_an_organisation_is_a_corporate_author_or_ends_with_a_comma() -> None:
    team = Name(literal="The ATLAS Collaboration")

    assert names(team, Name("Gu", "Albert"), team) == [
        ("aucorp", "The ATLAS Collaboration"),
        ("au", "Gu, Albert"),
        ("au", "The ATLAS Collaboration,"),
    ]


def test_a_name_of_one_word_is_whole_as_it_is() -> None:
    assert names(Name(literal="王小明"), Name("王", "小明"), Name(literal="OpenAI")) == [
        ("au", "王小明"),
        ("au", "王, 小明"),
        ("au", "OpenAI"),
    ]
    assert names(Name("Plato")) == [("aulast", "Plato")]


@pytest.mark.parametrize("kind, key", [("patent", "inventor"), ("software", "creator")])
def test_where_there_are_no_parts_of_names_all_are_whole(kind: str, key: str) -> None:
    authors = (Name("Gu", "Albert"), Name(literal="A Team"))

    assert names(*authors, kind=kind) == [(key, "Gu, Albert"), (key, "A Team,")]


# Pages and identifiers


@pytest.mark.parametrize(
    "pages, first, last",
    [
        ("12-34", "12", "34"),
        ("12--34", "12", "34"),
        ("e12 \u2013 e34", "e12", "e34"),
        ("12", "", ""),
        ("12-34, 40-41", "", ""),
        ("12-", "", ""),
    ],
)
def test_a_range_of_pages_has_its_ends(pages: str, first: str, last: str) -> None:
    found = values(Paper(title="T", type="article-journal", pages=pages))

    assert found["rft.pages"] == pages
    assert (found.get("rft.spage", ""), found.get("rft.epage", "")) == (first, last)


@pytest.mark.parametrize(
    "paper, identifier",
    [
        (Paper(doi="10.1000/X", arxiv="2111.00396", url="https://a.example"), "info:doi/10.1000/x"),
        (
            Paper(arxiv="arXiv:2111.00396v2", url="https://a.example"),
            "https://arxiv.org/abs/2111.00396",
        ),
        (Paper(links=(Link("Paper", "https://doi.org/10.1000/x"),)), "info:doi/10.1000/x"),
        (Paper(url="https://a.example/x"), "https://a.example/x"),
        (Paper(url="files/paper.pdf"), ""),
        (Paper(url="javascript:alert(1)"), ""),
        (Paper(), ""),
    ],
)
def test_the_best_identifier_is_given(paper: Paper, identifier: str) -> None:
    assert values(paper._replace(title="T")).get("rft_id", "") == identifier


# Laws


def whole_names(found: list[tuple[str, str]]) -> list[str]:
    """Return the names that are read, the parts of the first put together."""
    parts = [value for key, value in found if key in PARTS_OF_NAMES]
    others = [value.removesuffix(",") for key, value in found if key in WHOLE_NAMES]
    return [*([", ".join(parts)] if parts else []), *others]


@given(papers())
def test_every_value_reads_back_and_nothing_else_is_there(paper: Paper) -> None:
    held = paper._replace(title=plain_text(paper.title), abstract=plain_text(paper.abstract))
    texts = {getattr(held, name) for name in FIELDS if isinstance(getattr(held, name), str)}
    found = pairs(paper)

    assert {key for key, _ in found} <= KEYS_OF_TEXTS | PARTS_OF_NAMES | WHOLE_NAMES | OTHER_KEYS
    assert all(value in texts for key, value in found if key in KEYS_OF_TEXTS)
    assert dict(found).get("rft.date", "") == str(paper.date or "")
    assert whole_names(found) == [
        ", ".join(filter(None, (name.short, name.given, name.suffix))).removesuffix(",")
        for name in known_names(paper.authors)
    ]


@given(papers())
def test_only_the_named_fields_matter(paper: Paper) -> None:
    assert coins(paper) == coins(Paper(**{name: getattr(paper, name) for name in FIELDS}))


ANYTHING = st.text(st.characters(), max_size=20)


@given(ANYTHING, ANYTHING, ANYTHING, st.sampled_from([kind for kind, _, _ in KINDS]))
def test_whatever_the_texts_hold_is_encoded(one: str, other: str, third: str, kind: str) -> None:
    fields: dict[str, Any] = dict.fromkeys(("venue", "volume", "publisher", "doi"), other)
    fields |= dict.fromkeys(("pages", "arxiv", "url", "abstract"), third)
    authors = (Name(one, other, third), Name(literal=other), Name(third))
    text = coins(Paper(title=one, authors=authors, type=kind, **fields))

    assert text.isascii()
    assert text.isprintable()
    assert not set(" \"'<>\\").intersection(text)
    assert all(pair.count("=") == 1 for pair in text.split("&"))
