"""Cites that stand together are sorted, grouped and collapsed, and have what authors add."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.styles.csl.citation import citation
from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.position import Cluster, positioned
from sphinx_paperlist.styles.csl.reference import Reference
from tests.styles.csl.making import cited, listed, processor, reference, style, written

NAMES = '<names variable="author"><name form="short" and="symbol"/></names>'
YEAR = '<date variable="issued"><date-part name="year"/></date>'
LOCATOR = '<label variable="locator" form="short" suffix=" "/><text variable="locator"/>'
AUTHOR_YEAR = (
    "<citation {}>{}"
    f'<layout prefix="(" suffix=")" delimiter="; "><group delimiter=", ">{NAMES}{YEAR}'
    f"<group>{LOCATOR}</group></group></layout></citation>"
)
SUFFIXES = 'disambiguate-add-year-suffix="true" '
NUMBERS = (
    "<citation {}>{}"
    '<layout prefix="[" suffix="]" delimiter=", "><group delimiter=" at ">'
    '<text variable="citation-number"/><text variable="locator"/></group></layout></citation>'
)


def work(author: str, year: int, title: str = "") -> Reference:
    return reference(author=author, issued=year, title=title)


LEE_19, LEE_20, LEE_20_B = work("Lee", 2019), work("Lee", 2020), work("Lee", 2020, "B")
LEE_20_C, LEE_20_D = work("Lee", 2020, "C"), work("Lee", 2020, "D")
RAY_20, POE_18 = work("Ray", 2020), work("Poe", 2018)
ALL = (LEE_19, LEE_20, LEE_20_B, LEE_20_C, LEE_20_D, RAY_20, POE_18)


def author_year(options: str, *cites: Cite | Reference, sort: str = "", **how: Any) -> str:
    return cited(AUTHOR_YEAR.format(options, sort), *cites, **how)


def test_cites_stand_apart_in_what_is_around_a_citation() -> None:
    assert author_year("", LEE_19) == "(Lee, 2019)"
    assert author_year("", LEE_19, RAY_20) == "(Lee, 2019; Ray, 2020)"


def test_where_nothing_is_cited_or_nothing_is_known_nothing_stands() -> None:
    assert author_year("") == ""
    assert author_year("", reference(title="A")) == ""
    dependent = processor("<citation><layout/></citation>")
    dependent.style = style("")._replace(citation=None)

    assert citation(dependent, {}, [Cite(LEE_19)]) == ""
    assert [one.reference for one in listed(dependent, [RAY_20, LEE_19])] == [RAY_20, LEE_19]


@pytest.mark.parametrize(
    "prefix, suffix, text",
    [
        ("see", "", "(see Lee, 2019)"),
        ("see ", "", "(see Lee, 2019)"),
        ("„", "“", "(„Lee, 2019“)"),
        ("", "and others", "(Lee, 2019 and others)"),
        ("", ", and others", "(Lee, 2019, and others)"),
        ("cf.", ".", "(cf.Lee, 2019.)"),
        ("第", "", "(第 Lee, 2019)"),
    ],
)
def test_authors_put_words_before_and_after_a_cite(prefix: str, suffix: str, text: str) -> None:
    assert author_year("", Cite(LEE_19, prefix=prefix, suffix=suffix)) == text


def test_a_cite_has_a_locator() -> None:
    assert author_year("", Cite(LEE_19, "9-12"), Cite(RAY_20, "3", "chapter")) == (
        "(Lee, 2019, pp. 9–12; Ray, 2020, ch. 3)"
    )


@pytest.mark.parametrize(
    "sort, text",
    [
        ("", "(Ray, 2020; Lee, 2019; Poe, 2018)"),
        ('<sort><key variable="author"/></sort>', "(Lee, 2019; Poe, 2018; Ray, 2020)"),
        ('<sort><key variable="issued"/></sort>', "(Poe, 2018; Lee, 2019; Ray, 2020)"),
        (
            '<sort><key variable="citation-number" sort="descending"/></sort>',
            "(Poe, 2018; Lee, 2019; Ray, 2020)",
        ),
    ],
)
def test_cites_are_sorted_as_the_style_says(sort: str, text: str) -> None:
    assert author_year("", RAY_20, LEE_19, POE_18, sort=sort) == text


@pytest.mark.parametrize("kind, between", [("in-text", ", "), ("note", "; ")])
@pytest.mark.parametrize(
    "options, text",
    [
        ('cite-group-delimiter=" / "', "(Lee, 2019 / Lee, 2020a; Ray, 2020; Lee, 2020b)"),
        ('collapse="year"', "(Lee, 2019{}2020a; Ray, 2020; Lee, 2020b)"),
        (
            'collapse="year" cite-group-delimiter=" / "',
            "(Lee, 2019 / 2020a; Ray, 2020; Lee, 2020b)",
        ),
        (
            'collapse="year" after-collapse-delimiter=" + "',
            "(Lee, 2019{}2020a + Ray, 2020 + Lee, 2020b)",
        ),
        (
            'collapse="year-suffix" after-collapse-delimiter=" + "',
            "(Lee, 2019{}2020a + Ray, 2020; Lee, 2020b)",
        ),
    ],
)
def test_neighbours_of_the_same_names_have_them_once(
    kind: str, between: str, options: str, text: str
) -> None:
    shown = author_year(SUFFIXES + options, LEE_19, LEE_20, RAY_20, LEE_20_B, kind=kind)

    assert shown == text.format(between)


def test_sorted_cites_are_put_together_with_all_of_the_same_names() -> None:
    sort = '<sort><key variable="issued"/></sort>'

    assert author_year('collapse="year"', LEE_19, RAY_20, LEE_20, sort=sort) == (
        "(Lee, 2019, 2020; Ray, 2020)"
    )


@pytest.mark.parametrize("options", ["", 'collapse="year"', 'cite-group-delimiter=","'])
def test_what_nothing_is_known_of_has_no_delimiter(options: str) -> None:
    nothing = reference(title="X")

    assert author_year(options, nothing, LEE_19, nothing, RAY_20, nothing) == (
        "(Lee, 2019; Ray, 2020)"
    )


@pytest.mark.parametrize(
    "options, text",
    [
        ('collapse="year"', "(Lee, 2020a, 2020b, 2020c, 2020d)"),
        ('collapse="year-suffix"', "(Lee, 2020a; b; c; d)"),
        ('collapse="year-suffix" cite-group-delimiter=", "', "(Lee, 2020a, b, c, d)"),
        ('collapse="year-suffix" year-suffix-delimiter=","', "(Lee, 2020a,b,c,d)"),
        ('collapse="year-suffix-ranged"', "(Lee, 2020a–d)"),
    ],
)
def test_cites_of_one_year_have_it_once(options: str, text: str) -> None:
    assert author_year(SUFFIXES + options, LEE_20, LEE_20_B, LEE_20_C, LEE_20_D) == text


@pytest.mark.parametrize(
    "cites, text",
    [
        ((LEE_20, LEE_20_B, LEE_20_D), "(Lee, 2020a,b,d)"),
        ((LEE_20, LEE_20_B, LEE_20_C), "(Lee, 2020a–c)"),
        ((LEE_20, LEE_20_C, LEE_20_D), "(Lee, 2020a,c,d)"),
        ((LEE_19, LEE_20, LEE_20_B), "(Lee, 2019, 2020a,b)"),
        ((LEE_20_B, LEE_20), "(Lee, 2020b,a)"),
        ((LEE_20, Cite(LEE_20_B, "9")), "(Lee, 2020a, 2020b, p. 9)"),
        ((Cite(LEE_20, "9"), LEE_20_B), "(Lee, 2020a, p. 9, 2020b)"),
        ((LEE_20, Cite(LEE_20_B, prefix="also")), "(Lee, 2020a, also 2020b)"),
        ((Cite(LEE_20, suffix="first"), LEE_20_B), "(Lee, 2020a first, 2020b)"),
        ((LEE_20, Cite(LEE_20_B, suffix="last")), "(Lee, 2020a,b last)"),
        ((LEE_20, RAY_20), "(Lee, 2020a; Ray, 2020)"),
    ],
)
def test_suffixes_that_follow_each_other_are_a_range_from_three_on(cites: Any, text: str) -> None:
    options = f'{SUFFIXES}collapse="year-suffix-ranged" year-suffix-delimiter=","'

    assert author_year(options, *cites, known=ALL) == text


def test_after_a_locator_another_delimiter_stands() -> None:
    options = f'{SUFFIXES}collapse="year" after-collapse-delimiter="; "'

    assert author_year(options, Cite(LEE_19, "9"), LEE_20, LEE_20_B) == (
        "(Lee, 2019, p. 9; 2020a, 2020b)"
    )


def test_words_before_a_cite_without_names_are_kept() -> None:
    assert author_year('collapse="year"', LEE_19, Cite(LEE_20, prefix="cf.", suffix="!")) == (
        "(Lee, 2019, cf.2020!)"
    )


@pytest.mark.parametrize(
    "numbers, text",
    [
        ("1", "[1]"),
        ("1 2", "[1, 2]"),
        ("1 2 3", "[1–3]"),
        ("1 3 4 5", "[1, 3–5]"),
        ("1 2 4 5", "[1, 2, 4, 5]"),
        ("3 2 1", "[3, 2, 1]"),
        ("1 2 3 5 7", "[1–3, 5, 7]"),
        ("1 2@9 3 4 5", "[1, 2 at 9, 3–5]"),
        ("1 2 3@9", "[1, 2, 3 at 9]"),
    ],
)
def test_numbers_that_follow_each_other_are_a_range_from_three_on(numbers: str, text: str) -> None:
    cites = [one.partition("@") for one in numbers.split()]
    made = [Cite(ALL[int(number) - 1], locator) for number, _, locator in cites]

    assert cited(NUMBERS.format('collapse="citation-number"', ""), *made, known=ALL) == text


def test_numbers_may_be_sorted_and_have_a_delimiter_of_their_own() -> None:
    options = 'collapse="citation-number" after-collapse-delimiter=","'
    body = NUMBERS.format(options, '<sort><key variable="citation-number"/></sort>')

    assert cited(body, POE_18, LEE_20_B, LEE_19, LEE_20, known=ALL) == "[1–3,7]"


def test_signs_in_ranges_are_those_of_the_language() -> None:
    terms = (
        '<locale><terms><term name="citation-range-delimiter">..</term>'
        '<term name="year-range-delimiter">-</term></terms></locale>'
    )
    numbers = NUMBERS.format('collapse="citation-number"', "")
    ranged = AUTHOR_YEAR.format(f'{SUFFIXES} collapse="year-suffix-ranged"', "")

    assert cited(terms + numbers, *ALL[:3]) == "[1..3]"
    assert cited(terms + ranged, LEE_20, LEE_20_B, LEE_20_C) == "(Lee, 2020a-c)"


def test_cites_without_names_are_not_put_together() -> None:
    body = f'<citation collapse="year"><layout delimiter="; ">{YEAR}</layout></citation>'

    assert cited(body, LEE_19, LEE_20) == "2019; 2020"


NOTES = (
    '<citation><layout suffix="." delimiter="; "><choose>'
    '<if position="ibid-with-locator"><group delimiter=", "><text term="ibid"/>'
    '<text variable="locator"/></group></if>'
    '<else-if position="ibid"><text term="ibid"/></else-if>'
    f'<else-if position="near-note">{NAMES}</else-if>'
    f'<else-if position="subsequent">{NAMES}'
    '<text variable="first-reference-note-number" prefix=", n. "/></else-if>'
    '<else><group delimiter=" "><text term="in"/><text variable="title"/></group></else>'
    "</choose></layout></citation>"
)
A, B = reference("a", title="A", author="Lee"), reference("b", title="B", author="Ray")


def notes(*clusters: tuple[Cite | Reference, ...], kind: str = "note", near: int = 1) -> list[str]:
    """Return citations, each in a note of its own."""
    made = processor(NOTES, kind=kind)
    found = {one.reference.id: one for one in listed(made, [A, B])}
    placed = positioned(
        [
            Cluster(tuple(one if isinstance(one, Cite) else Cite(one) for one in cites), note)
            for note, cites in enumerate(clusters, 1)
        ],
        near,
    )
    return [written(citation(made, found, one.cites)) for one in placed]


def test_a_note_begins_with_a_capital_where_it_begins_with_a_term() -> None:
    assert notes((A,), (A,), (Cite(A, "9"),)) == ["In A.", "Ibid.", "Ibid., 9."]
    assert notes((A,), (A,), kind="in-text") == ["in A.", "ibid."]


def test_a_term_within_a_note_begins_a_sentence_only_after_a_stop() -> None:
    assert notes((A, A, Cite(B, prefix="See")), (B, Cite(B, prefix="Yes. "))) == [
        "In A; ibid.; See in B.",
        "Ray; Yes. Ibid.",
    ]


def test_what_is_cited_again_says_where_it_was_first() -> None:
    assert notes((A,), (B,), (A,), (B,), near=1) == ["In A.", "In B.", "Lee, n. 1.", "Ray, n. 2."]
    assert notes((A,), (B,), (A,), (B,), near=2) == ["In A.", "In B.", "Lee.", "Ray."]


def test_in_a_layout_the_language_of_each_cite_counts() -> None:
    body = (
        '<locale xml:lang="de"><terms><term name="and">und</term></terms></locale>'
        '<citation><layout delimiter="; "><names variable="author"><name and="text" form="short"/>'
        "</names></layout></citation>"
    )
    one, two = (reference(author="Ann Lee, Bo Ray", language=name) for name in ("en", "de"))

    assert cited(body, one, two) == "Lee and Ray; Lee und Ray"
