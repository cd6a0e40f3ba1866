"""Dates are read as bibliographies write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.sources.dates import made_date, read_date


@pytest.mark.parametrize(
    "text, date",
    [
        ("2001", Date(2001)),
        ("2001-03-04", Date(2001, 3, 4)),
        ("2001-03-04T10:00:00Z", Date(2001, 3, 4)),
        ("20010304", Date(2001, 3, 4)),
        ("2001?", Date(2001)),
        ("2001-03~", Date(2001, 3)),
        ("2001-21", Date(2001)),
        ("2001/2003", Date(2001)),
        ("2001-03/2001-05", Date(2001, 3)),
        ("2001-2003", Date(2001)),
        ("2005/03/14/", Date(2005, 3, 14)),
        ("2005/03//", Date(2005, 3)),
        ("2005///Spring", Date(2005)),
        ("2005/13/1", Date(2005)),
        ("14 March 2005", Date(2005, 3, 14)),
        ("March 14th, 2005", Date(2005, 3, 14)),
        ("Mar-Apr 2005", Date(2005, 3)),
        ("2005 Mar 14", Date(2005, 3, 14)),
        ("2005年3月5日", Date(2005, 3, 5)),
        ("c. 1999", Date(1999)),
        ("in press", None),
        ("12345", None),
        ("", None),
    ],
)
def test_a_date_is_read(text: str, date: Date | None) -> None:
    assert read_date(text) == date


def test_a_date_is_as_exact_as_its_parts_make_sense() -> None:
    assert made_date(2001, 2, 30) == Date(2001, 2)
    assert made_date(0) is None


@given(st.text("012/-~ JanuryMch年月日T:"))
def test_no_text_makes_it_raise(text: str) -> None:
    read_date(text)
