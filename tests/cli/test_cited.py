"""What pages cite is found without building them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_paperlist.cli.chosen import Site
from sphinx_paperlist.cli.cited import cited_names, find_pages, names_in
from sphinx_paperlist.sources.files import SourceFile


def cited(text: str) -> list[tuple[str, int]]:
    return [(name, origin.line) for name, origin in names_in(text, "page.rst")]


@pytest.mark.parametrize(
    "text, names",
    [
        (":paper:`k`", ["k"]),
        ("As :paper:p:`{see}k{p. 3}, l` says", ["k", "l"]),
        (":paper:t:`their work <k>`", ["k"]),
        (":paper:paper:`!k`", ["k"]),
        ("{paper}`k` and {paper:t}`l`", ["k", "l"]),
        ("论{paper:p}`k`", ["k"]),
        (":external:paper:p:`k`", []),
        (":external+inv:paper:p:`k`", []),
        (":paper:list:`l` {paper:list}`l`", []),
        ("`paper` :papers:`k`", []),
        ("``:paper:`k` `` and ``{paper}`k` ``", []),
    ],
)
def test_roles_of_both_languages_are_found(text: str, names: list[str]) -> None:
    assert cited(f"First line.\n\n{text}\n") == [(name, 3) for name in names]


def test_every_name_has_its_line() -> None:
    text = ":paper:`a`\n\n:paper:`b,\nc` and :paper:`d`\n"

    assert cited(text) == [("a", 1), ("b", 3), ("c", 3), ("d", 4)]


@pytest.mark.parametrize(
    "text, names",
    [
        (".. paper:: k\n", [("k", 1)]),
        ("```{paper} k\n:show: venue\n```\n", [("k", 1)]),
        (":::{paper} k\n:::\n", [("k", 1)]),
        (".. paperlist::\n   :limit: 3\n\n   a\n   b\n\nwords\n", [("a", 4), ("b", 5)]),
        ("```{paperlist}\na\n```\nwords\n", [("a", 2)]),
        ("- .. paperlist::\n\n     a\n", []),
        ("  .. paperlist::\n\n     a\n  words\n", [("a", 3)]),
        (".. paperlist:: some-list\n", []),
    ],
)
def test_directives_of_both_languages_are_found(text: str, names: list[tuple[str, int]]) -> None:
    assert cited(text) == names


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_pages_are_those_of_the_site_and_no_sources(tmp_path: Path) -> None:
    for name in ("a.md", "below/b.rst", "c.txt", "_papers/d.md", "_build/e.md", "drafts/f.md"):
        write(tmp_path / name, ":paper:`k`\n")
    site = Site(tmp_path, frozenset({".rst", ".md"}), ["**"], ["drafts"])
    sources = [SourceFile(tmp_path / "_papers/d.md", "_papers/d.md")]

    assert sorted(find_pages(site, sources)) == [tmp_path / "a.md", tmp_path / "below/b.rst"]


def test_a_page_that_cannot_be_read_is_skipped(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.md", tmp_path / "good.md"
    bad.write_bytes(b"{paper}`\xff`")
    write(good, "{paper}`k`")

    assert [name for name, _ in cited_names([tmp_path / "none.md", bad, good])] == ["k"]
