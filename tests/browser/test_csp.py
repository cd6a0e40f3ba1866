"""All works where a site allows no script and no style but from its own files.

The policy is `script-src 'self'; style-src 'self'`. Of the themes alabaster keeps to it.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import CARD, CLIPBOARD, citation, entry, said, shown

pytestmark = pytest.mark.parametrize("scheme", ["strict"])


@pytest.fixture
def strict(visit: Any) -> Any:
    """Return what opens a page; at the end nothing may have been against the policy."""
    pages: list[Page] = []

    def open_page(name: str) -> Page:
        pages.append(visit(name, theme="alabaster", permissions=CLIPBOARD))
        return pages[-1]

    yield open_page
    for page in pages:
        assert page.evaluate("() => window.violations") == []


def test_the_policy_is_in_force(strict: Any, visit: Any) -> None:
    page = strict("lists.html")
    ran = page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          return Boolean(window.ran);
        }"""
    )

    assert not ran
    # Of the test, not of the page.
    page.wait_for_function("() => window.violations.length")
    page.evaluate("() => window.violations.splice(0)")
    visit.complaints.clear()


def test_lists_are_filtered(strict: Any) -> None:
    page = strict("lists.html")

    page.get_by_role("searchbox", name="Filter papers").fill("mamba")
    assert shown(page) == ["gu2023mamba"]

    page.get_by_role("button", name="Clear").click()
    assert len(shown(page)) == 9


def test_cards_open_and_are_in_place(strict: Any) -> None:
    page = strict("cites.html")

    citation(page, "Gu").hover()

    expect(page.locator(CARD)).to_be_visible()
    expect(page.locator(CARD)).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)


def test_records_and_keys_are_copied(strict: Any) -> None:
    page = strict("lists.html")
    paper = entry(page, "gu2023mamba")

    paper.locator(".paper-bibtex > summary").click()
    paper.get_by_role("button", name="Copy").click()
    said(page, "Copied")

    paper.get_by_role("link", name="Link to Mamba").click()
    said(page, "Copied the key gu2023mamba")
