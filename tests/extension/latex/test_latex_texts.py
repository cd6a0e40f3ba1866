"""Texts for LaTeX: long words may break, and what runs from right to left is marked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.extension.latex.texts import BREAK, latex_text


def shown(text: str) -> str:
    """Return a text with the places where it may break as `|`."""
    return latex_text(text).replace(BREAK, "|")


def test_an_address_may_break_after_punctuation() -> None:
    assert shown("https://example.org/some/path?query=12") == (
        "https://|example.|org/|some/|path?|query=|12"
    )


def test_a_long_word_may_break_anywhere() -> None:
    assert shown("A" * 31) == "|".join("A" * 31)


@pytest.mark.parametrize(
    "text",
    [
        "Internationalization",
        "A title of short words, which break where blanks are.",
        "机器学习" * 9,
    ],
)
def test_other_words_are_left_to_latex(text: str) -> None:
    assert latex_text(text) == text


def test_a_letter_and_its_accent_stay_together() -> None:
    assert "|\u0301" not in shown("e\u0301" * 20)


def test_blanks_between_korean_words_are_kept_from_xecjk() -> None:
    assert shown("기계 학습 is") == "기계| 학습| is"


def test_what_runs_from_right_to_left_is_marked_with_the_blanks_within() -> None:
    assert latex_text("By דוד כהן, 2020") == "By \u2067דוד כהן\u2069, 2020"


def test_what_runs_the_other_way_within_isolates_is_marked_too() -> None:
    assert latex_text("\u2066On דוד כהן\u2069") == "\u2066On \u2067דוד כהן\u2069\u2069"
    assert latex_text("\u2067דוד One two כהן\u2069") == "\u2067דוד \u2066One two\u2069 כהן\u2069"


def test_what_is_marked_already_stays_as_it_is() -> None:
    text = "A \u2067דוד \u2066Lee\u2069 כהן\u2069"

    assert latex_text(text) == text


@given(st.text(alphabet="ab/.é\u0301机한ד ا\u2066\u2067\u2069", max_size=90))
def test_nothing_else_changes_and_twice_is_once(text: str) -> None:
    marks = re.compile(f"[{BREAK}\u2066\u2067\u2069]")

    assert marks.sub("", latex_text(text)) == marks.sub("", text)
    assert latex_text(latex_text(text)) == latex_text(text)
