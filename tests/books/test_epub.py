"""A book in EPUB has no fault, whatever stands in its papers, and needs no script.

Without epubcheck these tests are skipped; PAPERLIST_BOOK_TESTS=required makes that an error.
"""

from __future__ import annotations

import json
import os
import posixpath
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import Page

DOCS = Path(__file__).parents[2] / "docs"
# What Sphinx does with pages whose names have blanks or letters of other scripts, also where none
# shows a paper: its list of files has their names escaped, and its table of contents has not.
FAULTS_OF_SPHINX = ("NAV-011", "OPF-049", "PKG-010", "itemref element idref")

PAPERS = r"""
lists:
  - id: hostile
    title: "Lists & <b>\"quotes\"</b> 'here'"
    description: "What `<script>alert(1)</script>` and *that* & $x<y$ are."
    papers:
      - key: markup
        title: "A <b>bold</b> \"title\" & it's <script>alert(1)</script> ]]> --> end"
        authors: [Ann <i>Lee</i>, "O'Brien & Sons", "{name: The <X> Collaboration}"]
        date: 2020
        venue: "J. <b> & \"Co\""
        note: "With <b>, &amp;, `<code>` and [a link](https://example.org/?a=1&b=\"2\"<3>)."
        abstract: "On $a<b$ & <i>others</i>."
        tags: ["<tag>", "a & b"]
        stars: 3
        links: {PDF: "https://example.org/a|b[1]{2}^`%zz?q=%&r#x#y", "C&D <x>": "https://a.org/论"}
      - key: maths
        title: "Scaling, $L(N) \\propto N^{-\\alpha} < 1 \\& x$, and `code`"
        authors: [Jared Kaplan, Sam McCandlish, Tom Henighan]
        date: 2020
        doi: "10.1000/<weird>&(x)[y]"
        links: {File: "files/a & b (1).pdf"}
      - key: 吴恩达2018机器学习
        title: {en: Machine learning, zh: 机器学习：一本书}
        authors: [吴恩达]
        date: 2018
        venue: 清华大学
        language: zh
        tags: [学习]
      - {key: long, title: LONG, authors: [MANY], date: 2021}
    lists:
      - id: 非-transformer
        title: 非 Transformer 架构
        papers: [markup, {key: "a:b/c&d", title: A key with marks, authors: [Col On], date: 2022}]
      - {id: empty, title: Empty}
""".replace("LONG", "very long words " * 40).replace("MANY", ", ".join("ABCDEFGHIJKLMNOPQRSTUVW"))
SITE = {
    "_papers/hostile.yaml": PAPERS,
    "_papers/files/a & b (1).pdf": "%PDF",
    "index.rst": """\
Everything
==========

.. toctree::

   page
   cites
   sub/api
   sections

.. paperlist::
   :cited: site
""",
    "page.rst": """\
*Pages* & ``words`` <b>
=======================

:math:`e=mc^2`

.. paperlist:: hostile
   :title: One <b> & $x<y$

.. paperlist:: hostile
   :numbering: reversed

.. paperlist::
   :numbering: continue
   :group-by: year, venue

.. paperlist::
   :layout: compact
   :numbering: none
   :name: third one
   :filter-box:

.. paper:: markup
""",
    "cites.md": """\
# 引用

{paper:p}`{see}markup{p. 33 & <b>}, 吴恩达2018机器学习` {paper:t}`maths` {paper:full}`markup`
{paper:title}`maths` [](#markup) {paper:list}`非-transformer` {paper}`words <long>` {paper}`a:b/c&d`

## Here

```{paperlist}
:cited:
```
""",
    "sub/api.rst": "API\n===\n\n"
    + "".join(
        f".. py:function:: {name}()\n\n   As :paper:t:`maths`, :paper:full:`maths`.\n\n"
        "   .. paperlist::\n      :cited: here\n\n"
        for name in ("one", "two")
    ),
    "sections.rst": "Sections\n========\n\n.. paperlist:: hostile\n   :heading:\n   :home:\n",
}
EVERYTHING = (
    *("venue", "authors", "links", "date", "tags", "stars"),
    *("note", "abstract", "bibtex", "cited-in"),
)


@pytest.fixture(scope="session")
def faults() -> Callable[[Path], list[str]]:
    """Return what finds the faults of a book: what epubcheck says that is more than advice."""
    found = shutil.which("epubcheck")
    if not found:
        missing = "no epubcheck: install it, or put it where the shell finds it"
        if os.environ.get("PAPERLIST_BOOK_TESTS") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    # Some distributions install the archive itself, which is no program for every kernel.
    command = ["java", "-jar", found] if zipfile.is_zipfile(found) else [found]

    def check(book: Path) -> list[str]:
        ran = subprocess.run(
            [*command, "--quiet", "--json", "-", book], capture_output=True, text=True, check=False
        )
        report = json.loads(ran.stdout)
        assert report["publication"]["nSpines"] > 0, "epubcheck has read no page"
        return [
            f"{one['ID']} {one['message']} ({place['path']}:{place['line']})"
            for one in report["messages"]
            for place in one["locations"]
            if one["severity"] in ("FATAL", "ERROR", "WARNING")
        ]

    return check


def book_of(build: Any) -> Path:
    return next(Path(build.app.outdir).glob("*.epub"))


def pages_of(book: Path) -> dict[str, Page]:
    with zipfile.ZipFile(book) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return {name: Page(archive.read(name).decode()) for name in names}


def links_within(pages: dict[str, Page]) -> Iterator[tuple[str, str]]:
    """Yield where the links of a book lead that do not leave it: to a file, and a place in it."""
    for name, page in pages.items():
        for href in [one.attributes.get("href", "") for one in page.all("a")]:
            parts = urlsplit(href)
            if href and not parts.scheme:
                folder, path = posixpath.dirname(name), unquote(parts.path)
                target = posixpath.normpath(posixpath.join(folder, path)) if path else name
                yield target, unquote(parts.fragment)


def dead_links(pages: dict[str, Page]) -> list[tuple[str, str]]:
    links = list(links_within(pages))
    assert len(links) > 80, "there are not the links that should be tried"
    return [
        (name, place)
        for name, place in links
        if name not in pages or (place and place not in pages[name].ids)
    ]


def needs_no_script(book: Path) -> bool:
    with zipfile.ZipFile(book) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if "xhtml" in name]
        scripts = [name for name in archive.namelist() if name.endswith(".js")]
    return not scripts and not any("<script" in text.lower() for text in texts)


def test_the_documentation_is_a_book_without_a_fault(faults: Any, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "-b", "epub"]
    subprocess.run([*command, "-d", tmp_path / "trees", DOCS, tmp_path / "book"], check=True)
    (book,) = (tmp_path / "book").glob("*.epub")

    assert faults(book) == []
    assert dead_links(pages_of(book)) == []
    assert needs_no_script(book)


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"html_baseurl": "https://example.org/docs/"},
        # Sphinx writes its own name of the language into the book unless it is told the common one.
        {"epub_show_urls": "footnote", "language": "zh_CN", "epub_language": "zh-CN"},
    ],
    ids=["as it comes", "with an address of the site", "in Chinese with footnotes"],
)
def test_whatever_papers_hold_the_book_has_no_fault(faults: Any, site: Any, config: Any) -> None:
    build = site.build(
        SITE, "epub", paperlist_show=EVERYTHING, paperlist_max_authors=2, project="A <b>", **config
    )
    book = book_of(build)

    assert build.warnings == []
    assert faults(book) == []
    assert dead_links(pages_of(book)) == []
    assert needs_no_script(book)


def test_whatever_pages_are_called_only_sphinx_has_faults(faults: Any, site: Any) -> None:
    names = {"page.rst": "a page (1) [x].rst", "cites.md": "吴 页.md"}
    files = {names.get(name, name): text for name, text in SITE.items()}
    files["index.rst"] = "Everything\n==========\n\n.. toctree::\n   :glob:\n\n   *\n   sub/*\n"
    book = book_of(site.build(files, "epub", paperlist_show=EVERYTHING))
    ours = [one for one in faults(book) if not any(words in one for words in FAULTS_OF_SPHINX)]

    assert ours == []
    assert dead_links(pages_of(book)) == []


@pytest.mark.parametrize(
    "address, link",
    [("", None), ("https://example.org/docs/", "https://example.org/docs/_downloads/")],
)
def test_a_file_beside_a_source_is_linked_to_on_the_site(
    site: Any, address: str, link: str | None
) -> None:
    book = book_of(site.build(SITE, "epub", html_baseurl=address))
    links = [one for one in pages_of(book)["sections.xhtml"].all("a") if one.text == "File"]

    assert [one.attributes["href"].startswith(link or "") for one in links] == [True] * bool(link)
