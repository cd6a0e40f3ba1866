"""Dates may lack a day or a month."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.dates import Date, parse_date


@pytest.mark.parametrize(
    "text, date",
    [
        ("2021", Date(2021)),
        ("2021-11", Date(2021, 11)),
        ("2021-11-03", Date(2021, 11, 3)),
        ("2021/11/3", Date(2021, 11, 3)),
        ("2023.5", Date(2023, 5)),
        (" 2021 ", Date(2021)),
        ("2024-02-29", Date(2024, 2, 29)),
    ],
)
def test_a_date_is_read(text: str, date: Any) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "21",
        "0999",
        "3000",
        "20211",
        "2021-13",
        "2021-0",
        "2021-11-31",
        "2023-02-29",
        "to appear",
        "c. 2021",
        "2021-",
        "-2021",
    ],
)
def test_what_is_no_day_of_the_calendar_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_a_date_sorts_before_the_days_it_may_be() -> None:
    assert sorted([Date(2021, 2), Date(2021), Date(2020, 12, 31), Date(2021, 2, 1)]) == [
        Date(2020, 12, 31),
        Date(2021),
        Date(2021, 2),
        Date(2021, 2, 1),
    ]


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)), st.integers(1, 3))
def test_a_date_reads_back_as_it_was_written(day: Any, parts: int) -> None:
    date = Date(*[day.year, day.month, day.day][:parts])

    assert parse_date(str(date)) == date


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    date = parse_date(text)

    assert date is None or parse_date(str(date)) == date
