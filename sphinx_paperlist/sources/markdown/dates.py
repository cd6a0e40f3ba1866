"""Find the dates that reading lists print, in all the ways they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinx_paperlist.papers.dates import Date, parse_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_TH = r"(?:st|nd|rd|th)?"
_DAY = r"3[01]|[12]\d|0?[1-9]"
_MONTH_NUMBER = r"1[0-2]|0?[1-9]"
# Not within a word or number: `arXiv 2005.08139` and `2021-2023` are no dates.
_DATE = re.compile(
    rf"""(?<![\w./-])(?<!\d[.,])(?:
      (?P<y_han>{_YEAR})\s*年(?:\s*(?P<m_han>{_MONTH_NUMBER})\s*月(?:\s*(?P<d_han>{_DAY})\s*日)?)?
    | (?P<y_iso>{_YEAR})(?P<sign>[-./])(?P<m_iso>{_MONTH_NUMBER})
      (?:(?P=sign)(?P<d_iso>{_DAY}))?(?![.-]?\d|\w)
    | (?:(?P<d_dmy>{_DAY}){_TH}[\s,-]+)?(?P<m_dmy>{_MONTH})[\s,'’/-]*
      (?P<y_dmy>{_YEAR}|(?<=['’])\d\d)\b
    | (?P<m_mdy>{_MONTH})\s*(?P<d_mdy>{_DAY}){_TH},?\s+(?P<y_mdy>{_YEAR})\b
    | (?P<y_ymd>{_YEAR})[\s,]+(?P<m_ymd>{_MONTH})(?:\s+(?P<d_ymd>{_DAY}){_TH}\b)?(?![a-z])
    | (?P<m_us>\d\d?)/(?P<d_us>\d\d?)/(?P<y_us>{_YEAR}|\d\d)\b(?!/)
    | ['’](?P<y_short>\d\d)\b
    | (?P<y_only>{_YEAR})(?![.\-–—]?\d|\w)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_HAS_DIGITS = re.compile(r"\d\d")
_PREPRINT = re.compile(r"(\d\d)[.-](1[0-2]|0[1-9])(?:[.-](3[01]|[12]\d|0[1-9]))?(?![.\d])")


class Found(NamedTuple):
    """Hold a date and where it stands in its text."""

    start: int
    end: int
    date: Date


def find_dates(text: str) -> Iterator[Found]:
    """Yield the dates of a text: `2023.5`, `30 Oct 2023`, `8/05/24`, `'24`, `2023年5月`."""
    if not _HAS_DIGITS.search(text):
        return
    for match in _DATE.finditer(text):
        if date := _date({name: part for name, part in match.groupdict().items() if part}):
            yield Found(match.start(), match.end(), date)


def whole_date(text: str) -> Date | None:
    """Return the date that a text is, apart from brackets and signs around it."""
    if not _HAS_DIGITS.search(text):
        return None
    text = text.strip(" \t\u3000.,;:()[]{}（）【】，。*_`")
    found = next(find_dates(text), None)
    return found.date if found and (found.start, found.end) == (0, len(text)) else None


def preprint_date(text: str) -> Date | None:
    """Read the short date after the name of a preprint server: `24.02.08`, `24.02`."""
    match = _PREPRINT.fullmatch(text)
    if match is None:
        return None
    return parse_date("-".join(["20" + match[1], *filter(None, match.group(2, 3))]))


def short_year(digits: str) -> int:
    """Return the year that two digits or four stand for."""
    year = int(digits)
    return year if year > 99 else year + (2000 if year < 60 else 1900)


def _date(parts: dict[str, str]) -> Date | None:
    year = next(part for name, part in parts.items() if name.startswith("y_"))
    month = next((_month(part) for name, part in parts.items() if name.startswith("m_")), 0)
    day = next((int(part) for name, part in parts.items() if name.startswith("d_")), 0)
    if "m_us" in parts and month > 12:
        month, day = day, month
    text = "-".join(str(part) for part in (short_year(year), month, day) if part)
    return parse_date(text)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].lower()) + 1
