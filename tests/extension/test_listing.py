"""A listing shows papers in the order and under the numbers that are asked for."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

LSTM = "Long short-term memory"
S4 = "Efficiently modeling long sequences with structured state spaces"
MAMBA = "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"
ATTENTION = "Attention is all you need"
CHINESE = "机器学习"


def listing(site: Any, papers: Any, directive: str, **config: Any) -> Any:
    build = site.build(papers | {"index.rst": f"Title\n=====\n\n{directive}\n"}, **config)
    assert build.warnings == []
    return build


def numbers(build: Any) -> list[str]:
    return [item["number"] for item in build.doctree().findall(nodes.list_item)]


def rubrics(build: Any) -> list[str]:
    return [one.astext() for one in build.doctree().findall(nodes.rubric)]


@pytest.mark.parametrize(
    "options, titles",
    [
        ("", [ATTENTION, CHINESE, LSTM, S4, MAMBA]),
        (":where: year > 2017", [CHINESE, S4, MAMBA]),
        (':where: "Albert Gu" in authors and has("code")', [S4]),
        (':where: not "rnn" in tags and venue == "neurips"', [ATTENTION]),
        (":sort: year", [LSTM, ATTENTION, CHINESE, S4, MAMBA]),
        (":sort: -year", [MAMBA, S4, CHINESE, ATTENTION, LSTM]),
        (":sort: -year\n   :limit: 2", [MAMBA, S4]),
        (":limit: 0", []),
        (":where: year < 1900", []),
    ],
)
def test_a_query_chooses_and_orders(site: Any, papers: Any, options: str, titles: Any) -> None:
    build = listing(site, papers, f".. paperlist::\n   {options}")

    assert build.listed() == titles


def test_papers_without_a_value_sort_last(site: Any, papers: Any) -> None:
    build = listing(site, papers, ".. paperlist::\n   :sort: venue, -year")

    assert build.listed() == [MAMBA, S4, LSTM, ATTENTION, CHINESE]


def test_lists_below_a_list_are_rubrics_with_numbers_of_their_own(site: Any, papers: Any) -> None:
    build = listing(site, papers, ".. paperlist:: models")

    assert rubrics(build) == ["Recurrent networks", "State spaces"]
    assert numbers(build) == ["1", "1", "2"]


def test_groups_nest_and_number_all_papers_through(site: Any, papers: Any) -> None:
    build = listing(site, papers, ".. paperlist:: models\n   :group-by: venue, -year")

    assert rubrics(build) == ["arXiv", "2023", "2021", "Neural Computation", "1997"]
    assert build.listed() == [MAMBA, S4, LSTM]
    assert numbers(build) == ["1", "2", "3"]


def test_papers_that_lack_what_they_are_grouped_by_come_last(site: Any, papers: Any) -> None:
    build = listing(site, papers, ".. paperlist::\n   :group-by: tags")

    assert rubrics(build) == ["rnn", "selection", "ssm", "transformer", "Other"]
    assert build.listed() == [LSTM, MAMBA, S4, MAMBA, ATTENTION, CHINESE]


@pytest.mark.parametrize(
    "numbering, expected",
    [("arabic", ["1", "2"]), ("reversed", ["2", "1"]), ("none", ["", ""])],
)
def test_numbers_rise_fall_or_are_none(
    site: Any, papers: Any, numbering: str, expected: Any
) -> None:
    build = listing(site, papers, f".. paperlist:: state-spaces\n   :numbering: {numbering}")

    assert numbers(build) == expected


def test_falling_numbers_fall_through_all_groups(site: Any, papers: Any) -> None:
    build = listing(
        site, papers, ".. paperlist:: models\n   :group-by: year\n   :numbering: reversed"
    )

    assert numbers(build) == ["3", "2", "1"]


def test_a_listing_without_numbers_is_a_bullet_list(site: Any, papers: Any) -> None:
    build = listing(site, papers, ".. paperlist:: models\n   :numbering: none")

    assert [one["classes"] for one in build.doctree().findall(nodes.bullet_list)] == [
        ["paperlist"],
        ["paperlist"],
    ]
    assert not list(build.doctree().findall(nodes.enumerated_list))


@pytest.mark.parametrize(
    "depth, titles", [(0, [ATTENTION]), (1, [ATTENTION, LSTM]), (2, [ATTENTION, LSTM, S4])]
)
def test_depth_says_how_many_levels_below_are_shown(
    site: Any, papers: Any, depth: int, titles: Any
) -> None:
    tree = """
    lists:
      - id: top
        papers: [vaswani2017attention]
        lists:
          - {id: middle, papers: [hochreiter1997long], lists: [
              {id: bottom, papers: [gu2021efficiently]}]}
    """
    build = listing(
        site, papers | {"_papers/tree.yaml": tree}, f".. paperlist:: top\n   :depth: {depth}"
    )

    assert build.listed() == titles


def test_headings_are_sections_that_reach_the_table_of_contents(site: Any, papers: Any) -> None:
    build = listing(site, papers, ".. paperlist:: models\n   :heading:")
    sections = list(build.doctree().findall(nodes.section))

    assert [one.next_node(nodes.title).astext() for one in sections] == [
        "Title",
        "Recurrent networks",
        "State spaces",
    ]
    assert [one["ids"][0] for one in sections[1:]] == [
        "paperlist-recurrent",
        "paperlist-state-spaces",
    ]
    assert "State spaces" in build.app.env.tocs["index"].astext()


def test_groups_too_become_sections(site: Any, papers: Any) -> None:
    build = listing(site, papers, ".. paperlist:: models\n   :group-by: year\n   :heading:")

    assert build.app.env.tocs["index"].astext().split() == ["Title", "1997", "2021", "2023"]


def test_a_list_may_be_shown_twice_on_a_page_with_headings(site: Any, papers: Any) -> None:
    page = ".. paperlist:: models\n   :heading:\n\n"
    build = listing(site, papers, page + page)
    ids = [one["ids"][0] for one in build.doctree().findall(nodes.section)]

    assert build.warnings == []
    assert len(set(ids)) == len(ids) == 5


def test_where_no_section_can_be_headings_stay_rubrics(site: Any, papers: Any) -> None:
    page = "Title\n=====\n\n.. note::\n\n   .. paperlist:: models\n      :heading:\n"
    build = site.build(papers | {"index.rst": page})

    assert build.codes() == ["paperlist.bad-option"]
    assert build.warnings[0].startswith("index.rst:6: WARNING: `heading` is left out")
    assert rubrics(build) == ["Recurrent networks", "State spaces"]


def test_a_title_stands_over_the_listing_and_may_hold_markup(site: Any, papers: Any) -> None:
    build = listing(site, papers, ".. paperlist:: recurrent\n   :title: What *came* before")
    rubric = next(iter(build.doctree().findall(nodes.rubric)))

    assert rubric.astext() == "What came before"
    assert rubric.next_node(nodes.emphasis).astext() == "came"


def test_a_name_is_a_target_of_ref(site: Any, papers: Any) -> None:
    build = listing(
        site,
        papers,
        ".. paperlist:: recurrent\n   :name: The networks\n\n:ref:`look <the networks>`",
    )
    reference = next(one for one in build.trees["index"].findall(nodes.reference) if "refid" in one)

    assert reference["refid"] in build.trees["index"].ids
    assert reference.astext() == "look"


@pytest.mark.parametrize("builder", ["html", "latex", "text"])
def test_a_listing_that_shows_nothing_can_still_be_linked_to(
    site: Any, papers: Any, builder: str
) -> None:
    blocks = [
        ".. rst-class:: wide",
        ".. paperlist::\n   :where: year < 1900\n   :name: none",
        ".. rst-class:: wide",
        ".. paperlist:: models\n   :limit: 0",
        ":ref:`look <none>`",
    ]
    page = "\n\n".join(["Title\n=====", *blocks])
    build = site.build(papers | {"index.rst": page}, builder)

    assert build.warnings == []
    assert build.listed() == []
    (place,) = (one for one in build.doctree().findall(nodes.target) if one["ids"])
    assert place["ids"] == ["none"]


def test_classes_are_added_to_every_list(site: Any, papers: Any) -> None:
    build = listing(site, papers, ".. paperlist:: models\n   :class: wide dense")

    assert {tuple(one["classes"]) for one in build.doctree().findall(nodes.enumerated_list)} == {
        ("paperlist", "wide", "dense")
    }


@pytest.mark.parametrize(
    "options, byline",
    [
        ("", "Albert Gu, Karan Goel, Christopher Ré. [Code] [arXiv], 2021."),
        (":max-authors: 2", "Albert Gu, Karan Goel, et al. [Code] [arXiv], 2021."),
        (":show: authors", "Albert Gu, Karan Goel, Christopher Ré."),
        (":show: authors tags", "Albert Gu, Karan Goel, Christopher Ré. #ssm"),
    ],
)
def test_show_and_max_authors_say_what_stands_in_an_entry(
    site: Any, papers: Any, options: str, byline: str
) -> None:
    build = listing(site, papers, f".. paperlist:: state-spaces\n   :limit: 1\n   {options}")
    item = next(iter(build.doctree().findall(nodes.list_item)))

    assert item.children[-1].astext() == byline


def test_an_empty_list_says_so_and_an_empty_answer_says_nothing(site: Any, papers: Any) -> None:
    empty = {"_papers/empty.yaml": "lists: [{id: empty, title: Nothing}]"}
    build = listing(
        site,
        papers | empty,
        ".. paperlist:: empty\n\nBetween.\n\n.. paperlist:: models\n   :where: year < 1900",
    )

    assert build.prose() == ["No papers yet.", "Between."]


def test_a_description_stands_over_the_papers_of_its_list(site: Any, papers: Any) -> None:
    described = "lists: [{id: few, title: Few, description: Only *one*., papers: [gu2023mamba]}]"
    build = listing(site, papers | {"_papers/few.yaml": described}, ".. paperlist:: few")

    assert build.prose() == ["Only one."]
    assert next(iter(build.doctree().findall(nodes.emphasis))).astext() == "one"


@pytest.mark.parametrize(
    "language, title", [("en", "Words"), ("zh_CN", "词语"), ("de", "Words"), ("zh_TW", "词语")]
)
def test_texts_are_shown_in_the_language_of_the_site(site: Any, language: str, title: str) -> None:
    source = (
        "lists: [{id: top, title: Top, lists: [{id: w, title: {en: Words, zh: 词语},"
        " papers: [{title: {en: On words, zh: 论词}, authors: [Ann Lee], date: 2020}]}]}]"
    )
    build = listing(site, {"_papers/w.yaml": source}, ".. paperlist:: top", language=language)

    assert rubrics(build) == [title]
    assert build.listed() == [{"Words": "On words", "词语": "论词"}[title]]
