"""A second build writes what has changed, and a parallel one is the same as a serial one."""

from __future__ import annotations

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


def files_of(build: Any) -> dict[str, bytes]:
    """Return all that a build has written, but a note of Sphinx for itself."""
    folder = build.app.outdir
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")}
    return {
        name: path.read_bytes()
        for name, path in files.items()
        if path.is_file() and name != ".buildinfo"
    }


@pytest.fixture
def wide(papers: Any) -> dict[str, str]:
    """Return a site of twelve pages with listings, citations, papers in place and mistakes.

    What is cited, numbers that go on, and homes depend on pages that other processes read.
    """
    names = [f"page{number:02}" for number in range(12)]
    toctree = "Title\n=====\n\n.. toctree::\n\n   " + "\n   ".join(reversed(names))
    text = """\
{name}
======

.. paperlist:: models
   :where: year > {year}
   :numbering: continue
   {home}

.. paperlist::
   :numbering: continue

   - **{name}.** *Ann Lee.* 2020

:paper:p:`gu2023mamba, lee2020{other}, {cited}` :paper:`nobody{name}`

Cited
-----

:paper:num:`lee2020{other}` :any:`gu2021efficiently`

.. paperlist::
   :cited: {scope}
   :group-by: year
"""
    cited = ["vaswani2017attention", "hochreiter1997long", "吴恩达2018机器学习"]
    scopes = ["here", "page", "site", "page03, page09"]
    pages = {
        f"{name}.rst": text.format(
            name=name,
            year=1990 + 2 * number,
            other=names[-number - 1],
            cited=cited[number % 3],
            scope=scopes[number % 4],
            home=":home:" if number == 5 else "",
        )
        for number, name in enumerate(names)
    }
    last = ":uncited:\n\n:paper:list:`state-spaces` :paper:list:`nothing`\n"
    return {"index.rst": f"{toctree}\n\n.. paperlist::\n   {last}", **papers, **pages}


@pytest.mark.parametrize("parallel", [0, 2])
def test_clean_builds_are_the_same_one_by_one_or_in_parallel(
    site: Any, wide: Any, parallel: int
) -> None:
    first = site.build(wide, "html")
    files = files_of(first)
    shutil.rmtree(site.folder / "_build")
    second = site.build(None, "html", parallel=parallel)

    assert {"objects.inv", "searchindex.js", "paper-author.html", "page05.html"} <= {*files}
    assert [name for name, content in files_of(second).items() if content != files[name]] == []
    assert sorted(second.warnings) == sorted(first.warnings)
    assert len(first.warnings) == 13


def test_an_edited_site_is_the_same_one_by_one_or_in_parallel(site: Any, wide: Any) -> None:
    site.build(wide, "html")
    shutil.copytree(site.folder / "_build", site.folder / "_copy")
    (name,) = (name for name in wide if name.startswith("_papers/"))
    edit = {
        name: wide[name].replace("Tri Dao", "Tri Tao"),
        "page04.rst": wide["page04.rst"].replace(":numbering: continue", ":numbering: reversed"),
    }
    serial = site.build(edit, "html")
    files = files_of(serial)
    shutil.rmtree(site.folder / "_build")
    shutil.move(site.folder / "_copy", site.folder / "_build")
    parallel = site.build(edit, "html", parallel=2)

    # Sphinx reads so many at once.
    assert len(serial.read) > 5
    assert [name for name, content in files_of(parallel).items() if content != files[name]] == []
    assert sorted(parallel.warnings) == sorted(serial.warnings)


def test_a_page_that_cites_by_an_alias_follows_the_key_into_its_anchor(site: Any) -> None:
    paper = "{{key: {key}, title: T, authors: [Ann Lee], date: 2001, doi: 10.1000/1}}"
    pages = {"index.rst": "Title\n=====\n\n:paper:`10.1000/1`\n"}
    config = {"suppress_warnings": ["paperlist.unlisted"]}
    site.build({**pages, "_papers/a.yaml": f"papers: [{paper.format(key='k')}]"}, "html", **config)
    second = site.build({"_papers/a.yaml": f"papers: [{paper.format(key='other')}]"}, "html")

    (citation,) = second.page().all("a.paper-ref")
    assert citation.attributes["id"] == "cited-other"
