"""Pages are found as Sphinx finds them, and as they are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_paperlist.cli.chosen import CannotRunError, Site
from sphinx_paperlist.cli.migration.files import KINDS, PageFile, kinds_of, pages_named, pages_of
from sphinx_paperlist.cli.migration.records import MYST, NOTEBOOK, PYTHON, RST
from sphinx_paperlist.sources.files import SourceFile


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def named(*names: str) -> list[PageFile]:
    return pages_named(names, None, [], KINDS)


def test_the_pages_of_a_site_are_those_of_sphinx_with_notebooks() -> None:
    write("docs/a.md", "docs/b/c.rst", "docs/d.ipynb", "docs/e.txt", "docs/_build/f.md")
    write("docs/_papers/g.md", "docs/drafts/h.md", "docs/conf.py")
    site = Site(Path("docs"), frozenset({".rst", ".md"}), ["**"], ["drafts"])
    sources = [SourceFile(Path("docs/_papers/g.md"), "_papers/g.md")]

    assert list(pages_of(site, sources, KINDS)) == [
        PageFile(Path("docs/a.md"), MYST, "a"),
        PageFile(Path("docs/b/c.rst"), RST, "b/c"),
        PageFile(Path("docs/d.ipynb"), NOTEBOOK, "d"),
    ]
    assert list(pages_named(["docs/_papers"], site, sources, KINDS)) == []


def test_a_folder_gives_what_can_hold_citations() -> None:
    write("x/a.rst", "x/y/b.py", "x/c.txt", "x/.d.md", "x/.git/e.md", "x/_build/f.md")

    assert named("x") == [
        PageFile(Path("x/a.rst"), RST, "a"),
        PageFile(Path("x/y/b.py"), PYTHON, None),
    ]


def test_a_file_is_taken_whatever_its_suffix_and_once() -> None:
    write("x/a.txt", "x/b.md")

    assert named("x/a.txt", "x/b.md", "x") == [
        PageFile(Path("x/a.txt"), RST, "a"),
        PageFile(Path("x/b.md"), MYST, "b"),
    ]


def test_a_document_is_named_from_the_folder_of_conf_py() -> None:
    write("docs/conf.py", "docs/guide/a.md", "docs/b.md")

    assert [one.docname for one in named("docs/guide/a.md", "docs/guide", "docs/b.md")] == [
        "guide/a",
        "b",
    ]


def test_a_missing_file_is_named() -> None:
    with pytest.raises(CannotRunError, match=r"no such file: a\.md, b\.md"):
        named("a.md", "b.md")


@pytest.mark.parametrize(
    "source_suffix, suffix, kind",
    [
        (None, ".md", MYST),
        (".txt", ".md", MYST),
        ([".txt"], ".rst", RST),
        ({".txt": "restructuredtext"}, ".txt", RST),
        ({".txt": "markdown"}, ".txt", MYST),
        ({".md": "restructuredtext"}, ".md", RST),
        ({".myst": "myst-nb"}, ".myst", MYST),
        ({".ipynb": "myst-nb"}, ".ipynb", NOTEBOOK),
    ],
)
def test_conf_py_says_what_suffixes_mean(source_suffix: object, suffix: str, kind: str) -> None:
    assert kinds_of(source_suffix)[suffix] == kind
