"""Queries see the fields of a paper as numbers and texts."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.model import PAPER_FIELDS, Link, Paper
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.values import QUERY_TYPES, sort_value, value_of

FULL = Paper(
    title="*Fast* k-means",
    authors=parse_names("George van den Driessche, Albert Gu, et al."),
    date=Date(2021, 11),
    venue="arXiv",
    stars=3,
    tags=("ssm", "rnn"),
    links=(Link("PDF", "https://a.org"),),
)


@pytest.mark.parametrize(
    "name, value",
    [
        ("title", "Fast k-means"),
        ("authors", ("George van den Driessche", "Albert Gu")),
        ("date", "2021-11"),
        ("year", 2021),
        ("venue", "arXiv"),
        ("stars", 3),
        ("tags", ("ssm", "rnn")),
        ("links", ("PDF",)),
        ("note", None),
        ("volume", None),
        ("added", None),
    ],
)
def test_a_field_has_the_value_that_is_shown(name: str, value: Any) -> None:
    assert value_of(FULL, name) == value


def test_a_paper_without_venue_has_what_it_is_part_of() -> None:
    assert value_of(Paper(container="Neural Computation"), "venue") == "Neural Computation"
    assert value_of(FULL._replace(container="Else"), "venue") == "arXiv"


@pytest.mark.parametrize("paper", [FULL, Paper()])
@pytest.mark.parametrize("name", QUERY_TYPES)
def test_a_value_is_of_its_type_or_absent(name: str, paper: Any) -> None:
    value = value_of(paper, name)

    assert value is None or isinstance(value, QUERY_TYPES[name])


@pytest.mark.parametrize("name", QUERY_TYPES)
def test_a_paper_without_the_field_sorts_by_nothing(name: str) -> None:
    assert sort_value(Paper(), name) is None


def test_authors_sort_by_family_name() -> None:
    papers = [Paper(authors=parse_names("Albert Gu")), FULL]

    assert sorted(papers, key=lambda paper: sort_value(paper, "authors") or ()) == papers[::-1]


def test_the_sort_field_overrides_the_authors() -> None:
    assert sort_value(Paper(authors=parse_names("Z. Zed"), sort="Aa"), "authors") == sort_value(
        Paper(authors=parse_names("Aa")), "authors"
    )


def test_everything_that_a_paper_has_can_be_queried() -> None:
    assert set(QUERY_TYPES) == {*PAPER_FIELDS, "year"}
