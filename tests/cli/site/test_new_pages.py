"""Pages of a new site are written in MyST as a person would."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.cli.site.pages import MANY_PAPERS, pages
from sphinx_paperlist.cli.site.plan import plan
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Paper, PaperList, Source, SourceList
from sphinx_paperlist.papers.name_parsing import parse_names


def papers(count: int, title: str = "P", **fields: Any) -> tuple[Paper, ...]:
    return tuple(Paper(key=f"{title}{n}", title=f"{title} {n}", **fields) for n in range(count))


def a_list(title: str, *below: SourceList, count: int = 1, **fields: Any) -> SourceList:
    values = {"slug": title.lower(), "papers": papers(count, title), "lists": below} | fields
    return PaperList(title=title, **values)


def texts(*lists: SourceList, language: str = "en", loose: tuple[Paper, ...] = ()) -> Any:
    sources = [Source("a.md", papers=loose, lists=lists)]
    library = build_library(sources)
    found = plan(sources, library, {"a.md": "a"}, language)
    return pages(found.front, library, language)


def test_a_section_is_a_heading_and_a_listing() -> None:
    found = texts(a_list("Root", a_list("A"), a_list("B", a_list("C")), count=0))

    assert found == {
        "index.md": "# Root\n\n```{toctree}\n:maxdepth: 2\n\na\nb\n```\n",
        "a.md": "# A\n\n```{paperlist} a\n```\n",
        "b.md": "# B\n\n```{paperlist} b\n:heading:\n```\n",
    }


def test_what_stands_in_no_section_is_on_the_front_page() -> None:
    found = texts(a_list("Root", a_list("A"), a_list("B")))

    assert found["index.md"].startswith("# Root\n\n```{paperlist} root\n:depth: 0\n```\n\n```{toc")


def test_a_description_is_shown_where_no_listing_shows_it() -> None:
    below = [a_list("A"), a_list("B")]
    said: dict[str, Any] = {"description": "1. A <b>word</b>."}

    without = texts(a_list("Root", *below, count=0, **said))["index.md"]
    assert without.startswith("# Root\n\n1\\. A \\<b>word\\</b>.\n\n```{toctree}")
    assert "word" not in texts(a_list("Root", *below, **said))["index.md"]


@pytest.mark.parametrize("count, boxes", [(MANY_PAPERS - 1, 0), (MANY_PAPERS, 1)])
def test_many_papers_can_be_filtered(count: int, boxes: int) -> None:
    found = texts(a_list("A", count=count), a_list("B"))

    assert found["a.md"].count(":filter-box:") == boxes
    assert ":filter-box:" not in found["b.md"]


def test_papers_in_no_list_are_named_by_their_keys() -> None:
    found = texts(a_list("A"), a_list("B"), loose=papers(2, "X"))

    assert found["further-papers.md"] == "# Further papers\n\n```{paperlist}\n\nX0\nX1\n```\n"


def test_all_papers_have_a_page_with_files_to_take_along() -> None:
    found = texts(a_list("A", count=MANY_PAPERS), a_list("B"))

    assert found["all-papers.md"] == (
        "# All papers\n\n```{paperlist}\n:name: all-papers\n:layout: compact\n"
        ":sort: -date, title\n:filter-box:\n```\n"
    )


@pytest.mark.parametrize("name", ["-", "1. x/a", "a**b", "x](y"])
def test_papers_are_named_where_a_listing_would_take_the_list_for_a_paper(name: str) -> None:
    found = texts(a_list("A", id=name), a_list("B"))

    assert "# A\n\n```{paperlist}\n\nA0\n```\n" in found.values()


def test_a_list_with_a_backquote_is_shown_in_another_fence() -> None:
    assert texts(a_list("A", id="a`b"))["index.md"] == "# A\n\n~~~{paperlist} a`b\n~~~\n"


@pytest.mark.parametrize("count, said", [(10, 0), (11, 10), (161, 160), (1001, 1000), (2668, 2600)])
def test_the_number_of_papers_stays_true_when_some_are_added(count: int, said: int) -> None:
    front = texts(a_list("A", count=count - 1), a_list("B"))["index.md"]

    assert (f"More than {said} papers." in front) is bool(said)


FACTS: dict[str, Any] = {
    "authors": parse_names("Ann Lee"),
    "date": Date(2020),
    "venue": "ICML",
    "tags": ("t",),
}


@pytest.mark.parametrize(
    "names, line",
    [
        ([], ""),
        (["tags"], "The papers are also listed {ref}`by tag <paper-tag>`.\n\n"),
        (
            ["authors", "date"],
            "The papers are also listed {ref}`by author <paper-author>` and "
            "{ref}`by year <paper-year>`.\n\n",
        ),
        (
            ["date", "venue", "tags"],
            "The papers are also listed {ref}`by year <paper-year>`, {ref}`by venue <paper-venue>` "
            "and {ref}`by tag <paper-tag>`.\n\n",
        ),
    ],
)
def test_only_indices_that_are_made_are_linked(names: list[str], line: str) -> None:
    facts = {name: FACTS[name] for name in names}
    front = texts(a_list("A", papers=papers(1, "A", **facts)))["index.md"]

    assert front == f"# A\n\n{line}```{{paperlist}} a\n```\n"


def test_a_chinese_site_speaks_chinese() -> None:
    found = texts(
        a_list("词", papers=papers(20, "A", date=Date(2020))), a_list("B"), language="zh_CN"
    )

    assert "\n收录论文 20 余篇。全部论文也可{ref}`按年份 <paper-year>`查找。\n" in found["index.md"]
    assert found["all-papers.md"].startswith("# 全部论文\n")


def test_captions_are_quoted_where_myst_would_read_more_in_them() -> None:
    sources = [
        Source(f"{n}.md", lists=(a_list(title, a_list(f"A{n}"), a_list(f"B{n}")),))
        for n, title in enumerate(["Plain words", 'A "b": *c* #'])
    ]
    library = build_library(sources)
    found = plan(sources, library, dict.fromkeys(("0.md", "1.md"), "file"))
    front = pages(found.front, library, "en")["index.md"]

    assert ":caption: Plain words\n" in front
    assert ':caption: "A \\"b\\": c #"\n' in front
