"""Plain values with lines are read as a file in the canonical form is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Link, Paper, Source
from sphinx_paperlist.papers.names import Name
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.placed import Placed, Value, read_placed

OPTIONS = ReadingOptions()


def read(value: Value) -> Source:
    return read_placed(value, "a.txt", OPTIONS)


def test_a_record_becomes_a_paper_with_its_line() -> None:
    fields: Value = {
        "title": "Words",
        "authors": ["Ann Lee", "Wu, Bo"],
        "date": 2021,
        "links": {"PDF": "https://a.org/1.pdf"},
    }

    assert read([Placed(7, fields)]).papers == (
        Paper(
            title="Words",
            authors=(Name("Lee", "Ann"), Name("Wu", "Bo")),
            date=Date(2021),
            links=(Link("PDF", "https://a.org/1.pdf"),),
            origin=Origin("a.txt", 7),
        ),
    )


def test_lists_nest_as_in_yaml() -> None:
    inner: Value = {"title": "Inner", "papers": [{"title": "Words"}]}
    (outer,) = read({"lists": [{"title": "Outer", "lists": [inner]}]}).lists

    assert [one.title for one in (outer, *outer.lists)] == ["Outer", "Inner"]
    assert [getattr(one, "title", "") for one in outer.walk()] == ["Words"]


def test_what_does_not_fit_is_said_with_the_line_nearest_to_it() -> None:
    record = {"title": "Words", "date": Placed(9, "soon"), "url": "javascript:x"}
    source = read([Placed(8, record), Placed(12, {"date": "2021"})])

    assert [(one.origin.line, one.code) for one in source.diagnostics] == [
        (9, Code.BAD_DATE),
        (8, Code.UNSAFE_LINK),
        (12, Code.MISSING_TITLE),
    ]


def test_problems_of_the_reader_come_first() -> None:
    problem = Diagnostic(Origin("a.txt", 3), Code.UNREAD_ITEM, "line 3 is not understood")
    source = read_placed([{"date": "soon", "title": "A"}], "a.txt", OPTIONS, [problem])

    assert source.diagnostics[0] == problem
    assert len(source.diagnostics) == 2


@pytest.mark.parametrize("value", [None, [], {}, "", "text", 3, [None], [[]], {"papers": "x"}])
def test_anything_is_a_source(value: Any) -> None:
    assert read(value).papers == ()


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["title", "authors", "date", "lists", "papers"]), inner)
        | st.builds(Placed, st.integers(1, 99), inner)
    ),
)


@given(_VALUES)
def test_reading_never_fails(value: Any) -> None:
    source = read(value)

    assert all(said.origin.path == "a.txt" for said in source.diagnostics)
    build_library([source])
