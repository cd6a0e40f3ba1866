"""Render dates (CSL 1.0.2, "Date")."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from sphinx_paperlist.styles.csl.context import Context, Render
from sphinx_paperlist.styles.csl.formatting import AFFIXES, Formatter, formatter
from sphinx_paperlist.styles.csl.locale import Locale
from sphinx_paperlist.styles.csl.marks import cleaned
from sphinx_paperlist.styles.csl.number import ordinal
from sphinx_paperlist.styles.csl.punctuation import glue, join
from sphinx_paperlist.styles.csl.reference import DateParts, ReferenceDate
from sphinx_paperlist.styles.csl.scope import Scope
from sphinx_paperlist.styles.csl.xml import Element

_UNITS = ("year", "month", "day")


class _Part(NamedTuple):
    """Hold how a part of a date is written, and how where it ends the first date of a range."""

    unit: str
    write: Callable[[DateParts], str]
    finish: Formatter
    prefix: str
    suffix: str
    range_delimiter: str
    suffixed: bool


def compile_date(element: Element, scope: Scope) -> Render:
    """Compile a date, in a form of the locale or with parts of its own."""
    name = element.get("variable")
    finish = formatter(element, scope)
    parts, delimiter = _parts(element, scope)
    units = {part.unit for part in parts}

    def value(context: Context) -> str:
        date = context.reference.dates.get(name)
        if date is None:
            return ""
        if scope.sorting:
            return sortable(date, units)
        if not date.literal:
            return _written(date, parts, delimiter, context)
        if element.get("form"):
            return f"{date.literal}{context.take_suffix() if scope.implicit_suffix else ''}"
        # It stands where the year would.
        years = (part for part in parts if part.unit == "year")
        return "".join(_finished(part, date.literal, context) for part in years)

    def render(context: Context) -> str:
        text = context.called(name, value(context))
        return finish(text, context) if text else ""

    return render


def _parts(element: Element, scope: Scope) -> tuple[list[_Part], str]:
    own = {child.get("name"): child for child in element.each("date-part")}
    form = element.get("form")
    if not form:
        elements = list(element.each("date-part"))
        return [_part(one, scope) for one in elements], cleaned(element.get("delimiter"))
    localized = scope.locale.dates.get(form)
    if localized is None:
        return [], ""
    shown = element.get("date-parts", "year-month-day").split("-")
    elements = [
        _overridden(one, own.get(one.get("name")))
        for one in localized.each("date-part")
        if one.get("name") in shown
    ]
    return [_part(one, scope) for one in elements], cleaned(localized.get("delimiter"))


def _overridden(element: Element, other: Element | None) -> Element:
    """Return a part of a locale's date with what a style says of it; affixes are the locale's."""
    if other is None:
        return element
    attributes = {**element.attributes, **other.without(AFFIXES).attributes}
    return element._replace(attributes=attributes)


def _part(element: Element, scope: Scope) -> _Part:
    unit = element.get("name")
    prefix, suffix = cleaned(element.get("prefix")), cleaned(element.get("suffix"))
    finish = formatter(element.without(AFFIXES), scope)
    dash = cleaned(element.get("range-delimiter", "–"))
    suffixed = unit == "year" and scope.implicit_suffix
    return _Part(unit, _writer(unit, element, scope), finish, prefix, suffix, dash, suffixed)


def _writer(unit: str, element: Element, scope: Scope) -> Callable[[DateParts], str]:
    locale, form = scope.locale, element.get("form")
    if unit == "year":
        return lambda date: _year(date.year, form, locale)
    if unit == "month":
        return lambda date: _month(date, form or "long", locale)
    if unit == "day":
        return lambda date: _day(date, form, locale)
    raise scope.error(f"'{unit}' is no part of a date", element)


def _year(year: int, form: str, locale: Locale) -> str:
    if not year:
        return ""
    if year < 0:
        return f"{-year}{locale.term('bc') or ''}"
    if form == "short":
        return f"{year % 100:02d}"
    return f"{year}{locale.term('ad') or ''}" if year < 1000 else str(year)


def _month(date: DateParts, form: str, locale: Locale) -> str:
    if date.season:
        return locale.term(f"season-{date.season:02d}") or ""
    if not date.month:
        return ""
    if form == "numeric":
        return str(date.month)
    if form == "numeric-leading-zeros":
        return f"{date.month:02d}"
    return locale.term(f"month-{date.month:02d}", form) or ""


def _day(date: DateParts, form: str, locale: Locale) -> str:
    if not date.day:
        return ""
    if form == "numeric-leading-zeros":
        return f"{date.day:02d}"
    if form == "ordinal" and not (date.day > 1 and locale.option("limit-day-ordinals-to-day-1")):
        return ordinal(date.day, locale, locale.gender(f"month-{date.month:02d}"))
    return str(date.day)


def _written(date: ReferenceDate, parts: Sequence[_Part], delimiter: str, context: Context) -> str:
    start, end = date.start, date.end
    if end is None:
        return _run(start, parts, delimiter, context)
    if not any(end):
        # It goes on.
        dash = parts[-1].range_delimiter if parts else ""
        return f"{_run(start, parts, delimiter, context)}{dash}"
    units = _differing(start, end)
    shown = [part for part in parts if part.write(start) or part.write(end)]
    places = [place for place, part in enumerate(shown) if part.unit in units]
    if not places:
        return _run(start, parts, delimiter, context)
    first, last = places[0], places[-1] + 1
    twice = shown[first:last]
    begin = [part._replace(suffixed=False) for part in twice]
    begin[-1] = begin[-1]._replace(suffix="")
    twice[0] = twice[0]._replace(prefix="")
    by_unit = {part.unit: part.range_delimiter for part in shown}
    dash = next(by_unit[unit] for unit in units if unit in by_unit)
    texts = [
        _run(start, shown[:first], delimiter, context),
        f"{_run(start, begin, delimiter, context)}{dash}{_run(end, twice, delimiter, context)}",
        _run(end, shown[last:], delimiter, context),
    ]
    return join(texts, delimiter)


def _differing(start: DateParts, end: DateParts) -> tuple[str, ...]:
    """Return the parts that are written for both ends of a range: all if one is known less well."""
    if start.year != end.year or _known(start) != _known(end):
        return _UNITS
    if (start.month, start.season) != (end.month, end.season):
        return _UNITS[1:]
    return _UNITS[2:] if start.day != end.day else ()


def _known(date: DateParts) -> tuple[bool, bool]:
    """Tell whether the month or the season is known, and whether the day is."""
    return bool(date.month or date.season), bool(date.day)


def _run(date: DateParts, parts: Sequence[_Part], delimiter: str, context: Context) -> str:
    written = ((part, part.write(date)) for part in parts)
    return join((_finished(part, text, context) for part, text in written if text), delimiter)


def _finished(part: _Part, text: str, context: Context) -> str:
    text = part.finish(text, context)
    if part.suffixed:
        text = f"{text}{context.take_suffix()}"
    return glue(glue(part.prefix, text), part.suffix)


def sortable(date: ReferenceDate, units: Collection[str] = _UNITS) -> str:
    """Return a text by which dates sort: the digits of their parts, of both ends of a range."""
    ends = [date.start] if date.end is None else [date.start, date.end]
    return "-".join(_digits(end, units) for end in ends) if date.start.year else date.literal


def _digits(date: DateParts, units: Collection[str]) -> str:
    # Years before Christ come first, the earlier ones before the later ones.
    year = f"{min(max(date.year + 10000, 0), 99999):05d}"
    month = date.month or date.season * 3
    return (
        year
        + (f"{month:02d}" if "month" in units else "00")
        + (f"{date.day:02d}" if "day" in units else "00")
    )
