"""Papers written in place belong to their page, and can be cited from every page."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from sphinx_paperlist.extension.records import WrittenPapers
from sphinx_paperlist.extension.written import is_written, read_content
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Paper, Source
from sphinx_paperlist.papers.name_parsing import parse_names

NOTHING = WrittenPapers({}, {})
LSTM = "Long short-term memory"
FORGET = """\
- **Learning to forget.** `Neural Computation`
  *Felix A. Gers, Jürgen Schmidhuber, Fred Cummins.*
  [[DOI](https://doi.org/10.1162/089976600300015015)], 2000."""
GRU = """\
1. **Learning phrase representations.** `EMNLP`
   *Kyunghyun Cho, et al.* 2014"""


@pytest.mark.parametrize(
    "line, written",
    [
        ("gu2023mamba", False),
        ("arXiv:2312.00752", False),
        ("https://arxiv.org/abs/2312.00752", False),
        ("10.1162/neco.1997.9.8.1735", False),
        ("2312.00752", False),
        ("- item", True),
        ("1. item", True),
        ("12) item", True),
        ("* item", True),
        ("**Title.**", True),
        ("text with [a link](https://a.org)", True),
    ],
)
def test_a_line_is_a_key_or_of_a_paper_by_its_form(line: str, written: bool) -> None:  # noqa: FBT001
    assert is_written(line) is written


def test_keys_and_papers_mix_in_the_order_of_the_content(
    site: Any, papers: Any, syntax: Any
) -> None:
    content = f"hochreiter1997long\n{FORGET}\n\ngu2023mamba\n{GRU}"
    build = site.build(papers | syntax.page(syntax.directive("paperlist", {}, content)))

    assert build.warnings == []
    assert [title.partition(":")[0] for title in build.listed()] == [
        LSTM,
        "Learning to forget",
        "Mamba",
        "Learning phrase representations",
    ]


def test_a_paper_in_place_is_shown_like_any_other(site: Any, syntax: Any) -> None:
    build = site.build(syntax.page(syntax.directive("paperlist", {}, FORGET)))
    item = next(iter(build.doctree().findall(nodes.list_item)))

    assert item.astext().split("\n\n") == [
        "Learning to forget. Neural Computation",
        "Felix A. Gers, Jürgen Schmidhuber, Fred Cummins. [DOI], 2000.",
    ]


@pytest.mark.parametrize("name", ["gers2000learning", "10.1162/089976600300015015"])
def test_a_paper_in_place_is_cited_from_every_page(site: Any, syntax: Any, name: str) -> None:
    cites = f"{syntax.role(name)}"
    pages = syntax.page(syntax.directive("paperlist", {}, FORGET), cites) | syntax.page(
        cites, name="other"
    )
    build = site.build(pages, suppress_warnings=["toc.not_included"])

    assert build.warnings == []
    assert build.prose() == build.prose("other") == ["Gers et al., 2000"]


def test_lists_and_queries_of_other_pages_do_not_see_it(
    site: Any, papers: Any, syntax: Any
) -> None:
    pages = syntax.page(syntax.directive("paperlist", {}, FORGET)) | syntax.page(
        syntax.directive("paperlist"),
        syntax.directive("paperlist", {}, "gers2000learning"),
        name="other",
    )
    build = site.build(papers | pages, suppress_warnings=["toc.not_included"])

    assert len(build.listed("other")) == 5
    assert build.codes() == ["paperlist.unknown-key"]


def test_a_paper_of_the_library_written_in_place_keeps_its_key(
    site: Any, papers: Any, syntax: Any
) -> None:
    again = "- **Long Short-Term Memory.** *Sepp Hochreiter, Jürgen Schmidhuber.* 1997"
    build = site.build(
        papers
        | syntax.page(syntax.directive("paperlist", {}, again), syntax.role("hochreiter1997long"))
    )

    assert build.warnings == []
    assert build.doctree().ids.keys() >= {"paper-hochreiter1997long"}


def test_another_paper_that_would_get_a_known_key_gets_a_longer_one(site: Any, syntax: Any) -> None:
    source = {"_papers/a.yaml": "papers: [{title: Words, authors: [Ann Lee], date: 2020}]"}
    other = "- **Words and things.** *Ann Lee.* 2020"
    page = syntax.page(
        syntax.directive("paperlist", {}, other),
        syntax.directive("paperlist"),
        f"{syntax.role('lee2020words', 'title')} {syntax.role('lee2020wordsthings', 'title')}",
    )
    build = site.build(source | page)

    assert build.warnings == []
    assert build.prose() == ["Words Words and things"]


def test_its_findings_have_their_line_in_the_page(site: Any, syntax: Any) -> None:
    content = (
        "- **Words.** *Ann Lee.* [[PDF](javascript:alert)], 2020\n- no title but [words](y.pdf)"
    )
    build = site.build(syntax.page(syntax.directive("paperlist", {}, content)))
    first = syntax.first_line + 2

    assert build.codes() == ["paperlist.unsafe-link", "paperlist.unread-item"]
    assert build.warnings[0].startswith(f"index.{syntax.suffix}:{first}: ")
    assert build.warnings[1].startswith(f"index.{syntax.suffix}:{first + 1}: ")
    assert build.listed() == ["Words"]


def test_content_that_holds_no_paper_is_said(site: Any, syntax: Any) -> None:
    build = site.build(
        syntax.page(syntax.directive("paperlist", {}, "see [this](https://a.org)"), "The end.")
    )

    assert build.codes() == ["paperlist.unread-item"]
    assert "write the title in bold" in build.warnings[0]
    assert build.prose()[-1] == "The end."


def test_a_link_in_place_names_a_file_beside_the_page(site: Any, syntax: Any) -> None:
    content = "- **Words.** *Ann Lee.* [[PDF](words.pdf)], 2020"
    build = site.build(
        {"words.pdf": "PDF"} | syntax.page(syntax.directive("paperlist", {}, content)), "html"
    )
    (link,) = build.page().all("a.download")

    assert build.warnings == []
    assert build.output(link.attributes["href"]) == "PDF"


def test_a_file_that_is_not_beside_the_page_is_said(site: Any, syntax: Any) -> None:
    content = "- **Words.** *Ann Lee.* [[PDF](nowhere.pdf)], 2020"
    build = site.build(syntax.page(syntax.directive("paperlist", {}, content)))

    assert build.codes() == ["paperlist.missing-file"]
    assert build.warnings[0].startswith(f"index.{syntax.suffix}:")
    assert build.listed() == ["Words"]


def test_without_a_blank_line_the_content_is_no_argument(site: Any) -> None:
    page = "Title\n=====\n\n.. paperlist::\n   - **Words.** *Ann Lee.* 2020\n"
    build = site.build({"index.rst": page})

    assert build.warnings == []
    assert build.listed() == ["Words"]


def test_its_words_leave_with_the_page(site: Any, syntax: Any) -> None:
    pages = syntax.page("Text.", syntax.role("gers2000learning")) | syntax.page(
        syntax.directive("paperlist", {}, FORGET), name="other"
    )
    first = site.build(pages, suppress_warnings=["toc.not_included"])
    (site.folder / f"other.{syntax.suffix}").unlink()
    second = site.build(syntax.page("Text again.", syntax.role("gers2000learning")))

    assert first.warnings == []
    assert second.codes() == ["paperlist.unknown-key"]


def test_reading_content_keeps_order_and_changes_no_key() -> None:
    library = build_library(
        [Source(path="a.md", papers=(Paper(title="Words", authors=parse_names("Ann Lee")),))]
    )
    lines = [
        (3, "leewords"),
        (4, "- **Words in time.** *Ann Lee.*"),
        (6, "- **Words.** *Ann Lee.*"),
    ]
    items, written, diagnostics = read_content(lines, "page.rst", library, NOTHING)

    assert [(item.name, item.origin.line) for item in items] == [
        ("leewords", 3),
        ("leewordstime", 4),
        ("leewords", 5),
    ]
    assert list(written.papers) == ["leewordstime", "leewords"]
    assert diagnostics == []


def test_reading_content_knows_what_the_page_has_written_before() -> None:
    library = build_library([])
    lines = [(1, "- **Words.** *Ann Lee.* 2020")]
    _, before, _ = read_content(lines, "page.rst", library, NOTHING)
    items, _, _ = read_content(
        [(9, "- **Words!** *Ann Lee.* 2020-03")], "page.rst", library, before
    )

    assert [item.name for item in items] == ["lee2020words"]
