"""Marks stand for formatting inside a text, and no text from outside can hold one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.marks import (
    ALL,
    BOLD,
    CLOSE,
    FORMATS,
    ITALIC,
    LINKS,
    bare,
    cleaned,
)


def test_each_mark_means_one_thing() -> None:
    marks = [CLOSE, *FORMATS.values(), *LINKS.values()]

    assert len(set(marks)) == len(marks)
    assert len(set(ALL)) == len(ALL)
    assert set(marks) < set(ALL)


@pytest.mark.parametrize("mark", ALL)
def test_marks_are_characters_that_unicode_keeps_for_such_use(mark: str) -> None:
    assert "\ufdd0" <= mark <= "\ufdef"


@given(st.text(), st.sampled_from(ALL), st.text())
def test_a_text_from_outside_is_cleaned_of_what_would_be_a_mark(
    before: str, mark: str, after: str
) -> None:
    assert cleaned(f"{before}{mark}{after}") == cleaned(before) + cleaned(after)
    assert cleaned(before) == "".join(char for char in before if char not in ALL)


def test_a_text_can_be_read_without_its_marks() -> None:
    assert bare(f"On {ITALIC}{BOLD}wörds{CLOSE}{CLOSE}") == "On wörds"
    assert bare("On words") == "On words"
