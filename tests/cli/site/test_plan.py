"""A new site shows every paper, on pages whose names are right everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.cli.site.plan import (
    ALL_PAPERS,
    MOST_PAPERS,
    Outline,
    Page,
    plan,
)
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Paper, PaperList, Source, SourceList, Translation
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.placed import read_placed

TITLES = st.text(st.sampled_from("aB1 /词#`*<[") | st.characters(codec="utf-8"), max_size=8)
PAPERS: Any = st.lists(st.builds(dict, title=st.text("abcdef", min_size=1)), max_size=3)
LISTS: Any = st.recursive(
    st.builds(dict, title=TITLES, papers=PAPERS),
    lambda below: st.builds(dict, title=TITLES, papers=PAPERS, lists=st.lists(below, max_size=3)),
    max_leaves=6,
)
FILES: Any = st.lists(
    st.builds(dict, papers=PAPERS, lists=st.lists(LISTS, max_size=3)), min_size=1, max_size=3
)


def shown(page: Page) -> Iterator[str]:
    """Yield the key of every paper that a page shows by its list or by its keys."""
    yield from page.keys
    if page.shown:
        yield from page.shown.papers if page.alone else page.shown.walk()


def outline_of(*sources: Source) -> Outline:
    titles = {source.path: source.path.removesuffix(".md") for source in sources}
    return plan(sources, build_library(sources), titles)


@given(FILES)
def test_every_paper_is_on_a_page_and_every_page_has_a_name_of_its_own(files: Any) -> None:
    sources = [read_placed(one, f"{n}.md", ReadingOptions()) for n, one in enumerate(files)]
    pages = list(outline_of(*sources).front.walk())
    names = [page.name for page in pages]

    assert {key for page in pages for key in shown(page)} == set(build_library(sources).papers)
    assert len(set(names)) == len(names)
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


def one_list(title: str, *below: SourceList, papers: int = 0, **fields: Any) -> SourceList:
    items = tuple(Paper(title=f"{title} {n}") for n in range(papers))
    return PaperList(title=title, slug=title.lower(), papers=items, lists=below, **fields)


def outline(*lists: SourceList) -> Outline:
    return outline_of(Source("file.md", lists=lists))


def tree(page: Page) -> Any:
    """Return the pages below one, by title."""
    return {one.title: tree(one) for part in page.contents for one in part.pages}


def test_the_lists_below_the_only_heading_have_the_pages() -> None:
    a, b = one_list("A", papers=1), one_list("B", one_list("Below", papers=1))
    front = outline(one_list("Root", a, b)).front

    assert (front.title, tree(front)) == ("Root", {"A": {}, "B": {}})


def test_a_heading_that_is_alone_on_its_level_has_none() -> None:
    contents = one_list("Contents", one_list("A", papers=1), one_list("B", papers=1))
    front = outline(one_list("Root", contents)).front

    assert (front.title, tree(front)) == ("Root", {"A": {}, "B": {}})


def test_a_heading_alone_is_a_section_if_the_one_above_has_papers() -> None:
    contents = one_list("Contents", one_list("A", papers=1), one_list("B", papers=1))
    front = outline(one_list("Root", contents, papers=1)).front

    assert (front.alone, tree(front)) == (True, {"Contents": {}})
    assert list(shown(front)) == ["root"]


def test_several_headings_have_no_title_but_that_of_the_file() -> None:
    front = outline(one_list("A", papers=1), one_list("B", papers=1)).front

    assert (front.title, tree(front)) == ("file", {"A": {}, "B": {}})


def test_one_list_is_on_the_front_page() -> None:
    front = outline(one_list("Root", papers=2)).front

    assert (front.title, list(shown(front)), tree(front)) == ("Root", ["root0", "root1"], {})


def test_lists_without_papers_have_no_page_and_are_named() -> None:
    contents = one_list("Contents", one_list("Deeper"))
    found = outline(one_list("Root", contents, one_list("A", papers=1), one_list("B", papers=1)))

    assert tree(found.front) == {"A": {}, "B": {}}
    assert found.empty == ("Contents",)


def test_lists_that_wait_for_papers_have_pages() -> None:
    found = outline(one_list("Root", one_list("A"), one_list("B")))

    assert (tree(found.front), found.empty) == ({"A": {}, "B": {}}, ())


def test_a_large_section_has_a_page_for_each_of_its_own() -> None:
    parts = [one_list("A", papers=MOST_PAPERS), one_list("B", papers=1), one_list("C")]
    large = one_list("Large", *parts, papers=1)
    found = outline(large, one_list("Other", papers=1))

    assert tree(found.front) == {"Large": {"A": {}, "B": {}}, "Other": {}, "All papers": {}}
    assert found.empty == ("C",)


@pytest.mark.parametrize(
    "count, pages",
    [
        (ALL_PAPERS[0] - 1, 0),
        (ALL_PAPERS[0], 1),
        (ALL_PAPERS[-1], 1),
        (ALL_PAPERS[-1] + 1, 0),
    ],
)
def test_all_papers_are_on_one_page_where_a_filter_helps_and_a_browser_bears_it(
    count: int, pages: int
) -> None:
    found = outline(one_list("A", papers=count - 1), one_list("B", papers=1))

    assert sum(page.every for page in found.front.walk()) == pages


def test_papers_in_no_list_have_a_page() -> None:
    loose = Source("a.md", papers=(Paper(title="Out"),), lists=(one_list("A", papers=1),))
    front = outline_of(loose).front

    assert tree(front) == {"A": {}, "Further papers": {}}
    assert [page.keys for page in front.walk()][-1] == ("out",)


def test_each_file_has_a_caption_and_those_without_sections_share_one() -> None:
    root = one_list("Root", one_list("A", papers=1), one_list("B", papers=1), papers=1)
    flat = [Source(f"{name}.bib", papers=(Paper(title=name),)) for name in "xy"]
    front = outline_of(Source("r.md", lists=(root,)), *flat).front

    assert [(part.caption, [page.title for page in part.pages]) for part in front.contents] == [
        ("Root", ["Root", "A", "B"]),
        ("Lists", ["x.bib", "y.bib"]),
    ]


def test_a_file_that_only_adds_to_papers_in_sections_has_no_page() -> None:
    sections = Source("r.md", lists=(one_list("A", papers=1), one_list("B", papers=1)))
    found = outline_of(sections, Source("more.bib", papers=(Paper(title="A 0", doi="10.1/x"),)))

    assert tree(found.front) == {"A": {}, "B": {}}
    assert found.repeated == ("more.bib",)


def test_names_are_ascii_and_none_that_another_program_has() -> None:
    titles = (
        "Index",
        "Con",
        "Search",
        "Paper author",
        "大语言",
        "模型",
        "非 GPT",
        "Müthiş",
        "A" * 99,
    )
    front = outline(*(one_list(title, papers=1) for title in titles)).front

    assert [page.name for page in front.walk()][1:] == [
        "index-2",
        "con-2",
        "search-2",
        "paper-author-2",
        "section-1",
        "section-2",
        "gpt",
        "muthis",
        "a" * 50,
    ]


def test_names_that_are_taken_are_left_alone() -> None:
    sources = [Source("a.md", lists=(one_list("A", papers=1), one_list("B", papers=1)))]
    front = plan(sources, build_library(sources), {"a.md": "a"}, taken=["A"]).front

    assert [page.name for page in front.walk()] == ["index", "a-2", "b"]


def test_titles_are_in_the_language_of_the_site() -> None:
    both = (Translation("title", "en", "Words"), Translation("title", "zh", "词"))
    lists = (one_list("Words", papers=1, translations=both), one_list("", papers=1, id="x"))
    sources = [Source("a.yaml", lists=lists)]
    front = plan(sources, build_library(sources), {"a.yaml": "a"}, "zh_CN").front

    assert [page.title for page in front.walk()] == ["a", "词", "x"]
