"""A new site shows every paper, on pages whose names are right everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from sphinx_paperlist.cli.site.plan import Plan, Shown, plan_site
from sphinx_paperlist.papers.diagnostics import Origin
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Paper, PaperList, Source, SourceList
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


def placed(one: SourceList, path: str) -> SourceList:
    lists = tuple(placed(below, path) for below in one.lists)
    return one._replace(origin=Origin(path, 1), lists=lists)


def shown(plan: Plan, library: Library) -> Iterator[str]:
    """Yield the key of every paper that a page shows, but those of the page of all papers."""
    for page in (plan.first, *(page for chapter in plan.chapters for page in chapter.pages)):
        listing = page.listing or Shown(keys=("",))
        if listing.list_id:
            (one,) = library.lists_for(listing.list_id)
            yield from one.papers if listing.alone else one.walk()
        else:
            yield from filter(None, listing.keys)


@given(FILES)
def test_every_paper_is_on_a_page_and_every_page_has_a_name_of_its_own(files: Any) -> None:
    sources = [read_placed(one, f"{n}.md", ReadingOptions()) for n, one in enumerate(files)]
    library = build_library(sources)
    assume(library.papers)
    plan = plan_site(library, {source.path: source.path for source in sources})
    names = [page.name for chapter in plan.chapters for page in chapter.pages]

    assert set(shown(plan, library)) == set(library.papers)
    assert len(set(names)) == len(names)
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


def plan_of(*lists: SourceList) -> Plan:
    source = Source("a.md", lists=tuple(placed(one, "a.md") for one in lists))
    return plan_site(build_library([source]), {"a.md": "file"})


def one_list(title: str, *below: SourceList, papers: int = 0) -> SourceList:
    items = tuple(Paper(title=f"{title} {n}") for n in range(papers))
    return PaperList(title=title, slug=title.lower(), papers=items, lists=below)


def test_a_heading_that_is_alone_on_its_level_is_no_section() -> None:
    contents = one_list("Contents", one_list("A", papers=1), one_list("B", papers=1))
    plan = plan_of(one_list("Root", contents))

    assert plan.first.title == "Root"
    assert [page.title for page in plan.chapters[0].pages] == ["A", "B"]


def test_several_headings_have_no_title_but_that_of_the_file() -> None:
    plan = plan_of(one_list("A", papers=1), one_list("B", papers=1))

    assert plan.first.title == "file"


def test_lists_without_papers_have_no_pages() -> None:
    plan = plan_of(
        one_list("Root", one_list("A", papers=1), one_list("B", papers=1), one_list("C"))
    )

    assert [page.title for page in plan.chapters[0].pages] == ["A", "B"]


def test_names_of_devices_and_of_pages_of_sphinx_are_not_taken() -> None:
    lists = [one_list(title, papers=1) for title in ("Index", "Con", "Search", "大语言", "模型")]
    names = [page.name for page in plan_of(*lists).chapters[0].pages]

    assert names == ["index-2", "con-2", "search-2", "section", "section-2"]
