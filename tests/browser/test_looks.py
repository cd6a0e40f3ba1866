"""Listings look right in every theme, on screens of all widths, and on paper.

With PAPERLIST_SCREENSHOTS=FOLDER pictures are left there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import CARD, box_of, citation, drawn, entry, set_dark
from tests.browser.conftest import DARK, THEMES

pytestmark = pytest.mark.parametrize("scheme", ["http"])

OURS = (
    *(".paperlist", ".paperlist *", ".paperlist-filter *", ".paperlist-downloads", CARD),
    *(f"{CARD} *", ".paperlist-description", ".paperlist-title"),
)
# What stands out of the window, once a theme has moved what it moves when the width changes.
_OUTSIDE = """
    async (ours) => {
      const isOutside = (element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width && (left < -0.5 || right > document.documentElement.clientWidth + 0.5);
      };
      let found;
      for (let frame = 0; frame < 60 && found?.length !== 0; frame++) {
        await new Promise(requestAnimationFrame);
        found = [...document.querySelectorAll(ours)]
          .filter((element) => element.checkVisibility() && isOutside(element));
      }
      return found.map((element) => element.outerHTML.slice(0, 100));
    }
"""


def unfold(page: Page) -> None:
    """Open all that can be opened."""
    page.evaluate(
        "() => document.querySelectorAll('.paper details').forEach((one) => (one.open = true))"
    )


def outside(page: Page) -> list[str]:
    found: list[str] = page.evaluate(_OUTSIDE, ", ".join(OURS))
    return found


def style(page: Page, selector: str, name: str) -> str:
    found = page.locator(selector).first.evaluate(
        "(element, name) => getComputedStyle(element)[name]", name
    )
    return str(found)


def picture(page: Page, name: str) -> None:
    """Leave a picture of a page where they are asked for."""
    if folder := os.environ.get("PAPERLIST_SCREENSHOTS"):
        path = Path(folder, f"{name}.png")
        page.screenshot(path=path, full_page="card" not in name, animations="disabled")


def at_widths(page: Page, name: str, *widths: int) -> Iterator[int]:
    """Give the window several widths, one after the other, and leave a picture of each."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        drawn(page)
        picture(page, f"{name}-{width}")
        yield width


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_wider_than_the_window(visit: Any, theme: str) -> None:
    page = visit("lists.html", theme=theme)
    for width in at_widths(page, f"{theme}-lists", 1280, 390, 320):
        assert (width, outside(page)) == (width, [])

    unfold(page)
    expect(page.get_by_role("button", name="Copy").first).to_be_visible()
    for width in at_widths(page, f"{theme}-unfolded", 1280, 390, 320):
        assert (width, outside(page)) == (width, [])

    page.goto(visit.address("compact.html", theme))
    for width in at_widths(page, f"{theme}-compact", 1280, 390, 320):
        assert (width, outside(page)) == (width, [])


@pytest.mark.parametrize("theme", THEMES)
def test_no_card_is_wider_than_the_window(visit: Any, theme: str) -> None:
    page = visit("cites.html", theme=theme)
    for width in at_widths(page, f"{theme}-cites", 1280, 390, 320):
        citation(page, "Gu").hover()
        expect(page.locator(CARD)).to_be_visible()
        picture(page, f"{theme}-card-{width}")
        assert (width, outside(page)) == (width, [])
        page.mouse.move(0, 0)
        page.keyboard.press("Escape")


@pytest.mark.parametrize("theme", DARK)
def test_dark_pages_have_dark_boxes_and_cards(visit: Any, theme: str) -> None:
    page = visit("lists.html", theme=theme, color_scheme="dark")
    set_dark(page, theme, dark=True)
    for _ in at_widths(page, f"{theme}-dark-lists", 390, 1280):
        assert _lightness(style(page, ".paperlist-filter input", "backgroundColor")) < 100
    unfold(page)
    for _ in at_widths(page, f"{theme}-dark-unfolded", 390, 1280):
        assert _lightness(style(page, ".paper pre", "backgroundColor")) < 100

    page.goto(visit.address("cites.html", theme))
    set_dark(page, theme, dark=True)
    citation(page, "Gu").hover()
    expect(page.locator(CARD)).to_be_visible()
    picture(page, f"{theme}-dark-card")
    assert _lightness(style(page, CARD, "backgroundColor")) < 100
    assert _lightness(style(page, CARD, "color")) > 150


def _lightness(colour: str) -> float:
    """Return the mean of red, green and blue of `rgb(...)`."""
    parts = colour.partition("(")[2].rstrip(")").replace(",", " ").split()[:3]
    return sum(map(float, parts)) / 3


def test_pages_from_right_to_left_fit_too(visit: Any) -> None:
    page = visit("lists.html", width=390)
    page.evaluate("() => (document.documentElement.dir = 'rtl')")

    unfold(page)

    assert outside(page) == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_touched_is_large_enough(visit: Any, theme: str) -> None:
    """24 pixels high: WCAG 2.2, 2.5.8. What is not asked for here stands in sentences."""
    page = visit("lists.html?models.text=e", theme=theme)
    unfold(page)
    expect(page.get_by_role("button", name="Copy").first).to_be_visible()
    small = """() => [...document.querySelectorAll(
            ".paper-link, .paper-copy, .paperlist-filter :is(input, select, button)," +
            ".paper-abstract > summary, .paper-bibtex > summary")]
          .filter((element) => element.checkVisibility())
          .filter((element) => element.getBoundingClientRect().height < 23.9)
          .map((element) => element.outerHTML.slice(0, 100))"""

    for width in at_widths(page, f"{theme}-touched", 390, 1280):
        assert (width, page.evaluate(small)) == (width, [])


@pytest.mark.parametrize("theme", THEMES)
def test_the_button_stands_in_the_corner_of_the_record(visit: Any, theme: str) -> None:
    page = visit("lists.html", theme=theme)
    unfold(page)
    details = entry(page, "gu2023mamba").locator(".paper-bibtex")
    for _ in at_widths(page, f"{theme}-record", 1280, 390):
        button, record = box_of(details.get_by_role("button")), box_of(details.locator("pre"))
        assert record["top"] < button["top"] < button["bottom"] < record["bottom"]
        assert record["right"] - 20 < button["right"] < record["right"]


def test_folded_parts_stand_in_one_line(visit: Any) -> None:
    page = visit("lists.html")
    tops = [
        entry(page, "vaswani2017attention")
        .locator(f".paper-{name} > summary")
        .evaluate("(summary) => summary.getBoundingClientRect().top")
        for name in ("abstract", "bibtex")
    ]

    assert tops[0] == tops[1]


@pytest.mark.parametrize("theme", THEMES)
def test_an_entry_of_a_compact_list_is_one_line(visit: Any, theme: str) -> None:
    page = visit("compact.html", theme=theme, width=1600)
    paper = entry(page, "elman1990finding")

    height, size = paper.evaluate(
        "(paper) => [paper.offsetHeight, parseFloat(getComputedStyle(paper).fontSize)]"
    )
    assert height < 2 * size


@pytest.mark.parametrize("theme", THEMES)
def test_paper_has_no_tools_and_all_that_is_folded_stays_so(visit: Any, theme: str) -> None:
    page = visit("lists.html", theme=theme)
    entry(page, "hochreiter1997long").locator(".paper-bibtex > summary").click()
    expect(page.get_by_role("button", name="Copy")).to_be_visible()

    page.emulate_media(media="print")
    picture(page, f"{theme}-print")

    for name in (".paperlist-filter", ".paperlist-downloads", ".paper-permalink", ".paper-copy"):
        assert (name, style(page, name, "display")) == (name, "none")
    expect(entry(page, "vaswani2017attention").locator(".paper-abstract")).to_be_hidden()
    assert style(page, "li.paper", "breakInside") == "avoid"


def test_paper_has_no_card(visit: Any) -> None:
    page = visit("cites.html")
    citation(page, "Gu").hover()
    expect(page.locator(CARD)).to_be_visible()

    page.emulate_media(media="print")

    expect(page.locator(CARD)).to_be_hidden()


def test_those_who_want_no_motion_have_none(visit: Any) -> None:
    page = visit("lists.html", reduced_motion="reduce")
    unfold(page)
    moving = page.evaluate(
        """() => [...document.querySelectorAll(".paperlist *, .paperlist-filter *")]
          .filter((element) => {
            const { transitionDuration, animationName } = getComputedStyle(element);
            return parseFloat(transitionDuration) > 0.01 || animationName !== "none";
          })
          .map((element) => element.className)"""
    )

    assert moving == []


def test_with_forced_colours_all_has_edges_that_show(visit: Any) -> None:
    page = visit("lists.html#paper-elman1990finding", forced_colors="active")
    picture(page, "forced-colours")
    marked = entry(page, "elman1990finding")
    assert marked.evaluate("(paper) => getComputedStyle(paper).outlineStyle") == "solid"

    citation(page, "Hochreiter").hover()

    expect(page.locator(CARD)).to_be_visible()
    assert style(page, CARD, "borderTopStyle") == "solid"
    assert style(page, ".paperlist-filter input", "borderTopStyle") != "none"


@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_is_seen(visit: Any, theme: str) -> None:
    page = visit("lists.html", theme=theme)
    unfold(page)
    expect(page.get_by_role("button", name="Copy").first).to_be_visible()
    page.get_by_role("searchbox", name="Filter papers").press("Shift+Tab")
    unseen = []
    # Through the box and the first two entries.
    for _ in range(30):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
              const element = document.activeElement;
              const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
              const seen = (outlineStyle !== "none" && parseFloat(outlineWidth) > 0)
                || boxShadow !== "none";
              const ours = element.closest(".paperlist, .paperlist-filter");
              return ours && !seen ? element.outerHTML.slice(0, 100) : "";
            }"""
        )
        unseen += [found] if found else []

    assert unseen == []
