"""A text is that of a variable, a macro, a term, or a value of the style."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.xml import CslError
from tests.styles.csl.making import cited, entries, entry, reference

NUMBERED = "<bibliography><layout>{}</layout></bibliography>"


@pytest.mark.parametrize(
    "layout, text",
    [
        ('<text variable="title"/>', "On words: and things"),
        ('<text variable="title" form="short"/>', "On words"),
        ('<text variable="title" form="long"/>', "On words: and things"),
        ('<text variable="container-title" form="short"/>', "Words"),
        ('<text variable="archive" form="short"/>', "Arch."),
        ('<text variable="genre" form="short"/>', "Essay"),
        ('<text variable="event"/>', "Words 2020"),
        ('<text variable="page"/>', "9–12"),
        ('<text variable="page-first"/>', "9"),
        ('<text variable="volume"/>', "3–4"),
        ('<text variable="note"/>', ""),
        ('<text variable="issue"/>', ""),
        ('<text term="in"/>', "in"),
        ('<text term="no such"/>', ""),
        ('<text term="page"/>', "page"),
        ('<text term="page" plural="true"/>', "pages"),
        ('<text term="page" form="short"/>', "p."),
        ('<text term="page" form="symbol" plural="true"/>', "pp."),
        ('<text value="Seen"/>', "Seen"),
        ('<text value="&lt;i&gt;Seen&lt;/i&gt;"/>', "<i>Seen</i>"),
        ('<text value=""/>', ""),
    ],
)
def test_a_text_has_one_of_four_sources(layout: str, text: str) -> None:
    shown = entry(
        layout,
        title="On words: and things",
        title_short="On words",
        container_title="Journal of Words",
        container_title_short="Words",
        archive="Archive",
        archive_short="Arch.",
        genre="Essay",
        event_title="Words 2020",
        page="9-12",
        page_first="9",
        volume="3-4",
    )

    assert shown == text


def test_a_text_without_a_source_is_no_text() -> None:
    with pytest.raises(
        CslError, match=r"style.csl:2: 'text' has no variable, macro, term or value"
    ):
        entry("<text/>")


@pytest.mark.parametrize(
    "form, text",
    [
        ("", "321–28"),
        ("expanded", "321–328"),
        ("minimal", "321–8"),
        ("chicago", "321–28"),
    ],
)
def test_ranges_of_pages_are_written_as_the_style_asks(form: str, text: str) -> None:
    options = f'page-range-format="{form}"'

    assert entry('<text variable="page"/>', options=options, page="321-28") == text


@pytest.mark.parametrize("number", ["18-2424", "IEEE Std 1588-2008", "TR-0200 (4230-46)-3"])
def test_a_hyphen_in_the_number_of_a_report_or_a_standard_stays(number: str) -> None:
    assert entry('<text variable="number"/>', number=number) == number


def test_the_sign_in_ranges_is_that_of_the_language() -> None:
    layout = '<text variable="page"/><text variable="issue" prefix=" "/>'
    term = '<locale><terms><term name="page-range-delimiter"> to </term></terms></locale>'

    assert entry(layout, around=term, page="1-2", issue="3-4") == "1 to 2 3 to 4"


@pytest.mark.parametrize(
    "links, text",
    [
        ({"title": "https://a.org"}, "<a>Words</a>. 10.1/x"),
        ({"DOI": "https://doi.org/10.1/x"}, "Words. <a>10.1/x</a>"),
        ({}, "Words. 10.1/x"),
    ],
)
def test_titles_and_identifiers_can_be_links(links: Any, text: str) -> None:
    layout = '<text variable="title" suffix=". "/><text variable="DOI"/>'

    assert entry(layout, title="Words", DOI="10.1/x", links=links) == text


def test_quotation_marks_stand_around_a_link_and_not_in_it() -> None:
    layout = '<text variable="title" quotes="true" font-style="italic"/>'

    assert entry(layout, title="Words", links={"title": "https://a.org"}) == (
        "<i>“<a>Words</a>”</i>"
    )


def test_the_citation_number_is_that_in_the_bibliography() -> None:
    body = NUMBERED.format('<text variable="citation-number" suffix=" "/><text variable="title"/>')

    assert entries(body, reference(title="A"), reference(title="B")) == ["1 A", "2 B"]


@pytest.mark.parametrize(
    "label, text",
    [
        ("page", "page 321–8"),
        ("chapter", "chapter 321–328"),
    ],
)
def test_only_locators_that_are_pages_are_shortened(label: str, text: str) -> None:
    body = (
        "<citation><layout>"
        '<label variable="locator" suffix=" " plural="never"/><text variable="locator"/>'
        "</layout></citation>"
    )
    cite = Cite(reference(title="A"), locator="321-328", label=label)

    assert cited(body, cite, options='page-range-format="minimal"') == text


def test_what_is_known_of_the_cite_alone_is_shown_where_it_is_known() -> None:
    body = (
        '<citation><layout><group delimiter=", "><text variable="locator" prefix="at "/>'
        '<text variable="first-reference-note-number" prefix="see note "/>'
        "</group></layout></citation>"
    )
    one = reference(title="A")

    assert cited(body, one) == ""
    assert cited(body, Cite(one, locator="9", first_note=3)) == "at 9, see note 3"


@pytest.mark.parametrize(
    "variables, label",
    [
        ({"author": "Ann Lee", "issued": 2004}, "Lee04"),
        ({"author": "Ann Leeward, Bo Ray", "issued": 1999}, "LeRa99"),
        ({"citation_label": "Words", "author": "Ann Lee"}, "Words"),
        ({"title": "On words"}, ""),
    ],
)
def test_a_label_is_given_or_made_of_names_and_year(variables: Any, label: str) -> None:
    assert entry('<text variable="citation-label"/>', **variables) == label


MACRO = '<macro name="m">{}</macro>'


@pytest.mark.parametrize(
    "macro, call, text",
    [
        ('<text variable="title"/>', '<text macro="m"/>', "Words"),
        ('<text variable="title"/>', '<text macro="m" prefix="in "/>', "in Words"),
        ('<text variable="note"/>', '<text macro="m" prefix="in "/>', ""),
        ('<text value="see "/><text variable="title"/>', '<text macro="m"/>', "see Words"),
        ('<text value="see "/><text variable="note"/>', '<text macro="m"/>', ""),
        ('<text value="see"/>', '<text macro="m" font-style="italic"/>', "<i>see</i>"),
        ('<group><text variable="title"/></group>', '<text macro="m"/>', "Words"),
        ('<number variable="volume"/>', '<text macro="m"/>', ""),
        ("", '<text macro="m" prefix="in "/>', ""),
    ],
)
def test_a_macro_is_shown_unless_all_its_variables_are_empty(
    macro: str, call: str, text: str
) -> None:
    assert entry(call, around=MACRO.format(macro), title="Words") == text


def test_a_text_that_stands_in_for_names_is_not_shown_again() -> None:
    layout = (
        '<names variable="author"><substitute>'
        '<text variable="{}"/><text variable="citation-label"/><text value="Anonymous"/>'
        '</substitute></names><text variable="{}" prefix="; "/>'
    )

    assert entry(layout.format("volume", "volume"), volume="3") == "3"
    assert entry(layout.format("page", "page"), page="3") == "3"
    assert entry(layout.format("title", "title"), title="Words") == "Words"
    assert entry(layout.format("title", "title"), volume="3") == "Anonymous"


SUFFIXED = (
    '<citation disambiguate-add-year-suffix="true"><layout>'
    '<date variable="issued"><date-part name="year"/></date>{}</layout></citation>'
    '<bibliography><layout><text variable="title" suffix=" "/>{}</layout></bibliography>'
)


@pytest.mark.parametrize(
    "cite, shown, text",
    [
        ("", '<text variable="year-suffix"/>', ["A a", "B b"]),
        ("", '<group prefix="("><text variable="year-suffix"/></group>', ["A (a", "B (b"]),
        ("", '<text variable="year-suffix"/><text variable="year-suffix"/>', ["A a", "B b"]),
        ("", '<text term="no date"/>', ["A n.d.a", "B n.d.b"]),
        ("", '<text term="in"/>', ["A in", "B in"]),
        ("", '<text variable="citation-label"/>', ["A Lee20a", "B Lee20b"]),
        (
            "",
            '<text variable="citation-label"/><text variable="year-suffix" prefix="/"/>',
            ["A Lee20/a", "B Lee20/b"],
        ),
    ],
)
def test_a_year_suffix_is_shown_once_where_the_style_says_or_at_the_year(
    cite: str, shown: str, text: list[str]
) -> None:
    two = [reference(title=title, author="Ann Lee", issued=2020) for title in "AB"]

    assert entries(SUFFIXED.format(cite, shown), *two) == text


def test_without_a_year_suffix_nothing_is_shown_or_hidden_by_it() -> None:
    group = '<group><text value="A"/><text variable="year-suffix"/></group>'

    assert entries(SUFFIXED.format("", group), reference(title="T")) == ["T A"]


def test_numbers_are_padded_where_entries_are_sorted_by_them() -> None:
    body = (
        '<macro name="number"><text variable="citation-number"/></macro>'
        '<citation><sort><key macro="number"/></sort>'
        '<layout delimiter=","><text variable="citation-number"/></layout></citation>'
    )
    references = [reference(title=str(number)) for number in range(1, 12)]

    assert cited(body, *references[::-1], known=references) == "1,2,3,4,5,6,7,8,9,10,11"
