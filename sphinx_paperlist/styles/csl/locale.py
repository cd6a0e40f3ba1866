"""Hold the terms, date formats and options of a language (CSL 1.0.2, "Locale").

A style may bring terms of its own; they win over those of the language (`merged`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from sphinx_paperlist.papers.languages import primary
from sphinx_paperlist.styles.csl.marks import cleaned
from sphinx_paperlist.styles.csl.xml import CslError, Element
from sphinx_paperlist.styles.words import locale_name

DATE_PARTS = frozenset({"day", "month", "year"})
# Names that terms had in CSL 1.0.
_RENAMED: Mapping[str, str] = MappingProxyType({"sub verbo": "sub-verbo"})
# Where a term lacks a form, the next one stands in for it.
_INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        "verb-short": "verb",
        "symbol": "short",
        "verb": "long",
        "short": "long",
    }
)
# Dialects that stand for their language, as far as they are not named as `de-DE` is.
_DIALECTS: Mapping[str, str] = MappingProxyType(
    {
        dialect.partition("-")[0]: dialect
        for dialect in (
            *("af-ZA", "ca-AD", "cs-CZ", "cy-GB", "da-DK", "el-GR", "en-US", "et-EE", "fa-IR"),
            *("he-IL", "hi-IN", "ja-JP", "km-KH", "ko-KR", "nb-NO", "nn-NO", "sl-SI", "sr-RS"),
            *("sv-SE", "uk-UA", "vi-VN"),
        )
    }
)


class Term(NamedTuple):
    """Hold what a term is in the singular and the plural, and what gender the word has.

    `match` says of an ordinal which numbers it is for, besides the one in its name.
    """

    single: str
    multiple: str
    gender: str = ""
    match: str = ""


class TermKey(NamedTuple):
    """Name a term: its form, and the gender that it agrees with."""

    name: str
    form: str = "long"
    gender: str = ""


class Locale(NamedTuple):
    """Hold the terms, date formats by their form, and options of one language."""

    language: str = ""
    terms: Mapping[TermKey, Term] = {}
    dates: Mapping[str, Element] = {}
    options: Mapping[str, str] = {}

    def term(
        self, name: str, form: str = "long", *, plural: bool = False, gender: str = ""
    ) -> str | None:
        """Return a term in a form, or in the form that stands in for it; None where it has none."""
        found = self.find(name, form, gender)
        while found is None and form in _INSTEAD:
            form = _INSTEAD[form]
            found = self.find(name, form, gender)
        if found is None:
            return None
        return found.multiple if plural else found.single

    def find(self, name: str, form: str = "long", gender: str = "") -> Term | None:
        """Return a term in exactly a form; in no gender where it has none in this one."""
        return self.terms.get(TermKey(name, form, gender)) or self.terms.get(TermKey(name, form))

    def gender(self, name: str) -> str:
        """Return the gender of the word that a term is."""
        found = self.terms.get(TermKey(name))
        return found.gender if found else ""

    def option(self, name: str) -> bool:
        """Tell whether an option is set."""
        return self.options.get(name) == "true"

    def merged(self, other: Locale) -> Locale:
        """Return this locale with what another one says in its place.

        Ordinals are a set: who defines some of them wants no others.
        """
        terms = dict(self.terms)
        if any(_is_ordinal(key.name) for key in other.terms):
            terms = {key: term for key, term in terms.items() if not _is_ordinal(key.name)}
        return Locale(
            self.language or other.language,
            terms | dict(other.terms),
            {**self.dates, **other.dates},
            {**self.options, **other.options},
        )


def _is_ordinal(name: str) -> bool:
    return name == "ordinal" or name.startswith("ordinal-")


def read_locale(element: Element, path: str) -> Locale:
    """Return what a `locale` element says; raise `CslError` where it is none."""
    if element.name != "locale":
        raise CslError(f"'{element.name}' is no locale", path, element.line)
    terms = [
        term for group in element.each("terms") for term in group.each("term") if term.get("name")
    ]
    for part in (part for date in element.each("date") for part in date.children):
        if part.name != "date-part" or part.get("name") not in DATE_PARTS:
            said = part.get("name") if part.name == "date-part" else part.name
            raise CslError(f"'{said}' is no part of a date", path, part.line)
    options: dict[str, str] = {}
    for one in element.each("style-options"):
        options |= one.attributes
    return Locale(
        element.get("xml:lang"),
        dict(map(_term, terms)),
        {date.get("form"): date for date in element.each("date")},
        options,
    )


def _term(element: Element) -> tuple[TermKey, Term]:
    single, multiple = element.child("single"), element.child("multiple")
    text = cleaned(element.text if single is None else single.text)
    one, many = map(_one_line, (text, cleaned(multiple.text) if multiple else text))
    key = TermKey(
        _RENAMED.get(element.get("name"), element.get("name")),
        element.get("form", "long"),
        element.get("gender-form"),
    )
    return key, Term(one, many, element.get("gender"), element.get("match"))


def _one_line(text: str) -> str:
    # Blanks at the ends are wanted, line ends and what follows them are layout of the file.
    first, *others = text.splitlines() or [""]
    return " ".join(filter(None, (first, *map(str.lstrip, others))))


def chosen(locales: Sequence[Locale], language: str) -> Locale:
    """Return the locales of a style that are for a language, the most special ones winning.

    Those without a language are for all; `de` is for `de-AT` as well, and `de-DE` for `de` (CSL
    1.0.2, "Locale fallback").
    """
    found = Locale()
    for rank in dict.fromkeys(["", primary(language), dialect(language), language]):
        for one in locales:
            if one.language == rank:
                found = found.merged(one)
    return found._replace(language=language)


def dialect(language: str) -> str:
    """Return a language with a region: that of its script, or that of its home."""
    if primary(language) == "zh":
        return locale_name(language).replace("_", "-")
    if not language or "-" in language:
        return language
    return _DIALECTS.get(language, f"{language}-{language.upper()}")
