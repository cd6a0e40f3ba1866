"""A name is written in the order of its language, with as much of it as the style asks for."""

from __future__ import annotations

import pytest

from sphinx_paperlist.styles.csl.reference import PersonName
from tests.styles.csl.making import entries, entry, reference

BEETHOVEN = PersonName("Beethoven", "Ludwig Maria", non_dropping="van")
HUMBOLDT = PersonName("Humboldt", "Alexander", dropping="von")
GOGH = PersonName("Gogh", "Vincent", dropping="de", non_dropping="van")
RAY = PersonName("Ray", "Bo", suffix="Jr.", comma_suffix=True)
LOUIS = PersonName("Bourbon", "Louis", suffix="XVI")
ORLY = PersonName("Orly", "Yves", non_dropping="d’")
BAND = PersonName(literal="The Word Band")


def name(attributes: str = "", parts: str = "", who: PersonName = BEETHOVEN, **how: str) -> str:
    """Return a name as a `name` element with these attributes writes it."""
    layout = f'<names variable="author"><name {attributes}>{parts}</name></names>'
    return entry(layout, author=(who,), **how)


@pytest.mark.parametrize(
    "who, spoken, inverted, short",
    [
        (PersonName("Lee", "Ann"), "Ann Lee", "Lee, Ann", "Lee"),
        (PersonName("Lee"), "Lee", "Lee", "Lee"),
        (PersonName("", "Plato"), "Plato", "Plato", "Plato"),
        (BEETHOVEN, "Ludwig Maria van Beethoven", "Beethoven, Ludwig Maria van", "van Beethoven"),
        (HUMBOLDT, "Alexander von Humboldt", "Humboldt, Alexander von", "Humboldt"),
        (GOGH, "Vincent de van Gogh", "Gogh, Vincent de van", "van Gogh"),
        (RAY, "Bo Ray, Jr.", "Ray, Bo, Jr.", "Ray"),
        (LOUIS, "Louis Bourbon XVI", "Bourbon, Louis, XVI", "Bourbon"),
        (ORLY, "Yves d’Orly", "Orly, Yves d’", "d’Orly"),
        (PersonName("Han", dropping="van"), "van Han", "Han, van", "Han"),
        (BAND, "The Word Band", "The Word Band", "The Word Band"),
    ],
)
def test_a_name_is_spoken_inverted_or_short(
    who: PersonName, spoken: str, inverted: str, short: str
) -> None:
    assert name(who=who) == spoken
    assert name('name-as-sort-order="all"', who=who) == inverted
    assert name('form="short"', who=who) == short


@pytest.mark.parametrize(
    "who",
    [PersonName("王", "小明"), PersonName("김", "기현"), PersonName("やまだ", "たろう")],
)
def test_a_name_in_the_scripts_of_east_asia_has_one_order(who: PersonName) -> None:
    whole = f"{who.family}{who.given}"

    assert name(who=who) == whole
    assert name('name-as-sort-order="all"', who=who) == whole
    assert name('initialize-with=". "', who=who) == whole
    assert name('form="short"', who=who) == who.family
    assert name(who=PersonName(who.family)) == who.family


@pytest.mark.parametrize(
    "options, inverted, by_sort_key",
    [
        ("display-and-sort", "Beethoven, Ludwig Maria van", "Beethoven Cy"),
        ("sort-only", "van Beethoven, Ludwig Maria", "Beethoven Cy"),
        ("never", "van Beethoven, Ludwig Maria", "Cy Beethoven"),
    ],
)
def test_a_style_says_where_a_particle_counts(
    options: str, inverted: str, by_sort_key: str
) -> None:
    demote = f'demote-non-dropping-particle="{options}"'
    body = (
        '<bibliography><sort><key variable="author"/></sort><layout>'
        '<text variable="title"/></layout></bibliography>'
    )
    works = [
        reference(title="Cy", author=(PersonName("Cy", "Eve"),)),
        reference(title="Beethoven", author=(BEETHOVEN,)),
    ]

    assert name('name-as-sort-order="all"', options=demote) == inverted
    assert " ".join(entries(body, *works, options=demote)) == by_sort_key


@pytest.mark.parametrize(
    "attributes, text",
    [
        ('initialize-with=". "', "L. M. van Beethoven"),
        ('initialize-with="."', "L.M. van Beethoven"),
        ('initialize-with=""', "LM van Beethoven"),
        ('initialize-with=". " initialize="false"', "Ludwig Maria van Beethoven"),
        ('initialize="true"', "Ludwig Maria van Beethoven"),
        ('initialize-with=". " form="short"', "van Beethoven"),
        ('name-as-sort-order="all" initialize-with="."', "Beethoven, L.M. van"),
        ('name-as-sort-order="all" sort-separator=" "', "Beethoven Ludwig Maria van"),
    ],
)
def test_given_names_are_shortened_to_initials(attributes: str, text: str) -> None:
    assert name(attributes) == text


def test_where_initials_are_kept_only_those_are_written_alike() -> None:
    assert name('initialize-with=". " initialize="false"', who=PersonName("Lee", "Ann B.C")) == (
        "Ann B. C. Lee"
    )


@pytest.mark.parametrize(
    "options, text",
    [("", "J.-L. Roy"), ('initialize-with-hyphen="false"', "J.L. Roy")],
)
def test_initials_have_the_hyphens_of_the_name_if_the_style_wants_them(
    options: str, text: str
) -> None:
    who = PersonName("Roy", "Jean-Luc")

    assert name('initialize-with="."', who=who, options=options) == text


@pytest.mark.parametrize("initial, text", [("", "B Ray, Jr"), (".", "B. Ray, Jr.")])
def test_a_suffix_has_a_stop_where_initials_have_one(initial: str, text: str) -> None:
    assert name(f'initialize-with="{initial}"', who=RAY) == text


@pytest.mark.parametrize(
    "parts, spoken, inverted",
    [
        (
            '<name-part name="family" font-variant="small-caps"/>',
            "Alexander von <sc>Humboldt</sc>",
            "<sc>Humboldt</sc>, Alexander von",
        ),
        (
            '<name-part name="given" font-style="italic"/>',
            "<i>Alexander</i> <i>von</i> Humboldt",
            "Humboldt, <i>Alexander von</i>",
        ),
        (
            '<name-part name="family" text-case="uppercase" prefix="(" suffix=")"/>',
            "Alexander (von HUMBOLDT)",
            "(HUMBOLDT), Alexander von",
        ),
        (
            '<name-part name="given" prefix="[" suffix="]"/>',
            "[Alexander] von Humboldt",
            "Humboldt, [Alexander von]",
        ),
    ],
)
def test_the_parts_of_a_name_are_formatted(parts: str, spoken: str, inverted: str) -> None:
    assert name("", parts, HUMBOLDT) == spoken
    assert name('name-as-sort-order="all"', parts, HUMBOLDT) == inverted


def test_the_affixes_of_a_part_are_shown_with_it_alone() -> None:
    part = '<name-part name="given" prefix="[" suffix="]"/>'

    assert name("", part, PersonName("Lee")) == "Lee"
    assert name('name-as-sort-order="all"', part, PersonName("Lee")) == "Lee"
    assert name("", '<name-part name="given" font-style="italic"/>', PersonName("王", "明")) == (
        "王<i>明</i>"
    )
