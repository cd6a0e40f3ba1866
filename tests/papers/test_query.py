"""A query selects, orders and groups papers."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.expression import compile_where
from sphinx_paperlist.papers.model import Paper, PaperList
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.query import (
    Group,
    Query,
    SortKey,
    group_from_list,
    group_papers,
    parse_sort,
    run,
    select,
)


def paper(key: str, year: int = 0, venue: str = "", tags: Any = (), authors: str = "") -> Paper:
    return Paper(
        key=key,
        title=key.title(),
        date=Date(year) if year else None,
        venue=venue,
        tags=tags,
        authors=parse_names(authors),
    )


A = paper("a", 2021, "ICLR", ("ssm",))
B = paper("b", 2023, "arXiv", ("rnn", "ssm"))
C = paper("c", 0, "ICLR")
D = paper("d", 2021, "arXiv")
ALL = (A, B, C, D)


def keys(papers: Any) -> str:
    return "".join(one.key for one in papers)


def outline(group: Any) -> Any:
    return [(one.title, keys(one.papers) or outline(one)) for one in group.groups]


def test_a_sort_is_read_with_its_directions() -> None:
    assert parse_sort("-year, title,") == (SortKey("year", descending=True), SortKey("title"))
    assert parse_sort(" + year ") == (SortKey("year"),)
    assert parse_sort("") == ()


def test_a_sort_by_no_field_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(ValueError, match="no field 'yaer'; did you mean 'year'"):
        parse_sort("-yaer")


@pytest.mark.parametrize(
    "sort, order",
    [
        ("", "abcd"),
        ("year", "adbc"),
        ("-year", "badc"),
        ("venue", "bdac"),
        ("venue, -year", "bdac"),
        ("-title", "dcba"),
        ("tags", "bacd"),
    ],
)
def test_papers_that_lack_the_field_come_last_and_equal_ones_keep_their_order(
    sort: str, order: str
) -> None:
    assert keys(select(ALL, Query(sort=parse_sort(sort)))) == order


def test_authors_order_by_family_name_and_han_names_come_after_latin_ones() -> None:
    papers = [
        paper("z", authors="张 三"),
        paper("x", authors="Ann Zed"),
        paper("y", authors="Øyvind Ånd"),
        paper("w", authors="李 四"),
    ]

    assert keys(select(papers, Query(sort=parse_sort("authors")))) == "yxwz"


def test_where_selects() -> None:
    assert keys(select(ALL, Query(where=compile_where("'ssm' in tags")))) == "ab"


def test_papers_are_grouped_and_those_that_lack_the_field_come_last() -> None:
    assert [(one.title, keys(one.papers)) for one in group_papers(ALL, parse_sort("year"))] == [
        ("2021", "ad"),
        ("2023", "b"),
        ("", "c"),
    ]


def test_a_paper_with_several_tags_is_in_several_groups() -> None:
    groups = group_papers(ALL, parse_sort("tags"))

    assert [(one.title, keys(one.papers)) for one in groups] == [
        ("rnn", "b"),
        ("ssm", "ab"),
        ("", "cd"),
    ]


def test_groups_nest() -> None:
    answer = run(Query(group_by=parse_sort("venue, year")), Group(papers=ALL))

    assert outline(answer) == [
        ("arXiv", [("2021", "d"), ("2023", "b")]),
        ("ICLR", [("2021", "a"), ("", "c")]),
    ]


@pytest.mark.parametrize("group_by, sort", [("-year", ""), ("year", "-year")])
def test_groups_follow_the_direction_of_the_papers_in_them(group_by: str, sort: str) -> None:
    query = Query(group_by=parse_sort(group_by), sort=parse_sort(sort))

    assert [title for title, _ in outline(run(query, Group(papers=ALL)))] == [
        "2023",
        "2021",
        "",
    ]


def test_a_paper_in_two_lists_is_grouped_once() -> None:
    whole = Group(papers=(A,), groups=(Group(title="x", papers=(A, B)),))

    assert outline(run(Query(group_by=parse_sort("year")), whole)) == [("2021", "a"), ("2023", "b")]


NESTED = Group(
    title="all",
    papers=(A, B),
    groups=(Group(title="x", papers=(C,)), Group(title="y"), Group(title="z", papers=(D,))),
)


def test_groups_stay_as_they_are_without_a_query() -> None:
    assert run(Query(), NESTED) == NESTED


def test_groups_that_a_selection_empties_go() -> None:
    answer = run(Query(where=compile_where("venue == 'arXiv'")), NESTED)

    assert keys(answer.papers) == "b"
    assert outline(answer) == [("z", "d")]


@pytest.mark.parametrize("limit, shown", [(0, ""), (1, "a"), (2, "ab"), (3, "abc"), (9, "abcd")])
def test_a_limit_counts_over_the_whole_listing(limit: int, shown: str) -> None:
    assert keys(run(Query(limit=limit), NESTED).walk()) == shown


def test_a_limit_is_applied_after_sorting_and_before_grouping() -> None:
    query = Query(sort=parse_sort("-year"), group_by=parse_sort("year"), limit=2)

    assert outline(run(query, Group(papers=ALL))) == [("2023", "b"), ("2021", "a")]


@pytest.mark.parametrize("depth, shown", [(None, "abcd"), (2, "abcd"), (1, "abc"), (0, "a")])
def test_depth_cuts_lists_below(depth: int | None, shown: str) -> None:
    d: PaperList[str] = PaperList(id="d", papers=("d",))
    bc: PaperList[str] = PaperList(id="bc", papers=("b", "c"), lists=(d,))
    top: PaperList[str] = PaperList(id="top", title="Top", papers=("a",), lists=(bc,))
    group = group_from_list(top, {one.key: one for one in ALL}, depth)

    assert (group.id, group.title) == ("top", "Top")
    assert keys(group.walk()) == shown
