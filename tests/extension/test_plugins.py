"""A site may have readers, styles and exports of its own; editing one changes what they made."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

READER = """
from sphinx_paperlist.api import Placed, read_placed

def read_lines(text, name, options):
    lines = enumerate(text.splitlines(), 1)
    return read_placed([Placed(n, {"title": title}) for n, title in lines], name, options)
"""
STYLE = """
from sphinx_paperlist.api import Block, plain

def loud(paper, view):
    return (Block("head", (plain(paper.title.upper()),)),)
"""
EXPORTS = """
from sphinx_paperlist.api import Format

def write(papers, lists=(), *, extra=True):
    return "\\n".join(papers)

KEYS = Format("mine:write", "Keys", (".keys",))
BIB = Format("mine:write", "Bib", (".bib",))
"""
PAGE = "Title\n=====\n\n.. paperlist:: models\n"
LISTED = "Title\n=====\n\n.. paperlist:: state-spaces\n   :style: mine:loud\n"


@pytest.fixture
def edit(importable: Path) -> Any:
    def edit(text: str) -> None:
        (importable / "mine.py").write_text(text)
        sys.modules.pop("mine", None)
        importlib.invalidate_caches()

    return edit


def test_a_reader_of_a_site_reads_its_files(site: Any, edit: Any) -> None:
    edit(READER)
    files = {"_papers/models.lst": "Words\nMore words\n", "index.rst": PAGE}
    build = site.build(files, paperlist_readers={".lst": "mine:read_lines"})

    assert build.warnings == []
    assert build.listed() == ["Words", "More words"]


def test_a_reader_that_was_edited_reads_again(site: Any, edit: Any) -> None:
    edit(READER)
    files = {"_papers/models.lst": "Words\nMore words\n", "index.rst": PAGE, "other.rst": "A\n=\n"}
    site.build({**files, "index.rst": f"{PAGE}\n.. toctree::\n\n   other\n"})
    site.build(paperlist_readers={".lst": "mine:read_lines"})
    edit(READER.replace("title}", "title.lower()}"))
    build = site.build()

    assert build.read == ["index"]
    assert build.listed() == ["words", "more words"]


def test_a_style_that_was_edited_draws_again(site: Any, papers: Any, edit: Any) -> None:
    edit(STYLE)
    site.build(papers | {"index.rst": LISTED})
    unchanged = site.build()
    edit(STYLE.replace("upper", "swapcase"))
    build = site.build()

    assert unchanged.read == []
    assert build.read == ["index"]
    assert "eFFICIENTLY" in build.doctree().astext()


def test_a_style_that_is_gone_is_named_where_it_was_asked_for(
    site: Any, papers: Any, edit: Any
) -> None:
    edit(STYLE)
    late = "\n\n.. paperlist::\n   :cited:\n   :style: mine:loud\n\n:paper:`gu2021efficiently`\n"
    site.build(papers | {"index.rst": LISTED + late})
    edit("")
    build = site.build()

    assert build.codes() == ["paperlist.bad-option"] * 2
    assert "has no attribute 'loud'" in build.warnings[0]


def test_a_format_of_a_site_is_offered_with_each_list(site: Any, papers: Any, edit: Any) -> None:
    edit(EXPORTS)
    offered = ["bibtex", "mine:KEYS"]
    built = site.build(papers | {"index.rst": PAGE}, "html", paperlist_exports=offered)
    before = built.output("_paperlists/models.keys")
    edit(EXPORTS.replace('"\\n"', '" "'))
    after = site.build(builder="html")

    assert built.page().texts(".paperlist-downloads") == ["Download: BibTeX Keys"]
    assert after.output("_paperlists/models.keys") == before.replace("\n", " ")


@pytest.mark.parametrize(
    "name, value, problem",
    [
        ("paperlist_readers", {"lst": "mine:write"}, "'lst' is no suffix; write '.lst'"),
        ("paperlist_readers", {".lst": "mine:read"}, "has no attribute 'read'"),
        ("paperlist_readers", {".lst": "mine:KEYS"}, "'mine:KEYS' is no function"),
        ("paperlist_exports", ["bibtx"], "no format 'bibtx'; did you mean 'bibtex'?"),
        ("paperlist_exports", ["mine:write"], "'mine:write' is no Format"),
        ("paperlist_exports", ["bibtex", "mine:BIB"], "both write .bib files"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_default_used(
    site: Any, papers: Any, edit: Any, name: str, value: Any, problem: str
) -> None:
    edit(EXPORTS)
    build = site.build(papers | {"index.rst": PAGE}, **{name: value})
    (warning,) = build.warnings

    assert problem in warning
    assert warning.endswith("[paperlist.bad-config]")
    assert build.listed()
