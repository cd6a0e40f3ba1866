"""A condition shows the first of its branches that is true of the reference or of the cite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.reference import DateParts, ReferenceDate
from sphinx_paperlist.styles.csl.xml import CslError
from tests.styles.csl.making import cited, entry, reference

BRANCHES = '<choose><if {}><text value="yes"/></if><else><text value="no"/></else></choose>'
WORK: Mapping[str, Any] = {
    "type": "chapter",
    "title": "Words",
    "volume": "2nd",
    "edition": "second",
    "author": "Ann Lee",
    "issued": ReferenceDate(DateParts(2020), circa=True),
    "accessed": 2021,
}


@pytest.mark.parametrize(
    "condition, text",
    [
        ('type="chapter"', "yes"),
        ('type="book"', "no"),
        ('type="book chapter"', "yes"),
        ('type="book thesis"', "no"),
        ('type="book chapter" variable="title"', "yes"),
        ('type="book chapter" variable="note"', "no"),
        ('type="book chapter" match="any"', "yes"),
        ('type="book thesis" match="any"', "no"),
        ('type="book thesis" match="none"', "yes"),
        ('type="book chapter" match="none"', "no"),
        ('variable="title"', "yes"),
        ('variable="note"', "no"),
        ('variable="title author issued"', "yes"),
        ('variable="title author note"', "no"),
        ('variable="title note"', "no"),
        ('variable="note title" match="any"', "yes"),
        ('variable="note editor submitted" match="any"', "no"),
        ('variable="note editor" match="none"', "yes"),
        ('variable="note title" match="none"', "no"),
        ('variable="citation-number"', "yes"),
        ('variable="locator"', "no"),
        ('is-numeric="volume"', "yes"),
        ('is-numeric="edition"', "no"),
        ('is-numeric="number"', "no"),
        ('is-numeric="citation-number"', "yes"),
        ('is-uncertain-date="issued"', "yes"),
        ('is-uncertain-date="accessed"', "no"),
        ('is-uncertain-date="submitted"', "no"),
        ('type="chapter" variable="title"', "yes"),
        ('type="book" variable="title"', "no"),
        ('type="book" variable="title" match="any"', "yes"),
        ('type="book" variable="note" match="none"', "yes"),
        ('position="first"', "no"),
        ('locator="page"', "no"),
        ('disambiguate="true"', "no"),
        ('disambiguate="false"', "yes"),
    ],
)
def test_a_condition_tests_the_reference(condition: str, text: str) -> None:
    assert entry(BRANCHES.format(condition), **WORK) == text


@pytest.mark.parametrize(
    "condition, cite, text",
    [
        ('locator="page"', {"locator": "9"}, "yes"),
        ('locator="page"', {"locator": "9", "label": "chapter"}, "no"),
        ('locator="page chapter" match="any"', {"locator": "9", "label": "chapter"}, "yes"),
        ('locator="page"', {}, "no"),
        ('variable="locator"', {"locator": "9"}, "yes"),
        ('is-numeric="locator"', {"locator": "9-12"}, "yes"),
        ('is-numeric="locator"', {"locator": "passim"}, "no"),
        ('position="ibid"', {"positions": frozenset({"subsequent", "ibid"})}, "yes"),
        ('position="subsequent"', {"positions": frozenset({"subsequent", "ibid"})}, "yes"),
        ('position="first"', {"positions": frozenset({"subsequent", "ibid"})}, "no"),
        ('variable="first-reference-note-number"', {"first_note": 3}, "yes"),
        ('variable="year-suffix"', {}, "no"),
    ],
)
def test_a_condition_tests_the_cite(condition: str, cite: Any, text: str) -> None:
    body = f"<citation><layout>{BRANCHES.format(condition)}</layout></citation>"

    assert cited(body, Cite(reference(title="Words"), **cite)) == text


@pytest.mark.parametrize(
    "variables, text",
    [
        ({"type": "book"}, "B"),
        ({"type": "thesis"}, "T"),
        ({"type": "map"}, ""),
    ],
)
@pytest.mark.parametrize("also", ["", '<else-if variable="note"><text value="N"/></else-if>'])
def test_the_first_branch_that_is_true_is_shown(variables: Any, text: str, also: str) -> None:
    layout = (
        '<choose><if type="book"><text value="B"/></if>'
        '<else-if type="thesis"><text value="T"/></else-if>'
        f'<else-if type="book thesis" match="any"><text value="never"/></else-if>{also}</choose>'
    )

    assert entry(layout, **variables) == text


def test_what_one_branch_shows_has_the_delimiter_of_the_group_around() -> None:
    both = '<text variable="title"/><text variable="genre"/>'
    layout = f'<group delimiter=", "><choose><if type="book">{both}</if></choose></group>'

    assert entry(layout, title="Words", genre="Essay") == "Words, Essay"
    assert entry(
        f"<group delimiter=', '><group>{layout}</group></group>", title="A", genre="B"
    ) == ("A, B")


def test_a_group_in_a_branch_has_its_own_delimiter() -> None:
    both = '<group delimiter=": "><text variable="title"/><text variable="genre"/></group>'
    layout = f'<group delimiter=", "><choose><else>{both}</else></choose></group>'

    assert entry(layout, title="Words", genre="Essay") == "Words: Essay"


@pytest.mark.parametrize(
    "branch, reason",
    [
        ("<if/>", "'if' tests nothing"),
        ('<else-if match="any"/>', "'else-if' tests nothing"),
        ('<when type="book"/>', "'when' is no branch of 'choose'"),
    ],
)
def test_a_branch_that_tests_nothing_is_none(branch: str, reason: str) -> None:
    with pytest.raises(CslError, match=rf"style\.csl:2: {reason}"):
        entry(f"<choose>{branch}</choose>")


def test_a_condition_without_branches_shows_nothing() -> None:
    assert entry("<choose/>", title="Words") == ""


@given(st.lists(st.sampled_from(["title", "note", "genre"]), min_size=1, max_size=4))
def test_none_is_the_opposite_of_any(names: list[str]) -> None:
    condition = f'variable="{" ".join(names)}" match="{{}}"'
    answers = [
        entry(BRANCHES.format(condition.format(match)), title="Words")
        for match in ("any", "none", "all")
    ]

    assert answers[0] == ("yes" if "title" in names else "no")
    assert answers[1] == ("no" if "title" in names else "yes")
    assert answers[2] == ("yes" if set(names) == {"title"} else "no")
