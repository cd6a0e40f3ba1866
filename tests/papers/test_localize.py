"""Texts are chosen by language; translators translate prose that is given in one only."""

from __future__ import annotations

import pytest

from sphinx_paperlist.papers.localize import given, localize, localize_group
from sphinx_paperlist.papers.model import Paper, Translation
from sphinx_paperlist.papers.query import Group

TITLES = (Translation("title", "en", "Seas"), Translation("title", "zh", "海"))
PAPER = Paper(title="Seas", note="Read this.", abstract="Much.", venue="Sea", translations=TITLES)
LIST: Group[Paper] = Group(title="Seas", description="On seas.", translations=TITLES)


@pytest.mark.parametrize(
    "language, title",
    [("en", "Seas"), ("zh", "海"), ("zh_CN", "海"), ("zh-TW", "海"), ("de", "Seas")],
)
def test_the_closest_language_is_chosen_else_what_was_given_first(
    language: str, title: str
) -> None:
    assert localize(PAPER, language).title == title
    assert localize_group(LIST, language).title == title


def test_prose_is_translated_and_nothing_else() -> None:
    found = localize(PAPER._replace(translations=()), "de", str.upper)

    assert (found.note, found.abstract) == ("READ THIS.", "MUCH.")
    assert (found.title, found.venue) == ("Seas", "Sea")
    assert localize_group(LIST._replace(translations=()), "de", str.upper).title == "SEAS"


def test_what_is_given_in_several_languages_is_translated_already() -> None:
    notes = (Translation("note", "en", "Read this."), Translation("note", "zh", "请读。"))
    paper = PAPER._replace(translations=notes)

    assert given(paper) == ("note",)
    assert localize(paper, "de", str.upper).note == "Read this."
    assert localize(paper, "de", str.upper).abstract == "MUCH."
    assert localize_group(LIST, "de", str.upper)[:2] == ("Seas", "ON SEAS.")


def test_what_a_query_grouped_by_is_nothing_to_translate() -> None:
    assert localize_group(LIST._replace(field="venue"), "de", str.upper).title == "Seas"
