"""Numbers are recognised among texts, and ranges of pages written as a style asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.numbers import is_numeric, is_plural, page_ranges, roman

FORMS = ["expanded", "minimal", "minimal-two", "chicago", "chicago-15", "chicago-16"]
ROMANS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
TEXTS = st.text() | st.text(alphabet="0129٣ivxaN ,&:.-–\\")


@pytest.mark.parametrize(
    "text",
    [
        "2",
        "1999",
        "2nd",
        "2a",
        "D2",
        "abc2",
        "1.2",
        "1/2",
        "68--86",
        "iv",
        "MMXX",
        " 12 ",
        "2, 3",
        "2,3",
        "2 & 3",
        "2-3",
        "2–3",
        "D2–D5",
        "i-v",
        "1, 2 & 3",
        "٣",
    ],
)
def test_numbers_with_letters_at_them_and_lists_of_numbers_are_numeric(text: str) -> None:
    assert is_numeric(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "two",
        "second",
        "2 nd",
        "2 and 3",
        "2, ",
        "-",
        "Third edition",
        "abcd2",
        "2abcde",
        "Iv",
        "x-y",
        "2; 3",
        "第2册",
        "3版",
        "2011年",
    ],
)
def test_what_has_words_in_it_is_not_numeric(text: str) -> None:
    assert not is_numeric(text)


@pytest.mark.parametrize(
    "text",
    [
        "1-3",
        "1–3",
        "1 - 3",
        "1, 3",
        "1 & 3",
        "1 and 3",
        "1 bis 3",
        "1 3",
        "S1–S4",
        "i-v",
        "i – v",
        "1,000-2,000",
        "1,0000",
        "chapter 1 to chapter 3",
    ],
)
def test_a_locator_of_several_numbers_is_plural(text: str) -> None:
    assert is_plural(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "iv",
        "5a",
        "5 f.",
        "1,000",
        "1,000,000",
        "pt. 1",
        "1 and no more",
        "i and v",
        r"1\-3",
        "page",
    ],
)
def test_a_locator_of_one_number_or_none_is_not(text: str) -> None:
    assert not is_plural(text)


@pytest.mark.parametrize(
    "number, text",
    [
        (1, "i"),
        (4, "iv"),
        (9, "ix"),
        (14, "xiv"),
        (40, "xl"),
        (90, "xc"),
        (444, "cdxliv"),
        (1999, "mcmxcix"),
        (2024, "mmxxiv"),
        (4000, "mmmm"),
    ],
)
def test_a_number_in_roman_numerals(number: int, text: str) -> None:
    assert roman(number) == text


@pytest.mark.parametrize("number", [10_000, 20240131235959])
def test_a_number_that_has_no_roman_numeral_stays_in_digits(number: int) -> None:
    assert roman(number) == str(number)


@given(st.integers(1, 9999))
def test_roman_numerals_are_worth_their_number(number: int) -> None:
    values = [ROMANS[one] for one in roman(number)]
    following = [*values[1:], 0]

    assert sum(-a if a < b else a for a, b in zip(values, following, strict=True)) == number
    assert is_numeric(roman(number))


@pytest.mark.parametrize(
    "pages, expanded, minimal, minimal_two, chicago_15, chicago_16",
    [
        ("3-9", "3–9", "3–9", "3–9", "3–9", "3–9"),
        ("61-68", "61–68", "61–8", "61–68", "61–68", "61–68"),
        ("61-8", "61–68", "61–8", "61–68", "61–68", "61–68"),
        ("98-102", "98–102", "98–102", "98–102", "98–102", "98–102"),
        ("100-108", "100–108", "100–8", "100–08", "100–108", "100–108"),
        ("206-208", "206–208", "206–8", "206–08", "206–8", "206–8"),
        ("206-215", "206–215", "206–15", "206–15", "206–15", "206–15"),
        ("733-738", "733–738", "733–8", "733–38", "733–38", "733–38"),
        ("733-804", "733–804", "733–804", "733–804", "733–804", "733–804"),
        ("1200-1213", "1200–1213", "1200–13", "1200–13", "1200–1213", "1200–1213"),
        ("1004-1007", "1004–1007", "1004–7", "1004–07", "1004–7", "1004–7"),
        ("1087-1089", "1087–1089", "1087–9", "1087–89", "1087–89", "1087–89"),
        ("2791-2803", "2791–2803", "2791–803", "2791–803", "2791–2803", "2791–803"),
        ("23791-23804", "23791–23804", "23791–804", "23791–804", "23791–804", "23791–804"),
        ("54-54", "54–54", "54–4", "54–54", "54–54", "54–54"),
    ],
)
def test_the_last_page_is_shortened_as_a_style_asks(
    pages: str, expanded: str, minimal: str, minimal_two: str, chicago_15: str, chicago_16: str
) -> None:
    assert page_ranges(pages, "expanded", "–") == expanded
    assert page_ranges(pages, "minimal", "–") == minimal
    assert page_ranges(pages, "minimal-two", "–") == minimal_two
    assert page_ranges(pages, "chicago-15", "–") == chicago_15
    assert page_ranges(pages, "chicago", "–") == chicago_15
    assert page_ranges(pages, "chicago-16", "–") == chicago_16


@pytest.mark.parametrize("form", ["", "no such form"])
@pytest.mark.parametrize(
    "pages, text",
    [
        ("7", "7"),
        ("61-68", "61–68"),
        ("61 - 68", "61–68"),
        ("61--68", "61–68"),
        ("61---68", "61–68"),
        ("61-8", "61–8"),
        ("61-68, 71-3", "61–68, 71–3"),
        ("S61-S68", "S61–S68"),
        ("S61a-S68b", "S61a–S68b"),
        ("iv-vi", "iv–vi"),
        ("S61-68", "S61-68"),
        ("61-S68", "61-S68"),
        ("1998-9-3", "1998-9-3"),
        ("3:1-5", "3:1-5"),
        ("1.2-3", "1.2-3"),
        (r"61\-68", "61-68"),
        ("see also", "see also"),
    ],
)
def test_a_style_that_asks_for_nothing_gets_the_dash_alone(
    pages: str, text: str, form: str
) -> None:
    assert page_ranges(pages, form, "–") == text


@pytest.mark.parametrize(
    "pages, expanded, minimal",
    [
        ("7", "7", "7"),
        ("61--68", "61–68", "61–8"),
        ("61 – 68", "61–68", "61–8"),
        ("61-68, 71-3", "61–68, 71–73", "61–8, 71–3"),
        ("S61-S68", "S61–S68", "S61–8"),
        ("S61-T68", "S61-T68", "S61-T68"),
        ("S61 - 68", "S61-68", "S61-68"),
        ("61a-68", "61a-68", "61a-68"),
        ("61-68f", "61-68f", "61-68f"),
        ("iv-vi", "iv–vi", "iv–vi"),
        ("iv--vi", "iv–vi", "iv–vi"),
        ("1998-9-3", "1998-9-3", "1998-9-3"),
        ("12:31-35", "12:31-35", "12:31-35"),
        ("31-35:2", "31-35:2", "31-35:2"),
        (r"61\-68", "61-68", "61-68"),
        ("see also", "see also", "see also"),
    ],
)
def test_what_is_no_range_of_pages_is_not_shortened(
    pages: str, expanded: str, minimal: str
) -> None:
    assert page_ranges(pages, "expanded", "–") == expanded
    assert page_ranges(pages, "minimal", "–") == minimal


def test_the_delimiter_of_ranges_is_that_of_the_language() -> None:
    assert page_ranges("61-68", "", "-") == "61-68"
    assert page_ranges("61-68", "minimal-two", " à ") == "61 à 68"
    assert page_ranges("61-68", "", r"\1") == r"61\168"


@pytest.mark.parametrize("form", ["", *FORMS])
@given(TEXTS)
def test_pages_may_be_any_text(form: str, text: str) -> None:
    assert set(page_ranges(text, form, "–")) <= {*text, "–", "-"}


@pytest.mark.parametrize("form", FORMS)
@given(st.integers(1, 30000), st.integers(0, 3000))
def test_who_reads_a_shortened_range_knows_the_last_page(form: str, first: int, more: int) -> None:
    whole = f"{first}–{first + more}"

    assert page_ranges(page_ranges(whole, form, "–"), "expanded", "–") == whole


@pytest.mark.parametrize("form", ["", *FORMS])
@pytest.mark.parametrize("text", ["1" * 9000, "1" * 2000 + "x", "1" * 5000 + "-2", "1-" * 2000])
def test_pages_of_thousands_of_digits_are_read_in_no_time(text: str, form: str) -> None:
    # In cubic time this would take minutes.
    assert page_ranges(text, form, "–").startswith(text[:1000])
    assert not is_plural("1" + " " * 5000)
