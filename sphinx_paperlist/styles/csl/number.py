"""Render number variables (CSL 1.0.2, "Number")."""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_paperlist.styles.csl.context import Context, Render
from sphinx_paperlist.styles.csl.formatting import formatter
from sphinx_paperlist.styles.csl.locale import Locale
from sphinx_paperlist.styles.csl.numbers import is_numeric, roman
from sphinx_paperlist.styles.csl.scope import Scope
from sphinx_paperlist.styles.csl.text import number_value, value_of
from sphinx_paperlist.styles.csl.xml import Element

# What has more digits is no number that anybody counts, and stays as it is.
_DIGITS = re.compile(r"(?<!\w)\d{1,18}(?!\w)")
_SEPARATOR = re.compile(r"\s*([,&\u2013-])\s*")


def compile_number(element: Element, scope: Scope) -> Render:
    """Compile a number; a value that is not numeric is shown as it is."""
    name = element.get("variable")
    finish = formatter(element, scope)
    as_text = value_of(name, scope, short=False)
    is_special = name in ("citation-number", "page", "page-first")
    value = as_text if is_special else _numeral(name, element.get("form"), scope)

    def render(context: Context) -> str:
        text = context.called(name, value(context))
        return finish(text, context) if text else ""

    return render


def _numeral(name: str, form: str, scope: Scope) -> Callable[[Context], str]:
    """Return what gives the numbers of a variable in a form."""
    locale = scope.locale
    written = _writer(form, locale, locale.gender(name))
    dash = locale.term("page-range-delimiter") or "–"

    def value(context: Context) -> str:
        text = number_value(context, name)
        if not is_numeric(text):
            return text
        text = _DIGITS.sub(lambda match: written(int(match[0])), text)
        return _SEPARATOR.sub(lambda match: _separator(match[1], dash), text)

    return value


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
