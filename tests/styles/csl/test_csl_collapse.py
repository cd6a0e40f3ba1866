"""What cites of one citation share is written once: names, years, and numbers in a row."""

from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.collapse import (
    Cited,
    Rules,
    collapse_rules,
    collapsed,
    suffix_number,
    suffix_of,
)
from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.locale import Locale, Term, TermKey
from sphinx_paperlist.styles.csl.marks import CLOSE, ITALIC, YEAR_SUFFIX, bare
from sphinx_paperlist.styles.csl.reference import Reference

RULES = Rules(
    collapse="",
    delimiter="; ",
    between=", ",
    after=None,
    suffixes=",",
    number_dash="–",
    year_dash="–",
)


def cite(name: str = "a", **given: Any) -> Cite:
    return Cite(Reference(name, "book", "en", {}, {}, {}), **given)


def cited(names: str, year: str, **given: Any) -> Cited:
    """Return a cite of names and a year with its suffix, as in `2020a`."""
    digits = year.rstrip(string.ascii_lowercase)
    suffix = year.removeprefix(digits)
    rest = f"{digits}{YEAR_SUFFIX}{suffix}{CLOSE}" if suffix else digits
    located = f", {given['locator']}" if "locator" in given else ""
    return Cited(cite(rest + located, **given), 0, f"{names} {rest}{located}", names)


def numbered(number: int, **given: Any) -> Cited:
    located = f", {given['locator']}" if "locator" in given else ""
    return Cited(cite(**given), number, f"{number}{located}")


def text(*cites: Cited, is_sorted: bool = True, **rules: Any) -> str:
    # The text without the names is what the reference is called in these tests.
    return bare(
        collapsed(cites, RULES._replace(**rules), lambda one: one.reference.id, is_sorted=is_sorted)
    )


@pytest.mark.parametrize(
    "numbers, written",
    [
        ([], ""),
        ([7], "7"),
        ([1, 2], "1; 2"),
        ([1, 2, 3], "1–3"),
        ([1, 2, 3, 4], "1–4"),
        ([1, 3, 5], "1; 3; 5"),
        ([1, 2, 3, 5, 7, 8, 9], "1–3; 5; 7–9"),
        ([1, 2, 4, 5, 6], "1; 2; 4–6"),
        ([3, 2, 1], "3; 2; 1"),
        ([1, 1, 2], "1; 1; 2"),
    ],
)
def test_three_numbers_in_a_row_are_a_range(numbers: list[int], written: str) -> None:
    assert text(*map(numbered, numbers), collapse="citation-number") == written


@pytest.mark.parametrize(
    "said, written",
    [
        ({"locator": "p. 9"}, "1; 2, p. 9; 3"),
        ({"prefix": "see "}, "1; see 2; 3"),
        ({"suffix": ", too"}, "1; 2, too; 3"),
    ],
)
def test_a_number_with_which_something_is_said_is_in_no_range(
    said: dict[str, str], written: str
) -> None:
    assert text(numbered(1), numbered(2, **said), numbered(3), collapse="citation-number") == (
        written
    )


def test_numbers_and_ranges_have_the_delimiters_of_the_style() -> None:
    numbers = [*map(numbered, [1, 2, 3, 5])]

    assert text(*numbers, collapse="citation-number", number_dash="-", after=",") == "1-3,5"


@pytest.mark.parametrize(
    "prefix, suffix, shown",
    [
        ("", "", "Lee 2020"),
        ("see", "", "see Lee 2020"),
        ("see ", "", "see Lee 2020"),
        ("(", ")", "(Lee 2020)"),
        ("", "and others", "Lee 2020 and others"),
        ("", ", and others", "Lee 2020, and others"),
        (f"{ITALIC}cf{CLOSE}", f"{ITALIC}n{CLOSE}", f"{ITALIC}cf{CLOSE} Lee 2020 {ITALIC}n{CLOSE}"),
    ],
)
def test_a_blank_parts_a_cite_from_words_around_it(prefix: str, suffix: str, shown: str) -> None:
    assert cited("Lee", "2020", prefix=prefix, suffix=suffix).shown() == shown


def test_the_parts_of_a_cite_are_told_from_each_other() -> None:
    one = Cited(cite(), 0, "").without_names(f"2020{YEAR_SUFFIX}a{CLOSE}, p. 3")
    other = Cited(cite(), 0, "").without_names("2020, p. 3")

    assert (one.year, one.suffix) == ("2020, p. 3", "a")
    assert (other.rest, other.year, other.suffix) == ("2020, p. 3", "2020, p. 3", "")


LEE_A, LEE_B, LEE_C = (cited("Lee", f"2020{letter}") for letter in "abc")
LEE_19, ROY = cited("Lee", "2019"), cited("Roy", "2021")


@pytest.mark.parametrize(
    "collapse, written",
    [
        ("", "Lee 2019, Lee 2020a, Lee 2020b, Lee 2020c; Roy 2021"),
        ("year", "Lee 2019, 2020a, 2020b, 2020c; Roy 2021"),
        ("year-suffix", "Lee 2019, 2020a,b,c; Roy 2021"),
        ("year-suffix-ranged", "Lee 2019, 2020a–c; Roy 2021"),
    ],
)
def test_cites_of_the_same_names_are_put_together(collapse: str, written: str) -> None:
    assert text(LEE_19, LEE_A, LEE_B, LEE_C, ROY, collapse=collapse) == written


@pytest.mark.parametrize(
    "letters, written",
    [
        ("ab", "Lee 2020a,b"),
        ("abd", "Lee 2020a,b,d"),
        ("abcd", "Lee 2020a–d"),
        ("abcef", "Lee 2020a–c,e,f"),
        ("acde", "Lee 2020a,c–e"),
    ],
)
def test_three_suffixes_in_a_row_are_a_range(letters: str, written: str) -> None:
    cites = [cited("Lee", f"2020{letter}") for letter in letters]

    assert text(*cites, collapse="year-suffix-ranged") == written


def test_after_z_suffixes_go_on_with_two_letters() -> None:
    cites = [cited("Lee", f"2020{suffix_of(number)}") for number in (25, 26, 27, 28)]

    assert text(*cites, collapse="year-suffix-ranged") == "Lee 2020y–ab"


@pytest.mark.parametrize(
    "said, written",
    [
        ({"locator": "p. 3"}, "Lee 2020a, 2020b, p. 3, 2020c"),
        ({"prefix": "see"}, "Lee 2020a, see 2020b,c"),
        ({"suffix": "too"}, "Lee 2020a,b too, 2020c"),
    ],
)
def test_a_year_with_which_something_is_said_is_written(said: dict[str, str], written: str) -> None:
    located = cited("Lee", "2020b", **said)

    assert text(LEE_A, located, LEE_C, collapse="year-suffix") == written


def test_cites_without_a_suffix_have_years_of_their_own() -> None:
    assert text(LEE_19, LEE_19, collapse="year-suffix") == "Lee 2019, 2019"


@pytest.mark.parametrize(
    "is_sorted, written",
    [(True, "Lee 2019, 2020a; Roy 2021"), (False, "Lee 2019; Roy 2021; Lee 2020a")],
)
def test_cites_that_are_sorted_are_put_together_from_afar(*, is_sorted: bool, written: str) -> None:
    assert text(LEE_19, ROY, LEE_A, is_sorted=is_sorted, collapse="year") == written


@pytest.mark.parametrize("is_sorted", [True, False])
def test_cites_without_names_share_none(*, is_sorted: bool) -> None:
    nameless = cited("", "2020")

    assert text(nameless, nameless, is_sorted=is_sorted, collapse="year") == " 2020; 2020"


@pytest.mark.parametrize(
    "collapse, written",
    [
        ("", "Roy 2021; Lee 2019, Lee 2020a; Wu 2022"),
        ("year", "Roy 2021| Lee 2019, 2020a| Wu 2022"),
        ("year-suffix", "Roy 2021; Lee 2019, 2020a| Wu 2022"),
    ],
)
def test_what_follows_collapsed_cites_may_have_another_delimiter(
    collapse: str, written: str
) -> None:
    cites = ROY, LEE_19, LEE_A, cited("Wu", "2022")

    assert text(*cites, collapse=collapse, after="| ") == written


def test_a_year_after_a_locator_has_the_delimiter_of_what_follows() -> None:
    located = cited("Lee", "2019", locator="p. 3")

    assert text(located, LEE_A, collapse="year", after="; ") == "Lee 2019, p. 3; 2020a"
    assert text(located, LEE_A, collapse="year") == "Lee 2019, p. 3, 2020a"


def test_a_style_that_collapses_nothing_has_no_rules() -> None:
    assert collapse_rules({}, "; ", "in-text", Locale()) is None
    assert collapse_rules({"after-collapse-delimiter": "; "}, "; ", "in-text", Locale()) is None


def test_a_style_that_has_a_delimiter_for_groups_groups() -> None:
    rules = collapse_rules({"cite-group-delimiter": " & "}, "; ", "in-text", Locale())

    assert rules is not None
    assert (rules.collapse, rules.between, rules.suffixes) == ("", " & ", " & ")


@pytest.mark.parametrize(
    "options, kind, between, after, suffixes",
    [
        ({}, "in-text", ", ", None, "; "),
        ({}, "note", "; ", None, "; "),
        ({"cite-group-delimiter": "/"}, "in-text", "/", None, "/"),
        ({"year-suffix-delimiter": "+"}, "in-text", ", ", None, "+"),
        ({"cite-group-delimiter": "/", "year-suffix-delimiter": "+"}, "note", "/", None, "+"),
        ({"cite-group-delimiter": ""}, "note", "", None, ""),
        ({"after-collapse-delimiter": " | "}, "note", "; ", " | ", "; "),
        ({"after-collapse-delimiter": f"{CLOSE}|"}, "note", "; ", "|", "; "),
    ],
)
def test_delimiters_that_a_style_does_not_name_are_those_of_others(
    options: dict[str, str], kind: str, between: str, after: str | None, suffixes: str
) -> None:
    rules = collapse_rules({"collapse": "year", **options}, "; ", kind, Locale())

    assert rules == Rules("year", "; ", between, after, suffixes, "–", "–")


def test_ranges_have_the_dashes_of_the_language() -> None:
    terms = {
        TermKey("citation-range-delimiter"): Term("-", "-"),
        TermKey("year-range-delimiter"): Term("/", "/"),
    }
    rules = collapse_rules({"collapse": "year"}, "; ", "note", Locale("en", terms))

    assert rules is not None
    assert (rules.number_dash, rules.year_dash) == ("-", "/")


@pytest.mark.parametrize(
    "number, suffix",
    [(0, ""), (1, "a"), (2, "b"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz")],
)
def test_suffixes_count_in_letters(number: int, suffix: str) -> None:
    assert suffix_of(number) == suffix
    assert suffix_number(suffix) == number


@given(st.integers(0, 10**9))
def test_each_number_has_a_suffix_of_its_own(number: int) -> None:
    assert suffix_number(suffix_of(number)) == number


@given(st.text(alphabet=string.ascii_lowercase))
def test_each_suffix_has_a_number_of_its_own(suffix: str) -> None:
    assert suffix_of(suffix_number(suffix)) == suffix


@given(st.lists(st.integers(1, 12), unique=True).map(sorted))
def test_ranges_of_numbers_can_be_read_back(numbers: list[int]) -> None:
    written = text(*map(numbered, numbers), collapse="citation-number")
    ends = [list(map(int, one.split("–"))) for one in written.split("; ") if one]

    assert [number for end in ends for number in range(end[0], end[-1] + 1)] == numbers
