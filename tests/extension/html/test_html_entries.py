"""Entries in HTML: what a reader sees, what a screen reader says, what other tools find."""

from __future__ import annotations

import json
from html import unescape
from typing import Any
from urllib.parse import parse_qs

import pytest

SEAS = {
    "key": "seas",
    "title": "Seas & *skies*",
    "authors": ["Ann Lee", "Bo Ray", "Cy Poe"],
    "date": "2020-05",
    "venue": "ACL",
    "links": {"PDF": "https://a.org/seas.pdf", "Code": "https://a.org/seas"},
    "tags": ["x", "y z"],
    "stars": 4,
    "note": "Read **this**.",
    "abstract": "It says $x^2$.",
}
PAGE = "Title\n=====\n\n.. paperlist::\n"


def page_of(site: Any, *papers: Any, options: str = "", **config: Any) -> Any:
    """Return the page of a site that shows papers."""
    data = json.dumps({"papers": papers or [SEAS]})
    lines = "".join(f"   :{one}\n" for one in options.split("; ") if one)
    build = site.build({"index.rst": PAGE + lines, "_papers/a.yaml": data}, "html", **config)
    assert build.warnings == []
    return build.page()


def only(page: Any, selector: str) -> Any:
    (found,) = page.all(selector)
    return found


def test_an_entry_has_its_parts_in_order(site: Any) -> None:
    page = page_of(site, options="show: venue, stars, authors, links, date, tags, note")
    item = only(page, "li.paper")

    assert " ".join(item.text.split()) == (
        "1. Seas & skies. ACL ★★★★☆ ¶Ann Lee, Bo Ray, Cy Poe. PDF Code 2020. #x #y zRead this."
    )
    assert only(page, "strong.paper-title").text == "Seas & skies."
    assert only(page, ".paper-stars").attributes["aria-label"] == "4 of 5 stars"


def test_abstract_and_record_are_folded(site: Any) -> None:
    page = page_of(site, options="show: abstract, bibtex")
    abstract, record = page.all("details")

    assert (abstract.classes, record.classes) == (["paper-abstract"], ["paper-bibtex"])
    assert page.texts("summary") == ["Abstract", "BibTeX"]
    assert abstract.text == r"AbstractIt says \(x^2\)."
    assert only(page, "pre").text.startswith("@misc{seas,\n  title = {Seas \\& \\emph{skies}},\n")
    # Maths is drawn by what draws it elsewhere on the site.
    assert any("mathjax" in one.attributes.get("src", "") for one in page.all("script"))


def test_a_record_has_an_abstract_only_where_the_entry_shows_it(site: Any) -> None:
    assert "It says" in only(page_of(site, options="show: abstract, bibtex"), "pre").text
    assert "It says" not in only(page_of(site, options="show: bibtex"), "pre").text


def test_the_rest_of_a_long_list_of_authors_is_one_click_away(site: Any) -> None:
    page = page_of(site, options="show: authors; max-authors: 1")

    assert only(page, "div.paper-authors").text == "Ann Lee, et al. Bo Ray, Cy Poe."
    assert only(page, "details.paper-others").text == "et al. Bo Ray, Cy Poe."


def test_links_say_what_they_open_to_those_who_hear_them_alone(site: Any) -> None:
    links = page_of(site).all("a.paper-link")

    assert [one.attributes["aria-label"] for one in links] == [
        "PDF: Seas & skies",
        "Code: Seas & skies",
    ]
    assert [one.text for one in links] == ["PDF", "Code"]


def test_a_permalink_names_the_key(site: Any) -> None:
    link = only(page_of(site), "a.paper-permalink")

    assert link.attributes["href"] == "#paper-seas"
    assert link.attributes["data-key"] == "seas"
    assert link.attributes["aria-label"] == "Link to Seas & skies"
    assert link.attributes["title"] == "Link to this paper; cite it as seas"


@pytest.mark.parametrize("config, shown", [({"html_permalinks_icon": "§"}, ["§"]), ({}, ["¶"])])
def test_a_permalink_has_the_sign_of_the_site(site: Any, config: Any, shown: Any) -> None:
    assert page_of(site, **config).texts("a.paper-permalink") == shown


def test_a_site_without_permalinks_has_none_for_papers(site: Any) -> None:
    assert page_of(site, html_permalinks=False).all("a.paper-permalink") == []


@pytest.mark.parametrize(
    "language, page_language, said",
    [
        ("zh", "en", "zh"),
        ("zh-Hans", "zh_CN", None),
        ("zh-Hant", "zh_CN", "zh-Hant"),
        ("en-GB", "en", None),
        (None, "zh_CN", None),
    ],
)
def test_text_of_a_paper_in_another_language_than_the_page_says_so(
    site: Any, language: Any, page_language: str, said: Any
) -> None:
    paper = SEAS | ({"language": language} if language else {})
    page = page_of(site, paper, language=page_language)

    assert only(page, ".paper-head").attributes.get("lang") == said
    assert only(page, ".paper-byline").attributes.get("lang") == said
    # Words of the page stand in the entry too.
    assert "lang" not in only(page, "li.paper").attributes
    assert "lang" not in only(page, ".paper-note").attributes


def test_a_title_in_several_languages_says_in_which_it_is_shown(site: Any) -> None:
    paper = SEAS | {"title": {"ja": "深層学習", "en": "Deep learning"}}

    assert only(page_of(site, paper, language="de"), ".paper-head").attributes["lang"] == "ja"


@pytest.mark.parametrize("language", ["English", "de-", "de'><b"])
def test_what_is_no_language_tag_is_not_said(site: Any, language: str) -> None:
    paper = SEAS | {"language": language}

    assert "lang" not in only(page_of(site, paper), ".paper-head").attributes


def test_metadata_holds_the_paper_for_reference_managers(site: Any) -> None:
    found = parse_qs(unescape(only(page_of(site), "span.Z3988").attributes["title"]))

    assert found["rft.date"] == ["2020-05"]
    assert found["rft.au"] == ["Ann Lee", "Bo Ray", "Cy Poe"] or found["rft.aulast"] == ["Lee"]
    assert page_of(site, paperlist_metadata=False).all("span.Z3988") == []


def test_no_unknown_field_of_a_source_is_on_the_page(site: Any) -> None:
    paper = SEAS | {"rating": "s3cret", "file": "/home/me/s3cret.pdf"}
    data = json.dumps({"lists": [{"id": "all", "title": "All", "papers": [paper]}]})
    page = "Title\n=====\n\n.. paperlist:: all\n   :filter-box:\n\n:paper:`seas`\n"
    show = ["abstract", "bibtex", "tags", "note"]
    build = site.build({"index.rst": page, "_papers/a.yaml": data}, "html", paperlist_show=show)

    for path in build.app.outdir.rglob("*"):
        assert not path.is_file() or b"s3cret" not in path.read_bytes(), path


def test_a_compact_listing_is_one_line_an_entry(site: Any) -> None:
    page = page_of(site, options="layout: compact")

    assert "paperlist-compact" in only(page, "ol.paperlist").classes
    assert " ".join(only(page, "li.paper").text.split()) == (
        "1. Seas & skies. ACL Ann Lee, et al. Bo Ray, Cy Poe. PDF Code 2020. ¶"
    )
    assert page.all("details.paper-bibtex") == []


def test_a_compact_listing_shows_paragraphs_that_are_asked_for(site: Any) -> None:
    page = page_of(site, options="layout: compact; show: venue, note")

    assert page.texts("div.paper-note") == ["Read this."]


def test_entries_say_what_a_filter_asks_for(site: Any) -> None:
    page = page_of(site, options="filter-box: all")
    item = only(page, "li.paper").attributes

    assert (item["data-year"], item["data-venue"]) == ("2020", "ACL")
    assert json.loads(item["data-tags"]) == ["x", "y z"]
    assert item["data-text"] == "Seas & skies Ann Lee Bo Ray Cy Poe ACL 2020 x y z"
    assert only(page, "ol.paperlist").attributes["data-filter"] == "all"
    assert only(page, "div.paperlist-filter").attributes["data-name"] == "all"


def test_lists_share_the_box_of_the_first_that_shows_something(site: Any) -> None:
    block = "\n.. paperlist::\n   :filter-box: all\n"
    pages = {"index.rst": "Title\n=====\n" + block + "   :where: year > 3000\n" + 2 * block}
    build = site.build(pages | {"_papers/a.yaml": json.dumps({"papers": [SEAS]})}, "html")
    page = build.page()

    assert len(page.all("div.paperlist-filter")) == 1
    assert [one.attributes["data-filter"] for one in page.all("ol.paperlist")] == ["all", "all"]


def test_a_name_of_a_listing_is_a_place_before_the_list_and_none_in_it(site: Any) -> None:
    page = page_of(site, options="name: mine")
    (place,) = [one for one in page.elements if one.attributes.get("id") == "mine"]

    assert not place.within("paperlist")
    assert {one.tag for one in page.elements if one.parent in page.all("ol.paperlist")} == {"li"}


def test_without_a_filter_they_say_nothing(site: Any) -> None:
    page = page_of(site)

    assert not [name for name in only(page, "li.paper").attributes if name.startswith("data-")]
    assert page.all(".paperlist-filter") == page.all(".paperlist-group") == []


def test_what_is_folded_or_cut_is_found_by_the_search(site: Any) -> None:
    page_of(site, options="show: authors, abstract, bibtex; max-authors: 1")
    index = (site.folder / "_build/html/searchindex.js").read_text()

    assert '"poe"' in index or "poe:" in index
    # Records repeat what entries say, with the words of their format.
    assert "misc" not in index
