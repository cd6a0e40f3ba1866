"""Sort references (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from sphinx_paperlist.papers.collation import collation_key
from sphinx_paperlist.papers.csl import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from sphinx_paperlist.styles.csl.context import Cite, Context, Distinction, Render
from sphinx_paperlist.styles.csl.date import sortable
from sphinx_paperlist.styles.csl.marks import bare
from sphinx_paperlist.styles.csl.names import compile_names
from sphinx_paperlist.styles.csl.scope import Scope
from sphinx_paperlist.styles.csl.text import number_value
from sphinx_paperlist.styles.csl.xml import Element

Value: TypeAlias = tuple[int, bytes]

_IGNORED = re.compile(r"[^\w\s-]|_")
_NUMBER = re.compile(r"-?\d+")


class SortKey(NamedTuple):
    """Hold what gives the text to sort by, empty where there is none, and the direction.

    `is_number` says that it is the citation number.
    """

    value: Callable[[Context], str]
    descending: bool
    is_number: bool = False


def compile_key(element: Element, scope: Scope) -> SortKey:
    """Compile a sort key: a variable, or what a macro shows."""
    sorting = replace(scope, sorting=True, macros={}, forced=_forced(element))
    descending = element.get("sort") == "descending"
    if element.get("macro"):
        return SortKey(sorting.macro(element), descending, _is_number(element, scope))
    name = element.get("variable")
    return SortKey(_variable(name, sorting), descending, name == "citation-number")


def _is_number(element: Element, scope: Scope) -> bool:
    """Tell whether a macro shows nothing but the citation number."""
    macro = scope.style.macros.get(element.get("macro"))
    return macro is not None and [child.get("variable") for child in macro.children] == [
        "citation-number"
    ]


# What a key may say of names, in place of which options of theirs.
_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "names-min": ("et-al-min", "et-al-subsequent-min"),
        "names-use-first": ("et-al-use-first", "et-al-subsequent-use-first"),
        "names-use-last": ("et-al-use-last",),
    }
)


def _forced(element: Element) -> Mapping[str, str]:
    return {
        option: element.get(name)
        for name, options in _NAMES.items()
        if name in element.attributes
        for option in options
    }


def _variable(name: str, scope: Scope) -> Render:
    if name in NAME_VARIABLES:
        element = Element("name", {"form": "long"}, (), "", 0)
        return compile_names(Element("names", {"variable": name}, (element,), "", 0), scope)
    if name in DATE_VARIABLES:
        return lambda context: sortable(date) if (date := context.reference.dates.get(name)) else ""
    if name in NUMBER_VARIABLES:
        return lambda context: _padded(number_value(context, name))
    return lambda context: context.reference.texts.get(name, "")


def _padded(text: str) -> str:
    match = _NUMBER.match(text)
    return f"{match[0].zfill(10)}{text[match.end() :]}" if match else text


def sort_values(
    keys: tuple[SortKey, ...], cite: Cite, number: int, distinction: Distinction
) -> tuple[Value | None, ...]:
    """Return what a reference is sorted by; None where it has nothing for a key."""
    values = []
    for key in keys:
        text = bare(key.value(Context(cite, number, distinction)))
        text = " ".join(_IGNORED.sub("", text.replace(".", " ")).split()) or text
        values.append(collation_key(text) if text else None)
    return tuple(values)


def order(keys: tuple[SortKey, ...], values: list[tuple[Value | None, ...]]) -> list[int]:
    """Return the places of references in their order; those without a value come last."""
    places = list(range(len(values)))
    for number, key in reversed([*enumerate(keys)]):
        some = [place for place in places if values[place][number] is not None]
        none = [place for place in places if values[place][number] is None]
        some.sort(key=lambda place: values[place][number] or (0, b""), reverse=key.descending)
        places = some + none
    return places
