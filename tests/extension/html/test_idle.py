"""A build that has nothing to write leaves what the last one has finished."""

from __future__ import annotations

from typing import Any

import pytest

PAGES = {
    "index.rst": "Title\n=====\n\n.. toctree::\n\n   other\n\n.. paperlist::\n",
    "other.rst": "Other\n=====\n\n:paper:`gu2023mamba`\n",
}
EDIT = {"_papers/more.yaml": "papers: [{title: Seas, authors: [Ann Lee], date: 2020}]"}
FINISHED = ("objects.inv", "searchindex.js", "paper-author.html", "paper-tag.html")


def finished(build: Any) -> dict[str, bytes]:
    """Return what finishes a site of HTML."""
    paths = {name: build.app.outdir / name for name in FINISHED}
    if build.app.builder.name == "dirhtml":
        paths = {name: path for name, path in paths.items() if not name.endswith(".html")}
    return {name: path.read_bytes() for name, path in paths.items()}


def mark(build: Any) -> dict[str, bytes]:
    """Add blanks to what finishes a site, which do no harm, to see whether it is written."""
    for name, content in finished(build).items():
        # Sphinx reads the search index again.
        marked = (
            content.replace(b"Index({", b"Index(  {") if name.endswith(".js") else content + b" "
        )
        (build.app.outdir / name).write_bytes(marked)
    return finished(build)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_build_in_which_nothing_has_changed_leaves_what_is_finished(
    site: Any, papers: Any, builder: str
) -> None:
    marked = mark(site.build(papers | PAGES, builder))
    second = site.build(papers, builder)

    assert second.trees == {}
    assert finished(second) == marked


@pytest.mark.parametrize("what", ["page", "paper", "tag"])
def test_a_build_that_changes_anything_finishes_it_anew(site: Any, papers: Any, what: str) -> None:
    (name,) = papers
    edit = {
        "page": {"other.rst": PAGES["other.rst"] + "\nMore.\n"},
        "paper": EDIT,
        "tag": {name: papers[name].replace("[transformer]", "[attention]")},
    }[what]
    marked = mark(site.build(papers | PAGES, "html"))
    second = finished(site.build(edit, "html"))

    assert [name for name in FINISHED if second[name] != marked[name]] == [*FINISHED]


@pytest.mark.parametrize("event", ["env-updated", "write-started", "doctree-resolved"])
def test_the_build_after_a_killed_one_finishes_what_that_did_not(
    site: Any, papers: Any, event: str
) -> None:
    marked = mark(site.build(papers | PAGES, "html"))
    site.build(EDIT, "html", stop_at=event)
    third = finished(site.build(None, "html"))

    assert [name for name in FINISHED if third[name] != marked[name]] == [*FINISHED]


def test_the_build_after_a_killed_one_finishes_what_no_page_shows(
    site: Any, papers: Any, plain_html: Any
) -> None:
    (name,) = papers
    site.build(papers | PAGES, "html", **plain_html)
    edit = {name: papers[name].replace("[transformer]", "[attention]")}
    site.build(edit, "html", stop_at="write-started")
    third = site.build(None, "html")

    assert third.trees == {}
    assert "attention" in third.page("paper-tag.html").texts("dt")


def test_the_build_after_that_of_a_named_page_finishes_the_site(
    site: Any, papers: Any, plain_html: Any
) -> None:
    (name,) = papers
    site.build(papers | PAGES, "html", **plain_html)
    edit = {name: papers[name].replace("[transformer]", "[attention]")}
    site.build(edit, "html", names=["other.rst"])
    tags = site.build(None, "html").page("paper-tag.html").texts("dt")

    assert "attention" in tags
    assert "transformer" not in tags


def test_an_inventory_that_has_been_deleted_is_made_again(site: Any, papers: Any) -> None:
    first = site.build(papers | PAGES, "html")
    before = finished(first)
    (first.app.outdir / "objects.inv").unlink()
    second = site.build(None, "html")

    assert second.trees == {}
    assert finished(second) == before


def test_a_site_without_papers_is_finished_as_sphinx_does(site: Any) -> None:
    prose = {"index.rst": "Title\n=====\n\nProse.\n"}
    first = site.build(prose, "html")
    before = (first.app.outdir / "objects.inv").read_bytes()
    (first.app.outdir / "objects.inv").unlink()
    site.build(None, "html")

    assert (first.app.outdir / "objects.inv").read_bytes() == before


def test_html_of_one_page_is_always_finished(site: Any, papers: Any) -> None:
    first = site.build(papers | PAGES, "singlehtml")
    (first.app.outdir / "objects.inv").write_bytes(b"marked")
    site.build(None, "singlehtml")

    assert (first.app.outdir / "objects.inv").read_bytes() != b"marked"
