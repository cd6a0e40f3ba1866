"""Turn papers and lists into plain data of the canonical form.

What is written here, `sources/canonical.py` reads back as the same papers and lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from sphinx_paperlist.papers.fields import Field, Kind
from sphinx_paperlist.papers.keys import is_citable
from sphinx_paperlist.papers.model import (
    LIST_FIELDS,
    PAPER_FIELD_NAMES,
    PAPER_FIELDS,
    Link,
    Paper,
    PaperList,
    Translation,
)
from sphinx_paperlist.papers.name_parsing import means_others, parse_name
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.usual import EXTRA, usual_field, usual_label

Data: TypeAlias = "str | int | Sequence[Data] | Mapping[str, Data]"

# What the reader takes for several names.
_AND = re.compile(r"\s(?:and|&)\s", re.IGNORECASE)
_WHOLE = (Kind.PAPERS, Kind.LISTS)


def library_data(
    papers: Mapping[str, Paper], lists: Sequence[PaperList[str]] = (), *, extra: bool = True
) -> dict[str, Data]:
    """Return papers and lists in the canonical form.

    A paper is whole where it is first met and its key afterwards; papers of no list come last,
    under `papers`. `extra` says whether unknown fields are written.
    """
    unmet = dict(papers)

    def list_data(one: PaperList[str]) -> dict[str, Data]:
        known, unknown = (
            _known(one, LIST_FIELDS),
            unknown_data(one.extra if extra else (), LIST_FIELDS),
        )
        if not is_citable(one.id):
            known.pop("id", None)
        items = [
            paper_data(key, unmet.pop(key), extra=extra) if key in unmet else key
            for key in one.papers
            if key in papers
        ]
        below = [list_data(inner) for inner in one.lists]
        whole: dict[str, Data] = {"papers": items, "lists": below}
        return known | unknown | {name: value for name, value in whole.items() if value}

    data: dict[str, Data] = {"lists": [list_data(one) for one in lists]} if lists else {}
    loose = [paper_data(key, paper, extra=extra) for key, paper in unmet.items()]
    return data | {"papers": loose} if loose or not lists else data


def paper_data(key: str, paper: Paper, *, extra: bool = True) -> dict[str, Data]:
    """Return the fields of a paper that are set, in the order of the field table."""
    known = _known(paper._replace(key=key), PAPER_FIELDS)
    return known | unknown_data(paper.extra if extra else ())


def field_data(paper: Paper, name: str) -> Data:
    """Return one field of a paper as the canonical form holds it; empty where it is not set."""
    return _value(paper, PAPER_FIELDS[name])


def _known(record: Paper | PaperList[str], fields: Mapping[str, Field]) -> dict[str, Data]:
    values = ((name, _value(record, field)) for name, field in fields.items())
    return {name: value for name, value in values if value}


def _value(record: Paper | PaperList[str], field: Field) -> Data:
    value: Any = getattr(record, field.name)
    if not value or field.kind in _WHOLE:
        return ""
    match field.kind:
        case Kind.NAMES:
            return [_name_data(name) for name in value]
        case Kind.LINKS:
            return links_data(value)
        case Kind.DATE:
            return str(value)
        case Kind.TEXTS:
            return list(value)
        case Kind.INLINE:
            return _localized(field.name, value, record.translations)
        case _:
            return str(value) if field.kind is not Kind.INTEGER else int(value)


def _localized(name: str, text: str, translations: Iterable[Translation]) -> Data:
    found = {one.language: one.text for one in translations if one.field == name}
    return found or text


def _name_data(name: Name) -> Data:
    """Return a name as the shortest thing that reads back as the same name."""
    if name == OTHERS:
        return name.literal
    family = " ".join(part for part in (name.particle, name.family) if part)
    inverted = ", ".join(part for part in (family, name.suffix, name.given) if part)
    for text in (str(name), inverted):
        if not means_others(text) and not _AND.search(text) and parse_name(text) == name:
            return text
    return name_parts(name)


def name_parts(name: Name) -> dict[str, Data]:
    """Return a name as a mapping of its parts: `{name: ...}` where it is not taken apart."""
    parts: dict[str, Data] = {
        "name": name.literal,
        "family": name.family,
        "given": name.given,
        "particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def links_data(links: Iterable[Link]) -> dict[str, Data]:
    """Return links by label; the second of a label is `PDF#2`, the third `PDF#3`."""
    data: dict[str, Data] = {}
    uses: dict[str, int] = {}
    for link in links:
        uses[link.label] = uses.get(link.label, 0) + 1
        label = link.label if uses[link.label] == 1 else f"{link.label}#{uses[link.label]}"
        data[label] = link.url
    return data


def unknown_data(
    extra: Iterable[tuple[str, str]], known: Iterable[str] = PAPER_FIELD_NAMES
) -> dict[str, Data]:
    """Return unknown fields; under `extra` where one would be taken for a known one."""
    data: dict[str, Data] = dict(extra)
    clear = not any(
        name in known or name == EXTRA or usual_field(name) or usual_label(name) for name in data
    )
    return data if clear else {EXTRA: data}
