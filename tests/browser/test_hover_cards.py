"""A card at a citation says what paper it means, to pointer and keyboard alike."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import CARD, box_of, citation, drawn, focused

# A browser of some years ago, without popovers.
NO_POPOVER = """
    delete HTMLElement.prototype.popover;
    delete HTMLElement.prototype.showPopover;
"""


@pytest.fixture
def page(visit: Any) -> Any:
    return visit("cites.html")


def focus(page: Page, text: str) -> None:
    """Give the focus to a citation as the Tab key does, and wait for its card."""
    link = citation(page, text)
    # From the place where the caret is, the Tab key goes on.
    link.evaluate(
        """(link) => {
          const before = document.createElement("button");
          link.before(before);
          before.focus();
          before.addEventListener("blur", () => setTimeout(() => before.remove()), { once: true });
        }"""
    )
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(page.locator(CARD)).to_be_visible()


def within_window(page: Page) -> bool:
    box = box_of(page.locator(CARD))
    width, height = page.evaluate("() => [document.documentElement.clientWidth, innerHeight]")
    inside: bool = 0 <= box["left"] < box["right"] <= width
    return inside and 0 <= box["top"] < box["bottom"] <= height


# What a card is


def test_a_card_says_what_the_paper_is_and_where_it_leads(page: Page) -> None:
    citation(page, "Gu").hover()

    card = page.locator(CARD)
    expect(card).to_be_visible()
    expect(card).to_contain_text("Mamba: Linear-time sequence modeling")
    expect(card).to_contain_text("Albert Gu, Tri Dao")
    expect(card).to_contain_text("arXiv")
    expect(card).to_contain_text("2023")
    expect(card.get_by_role("link", name="Code")).to_have_attribute(
        "href", "https://github.com/state-spaces/mamba"
    )


def test_a_paper_of_another_site_has_its_card(page: Page) -> None:
    citation(page, "LeCun").hover()

    expect(page.locator(CARD)).to_contain_text("Deep learning")


def test_maths_of_a_card_is_typeset(page: Page) -> None:
    citation(page, "Kaplan").hover()

    expect(page.locator(CARD)).to_contain_text("Scaling laws")
    page.wait_for_function(
        "(card) => window.MathJax.typeset.includes(document.querySelector(card))", arg=CARD
    )


def test_a_card_is_described_only_while_it_is_there(page: Page) -> None:
    link = citation(page, "Gu")
    link.hover()
    expect(page.locator(CARD)).to_be_visible()

    described = link.get_attribute("aria-describedby")
    assert described
    expect(page.locator(f"#{described}")).to_contain_text("Mamba")

    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    assert link.get_attribute("aria-describedby") is None


def test_there_are_not_two_tooltips(page: Page) -> None:
    link = citation(page, "Gu")
    assert link.get_attribute("title")

    link.hover()

    expect(page.locator(CARD)).to_be_visible()
    assert link.get_attribute("title") is None


def test_a_page_that_lists_papers_has_cards_too(visit: Any) -> None:
    page = visit("lists.html")

    citation(page, "Hochreiter").hover()

    expect(page.locator(CARD)).to_contain_text("Long short-term memory")


# Where it stands


@pytest.mark.parametrize("scheme", ["http"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_card_stands_at_its_citation_and_in_the_window(visit: Any, width: int) -> None:
    page = visit("cites.html", width=width)

    for name in ("Hochreiter", "Gu", "Kaplan", "Alden", "LeCun"):
        link = citation(page, name)
        link.hover()
        expect(page.locator(CARD)).to_have_count(1)
        expect(link.locator("xpath=following-sibling::*[1][self::span]")).to_be_visible()
        drawn(page)
        assert within_window(page)
        gap = box_of(page.locator(CARD))["top"] - box_of(link)["bottom"]
        assert 0 <= gap < 20
        page.keyboard.press("Escape")
        page.mouse.move(0, 0)


def test_where_there_is_no_room_below_a_card_stands_above(visit: Any) -> None:
    page = visit("cites.html")
    link = citation(page, "Vaswani")
    link.evaluate("(link) => link.scrollIntoView({ block: 'end', behavior: 'instant' })")

    link.hover()

    expect(page.locator(CARD)).to_be_visible()
    drawn(page)
    assert within_window(page)
    assert box_of(page.locator(CARD))["bottom"] <= box_of(link)["top"]


def test_a_card_is_over_all_else(page: Page) -> None:
    citation(page, "Gu").hover()

    expect(page.locator(f"{CARD}:popover-open")).to_be_visible()


def test_without_popovers_there_are_cards_all_the_same(visit: Any) -> None:
    page = visit("cites.html", before=NO_POPOVER)

    citation(page, "Gu").hover()

    expect(page.locator(CARD)).to_be_visible()
    assert within_window(page)


def test_a_card_moves_nothing(page: Page) -> None:
    after = page.get_by_text("Not listed anywhere")
    before = box_of(after)

    citation(page, "Gu").hover()

    expect(page.locator(CARD)).to_be_visible()
    assert box_of(after) == before


@pytest.mark.parametrize("away", [40, 2000])
def test_when_the_page_scrolls_a_card_stays_at_its_citation_or_goes(page: Page, away: int) -> None:
    focus(page, "Gu")

    page.evaluate("(by) => scrollBy({ top: by, behavior: 'instant' })", away)
    drawn(page)

    if page.locator(CARD).count():
        card, link = box_of(page.locator(CARD)), box_of(citation(page, "Gu"))
        assert 0 <= card["top"] - link["bottom"] < 20 or 0 <= link["top"] - card["bottom"] < 20


def test_when_the_window_changes_a_card_stays_in_it_or_goes(page: Page) -> None:
    focus(page, "Kaplan")

    page.set_viewport_size({"width": 390, "height": 500})
    drawn(page)

    card = page.locator(CARD)
    if card.count() and card.is_visible():
        assert within_window(page)


# By pointer


def test_a_card_comes_a_moment_after_the_pointer(visit: Any) -> None:
    page = visit("cites.html", clock=True)

    citation(page, "Gu").hover()
    page.clock.run_for(100)
    expect(page.locator(CARD)).to_have_count(0)

    page.clock.run_for(200)
    expect(page.locator(CARD)).to_be_visible()


def test_a_pointer_that_passes_by_opens_none(visit: Any) -> None:
    page = visit("cites.html", clock=True)

    citation(page, "Gu").hover()
    page.clock.run_for(50)
    page.mouse.move(0, 0)
    page.clock.run_for(2000)

    expect(page.locator(CARD)).to_have_count(0)


def test_a_card_waits_for_the_pointer_and_stays_under_it(visit: Any) -> None:
    page = visit("cites.html", clock=True)
    citation(page, "Gu").hover()
    page.clock.run_for(300)

    page.mouse.move(0, 0)
    page.clock.run_for(100)
    page.locator(CARD).hover()
    page.clock.run_for(5000)

    expect(page.locator(CARD)).to_be_visible()


def test_a_card_goes_when_the_pointer_leaves(visit: Any) -> None:
    page = visit("cites.html", clock=True)
    citation(page, "Gu").hover()
    page.clock.run_for(300)
    expect(page.locator(CARD)).to_be_visible()

    page.locator(CARD).hover()
    page.mouse.move(0, 0)
    page.clock.run_for(1000)

    expect(page.locator(CARD)).to_have_count(0)


def test_there_is_one_card_at_a_time(page: Page) -> None:
    citation(page, "Gu").hover()
    expect(page.locator(CARD)).to_contain_text("Mamba")

    page.keyboard.press("Escape")
    citation(page, "Alden").hover()

    expect(page.locator(CARD)).to_contain_text("A report by many hands")
    expect(page.locator(CARD)).to_have_count(1)

    focus(page, "Hochreiter")
    expect(page.locator(CARD)).to_contain_text("Long short-term memory")
    expect(page.locator(CARD)).to_have_count(1)


def test_a_click_follows_the_citation(page: Page) -> None:
    citation(page, "Gu").click()

    page.wait_for_url("**/lists.html#paper-gu2023mamba")


def test_a_finger_follows_the_citation_and_leaves_no_card(visit: Any) -> None:
    page = visit("lists.html", width=390, has_touch=True, is_mobile=True)

    citation(page, "Hochreiter").tap()

    page.wait_for_url("**#paper-hochreiter1997long")
    drawn(page)
    expect(page.locator(CARD)).to_have_count(0)


def test_a_finger_that_rests_opens_no_card(visit: Any) -> None:
    page = visit("lists.html", width=390, has_touch=True, is_mobile=True, clock=True)

    link = citation(page, "Hochreiter")
    link.dispatch_event("pointerover", {"pointerType": "touch", "bubbles": True})
    page.clock.run_for(2000)

    expect(page.locator(CARD)).to_have_count(0)


# By keyboard


def test_a_card_comes_with_the_focus_and_goes_with_it(page: Page) -> None:
    focus(page, "LeCun")
    expect(page.locator(CARD)).to_contain_text("Deep learning")

    page.keyboard.press("Shift+Tab")

    expect(page.locator(CARD).filter(has_text="Deep learning")).to_have_count(0)


def test_the_tab_key_goes_through_a_card_and_on(page: Page) -> None:
    focus(page, "Gu")

    for name in ("Code", "arXiv"):
        page.keyboard.press("Tab")
        expect(page.locator(CARD).get_by_role("link", name=name)).to_be_focused()
        expect(page.locator(CARD)).to_contain_text("Mamba")
    page.keyboard.press("Tab")

    expect(citation(page, "Kaplan")).to_be_focused()
    expect(page.locator(CARD)).to_have_count(1)
    expect(page.locator(CARD)).to_contain_text("Scaling laws")


def test_the_tab_key_goes_back_from_a_card_to_its_citation(page: Page) -> None:
    focus(page, "Gu")
    page.keyboard.press("Tab")
    expect(page.locator(CARD).get_by_role("link", name="Code")).to_be_focused()

    page.keyboard.press("Shift+Tab")

    expect(citation(page, "Gu")).to_be_focused()
    expect(page.locator(CARD)).to_contain_text("Mamba")


def test_a_card_stays_while_the_focus_is_in_it(visit: Any) -> None:
    page = visit("cites.html", clock=True)
    page.clock.resume()
    focus(page, "Gu")
    page.keyboard.press("Tab")
    page.clock.fast_forward(5000)

    expect(page.locator(CARD).get_by_role("link", name="Code")).to_be_focused()


@pytest.mark.parametrize("further", [0, 1])
def test_escape_closes_a_card_and_the_focus_is_at_the_citation(page: Page, further: int) -> None:
    focus(page, "Gu")
    for _ in range(further):
        page.keyboard.press("Tab")

    page.keyboard.press("Escape")

    expect(page.locator(CARD)).to_have_count(0)
    expect(citation(page, "Gu")).to_be_focused()
    drawn(page)
    expect(page.locator(CARD)).to_have_count(0)


def test_escape_closes_the_card_of_the_pointer_wherever_the_focus_is(visit: Any) -> None:
    page = visit("lists.html")
    page.get_by_role("searchbox", name="Filter papers").focus()
    citation(page, "Hochreiter").hover()
    expect(page.locator(CARD)).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator(CARD)).to_have_count(0)
    expect(focused(page)).to_have_attribute("type", "search")


def test_a_card_that_was_closed_can_be_had_again(page: Page) -> None:
    focus(page, "Gu")
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    for _ in range(3):
        if citation(page, "Gu").evaluate("(link) => link === document.activeElement"):
            break
        page.keyboard.press("Tab")

    expect(page.locator(CARD)).to_contain_text("Mamba")
