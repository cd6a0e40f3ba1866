"""Without JavaScript a page has all of its papers, and no place for what cannot work."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import citation, entry


@pytest.fixture
def page(visit: Any) -> Any:
    return visit("lists.html", java_script_enabled=False)


def test_all_papers_are_there(page: Page) -> None:
    expect(page.locator(".paper")).to_have_count(9)
    for paper in page.locator(".paper").all():
        expect(paper).to_be_visible()


def test_there_is_no_filter_box_and_no_room_for_one(page: Page) -> None:
    box = page.locator(".paperlist-filter")

    expect(box).to_be_empty()
    height, *margins = box.evaluate(
        """(box) => {
          const { height, marginTop, marginBottom } = getComputedStyle(box);
          return [height, marginTop, marginBottom];
        }"""
    )
    assert height in ("0px", "auto")
    assert set(margins) == {"0px"}


@pytest.mark.parametrize("name", ["abstract", "bibtex", "others"])
def test_what_is_folded_can_be_unfolded(page: Page, name: str) -> None:
    paper = entry(page, "vaswani2017attention")
    details = paper.locator(f".paper-{name}")

    assert details.get_attribute("open") is None
    details.locator("summary").click()

    assert details.get_attribute("open") == ""
    expect(details).to_contain_text(
        {"abstract": "recurrence", "bibtex": "@inproceedings", "others": "Llion Jones"}[name]
    )


def test_a_citation_says_its_title_and_leads_to_the_entry(page: Page) -> None:
    link = citation(page, "Hochreiter")

    assert link.get_attribute("title") == "Long short-term memory"
    link.click()
    assert page.url.endswith("#paper-hochreiter1997long")


def test_cards_are_not_to_be_seen(visit: Any) -> None:
    page = visit("cites.html", java_script_enabled=False)

    citation(page, "Gu").hover()

    expect(page.locator("template.paper-card").first).to_be_attached()
    expect(page.get_by_text("Albert Gu, Tri Dao")).to_have_count(0)
