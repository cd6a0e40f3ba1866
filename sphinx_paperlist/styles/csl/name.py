"""Write one name (CSL 1.0.2, "Name-part" and "Name-part Order")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sphinx_paperlist.papers.text import has_cjk
from sphinx_paperlist.styles.csl.context import Context
from sphinx_paperlist.styles.csl.formatting import AFFIXES, Formatter, formatter
from sphinx_paperlist.styles.csl.initials import initials, normalized
from sphinx_paperlist.styles.csl.marks import cleaned
from sphinx_paperlist.styles.csl.punctuation import join
from sphinx_paperlist.styles.csl.reference import PersonName
from sphinx_paperlist.styles.csl.scope import Scope
from sphinx_paperlist.styles.csl.xml import Element

# What joins what follows it without a blank.
_JOINING = ("'", "’", "-", "\u2010", "\u2011", " ", "\u00a0")
# How much of a given name is shown.
AS_STYLED, INITIALS, ALL_GIVEN = 0, 1, 2


class Parts(NamedTuple):
    """Hold what formats the parts of a name, without and with their affixes."""

    family: Formatter
    family_affixes: Formatter
    given: Formatter
    given_affixes: Formatter


class NameWriter:
    """Write a name as the options of a `name` element say."""

    def __init__(self, options: Mapping[str, str], parts: Parts, style: Mapping[str, str]) -> None:
        """Take the options of the element with those inherited, and those of the style."""
        self._parts = parts
        self._short = options.get("form") == "short"
        self._separator = cleaned(options.get("sort-separator", ", "))
        self._with = options.get("initialize-with")
        self._initialize = options.get("initialize", "true") == "true"
        self._hyphens = style.get("initialize-with-hyphen", "true") == "true"
        self._demote = style.get("demote-non-dropping-particle", "display-and-sort")

    def write(self, name: PersonName, context: Context, *, inverted: bool, sorting: bool) -> str:
        """Return a name, family name first where it is inverted; Han names are so always."""
        if name.literal:
            return name.literal
        level = context.distinction.given.get(name, AS_STYLED)
        if (self._short and not level) or not name.family:
            return self._family(name, context)
        given = self._given(name.given, level)
        if has_cjk(name.family):
            after = self._parts.given(given, context) if given else ""
            return f"{self._parts.family(name.family, context)}{after}"
        if name.suffix and self._with is not None and "." not in self._with:
            name = name._replace(suffix=name.suffix.rstrip("."))
        if inverted:
            demoted = self._demote == "display-and-sort"
            demoted = demoted or (sorting and self._demote == "sort-only")
            return self._inverted(name, given, context, demoted=demoted)
        return self._spoken(name, given, context)

    def _spoken(self, name: PersonName, given: str, context: Context) -> str:
        """Return a name in the order in which it is spoken."""
        last = self._family(name, context)
        if name.dropping:
            last = _spaced(self._parts.given(name.dropping, context), last)
        if name.suffix:
            last = f"{last}{', ' if name.comma_suffix else ' '}{name.suffix}"
        last = self._parts.family_affixes(last, context)
        return _spaced(self._first(given, context), last)

    def _inverted(self, name: PersonName, given: str, context: Context, *, demoted: bool) -> str:
        """Return a name as it is sorted; where it is demoted, the particle stands at the end."""
        particle = self._parts.family(name.non_dropping, context) if name.non_dropping else ""
        last = self._parts.family(name.family, context)
        first = " ".join(filter(None, (given, name.dropping)))
        first = self._parts.given(first, context) if first else ""
        if demoted:
            first = _spaced(first, particle)
        else:
            last = _spaced(particle, last)
        first = self._parts.given_affixes(first, context) if first else ""
        last = self._parts.family_affixes(last, context)
        return join([last, first, name.suffix], self._separator)

    def _family(self, name: PersonName, context: Context) -> str:
        """Return the name of a family with its particle; who has none is called by the other."""
        if not name.family:
            return name.given
        text = self._parts.family(name.family, context)
        if not name.non_dropping:
            return text
        return _spaced(self._parts.family(name.non_dropping, context), text)

    def _first(self, given: str, context: Context) -> str:
        if not given:
            return ""
        return self._parts.given_affixes(self._parts.given(given, context), context)

    def _given(self, given: str, level: int) -> str:
        if self._with is None or level == ALL_GIVEN or not given:
            return given
        make = initials if self._initialize else normalized
        return make(given, self._with, hyphens=self._hyphens)


def _spaced(first: str, second: str) -> str:
    if not first or not second:
        return first or second
    return first + second if first.endswith(_JOINING) else f"{first} {second}"


def name_parts(element: Element | None, scope: Scope) -> Parts:
    """Return what formats the parts of names, by the `name-part` elements in a `name`."""
    found = {one.get("name"): one for one in element.each("name-part")} if element else {}
    formats: list[Formatter] = []
    for part in ("family", "given"):
        one = found.get(part) or Element("name-part", {}, (), "", 0)
        formats += [formatter(one.without(AFFIXES), scope), formatter(one.only(AFFIXES), scope)]
    return Parts(*formats)
