"""A label is the term for a variable, in the number of its value."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.xml import CslError
from tests.styles.csl.making import cited, entry, reference


@pytest.mark.parametrize(
    "attributes, variables, text",
    [
        ('variable="page"', {"page": "9"}, "page"),
        ('variable="page"', {"page": "9-12"}, "pages"),
        ('variable="page"', {"page": "9, 12"}, "pages"),
        ('variable="page" form="short"', {"page": "9-12"}, "pp."),
        ('variable="page" form="symbol"', {"page": "9"}, "p."),
        ('variable="page" plural="always"', {"page": "9"}, "pages"),
        ('variable="page" plural="never"', {"page": "9-12"}, "page"),
        ('variable="page" form="short" strip-periods="true"', {"page": "9"}, "p"),
        ('variable="page" text-case="capitalize-first"', {"page": "9"}, "Page"),
        ('variable="volume"', {"page": "9"}, ""),
        ('variable="locator"', {"page": "9-12"}, "pages"),
        ('variable="locator"', {"volume": "9"}, ""),
        ('variable="issue"', {"issue": "9"}, ""),
        ('variable="number-of-pages"', {"number_of_pages": "1"}, "page"),
        ('variable="number-of-pages"', {"number_of_pages": "312"}, "pages"),
        ('variable="number-of-pages"', {"number_of_pages": "xii, 312"}, "pages"),
    ],
)
def test_a_label_agrees_with_its_value(attributes: str, variables: Any, text: str) -> None:
    assert entry(f"<label {attributes}/>", **variables) == text


def test_hyphens_in_a_name_that_is_a_number_make_no_range() -> None:
    around = (
        '<locale><terms><term name="number"><single>no.</single><multiple>nos.</multiple></term>'
        "</terms></locale>"
    )

    assert entry('<label variable="number"/>', around=around, number="CS-34-103") == "no."


@pytest.mark.parametrize(
    "locator, label, text",
    [
        ("9", "page", "p. 9"),
        ("9-12", "page", "pp. 9–12"),
        ("3", "chapter", "ch. 3"),
        ("3", "no such place", "3"),
        ("", "page", ""),
    ],
)
def test_the_label_of_a_locator_is_that_of_its_kind(locator: str, label: str, text: str) -> None:
    body = (
        "<citation><layout>"
        '<label variable="locator" form="short" suffix=" "/><text variable="locator"/>'
        "</layout></citation>"
    )

    assert cited(body, Cite(reference(title="A"), locator=locator, label=label)) == text


def test_a_label_alone_shows_no_group() -> None:
    layout = '<group prefix="("><label variable="page"/><text variable="note"/></group>'

    assert entry(layout, page="9") == ""
    assert entry(layout, page="9", note=" of words") == "(page of words"


def test_a_label_is_of_something() -> None:
    with pytest.raises(CslError, match=r"style\.csl:2: 'label' names no variable"):
        entry("<label/>")
