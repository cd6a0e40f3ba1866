"""Read and compare dates that may lack a day or a month."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

_DATE = re.compile(r"([12]\d{3})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")


class Date(NamedTuple):
    """Hold a year, and where known a month and a day (1-based; 0: not known)."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Write the date as ISO 8601 does: `2021`, `2021-11` or `2021-11-03`."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def parse_date(text: str) -> Date | None:
    """Read `2021`, `2021-11` or `2021-11-03` (also with slashes or dots).

    Return None where the text is no date of the years 1000 to 2999, or no day of the calendar.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        dt.date(year, month if match[2] else 1, day if match[3] else 1)
    except ValueError:
        return None
    return Date(year, month, day)
