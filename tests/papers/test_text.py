"""Texts are compared, cleaned and suggested."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.text import (
    closest,
    control_characters,
    did_you_mean,
    fold,
    letters,
    without_control_characters,
    without_marks,
)

# Greek letters with three marks come apart and together again when they are folded.
GREEK = st.text(alphabet="\u1fa6\u0313\u1fc3\u0306\u0345\u0390ΐİßŉΑ\u0301 ")


@pytest.mark.parametrize(
    "one, other",
    [
        ("Attention Is  All", "attention is all"),
        (" a\tb\n", "a b"),
        ("A\u3000B", "a b"),
        ("STRASSE", "straße"),
        (unicodedata.normalize("NFD", "Ré"), "ré"),
    ],
)
def test_titles_compare_equal_whatever_case_and_spacing(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text() | GREEK)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_letters_are_what_is_left_without_punctuation() -> None:
    assert letters("Mamba: Linear-Time, 大模型！") == "mambalineartime大模型"


@pytest.mark.parametrize("text, bare", [("Ré", "re"), ("Øyvind", "oyvind"), ("Łukasz", "lukasz")])
def test_marks_are_dropped(text: str, bare: str) -> None:
    assert without_marks(text) == bare


def test_han_kana_and_hangul_have_no_marks_to_lose() -> None:
    assert without_marks("大 が 각") == "大 が 각"


@pytest.mark.parametrize("char", ["\0", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\ud800"])
def test_control_and_override_characters_are_found_and_removed(char: str) -> None:
    assert control_characters(f"a{char}b") == [1]
    assert without_control_characters(f"a{char}b") == "ab"


@pytest.mark.parametrize("char", ["\t", "\n", "\u200d", "\u200f", "é", "大"])
def test_what_texts_need_is_left(char: str) -> None:
    assert control_characters(f"a{char}b") == []


@given(st.text())
def test_nothing_is_left_to_remove(text: str) -> None:
    assert control_characters(without_control_characters(text)) == []


@pytest.mark.parametrize(
    "typed, meant",
    [("gu2021eficiently", "gu2021efficiently"), ("MAMBA", "gu2023mamba"), ("gu2023mamba", None)],
)
def test_the_closest_word_comes_first(typed: str, meant: str | None) -> None:
    known = ["dao2022flash", "gu2021efficiently", "gu2023mamba"]

    assert closest(typed, known)[0] == (meant or typed)


def test_of_thousands_only_words_with_the_same_first_letter_are_compared() -> None:
    known = [f"b{number}" for number in range(3000)] + ["apple"]

    assert closest("appel", known) == ["apple"]


def test_a_hint_names_one_or_several() -> None:
    assert did_you_mean("titel", ["title", "venue"]) == "did you mean 'title'?"
    assert did_you_mean("gu2021", ["gu2021a", "gu2021b"]) == (
        "did you mean one of 'gu2021a', 'gu2021b'?"
    )
    assert did_you_mean("zzzz", ["title"]) == ""


@given(st.text(), st.lists(st.text(), unique=True))
def test_suggestions_do_not_depend_on_order(word: str, known: Any) -> None:
    assert closest(word, known) == closest(word, known[::-1])
