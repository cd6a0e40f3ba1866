"""Texts are ordered as readers of Latin and Chinese scripts expect."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.collation import collation_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["apple", "Zebra"],
        ["Eve", "Évora", "Ewald"],
        ["Olsen", "Øyen", "Pan"],
        ["Zebra", "大"],
        ["安", "包", "陈", "张"],
        [" a", "b"],
    ],
)
def test_texts_are_in_order(ordered: Any) -> None:
    backwards = ordered[::-1]

    assert sorted(backwards, key=collation_key) == ordered


@given(st.lists(st.text()))
def test_any_texts_can_be_ordered(texts: Any) -> None:
    ordered = sorted(texts, key=collation_key)

    assert [collation_key(text) for text in ordered] == sorted(map(collation_key, texts))
