"""A data file is read by the names that its records use, whatever stands around them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sphinx_paperlist.papers.model import Mention, Paper
from sphinx_paperlist.sources.json_tree import parse_json
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import read_source
from sphinx_paperlist.sources.shapes import csl_items, in_canonical_shape

A, B, C = {"title": "A"}, {"title": "B"}, {"title": "C"}


def tree_of(data: Any) -> Any:
    tree, said = parse_json(json.dumps(data), "a.json")
    assert said == []
    return tree


def outline(lists: Any, papers: Any) -> Any:
    """Return titles of lists with what is in them, and titles of papers."""
    inside = {one.title: outline(one.lists, one.papers) for one in lists}
    titles = [one.name if isinstance(one, Mention) else one.title for one in papers]
    return (inside, titles) if inside and titles else inside or titles


@pytest.mark.parametrize(
    "data, is_csl",
    [
        ([{"id": "a", "type": "book", "title": "A"}], True),
        ([{"id": 1, "title": "A", "issued": {"date-parts": [[2001]]}}], True),
        ({"items": [{"id": "a", "type": "article", "DOI": "10.1000/x"}]}, True),
        ({"references": [{"id": "a", "container-title": "X"}]}, True),
        ({"id": "a", "type": "article-journal", "title": "A", "URL": "https://a.org"}, True),
        ([A], False),
        ([{"id": 3, "title": "A", "url": "https://a.org", "year": 2001}], False),
        ([{"title": "A", "type": "book", "authors": ["A B"], "date": 2001}], False),
        ([{"Title": "A", "DOI": "10.1000/x", "Authors": "A B", "id": 1, "Year": 2001}], False),
        ({"papers": [A]}, False),
        ({"items": "words"}, False),
        ([], False),
        ("words", False),
    ],
)
def test_csl_is_told_by_names_that_are_its_alone(data: Any, is_csl: Any) -> None:
    assert (csl_items(tree_of(data)) is not None) is is_csl


@pytest.mark.parametrize(
    "data, expected",
    [
        ([A, B], ["A", "B"]),
        (A, ["A"]),
        ({"data": [A]}, ["A"]),
        ({"meta": {"version": 1}, "entries": [A]}, ["A"]),
        ({"S": [A], "T_x": [B]}, {"S": ["A"], "T_x": ["B"]}),
        ({"S": {"X": [A], "Y": [B]}}, {"S": {"X": ["A"], "Y": ["B"]}}),
        ({"S": {"X": [A], "b": B}, "c": C}, ({"S": ({"X": ["A"]}, ["B"])}, ["C"])),
        ([{"category": "S", "items": [A]}, B], ({"S": ["A"]}, ["B"])),
        ([{"title": "S", "papers": [A, "key"]}], {"S": ["A", "key"]}),
        ({"S": [{"section": "X", "papers": [A]}]}, {"S": {"X": ["A"]}}),
        ({"lists": [{"title": "S", "papers": [A]}], "papers": [B]}, ({"S": ["A"]}, ["B"])),
        ([{"title": "A", "authors": [{"name": "B"}]}], ["A"]),
    ],
)
def test_categories_are_lists_and_records_papers(data: Any, expected: Any) -> None:
    source = read_source(json.dumps(data).encode(), "a.json", ReadingOptions())

    assert outline(source.lists, source.papers) == expected


def test_the_name_over_one_record_is_its_key() -> None:
    data = {"mamba": A, "7": B, "two words": C, "x": {"title": "D", "key": "own"}}
    source = read_source(json.dumps(data).encode(), "a.json", ReadingOptions())

    assert [one.key for one in source.papers if isinstance(one, Paper)] == ["mamba", "", "", "own"]


def test_a_mapped_title_makes_a_record() -> None:
    data = {"mamba": {"name": "Mamba"}}
    options = ReadingOptions(field_map={"name": "title"})
    source = read_source(json.dumps(data).encode(), "a.json", options)

    assert outline(source.lists, source.papers) == ["Mamba"]


@pytest.mark.parametrize("data", [{"a": 1}, {"a": ["b"]}, {"papers": "x"}, [["a"]], "x", {}])
def test_what_holds_no_records_stays_as_it_is(data: Any) -> None:
    tree = tree_of(data)

    assert in_canonical_shape(tree) is tree


def test_places_are_kept() -> None:
    source = read_source(b'{"S": [\n {"title": "A"}]}', "a.json", ReadingOptions())
    (one,) = source.lists

    assert (one.origin.line, one.papers[0].origin.line, one.papers[0].origin.column) == (1, 2, 2)
