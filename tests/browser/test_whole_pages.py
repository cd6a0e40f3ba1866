"""A page loads what it uses, from its own site, and keeps to itself."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import entry, shown
from tests.browser.conftest import THEMES

# What does not depend on where the page comes from, or what browsers do not do with files.
HTTP = pytest.mark.parametrize("scheme", ["http"])


def loaded(visit: Any) -> set[str]:
    """Return the names of our files that were asked for."""
    names = {one.rpartition("/")[2].partition("?")[0] for one in visit.requests}
    return {name for name in names if name.startswith("paperlist.")}


@pytest.mark.parametrize(
    "name, expected",
    [
        ("lists.html", {"paperlist.css", "paperlist.js"}),
        ("compact.html", {"paperlist.css", "paperlist.js"}),
        ("cites.html", {"paperlist.css", "paperlist.js"}),
        ("paper-author.html", {"paperlist.css"}),
        ("index.html", set()),
    ],
)
def test_only_pages_about_papers_load_our_files(visit: Any, name: str, expected: set[str]) -> None:
    visit(name)

    assert loaded(visit) == expected


# That no page asks another site, or has an error to tell, every test looks at.
@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_shows_the_papers(visit: Any, theme: str) -> None:
    page = visit("lists.html", theme=theme)

    assert len(shown(page)) == 9
    expect(page.get_by_role("searchbox", name="Filter papers")).to_be_visible()


def test_the_script_leaves_no_names_behind(visit: Any) -> None:
    names = "() => Object.keys(window).sort()"
    page = visit("lists.html")
    with_script = page.evaluate(names)
    page.route("**/paperlist.js*", lambda route: route.fulfill(body=""))

    page.reload()

    assert page.get_by_role("searchbox", name="Filter papers").count() == 0
    assert with_script == page.evaluate(names)


@HTTP
def test_a_link_to_a_file_leads_to_the_file(visit: Any) -> None:
    page = visit("lists.html")
    link = entry(page, "hochreiter1997long").get_by_role("link", name="Slides")

    with page.expect_download() as download:
        link.click()

    assert download.value.path().read_text().startswith("%PDF")


@HTTP
def test_a_list_can_be_taken_along(visit: Any) -> None:
    page = visit("compact.html")

    with page.expect_download() as download:
        page.locator(".paperlist-downloads").last.get_by_role("link", name="BibTeX").click()

    assert download.value.suggested_filename.endswith(".bib")
    assert "kingma2015adam" in download.value.path().read_text()


@pytest.mark.parametrize("name", ["abstract", "bibtex", "others"])
def test_what_is_folded_is_unfolded_by_keys(visit: Any, name: str) -> None:
    page = visit("lists.html")
    details = entry(page, "vaswani2017attention").locator(f".paper-{name}")

    details.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(details).to_have_attribute("open", "")

    page.keyboard.press("Enter")
    expect(details).not_to_have_attribute("open", "")


def test_all_of_many_authors_can_be_seen(visit: Any) -> None:
    page = visit("lists.html")
    paper = entry(page, "many2022report")
    expect(paper).not_to_contain_text("Fang Quirke", use_inner_text=True)

    paper.locator(".paper-others > summary").click()

    expect(paper).to_contain_text("Fang Quirke", use_inner_text=True)


def test_a_paper_in_another_language_says_so(visit: Any) -> None:
    page = visit("lists.html")

    for part in (".paper-head", ".paper-byline"):
        expect(entry(page, "zhou2016").locator(part)).to_have_attribute("lang", "zh")
        expect(entry(page, "gu2023mamba").locator(part)).not_to_have_attribute("lang", "en")
    # Its note is for readers of the page.
    expect(entry(page, "zhou2016").locator(".paper-note")).not_to_have_attribute("lang", "zh")


def test_a_paper_that_is_linked_to_is_marked(visit: Any) -> None:
    page = visit("lists.html#paper-elman1990finding")
    colour = "(paper) => getComputedStyle(paper).backgroundColor"

    expect(entry(page, "elman1990finding")).to_be_in_viewport()
    plain = entry(page, "gu2023mamba").evaluate(colour)
    assert entry(page, "elman1990finding").evaluate(colour) != plain


def test_a_list_is_a_list_to_all(visit: Any) -> None:
    page: Page = visit("lists.html")

    assert page.get_by_role("list").filter(has=entry(page, "kaplan2020scaling")).count() == 1
    assert page.get_by_role("listitem").filter(has=page.locator(".paper-head")).count() == 9
