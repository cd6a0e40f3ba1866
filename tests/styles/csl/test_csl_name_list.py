"""Several names stand with delimiters, "and", and what stands for those left out."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.reference import PersonName
from tests.styles.csl.making import cited, entry, reference

THREE = "Ann Lee, Bo Ray, Cy Poe"
BAND = PersonName(literal="Words Inc.")


def names(attributes: str, author: Any = THREE, *, et_al: str = "", around: str = "") -> str:
    """Return names as a `name` element with these attributes writes them."""
    layout = f'<names variable="author"><name {attributes}/>{et_al}</names>'
    return entry(layout, around=around, author=author)


@pytest.mark.parametrize(
    "attributes, text",
    [
        ("", "Ann Lee, Bo Ray, Cy Poe"),
        ('delimiter="; "', "Ann Lee; Bo Ray; Cy Poe"),
        ('and="text"', "Ann Lee, Bo Ray, and Cy Poe"),
        ('and="symbol"', "Ann Lee, Bo Ray, &amp; Cy Poe"),
        ('and="neither"', "Ann Lee, Bo Ray, Cy Poe"),
        ('and="text" delimiter-precedes-last="contextual"', "Ann Lee, Bo Ray, and Cy Poe"),
        ('and="text" delimiter-precedes-last="always"', "Ann Lee, Bo Ray, and Cy Poe"),
        ('and="text" delimiter-precedes-last="never"', "Ann Lee, Bo Ray and Cy Poe"),
        (
            'and="text" delimiter-precedes-last="after-inverted-name"',
            "Ann Lee, Bo Ray and Cy Poe",
        ),
        (
            'and="text" delimiter-precedes-last="after-inverted-name" name-as-sort-order="all"',
            "Lee, Ann, Ray, Bo, and Poe, Cy",
        ),
        ('name-as-sort-order="first"', "Lee, Ann, Bo Ray, Cy Poe"),
        ('font-style="italic"', "<i>Ann Lee</i>, <i>Bo Ray</i>, <i>Cy Poe</i>"),
        ('prefix="(" suffix=")"', "(Ann Lee), (Bo Ray), (Cy Poe)"),
    ],
)
def test_names_stand_apart_and_the_last_one_follows_and(attributes: str, text: str) -> None:
    assert names(attributes).replace("&", "&amp;") == text


@pytest.mark.parametrize(
    "rule, text",
    [
        ("contextual", "Lee, Ann and Bo Ray"),
        ("always", "Lee, Ann, and Bo Ray"),
        ("never", "Lee, Ann and Bo Ray"),
        ("after-inverted-name", "Lee, Ann, and Bo Ray"),
    ],
)
def test_before_and_a_second_name_has_a_delimiter_by_rule(rule: str, text: str) -> None:
    attributes = f'and="text" name-as-sort-order="first" delimiter-precedes-last="{rule}"'

    assert names(attributes, "Ann Lee, Bo Ray") == text


def test_the_rule_before_the_last_name_is_for_persons() -> None:
    attributes = 'and="text" delimiter-precedes-last="always"'

    assert names(attributes, ("Ann Lee", BAND)) == "Ann Lee and Words Inc."
    assert names(attributes, (BAND, "Ann Lee")) == "Words Inc., and Ann Lee"


def test_what_has_no_inverted_form_does_not_count_as_inverted() -> None:
    rule = 'and="text" name-as-sort-order="all" delimiter-precedes-last="after-inverted-name"'

    assert names(rule, (BAND, "Ann Lee")) == "Words Inc. and Lee, Ann"
    assert names(rule, (PersonName("王", "明"), "Ann Lee")) == "王明 and Lee, Ann"


@pytest.mark.parametrize(
    "term, text",
    [
        ("和", "Ann Lee、Bo Ray和Cy Poe"),
        ("et ", "Ann Lee、Bo Rayet Cy Poe"),
        (" и ", "Ann Lee、Bo Ray и Cy Poe"),
        ("", "Ann Lee、Bo Ray、Cy Poe"),
    ],
)
def test_and_has_the_blanks_that_its_language_has(term: str, text: str) -> None:
    around = f'<locale><terms><term name="and">{term}</term></terms></locale>'
    rule = 'delimiter-precedes-last="never"'

    assert names(f'and="text" delimiter="、" {rule}', around=around) == text


def test_and_that_begins_with_a_blank_has_one_after_a_delimiter() -> None:
    around = '<locale><terms><term name="and"> и </term></terms></locale>'

    assert names('and="text"', around=around) == "Ann Lee, Bo Ray, и Cy Poe"


@pytest.mark.parametrize(
    "attributes, text",
    [
        ('et-al-min="3" et-al-use-first="1"', "Ann Lee et al."),
        ('et-al-min="4" et-al-use-first="1"', THREE),
        ('et-al-min="3" et-al-use-first="2"', "Ann Lee, Bo Ray, et al."),
        ('et-al-min="3" et-al-use-first="3"', THREE),
        ('et-al-min="1" et-al-use-first="9"', THREE),
        ('et-al-min="three" et-al-use-first="1"', THREE),
        ('et-al-min="-3" et-al-use-first="1"', THREE),
        ('et-al-min="3" et-al-use-first="1" delimiter-precedes-et-al="always"', "Ann Lee, et al."),
        (
            'et-al-min="3" et-al-use-first="2" delimiter-precedes-et-al="never"',
            "Ann Lee, Bo Ray et al.",
        ),
        (
            'et-al-min="3" et-al-use-first="1" delimiter-precedes-et-al="after-inverted-name"'
            ' name-as-sort-order="first"',
            "Lee, Ann, et al.",
        ),
        (
            'et-al-min="3" et-al-use-first="2" delimiter-precedes-et-al="after-inverted-name"'
            ' name-as-sort-order="first"',
            "Lee, Ann, Bo Ray et al.",
        ),
        ('et-al-min="3" et-al-use-first="1" et-al-use-last="true"', "Ann Lee, … Cy Poe"),
        ('et-al-min="3" et-al-use-first="2" et-al-use-last="true"', "Ann Lee, … Cy Poe"),
        ('et-al-min="2" et-al-use-first="1" et-al-use-last="true"', "Ann Lee, … Cy Poe"),
        ('et-al-min="3" et-al-use-first="1" and="text"', "Ann Lee et al."),
        ('et-al-min="3" and="text"', "Ann Lee et al."),
        ('et-al-min="3" et-al-use-first="0"', ""),
        ('et-al-min="3" et-al-use-first="2 "', "Ann Lee, Bo Ray, et al."),
        ('et-al-min="3" et-al-use-first="two"', "Ann Lee et al."),
        ('et-al-min="three" et-al-use-first="2"', "Ann Lee, Bo Ray, Cy Poe"),
    ],
)
def test_of_many_names_only_the_first_are_shown(attributes: str, text: str) -> None:
    assert names(attributes) == text


@pytest.mark.parametrize(
    "et_al, text",
    [
        ('<et-al font-style="italic"/>', "Ann Lee <i>et al.</i>"),
        ('<et-al term="and others"/>', "Ann Lee and others"),
        ('<et-al term="no such term"/>', "Ann Lee"),
    ],
)
def test_what_stands_for_the_others_has_a_term_and_a_format(et_al: str, text: str) -> None:
    assert names('et-al-min="2" et-al-use-first="1"', et_al=et_al) == text


@pytest.mark.parametrize(
    "author, text",
    [
        (("Ann Lee", "others"), "Ann Lee et al."),
        (("Ann Lee", "Bo Ray", "others"), "Ann Lee, Bo Ray, et al."),
        (("others",), ""),
    ],
)
def test_names_may_go_on_in_the_data(author: Any, text: str) -> None:
    assert names("", author) == text


@pytest.mark.parametrize(
    "where",
    [
        '<citation {}><layout><names variable="author"/></layout></citation>',
        '<citation><layout><names variable="author"><name {}/></names></layout></citation>',
    ],
)
@pytest.mark.parametrize(
    "options, text",
    [
        ('et-al-min="3" et-al-use-first="2"', "Ann Lee, Bo Ray, et al."),
        (
            'et-al-min="3" et-al-use-first="2" et-al-subsequent-use-first="1"',
            "Ann Lee et al.",
        ),
        (
            'et-al-min="9" et-al-use-first="1" et-al-subsequent-min="2"',
            "Ann Lee et al.",
        ),
    ],
)
def test_who_has_been_cited_before_has_fewer_names(where: str, options: str, text: str) -> None:
    one = reference(author=THREE)
    body = where.format(options)

    assert cited(body, Cite(one, positions=frozenset({"subsequent"}))) == text
    first = cited(body, Cite(one, positions=frozenset({"first"})))
    assert first == ("Ann Lee, Bo Ray, et al." if 'first="2"' in options else THREE)


@pytest.mark.parametrize(
    "options, text",
    [
        ('and="symbol"', "Ann Lee, Bo Ray, & Cy Poe"),
        ('name-form="short"', "Lee, Ray, Poe"),
        ('name-delimiter="; "', "Ann Lee; Bo Ray; Cy Poe"),
        ('name-as-sort-order="first" sort-separator=" "', "Lee Ann, Bo Ray, Cy Poe"),
        ('initialize-with="."', "A. Lee, B. Ray, C. Poe"),
    ],
)
def test_names_inherit_options_of_the_style_and_of_its_areas(options: str, text: str) -> None:
    layout = '<names variable="author"/>'

    assert entry(layout, options=options, author=THREE) == text
    assert entry(layout, area=options, author=THREE) == text
    assert entry(layout, options='name-form="long" and="no"', area=options, author=THREE) == text
