"""Works that stand twice, or look as if they did, are named."""

from __future__ import annotations

import pytest

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Mention, Paper, PaperList, Source, SourceList
from tests.papers.checks.audit import FIVE, found, paper, source


def test_a_paper_twice_in_one_list_is_said_at_the_second() -> None:
    assert found(Code.REPEATED_PAPER, paper(), paper("Else"), paper()) == [
        ("a.md:3", "'Words' stands in this list already, at line 1")
    ]


def test_so_is_one_that_the_list_names_as_well() -> None:
    assert found(Code.REPEATED_PAPER, Mention("none"), paper(key="k"), Mention("k")) == [
        ("a.md:3", "'Words' stands in this list already, at line 2")
    ]


def test_lists_may_share_papers() -> None:
    below: SourceList = PaperList(title="M", papers=(paper(),), slug="m")
    lists: tuple[SourceList, ...] = (
        PaperList(title="L", papers=(paper(),), slug="l", lists=(below,)),
    )

    assert found(Code.REPEATED_PAPER, Source(path="a.md", lists=lists)) == []
    assert found(Code.REPEATED_PAPER, source(paper()), source(paper(), path="b.md")) == []


def test_a_list_below_is_looked_at_too() -> None:
    below = source(paper(), paper()).lists
    lists = (PaperList(title="M", slug="m", lists=below),)

    assert found(Code.REPEATED_PAPER, Source(path="a.md", lists=lists))[0][0] == "a.md:2"


def test_a_disagreement_is_not_said_twice() -> None:
    pair = source(paper(venue="ICLR", key="k"), paper(venue="ACL", key="k"))

    assert [one.code for one in build_library([pair]).diagnostics] == [Code.CONFLICT]
    assert found(Code.REPEATED_PAPER, pair) == []


def test_one_title_with_two_first_authors_is_said() -> None:
    title = "Words that tell enough"
    pair = paper(title, "Ann Lee"), paper(f"{title}.", "Bo Wu, Ann Lee")

    assert found(Code.SAME_TITLE, *pair) == [
        (
            "a.md:2",
            f"'{title}.' has the title, but not the first author, of the paper at line 1",
        )
    ]


def test_a_short_title_may_be_that_of_many() -> None:
    assert found(Code.SAME_TITLE, paper("Preface", "A. B"), paper("Preface", "C. D")) == []


def test_one_long_list_on_papers_of_two_years_is_said() -> None:
    assert found(Code.SHARED_AUTHORS, paper("Words", FIVE, 2020), paper("Numbers", FIVE, 2022)) == [
        ("a.md:2", "'Numbers' has the same 5 authors as 'Words' at line 1")
    ]


@pytest.mark.parametrize(
    "other",
    [
        paper("Numbers", FIVE, 2020),
        paper("Lattice-v2", FIVE, 2022),
        paper("Numbers", f"{FIVE} et al.", 2022),
        paper("Numbers", "Bo Wu, Ann Lee, Cy Roy, Di Fox, Ed Poe", 2022),
    ],
    ids=["the same year", "titles begin alike", "et al.", "another order"],
)
def test_a_team_may_go_on(other: Paper) -> None:
    assert found(Code.SHARED_AUTHORS, paper("Lattice", FIVE, 2020), other) == []


def test_a_short_list_says_too_little() -> None:
    four = "Ann Lee, Bo Wu, Cy Roy, Di Fox"

    assert found(Code.SHARED_AUTHORS, paper("A", four, 2020), paper("B", four, 2021)) == []
