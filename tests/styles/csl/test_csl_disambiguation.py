"""References that would be cited alike are told apart, by no more than is needed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.reference import PersonName, Reference
from tests.styles.csl.making import alone, entries, listed, processor, reference

CITE = (
    '<citation {}><layout><group delimiter=" "><names variable="author">'
    '<name form="short" and="symbol" {}/></names>'
    '<date variable="issued"><date-part name="year"/></date></group></layout></citation>'
)
NAMES, GIVEN = 'disambiguate-add-names="true" ', 'disambiguate-add-givenname="true" '
SUFFIX = 'disambiguate-add-year-suffix="true" '
RULE = GIVEN + 'givenname-disambiguation-rule="{}" '
SHORTENED = 'et-al-min="3" et-al-use-first="1" delimiter-precedes-et-al="never"'
LAST = 'et-al-min="4" et-al-use-first="1" et-al-use-last="true"'
INITIALS = 'initialize-with=". "'


def by(*authors: str, year: int = 2020) -> list[Reference]:
    """Return works of these authors in one year; of what has none, nothing else is known."""
    return [
        reference(str(place), author=author, issued=year)
        if author
        else reference(str(place), issued=year)
        for place, author in enumerate(authors)
    ]


def told(options: str, names: str, *authors: str) -> list[str]:
    """Return how works of these authors are cited, each alone, without their year."""
    return [
        text.removesuffix(" 2020") for text in alone(CITE.format(options, names), *by(*authors))
    ]


def test_a_style_that_does_not_ask_for_it_tells_nothing_apart() -> None:
    assert told("", "", "Ann Lee", "Bo Lee") == ["Lee", "Lee"]


@pytest.mark.parametrize(
    "authors, shown",
    [
        (("A Lee, A Ray, A Poe",), ["Lee et al."]),
        (("A Lee, A Ray, A Poe", "A Lee, A Kay, A Poe"), ["Lee, Ray et al.", "Lee, Kay et al."]),
        (
            ("A Lee, A Ray, A Poe, A Zoe", "A Lee, A Ray, A Kay, A Zoe"),
            ["Lee, Ray, Poe et al.", "Lee, Ray, Kay et al."],
        ),
        (("A Lee, A Ray, A Poe", "A Lee, A Ray, A Kay"), ["Lee, Ray & Poe", "Lee, Ray & Kay"]),
        (
            ("A Lee, A Ray, A Poe", "A Lee, A Ray, A Kay", "A Lee, A Kay, A Poe"),
            ["Lee, Ray & Poe", "Lee, Ray & Kay", "Lee, Kay et al."],
        ),
        (("A Lee, A Ray, A Poe", "A Lee, A Ray, A Poe"), ["Lee et al.", "Lee et al."]),
        (("A Lee, A Ray, A Poe", "A Lee, A Ray"), ["Lee et al.", "Lee & Ray"]),
        (
            ("A Lee, A Ray, A Poe", "A Lee, A Ray, A Poe, A Kay"),
            ["Lee, Ray & Poe", "Lee, Ray, Poe et al."],
        ),
    ],
)
def test_as_many_names_are_added_as_make_a_difference(
    authors: tuple[str, ...], shown: list[str]
) -> None:
    rule = ' delimiter-precedes-last="never"'

    assert told(NAMES, SHORTENED + rule, *authors) == shown


@pytest.mark.parametrize(
    "names, authors, shown",
    [
        (INITIALS, ("Ann Lee", "Bo Lee", "Cy Ray"), ["A. Lee", "B. Lee", "Ray"]),
        (INITIALS, ("Ann Lee", "Amy Lee"), ["Ann Lee", "Amy Lee"]),
        (INITIALS, ("Ann Lee", "Amy Lee", "Bo Lee"), ["Ann Lee", "Amy Lee", "B. Lee"]),
        (INITIALS, ("Ann Lee", "Ann Lee"), ["Lee", "Lee"]),
        ("", ("Ann Lee", "Bo Lee"), ["Ann Lee", "Bo Lee"]),
        (
            INITIALS,
            ("Ann Lee, Cy Ray", "Ann Lee, Di Ray"),
            ["Lee & C. Ray", "Lee & D. Ray"],
        ),
        (INITIALS, ("Ann Lee, Cy Ray", "Bo Lee, Cy Ray"), ["A. Lee & Ray", "B. Lee & Ray"]),
        (INITIALS, ("Ann Lee", "Ann Lee, Cy Ray"), ["Lee", "Lee & Ray"]),
        (SHORTENED, ("A Lee, A Ray, A Poe", "A Lee, B Ray, A Poe"), ["Lee et al.", "Lee et al."]),
    ],
)
def test_in_a_cite_more_is_shown_of_the_names_that_make_a_difference(
    names: str, authors: tuple[str, ...], shown: list[str]
) -> None:
    assert told(GIVEN, names, *authors) == shown
    assert told(RULE.format("by-cite"), names, *authors) == shown


def test_a_name_that_must_be_added_may_need_its_given_name_as_well() -> None:
    works = ("A Lee, Ann Ray, A Poe", "A Lee, Bo Ray, A Poe")

    assert told(NAMES + GIVEN, f"{SHORTENED} {INITIALS}", *works) == [
        "Lee, A. Ray et al.",
        "Lee, B. Ray et al.",
    ]
    assert told(NAMES + GIVEN, f"{SHORTENED} {INITIALS}", *works, "A Lee, Cy Kay, A Poe") == [
        "Lee, A. Ray et al.",
        "Lee, B. Ray et al.",
        "Lee, Kay et al.",
    ]


ALL_NAMES = ("Ann Lee, Amy Ray", "Bo Lee", "Cy Ray", "Cy Zoe", "Ann Poe", "Amy Poe")


@pytest.mark.parametrize(
    "rule, shown",
    [
        ("all-names", "A. Lee & A. Ray|B. Lee|C. Ray|Zoe|Ann Poe|Amy Poe"),
        ("all-names-with-initials", "A. Lee & A. Ray|B. Lee|C. Ray|Zoe|Poe|Poe"),
        ("primary-name", "A. Lee & Ray|B. Lee|C. Ray|Zoe|Ann Poe|Amy Poe"),
        ("primary-name-with-initials", "A. Lee & Ray|B. Lee|C. Ray|Zoe|Poe|Poe"),
        ("by-cite", "Lee & Ray|Lee|Ray|Zoe|Ann Poe|Amy Poe"),
    ],
)
def test_a_rule_says_of_which_names_more_is_shown_wherever_they_are(rule: str, shown: str) -> None:
    assert told(RULE.format(rule), INITIALS, *ALL_NAMES) == shown.split("|")


@pytest.mark.parametrize(
    "rule, shown",
    [
        ("all-names", ["Lee et al.", "C. Ray"]),
        ("primary-name", ["Lee et al.", "Ray"]),
    ],
)
def test_names_that_are_not_shown_count_where_all_names_do(rule: str, shown: list[str]) -> None:
    works = ("Ann Lee, Bo Ray, Cy Poe", "Cy Ray")

    assert told(RULE.format(rule), f"{SHORTENED} {INITIALS}", *works) == shown


def test_who_has_no_given_name_and_what_is_no_person_stays_as_it_is() -> None:
    literal: Any = (PersonName(literal="Lee"),)
    works = [
        reference("a", author="Lee", issued=2020),
        reference("b", author=literal, issued=2020),
        reference("c", author="Ann Lee", issued=2020),
    ]

    assert alone(CITE.format(GIVEN, INITIALS), *works) == ["Lee 2020", "Lee 2020", "A. Lee 2020"]


@pytest.mark.parametrize("options", [NAMES, GIVEN, NAMES + GIVEN, RULE.format("primary-name")])
def test_what_has_no_names_is_not_told_apart_by_them(options: str) -> None:
    two = [reference(title=title, issued=2020) for title in "AB"]

    assert alone(CITE.format(options, ""), *two) == ["2020", "2020"]
    assert alone(CITE.format(options + SUFFIX, ""), *two) == ["2020a", "2020b"]


def test_blanks_between_initials_make_no_other_person() -> None:
    assert alone(CITE.format(GIVEN + SUFFIX, ""), *by("J. J. Doe", "J.J. Doe")) == [
        "Doe 2020a",
        "Doe 2020b",
    ]


def test_names_are_added_to_cites_that_show_the_last_one() -> None:
    works = by("A Lee, A Ray, A Kay, A Poe", "A Lee, A Sun, A Kay, A Poe")

    assert alone(CITE.format(NAMES, LAST), *works) == [
        "Lee, Ray, … Poe 2020",
        "Lee, Sun, … Poe 2020",
    ]


@pytest.mark.parametrize(
    "shown, texts",
    [
        (SHORTENED, ["Lee, Ray et al.", "Lee, Sun et al."]),
        (LAST, ["Lee, … Poe", "Lee, … Poe"]),
    ],
)
def test_names_are_added_in_a_bibliography_that_does_not_show_the_last_one(
    shown: str, texts: list[str]
) -> None:
    body = (
        CITE.format(NAMES, SHORTENED)
        + f'<bibliography {shown}><layout><names variable="author"><name form="short"/></names>'
        "</layout></bibliography>"
    )
    works = by("A Lee, A Ray, A Kay, A Poe", "A Lee, A Sun, A Kay, A Poe")

    assert entries(body, *works) == texts


CONDITION = (
    "<citation {}><layout><group delimiter=', '><names variable='author'/>"
    "<choose><if disambiguate='true'><text variable='title'/></if></choose>"
    "<choose><if disambiguate='true'><text variable='genre'/></if></choose>"
    "</group></layout></citation>"
)


@pytest.mark.parametrize(
    "works, shown",
    [
        ((("Lee", "A", "X"), ("Ray", "A", "X")), ["Lee", "Ray"]),
        ((("Lee", "A", "X"), ("Lee", "B", "X")), ["Lee, A", "Lee, B"]),
        ((("Lee", "A", "X"), ("Lee", "A", "Y")), ["Lee, A, X", "Lee, A, Y"]),
        (
            (("Lee", "A", "X"), ("Lee", "A", "Y"), ("Lee", "B", "X")),
            ["Lee, A, X", "Lee, A, Y", "Lee, B"],
        ),
        ((("Lee", "A", "X"), ("Lee", "A", "X")), ["Lee, A, X", "Lee, A, X"]),
    ],
)
def test_conditions_on_disambiguation_are_true_one_after_the_other(
    works: Any, shown: list[str]
) -> None:
    made = [
        reference(str(place), author=author, title=title, genre=genre)
        for place, (author, title, genre) in enumerate(works)
    ]

    assert alone(CONDITION.format(""), *made) == shown


def test_a_condition_in_a_macro_counts() -> None:
    body = (
        '<macro name="m"><choose><if disambiguate="true"><text variable="title"/></if></choose>'
        '</macro><citation><layout><names variable="author"/><text macro="m" prefix=" "/>'
        "</layout></citation>"
    )
    two = [reference(author="Lee", title=title) for title in "AB"]

    assert alone(body, *two) == ["Lee A", "Lee B"]
    assert alone(body, two[0]) == ["Lee"]


@pytest.mark.parametrize(
    "options, shown",
    [
        (SUFFIX, ["Lee 2020a", "Lee 2020b", "Lee 2020c", "Ray 2020"]),
        (SUFFIX + GIVEN, ["A. Lee 2020a", "B. Lee 2020", "A. Lee 2020b", "Ray 2020"]),
    ],
)
def test_letters_after_the_year_tell_apart_what_nothing_else_does(
    options: str, shown: list[str]
) -> None:
    works = by("Ann Lee", "Bo Lee", "Ann Lee", "Cy Ray")

    assert alone(CITE.format(options, INITIALS), *works) == shown


def test_letters_follow_the_order_of_the_bibliography() -> None:
    body = (
        CITE.format(SUFFIX, "")
        + '<bibliography><sort><key variable="title"/></sort><layout><text variable="title"/>'
        '<text variable="year-suffix" prefix=" "/></layout></bibliography>'
    )
    works = [reference(author="Lee", issued=2020, title=title) for title in "BCA"]

    assert entries(body, *works) == ["A a", "B b", "C c"]
    assert alone(body, *works) == ["Lee 2020b", "Lee 2020c", "Lee 2020a"]


def test_after_z_letters_are_two() -> None:
    works = by(*["Ann Lee"] * 54)
    made = processor(CITE.format(SUFFIX, ""))
    suffixes = [one.distinction.suffix for one in listed(made, works)]

    assert suffixes[:2] == ["a", "b"]
    assert suffixes[25:28] == ["z", "aa", "ab"]
    assert suffixes[51:] == ["az", "ba", "bb"]


def test_where_names_are_shown_whole_there_is_no_more_of_them() -> None:
    body = CITE.replace('form="short"', 'form="long"')
    works = by("Ann Lee, Bo Ray", "Ann Lee, Bo Ray")

    assert alone(body.format(NAMES + GIVEN, ""), *works) == ["Ann Lee & Bo Ray 2020"] * 2


NAME = st.sampled_from(["Ann Lee", "Amy Lee", "Bo Lee", "Ann Ray", "Cy Ray", "王明", "Lee"])
AUTHORS = st.lists(NAME, max_size=4).map(", ".join)
OPTIONS = st.sampled_from(
    ["", NAMES, GIVEN, NAMES + GIVEN]
    + [
        RULE.format(rule)
        for rule in (
            "all-names",
            "all-names-with-initials",
            "primary-name",
            "primary-name-with-initials",
        )
    ]
)
WRITTEN = st.sampled_from(["", SHORTENED, INITIALS, f"{SHORTENED} {INITIALS}"])


@given(st.lists(AUTHORS, max_size=6), OPTIONS, WRITTEN)
def test_with_letters_no_two_references_are_cited_alike(
    authors: list[str], options: str, names: str
) -> None:
    works = by(*authors)
    texts = alone(CITE.format(options + SUFFIX, names), *works)

    assert len(set(texts)) == len(texts)


@given(st.lists(AUTHORS.filter(bool), max_size=6), OPTIONS, WRITTEN)
def test_to_tell_apart_makes_no_two_references_alike(
    authors: list[str], options: str, names: str
) -> None:
    works = by(*authors)
    before = alone(CITE.format("", names), *works)
    after = alone(CITE.format(options, names), *works)

    for place, one in enumerate(after):
        for other in range(place):
            assert before[place] == before[other] or one != after[other]
