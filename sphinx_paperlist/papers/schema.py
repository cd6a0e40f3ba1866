"""Describe the canonical form as a JSON Schema, for editors that complete and check data."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sphinx_paperlist.papers.fields import Field, Kind
from sphinx_paperlist.papers.model import LIST_FIELDS, PAPER_FIELDS
from sphinx_paperlist.papers.types import WORK_TYPES

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
# YAML takes `volume: 12` for a number; the reader takes it for the text that was typed.
_SCALAR: Schema = {"type": ["string", "number", "boolean", "null"]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list_of(item: Schema) -> Schema:
    return {"type": "array", "items": item}


_VALUES: Mapping[Kind, Schema] = MappingProxyType(
    {
        Kind.KEY: _ref("key"),
        Kind.TEXT: _SCALAR,
        Kind.INLINE: _ref("text"),
        Kind.NAMES: {"anyOf": [_TEXT, _ref("name"), _list_of(_ref("name"))]},
        Kind.DATE: _ref("date"),
        Kind.INTEGER: {"type": ["integer", "string"], "pattern": "^[0-9]{1,4}$"},
        Kind.TEXTS: {"anyOf": [_SCALAR, _list_of(_SCALAR)]},
        Kind.URL: _TEXT,
        Kind.ARXIV: _SCALAR,
        Kind.DOI: _TEXT,
        Kind.LINKS: {
            "type": "object",
            "additionalProperties": {"anyOf": [_TEXT, {"type": "null"}, _list_of(_TEXT)]},
        },
        Kind.PAPERS: _list_of({"anyOf": [_ref("paper"), _ref("key")]}),
        Kind.LISTS: _list_of(_ref("list")),
    }
)


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of a file in the canonical form.

    Unknown fields are allowed, since they are kept. What is refused here, the reader leaves out
    and says so.
    """
    top = {name: LIST_FIELDS[name] for name in ("lists", "papers")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Papers and lists",
        "anyOf": [_record(top), _VALUES[Kind.PAPERS]],
        "$defs": {
            "paper": _record(PAPER_FIELDS) | {"required": ["title"]},
            "list": _record(LIST_FIELDS),
            "key": {"type": "string", "pattern": r"^[^\s,{}<>`!\\]+$"},
            "text": {"anyOf": [_SCALAR, {"type": "object", "additionalProperties": _SCALAR}]},
            "date": {
                "type": ["string", "integer"],
                "pattern": r"^[12][0-9]{3}([-/.][0-9]{1,2}){0,2}$",
                "minimum": 1000,
                "maximum": 2999,
            },
            "name": {"anyOf": [_TEXT, _name()]},
        },
    }


def _record(fields: Mapping[str, Field]) -> Schema:
    properties = {
        name: _property(field) for field in fields.values() for name in (field.name, *field.also)
    }
    return {"type": "object", "properties": properties, "additionalProperties": True}


def _property(field: Field) -> Schema:
    described: Schema = {"description": field.meaning} | _VALUES[field.kind]
    if field.name == "type":
        # Suggested, not demanded: other types are kept.
        described |= {"examples": [one.csl for one in WORK_TYPES]}
    return described


def _name() -> Schema:
    ours = ("name", "family", "given", "particle", "suffix")
    as_csl = ("literal", "non-dropping-particle", "dropping-particle")
    return {
        "type": "object",
        "properties": dict.fromkeys((*ours, *as_csl), _TEXT),
        "additionalProperties": False,
        "minProperties": 1,
    }
