"""Read numbers, and write them (CSL 1.0.2, "Number" and "Page Ranges")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from sphinx_paperlist.papers.text import has_cjk

_ONE = r"(?:[^\W\d_]{0,3}\d[\d/.]*[^\W\d_]{0,4}|[ivxlcdm]+|[IVXLCDM]+)"
_NUMERIC = re.compile(rf"\s*{_ONE}(?:\s*(?:[,&\u2013]|-{{1,3}})\s*{_ONE})*\s*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ROMANS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_SEVERAL = re.compile(r"(?<!\w)(?=\w*\d)\w++(?:[,&\u2013]|(?<!\\)-|\b[^\W\d_]+\b|\s)+\w*\d")
_HYPHEN = r"\s*(?:-{1,3}|\u2013)\s*"
# The letters that a page may begin with, its number, and a letter after it.
_PAGE = r"((?:\w*[^\W\d])?)(\d++)(\w?)"
_RANGE = re.compile(rf"(?<![\w:-]){_PAGE}{_HYPHEN}{_PAGE}(?![\w:-])")
# Both ends begin with the same letters, or are Roman.
_DASH = re.compile(
    r"(?<![\w:.-])((?P<letters>[^\W\d_]*)\d+[^\W\d_]?|[ivxlcdm]+)"
    rf"{_HYPHEN}(?=(?:(?P=letters)\d+[^\W\d_]?|[ivxlcdm]+)(?![\w:-]))"
)
_ROMAN_RANGE = re.compile(rf"[ivxlcdm]+{_HYPHEN}[ivxlcdm]+")
_LOOSE = re.compile(r"\s*-{1,3}\s*")


def is_numeric(text: str) -> bool:
    """Tell whether a value is made of numbers alone, with letters at them as in `2nd` or `D2`."""
    # A character of a script without blanks is a word, not a letter at a number.
    return text.isdecimal() or (_NUMERIC.fullmatch(text) is not None and not has_cjk(text))


def is_plural(text: str) -> bool:
    """Tell whether a value, such as that of a locator, names several things."""
    if text.isdecimal():
        return False
    text = _THOUSANDS.sub("", text)
    return _SEVERAL.search(text) is not None or _ROMAN_RANGE.fullmatch(text) is not None


def roman(number: int) -> str:
    """Return a positive whole number in small Roman numerals, from 10,000 on in digits."""
    if number > 9999:
        return str(number)
    text = ""
    for value, letters in _ROMANS:
        count, number = divmod(number, value)
        text += letters * count
    return text


def page_ranges(text: str, form: str, delimiter: str) -> str:
    """Return pages with ranges as `page-range-format` asks, and the delimiter of ranges in them.

    `form` is empty where a style has none. What is no range of pages stays as it is.
    """
    if "-" not in text and "\u2013" not in text:
        return text
    shorten = _FORMS.get(form)
    if shorten is None or _ROMAN_RANGE.fullmatch(text):
        return _DASH.sub(lambda match: f"{match[1]}{delimiter}", text).replace("\\-", "-")

    def set_range(match: re.Match[str]) -> str:
        before, first, after, before_last, last, after_last = match.groups()
        if after or after_last or before_last not in ("", before) or (before and not before_last):
            return _LOOSE.sub("-", match[0])
        full = f"{first[: len(first) - len(last)]}{last}" if len(last) < len(first) else last
        short = before if form == "expanded" else ""
        return f"{before}{first}{delimiter}{short}{shorten(first, full)}"

    return _RANGE.sub(set_range, text).replace("\\-", "-")


def _minimal(first: str, last: str, least: int = 1) -> str:
    """Return only the digits of the last page that differ, but at least so many."""
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _chicago(first: str, last: str, *, edition: int = 15) -> str:
    """Return the last page as the Chicago Manual of Style does (9.61 of its 16th edition)."""
    if len(first) < 3 or int(first[-2:]) == 0:
        return last
    if int(first[-2:]) < 10:
        return _minimal(first, last)
    if edition == 15 and len(first) == 4 and len(_minimal(first, last, 2)) > 2:
        return last
    return _minimal(first, last, 2)


_FORMS: Mapping[str, Callable[[str, str], str]] = MappingProxyType(
    {
        "expanded": lambda first, last: last,
        "minimal": _minimal,
        "minimal-two": lambda first, last: _minimal(first, last, 2),
        "chicago": _chicago,
        "chicago-15": _chicago,
        "chicago-16": lambda first, last: _chicago(first, last, edition=16),
    }
)
