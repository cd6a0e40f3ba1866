"""A layout says what a reference looks like; there may be one for each language."""

from __future__ import annotations

import pytest

from tests.styles.csl.making import cited, entries, reference

LAYOUTS = (
    '<bibliography><layout locale="zh ja" suffix="。"><text variable="title"/></layout>'
    '<layout suffix="."><text variable="title" quotes="true"/></layout>'
    '<layout locale="fr"><text variable="title" prefix="« " suffix=" »"/></layout></bibliography>'
)


@pytest.mark.parametrize(
    "language, text",
    [
        ("", "“A”."),
        ("en", "“A”."),
        ("zh", "A。"),
        ("zh-CN", "A。"),
        ("ja", "A。"),
        ("fr", "« A »"),
    ],
)
def test_a_reference_has_the_layout_of_its_language_or_that_of_all(
    language: str, text: str
) -> None:
    assert entries(LAYOUTS, reference(title="A", language=language)) == [text]


def test_layouts_are_for_languages_of_the_reader_where_references_have_none() -> None:
    assert entries(LAYOUTS, reference(title="A"), language="ja") == ["A。"]
    assert entries(LAYOUTS, reference(title="A", language="fr"), language="ja", fixed=True) == [
        "A。"
    ]


def test_where_all_layouts_are_for_a_language_the_first_is_for_the_others() -> None:
    body = (
        '<bibliography><layout locale="zh"><text value="Z"/></layout>'
        '<layout locale="fr"><text value="F"/></layout></bibliography>'
    )

    assert entries(body, reference(language="fr"), reference(id="b", language="de")) == ["F", "Z"]


def test_a_layout_for_the_very_region_goes_before_one_for_another() -> None:
    body = (
        '<bibliography><layout locale="en-GB"><text value="GB"/></layout>'
        '<layout locale="en-US"><text value="US"/></layout></bibliography>'
    )

    assert entries(body, reference(language="en-US")) == ["US"]
    assert entries(body, reference(language="en-AU")) == ["GB"]


def test_citations_have_layouts_of_languages_as_well() -> None:
    body = (
        '<citation><layout delimiter="; " prefix="(" suffix=")"><text variable="title"/>'
        '</layout><layout locale="zh"><text variable="title" prefix="《" suffix="》"/></layout>'
        "</citation>"
    )

    assert cited(body, reference(title="A"), reference(title="B", language="zh")) == "(A; 《B》)"


def test_a_layout_without_anything_shows_nothing() -> None:
    assert entries("<bibliography><layout/></bibliography>", reference(title="A")) == [""]
    assert cited('<citation><layout prefix="("/></citation>', reference(title="A")) == ""


def test_quotation_marks_are_those_of_the_language() -> None:
    terms = (
        '<term name="open-quote">„</term><term name="close-quote">“</term>'
        '<term name="open-inner-quote">‚</term><term name="close-inner-quote">‘</term>'
    )
    body = (
        f'<locale xml:lang="de"><terms>{terms}</terms></locale>'
        '<bibliography><layout><group quotes="true"><text value="on "/>'
        '<text variable="title" quotes="true"/></group></layout></bibliography>'
    )

    assert entries(body, reference(title="A", language="de")) == ["„on ‚A‘“"]
    assert entries(body, reference(title="A", language="en")) == ["“on ‘A’”"]


def test_punctuation_stands_in_quotes_where_the_language_has_it_so() -> None:
    body = (
        '<locale><style-options punctuation-in-quote="true"/></locale><bibliography>'
        '<layout suffix="."><text variable="title" quotes="true"/></layout></bibliography>'
    )

    assert entries(body, reference(title="A")) == ["“A.”"]
