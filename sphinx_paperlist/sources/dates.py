"""Read dates as bibliographies write them: EDTF, RIS, and names of months."""

from __future__ import annotations

import re

from sphinx_paperlist.papers.dates import Date, parse_date

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_QUALIFIERS = str.maketrans("", "", "?~%")
_TIME = re.compile(r"(?<=\d)T\d.*$", re.DOTALL)
_RIS = re.compile(r"([12]\d{3})/(\d{0,2})(?:/(\d{0,2}))?(?:/.*)?", re.DOTALL)
_CHINESE = re.compile(r"([12]\d{3})\s*年(?:\s*(\d{1,2})\s*月)?(?:\s*(\d{1,2})\s*[日号])?")
_COMPACT = re.compile(r"([12]\d{3})(\d{2})(\d{2})")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_MONTH = re.compile(rf"(?<![a-z])({'|'.join(_MONTHS)})[a-z]*\.?", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d/-])(\d{1,2})(?:st|nd|rd|th)?(?![\d/-])")


def made_date(year: int, month: int = 0, day: int = 0) -> Date | None:
    """Return a date as exact as its parts make sense; 0 stands for a part that is not known."""
    for parts in ((year, month, day), (year, month), (year,)):
        if date := parse_date("-".join(str(part) for part in parts)):
            return date
    return None


def read_date(text: str) -> Date | None:
    """Read a date, or the first of a range, as exactly as the text gives it.

    Known are ISO 8601, EDTF with its marks of doubt and its seasons (which leave the year), the
    `2005/03/14/Spring` of RIS, `14 March 2005`, `Mar-Apr 2005` and `2005年3月`. Return None
    where a text has no year between 1000 and 2999.
    """
    text = _TIME.sub("", text.strip().translate(_QUALIFIERS))
    if date := parse_date(text):
        return date
    if match := _RIS.fullmatch(text) or _CHINESE.match(text) or _COMPACT.fullmatch(text):
        return made_date(*(int(part or 0) for part in match.groups()))
    first = text.partition("/")[0]
    if first != text and (date := parse_date(first)):
        return date
    year = _YEAR.search(text)
    if year is None:
        return None
    rest = f"{text[: year.start()]} {text[year.end() :]}"
    month = _MONTH.search(rest)
    day = _DAY.search(rest) if month else None
    return made_date(
        int(year[0]),
        _MONTHS[month[1].lower()] if month else _month_number(text, year.end()),
        int(day[1]) if day else 0,
    )


def _month_number(text: str, position: int) -> int:
    match = re.match(r"-(\d{2})(?!\d)", text[position:])
    return int(match[1]) if match else 0
