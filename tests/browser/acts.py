"""What several tests do with a page, and see on it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

CARD = "span.paper-card"
STATUS = "[role=status], [aria-live=polite], output"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
CLOSED_CLIPBOARD = """
    Object.defineProperty(navigator, "clipboard", { value: {
      writeText: async () => { throw new DOMException("no", "NotAllowedError"); },
    } });
"""


def entry(page: Page, key: str) -> Locator:
    """Return the entry of a paper."""
    return page.locator(f"#paper-{key}")


def citation(page: Page, text: str) -> Locator:
    """Return the first citation with a text."""
    return page.locator("a.paper-ref").filter(has_text=text).first


def said(page: Page, text: str) -> None:
    """Expect that something is said to those who listen to the page."""
    expect(page.locator(STATUS).filter(has_text=text)).to_have_count(1)


def shown(page: Page) -> list[str]:
    """Return the keys of the papers that are to be seen, in order."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".paper")]
          .filter((paper) => paper.checkVisibility())
          .map((paper) => paper.id.slice("paper-".length))"""
    )
    return found


def focused(page: Page) -> Locator:
    """Return what has the focus."""
    return page.locator("*:focus")


def box_of(locator: Locator) -> dict[str, float]:
    """Return the edges of an element in the window."""
    found: dict[str, float] = locator.evaluate(
        """(element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          return { left, right, top, bottom };
        }"""
    )
    return found


def drawn(page: Page) -> None:
    """Wait until what has happened is to be seen."""
    page.evaluate(
        "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
    )


def shifts(page: Page, of: str = "article, main, [role=main]", **which: bool) -> list[Any]:
    """Return what has moved by itself in the text of a page: how much, and the elements.

    Themes move things elsewhere. With `after_input=False` what followed on a key is left out.
    """
    drawn(page)
    # Of entries that are late a task of its own tells.
    page.evaluate("() => new Promise((go) => setTimeout(go))")
    found: list[Any] = page.evaluate(
        """([of, afterInput]) => window.shifts
          .filter((shift) => afterInput || !shift.hadRecentInput)
          .map(({ value, sources }) => [value, ...sources
            .map(({ node }) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node))
            .filter((element) => element?.closest(of))
            .map((element) => element.outerHTML.slice(0, 120))])
          .filter(({ length }) => length > 1)""",
        [of, which.get("after_input", True)],
    )
    return found


def set_dark(page: Page, theme: str, *, dark: bool) -> None:
    """Let a theme be dark or light, as its switch does."""
    owner = {"furo": "body", "pydata_sphinx_theme": "documentElement"}
    name = owner.get(theme.replace("sphinx_book", "pydata_sphinx"))
    if name:
        page.evaluate(
            f"(mode) => document.{name}.dataset.theme = mode", "dark" if dark else "light"
        )
