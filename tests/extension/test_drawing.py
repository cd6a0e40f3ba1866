"""Listings are drawn with nodes that every writer knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from docutils import nodes

from sphinx_paperlist.extension.drawing import Context, Drawing, PlainLists
from sphinx_paperlist.extension.entries import ShownGroup, ShownPaper
from sphinx_paperlist.extension.records import Look
from sphinx_paperlist.extension.typography import SmartQuotes
from sphinx_paperlist.papers.diagnostics import Origin
from sphinx_paperlist.papers.spans import Mark, Span, plain
from sphinx_paperlist.styles.entry import Block

ORIGIN = Origin("_papers/a.yaml", 3)


def paper(key: str, *more: Block) -> ShownPaper:
    return ShownPaper(key, (Block("head", (plain(f"Title of {key}"),)), *more), ORIGIN)


def group(*papers: ShownPaper, groups: Sequence[ShownGroup] = (), **fields: Any) -> ShownGroup:
    values = {"id": "", "title": "", "description": "", "cut": False, "origin": ORIGIN, **fields}
    return ShownGroup(papers=papers, groups=tuple(groups), **values)


def draw(
    shown: ShownGroup,
    numbers: str = "1 2",
    *,
    numbering: str = "arabic",
    places: Any = None,
    cited_in: Any = (),
    show_empty: bool = True,
) -> list[Any]:
    """Draw a group whose papers have anchors of their keys; a `-` is the number of one without."""
    keys = [one.key for one in shown.walk()]
    context = Context(
        locate=lambda one: (f"/docs/{one.origin.path}", one.origin.line),
        cited_in=lambda key: [nodes.Text(key)] if key in cited_in else [],
        files={},
        quotes=SmartQuotes("en", "qDe"),
    )
    return Drawing(
        lists=PlainLists(Look("reading", (), 0, "", numbering, classes=("wide",)), context),
        context=context,
        numbers=iter(numbers.replace("-", "").split(" ")),
        anchors=iter("" if key == "hidden" else f"paper-{key}" for key in keys),
        places=places or {},
        show_empty=show_empty,
    ).draw(shown)


def only(drawn: list[Any], kind: Any) -> list[Any]:
    return [found for one in drawn for found in one.findall(kind)]


def test_an_anchor_is_a_target_in_the_first_paragraph_and_writers_number() -> None:
    (block,) = draw(group(paper("a"), paper("hidden")))
    first, second = block.children

    assert isinstance(block, nodes.enumerated_list)
    assert block["classes"] == ["paperlist", "wide"]
    assert first["ids"] == []
    assert [type(one) for one in first[0].children] == [nodes.target, nodes.Text]
    assert first[0][0]["ids"] == ["paper-a"]
    assert [one.astext() for one in (first, second)] == ["Title of a", "Title of hidden"]
    assert len(only([block], nodes.target)) == 1


def test_numbers_that_fall_are_a_list_for_each_entry() -> None:
    drawn = draw(group(paper("a"), paper("b"), paper("c")), "3 2 1", numbering="reversed")

    assert [one.get("start", 1) for one in drawn] == [3, 2, 1]
    assert [len(one) for one in drawn] == [1, 1, 1]


def test_a_list_begins_at_the_number_of_its_first_entry() -> None:
    (block,) = draw(group(paper("a"), paper("b")), "4 5", numbering="continue")

    assert (block["start"], block["enumtype"], block["suffix"]) == (4, "arabic", ".")
    assert [one["number"] for one in block] == ["4", "5"]


def test_without_numbers_a_list_has_bullets() -> None:
    (block,) = draw(group(paper("a"), paper("b")), "- -", numbering="none")

    assert isinstance(block, nodes.bullet_list)
    assert [one.astext() for one in block] == ["Title of a", "Title of b"]


LISTS = group(
    id="top",
    groups=[
        group(paper("a"), id="one", title="*One*"),
        group(id="empty", title="Empty"),
        group(paper("b"), id="two", title="Two", description="Of 'b'."),
    ],
)
PLACES = {"top": "paperlist-top", "one": "paperlist-one", "two": "paperlist-two"}


def test_lists_below_stand_under_rubrics_in_reading_order() -> None:
    drawn = draw(LISTS, "1 1")

    assert [(type(one), one.astext()) for one in drawn] == [
        (nodes.rubric, "One"),
        (nodes.enumerated_list, "Title of a"),
        (nodes.rubric, "Empty"),
        (nodes.paragraph, "No papers yet."),
        (nodes.rubric, "Two"),
        (nodes.paragraph, "Of ‘b’."),
        (nodes.enumerated_list, "Title of b"),
    ]
    assert [one.rawsource for one in only(drawn, nodes.rubric)] == ["*One*", "Empty", "Two"]


def test_a_target_stands_before_each_list() -> None:
    drawn = draw(LISTS, "1 1", places=PLACES)
    targets = {position: one["ids"] for position, one in enumerate(drawn) if one["ids"]}

    assert targets == {0: ["paperlist-top"], 1: ["paperlist-one"], 6: ["paperlist-two"]}
    assert all(isinstance(drawn[position], nodes.target) for position in targets)


def test_what_a_query_grouped_by_is_nothing_to_translate() -> None:
    made = group(groups=[group(paper("a"), title="Nature", fixed=("title",))])
    (rubric,) = only(draw(made, "1"), nodes.rubric)

    assert rubric.astext() == "Nature"
    assert rubric["translatable"] is False


@pytest.mark.parametrize(
    "shown, show_empty, text",
    [
        (group(), True, ["No papers yet."]),
        (group(), False, []),
        (group(cut=True), True, []),
        (group(description="Soon."), True, ["Soon.", "No papers yet."]),
    ],
    ids=["empty", "empty answer", "only the lists below are hidden", "description"],
)
def test_only_a_list_that_has_no_papers_says_so(
    shown: ShownGroup, *, show_empty: bool, text: list[str]
) -> None:
    assert [one.astext() for one in draw(shown, "", show_empty=show_empty)] == text


def test_each_block_is_a_paragraph_with_the_line_of_the_paper() -> None:
    note = Block("note", (plain("A "), Span(Mark.EMPHASIS, "note")), "A *note*")
    (block,) = draw(group(paper("a", note)), "1")
    head, below = block[0].children

    assert (head["classes"], below["classes"]) == (["paper-head"], ["paper-note"])
    assert {(one.source, one.line) for one in (block[0], head, below)} == {
        ("/docs/_papers/a.yaml", 3)
    }
    # Translators translate the note, and no title.
    assert below.rawsource == "A *note*"
    assert (head.get("translatable"), below.get("translatable")) == (False, None)


def test_a_record_is_for_html_alone() -> None:
    bibtex = Block("bibtex", (Span(Mark.STRONG, "BibTeX", role="heading"),))
    (block,) = draw(group(paper("a", bibtex)), "1")

    assert block.astext() == "Title of a"


def test_pages_that_cite_a_paper_follow_our_words_and_without_any_there_are_none() -> None:
    cited_in = Block("cited-in", (plain("Cited in "),))
    (block,) = draw(group(paper("a", cited_in), paper("b", cited_in)), cited_in={"b"})

    assert [[one.astext() for one in item] for item in block] == [
        ["Title of a"],
        ["Title of b", "Cited in b"],
    ]
