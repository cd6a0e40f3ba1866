"""Render number variables (CSL 1.0.2, "Number")."""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_paperlist.styles.csl.context import Context, Render
from sphinx_paperlist.styles.csl.formatting import formatter
from sphinx_paperlist.styles.csl.locale import Locale
from sphinx_paperlist.styles.csl.numbers import is_numeric, page_ranges, roman
from sphinx_paperlist.styles.csl.scope import Scope
from sphinx_paperlist.styles.csl.text import number_value
from sphinx_paperlist.styles.csl.xml import Element

_DIGITS = re.compile(r"(?<!\w)\d+(?!\w)")
_SEPARATOR = re.compile(r"\s*([,&\u2013-])\s*")


def compile_number(element: Element, scope: Scope) -> Render:
    """Compile a number; a value that is not numeric is shown as it is."""
    name = element.get("variable")
    finish = formatter(element, scope)
    locale = scope.locale
    gender = locale.gender(name)
    written = _writer(element.get("form", "numeric"), locale, gender)
    dash = locale.term("page-range-delimiter") or "–"
    pages = scope.style.options.get("page-range-format", "")

    def render(context: Context) -> str:
        context.tried += 1
        text = number_value(context, name)
        if not text:
            return ""
        context.found += 1
        if context.recorded is not None:
            context.recorded.append(name)
        if name == "citation-number":
            text = text.zfill(8) if scope.sorting else text
        elif name in ("page", "page-first"):
            text = page_ranges(text, pages, dash)
        elif is_numeric(text):
            text = _DIGITS.sub(lambda match: written(int(match[0])), text)
            text = _SEPARATOR.sub(lambda match: _separator(match[1], dash), text)
        return finish(text, context)

    return render


def _separator(sign: str, dash: str) -> str:
    if sign == ",":
        return ", "
    return " & " if sign == "&" else dash


def _writer(form: str, locale: Locale, gender: str) -> Callable[[int], str]:
    if form == "ordinal":
        return lambda number: ordinal(number, locale, gender)
    if form == "long-ordinal":
        return lambda number: long_ordinal(number, locale, gender)
    if form == "roman":
        return lambda number: roman(number) if 0 < number < 4000 else str(number)
    return str


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Return a number with the ordinal suffix of a language (CSL 1.0.2, "Ordinal Suffixes")."""
    return f"{number}{_suffix(number, locale, gender)}"


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Return the word for an ordinal of 1 to 10, else the number with its suffix."""
    word = locale.term(f"long-ordinal-{number:02d}", gender=gender) if number <= 10 else None
    return word or ordinal(number, locale, gender)


def _suffix(number: int, locale: Locale, gender: str) -> str:
    for rest, default in ((number % 100, "last-two-digits"), (number % 10, "last-digit")):
        name = f"ordinal-{rest:02d}"
        term = locale.find(name, gender=gender)
        if term is None:
            continue
        match = term.match or default
        if match == "whole-number" and number != rest:
            continue
        if match == "last-two-digits" and number % 100 != rest:
            continue
        return term.single
    return locale.term("ordinal", gender=gender) or ""
