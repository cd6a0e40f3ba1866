"""The reading style sets an entry as reading lists do."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.dates import parse_date
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.names import OTHERS
from sphinx_paperlist.papers.spans import Mark, Span, text_of
from sphinx_paperlist.styles.entry import PARTS, Block, View, formatted
from sphinx_paperlist.styles.parts import best_link, paper_links
from sphinx_paperlist.styles.reading import format_entry, title_span
from sphinx_paperlist.styles.words import ENGLISH

PDF = Link("PDF", "https://a.org/words.pdf")
PAPER = Paper(
    title="On words",
    authors=parse_names("Ann Lee, Bo Ray, Cy Poe"),
    date=parse_date("2020-05"),
    venue="ACL",
    links=(PDF,),
    tags=("words", "things"),
    note="Read *this*.",
    abstract="It says much.",
    stars=4,
)


def lines(paper: Paper, *show: str, **view: Any) -> list[str]:
    blocks = format_entry(paper, View(show=show or View().show, **view))
    return [text_of(block.spans) for block in blocks]


def test_an_entry_is_a_title_line_an_authors_line_and_notes() -> None:
    blocks = format_entry(PAPER, View())

    assert [(block.role, text_of(block.spans)) for block in blocks] == [
        ("head", "On words. ACL"),
        ("byline", "Ann Lee, Bo Ray, Cy Poe. [PDF], 2020."),
        ("note", "Read this."),
        ("abstract", "Abstract. It says much."),
        ("bibtex", "BibTeX"),
        ("cited-in", "Cited in "),
    ]


@pytest.mark.parametrize(
    "show, expected",
    [
        (("authors",), ["On words.", "Ann Lee, Bo Ray, Cy Poe."]),
        (("date",), ["On words. 2020."]),
        (("venue", "date"), ["On words. ACL 2020."]),
        (("links", "date"), ["On words. [PDF], 2020."]),
        (("authors", "date", "links"), ["On words.", "Ann Lee, Bo Ray, Cy Poe. 2020. [PDF]"]),
        (("tags",), ["On words. #words #things"]),
        (("stars",), ["On words. ★★★★☆"]),
        (("abstract", "note"), ["On words.", "Abstract. It says much.", "Read this."]),
        (("bibtex", "cited-in"), ["On words.", "BibTeX", "Cited in "]),
    ],
)
def test_parts_follow_in_the_order_in_which_they_are_named(show: Any, expected: Any) -> None:
    assert lines(PAPER, *show) == expected


def test_a_paper_without_venue_shows_what_it_is_part_of() -> None:
    assert lines(PAPER._replace(venue="", container="Words"), "venue") == ["On words. Words"]


@pytest.mark.parametrize(
    "title, text",
    [
        ("On words", "On words."),
        ("Why words?", "Why words?"),
        ("Words!", "Words!"),
        ("On *words?*", "On words?"),
        ("论词。", "论词。"),
        ("论词", "论词。"),
        ("And so on…", "And so on…"),
    ],
)
def test_a_title_is_closed_unless_it_closes_itself(title: str, text: str) -> None:
    span = title_span(Paper(title=title))

    assert span.mark is Mark.STRONG
    assert text_of([span]) == text


@pytest.mark.parametrize(
    "names, most, text",
    [
        ("Ann Lee", 0, "Ann Lee."),
        ("Ann Lee, Bo Ray", 2, "Ann Lee, Bo Ray."),
        ("Ann Lee, Bo Ray", 1, "Ann Lee, et al."),
        ("Bo Ray Jr.", 0, "Bo Ray, Jr."),
    ],
)
def test_names_are_cut_after_the_most_that_are_shown(names: str, most: int, text: str) -> None:
    paper = Paper(title="T", authors=parse_names(names))

    assert lines(paper, "authors", max_authors=most)[1] == text


def test_others_are_said_however_many_names_are_shown() -> None:
    paper = Paper(title="T", authors=(*parse_names("Ann Lee"), OTHERS))

    assert lines(paper, "authors")[1] == "Ann Lee, et al."
    assert lines(paper, "authors", words=ENGLISH._replace(others="等"))[1] == "Ann Lee, 等."


def test_a_long_list_of_authors_is_cut_and_the_rest_is_kept() -> None:
    (_, byline) = format_entry(PAPER, View(show=("authors",), max_authors=1))
    (authors,) = byline.spans
    names, cut = authors.children

    assert (names.text, cut.mark, cut.text) == ("Ann Lee, ", Mark.CUT, "et al.")
    assert text_of(cut.children) == "Bo Ray, Cy Poe."


@pytest.mark.parametrize("most", [0, 3, 4])
def test_a_list_of_authors_that_is_not_too_long_is_whole(most: int) -> None:
    (_, byline) = format_entry(PAPER, View(show=("authors",), max_authors=most))

    assert byline.spans == (Span(Mark.EMPHASIS, "Ann Lee, Bo Ray, Cy Poe.", role="authors"),)


def test_others_that_are_not_named_end_the_rest_too() -> None:
    paper = Paper(title="T", authors=(*parse_names("Ann Lee, Bo Ray"), OTHERS))
    (_, byline) = format_entry(paper, View(show=("authors",), max_authors=1))

    assert text_of(byline.spans[0].children[1].children) == "Bo Ray, et al."


def test_an_entry_of_one_line_has_no_line_of_authors() -> None:
    assert lines(PAPER, "venue", "authors", "links", "date", max_authors=1, one_line=True) == [
        "On words. ACL Ann Lee, et al. [PDF], 2020."
    ]


def test_a_paper_of_which_only_the_title_is_known_is_one_line() -> None:
    # Who cites it is filled in, or left out, when all pages are known.
    assert lines(Paper(title="T"), *PARTS) == ["T.", "BibTeX", "Cited in "]


@pytest.mark.parametrize("stars, text", [(None, "T."), (0, "T."), (1, "T. ★☆☆☆☆"), (9, "T. ★★★★★")])
def test_stars_are_five_at_most(stars: int | None, text: str) -> None:
    assert lines(Paper(title="T", stars=stars), "stars") == [text]


@pytest.mark.parametrize(
    "fields, expected",
    [
        ({"links": (PDF,)}, [PDF]),
        ({"arxiv": "2001.00001"}, [Link("arXiv", "https://arxiv.org/abs/2001.00001")]),
        ({"doi": "10.1000/182"}, [Link("DOI", "https://doi.org/10.1000/182")]),
        ({"url": "https://a.org"}, [Link("Link", "https://a.org")]),
        (
            {"arxiv": "2001.00001", "links": (Link("PDF", "https://arxiv.org/pdf/2001.00001v2"),)},
            [Link("PDF", "https://arxiv.org/pdf/2001.00001v2")],
        ),
        (
            {"doi": "10.1000/182", "links": (Link("Paper", "http://dx.doi.org/10.1000/182"),)},
            [Link("Paper", "http://dx.doi.org/10.1000/182")],
        ),
        ({"url": "https://a.org/words.pdf", "links": (PDF,)}, [PDF]),
    ],
)
def test_identifiers_make_links_where_none_leads_there(fields: Any, expected: Any) -> None:
    assert list(paper_links(Paper(title="T", **fields))) == expected


@pytest.mark.parametrize(
    "fields, url",
    [
        ({"doi": "10.1000/182", "arxiv": "2001.00001"}, "https://doi.org/10.1000/182"),
        ({"arxiv": "2001.00001", "links": (PDF,)}, "https://arxiv.org/abs/2001.00001"),
        ({"links": (Link("Notes", "notes.txt"), PDF)}, PDF.url),
        ({"url": "www.a.org"}, "https://www.a.org"),
        ({}, ""),
    ],
)
def test_the_best_link_is_doi_arxiv_or_the_first_on_the_web(fields: Any, url: str) -> None:
    assert best_link(Paper(title="T", **fields)) == url


def test_parts_have_the_roles_that_themes_style() -> None:
    def roles(spans: Any) -> set[str]:
        found = set()
        for span in spans:
            assert isinstance(span, Span)
            found |= {span.role, *roles(span.children)}
        return found - {""}

    blocks = format_entry(PAPER, View(show=PARTS))

    assert set().union(*(roles(block.spans) for block in blocks)) == {
        "title",
        "venue",
        "authors",
        "links",
        "link",
        "year",
        "tags",
        "tag",
        "stars",
        "heading",
    }


def test_a_style_that_makes_nothing_shows_the_title() -> None:
    paper = Paper(key="k", title="On *words*")

    assert text_of(formatted(lambda *_: (), paper, View())[0].spans) == "On words"
    assert (
        text_of(formatted(lambda *_: (Block("head", ()),), Paper(key="k"), View())[0].spans) == "k"
    )
