"""A file is read by the reader that its suffix names, and reading never fails."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Paper, Source
from sphinx_paperlist.sources.find import READERS
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import read_source

OPTIONS = ReadingOptions()


@pytest.mark.parametrize("name", ["a", "a.txt", "yaml", ".yaml", "a.md.bak"])
def test_a_file_of_another_suffix_is_skipped_and_named(name: str) -> None:
    source = read_source(b"- title: A", name, OPTIONS)

    assert [said.code for said in source.diagnostics] == [Code.NO_READER]


def test_what_decoding_says_comes_before_what_reading_says() -> None:
    source = read_source(b"- title: A\0\n  mood: x\n", "a.yaml", OPTIONS)

    assert [said.code for said in source.diagnostics] == [
        Code.CONTROL_CHARACTER,
        Code.UNKNOWN_FIELD,
    ]


def test_options_reach_the_reader() -> None:
    source = read_source(b"# Early\n", "a.md", ReadingOptions(list_ids={"early": "x"}))

    assert [one.id for one in source.lists] == ["x"]


MARKDOWN = ["#", "\n", "1. ", "2.  ", "- ", "**T.**", "`V`", "*A B*", "*", "`", "[", "]", "(", ")"]
MARKDOWN += ["[[PDF](http://a.b)]", "[x]()", ", 2020.", "<!--", "-->", "paperlist: ignore", "{#a}"]
MARKDOWN += [
    "\n\n",
    "   ",
    "      ",
    "\\",
    "{\\'e}",
    "> ",
    "$",
    "<b>",
    "![",
    "---\n",
    "et al.",
    "大",
]
YAML = ["- ", "title: ", "papers: ", "lists: ", "authors: ", "links: ", "\n", "  ", "[", "]", "{"]
YAML += ["}", ":", "A", '"', "'", "&a ", "*a", "!t ", "|", ">", "#", "---", "\t", ",", "*x*", "~"]


def pieces(words: Any) -> Any:
    return st.lists(st.sampled_from(words), max_size=30).map("".join).map(str.encode)


@settings(deadline=None, max_examples=250)
@given(
    st.one_of(st.binary(), st.text().map(str.encode), pieces(MARKDOWN), pieces(YAML)),
    st.sampled_from(sorted(READERS)),
)
@example(b"1. **T.**\n\n[]\n", ".md")
@example(b"- title: '*a **b" + b" *a **b" * 2000 + b" b** a*" * 2000 + b"'", ".yaml")
@example(b"1. **T.** " + b"[" * 3000, ".md")
@example(b"[" * 3000, ".yaml")
@example(b"> " * 3000, ".md")
@example(b"- " * 3000, ".md")
def test_any_bytes_are_a_source_that_a_library_can_hold(data: bytes, suffix: str) -> None:
    source = read_source(data, f"a{suffix}", OPTIONS)
    library = build_library([source])

    assert isinstance(source, Source)
    assert all(said.origin.path == f"a{suffix}" for said in source.diagnostics)
    assert all(paper.title for paper in library.papers.values())
    assert all(isinstance(paper, Paper) for paper in library.papers.values())
