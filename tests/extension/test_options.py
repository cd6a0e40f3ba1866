"""One table declares the options; parsing never loses a listing."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.extension.options import (
    LISTING_OPTIONS,
    PAPER_OPTIONS,
    OptionSpec,
    parse_options,
)
from sphinx_paperlist.papers.query import SortKey


def parse(given: dict[str, str], table: Any = LISTING_OPTIONS) -> tuple[dict[str, Any], Any]:
    """Return the values, and what was reported."""
    reported: list[tuple[str, str, bool]] = []
    values = parse_options(given, table, lambda *said: reported.append(said))
    return values, reported


def test_options_not_given_have_their_defaults() -> None:
    values, reported = parse({})

    assert reported == []
    assert values == {
        "where": "",
        "sort": (),
        "group-by": (),
        "limit": None,
        "style": None,
        "show": None,
        "max-authors": None,
        "home": False,
        "class": (),
        "name": "",
        "numbering": "arabic",
        "layout": "list",
        "filter-box": "",
        "title": "",
        "heading": False,
        "depth": None,
        "cited": (),
        "uncited": False,
    }


@pytest.mark.parametrize(
    "name, text, value",
    [
        ("sort", "-year, title", (SortKey("year", descending=True), SortKey("title"))),
        ("group-by", "tags", (SortKey("tags"),)),
        ("limit", "0", 0),
        ("limit", "12", 12),
        ("depth", "2", 2),
        ("max-authors", "3", 3),
        ("style", "reading", "reading"),
        ("show", "venue,authors  date", ("venue", "authors", "date")),
        ("numbering", "reversed", "reversed"),
        ("layout", "compact", "compact"),
        ("filter-box", "both", "both"),
        ("home", "", True),
        ("home", "Yes", True),
        ("heading", "true", True),
        ("heading", "off", False),
        ("class", "wide dense", ("wide", "dense")),
        ("name", "The  List", "the list"),
        ("title", "A title", "A title"),
    ],
)
def test_the_text_of_an_option_becomes_its_value(name: str, text: str, value: Any) -> None:
    values, reported = parse({name: text})

    assert reported == []
    assert values[name] == value


@pytest.mark.parametrize(
    "name, text, problem",
    [
        ("limit", "", "it must be a whole number, 0 or more"),
        ("limit", "-1", "it must be a whole number, 0 or more"),
        ("limit", "²", "it must be a whole number, 0 or more"),
        ("depth", "one", "it must be a whole number, 0 or more"),
        ("numbering", "arabc", "did you mean 'arabic'?"),
        ("layout", "compactt", "did you mean 'compact'?"),
        ("filter-box", "two words", "it is one word"),
        ("style", "no.module:style", "No module named 'no'"),
        ("show", "venue, venues", "no part 'venues'; did you mean 'venue'?"),
        ("sort", "titel", "no field 'titel'; did you mean 'title'?"),
        ("home", "here", "it takes no value"),
    ],
)
def test_a_value_that_cannot_be_is_reported_and_its_default_used(
    name: str, text: str, problem: str
) -> None:
    values, reported = parse({name: text})

    assert len(reported) == 1
    assert reported[0][0] == name
    assert problem in reported[0][1]
    assert reported[0][2] is True
    assert values == parse({})[0]


def test_an_unknown_option_is_reported_with_the_closest_known() -> None:
    assert parse({"sorted": "year"})[1] == [("sorted", "did you mean 'sort'?", False)]


def test_paper_has_no_options_of_lists() -> None:
    assert [name for name, _, known in parse({"sort": "year", "home": ""}, PAPER_OPTIONS)[1]] == [
        "sort"
    ]
    assert set(PAPER_OPTIONS) < set(LISTING_OPTIONS)


def test_docutils_is_handed_every_option_as_text() -> None:
    spec = OptionSpec()

    assert spec  # docutils refuses options of a directive that seems to have none
    assert spec["whatever"](" x ") == "x"
    assert spec["flag"]("") == ""


@pytest.mark.parametrize("option", LISTING_OPTIONS.values(), ids=LISTING_OPTIONS.keys())
def test_every_option_says_what_it_means_in_a_sentence(option: Any) -> None:
    assert option.meaning.endswith(".")
