"""Make the localized dates of CSL from the patterns of the CLDR (UTS 35, part 4, "Date Format").

A pattern such as `d. MMMM y` has texts between its fields. In CSL they are affixes of the parts of
a date, and are shown only with their part; so they have to be affixes of that part without which
they would make no sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sphinx_paperlist.styles.csl.xml import Element

_TOKEN = re.compile(r"'([^']*)'|([A-Za-z]+)|([^A-Za-z']+)")
_BLANKS = re.compile(r"\s+")
_UNITS: Mapping[str, str] = MappingProxyType({"y": "year", "M": "month", "L": "month", "d": "day"})
# By the unit, how the letters of a field are called in CSL; of a year no form means all its digits.
_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "yy": "short",
        "M": "numeric",
        "MM": "numeric-leading-zeros",
        "MMM": "short",
        "MMMM": "long",
        "d": "numeric",
        "dd": "numeric-leading-zeros",
    }
)


def date_form(form: str, pattern: str, ordinal: str | None = None) -> Element:
    """Return the date of a form that a pattern describes.

    `ordinal` is what of the pattern follows a day that is an ordinal, so that days have it at both
    ends of a range; None where days are never such.
    """
    fields, texts = _read(pattern)
    prefixes, suffixes = _affixes(fields, texts)
    parts = []
    for field, prefix, suffix in zip(fields, prefixes, suffixes, strict=True):
        if field[0] == "d" and ordinal is not None and suffix.startswith(ordinal):
            parts.append(_part("day", "ordinal", prefix, suffix.removeprefix(ordinal)))
        else:
            parts.append(_part(_UNITS[field[0]], _FORMS.get(field, ""), prefix, suffix))
    return Element("date", {"form": form}, tuple(parts), "", 0)


def _read(pattern: str) -> tuple[list[str], list[str]]:
    """Return the fields of a pattern, and the texts before, between and after them."""
    fields: list[str] = []
    texts = [""]
    for field, text in _tokens(pattern):
        if field[:1] in _UNITS:
            fields.append(field.replace("L", "M"))
            texts.append("")
        else:
            # An era or the day of a week is no part of a date in CSL.
            texts[-1] += text
    return fields, [_BLANKS.sub(" ", text) for text in texts]


def _tokens(pattern: str) -> Iterator[tuple[str, str]]:
    for quoted, field, text in _TOKEN.findall(pattern):
        yield field, quoted or text


def _affixes(fields: list[str], texts: list[str]) -> tuple[list[str], list[str]]:
    """Return the prefixes and suffixes of fields.

    The day may be missing, or the day and the month. What stands before a year belongs to the part
    before it: `May 2020`, `2020`. Where the year comes first, a word is the unit of what it
    follows, and all else belongs to what follows it: `2020年5月`, `2020/5`, `2020`.
    """
    year_first = fields[0].startswith("y")
    prefixes, suffixes = [texts[0]], []
    for text in texts[1:-1]:
        has_word = any(sign.isalpha() for sign in text)
        suffix = text.rstrip() if has_word else ""
        suffixes.append(suffix if year_first else text)
        prefixes.append(text[len(suffix) :] if year_first else "")
    # An era that has been left out leaves a blank.
    return prefixes, [*suffixes, texts[-1].rstrip()]


def _part(unit: str, form: str, prefix: str, suffix: str) -> Element:
    named = {"name": unit, "form": form, "prefix": prefix, "suffix": suffix}
    return Element("date-part", {name: one for name, one in named.items() if one}, (), "", 0)
