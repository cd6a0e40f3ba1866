"""The records carry the one table of fields."""

from __future__ import annotations

import pytest

from sphinx_paperlist.papers.fields import Kind
from sphinx_paperlist.papers.model import LIST_FIELDS, PAPER_FIELD_NAMES, PAPER_FIELDS, Paper


def test_every_field_says_what_it_is_for() -> None:
    assert all(field.meaning for field in [*PAPER_FIELDS.values(), *LIST_FIELDS.values()])


@pytest.mark.parametrize(
    "name, field", [("year", "date"), ("author", "authors"), ("editor", "editors")]
)
def test_a_field_is_known_by_its_other_names(name: str, field: str) -> None:
    assert PAPER_FIELD_NAMES[name] is PAPER_FIELDS[field]


@pytest.mark.parametrize("name", ["origin", "extra", "translations"])
def test_what_readers_keep_for_themselves_is_no_field(name: str) -> None:
    assert name in Paper._fields
    assert name not in PAPER_FIELD_NAMES


def test_the_fields_of_lists_hold_papers_and_lists() -> None:
    assert {LIST_FIELDS["papers"].kind, LIST_FIELDS["lists"].kind} == {Kind.PAPERS, Kind.LISTS}


def test_a_paper_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Paper().title = "x"  # type: ignore[misc]


def test_a_paper_without_date_has_no_year() -> None:
    assert Paper().year is None
