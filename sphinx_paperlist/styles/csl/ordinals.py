"""Hold the ordinal suffixes of languages, and make the terms that say which number has which.

The CLDR says which numbers are alike in a language (UTS 35, part 3, "Language Plural Rules"), but
not how they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sphinx_paperlist.styles.csl.locale import Term, TermKey

# Languages in which an ordinal is a number with a stop.
_STOPPED = "bs cs da de et fi hr hu is lv nb nn no pl sk sl sr tr"
# By the category of the number; `other` is that of all which are not named. What is not here has
# the plain number, which readers understand everywhere.
_SUFFIXES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ca": {"one": "r", "two": "n", "few": "t", "other": "è"},
        "en": {"one": "st", "two": "nd", "few": "rd", "other": "th"},
        "es": {"other": ".º"},
        "fr": {"one": "er", "other": "e"},
        "gl": {"other": "º"},
        "it": {"other": "º"},
        "nl": {"other": "e"},
        "pt": {"other": "º"},
        "sv": {"one": ":a", "other": ":e"},
        **{language: {"other": "."} for language in _STOPPED.split()},
    }
)
_FEMININE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ca": {"other": "a"},
        "es": {"other": ".ª"},
        "fr": {"one": "re", "other": "e"},
        "gl": {"other": "ª"},
        "it": {"other": "ª"},
        "pt": {"other": "ª"},
    }
)


def suffix_of_days(language: str) -> str | None:
    """Return what patterns of dates have after a day that is an ordinal; None where none is.

    In French, patterns do not show it: the first of a month is an ordinal, other days are not.
    """
    suffix = _SUFFIXES.get(language, {}).get("other")
    return "" if language == "fr" else suffix if suffix == "." else None


def ordinal_terms(language: str, category: Callable[[int], str]) -> dict[TermKey, Term]:
    """Return the terms for ordinals of a language, of which `category` is the plural rule."""
    terms = _terms(_SUFFIXES.get(language, {"other": ""}), category)
    made = {TermKey(name): term for name, term in terms.items()}
    if language in _FEMININE:
        feminine = _terms(_FEMININE[language], category)
        # A term that is in no gender would win over the general one that is in the right one.
        for name, term in terms.items():
            other = term._replace(single=feminine["ordinal"].single)
            made[TermKey(name, gender="feminine")] = feminine.get(name, other)
    return made


def _terms(suffixes: Mapping[str, str], category: Callable[[int], str]) -> dict[str, Term]:
    def suffix(number: int) -> str:
        return suffixes.get(category(number), suffixes["other"])

    def term(number: int, match: str = "") -> Term:
        return Term(suffix(number), suffix(number), match=match)

    terms = {"ordinal": Term(suffixes["other"], suffixes["other"])}
    for digit in range(10):
        # 21 is like 31 and 121, while 1 and 11 may be special.
        if suffix(20 + digit) != suffixes["other"]:
            terms[f"ordinal-{digit:02d}"] = term(20 + digit, "last-digit")
            terms[f"ordinal-{10 + digit}"] = term(10 + digit, "last-two-digits")
        elif suffix(digit) != suffixes["other"]:
            terms[f"ordinal-{digit:02d}"] = term(digit, "whole-number")
    return terms
