"""Pages are looked at as a whole: toctrees, and what is loaded with them."""

from __future__ import annotations

from typing import Any

import pytest

WORDS = "# Words\n\n1. **On words.** *Ann Lee.* 2020\n"
STYLE_SHEET = "_static/paperlist.css"


def style_sheets(build: Any, page: str) -> list[str]:
    links = build.page(page).all("link")
    hrefs = [one.attributes["href"] for one in links if one.attributes.get("rel") == "stylesheet"]
    return [href.partition("?")[0] for href in hrefs if "paperlist" in href]


@pytest.mark.parametrize("hover, on_citing_pages", [(True, [STYLE_SHEET]), (False, [])])
def test_the_style_sheet_is_loaded_where_papers_or_cards_are_shown_and_nowhere_else(
    site: Any, papers: Any, *, hover: bool, on_citing_pages: list[str]
) -> None:
    build = site.build(
        papers
        | {
            "index.rst": "Title\n=====\n\n.. toctree::\n\n   lists\n   cites\n",
            "lists.rst": "Lists\n=====\n\n.. paperlist::\n",
            "cites.rst": "Cites\n=====\n\n:paper:`gu2023mamba`\n",
        },
        "html",
        paperlist_hover=hover,
    )

    assert style_sheets(build, "lists.html") == [STYLE_SHEET]
    assert style_sheets(build, "index.html") == []
    assert style_sheets(build, "cites.html") == on_citing_pages
    assert ".paper" in build.output(STYLE_SHEET)


@pytest.mark.parametrize(
    "entry, line",
    [
        ("_papers/words", 8),
        ("/_papers/words", 8),
        ("_papers/words.md", 8),
        ("Words <_papers/words>", 8),
    ],
)
def test_a_source_in_a_toctree_is_said_with_its_line(site: Any, entry: str, line: int) -> None:
    page = f"Title\n=====\n\n.. toctree::\n   :maxdepth: 1\n\n   other\n   {entry}\n"
    build = site.build(
        {"index.rst": page, "other.rst": "Other\n=====\n", "_papers/words.md": WORDS},
        suppress_warnings=["toc.excluded", "toc.not_readable"],
    )

    assert build.codes() == ["paperlist.source-in-toctree"]
    assert build.warnings[0].startswith(f"index.rst:{line}: WARNING: '_papers/words")
    assert "' in the toctree is a source of papers, not a page" in build.warnings[0]
    assert "show it on a page with the `paperlist` directive" in build.warnings[0]


def test_a_source_in_a_toctree_of_a_page_below_is_said(site: Any) -> None:
    files = {
        "index.rst": "Title\n=====\n\n.. toctree::\n\n   part/index\n",
        "part/index.md": "# Part\n\n```{toctree}\nwords\n```\n",
        "part/words.md": WORDS,
    }
    build = site.build(
        files,
        paperlist_sources=["part/words.md"],
        suppress_warnings=["toc.excluded", "toc.not_readable"],
    )

    assert build.codes() == ["paperlist.source-in-toctree"]
    assert build.warnings[0].startswith("part/index.md:4: ")


def test_every_toctree_of_a_page_is_looked_at(site: Any) -> None:
    toctree = ".. toctree::\n\n   {}\n\n"
    page = "Title\n=====\n\n" + toctree.format("other") + toctree.format("_papers/words")
    build = site.build(
        {"index.rst": page, "other.rst": "Other\n=====\n", "_papers/words.md": WORDS},
        suppress_warnings=["toc.excluded", "toc.not_readable"],
    )

    assert build.codes() == ["paperlist.source-in-toctree"]
    assert build.warnings[0].startswith("index.rst:10: ")


def test_the_name_of_a_source_in_prose_after_a_toctree_is_not_said(site: Any) -> None:
    page = "Title\n=====\n\n.. toctree::\n\n   other\n\n_papers/words\n\nMore.\n"
    build = site.build(
        {"index.rst": page, "other.rst": "Other\n=====\n", "_papers/words.md": WORDS}
    )

    assert build.warnings == []


def test_a_page_whose_name_is_that_of_a_source_is_a_page(site: Any) -> None:
    page = "Title\n=====\n\n.. toctree::\n\n   words\n"
    build = site.build(
        {"index.rst": page, "words.rst": "Words\n=====\n", "_papers/words.md": WORDS}
    )

    assert build.warnings == []


def test_a_page_with_the_name_of_a_source_is_a_page(site: Any) -> None:
    files = {
        "index.rst": "Title\n=====\n\n.. toctree::\n\n   refs\n",
        "refs.rst": "References\n==========\n\n.. paperlist:: refs\n",
        "refs.yaml": "papers:\n  - title: Words\n",
    }
    build = site.build(files, paperlist_sources=["refs.yaml"])

    assert build.warnings == []
