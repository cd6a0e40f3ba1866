"""The headings of a Markdown page are lists, the items below them papers."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.sources.markdown.reader import read_markdown

ENTRY = "1. **Mamba.** `arXiv`  \n   *Albert Gu, Tri Dao.* [[PDF](http://a.b)], 2023.\n"


def outline(lists: Any) -> Any:
    """Return titles with the titles of papers and of lists below."""
    return [
        (
            one.title,
            [paper.title for paper in one.papers if isinstance(paper, Paper)],
            outline(one.lists),
        )
        for one in lists
    ]


def read(text: str, **ids: Any) -> Any:
    return read_markdown(text, "a.md", ids)


def codes(source: Any) -> Any:
    return [(said.code, said.origin.line) for said in source.diagnostics]


def test_headings_nest_as_lists() -> None:
    source = read(f"# All\n\n## One\n\n{ENTRY}\n### Part\n\n{ENTRY}\n## Two\n\n{ENTRY}")

    assert outline(source.lists) == [
        (
            "All",
            [],
            [("One", ["Mamba"], [("Part", ["Mamba"], [])]), ("Two", ["Mamba"], [])],
        )
    ]
    assert codes(source) == []


def test_papers_before_the_first_heading_are_in_no_list() -> None:
    source = read(ENTRY + "\n# Later\n")

    assert len(source.papers) == 1
    assert outline(source.lists) == [("Later", [], [])]


def test_a_heading_with_nothing_below_is_an_empty_list() -> None:
    assert outline(read("# A\n\n# B\n").lists) == [("A", [], []), ("B", [], [])]


@pytest.mark.parametrize(
    "below",
    ["Only words.\n", "- words\n- more\n", "```\ncode\n```\n", "> quoted\n", "## Sub\n\nwords\n"],
)
def test_a_heading_with_prose_alone_is_no_list(below: str) -> None:
    assert read(f"# A\n\n{below}").lists == ()


@pytest.mark.parametrize(
    "between", ["Words.\n\n", "<!-- x -->\n\n", "***\n\n", "[TOC]\n\n", "<br>\n\n"]
)
def test_words_among_papers_are_no_harm(between: str) -> None:
    source = read(f"# A\n\n{between}{ENTRY}")

    assert outline(source.lists) == [("A", ["Mamba"], [])]
    assert codes(source) == []


@pytest.mark.parametrize(
    "between", ["<!-- x -->\n", "---\n", "[TOC]\n", "[[_TOC_]]\n", "- [B](#b)\n  - [C](#c)\n"]
)
def test_a_heading_with_what_is_no_prose_is_an_empty_list(between: str) -> None:
    assert outline(read(f"# A\n\n{between}").lists) == [("A", [], [])]


def test_a_table_of_contents_is_not_read() -> None:
    source = read(f"- [A](#a)\n  - [B](#b)\n- Appendix\n\n# A\n\n{ENTRY}")

    assert (source.papers, codes(source)) == ((), [])


@pytest.mark.parametrize(
    "comment",
    [f"<!--\n{ENTRY}-->\n", f"<!-- {ENTRY} -->\n", "<!--\n## Hidden\n\n- **T.**\n\n-->\n"],
)
def test_entries_in_a_comment_are_never_imported(comment: str) -> None:
    source = read(f"# A\n\n{comment}\n{ENTRY}")

    assert outline(source.lists) == [("A", ["Mamba"], [])]


def test_front_matter_is_skipped() -> None:
    source = read(f"---\ntitle: **Bold**\n---\n\n# A\n\n{ENTRY}")

    assert outline(source.lists) == [("A", ["Mamba"], [])]


@pytest.mark.parametrize("numbers", [(1, 1, 1), (1, 2, 4), (3, 2, 1), (10, 11, 12)])
def test_numbers_may_be_any(numbers: Any) -> None:
    source = read("".join(f"{number}. **T{at}.** `V`\n" for at, number in enumerate(numbers)))

    assert [one.title for one in source.papers if isinstance(one, Paper)] == ["T0", "T1", "T2"]


def test_an_empty_item_is_said_and_keeps_the_others() -> None:
    source = read("1. **A.**\n2. \n3. **B.**\n\n4.\n")

    assert len(source.papers) == 2
    assert codes(source) == [(Code.EMPTY_ITEM, 2), (Code.EMPTY_ITEM, 5)]


def test_an_item_without_bold_title_is_said_and_keeps_the_others() -> None:
    source = read("1. **A.**\n2. Some paper, 2020\n3. **B.**\n")

    assert len(source.papers) == 2
    assert codes(source) == [(Code.UNREAD_ITEM, 2)]
    assert "Some paper, 2020" in source.diagnostics[0].message


@pytest.mark.parametrize(
    "item", ["1. words, 2020\n", "- See the [paper](http://a.b) that did it\n"]
)
def test_an_item_that_may_be_a_paper_is_never_dropped_in_silence(item: str) -> None:
    assert codes(read(f"# A\n\n{item}"))[0] == (Code.UNREAD_ITEM, 3)


@pytest.mark.parametrize(
    "item", ["- [Deep words](http://a.b)\n", "- [Deep words](http://a.b)\n  - by A\n"]
)
def test_a_linked_title_is_a_paper(item: str) -> None:
    assert outline(read(f"# A\n\n{item}").lists) == [("A", ["Deep words"], [])]


def test_a_bold_word_above_papers_is_their_label_too() -> None:
    source = read("- **Surveys**:\n  - **One.** `X` *A B.*\n  - **Two.** *C D.*\n")

    assert [paper.title for paper in source.papers] == ["One", "Two"]
    assert not source.diagnostics


def test_a_bold_remark_below_a_paper_stays_with_it() -> None:
    source = read("- **One.** *A B.*\n  - **TLDR** short\n")

    assert [paper.title for paper in source.papers] == ["One"]


def test_slugs_count_every_heading_of_the_page_as_github_does() -> None:
    source = read("## Notes\n\nOnly prose.\n\n## Notes\n\n1. **A.**\n")

    assert [one.slug for one in source.lists] == ["notes-1"]


def test_an_item_above_papers_is_their_label() -> None:
    source = read("- Early work\n  - **A.** `V`\n  - **B.** `V`\n")

    assert len(source.papers) == 2
    assert codes(source) == []


@pytest.mark.parametrize(
    "line", ["*Albert Gu.* [[PDF](http://a.b)], 2023.", "[[PDF](http://a.b)], 2023."]
)
def test_a_line_fallen_out_of_its_item_is_put_back(line: str) -> None:
    authors = "" if line.startswith("*") else " *Albert Gu.*"
    source = read(f"10. **A.** `V`{authors}\n\n   {line}\n\n11. **B.** `V`\n")
    paper = source.papers[0]

    assert isinstance(paper, Paper)
    assert ([str(name) for name in paper.authors], paper.year) == (["Albert Gu"], 2023)
    assert [link.url for link in paper.links] == ["http://a.b"]
    assert codes(source) == [(Code.STRAY_LINE, 3)]


@pytest.mark.parametrize("line", ["[]", "words", "*emphasis*"])
def test_other_lines_after_an_item_stay_words(line: str) -> None:
    source = read(f"1. **A.** `V` *Bee.*\n\n{line}\n")

    assert (len(source.papers), codes(source)) == (1, [])


@pytest.mark.parametrize(
    "text", ["# A {#x}\n", "# A\n<!-- paperlist: id=x -->\n", "# A <!-- paperlist: id=x -->\n"]
)
def test_a_list_is_named_on_the_page(text: str) -> None:
    (one,) = read(text).lists

    assert (one.id, one.title, one.slug) == ("x", "A", "a")


def test_a_list_is_named_in_the_configuration_by_its_folded_title() -> None:
    source = read_markdown('# <img src="x"/>Early  *Work*\n', "a.md", {"EARLY work": "x"})

    assert source.lists[0].id == "x"


def test_a_name_on_the_page_beats_the_configuration() -> None:
    assert read_markdown("# A {#y}\n", "a.md", {"A": "x"}).lists[0].id == "y"


@pytest.mark.parametrize("text", ["# A {#a,b}\n", "# A\n<!-- paperlist: id=a,b -->\n"])
def test_an_id_that_cannot_be_cited_is_said(text: str) -> None:
    source = read(text)

    assert source.lists[0].id == ""
    assert codes(source) == [(Code.BAD_KEY, 1)]


@pytest.mark.parametrize(
    "item",
    [
        "1. **A.** `V` <!-- paperlist: key=k -->\n",
        "1. <!-- paperlist: key=k -->\n   **A.** `V`\n",
        "1. **A.** `V`\n\n   <!-- paperlist: key=k -->\n",
    ],
)
def test_a_comment_pins_the_key_of_an_item(item: str) -> None:
    (paper,) = read(item).papers

    assert isinstance(paper, Paper)
    assert (paper.key, paper.title) == ("k", "A")


def test_a_pinned_key_that_cannot_be_cited_is_said() -> None:
    source = read("1. **A.** <!-- paperlist: key=a,b -->\n")

    assert codes(source) == [(Code.BAD_KEY, 1)]
    assert isinstance(source.papers[0], Paper)
    assert source.papers[0].key == ""


@pytest.mark.parametrize(
    "item", ["1. **A.** <!-- paperlist: ignore -->\n", "- x <!-- paperlist: ignore -->\n"]
)
def test_an_item_may_be_ignored(item: str) -> None:
    source = read(f"# L\n\n{item}")

    assert (outline(source.lists), codes(source)) == ([("L", [], [])], [])


def test_a_paper_knows_where_it_stands() -> None:
    source = read(f"# A\n\n{ENTRY}")

    assert source.lists[0].origin.line == 1
    assert source.lists[0].papers[0].origin.line == 3


def test_findings_are_in_the_order_of_the_page() -> None:
    source = read("1. **A.** [x]()\n2.\n3. words\n4. **B.** [x]()\n")

    assert [line for _, line in codes(source)] == [1, 2, 3, 4]


def test_a_bold_title_may_stand_in_a_link() -> None:
    (paper,) = read("- [**Deep words**](https://a.b/c) *A B*, 2018\n").papers

    assert (paper.title, [link.url for link in paper.links]) == ("Deep words", ["https://a.b/c"])


@pytest.mark.parametrize("title", ["x", "{{{", "a \\](b)", "\ufffd"])
def test_an_item_with_a_key_is_a_paper_however_it_looks(title: str) -> None:
    source = read(f"1. **{title}.**\n   <!-- paperlist: key=k -->\n")

    assert [(paper.key, paper.title) for paper in source.papers] == [("k", title)]


def test_an_item_with_a_key_and_no_title_is_said() -> None:
    assert codes(read("- plain words\n  <!-- paperlist: key=k -->\n")) == [(Code.UNREAD_ITEM, 1)]
