"""The gallery shows each layout, each part of an entry, each way of counting, and each theme."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_paperlist.extension.numbering import NUMBERINGS
from sphinx_paperlist.extension.records import LAYOUTS, LIST
from sphinx_paperlist.styles.entry import PARTS
from tests.conftest import Page
from tests.documentation.conftest import DOCS

SNIPPETS = "\n".join(
    path.read_text(encoding="utf-8") for path in (DOCS / "_snippets" / "gallery").glob("*.md")
)
THEMES = {"alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme"}


def given(option: str) -> set[str]:
    values = re.findall(rf"^:{option}: (.*)$", SNIPPETS, re.MULTILINE)
    return {one.strip() for value in values for one in value.split(",")}


def test_each_layout_each_part_and_each_way_of_counting_is_shown() -> None:
    # What is done where nothing is said is shown by the others.
    assert given("layout") >= set(LAYOUTS) - {LIST}
    assert given("show") >= set(PARTS)
    assert given("numbering") >= set(NUMBERINGS) - {"arabic"}


def test_each_theme_is_shown_live(documentation: Callable[[str], Path]) -> None:
    folder = documentation("en") / "gallery"
    page = Page((folder.parent / "gallery.html").read_text(encoding="utf-8"))

    assert {path.name for path in folder.iterdir()} == THEMES
    assert {one.attributes["src"] for one in page.all("iframe")} == {
        f"gallery/{theme}/index.html" for theme in THEMES
    }


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_a_theme_has_all_that_a_listing_has(
    documentation: Callable[[str], Path], theme: str
) -> None:
    path = documentation("en") / "gallery" / theme / "index.html"
    page = Page(path.read_text(encoding="utf-8"))

    for name in ("ol.paperlist", "a.paper-ref", "div.paperlist-filter", "ol.paperlist-compact"):
        assert page.all(name)
