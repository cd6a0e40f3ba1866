"""axe finds nothing against what is ours, in any theme, in light and in dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.acts import CARD, citation, entry, set_dark
from tests.browser.conftest import THEMES

pytestmark = [
    pytest.mark.parametrize("scheme", ["http"]),
    pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"]),
    pytest.mark.parametrize("theme", THEMES),
]

OURS = [
    *(".paperlist", ".paperlist-filter", ".paperlist-downloads", ".paperlist-description"),
    *(".paperlist-title", "span.paper-card", ".paper-ref"),
]


# Colours too pale that themes have chosen for all links, at rest or under the pointer.
THEIRS = {"sphinx_rtd_theme": {"#2980b9", "#3091d1"}, "sphinx_book_theme": {"#e89217"}}


def violations(page: Page, theme: str) -> list[str]:
    """Return what axe says against the elements of ours."""
    here = [one for one in OURS if page.locator(one).count()]
    assert here
    # `preload` would ask again for the style sheets, to look for what is turned on its side.
    options = {"resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, here, options).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
        if not _colours(node) & THEIRS.get(theme, set())
    ]


def _colours(node: dict[str, Any]) -> set[str]:
    """Return the colour of a text that is too pale, or too like the text around it."""
    data = [one["data"] or {} for one in node["any"]]
    return {one[name] for one in data for name in ("fgColor", "nodeColor") if name in one}


@pytest.fixture
def opened(visit: Any, theme: str, *, dark: bool) -> Any:
    """Return what opens a page in light or in dark."""

    def open_page(name: str) -> Page:
        scheme = "dark" if dark else "light"
        # What has faded half would be too pale.
        page: Page = visit(name, theme=theme, color_scheme=scheme, reduced_motion="reduce")
        set_dark(page, theme, dark=dark)
        return page

    return open_page


def test_a_list_is_open_to_all(opened: Any, theme: str) -> None:
    page = opened("lists.html")
    assert violations(page, theme) == []

    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    expect(page.get_by_role("button", name="Copy").first).to_be_visible()
    entry(page, "gu2023mamba").hover()
    assert violations(page, theme) == []


def test_a_compact_list_is_open_to_all(opened: Any, theme: str) -> None:
    assert violations(opened("compact.html"), theme) == []


def test_a_filtered_list_is_open_to_all(opened: Any, theme: str) -> None:
    page = opened("shared.html?both.text=adam#paper-kingma2015adam")
    expect(page.get_by_role("button", name="Clear")).to_be_visible()

    assert violations(page, theme) == []


def test_a_citation_and_its_card_are_open_to_all(opened: Any, theme: str) -> None:
    page = opened("cites.html")
    assert violations(page, theme) == []

    citation(page, "Kaplan").hover()
    expect(page.locator(CARD)).to_be_visible()
    assert violations(page, theme) == []
