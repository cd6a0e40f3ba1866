"""Every message of the package is translated in every catalogue, and compiled for the wheel."""

from __future__ import annotations

import re
from gettext import translation
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import sphinx_paperlist
from sphinx_paperlist.styles.words import CATALOG, LOCALE_DIR

PACKAGE = Path(sphinx_paperlist.__file__).parent
LANGUAGES = sorted(path.name for path in LOCALE_DIR.iterdir())


def messages() -> set[str]:
    """Return the messages of the package, as its modules have them."""
    return {str(one[2]) for one in extract_from_dir(PACKAGE, [("**.py", "python")])}


def catalogue(language: str) -> Catalog:
    with (LOCALE_DIR / f"{language}/LC_MESSAGES/{CATALOG}.po").open("rb") as file:
        return read_po(file, locale=language)


def test_the_languages_of_the_documentation_have_a_catalogue() -> None:
    assert {"de", "es", "fr", "ja", "zh_CN", "zh_TW"} <= set(LANGUAGES)
    assert len(messages()) > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_complete(language: str) -> None:
    found = [one for one in catalogue(language) if one.id]

    assert {str(one.id) for one in found} == messages()
    assert [one.id for one in found if not one.string or one.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_things_to_fill_in(language: str) -> None:
    for one in catalogue(language):
        wanted, given = (
            sorted(name for _, name, _, _ in Formatter().parse(str(text)) if name)
            for text in (one.id, one.string)
        )
        assert wanted == given


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_source(language: str) -> None:
    compiled = translation(CATALOG, LOCALE_DIR, [language])

    for one in catalogue(language):
        if one.id:
            assert compiled.gettext(str(one.id)) == one.string


@pytest.mark.parametrize("language", ["ja", "zh_CN", "zh_TW"])
def test_no_english_word_is_left_in_languages_of_other_letters(language: str) -> None:
    for one in catalogue(language):
        text = re.sub(r"\{\w+\}|Ctrl\+C|⌘C", "", str(one.string))
        assert one.id == "" or not re.search("[A-Za-z]{2}", text)
