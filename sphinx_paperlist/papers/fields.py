"""Describe the fields of a paper and of a list: the one table that everything is made from.

The attributes of `Paper` and `PaperList` carry their descriptions as dataclass metadata.
Validation, suggestions and the reference documentation read them from there.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any


class Kind(enum.Enum):
    """Name the kinds of value that a field may hold; the text says it to the user."""

    KEY = "a word without blanks and commas"
    TEXT = "a text"
    INLINE = "a text in inline Markdown, or one for each language as `{en: ..., zh: ...}`"
    NAMES = "a list of names, a last `others` for et al."
    DATE = "a date: 2021, 2021-11 or 2021-11-03"
    INTEGER = "a whole number"
    TEXTS = "a list of texts"
    URL = "an address"
    ARXIV = "an arXiv id or address"
    DOI = "a DOI or its address"
    LINKS = "a mapping from label to URL"
    PAPERS = "a list of papers, or of keys of papers defined elsewhere"
    LISTS = "a list of lists"


@dataclass(frozen=True, slots=True)
class Field:
    """Describe one field: its name, what it holds, and what it is for."""

    name: str
    kind: Kind
    meaning: str
    also: tuple[str, ...] = ()


def described(kind: Kind, meaning: str, default: object, *, also: tuple[str, ...] = ()) -> Any:
    """Return a dataclass attribute that carries its description.

    It has any type, as what `dataclasses.field` returns.
    """
    metadata = {"kind": kind, "meaning": meaning, "also": also}
    return dataclasses.field(default=default, metadata=metadata)


def fields_of(record: type) -> Mapping[str, Field]:
    """Return the described fields of a record by name, in order."""
    return MappingProxyType(
        {
            field.name: Field(field.name, **field.metadata)
            for field in dataclasses.fields(record)
            if "kind" in field.metadata
        }
    )


def field_names(fields: Mapping[str, Field]) -> Mapping[str, Field]:
    """Return the fields by every name they are written with."""
    return MappingProxyType(
        {name: field for field in fields.values() for name in (field.name, *field.also)}
    )
