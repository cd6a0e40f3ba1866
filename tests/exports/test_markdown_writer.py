"""Papers and lists become a page in the notation of reading lists."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from sphinx_paperlist.exports.markdown import write
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.model import Link, Paper, PaperList
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.spans import Mark, Span
from tests.exports.strategies import NAMES, Generated, libraries, read

Run = tuple[tuple[Mark, ...], str]


def runs(text: str, without: Sequence[Mark]) -> list[Run]:
    """Return field text as runs with their marks, however it is spelled."""
    found: list[Run] = []

    def walk(spans: Sequence[Span], marks: tuple[Mark, ...]) -> None:
        for span in spans:
            kept = span.mark not in (Mark.PLAIN, *without)
            inside = (*marks, span.mark) if kept else marks
            if span.children:
                walk(span.children, inside)
            elif found and found[-1][0] == inside:
                found[-1] = (inside, found[-1][1] + span.text)
            else:
                found.append((inside, span.text))

    walk(parse_inline(text), ())
    return found


def on_a_page(paper: Paper) -> Paper:
    """Return a paper with only what a page holds, called as pages call it."""
    links = (
        Link(one.label if one.label in ("PDF", "Code", "项目") else "Code", one.url)
        for one in paper.links
    )
    return Paper(
        key=paper.key,
        # What is bold and ends in `et al.` are authors on a page, and a short name before italics
        # may be that of the work in italics.
        title=f"{paper.title.replace('et al', 'and all')} and a few more words",
        authors=paper.authors,
        date=paper.date,
        venue="ICLR" if paper.venue else "",
        links=tuple(links),
    )


def held(paper: Paper) -> dict[str, object]:
    """Return what a page holds of a paper: links in a title are links of the paper there."""
    return {
        "title": runs(paper.title, (Mark.LINK, Mark.STRONG)),
        "authors": [str(name) for name in paper.authors],
        "date": paper.date,
        "venue": paper.venue,
        "links": paper.links,
    }


def outline(lists: Sequence[PaperList[str]]) -> list[object]:
    return [
        (one.id, runs(one.title, (Mark.LINK,)), one.papers, outline(one.lists)) for one in lists
    ]


@given(libraries(names=NAMES))
def test_what_a_page_holds_reads_back(library: Generated) -> None:
    papers = {key: on_a_page(paper) for key, paper in library.papers.items()}
    source, again = read(write(papers, library.lists), "a.md")

    assert {key: held(paper) for key, paper in again.papers.items()} == {
        key: held(paper) for key, paper in papers.items()
    }
    assert outline(again.lists if source.lists else ()) == outline(library.lists)


PAGE = """\
1. **In no list.**
   <!-- paperlist: key=lee -->

# The *page* {#page}

Words about it.

## State spaces {#ssm}

1. **State spaces: a *view*?** `ICLR`
   *Albert Gu, Diego de las Casas, {Barnes and Noble}, et al.* [[PDF](https://a.example/1)] \
[[arXiv](https://arxiv.org/abs/2111.00396)], 2021-11.
   > Worth *two* readings.
   <!-- paperlist: key=gu2021 -->
"""


def test_the_page_looks_as_a_person_would_write_it() -> None:
    names = (
        Name("Gu", "Albert"),
        Name("Casas", "Diego", "de las"),
        Name(literal="Barnes and Noble"),
        OTHERS,
    )
    paper = Paper(
        title="State spaces: a *view*?",
        authors=names,
        date=Date(2021, 11),
        venue="ICLR",
        arxiv="2111.00396",
        links=(Link("PDF", "https://a.example/1"),),
        note="Worth *two* readings.",
    )
    below: PaperList[str] = PaperList(id="ssm", title="State spaces", papers=("gu2021",))
    page: PaperList[str] = PaperList(
        id="page", title="The *page*", description="Words about it.", lists=(below,)
    )

    assert write({"lee": Paper(title="In no list"), "gu2021": paper}, [page]) == PAGE


@pytest.mark.parametrize(
    "url, written",
    [
        ("https://a.example/x_y?a=1&b=2", "https://a.example/x_y?a=1&b=2"),
        ("https://a.example/x_(y)", "<https://a.example/x_(y)>"),
        ("https://a.example/?a&copy;b", "https://a.example/?a&amp;copy;b"),
    ],
)
def test_a_target_reads_back_as_the_same_address(url: str, written: str) -> None:
    text = write({"k": Paper(title="T", links=(Link("PDF", url),))})

    assert f"[[PDF]({written})]" in text
    assert read(text, "a.md")[1].papers["k"].links == (Link("PDF", url),)


def test_numbers_and_the_address_of_a_paper_become_links() -> None:
    paper = Paper(title="T", doi="10.1000/1", arxiv="2111.00396", url="https://a.example/t")

    assert (
        "   [[arXiv](https://arxiv.org/abs/2111.00396)] [[DOI](https://doi.org/10.1000/1)] "
        "[[Link](https://a.example/t)]\n"
    ) in write({"k": paper})


def test_a_link_in_a_note_stays_one() -> None:
    page = write({"k": Paper(title="T", note="See [the *code*](https://a.example/c).")})

    assert "   > See [the *code*](https://a.example/c).\n" in page


def test_lists_deeper_than_headings_go_are_brought_up() -> None:
    one: PaperList[str] = PaperList(id="l8", title="L8")
    for level in range(7, 0, -1):
        one = PaperList(id=f"l{level}", title=f"L{level}", lists=(one,))

    assert write({}, [one]).split("\n\n")[5:] == [
        "###### L6 {#l6}",
        "###### L7 {#l7}",
        "###### L8 {#l8}\n",
    ]


@pytest.mark.parametrize("url", ["javascript:x", "JavaScript:x", "data:text/html,x", "/etc/x"])
def test_a_refused_link_in_a_text_is_but_its_text(url: str) -> None:
    page = write({"k": Paper(title="T", note=f"See [here]({url}).")})

    assert "   > See here.\n" in page


def test_a_paper_without_venue_shows_what_it_is_part_of() -> None:
    text = write({"k": Paper(key="k", title="Words", container="Journal of Words")})

    assert "1. **Words.** `Journal of Words`\n" in text
