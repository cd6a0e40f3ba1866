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


def messages() -> set[tuple[str, tuple[str, ...]]]:
    """Return the messages of the package, as its modules have them, with their contexts."""
    found = extract_from_dir(PACKAGE, [("**.py", "python")])
    return {(context or "", texts(message)) for _, _, message, _, context in found}


def texts(of: object) -> tuple[str, ...]:
    """Return a text alone, or all of those for one and for many."""
    return tuple(map(str, of)) if isinstance(of, list | tuple) else (str(of or ""),)


def catalogue(language: str) -> Catalog:
    with (LOCALE_DIR / f"{language}/LC_MESSAGES/{CATALOG}.po").open("rb") as file:
        return read_po(file, locale=language)


def test_the_languages_of_the_documentation_have_a_catalogue() -> None:
    assert {"de", "es", "fr", "ja", "zh_CN", "zh_TW"} <= set(LANGUAGES)
    assert len(messages()) > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_complete(language: str) -> None:
    found = [one for one in catalogue(language) if one.id]

    assert {(one.context or "", texts(one.id)) for one in found} == messages()
    assert [one.id for one in found if not all(texts(one.string)) or one.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_things_to_fill_in(language: str) -> None:
    for one in catalogue(language):
        wanted, given = (
            [sorted(name for _, name, _, _ in Formatter().parse(text) if name) for text in several]
            for several in (texts(one.id), texts(one.string))
        )
        assert all(names == wanted[0] for names in (*wanted, *given))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_source(language: str) -> None:
    compiled = translation(CATALOG, LOCALE_DIR, [language])

    for one in catalogue(language):
        if not one.id:
            continue
        if one.pluralizable:
            (single, multiple), numbers = texts(one.id), (1, 2)
            given = [compiled.npgettext(one.context or "", single, multiple, n) for n in numbers]
            # Japanese and Chinese have one text for all numbers.
            assert given == [texts(one.string)[0], texts(one.string)[-1]]
        elif one.context:
            assert compiled.pgettext(one.context, str(one.id)) == one.string
        else:
            assert compiled.gettext(str(one.id)) == one.string


@pytest.mark.parametrize("language", ["ja", "zh_CN", "zh_TW"])
def test_no_english_word_is_left_in_languages_of_other_letters(language: str) -> None:
    for one in catalogue(language):
        text = re.sub(r"\{\w+\}|Ctrl\+C|⌘C", "", " ".join(texts(one.string)))
        assert one.id == "" or not re.search("[A-Za-z]{2}", text)
