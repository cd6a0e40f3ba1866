"""Fields that other people's files call otherwise go where a map, or their name, says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.model import Link
from sphinx_paperlist.papers.names import Name
from sphinx_paperlist.sources.foreign import target_problem
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import read_source

URL = "https://a.org"


def read(records: Any, field_map: Any = ()) -> Any:
    options = ReadingOptions(field_map=dict(field_map))
    return read_source(json.dumps(records).encode(), "a.json", options)


def field(name: str, field_map: Any = (), **values: Any) -> Any:
    """Return a field of one record, of which there is nothing to say."""
    source = read([{"title": "T"} | values], field_map)
    assert source.diagnostics == ()
    return getattr(source.papers[0], name)


@pytest.mark.parametrize(
    "field_map, values, name, expected",
    [
        ({"paper_url": "links.PDF"}, {"paper_url": URL}, "links", (Link("PDF", URL),)),
        (
            {"code_urls": "links.Code"},
            {"code_urls": [URL, "https://b.org"]},
            "links",
            (Link("Code", URL), Link("Code", "https://b.org")),
        ),
        ({"code_urls": "links.Code"}, {"code_urls": []}, "links", ()),
        ({"code_urls": "links.Code"}, {"code_urls": ""}, "links", ()),
        ({"code_urls": "links.Code"}, {"code_urls": None}, "links", ()),
        (
            {"x": "links.Code", "y": "links.Code"},
            {"x": URL, "y": "https://b.org", "links": {"PDF": URL}},
            "links",
            (Link("PDF", URL), Link("Code", URL), Link("Code", "https://b.org")),
        ),
        ({"publisher": "venue"}, {"publisher": "ICML"}, "venue", "ICML"),
        ({"publisher": "venue"}, {"publisher": "ICML"}, "publisher", ""),
        (
            {"who": "authors"},
            {"who": "Albert Gu, Tri Dao"},
            "authors",
            (Name("Gu", "Albert"), Name("Dao", "Tri")),
        ),
        ({"a": "tags", "b": "tags"}, {"a": ["x", "y"], "b": "x"}, "tags", ("x", "y")),
        ({"venue.name": "venue"}, {"venue": {"name": "ICML"}}, "venue", "ICML"),
        ({"a.b.c": "volume"}, {"a": {"b": {"c": 3}}}, "volume", "3"),
        (
            {"people.name": "authors", "people.id": ""},
            {"people": [{"name": "Albert Gu", "id": 1}, {"name": "Tri Dao", "id": 2}]},
            "authors",
            (Name("Gu", "Albert"), Name("Dao", "Tri")),
        ),
        ({"mood": ""}, {"mood": "good"}, "extra", ()),
    ],
)
def test_a_map_says_where_fields_go(field_map: Any, values: Any, name: str, expected: Any) -> None:
    assert field(name, field_map, **values) == expected


@pytest.mark.parametrize(
    "values, name, expected",
    [
        ({"Authors": "Albert Gu"}, "authors", (Name("Gu", "Albert"),)),
        ({"DOI": "10.1000/x"}, "doi", "10.1000/x"),
        ({"conference": "ICML"}, "venue", "ICML"),
        ({"journal": "J"}, "container", "J"),
        ({"keywords": ["a", "b"]}, "tags", ("a", "b")),
        ({"Publication Date": "2021-11-03T10:00:00Z"}, "date", Date(2021, 11, 3)),
        ({"pdf": URL}, "links", (Link("PDF", URL),)),
        ({"paper_url": URL}, "links", (Link("Paper", URL),)),
        ({"code_urls": [URL]}, "links", (Link("Code", URL),)),
        ({"url_slides": URL}, "links", (Link("Slides", URL),)),
        ({"link": URL}, "url", URL),
        ({"file": "/home/me/a.pdf"}, "extra", ()),
    ],
)
def test_a_name_that_can_mean_one_thing_needs_no_map(values: Any, name: str, expected: Any) -> None:
    assert field(name, **values) == expected


@pytest.mark.parametrize(
    "name, value, hint",
    [
        ("mood_url", URL, "map it with paperlist_field_map: {'mood_url': 'links.Mood'}"),
        (
            "pdf",
            "none yet",
            "it is kept, and not shown; map it with paperlist_field_map to show it",
        ),
        ("section", "x", "it is kept, and not shown; map it with paperlist_field_map to show it"),
        ("abstrct", "x", "did you mean 'abstract'?"),
        ("affiliations", {"a": "b"}, "did you mean 'affiliation'?"),
        ("conference", {"name": "x"}, "it is kept, and not shown; map it"),
    ],
)
def test_what_has_no_place_is_kept_and_said_with_what_to_do(
    name: str, value: Any, hint: str
) -> None:
    source = read([{"title": "T", name: value}, {"title": "U", name: value}])
    (said,) = source.diagnostics

    assert (said.code, said.origin.line) == (Code.UNKNOWN_FIELD, 1)
    assert said.hint.startswith(hint)
    assert [dict(one.extra).keys() for one in source.papers] == [{name}, {name}]


def test_an_own_name_beats_a_foreign_one_which_is_kept() -> None:
    source = read([{"title": "T", "conference": "X", "venue": "Y"}])

    assert (source.papers[0].venue, source.papers[0].extra) == ("Y", (("conference", "X"),))


def test_two_names_of_one_field_are_said() -> None:
    source = read([{"title": "T", "a": "X", "b": "Y"}], {"a": "venue", "b": "venue"})

    assert source.papers[0].venue == "X"
    assert [said.code for said in source.diagnostics] == [Code.DUPLICATE_FIELD]


def test_a_record_without_title_names_what_it_has() -> None:
    source = read([{"heading": "T", "mood": "x"}])

    assert source.diagnostics[0].code is Code.MISSING_TITLE
    assert source.diagnostics[0].origin == Origin("a.json", 1, 2)
    assert source.diagnostics[0].hint == (
        "add one, or map its name with paperlist_field_map: it has heading, mood"
    )
    assert read([{"heading": "T", "mood": "x"}], {"heading": "title"}).papers[0].title == "T"


@pytest.mark.parametrize(
    "target, problem",
    [
        ("venue", ""),
        ("author", ""),
        ("links.PDF", ""),
        ("", ""),
        ("venu", "no field 'venu'; did you mean 'venue'?"),
        ("links.", "no field 'links.'; did you mean 'links'?"),
        ("zzz", "no field 'zzz'; write a field, `links.LABEL`, or nothing"),
    ],
)
def test_a_target_is_a_field_or_a_link(target: str, problem: str) -> None:
    assert target_problem(target) == problem


NAMES = [
    "title",
    "Title",
    "pdf",
    "code_url",
    "venue",
    "a",
    "authors",
    "date",
    "papers",
    "items",
    "id",
]
TEXTS = (
    st.none() | st.integers() | st.sampled_from([URL, "x", "", "2021", "Gu, Albert", "10.1000/x"])
)
DATA = st.recursive(
    TEXTS,
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inside, max_size=4)
    ),
    max_leaves=12,
)
TARGETS = st.sampled_from(["title", "links.X", "venue", "tags", "", "authors", "date"])
SOURCES = st.sampled_from([*NAMES, "a.a", "authors.a", "venue.title"])


@settings(max_examples=300, deadline=None)
@given(DATA, st.dictionaries(SOURCES, TARGETS, max_size=3))
def test_no_data_makes_reading_raise(data: Any, field_map: Any) -> None:
    read(data, field_map)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(NAMES[:8]), TEXTS, max_size=5), max_size=4))
def test_every_record_is_a_paper_or_is_said(records: Any) -> None:
    source = read(records)

    assert len(source.papers) + sum(said.code.unread for said in source.diagnostics) == len(records)
