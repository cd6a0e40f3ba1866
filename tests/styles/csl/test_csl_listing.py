"""A style in CSL makes the text of an entry, and the listing what is around it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from sphinx_paperlist.papers.dates import parse_date
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.spans import text_of, walk_spans
from sphinx_paperlist.papers.urls import Target, classify
from sphinx_paperlist.styles.csl.files import names_in_box, style_file
from sphinx_paperlist.styles.csl.listing import CslStyle
from sphinx_paperlist.styles.csl.load import load_style
from sphinx_paperlist.styles.csl.marks import MARK
from sphinx_paperlist.styles.entry import ListStyle, View, among
from sphinx_paperlist.styles.words import words_in
from tests.exports.strategies import Generated, libraries
from tests.styles.csl.making import style

TITLE = '<text variable="title"/>'
PAPER = Paper(
    key="a",
    title="On words",
    authors=parse_names("Ann Lee"),
    date=parse_date("2020"),
    doi="10.1234/Words",
    arxiv="2001.00001",
    links=(Link("Code", "https://a.org/code"),),
    tags=("words",),
    note="Read *this*.",
    stars=2,
)
AUTHOR_YEAR = (
    '<citation disambiguate-add-year-suffix="true"><layout><names variable="author"/>'
    '<date variable="issued" form="numeric" date-parts="year" prefix=" "/></layout></citation>'
)
NAME_AND_YEAR = (
    '<names variable="author"/><date variable="issued" prefix=" "><date-part name="year"/></date>'
)


def listing(layout: str, around: str = "", options: str = "", area: str = "") -> CslStyle:
    body = f"{around}<bibliography {area}><layout>{layout}</layout></bibliography>"
    return CslStyle(style(body, options=options))


def shown(layout: str, paper: Paper = PAPER, *show: str, **style: Any) -> list[str]:
    blocks = listing(layout, **style)(paper, View(show=show))
    return [text_of(block.spans) for block in blocks]


def test_the_style_makes_the_first_paragraph_and_the_others_are_as_in_all_styles() -> None:
    assert shown(TITLE, PAPER, "note", "bibtex", "cited-in") == [
        "On words",
        "Read this.",
        "BibTeX",
        "Cited in ",
    ]


def test_what_the_style_says_nothing_of_follows_in_the_order_of_the_view() -> None:
    assert shown(TITLE, PAPER, "stars", "authors", "venue", "date", "tags") == [
        "On words ★★☆☆☆ #words"
    ]


def test_links_follow_but_for_those_that_the_text_has() -> None:
    assert shown(TITLE, PAPER, "links") == ["On words [Code] [arXiv]"]
    assert shown('<text variable="DOI"/>', PAPER, "links") == ["10.1234/Words [Code] [arXiv]"]
    assert shown('<text value="V"/>', PAPER, "links") == ["V [Code] [arXiv] [DOI]"]


@pytest.mark.parametrize(
    "url, text",
    [
        ("https://dx.doi.org/10.1234/words", "On words"),
        ("http://doi.org/10.1234/WORDS", "On words"),
        ("https://a.org/On", "On words [X]"),
        ("https://doi.org/10.1234/other", "On words [X]"),
    ],
)
def test_a_link_is_one_that_the_text_has_where_it_leads_there(url: str, text: str) -> None:
    paper = PAPER._replace(links=(Link("X", url),), arxiv="")

    assert shown(TITLE, paper, "links") == [text]


def test_title_doi_and_address_are_links() -> None:
    paper = PAPER._replace(url="https://a.org/words")
    layout = f'{TITLE}<text variable="DOI"/><text variable="URL"/>'
    (head,) = listing(layout)(paper, View(show=()))

    assert [(span.role, span.url) for span in walk_spans(head.spans) if span.url] == [
        ("title", "https://doi.org/10.1234/Words"),
        ("doi", "https://doi.org/10.1234/Words"),
        ("url", "https://a.org/words"),
    ]


def test_the_number_is_that_of_the_listing() -> None:
    number = '<text variable="citation-number" prefix="[" suffix="] "/>'

    assert shown(f"{number}{TITLE}") == ["On words"]
    assert shown(f"{number}{TITLE}", area='second-field-align="flush"') == ["On words"]


def test_blocks_stand_in_one_line() -> None:
    layout = (
        '<text variable="title" display="block"/><text value="V" display="left-margin"/>'
        '<group display="right-inline"><text value="W"/></group>'
        f'<group display="indent"><text value="X" font-style="italic"/>{TITLE}</group>'
    )

    assert shown(layout) == ["On words V W XOn words"]


def test_a_paper_of_which_the_style_says_nothing_shows_its_title() -> None:
    assert shown('<text variable="volume"/>', PAPER, "tags", "bibtex") == [
        "On words #words",
        "BibTeX",
    ]
    assert shown('<text variable="volume"/>', Paper(key="k")) == ["k"]


@pytest.mark.parametrize(
    "paper, language, default, text",
    [
        (Paper(title="论文字"), "en", "", "无日期"),
        (Paper(title="On words"), "en", "", "no date"),
        # The style's own language, else that of the page.
        (Paper(title="On words"), "de", "", "ohne Jahr"),
        (Paper(title="On words"), "de", "fr-FR", "sans date"),
        (Paper(title="On words", language="en"), "de", "fr-FR", "no date"),
        # In Chinese no work in another script is described.
        (Paper(title="On words"), "zh_CN", "", "no date"),
        (Paper(title="O słowach", language="pl"), "zh_CN", "", "no date"),
        (Paper(title="论文字"), "zh_CN", "", "无日期"),
        (Paper(title="On words", language="de"), "en", "zh-CN", "ohne Jahr"),
        # There are no words of ours in Hebrew.
        (Paper(title="על מילים", language="he"), "en", "", "no date"),
    ],
)
def test_an_entry_has_the_words_of_its_own_language(
    paper: Paper, language: str, default: str, text: str
) -> None:
    options = f'default-locale="{default}"' if default else ""
    found = CslStyle(
        style(
            '<bibliography><layout><text term="no date"/></layout></bibliography>',
            options=options,
        )._replace(locales=())
    )
    (head,) = found(paper, View(show=(), words=words_in(language)))

    assert text_of(head.spans) == text


def test_a_language_is_spoken_as_the_style_speaks_it() -> None:
    layout = '<text variable="title" quotes="true"/>'
    paper = PAPER._replace(language="en")

    assert shown(layout, paper, options='default-locale="en-US"') == ["“On words”"]
    assert shown(layout, paper, options='default-locale="en-GB"') == ["‘On words’"]
    assert shown(layout, paper, options='default-locale="fr-FR"') == ["“On words”"]


def test_letters_tell_papers_of_one_listing_apart() -> None:
    other = PAPER._replace(key="b", title="On things")
    single = listing(NAME_AND_YEAR, AUTHOR_YEAR)
    view = View(show=())
    both = among(single, [PAPER, other, PAPER], view)

    def text(made: Any, paper: Paper) -> str:
        return text_of(made(paper, view)[0].spans)

    assert isinstance(single, ListStyle)
    assert [text(both, paper) for paper in (PAPER, other)] == ["Ann Lee 2020a", "Ann Lee 2020b"]
    assert [text(single, paper) for paper in (PAPER, other)] == ["Ann Lee 2020", "Ann Lee 2020"]
    assert text(among(single, [PAPER], view), PAPER) == "Ann Lee 2020"


def test_a_style_that_tells_none_apart_is_the_same_for_all_listings() -> None:
    single = listing(TITLE)

    assert among(single, [PAPER, PAPER._replace(key="b")], View()) is single


@pytest.mark.parametrize("name", names_in_box())
@given(library=libraries())
def test_no_paper_breaks_a_style_in_the_box_and_each_has_something_to_show(
    name: str, library: Generated
) -> None:
    found = list(library.papers.values())
    made = among(load_style(style_file(name) or Path()), found, View())

    for paper in found:
        head, *_ = made(paper, View())
        assert head.role == "head"
        assert head.spans
        assert not MARK.search(text_of(head.spans))
        assert all(
            span.url.startswith(("http", "ftp", "mailto")) or classify(span.url) is Target.FILE
            for span in walk_spans(head.spans)
            if span.url
        )
