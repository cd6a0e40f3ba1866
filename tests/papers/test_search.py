"""Papers are found by what somebody remembers of them."""

from __future__ import annotations

import pytest

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.search import search, suggestions

LATTICE = Paper(
    key="lattice",
    title="Lattice: *fast* words",
    authors=parse_names("Zoë Łoś, Ann Lee"),
    date=Date(2021),
    venue="ICLR",
    tags=("ssm",),
    nickname="L4",
    arxiv="2111.00396",
    doi="10.1000/Abc",
    aliases=("old-key",),
)
OTHER = Paper(key="other", title="Slow things", authors=parse_names("李明"), date=Date(2022))


@pytest.mark.parametrize(
    "words",
    [
        *("lattice", "FAST", "word", "los", "Łoś", "zoe", "2021", "iclr", "SSM", "l4", "old-key"),
        *("2111.00396", "arXiv:2111.00396v2", "https://arxiv.org/pdf/2111.00396", "2111"),
        *("10.1000/abc", "https://doi.org/10.1000/abc", "lee fast 2021"),
    ],
)
def test_words_are_looked_for_in_all_that_names_a_paper(words: str) -> None:
    assert search([OTHER, LATTICE], words.split()) == [LATTICE]


@pytest.mark.parametrize("words", ["lattice 2022", "*fast*", "xyz"])
def test_all_words_must_be_found(words: str) -> None:
    assert search([OTHER, LATTICE], words.split()) == []


def test_without_words_every_paper_is_found() -> None:
    assert search([OTHER, LATTICE], []) == [OTHER, LATTICE]


def test_whole_words_come_before_parts_and_titles_before_the_rest() -> None:
    titles = ["A forest", "Restless", "The rest"]
    papers = [Paper(key=str(n), title=title) for n, title in enumerate(titles)]
    papers.append(Paper(key="3", title="Else", authors=parse_names("Ann Rest")))

    assert [paper.title for paper in search(papers, ["rest"])] == [
        "The rest",
        "Else",
        "Restless",
        "A forest",
    ]


def test_papers_in_which_words_fit_as_well_keep_their_order() -> None:
    papers = [Paper(key=str(n), title=f"Words {n}") for n in range(5)]

    assert search(papers, ["words"]) == papers


def test_words_that_are_nowhere_get_suggestions() -> None:
    assert suggestions([LATTICE, OTHER], ["latice", "fast"]) == ["lattice"]
    assert suggestions([LATTICE, OTHER], ["fast", "slow"]) == []
