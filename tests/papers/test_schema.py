"""The JSON Schema is made from the field table, and says what the reader takes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from sphinx_paperlist.exports.canonical import library_data
from sphinx_paperlist.papers.model import LIST_FIELDS, PAPER_FIELD_NAMES
from sphinx_paperlist.papers.schema import json_schema
from tests.exports.strategies import Generated, libraries

jsonschema: Any = pytest.importorskip("jsonschema")


@pytest.fixture(scope="module")
def validator() -> Any:
    return jsonschema.Draft202012Validator(json_schema())


def test_it_is_a_schema_of_its_draft() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_it_describes_every_field_by_every_name() -> None:
    definitions = json_schema()["$defs"]

    assert definitions["paper"]["properties"].keys() == PAPER_FIELD_NAMES.keys()
    assert definitions["list"]["properties"].keys() == LIST_FIELDS.keys()
    for name, field in PAPER_FIELD_NAMES.items():
        assert definitions["paper"]["properties"][name]["description"] == field.meaning


@given(libraries())
def test_whatever_is_written_is_valid(library: Generated) -> None:
    data = library_data(library.papers, library.lists)

    assert list(jsonschema.Draft202012Validator(json_schema()).iter_errors(data)) == []


@pytest.mark.parametrize(
    "paper",
    [
        {"title": "T", "year": 2021, "volume": 12, "colour": "unknown"},
        {"title": {"en": "T", "zh": "题"}, "authors": "Ann Lee and Bo Li"},
        {"title": "T", "authors": ["Ann Lee", {"name": "A Group"}, "others"]},
        {"title": "T", "links": {"PDF": ["https://a.example/1", "https://a.example/2"]}},
        "gu2021",
    ],
)
def test_what_people_write_is_valid(validator: Any, paper: object) -> None:
    assert validator.is_valid({"papers": [paper]})
    assert validator.is_valid([paper])


@pytest.mark.parametrize(
    "paper",
    [
        {"key": "k"},
        {"title": "T", "key": "two words"},
        {"title": "T", "date": "last year"},
        {"title": "T", "links": ["https://a.example"]},
        {"title": "T", "authors": [{"nom": "Lee"}]},
        ["k"],
    ],
)
def test_what_the_reader_would_leave_out_is_not_valid(validator: Any, paper: object) -> None:
    assert not validator.is_valid({"papers": [paper]})
