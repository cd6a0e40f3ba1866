"""The papers of a listing are numbered in four ways."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.extension.numbering import count_of, numbers
from sphinx_paperlist.extension.records import Listing, Look, Request
from sphinx_paperlist.papers.query import Group, SortKey

FLAT = Group(papers=("a", "b", "c"))
# One paper of its own, a list of two below it, and below that a list of two more.
NESTED = Group(
    papers=("a",),
    groups=(Group(papers=("b", "c"), groups=(Group(papers=("d", "e")),)), Group(papers=())),
)


def listing(numbering: str, answer: Any, **request: Any) -> Listing:
    """Return a listing of the keys of a group."""
    look = Look("reading", (), 0, "", numbering)
    keys = tuple(answer.walk()) if answer else ()
    return Listing("page", Request(**request), look, answer, anchors=keys)


@pytest.mark.parametrize(
    "numbering, flat, nested",
    [
        ("arabic", "1 2 3", "1 1 2 1 2"),
        ("reversed", "3 2 1", "1 2 1 2 1"),
        ("continue", "1 2 3", "1 2 3 4 5"),
    ],
)
def test_lists_below_a_list_begin_at_one_unless_numbers_continue(
    numbering: str, flat: str, nested: str
) -> None:
    assert " ".join(numbers(listing(numbering, FLAT))) == flat
    assert " ".join(numbers(listing(numbering, NESTED))) == nested


@pytest.mark.parametrize(
    "numbering, expected",
    [("arabic", "1 2 3 4 5"), ("reversed", "5 4 3 2 1"), ("continue", "1 2 3 4 5")],
)
def test_groups_that_a_query_made_are_numbered_through(numbering: str, expected: str) -> None:
    one = listing(numbering, NESTED, group_by=(SortKey("year"),))

    assert " ".join(numbers(one)) == expected


def test_numbers_continue_after_those_before() -> None:
    assert numbers(listing("continue", FLAT), before=7) == ("8", "9", "10")


def test_without_numbers_each_paper_has_an_empty_one() -> None:
    assert numbers(listing("none", NESTED)) == ("",) * 5


@pytest.mark.parametrize(
    "one, highest",
    [
        (listing("arabic", FLAT), 3),
        (listing("arabic", NESTED), 2),
        (listing("reversed", FLAT), 3),
        (listing("continue", NESTED), 5),
        (listing("none", FLAT), 0),
        (listing("arabic", None), 0),
        (listing("arabic", Group()), 0),
    ],
)
def test_the_highest_number_is_what_a_listing_after_it_goes_on_from(
    one: Listing, highest: int
) -> None:
    assert count_of(one) == highest
