"""The canonical form is read in full, and what does not fit is said."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.model import Link, Mention, Paper, PaperList, Translation
from sphinx_paperlist.papers.names import Name
from sphinx_paperlist.sources.canonical import read_canonical
from sphinx_paperlist.sources.yaml_tree import parse_yaml


def read(text: str) -> Any:
    tree, problems = parse_yaml(text, "a.yaml")
    assert not problems
    return read_canonical(tree, "a.yaml")


def codes(source: Any) -> Any:
    return [said.code for said in source.diagnostics]


def test_a_whole_file_is_read() -> None:
    source = read(
        """
lists:
  - id: s4
    title: {en: State spaces, zh: 状态空间}
    papers:
      - key: gu2021efficiently
        title: Efficiently modeling long sequences.
        authors: [Albert Gu]
        year: 2021
        links: {PDF: https://arxiv.org/abs/2111.00396}
      - gu2023mamba
    lists:
      - title: Further
        papers: []
papers:
  - title: Mamba
"""
    )
    further: PaperList[Paper | Mention] = PaperList(
        title="Further", slug="further", origin=Origin("a.yaml", 13, 9)
    )

    assert source.diagnostics == ()
    assert source.papers == (Paper(title="Mamba", origin=Origin("a.yaml", 16, 5)),)
    assert source.lists == (
        PaperList(
            id="s4",
            title="State spaces",
            slug="state-spaces",
            translations=(
                Translation("title", "en", "State spaces"),
                Translation("title", "zh", "状态空间"),
            ),
            papers=(
                Paper(
                    key="gu2021efficiently",
                    title="Efficiently modeling long sequences",
                    authors=(Name("Gu", "Albert"),),
                    date=Date(2021),
                    links=(Link("PDF", "https://arxiv.org/abs/2111.00396"),),
                    origin=Origin("a.yaml", 6, 9),
                ),
                Mention("gu2023mamba", Origin("a.yaml", 11, 9)),
            ),
            lists=(further,),
            origin=Origin("a.yaml", 3, 5),
        ),
    )


def test_a_sequence_alone_is_the_papers() -> None:
    assert [
        one.title for one in read("- title: A\n- title: B\n").papers if isinstance(one, Paper)
    ] == ["A", "B"]


@pytest.mark.parametrize("text", ["", "~", "papers:", "lists: []"])
def test_an_empty_file_is_an_empty_source(text: str) -> None:
    source = read(text)

    assert (source.papers, source.lists, source.diagnostics) == ((), (), ())


@pytest.mark.parametrize("text", ["just words", "papers: words", "lists: words", "lists: [words]"])
def test_what_has_another_shape_is_said(text: str) -> None:
    source = read(text)

    assert codes(source) == [Code.BAD_STRUCTURE]
    assert source.papers == ()


@pytest.mark.parametrize("item", ["[a]", "~", '""', "[]"])
def test_an_item_that_is_no_paper_counts_as_one(item: str) -> None:
    source = read(f"papers: [{item}, {{title: T}}]")

    assert len(source.papers) == 1
    assert [(said.code, said.code.unread) for said in source.diagnostics] == [
        (Code.UNREAD_ITEM, True)
    ]


def test_a_paper_without_title_is_left_out_and_named() -> None:
    source = read("- key: k\n  year: 2021\n- title: A\n")

    assert codes(source) == [Code.MISSING_TITLE]
    assert "'k'" in source.diagnostics[0].message
    assert len(source.papers) == 1


def test_a_field_given_twice_keeps_the_first_and_names_the_second() -> None:
    (paper,), (said,) = (
        (source := read("- title: A\n  venue: X\n  venue: Y\n")).papers,
        source.diagnostics,
    )

    assert isinstance(paper, Paper)
    assert paper.venue == "X"
    assert (said.code, said.origin) == (Code.DUPLICATE_FIELD, Origin("a.yaml", 3, 3))


@pytest.mark.parametrize("first, second", [("2021-11", "2021"), ("2021", "2021-11")])
def test_a_date_and_its_year_agree(first: str, second: str) -> None:
    source = read(f"- title: A\n  date: {first}\n  year: {second}\n")

    assert codes(source) == []
    assert source.papers[0].date == Date(2021, 11)


def test_year_and_date_are_one_field() -> None:
    source = read("- title: A\n  date: 2021-11\n  year: 2020\n")

    assert codes(source) == [Code.DUPLICATE_FIELD]
    assert source.papers[0].date == Date(2021, 11)


def test_a_second_value_counts_where_the_first_is_none() -> None:
    (paper,) = read("- title: A\n  date: soon\n  year: 2021\n").papers

    assert isinstance(paper, Paper)
    assert paper.date == Date(2021)


def test_unknown_fields_are_kept_and_each_said_once_a_file() -> None:
    source = read("- {title: A, venu: X, mood: 1}\n- {title: B, venu: Y}\n")

    assert [one.extra for one in source.papers if isinstance(one, Paper)] == [
        (("venu", "X"), ("mood", "1")),
        (("venu", "Y"),),
    ]
    assert [(said.code, said.hint) for said in source.diagnostics] == [
        (Code.UNKNOWN_FIELD, "did you mean 'venue'?"),
        (
            Code.UNKNOWN_FIELD,
            "it is kept, and not shown; map it with paperlist_field_map to show it",
        ),
    ]


def test_a_list_without_title_is_shown_by_its_id() -> None:
    (one,) = read("lists: [{id: x}]").lists

    assert (one.title, one.slug) == ("x", "x")


def test_equal_titles_have_slugs_unlike_each_other() -> None:
    lists = read("lists: [{title: a}, {title: a}, {title: a-1, lists: [{title: a}]}]").lists

    other = read("lists: [{title: a-1}, {title: a}, {title: a}]").lists

    assert [one.slug for one in other] == ["a-1", "a", "a-2"]
    assert [one.slug for one in lists] == ["a", "a-1", "a-1-1"]
    assert lists[2].lists[0].slug == "a-2"
