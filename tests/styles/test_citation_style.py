"""Citations are worded by form and style, from what is known of the paper."""

from __future__ import annotations

import pytest

from sphinx_paperlist.papers.dates import parse_date
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.spans import Mark, text_of
from sphinx_paperlist.styles.citation import (
    CITE_STYLES,
    Citation,
    Frame,
    author_label,
    cite,
    cite_by_label,
    frame,
    label,
)
from sphinx_paperlist.styles.words import ENGLISH, Words, words_in

CHINESE = words_in("zh_CN")
PAPER = Paper(
    key="k",
    title="On *words*",
    authors=parse_names("Ann Lee, Bo Ray"),
    date=parse_date("2020-05"),
)


def authors(*names: str) -> Paper:
    return Paper(title="On *words*", authors=tuple(parse_names(name)[0] for name in names))


@pytest.mark.parametrize(
    "paper, text",
    [
        (authors("Ann Lee"), "Lee"),
        (authors("Ann Lee", "Bo Ray"), "Lee & Ray"),
        (authors("Ann Lee", "Bo Ray", "Cy Poe"), "Lee et al."),
        (authors("Ludwig van Beethoven"), "van Beethoven"),
        (authors("吴恩达"), "吴恩达"),
        (authors(), "On words"),
        (Paper(title="T", authors=(*parse_names("Ann Lee"), OTHERS)), "Lee et al."),
        (Paper(title="T", authors=(Name(literal="The ATLAS Team"),)), "The ATLAS Team"),
        (Paper(title="T", authors=(OTHERS,)), "T"),
    ],
)
def test_the_authors_are_one_two_or_the_first_and_others(paper: Paper, text: str) -> None:
    assert author_label(paper) == text


def test_a_paper_without_a_date_says_so() -> None:
    assert label(authors("Ann Lee")) == "Lee, n.d."


@pytest.mark.parametrize(
    "form, style, number, text",
    [
        ("paper", "author-year", "3", "Lee & Ray, 2020, p. 9"),
        ("paper", "number", "3", "[3, p. 9]"),
        ("paper", "title", "3", "On words, p. 9"),
        ("paper", "key", "3", "k, p. 9"),
        ("p", "author-year", "3", "Lee & Ray, 2020, p. 9"),
        ("p", "number", "3", "3, p. 9"),
        ("p", "title", "3", "On words, p. 9"),
        ("p", "key", "3", "k, p. 9"),
        ("t", "author-year", "3", "Lee & Ray (2020, p. 9)"),
        ("t", "number", "3", "Lee & Ray [3, p. 9]"),
        ("t", "title", "3", "On words, p. 9"),
        ("t", "key", "3", "k, p. 9"),
        ("num", "author-year", "3", "3, p. 9"),
        ("title", "key", "", "On words, p. 9"),
        ("authors", "number", "3", "Lee & Ray"),
        ("year", "number", "3", "2020"),
        ("paper", "number", "", "Lee & Ray, 2020, p. 9"),
        ("p", "number", "", "Lee & Ray, 2020, p. 9"),
        ("t", "number", "", "Lee & Ray (2020, p. 9)"),
        ("num", "number", "", "Lee & Ray, 2020, p. 9"),
    ],
)
def test_a_citation_is_worded_by_form_and_style(
    form: str, style: str, number: str, text: str
) -> None:
    assert text_of(cite(PAPER, Citation(form, style, number, "p. 9"))) == text


def test_a_title_is_emphasised_and_keeps_its_marks() -> None:
    (title,) = cite(PAPER, Citation("title", "number"))

    assert title.mark is Mark.EMPHASIS
    assert [child.mark for child in title.children] == [Mark.PLAIN, Mark.EMPHASIS]


@pytest.mark.parametrize(
    "form, style, expected",
    [
        ("p", "author-year", Frame("(", "; ", "; ", ")")),
        ("p", "number", Frame("[", ", ", ", ", "]")),
        ("p", "title", Frame("(", "; ", "; ", ")")),
        ("p", "key", Frame("(", "; ", "; ", ")")),
        ("t", "author-year", Frame("", ", ", " and ", "")),
        ("paper", "author-year", Frame("", "; ", "; ", "")),
        ("paper", "number", Frame("", ", ", ", ", "")),
    ],
)
def test_the_frame_of_several_citations(form: str, style: str, expected: Frame) -> None:
    assert frame(form, style) == expected


@pytest.mark.parametrize("style", CITE_STYLES)
@pytest.mark.parametrize("form", ["paper", "p", "t", "title", "authors", "year", "num"])
def test_every_form_says_something_of_a_paper_of_which_little_is_known(
    form: str, style: str
) -> None:
    assert text_of(cite(Paper(key="k", title="T"), Citation(form, style))).strip()


@pytest.mark.parametrize("words", [ENGLISH, CHINESE])
@pytest.mark.parametrize("locator", ["", "p. 33"])
@pytest.mark.parametrize("form", ["paper", "p", "t", "authors", "year", "num", "full"])
@pytest.mark.parametrize("paper", [PAPER, Paper(key="k", title="Cats, dogs, and others")])
def test_a_label_is_worded_as_its_paper_is(
    paper: Paper, form: str, locator: str, words: Words
) -> None:
    citation = Citation(form, "author-year", locator=locator)

    assert cite_by_label(label(paper, words), citation, words) == text_of(
        cite(paper, citation, words)
    )


@pytest.mark.parametrize(
    "label, form, text",
    [
        ("王小明等，2023", "paper", "王小明等, 2023, p. 3"),
        ("王小明等，2023", "t", "王小明等 (2023, p. 3)"),
        ("佚名，无日期", "paper", "佚名, n.d., p. 3"),
        ("Lee, o. J.", "year", "n.d."),
        ("Lee, Ray and Poe", "paper", "Lee, Ray and Poe, p. 3"),
    ],
)
def test_a_label_from_a_site_in_another_language_has_the_marks_of_this_one(
    label: str, form: str, text: str
) -> None:
    assert cite_by_label(label, Citation(form, "author-year", locator="p. 3")) == text


@pytest.mark.parametrize("form", ["paper", "t", "authors", "year"])
def test_a_label_of_another_make_is_kept(form: str) -> None:
    assert cite_by_label("Lee 2020", Citation(form, "author-year")) == "Lee 2020"
