"""A number is written in digits, as an ordinal, or in Roman numerals."""

from __future__ import annotations

import pytest

from tests.styles.csl.making import cited, entry, reference

ORDINALS = "<locale><terms>{}</terms></locale>"


@pytest.mark.parametrize(
    "form, value, text",
    [
        ("numeric", "3", "3"),
        ("ordinal", "3", "3th"),
        ("ordinal", "1", "1st"),
        ("ordinal", "2", "2nd"),
        ("ordinal", "11", "11th"),
        ("ordinal", "21", "21st"),
        ("ordinal", "111", "111th"),
        ("ordinal", "2nd", "2nd"),
        ("long-ordinal", "1", "first"),
        ("long-ordinal", "2", "2nd"),
        ("long-ordinal", "31", "31st"),
        ("roman", "14", "xiv"),
        ("roman", "3999", "mmmcmxcix"),
        ("roman", "4000", "4000"),
        ("roman", "0", "0"),
        ("ordinal", "1-3", "1st–3th"),
        ("ordinal", "1 , 2", "1st, 2nd"),
        ("roman", "1&2", "i & ii"),
        ("numeric", "1\u20133", "1–3"),
        ("ordinal", "second", "second"),
        ("ordinal", "revised, 2", "revised, 2"),
        ("no such form", "3", "3"),
    ],
)
def test_a_number_is_written_in_a_form_if_it_is_one(form: str, value: str, text: str) -> None:
    assert entry(f'<number variable="edition" form="{form}"/>', edition=value) == text


def test_a_number_that_is_not_there_is_not_shown() -> None:
    assert entry('<number variable="edition" prefix="No. "/>') == ""


def test_pages_are_no_numbers_to_be_counted() -> None:
    layout = '<number variable="page" form="roman"/>'

    assert entry(layout, page="321-28", options='page-range-format="expanded"') == "321–328"


def test_the_sign_in_ranges_is_that_of_the_language() -> None:
    term = '<term name="page-range-delimiter"> to </term>'

    assert (
        entry('<number variable="issue"/>', around=ORDINALS.format(term), issue="1-2") == "1 to 2"
    )


@pytest.mark.parametrize(
    "match, number, text",
    [
        ("", "3", "3rd"),
        ("", "23", "23rd"),
        ("", "103", "103rd"),
        ("whole-number", "3", "3rd"),
        ("whole-number", "23", "23th"),
        ("last-two-digits", "3", "3rd"),
        ("last-two-digits", "103", "103rd"),
        ("last-two-digits", "23", "23th"),
        ("last-digit", "23", "23rd"),
    ],
)
def test_a_term_says_which_ordinals_it_is_for(match: str, number: str, text: str) -> None:
    terms = '<term name="ordinal">th</term><term name="ordinal-03"{}>rd</term>'
    around = ORDINALS.format(terms.format(f' match="{match}"' if match else ""))

    assert (
        entry('<number variable="edition" form="ordinal"/>', around=around, edition=number) == text
    )


def test_a_term_for_two_digits_wins_and_is_not_for_the_whole_number_of_others() -> None:
    terms = (
        '<term name="ordinal">.</term><term name="ordinal-01">st</term>'
        '<term name="ordinal-11" match="whole-number">th</term>'
    )
    shown = [
        entry(
            '<number variable="edition" form="ordinal"/>',
            around=ORDINALS.format(terms),
            edition=number,
        )
        for number in ("11", "111", "12")
    ]

    assert shown == ["11th", "111st", "12."]


def test_a_language_without_ordinals_has_the_number_alone() -> None:
    terms = '<term name="ordinal-01">st</term>'

    assert (
        entry(
            '<number variable="edition" form="ordinal"/>', around=ORDINALS.format(terms), edition=2
        )
        == "2"
    )


def test_an_ordinal_agrees_with_the_gender_of_its_word() -> None:
    terms = (
        '<term name="edition" gender="feminine">edición</term><term name="volume">tomo</term>'
        '<term name="ordinal">.º</term><term name="ordinal" gender-form="feminine">.ª</term>'
        '<term name="long-ordinal-01">primero</term>'
        '<term name="long-ordinal-01" gender-form="feminine">primera</term>'
    )
    layout = (
        '<number variable="edition" form="{0}" suffix=" "/><number variable="volume" form="{0}"/>'
    )

    around = ORDINALS.format(terms)
    assert entry(layout.format("ordinal"), around=around, edition=2, volume=3) == "2.ª 3.º"
    assert (
        entry(layout.format("long-ordinal"), around=around, edition=1, volume=1)
        == "primera primero"
    )


def test_a_number_that_stands_in_for_names_is_not_shown_again() -> None:
    layout = (
        '<names variable="author"><substitute><number variable="number"/></substitute></names>'
        '<number variable="number" prefix=", "/>'
    )

    assert entry(layout, number="3") == "3"


def test_the_citation_number_is_padded_where_entries_are_sorted_by_it() -> None:
    body = (
        '<macro name="number"><number variable="citation-number"/></macro>'
        '<citation><sort><key macro="number" sort="descending"/></sort>'
        '<layout delimiter=","><number variable="citation-number"/></layout></citation>'
    )
    references = [reference(title=str(number)) for number in range(1, 12)]

    assert cited(body, *references) == "11,10,9,8,7,6,5,4,3,2,1"
