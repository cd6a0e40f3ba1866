"""Style sheet and script are loaded where they are used, once, and from the site itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import sphinx_paperlist

HOUSE = Path(sphinx_paperlist.__file__).parent

LISTS = {"lists.rst": "Lists\n=====\n\n.. paperlist:: models\n\n.. paperlist:: recurrent\n"}
CITES = {"cites.rst": "Cites\n=====\n\n:paper:`gu2023mamba` :paper:`hochreiter1997long`\n"}
PROSE = {"prose.rst": "Prose\n=====\n\nNo papers.\n"}
INDEX = {"index.rst": "Title\n=====\n\n.. toctree::\n\n   lists\n   cites\n   prose\n"}
PAGES = INDEX | LISTS | CITES | PROSE


def assets(page: Any) -> list[str]:
    """Return the files of ours that a page loads."""
    addresses = [
        one.attributes.get("src") or one.attributes.get("href", "")
        for one in page.elements
        if one.tag in ("script", "link")
    ]
    return [one.partition("?")[0] for one in addresses if "paperlist" in one]


BOTH = ["_static/paperlist.css", "_static/paperlist.js"]


@pytest.mark.parametrize(
    "name, hover, expected",
    [
        ("lists.html", True, BOTH),
        ("lists.html", False, BOTH),
        ("cites.html", True, BOTH),
        ("cites.html", False, []),
        ("prose.html", True, []),
        ("index.html", True, []),
        ("search.html", True, []),
        ("paper-author.html", True, BOTH[:1]),
    ],
)
def test_a_page_loads_what_it_uses(
    site: Any, papers: Any, name: str, *, hover: bool, expected: list[str]
) -> None:
    build = site.build(papers | PAGES, "html", paperlist_hover=hover)

    assert assets(build.page(name)) == expected


def test_one_page_of_all_loads_both_if_any_shows_papers(site: Any, papers: Any) -> None:
    build = site.build(papers | INDEX | LISTS | PROSE, "singlehtml")

    assert assets(build.page()) == BOTH


def test_an_index_in_a_book_asks_for_nothing_that_is_not_there(site: Any, papers: Any) -> None:
    build = site.build(papers | PAGES, "epub")
    pages = [*build.app.outdir.rglob("*html")]

    assert [path for path in pages if path.name.startswith("paper-author")]
    assert not [path for path in pages if "paperlist.css" in path.read_text()]


def test_the_script_has_its_words_from_the_page(site: Any, papers: Any) -> None:
    page = site.build(papers | PAGES, "html").page("lists.html")
    (script,) = [one for one in page.all("script") if "paperlist" in one.attributes.get("src", "")]

    assert "defer" in script.attributes
    assert json.loads(script.attributes["data-words"])["hits"] == "{shown} of {total} papers"


def test_nothing_of_ours_is_inline(site: Any, papers: Any) -> None:
    page = site.build(papers | PAGES, "html").page("lists.html")

    inside = [one for one in page.elements if one.within("body")]
    assert len(inside) > 20
    assert not [one for one in inside if "style" in one.attributes]
    assert not {one.tag for one in inside} & {"script", "style", "link"}


@pytest.mark.parametrize("name", ["paperlist.css", "paperlist.js"])
def test_a_file_is_small_and_asks_nobody_for_more(site: Any, papers: Any, name: str) -> None:
    text = site.build(papers | PAGES, "html").output(f"_static/{name}")

    assert len(text.encode()) <= 10_000
    assert not [word for word in ("http:", "https:", "url(", "@import", "fetch(") if word in text]


def test_a_book_for_readers_has_neither(site: Any, papers: Any) -> None:
    build = site.build(papers | PAGES, "epub")

    assert build.warnings == []
    assert not list(build.app.outdir.rglob("paperlist*"))


def test_each_property_and_class_is_documented() -> None:
    page = (HOUSE.parent / "docs/reference/html.md").read_text(encoding="utf-8")
    style_sheet = (HOUSE / "static/paperlist.css").read_text(encoding="utf-8")
    names = set(re.findall(r"--paperlist-[a-z-]+|(?<=\.)paper(?:list)?(?:-[a-z]+)*", style_sheet))
    # Parts of the filter box, and of what is there for the script alone.
    inner = {"paperlist-form", "paperlist-clear", "paperlist-live", "paperlist-waiting"}

    assert names - inner <= set(re.findall(r"`([a-z-]+)`", page))
    assert {name for name in names if name.startswith("--")} == set(
        re.findall(r"\| `(--[a-z-]+)` \|", page)
    )


def test_with_a_filter_box_the_script_comes_before_what_it_filters(site: Any, papers: Any) -> None:
    page = {"lists.rst": "Lists\n=====\n\n.. paperlist:: models\n   :filter-box:\n"}
    text = site.build(papers | INDEX | page | CITES | PROSE, "html").output("lists.html")

    assert text.count("paperlist.js?v=") == 1
    assert text.index("paperlist.js") < text.index("</head>")
    assert "defer" not in text[text.index("data-words") : text.index("paperlist.js")]
