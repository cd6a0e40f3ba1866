"""Read the fields of a paper as numbers and texts, for queries."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from sphinx_paperlist.papers.collation import collation_key
from sphinx_paperlist.papers.fields import Kind
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import PAPER_FIELDS, Paper
from sphinx_paperlist.papers.names import known_names

Value: TypeAlias = int | str | tuple[str, ...] | None

_TYPES = {Kind.INTEGER: int, Kind.NAMES: tuple, Kind.TEXTS: tuple, Kind.LINKS: tuple}

# What a query calls a value, and its type: the fields of a paper, and its year.
QUERY_TYPES: Mapping[str, type] = MappingProxyType(
    {"year": int} | {name: _TYPES.get(field.kind, str) for name, field in PAPER_FIELDS.items()}
)


def value_of(paper: Paper, name: str) -> Value:
    """Return a field as a query sees it: a number, a text, several texts, or None if absent.

    Names are given as they are read, links by their labels, dates in ISO 8601; a paper without
    venue has what it is part of.
    """
    if name == "year":
        return paper.year
    if name == "venue":
        return paper.badge or None
    value = getattr(paper, name)
    match PAPER_FIELDS[name].kind:
        case Kind.INLINE:
            return plain_text(value) or None
        case Kind.NAMES:
            return tuple(str(one) for one in known_names(value))
        case Kind.LINKS:
            return tuple(link.label for link in value)
        case Kind.DATE:
            return str(value) if value else None
        case _:
            return value or None


def sort_value(paper: Paper, name: str) -> tuple[Any, ...] | None:
    """Return what a paper is sorted by, or None where it lacks the field.

    Authors sort by family name, unless the paper's `sort` field says otherwise.
    """
    if name in ("authors", "editors"):
        names = known_names(getattr(paper, name))
        text = paper.sort or " ".join(f"{one.family or one.literal} {one.given}" for one in names)
        return collation_key(text) if text else None
    value = value_of(paper, name)
    if value is None or value == ():
        return None
    if isinstance(value, int):
        return (value,)
    return collation_key(value if isinstance(value, str) else " ".join(value))
