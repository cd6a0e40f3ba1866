"""A request of a listing is answered from the library and the papers written on its page."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.extension.records import Request, WrittenPapers
from sphinx_paperlist.extension.requests import Shelf, answer
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Mention, Paper, PaperList, Source
from sphinx_paperlist.papers.query import Group, SortKey

A = Paper(key="a", title="A", date=Date(2001), doi="10.1000/a")
B = Paper(key="b", title="B", date=Date(2003))
C = Paper(key="c", title="C", date=Date(2002))
W = Paper(key="w", title="Written here", date=Date(2004))


def paper_list(title: str, *papers: Any, lists: Any = ()) -> PaperList[Paper | Mention]:
    return PaperList(title=title, slug=title, papers=papers, lists=lists)


LIBRARY = build_library(
    [
        Source(path="one.md", lists=(paper_list("top", A, lists=(paper_list("below", B),)),)),
        Source(path="two.md", lists=(paper_list("twice", C),)),
        Source(path="three.md", lists=(paper_list("twice", C),)),
    ]
)
SHELF = Shelf(LIBRARY)
WITH_WRITTEN = Shelf(LIBRARY, WrittenPapers({"w": W}, {"w": "w", "here": "w"}, (W,)))


def keys(group: Group[Paper] | None) -> str | None:
    """Return the keys of a group, in order, as one text."""
    return None if group is None else "".join(paper.key for paper in group.walk())


@pytest.mark.parametrize(
    "request_, found",
    [
        (Request(), "abc"),
        (Request("top"), "ab"),
        (Request("top", depth=0), "a"),
        (Request("below"), "b"),
        (Request(where="year > 2001", sort=(SortKey("year", descending=True),)), "bc"),
        (Request(limit=1), "a"),
        (Request(names=("c", "doi:10.1000/a", "c")), "cac"),
        (Request(names=("c", "nobody")), "c"),
        (Request(names=()), ""),
    ],
    ids=str,
)
def test_a_request_is_answered_with_papers(request_: Request, found: str) -> None:
    assert keys(answer(request_, SHELF)) == found


@pytest.mark.parametrize("name", ["nowhere", "twice"])
def test_a_list_that_is_not_there_or_not_one_alone_has_no_answer(name: str) -> None:
    assert answer(Request(name), SHELF) is None
    assert answer(Request(name, cited=("page",)), SHELF, [C]) is None


def test_papers_written_on_the_page_are_found_by_name_before_those_of_the_library() -> None:
    own = Paper(key="a", title="Another A")
    shelf = Shelf(LIBRARY, WrittenPapers({"a": own}, {"a": "a"}, (own,)))
    group = answer(Request(names=("a",)), shelf)

    assert group is not None
    assert group.papers == (own,)


def test_papers_written_on_the_page_stand_in_no_list_that_is_not_of_the_page() -> None:
    assert keys(answer(Request(), WITH_WRITTEN)) == "abc"
    assert keys(answer(Request("top"), WITH_WRITTEN)) == "ab"
    assert keys(answer(Request(names=("b", "here")), WITH_WRITTEN)) == "bw"


@pytest.mark.parametrize(
    "request_, found",
    [
        (Request(cited=("page",)), "bw"),
        (Request("top", cited=("page",)), "b"),
        (Request(names=("a", "w"), cited=("page",)), "w"),
        (Request(cited=("page",), where="year > 2003"), "w"),
        (Request(cited=("page",), limit=1), "b"),
        (Request(uncited=True), "ac"),
        (Request("top", uncited=True), "a"),
        (Request(names=("a", "b", "w"), uncited=True), "a"),
        (Request(uncited=True, where="year > 2001"), "c"),
        (Request(cited=("page",), uncited=True), ""),
        (Request("top", cited=("page",), uncited=True), ""),
    ],
    ids=str,
)
def test_of_what_is_asked_for_only_the_cited_or_the_uncited_is_shown(
    request_: Request, found: str
) -> None:
    assert keys(answer(request_, WITH_WRITTEN, [B, W])) == found


@pytest.mark.parametrize(
    "request_, late, selects",
    [
        (Request("top"), False, False),
        (Request(names=("a",)), False, False),
        (Request(where="year > 1"), False, True),
        (Request(limit=3), False, True),
        (Request(cited=("site",)), True, True),
        (Request(uncited=True), True, True),
    ],
    ids=str,
)
def test_what_depends_on_citations_is_late_and_what_leaves_papers_out_may_show_nothing(
    request_: Request, *, late: bool, selects: bool
) -> None:
    assert (request_.is_late, request_.selects) == (late, selects)
