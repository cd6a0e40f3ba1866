"""After an edit exactly the pages that show something else are read and written again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sphinx.cmd.build import build_main

A = {"key": "a", "title": "Seas", "authors": ["Ann Lee"], "date": "2020", "tags": ["x"]}
B = {"key": "b", "title": "Roads", "authors": ["Bo Ray"], "date": "2021", "arxiv": "2001.00001"}
# In no list, and shown by no page.
C = {"key": "c", "title": "Skies", "authors": ["Cy Day"], "date": "2022"}
SOURCE = "_papers/a.yaml"

TOCTREE = "Title\n=====\n\n.. toctree::\n\n   {}\n"
PAGES = {
    "index.rst": TOCTREE.format("cites\n   lists\n   picks\n   prose"),
    "cites.rst": "Cites\n=====\n\n:paper:`a`\n",
    "lists.rst": "Lists\n=====\n\n.. paperlist:: both\n   :show: venue, authors, date, note\n",
    "picks.rst": 'Picks\n=====\n\n.. paperlist::\n   :where: "x" in tags\n   :show: cited-in\n',
    "prose.rst": "Prose\n=====\n\nNo papers here.\n",
}


def source(*papers: Any, others: Any = (C,), comment: str = "") -> dict[str, str]:
    """Return a data file with one list of papers, and others in none."""
    data = {"lists": [{"id": "both", "title": "Both", "papers": papers}], "papers": others}
    return {SOURCE: comment + json.dumps(data, indent=1)}


BEFORE = source(A, B) | PAGES


def seen(build: Any) -> tuple[str, str]:
    """Return the pages that a build has read, and those that it has written.

    Sphinx itself writes a page with a toctree whenever one of its pages is read.
    """
    return " ".join(sorted(build.read)), " ".join(sorted(build.trees.keys() - {"index"}))


@pytest.mark.parametrize(
    "edit, read, written",
    [
        (source(A, B), "", ""),
        (source(A, B, comment="# A comment.\n"), "", ""),
        (source(A, B, others=()), "", ""),
        (source(A, B, others=[C | {"title": "Other skies"}]), "", ""),
        (source(A, B | {"tags": ["y"]}), "", ""),
        (source(A, B | {"aliases": ["old"]}), "", ""),
        (source(A, B | {"title": "Streets"}), "lists", "lists"),
        (source(A | {"note": "A note."}, B), "lists", "lists"),
        (source(A | {"doi": "10.1000/1"}, B), "", ""),
        (source(A | {"title": "Oceans"}, B), "lists picks", "cites lists picks"),
        (source(A | {"date": "2019"}, B), "lists", "cites lists"),
        (source(B, A), "lists", "lists"),
        (source(A, B, C), "lists", "lists"),
        (source(A, B, others=[C | {"tags": ["x"]}]), "picks", "picks"),
        (source(B, A | {"tags": []}), "lists picks", "cites lists picks"),
        (source(B), "lists picks", "cites lists picks"),
    ],
    ids=[
        "touched",
        "comment",
        "paper that no page shows gone",
        "paper that no page shows changed",
        "tag that no page shows",
        "alias",
        "title of a paper that is not cited",
        "note that one page shows",
        "address that no page shows",
        "title of a paper that is cited",
        "year of a paper that is cited",
        "order",
        "paper comes to a list",
        "paper comes to a query",
        "paper leaves a query, so that its home moves",
        "paper gone",
    ],
)
def test_an_edit_of_data_reaches_the_pages_that_show_it_and_no_other(
    site: Any, plain_html: Any, edit: Any, read: str, written: str
) -> None:
    # Picks is the home of what it shows.
    pages = {"picks.rst": PAGES["picks.rst"] + "   :home:\n"}
    site.build(BEFORE | pages, "html", **plain_html)
    second = site.build(edit, "html")

    assert seen(second) == (read, written)
    assert seen(site.build(None, "html")) == ("", "")


@pytest.mark.parametrize(
    "edit, config, written",
    [
        (A | {"doi": "10.1000/1"}, {"paperlist_metadata": True}, "lists picks records"),
        (A | {"tags": ["x", "y"]}, {"paperlist_metadata": True}, ""),
        (A | {"tags": ["x", "y"]}, {}, "records"),
        (A | {"doi": "10.1000/1"}, {"paperlist_hover": True}, "cites"),
        (A | {"tags": ["x", "y"]}, {"paperlist_hover": True}, ""),
        (A | {"doi": "10.1000/1"}, {"paperlist_exports": ["ris"]}, ""),
    ],
    ids=[
        "metadata",
        "nothing in metadata",
        "record",
        "card",
        "nothing in cards",
        "files",
    ],
)
def test_what_html_has_besides_entries_is_written_again_but_nothing_is_read(
    site: Any, plain_html: Any, edit: Any, config: Any, written: str
) -> None:
    pages = {"records.rst": ":orphan:\n\nRecords\n=======\n\n.. paper:: a\n   :show: "}
    pages["records.rst"] += "bibtex\n" if written == "records" else "venue\n"
    config = plain_html | config
    site.build(BEFORE | pages, "html", **config)
    second = site.build(source(edit, B), "html")

    assert seen(second) == ("", written)
    assert seen(site.build(None, "html")) == ("", "")


@pytest.mark.parametrize(
    "edit, written",
    [
        ({"cites.rst": "Cited\n=====\n\n:paper:`a`\n"}, "cites picks"),
        ({"cites.rst": "Cites\n=====\n\n:paper:`a` More.\n"}, "cites"),
        ({"cites.rst": "Cites\n=====\n\n:paper:`b`\n"}, "cites picks"),
        ({"prose.rst": "Prose\n=====\n\n:paper:`a`\n"}, "picks prose"),
        ({"prose.rst": "Prose\n=====\n\n.. paper:: a\n"}, "prose"),
        ({"prose.rst": "Prose\n=====\n\n.. paper:: a\n   :home:\n"}, "cites prose"),
        ({"lists.rst": "Lists\n=====\n"}, "cites lists"),
        ({"index.rst": TOCTREE.format("cites\n   picks\n   lists\n   prose")}, "cites"),
        ({"index.rst": TOCTREE.format("lists\n   picks\n   prose\n   cites")}, ""),
    ],
    ids=[
        "title of a page that cites",
        "other text",
        "another paper cited",
        "cited on one page more",
        "shown on one page more",
        "home elsewhere",
        "home gone",
        "order of pages that show",
        "order of pages that do not",
    ],
)
def test_an_edit_of_a_page_reaches_the_pages_that_depend_on_it(
    site: Any, edit: Any, written: str
) -> None:
    site.build(BEFORE, "html")
    second = site.build(edit, "html")
    (name,) = edit

    assert seen(second) == (name.removesuffix(".rst"), written)
    assert seen(site.build(None, "html")) == ("", "")


@pytest.mark.parametrize(
    "citation, style, written",
    [
        (":paper:`a`", "author-year", "lists"),
        (":paper:num:`a`", "author-year", "cites lists"),
        (":paper:t:`a`", "number", "cites lists"),
    ],
)
def test_a_number_that_changes_reaches_the_pages_that_show_it(
    site: Any, citation: str, style: str, written: str
) -> None:
    pages = {"cites.rst": f"Cites\n=====\n\n{citation}\n", "picks.rst": PAGES["prose.rst"]}
    site.build(BEFORE | pages, "html", paperlist_cite_style=style)
    second = site.build(source(B, A), "html")

    assert seen(second) == ("lists", written)


def test_an_address_that_changes_reaches_the_pages_that_link_to_it(site: Any) -> None:
    pages = PAGES | {"cites.rst": "Cites\n=====\n\n:paper:`c`\n"}
    site.build(source(A, B) | pages, "html")
    second = site.build(source(A, B, others=[C | {"doi": "10.1000/1"}]), "html")

    assert seen(second) == ("", "cites")
    assert "https://doi.org/10.1000/1" in second.output("cites.html")


@pytest.mark.parametrize(
    "edit, renewed",
    [
        (source(A, B | {"tags": ["y"]}), ["paper-tag.html"]),
        (source(A, B | {"aliases": ["old"]}), ["objects.inv"]),
        (
            source(A, B | {"authors": ["Bo Ray", "Cy Day"]}),
            ["objects.inv", "paper-author.html", "paper-year.html"],
        ),
    ],
    ids=["tag", "alias", "author"],
)
def test_inventory_and_indices_are_renewed_though_no_page_shows_the_change(
    site: Any, plain_html: Any, edit: Any, renewed: list[str]
) -> None:
    def files(build: Any) -> dict[str, bytes]:
        found = build.app.outdir.glob("paper-*.html")
        return {path.name: path.read_bytes() for path in (*found, build.app.outdir / "objects.inv")}

    pages = {"lists.rst": PAGES["lists.rst"].replace("venue, authors, date, note", "venue")}
    before = files(site.build(BEFORE | pages, "html", **plain_html))
    second = site.build(edit, "html")
    after = files(second)

    assert seen(second) == ("", "")
    assert sorted(name for name in after if after[name] != before[name]) == renewed


@pytest.mark.parametrize("other", ["latex", "text", "dirhtml"])
def test_what_html_has_besides_is_renewed_whichever_builder_read_the_pages(
    site: Any, other: str
) -> None:
    edit = source(A | {"venue": "ACL", "volume": "37"}, B)
    site.build(BEFORE, other)
    site.build(None, "html")
    site.build(edit, other)
    later = site.build(None, "html")

    assert "ACL" in later.output("cites.html")
    assert "rft.volume=37" in later.output("picks.html")


def test_cards_are_renewed_after_a_build_without_them(site: Any) -> None:
    site.build(BEFORE, "html", paperlist_hover=False)
    site.build(source(A | {"venue": "ACL"}, B), "html", paperlist_hover=True)

    assert "ACL" in site.build(None, "html").output("cites.html")


def test_a_broken_library_is_shown_as_it_is_and_a_mended_one_as_before(site: Any) -> None:
    first = site.build(BEFORE, "html")
    pages = {name: first.output(f"{name}.html") for name in ("cites", "lists", "picks")}

    broken = site.build({SOURCE: "lists: ["}, "html")
    assert seen(broken) == ("lists picks", "cites lists picks")
    assert "Seas" not in broken.output("lists.html")

    mended = site.build(source(A, B), "html")
    assert seen(mended) == ("lists picks", "cites lists picks")
    assert mended.warnings == []
    assert {name: mended.output(f"{name}.html") for name in pages} == pages


EDIT = source(A | {"date": "2019"}, B)


def test_pages_that_were_not_named_are_written_by_the_next_build(
    site: Any, plain_html: Any
) -> None:
    site.build(BEFORE, "html", **plain_html)
    named = site.build(EDIT, "html", names=["lists.rst"])
    assert seen(named) == ("lists", "lists")

    assert seen(site.build(None, "html")) == ("", "cites")
    assert seen(site.build(None, "html")) == ("", "")


@pytest.mark.parametrize("event", ["env-updated", "write-started", "doctree-resolved"])
def test_what_a_killed_build_did_not_write_is_written_by_the_next(site: Any, event: str) -> None:
    site.build(BEFORE, "html")
    site.build(EDIT, "html", stop_at=event)
    after = site.build(None, "html")

    assert {"cites", "lists"} <= {*after.trees}
    assert "Lee, 2019" in after.output("cites.html")
    assert seen(site.build(None, "html")) == ("", "")


def test_each_output_directory_gets_what_it_lacks(site: Any, tmp_path: Path) -> None:
    first = site.build(BEFORE, "html")
    other = tmp_path / "other"

    def build_other() -> str:
        folders = [str(first.app.srcdir), str(other)]
        assert build_main(["-Q", "-b", "html", "-d", str(first.app.doctreedir), *folders]) == 0
        return (other / "cites.html").read_text("utf-8")

    assert "Lee, 2020" in build_other()
    site.write(EDIT)
    assert "Lee, 2019" in build_other()
    # The other one has read the pages; what is written here is as it was.
    second = site.build(None, "html")
    assert "Lee, 2019" in second.output("cites.html")
    assert "2019" in second.output("lists.html")


def test_the_unlisted_are_named_again_only_when_something_has_changed(site: Any) -> None:
    pages = PAGES | {"cites.rst": "Cites\n=====\n\n:paper:`c`\n"}
    codes = [
        site.build(source(A, B) | pages, "html").codes(),
        site.build(None, "html").codes(),
        site.build(source(A, B, C), "html").codes(),
    ]

    assert codes == [["paperlist.unlisted"], [], []]
