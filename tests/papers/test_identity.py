"""Descriptions of one work become one paper."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.identity import drop_duplicate_keys, group_works, merge
from sphinx_paperlist.papers.model import Link, Paper, Translation
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.names import OTHERS

HERE, THERE = Origin("a.yaml", 3, 5), Origin("b.yaml", 7, 5)


def paper(title: str = "Mamba", authors: str = "Albert Gu, Tri Dao", **fields: Any) -> Paper:
    return Paper(title=title, authors=parse_names(authors), **fields)


@pytest.mark.parametrize(
    "one, other",
    [
        (paper(key="k"), paper("Mamba, again", "X. Y", key="k")),
        (paper(key="é"), paper("Other", "X. Y", key=unicodedata.normalize("NFD", "é"))),
        (paper(arxiv="2312.00752"), paper("Other", "X. Y", arxiv="arXiv:2312.00752v2")),
        (
            paper(arxiv="2312.00752"),
            paper("Other", "", links=(Link("PDF", "https://arxiv.org/pdf/2312.00752"),)),
        ),
        (paper(doi="10.1000/A"), paper("Other", "X. Y", url="https://doi.org/10.1000/a")),
        (paper(), paper("MAMBA.", "Gu, Albert")),
        (paper("Untold", ""), paper("untold", "")),
    ],
)
def test_descriptions_of_the_same_work_are_grouped(one: Any, other: Any) -> None:
    assert group_works([one, paper("Else", "Z. Z"), other]) == [[0, 2], [1]]


@pytest.mark.parametrize(
    "other",
    [
        paper(authors="Tri Dao, Albert Gu"),
        paper("Mamba 2"),
        paper("Untold", "", date=Date(2020)),
        paper("Else", links=(Link("Code", "https://arxiv.org/abs/2312.00752"),)),
    ],
)
def test_other_works_are_not(other: Any) -> None:
    assert group_works([paper(arxiv="2312.00752"), other]) == [[0], [1]]


@pytest.mark.parametrize(
    "ours, theirs",
    [
        ({"volume": "1"}, {"volume": "2"}),
        ({"edition": "1"}, {"edition": "2"}),
        ({"doi": "10.1000/a"}, {"doi": "10.1000/b"}),
        ({"isbn": "1"}, {"isbn": "2"}),
        ({"date": Date(2020)}, {"date": Date(2021)}),
    ],
)
def test_parts_of_a_work_that_somebody_has_given_different_keys_stay_apart(
    ours: Any, theirs: Any
) -> None:
    one, other = paper(key="a", **ours), paper(key="b", **theirs)

    assert group_works([one, other, other._replace(key="c"), paper()]) == [[0, 3], [1, 2]]
    assert group_works([one, other._replace(key="")]) == [[0, 1]]


def test_two_years_of_one_title_are_one_work_in_different_files() -> None:
    one = paper(key="a", date=Date(2020), origin=HERE)
    other = paper(key="b", date=Date(2021), origin=THERE)

    assert group_works([one, other]) == [[0, 1]]


def test_works_are_grouped_through_a_third() -> None:
    works = [paper("One", arxiv="2312.00752"), paper("Two", doi="10.1000/a")]
    third = paper("Three", arxiv="2312.00752", doi="10.1000/a")

    assert group_works([*works, third]) == [[0, 1, 2]]


def test_a_key_on_two_works_stays_with_the_first_and_both_places_are_named() -> None:
    one, other = paper(key="k", origin=HERE), paper("A survey", "X. Y", key="k", origin=THERE)
    kept, (said,) = drop_duplicate_keys([one, other])

    assert [kept[0].key, kept[1].key] == ["k", ""]
    assert said.code is Code.DUPLICATE_KEY
    assert said.origin == THERE
    assert "a.yaml:3:5" in said.message
    assert "'k'" in said.message


def test_a_spelling_of_the_same_title_keeps_its_key() -> None:
    kept, said = drop_duplicate_keys(
        [paper("Linear-time modeling", key="k"), paper("Linear time modelling", "X. Y", key="k")]
    )

    assert [one.key for one in kept] == ["k", "k"]
    assert said == []


def test_the_first_description_counts_and_later_ones_complete_it() -> None:
    merged, said = merge(
        [
            paper(venue="arXiv", tags=("ssm",), links=(Link("PDF", "https://a.org"),)),
            paper(
                key="k",
                venue="arXiv",
                note="Fast.",
                tags=("ssm", "rnn"),
                links=(Link("pdf", "https://b.org"), Link("Code", "https://c.org")),
                translations=(Translation("note", "zh", "快。"),),
                extra=(("x", "1"),),
            ),
        ]
    )

    assert said == []
    assert (merged.key, merged.note, merged.tags) == ("k", "Fast.", ("ssm", "rnn"))
    assert merged.links == (Link("PDF", "https://a.org"), Link("Code", "https://c.org"))
    assert merged.translations == (Translation("note", "zh", "快。"),)
    assert merged.extra == (("x", "1"),)


def test_all_keys_stay_aliases() -> None:
    merged, _ = merge([paper(key="a"), paper(key="b", aliases=("c",)), paper()])

    assert (merged.key, merged.aliases) == ("a", ("b", "c"))


def test_a_disagreement_names_both_places_and_the_fields() -> None:
    merged, (said,) = merge(
        [
            paper(venue="Neural Computing", date=Date(1997), origin=HERE),
            paper(venue="Neural Computation", date=Date(1998), origin=THERE),
        ]
    )

    assert merged.venue == "Neural Computing"
    assert said.code is Code.CONFLICT
    assert said.origin == THERE
    assert "a.yaml:3:5" in said.message
    assert "date, venue" in said.message


@pytest.mark.parametrize(
    "one, other",
    [
        (paper(date=Date(2021)), paper(date=Date(2021, 11))),
        (paper("Mamba"), paper("*Mamba*!")),
        (paper(authors="Albert Gu, Tri Dao"), paper(authors="Gu, A. and others")),
        (paper(arxiv="2312.00752"), paper(arxiv="https://arxiv.org/abs/2312.00752v2")),
        (paper(doi="10.1000/a"), paper(doi="https://doi.org/10.1000/A")),
        (paper(note="one"), paper(note="other")),
        (paper(venue=""), paper(venue="arXiv")),
    ],
)
def test_two_ways_to_say_the_same_do_not_disagree(one: Any, other: Any) -> None:
    assert merge([one, other])[1] == []


def test_the_more_exact_date_is_taken() -> None:
    assert merge([paper(date=Date(2021)), paper(date=Date(2021, 11))])[0].date == Date(2021, 11)


def test_a_shortened_run_of_authors_is_completed() -> None:
    shortened = Paper(title="Mamba", authors=(*parse_names("A. Gu"), OTHERS))

    assert merge([shortened, paper()])[0].authors == paper().authors
    assert merge([shortened, paper(authors="X. Y, Z. A")])[0].authors == shortened.authors


def test_a_shortened_run_of_authors_disagrees_where_a_name_differs() -> None:
    shortened = Paper(title="Mamba", authors=(*parse_names("Tri Dao"), OTHERS))

    assert merge([paper(), shortened])[1] != []
