"""Patterns of the CLDR become dates of CSL, of which any part may be missing."""

from __future__ import annotations

import pytest

from sphinx_paperlist.styles.csl.date_forms import date_form


def parts(pattern: str, ordinal: str | None = None) -> list[tuple[str, str, str, str]]:
    """Return the prefix, name, form and suffix of each part."""
    made = date_form("text", pattern, ordinal)
    names = ("prefix", "name", "form", "suffix")
    assert (made.name, made.get("form")) == ("date", "text")
    assert all(part.name == "date-part" for part in made.children)
    prefix, name, form, suffix = names
    return [
        (part.get(prefix), part.get(name), part.get(form), part.get(suffix))
        for part in made.children
    ]


@pytest.mark.parametrize(
    "field, name, form",
    [
        ("y", "year", ""),
        ("yyyy", "year", ""),
        ("yy", "year", "short"),
        ("M", "month", "numeric"),
        ("MM", "month", "numeric-leading-zeros"),
        ("MMM", "month", "short"),
        ("MMMM", "month", "long"),
        ("LLLL", "month", "long"),
        ("d", "day", "numeric"),
        ("dd", "day", "numeric-leading-zeros"),
    ],
)
def test_fields_have_forms(field: str, name: str, form: str) -> None:
    assert parts(field) == [("", name, form, "")]


def test_what_stands_before_a_year_belongs_to_the_part_before_it() -> None:
    assert parts("d 'de' MMMM 'de' y") == [
        ("", "day", "numeric", " de "),
        ("", "month", "long", " de "),
        ("", "year", "", ""),
    ]


def test_a_sign_after_a_leading_year_belongs_to_what_follows() -> None:
    assert parts("y-MM-dd") == [
        ("", "year", "", ""),
        ("-", "month", "numeric-leading-zeros", ""),
        ("-", "day", "numeric-leading-zeros", ""),
    ]


def test_a_word_after_a_leading_year_is_its_unit_and_the_blank_is_not() -> None:
    assert parts("y년 MMMM d일") == [
        ("", "year", "", "년"),
        (" ", "month", "long", ""),
        (" ", "day", "numeric", "일"),
    ]


def test_text_at_the_ends_belongs_to_the_parts_there() -> None:
    assert parts("'die' d MMMM y 'г'.") == [
        ("die ", "day", "numeric", " "),
        ("", "month", "long", " "),
        ("", "year", "", " г."),
    ]


def test_an_era_is_left_out_and_leaves_one_blank() -> None:
    assert parts("d MMMM G y") == parts("d MMMM y")
    assert parts("d MMMM y G") == parts("d MMMM y")


@pytest.mark.parametrize(
    "pattern, ordinal, day",
    [
        ("d. MMMM y", ".", ("", "day", "ordinal", " ")),
        # A language has such days only where its pattern shows it.
        ("d MMMM y", ".", ("", "day", "numeric", " ")),
        ("d. MMMM y", None, ("", "day", "numeric", ". ")),
        # Unless they are always such.
        ("d MMMM y", "", ("", "day", "ordinal", " ")),
    ],
)
def test_a_day_is_an_ordinal_where_the_pattern_has_the_suffix(
    pattern: str, ordinal: str | None, day: tuple[str, str, str, str]
) -> None:
    first, month, year = parts(pattern, ordinal)

    assert first == day
    assert (month, year) == (("", "month", "long", " "), ("", "year", "", ""))
