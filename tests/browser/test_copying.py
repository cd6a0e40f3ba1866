"""BibTeX records and keys are copied by a click, or at least marked to be copied."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import CLIPBOARD, CLOSED_CLIPBOARD, NO_CLIPBOARD, entry, focused, said

KEY = "hochreiter1997long"


@pytest.fixture
def page(visit: Any) -> Any:
    return visit(permissions=CLIPBOARD)


def opened(page: Page) -> Locator:
    """Open the record of a paper and return its button."""
    details = entry(page, KEY).locator(".paper-bibtex")
    details.locator("summary").click()
    button = details.get_by_role("button")
    expect(button).to_have_text("Copy")
    return button


def permalink(page: Page) -> Locator:
    return entry(page, KEY).get_by_role("link", name="Link to Long short-term memory")


def copied(page: Page) -> str:
    text: str = page.evaluate("() => navigator.clipboard.readText()")
    return text


# Records


def test_a_record_is_copied_and_the_button_says_so(page: Page) -> None:
    button = opened(page)

    button.click()

    expect(button).to_have_text("Copied")
    said(page, "Copied")
    assert copied(page) == entry(page, KEY).locator("pre").text_content()
    assert copied(page).startswith(f"@article{{{KEY},")


def test_the_button_is_there_once_and_only_in_what_is_open(page: Page) -> None:
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    button = opened(page)

    entry(page, KEY).locator(".paper-bibtex > summary").click()
    expect(button).to_be_hidden()
    entry(page, KEY).locator(".paper-bibtex > summary").click()

    expect(button).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(1)


def test_an_abstract_or_more_authors_have_no_button(page: Page) -> None:
    paper = entry(page, "vaswani2017attention")
    for name in ("abstract", "others"):
        paper.locator(f".paper-{name} > summary").click()

    expect(paper.locator(".paper-abstract > p")).to_be_visible()
    expect(paper.get_by_text("Llion Jones")).to_be_visible()
    expect(paper.get_by_role("button")).to_have_count(0)


def test_a_record_is_copied_by_keys(page: Page) -> None:
    entry(page, KEY).locator(".paper-bibtex > summary").focus()
    page.keyboard.press("Enter")
    expect(entry(page, KEY).get_by_role("button")).to_be_visible()
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Copy")

    page.keyboard.press("Enter")

    said(page, "Copied")
    assert copied(page).startswith("@article{")


def test_the_button_says_copy_again_after_a_while(visit: Any) -> None:
    page = visit(permissions=CLIPBOARD, clock=True)
    button = opened(page)
    button.click()
    expect(button).to_have_text("Copied")

    page.clock.run_for(10_000)

    expect(button).to_have_text("Copy")


@pytest.mark.parametrize("before", [NO_CLIPBOARD, CLOSED_CLIPBOARD], ids=["absent", "denied"])
def test_where_nothing_can_be_copied_the_record_is_selected(visit: Any, before: str) -> None:
    page = visit(before=before)
    button = opened(page)

    button.click()

    expect(button).to_contain_text("Selected")
    said(page, "Selected: press Ctrl+C or ⌘C to copy")
    selected = page.evaluate("() => getSelection().toString()")
    record = entry(page, KEY).locator("pre").text_content()
    assert record
    assert selected.strip() == record.strip()


# Keys


def test_a_permalink_leads_to_the_entry_and_copies_the_key(page: Page) -> None:
    entry(page, KEY).hover()
    permalink(page).click()

    page.wait_for_url(f"**/lists.html#paper-{KEY}")
    said(page, f"Copied the key {KEY}")
    assert copied(page) == KEY


def test_a_permalink_works_by_keys(page: Page) -> None:
    permalink(page).focus()
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/lists.html#paper-{KEY}")
    said(page, f"Copied the key {KEY}")
    assert copied(page) == KEY


def test_those_who_see_the_page_see_for_a_while_that_a_key_was_copied(visit: Any) -> None:
    page = visit(permissions=CLIPBOARD, clock=True)
    shows = """(link) => getComputedStyle(link, "::after").content + link.parentElement.innerText"""
    entry(page, KEY).hover()
    assert "Copied" not in permalink(page).evaluate(shows)

    permalink(page).click()
    page.clock.run_for(500)
    assert f"Copied the key {KEY}" in permalink(page).evaluate(shows)

    page.clock.run_for(10_000)
    assert "Copied" not in permalink(page).evaluate(shows)


@pytest.mark.parametrize("before", [NO_CLIPBOARD, CLOSED_CLIPBOARD], ids=["absent", "denied"])
def test_where_nothing_can_be_copied_a_permalink_is_a_link(visit: Any, before: str) -> None:
    page = visit(before=before)

    permalink(page).focus()
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/lists.html#paper-{KEY}")
    expect(page.get_by_text("Copied")).to_have_count(0)


def test_a_permalink_is_seen_when_it_is_of_use(visit: Any) -> None:
    page = visit(reduced_motion="reduce")

    def is_seen() -> bool:
        return bool(permalink(page).evaluate("(link) => getComputedStyle(link).opacity !== '0'"))

    page.mouse.move(0, 0)
    assert not is_seen()
    entry(page, KEY).hover()
    assert is_seen()
    page.mouse.move(0, 0)
    assert not is_seen()
    entry(page, "untitled").locator("summary").first.focus()
    page.keyboard.press("Tab")
    permalink(page).focus()
    assert is_seen()


def test_where_nothing_hovers_a_permalink_is_always_seen(visit: Any) -> None:
    page = visit(width=390, has_touch=True, is_mobile=True)

    assert permalink(page).evaluate("(link) => getComputedStyle(link).opacity") == "1"
