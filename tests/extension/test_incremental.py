"""A second build writes what has changed, and a parallel one is the same as a serial one."""

from __future__ import annotations

import re
import shutil
from typing import Any

import pytest

PAGES = {
    "index.rst": "Title\n=====\n\n.. toctree::\n\n   cites\n   first\n   second\n   prose\n",
    "cites.rst": "Cites\n=====\n\n:paper:`gu2023mamba`\n",
    "first.rst": "First\n=====\n\n.. paperlist:: state-spaces\n",
    "second.rst": "Second\n======\n\n.. paperlist:: models\n",
    "prose.rst": "Prose\n=====\n\nNo papers here.\n",
}


def target(build: Any) -> str:
    (citation,) = build.page("cites.html").all("a.paper-ref")
    return str(citation.attributes.get("href", ""))


def test_where_nothing_has_changed_nothing_is_written(site: Any, papers: Any) -> None:
    site.build(papers | PAGES, "html")
    second = site.build(None, "html")

    assert second.read == []
    assert second.trees == {}


@pytest.mark.parametrize(
    "change, led_to",
    [
        ({"first.rst": "First\n=====\n"}, "second.html#paper-gu2023mamba"),
        (
            {"second.rst": PAGES["second.rst"] + "   :home:\n"},
            "second.html#paper-gu2023mamba",
        ),
        (
            {"index.rst": PAGES["index.rst"].replace("first\n   second", "second\n   first")},
            "second.html#paper-gu2023mamba",
        ),
        (
            {"prose.rst": "Prose\n=====\n\n.. paper:: gu2023mamba\n   :home:\n"},
            "prose.html#paper-gu2023mamba",
        ),
    ],
    ids=["listing gone", "home set", "toctree turned round", "listing come"],
)
def test_a_page_that_cites_is_written_again_when_its_target_moves(
    site: Any, papers: Any, change: Any, led_to: str
) -> None:
    first = site.build(papers | PAGES, "html")
    assert target(first) == "first.html#paper-gu2023mamba"

    second = site.build(change, "html")

    assert "cites" not in second.read
    assert "cites" in second.trees
    assert target(second) == led_to


def test_a_change_elsewhere_leaves_a_page_that_cites_alone(site: Any, papers: Any) -> None:
    site.build(papers | PAGES, "html")
    second = site.build({"prose.rst": PAGES["prose.rst"] + "\nMore.\n"}, "html")

    assert second.read == ["prose"]
    assert "cites" not in second.trees


def test_a_deleted_page_is_no_target_any_more(site: Any, papers: Any) -> None:
    site.build(papers | PAGES, "html")
    (site.folder / "first.rst").unlink()
    second = site.build({"index.rst": PAGES["index.rst"].replace("   first\n", "")}, "html")

    assert second.warnings == []
    assert target(second) == "second.html#paper-gu2023mamba"


def test_a_number_that_changes_elsewhere_is_written_where_it_is_cited(
    site: Any, papers: Any
) -> None:
    site.build(papers | PAGES, "html", paperlist_cite_style="number")
    change = PAGES["first.rst"] + "   :numbering: reversed\n"
    second = site.build({"first.rst": change}, "html")

    assert second.page("cites.html").texts("a.paper-ref") == ["[1]"]


def test_a_second_builder_on_the_same_doctrees_has_its_citations_too(
    site: Any, papers: Any
) -> None:
    site.build(papers | PAGES, "html")
    site.build({"first.rst": "First\n=====\n"}, "text")
    third = site.build(None, "html")

    # Building text has used up the news that the target has moved; HTML needs it as well.
    assert target(third) == "second.html#paper-gu2023mamba"


def test_a_paper_in_place_that_changes_is_written_where_it_is_cited(site: Any) -> None:
    pages = {
        "index.rst": "Title\n=====\n\n.. toctree::\n\n   cites\n   shows\n",
        "cites.rst": "Cites\n=====\n\n:paper:`lee2020words`\n",
        "shows.rst": "Shows\n=====\n\n.. paperlist::\n\n   - **Words.** *Ann Lee.* 2020\n",
    }
    first = site.build(pages)
    changed = pages["shows.rst"].replace("Ann Lee.", "Ann Lee, Bo Ray.")
    second = site.build({"shows.rst": changed})

    assert first.prose("cites") == ["Lee, 2020"]
    assert second.prose("cites") == ["Lee & Ray, 2020"]


def files_of(build: Any) -> dict[str, str]:
    """Return the pages of a build, without what is made anew each time."""
    pages = sorted(build.app.outdir.glob("**/*.html"))
    return {
        page.relative_to(build.app.outdir).as_posix(): re.sub(
            r"\?v=\w+", "", page.read_text(encoding="utf-8")
        )
        for page in pages
    }


@pytest.fixture
def wide(papers: Any) -> dict[str, str]:
    """Return a site of twelve pages with listings, citations, papers in place and mistakes."""
    names = [f"page{number:02}" for number in range(12)]
    toctree = "Title\n=====\n\n.. toctree::\n\n   " + "\n   ".join(names)
    text = """\
{name}
======

.. paperlist:: models
   :where: year > {year}

.. paperlist::

   - **{name}.** *Ann Lee.* 2020

:paper:p:`gu2023mamba, lee2020{other}, vaswani2017attention` :paper:`nobody{name}`
"""
    pages = {
        f"{name}.rst": text.format(name=name, year=1990 + 2 * number, other=names[-number - 1])
        for number, name in enumerate(names)
    }
    return {"index.rst": toctree, **papers, **pages}


def test_a_parallel_build_is_the_same_as_a_serial_one(site: Any, wide: Any) -> None:
    serial = site.build(wide, "html")
    pages = files_of(serial)
    shutil.rmtree(site.folder / "_build")
    parallel = site.build(None, "html", parallel=2)

    assert len(pages) > 12
    assert files_of(parallel) == pages
    assert sorted(parallel.warnings) == sorted(serial.warnings)
    assert len(serial.warnings) == 13
