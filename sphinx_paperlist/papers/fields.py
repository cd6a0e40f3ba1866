"""Describe the fields of a paper and of a list: the one table that everything is made from.

The attributes of `Paper` and `PaperList` carry their descriptions in their annotations.
Validation, suggestions and the reference documentation read them from there.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


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


class Field(NamedTuple):
    """Describe an attribute in its annotation: what it holds, and what it is for.

    `also` are other names that data files may use for it. `csl`, `biblatex` and `ris` are the
    variable of CSL 1.0.2, the field of BibLaTeX and the tag of RIS that hold the same; empty
    where the format has none. The name is that of the attribute.
    """

    kind: Kind
    meaning: str
    also: tuple[str, ...] = ()
    csl: str = ""
    biblatex: str = ""
    ris: str = ""
    name: str = ""


def fields_of(record: type) -> Mapping[str, Field]:
    """Return the described fields of a record by name, in order."""
    found = {}
    for name, hint in record.__annotations__.items():
        for note in getattr(hint, "__metadata__", ()):
            if isinstance(note, Field):
                found[name] = note._replace(name=name)
    return MappingProxyType(found)


def field_names(fields: Mapping[str, Field]) -> Mapping[str, Field]:
    """Return the fields by every name they are written with."""
    return MappingProxyType(
        {name: field for field in fields.values() for name in (field.name, *field.also)}
    )
