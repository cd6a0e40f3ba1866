"""A work has variables, and a label made of its authors and year."""

from __future__ import annotations

import pytest

from sphinx_paperlist.papers.csl import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from sphinx_paperlist.styles.csl.reference import (
    DateParts,
    PersonName,
    Reference,
    ReferenceDate,
    trigraph,
)


def work(*families: str, year: int | None = 2004) -> Reference:
    names = {"author": tuple(map(PersonName, families))} if families else {}
    dates = {} if year is None else {"issued": ReferenceDate(DateParts(year))}
    return Reference("w", "book", "en", {"title": "Words"}, names, dates)


@pytest.mark.parametrize(
    "families, label",
    [
        (["Hopper"], "Hopp04"),
        (["Wu"], "Wu04"),
        (["Hopper", "Knuth"], "HoKn04"),
        (["Hopper", "Knuth", "Lee"], "HoKL04"),
        (["Hopper", "Knuth", "Lee", "Wu"], "HKLW04"),
        (["Hopper", "Knuth", "Lee", "Wu", "Roy"], "HKLW04"),
        (["王"], "王04"),
        ([], ""),
    ],
)
def test_a_label_has_letters_of_up_to_four_authors(families: list[str], label: str) -> None:
    assert trigraph(work(*families)) == label


@pytest.mark.parametrize(
    "year, label",
    [(1999, "Lee99"), (2000, "Lee00"), (7, "Lee07"), (-44, "Lee44"), (0, "Lee"), (None, "Lee")],
)
def test_a_label_has_the_last_two_digits_of_the_year(year: int | None, label: str) -> None:
    assert trigraph(work("Lee", year=year)) == label


def test_an_author_that_is_no_person_gives_its_letters_too() -> None:
    names = {"author": (PersonName(literal="The Words Group"),)}

    assert trigraph(work(year=None)._replace(names=names)) == "The "


def test_without_authors_the_first_names_give_their_letters() -> None:
    names = {"editor": (PersonName("Lee"),), "translator": (PersonName("Ray"),)}

    assert trigraph(work(year=2020)._replace(names=names)) == "Lee20"


def test_a_date_that_is_no_date_of_the_calendar_gives_no_digits() -> None:
    dates = {"issued": ReferenceDate(literal="in press")}

    assert trigraph(work("Lee")._replace(dates=dates)) == "Lee"


def test_a_variable_is_of_one_kind() -> None:
    kinds = [NAME_VARIABLES, DATE_VARIABLES, NUMBER_VARIABLES]

    assert len(frozenset().union(*kinds)) == sum(map(len, kinds))
