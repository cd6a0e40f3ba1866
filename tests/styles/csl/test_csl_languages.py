"""A reference can be rendered in languages that have words of ours, or a locale file."""

from __future__ import annotations

import pytest

from sphinx_paperlist.styles.csl.languages import Languages
from sphinx_paperlist.styles.csl.locale import Locale, Term, TermKey

HEBREW = Locale("he-IL", {TermKey("no date"): Term("ללא תאריך", "ללא תאריך")})
GERMAN = Locale("de", {TermKey("no date"): Term("undatiert", "undatiert")})


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "de-AT", "zh", "zh-Hant-TW", "ja"])
def test_there_are_words_of_ours(language: str) -> None:
    assert Languages().speaks(language)


@pytest.mark.parametrize("language", ["", "he", "he-IL", "pt-BR", "xx"])
def test_there_are_none_of_ours(language: str) -> None:
    assert not Languages().speaks(language)


@pytest.mark.parametrize("language", ["he", "he-IL"])
def test_a_file_brings_words(language: str) -> None:
    languages = Languages([HEBREW])

    assert languages.speaks(language)
    assert languages.locale(language).term("no date") == "ללא תאריך"
    assert languages.locale("en").term("no date") == "no date"


def test_words_of_a_file_win_and_ours_fill_the_gaps() -> None:
    languages = Languages([GERMAN])

    assert languages.locale("de").term("no date") == "undatiert"
    assert languages.locale("de").term("and") == "und"
