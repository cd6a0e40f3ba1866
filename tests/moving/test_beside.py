"""Both extensions work in one project, from one bib file, and do not disturb each other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Build, Site

OLD = """\
Old
===

As :cite:t:`gu2021efficiently` and :cite:`gu2023mamba, hochreiter1997long` say.
Also in a footnote [#]_ and :footcite:`gu2023mamba`.

.. [#] A footnote of the page.

.. bibliography::

.. footbibliography::
"""
NEW = """\
New
===

As :paper:t:`gu2021efficiently` and :paper:p:`gu2023mamba, hochreiter1997long` say.

.. paperlist:: refs
   :name: all

See :ref:`all papers <all>` and :ref:`paper-author`.
"""
BOTH = """\
# Both

Old {cite:p}`gu2021efficiently`, new {paper:p}`gu2021efficiently`, old {cite:t}`undated`.

```{paperlist}
:cited:
```
"""
TREE = "Title\n=====\n\n.. toctree::\n\n   {}\n"
PLACES = [
    ({}, "_papers/refs.bib"),
    ({"paperlist_sources": ["refs.bib"]}, "refs.bib"),
]
OLD_EXTENSION = "sphinxcontrib.bibtex"
EXTENSIONS = ["sphinx_paperlist", OLD_EXTENSION, "myst_parser"]


def build(site: Site, pages: dict[str, str], builder: str = "html", **config: Any) -> Build:
    """Build a site of some pages."""
    names = "\n   ".join(name.partition(".")[0] for name in pages if name[0] not in "_r")
    return site.build(pages | {"index.rst": TREE.format(names)}, builder, **config)


def with_both(bib: str = "_papers/refs.bib", **config: Any) -> Any:
    """Return the configuration of a project with both extensions."""
    return {
        "extensions": EXTENSIONS,
        "bibtex_bibfiles": [bib],
        "bibtex_reference_style": "author_year",
        **config,
    }


def body(built: Build, name: str) -> str:
    """Return what a page holds, without what the theme puts around it."""
    match = re.search(r"(?s)<section.*</section>", built.output(f"{name}.html"))
    assert match
    return match[0]


@pytest.mark.parametrize("config, bib", PLACES)
@pytest.mark.parametrize("builder", ["html", "latex", "text", "epub", "singlehtml"])
def test_a_project_with_both_builds_without_warnings(
    site: Site, refs: str, config: dict[str, Any], bib: str, builder: str
) -> None:
    pages = {"old.rst": OLD, "new.rst": NEW, "both.md": BOTH, bib: refs}
    built = build(site, pages, builder, **with_both(bib), **config)

    assert built.warnings == []


@pytest.mark.parametrize("extensions", [EXTENSIONS, EXTENSIONS[::-1]])
@pytest.mark.parametrize("parallel", [0, 2])
def test_every_link_of_both_leads_to_its_entry(
    site: Site, refs: str, extensions: list[str], parallel: int
) -> None:
    pages = {"old.rst": OLD, "new.rst": NEW, "both.md": BOTH, "_papers/refs.bib": refs}
    # Sphinx reads in parallel only many pages.
    pages |= {f"more{n}.md": f"# More {n}\n\n{{cite}}`gu2023mamba`\n" for n in range(8)}
    built = build(site, pages, **with_both(extensions=extensions), parallel=parallel)

    assert built.warnings == []
    for name in ("old", "new", "both"):
        page = built.page(f"{name}.html")
        assert len(set(page.ids)) == len(page.ids)
        links = [one.attributes["href"] for one in page.all("a.reference")]
        for link in links:
            file, _, anchor = link.partition("#")
            assert not anchor or anchor in built.page(file or f"{name}.html").ids
    assert built.prose("both") == [
        "Old [Gu et al., 2021], new (Gu et al., 2021), old The Nothing Group [n.d.].",
    ]


def test_each_writes_what_it_writes_alone(site: Site, refs: str, tmp_path: Path) -> None:
    data = {"_papers/refs.bib": refs}
    both = build(site, {"old.rst": OLD, "new.rst": NEW, **data}, **with_both())
    others = Site(tmp_path / "ours", site.make_app), Site(tmp_path / "theirs", site.make_app)
    ours = build(others[0], {"new.rst": NEW, **data})
    theirs = build(others[1], {"old.rst": OLD, **data}, **with_both(extensions=[OLD_EXTENSION]))

    assert body(both, "new") == body(ours, "new")
    assert body(both, "old") == body(theirs, "old")


def test_a_change_of_the_bib_file_reaches_both(site: Site, refs: str) -> None:
    pages = {"old.rst": OLD, "new.rst": NEW, "both.md": BOTH}
    build(site, {**pages, "_papers/refs.bib": refs}, **with_both())
    same = site.build()
    changed = site.build({"_papers/refs.bib": refs.replace("Goel", "Dao")}, "html")

    assert same.read == []
    assert sorted(changed.read) == ["new", "old"]
    assert {"new", "old", "both"} <= changed.trees.keys()
    assert "Karan Dao" in changed.output("old.html")
    assert "Karan Dao" in changed.output("new.html")
    assert changed.warnings == []


def test_after_an_edit_the_pages_are_as_in_a_clean_build(
    site: Site, refs: str, tmp_path: Path
) -> None:
    pages = {"old.rst": OLD, "new.rst": NEW, "both.md": BOTH, "_papers/refs.bib": refs}
    edited = OLD.replace(":cite:t:`gu2021efficiently`", ":paper:t:`gu2021efficiently`")
    build(site, pages, **with_both())
    again = site.build({"old.rst": edited}, "html")
    clean = build(
        Site(tmp_path / "clean", site.make_app), pages | {"old.rst": edited}, **with_both()
    )

    assert again.read == ["old"]
    assert again.warnings == clean.warnings == []
    for name in ("index", "old", "new", "both", "paper-author"):
        assert again.output(f"{name}.html") == clean.output(f"{name}.html")


def test_an_any_role_finds_the_paper_of_both(site: Site, refs: str) -> None:
    """It says so: the page about moving names it."""
    pages = {"old.rst": OLD + "\n:any:`gu2023mamba`\n", "new.rst": NEW, "_papers/refs.bib": refs}
    built = build(site, pages, **with_both())

    assert built.codes() == ["ref.any"]
    assert re.search(r"more than one target found for 'any'", built.warnings[0])
