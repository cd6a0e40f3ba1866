"""Indices have pages of their own in HTML: names with the papers below them."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.languages import isolated

PAGES = {
    "index.rst": "Title\n=====\n\n.. toctree::\n\n   sub/list\n",
    "sub/list.rst": "List\n====\n\n.. paperlist::\n",
    "_papers/a.yaml": """\
papers:
  - {key: seas, title: Seas, authors: [Ann Lee], date: 2020, venue: ICLR}
  - {key: sky, title: Sky, authors: [吴恩达], date: 2019, venue: "4OR"}
""",
}


def test_each_heading_is_reached_from_the_top(site: Any) -> None:
    build = site.build(PAGES, "html")

    for name in ("author", "year", "venue"):
        page = build.page(f"paper-{name}.html")
        headings = {one.attributes["id"]: one.text for one in page.all("h2")}
        links = {one.attributes.get("href", ""): one.text for one in page.all("a")}
        assert len(headings) == 2
        assert headings.items() <= {link.lstrip("#"): text for link, text in links.items()}.items()


@pytest.mark.parametrize("name", ["#1 Lab", "<b>", "😀", "علي", "4OR", "ß"])
def test_any_name_has_a_heading_that_is_reached(site: Any, name: str) -> None:
    source = f"papers: [{{key: k, title: T, authors: [{{name: {name!r}}}]}}]"
    build = site.build(PAGES | {"_papers/a.yaml": source}, "html")
    page = build.page("paper-author.html")
    (heading,) = page.all("h2")

    assert build.warnings == []
    assert page.texts("dt") == [isolated(name)]
    assert [
        one.text
        for one in page.all("a")
        if one.attributes.get("href") == f"#{heading.attributes['id']}"
    ] == [heading.text]


@pytest.mark.parametrize(
    "builder, file, link",
    [
        ("html", "paper-author.html", "sub/list.html#paper-seas"),
        ("dirhtml", "paper-author/index.html", "../sub/list/#paper-seas"),
    ],
)
def test_papers_are_links_from_where_the_page_stands(
    site: Any, builder: str, file: str, link: str
) -> None:
    page = site.build(PAGES, builder).page(file)
    links = [one for one in page.all("a") if one.attributes.get("href") == link]

    assert [one.text for one in links] == ["Seas"]
    assert links[0].parent.text == "Seas (Lee, 2020)"


def test_the_page_has_its_title_and_the_style_sheet_of_listings(site: Any) -> None:
    page = site.build(PAGES, "html").page("paper-author.html")

    assert page.texts("h1") == ["Papers by author"]
    assert page.texts("title")[0].startswith("Papers by author")
    assert any("paperlist.css" in one.attributes["href"] for one in page.all("link"))
