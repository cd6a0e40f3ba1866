"""Read the dates of BibTeX and BibLaTeX: `date`, and `year`, `month` and `day`."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_paperlist.papers.dates import Date, parse_date
from sphinx_paperlist.papers.latex import decode_text

# One date of EDTF (ISO 8601-2, level 1): an uncertain or approximate one has a mark after it, an
# unspecified digit is X (u in drafts), months 21 to 24 are the seasons.
_EDTF = re.compile(
    r"(?P<year>-?[\duUxX]{4,6})(?:-(?P<month>[\duUxX]{2})(?:-(?P<day>[\duUxX]{2}))?)?"
    r"(?:T[\d:.Z+-]*)?(?P<mark>[?~%]?)"
)
_UNKNOWN_ENDS = frozenset({"", "..", "*", "open", "unknown"})
_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)(?:3[01]|[12]\d|0?[1-9])(?!\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan jän ene gen", "feb fév fev", "mar mär", "apr avr abr", "may mai mag",
            "jun jui giu", "jul lug", "aug aoû ago",
            "sep set", "oct okt ott out", "nov", "dec dez déc dic",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_LAST_MONTH = 12


class Dated(NamedTuple):
    """Hold a date, and the text it stands for where that says more; both may be lacking."""

    date: Date | None
    more: str = ""


def read_date(text: str) -> Dated:
    """Read a `date` field: a date, a range, or a date with a mark, as in EDTF.

    A range has the date of its beginning, or of its end where that alone is known. Years outside
    1000 to 2999, decades and centuries are no date.
    """
    # A tilde is a mark here, and no blank.
    text = decode_text(text) if "\\" in text or "{" in text else " ".join(text.split())
    if date := parse_date(text):
        return Dated(date)
    for part in re.split(r"/|(?<=\d)–(?=\d)", text):
        if part.strip() in _UNKNOWN_ENDS:
            continue
        match = _EDTF.fullmatch(part.strip())
        date = _known_part(match) if match else None
        return Dated(date or _in_words(text), text)
    return Dated(None, text)


def _known_part(match: re.Match[str]) -> Date | None:
    parts = [match["year"]]
    for name in ("month", "day"):
        value = match[name]
        if not value or not value.isdigit() or (name == "month" and int(value) > _LAST_MONTH):
            break
        parts.append(value)
    return parse_date("-".join(parts)) or parse_date(match["year"])


def _in_words(text: str) -> Date | None:
    """Read a date such as `12 March 2004`, which the field is not meant for."""
    year = _YEAR.search(text)
    if year is None:
        return None
    return read_parts(year[0], text.replace(year[0], " ", 1), "").date


def read_parts(year: str, month: str, day: str) -> Dated:
    """Read the fields of BibTeX; `month` may hold a day as well, before or after its name."""
    year, month = decode_text(year), decode_text(month)
    found = _YEAR.search(year)
    if found is None:
        return Dated(None, year)
    more = "" if found[0] == year else year
    number, rest = _month(month)
    date = None
    if number:
        days = _DAY.search(decode_text(day) or rest)
        date = parse_date(f"{found[0]}-{number}-{days[0]}") if days else None
        date = date or Date(int(found[0]), number)
    return Dated(date or Date(int(found[0])), more)


def _month(text: str) -> tuple[int, str]:
    """Return the first month that a text names, and the rest of the text."""
    bare = text.strip(" .")
    if bare.isdecimal() and bare.isascii() and len(bare) <= 2:
        return (int(bare) if 1 <= int(bare) <= _LAST_MONTH else 0), ""
    for match in _WORD.finditer(text.casefold()):
        if number := _MONTHS.get(match[0][:3]):
            return number, f"{text[: match.start()]} {text[match.end() :]}"
    return 0, ""
