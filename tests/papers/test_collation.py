"""Texts are ordered as readers of Latin and Chinese scripts expect."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.collation import collation_key, initial


@pytest.mark.parametrize(
    "ordered",
    [
        ["apple", "Zebra"],
        ["Eve", "Évora", "Ewald"],
        ["Olsen", "Øyen", "Pan"],
        ["Zebra", "大"],
        ["安", "包", "陈", "张"],
        [" a", "b"],
        ["张", "褚", "張"],
        ["あ", "ア", "安"],
        ["安", "강"],
    ],
)
def test_texts_are_in_order(ordered: Any) -> None:
    backwards = ordered[::-1]

    assert sorted(backwards, key=collation_key) == ordered


@pytest.mark.parametrize(
    "text, letter",
    [
        ("Évora", "E"),
        ("øyen", "O"),
        ("啊", "A"),
        ("安德", "A"),
        ("芭", "B"),
        ("陈", "C"),
        ("李", "L"),
        ("王小明", "W"),
        ("座", "Z"),
        ("褚", "褚"),
        ("張", "張"),
        ("あべ", "あ"),
        ("강", "강"),
        ("علي", "ع"),
        ("2020", "#"),
        ("", "#"),
    ],
)
def test_an_index_has_a_text_under_a_letter(text: str, letter: str) -> None:
    assert initial(text) == letter


@given(st.lists(st.text()))
def test_any_texts_can_be_ordered(texts: Any) -> None:
    ordered = sorted(texts, key=collation_key)

    assert [collation_key(text) for text in ordered] == sorted(map(collation_key, texts))
