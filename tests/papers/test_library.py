"""The library merges what all sources gave."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Mention, Paper, PaperList, Source
from sphinx_paperlist.papers.name_parsing import parse_names


def paper(title: str, key: str = "", **fields: Any) -> Paper:
    return Paper(title=title, key=key, authors=parse_names("Albert Gu"), **fields)


def shelf(title: str, *papers: Any, slug: str = "", lists: Any = ()) -> Any:
    made: PaperList[Paper | Mention] = PaperList(
        title=title, slug=slug or title.lower(), papers=papers, lists=lists
    )
    return made


def test_papers_stand_in_source_order_each_once() -> None:
    library = build_library(
        [
            Source(path="a.yaml", lists=(shelf("One", paper("A"), paper("B")),)),
            Source(path="b.yaml", papers=(paper("C"), paper("A"))),
        ]
    )

    assert [one.title for one in library.papers.values()] == ["A", "B", "C"]


def test_one_paper_may_stand_in_several_lists() -> None:
    library = build_library(
        [Source(path="a.md", lists=(shelf("One", paper("A")), shelf("Two", paper("A", note="n"))))]
    )
    one, two = library.lists

    assert one.papers == two.papers == ("gua",)
    assert library.papers["gua"].note == "n"


@pytest.mark.parametrize(
    "name",
    ["k", " k ", "old", "2312.00752", "arXiv:2312.00752v2", "https://arxiv.org/abs/2312.00752"],
)
def test_a_paper_is_found_by_key_and_alias(name: str) -> None:
    library = build_library(
        [Source(path="a.md", papers=(paper("A", "k", arxiv="2312.00752", aliases=("old",)),))]
    )

    assert library.keys_for(name) == ("k",)


@pytest.mark.parametrize("name", ["", "K", "kk"])
def test_other_names_mean_no_paper(name: str) -> None:
    described = paper("A", "k"), paper("A")

    assert build_library([Source(path="a.md", papers=described)]).keys_for(name) == ()


def test_a_short_key_that_two_papers_would_have_means_both() -> None:
    library = build_library([Source(path="a.md", papers=(paper("State a b"), paper("State c")))])

    assert library.keys_for("gustate") == ("gustateb", "gustatec")


def test_a_source_without_lists_is_a_list_named_by_its_stem() -> None:
    library = build_library([Source(path="x/references.bib", papers=(paper("A"),))])

    assert [(one.id, one.papers) for one in library.lists] == [("references", ("gua",))]
    assert library.lists_for("references") == library.lists


@pytest.mark.parametrize(
    "name", ["early-work", "refs/early-work", "Early  work", "EARLY WORK", " early-work "]
)
def test_a_list_is_found_by_id_full_id_and_title(name: str) -> None:
    library = build_library(
        [Source(path="refs.md", lists=(shelf("Early work", paper("A"), slug="early-work"),))]
    )

    assert library.lists_for(name) == library.lists


def test_a_title_that_two_lists_have_means_both() -> None:
    library = build_library(
        [
            Source(path="a.md", lists=(shelf("Early", paper("A")),)),
            Source(path="b.md", lists=(shelf("Early", paper("B")),)),
        ]
    )

    assert [one.id for one in library.lists_for("Early")] == ["a/early", "b/early"]
    assert library.lists_for("none") == ()


def test_a_mention_stands_for_the_paper_it_names_wherever_that_is_defined() -> None:
    library = build_library(
        [
            Source(path="a.yaml", lists=(shelf("One", Mention("k"), paper("B"), Mention("k")),)),
            Source(path="b.yaml", papers=(paper("A", "k"),)),
        ]
    )

    assert library.lists[0].papers == ("k", "gub", "k")


def test_a_mention_of_no_paper_is_said_with_the_closest_key() -> None:
    mention = Mention("gu2021eficiently", Origin("a.yaml", 4, 5))
    library = build_library(
        [Source(path="a.yaml", papers=(mention, paper("A", "gu2021efficiently")))]
    )
    (said,) = library.diagnostics

    assert (said.code, said.origin) == (Code.UNKNOWN_KEY, Origin("a.yaml", 4, 5))
    assert said.hint == "did you mean 'gu2021efficiently'?"
    assert library.lists[0].papers == ("gu2021efficiently",)


def test_a_mention_that_may_mean_two_papers_is_said_with_both_keys() -> None:
    papers = Mention("gustate"), paper("State one"), paper("State two")
    (said,) = build_library([Source(path="a.yaml", papers=papers)]).diagnostics

    assert said.code is Code.AMBIGUOUS_KEY
    assert "'gustateone' or 'gustatetwo'" in said.message


def test_a_key_on_two_works_gives_the_second_a_derived_one() -> None:
    library = build_library(
        [Source(path="a.yaml", papers=(paper("Mamba", "k"), paper("RWKV", "k")))]
    )

    assert list(library.papers) == ["k", "gurwkv"]
    assert [said.code for said in library.diagnostics] == [Code.DUPLICATE_KEY]


def test_lists_nest_and_keep_their_papers() -> None:
    inner = shelf("Inner", paper("B"))
    library = build_library(
        [Source(path="a.md", lists=(shelf("Outer", paper("A"), lists=(inner,)),))]
    )
    (outer,) = library.lists

    assert (outer.papers, outer.lists[0].papers) == (("gua",), ("gub",))


def test_no_sources_are_an_empty_library() -> None:
    library = build_library([])

    assert (dict(library.papers), library.lists, library.diagnostics) == ({}, (), ())


def test_close_names_are_looked_for_for_the_first_wrong_ones_alone() -> None:
    wrong = tuple(Mention(f"gu202{number}", Origin("a.yaml", number)) for number in range(150))

    library = build_library([Source(path="a.yaml", papers=(paper("A", "gu2021"), *wrong))])

    unknown = [one for one in library.diagnostics if one.code is Code.UNKNOWN_KEY]
    assert len(unknown) == 149
    assert unknown[0].hint == "did you mean 'gu2021'?"
    assert unknown[-1].hint == ""
