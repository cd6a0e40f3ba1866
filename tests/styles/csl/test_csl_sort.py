"""References are sorted by variables and by what macros show, those without a value last."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.reference import PersonName
from tests.styles.csl.making import entries, reference


def in_order(sort: str, works: dict[str, dict[str, Any]], *, around: str = "", **how: Any) -> str:
    """Return the ids of works in the order of these sort keys."""
    body = (
        f"{around}<bibliography><sort>{sort}</sort>"
        '<layout><text variable="archive"/></layout></bibliography>'
    )
    given = [reference(archive=name, **variables) for name, variables in works.items()]
    return " ".join(entries(body, *given, **how))


@pytest.mark.parametrize(
    "variable, values, order",
    [
        ("title", {"a": "Zebra", "b": "apple", "c": "Évora"}, "b c a"),
        ("title", {"a": "“Words”", "b": "Vowels", "c": "Xs"}, "b a c"),
        ("title", {"a": "论", "b": "Zebra", "c": "安"}, "b c a"),
        ("title", {"a": "!?", "b": "A", "c": "..."}, "a c b"),
        ("volume", {"a": "10", "b": "9", "c": "2nd"}, "c b a"),
        ("volume", {"a": "10a", "b": "10", "c": "IV"}, "b a c"),
        ("page", {"a": "100-120", "b": "99-130"}, "b a"),
        ("author", {"a": "Ann Lee", "b": "Bo Lee", "c": "Zoe Kay"}, "c a b"),
        ("author", {"a": "Ann Lee, Bo Ray", "b": "Ann Lee"}, "b a"),
        ("author", {"a": (PersonName(literal="Words"),), "b": "Ann Lee"}, "b a"),
        ("issued", {"a": "2020-05", "b": "2019", "c": "-44"}, "c b a"),
    ],
)
def test_a_key_is_a_variable_of_any_kind(variable: str, values: dict[str, Any], order: str) -> None:
    works = {name: {variable: value} for name, value in values.items()}

    assert in_order(f'<key variable="{variable}"/>', works) == order


def test_those_without_a_value_come_last_in_both_directions() -> None:
    works: dict[str, dict[str, Any]] = {"a": {}, "b": {"title": "B"}, "c": {"title": "C"}}

    assert in_order('<key variable="title"/>', works) == "b c a"
    assert in_order('<key variable="title" sort="ascending"/>', works) == "b c a"
    assert in_order('<key variable="title" sort="descending"/>', works) == "c b a"


def test_a_later_key_decides_where_the_earlier_ones_are_equal() -> None:
    works = {
        "a": {"author": "Ann Lee", "issued": 2019},
        "b": {"author": "Bo Ray", "issued": 2020},
        "c": {"author": "Ann Lee", "issued": 2021},
    }
    author, issued = '<key variable="author"/>', '<key variable="issued" sort="descending"/>'

    assert in_order(author + issued, works) == "c a b"
    assert in_order(issued + author, works) == "c b a"
    assert in_order(author, works) == "a c b"
    assert in_order("", works) == "a b c"


def test_a_macro_sorts_by_what_it_shows_without_its_formatting() -> None:
    around = (
        '<macro name="m"><choose><if type="book"><text value="B" font-weight="bold"/></if>'
        '<else><text variable="title" quotes="true"/></else></choose></macro>'
    )
    works: dict[str, dict[str, Any]] = {
        "a": {"type": "map", "title": "C"},
        "b": {},
        "c": {"type": "map", "title": "A"},
    }

    assert in_order('<key macro="m"/>', works, around=around) == "c b a"


def test_names_of_a_macro_are_sorted_by_their_families() -> None:
    around = (
        '<macro name="m"><names variable="author"><name form="short"/><label/>'
        '<substitute><names variable="editor"/></substitute></names></macro>'
    )
    works = {"a": {"author": "Ann Ray"}, "b": {"editor": "Zoe Lee"}, "c": {"author": "Bo Kay"}}

    assert in_order('<key macro="m"/>', works, around=around) == "c b a"


def test_fewer_names_come_before_more_of_them_whatever_joins_the_last() -> None:
    around = '<macro name="m"><names variable="author"><name and="text"/></names></macro>'
    works = {"a": {"author": "Ann Lee, Bo Ray, Cy Poe"}, "b": {"author": "Ann Lee, Bo Ray"}}

    assert in_order('<key macro="m"/>', works, around=around) == "b a"


@pytest.mark.parametrize(
    "key, order",
    [
        ("", "a b c"),
        ('names-min="2" names-use-first="1"', "c a b"),
        ('names-min="3" names-use-first="1" names-use-last="true"', "c a b"),
        ('names-min="9" names-use-first="1"', "a b c"),
    ],
)
def test_a_key_says_how_many_names_count(key: str, order: str) -> None:
    works = {
        "a": {"author": "Ann Lee, Bo Kay, Cy Poe", "issued": 2020},
        "b": {"author": "Ann Lee, Bo Ray, Cy Zoe", "issued": 2021},
        "c": {"author": "Ann Lee, Bo Zoe, Cy Kay", "issued": 2019},
    }
    around = '<macro name="m"><names variable="author"><name et-al-min="8"/></names></macro>'
    dated = '<key variable="issued"/>'

    assert in_order(f'<key macro="m" {key}/>{dated}', works, around=around) == order
    assert in_order(f'<key variable="author" {key}/>{dated}', works) == order


def test_each_reference_is_sorted_by_the_terms_of_its_language() -> None:
    around = (
        '<locale xml:lang="en"><terms><term name="in">zone</term></terms></locale>'
        '<locale xml:lang="de"><terms><term name="in">anders</term></terms></locale>'
        '<macro name="m"><text term="in"/></macro>'
    )
    works = {"a": {"language": "en"}, "b": {"language": "de"}}

    assert in_order('<key macro="m"/>', works, around=around) == "b a"
    assert in_order('<key macro="m"/>', works, around=around, fixed=True) == "a b"


def test_dates_of_years_without_end_are_sorted() -> None:
    works = {"a": {"issued": 10**40}, "b": {"issued": -(10**40)}, "c": {"issued": 2020}}

    assert in_order('<key variable="issued"/>', works) == "b c a"


@given(st.permutations(["Ann Lee", "Bo Lee", "Ann Ray", "王明", "", "Zoe Äll"]))
def test_the_order_does_not_depend_on_that_in_which_references_are_given(names: Any) -> None:
    works = {str(place): {"author": name} for place, name in enumerate(names)}
    order = in_order('<key variable="author"/>', works).split()

    assert [names[int(place)] for place in order] == [
        "Zoe Äll",
        "Ann Lee",
        "Bo Lee",
        "Ann Ray",
        "王明",
        "",
    ]
