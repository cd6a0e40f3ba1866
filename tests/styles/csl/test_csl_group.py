"""A group is shown with what is between and around its parts, unless it has nothing to say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.styles.csl.making import entry

TITLE, NOTE = '<text variable="title"/>', '<text variable="note"/>'


@pytest.mark.parametrize(
    "group, text",
    [
        (f'<group delimiter=", ">{TITLE}<text variable="genre"/></group>', "Words, Essay"),
        (f'<group delimiter=", ">{TITLE}{NOTE}<text variable="genre"/></group>', "Words, Essay"),
        (f'<group prefix="(" suffix=")" font-style="italic">{TITLE}</group>', "(<i>Words</i>)"),
        (f'<group prefix="(">{NOTE}</group>', ""),
        (f'<group><text value="in "/>{TITLE}</group>', "in Words"),
        (f'<group><text value="in "/>{NOTE}</group>', ""),
        (f'<group><text term="in"/>{NOTE}{TITLE}</group>', "inWords"),
        ('<group><text value="in"/></group>', "in"),
        ('<group><text term="no such"/></group>', ""),
        ("<group/>", ""),
    ],
)
def test_a_group_is_shown_unless_all_variables_in_it_are_empty(group: str, text: str) -> None:
    assert entry(group, title="Words", genre="Essay") == text


@pytest.mark.parametrize(
    "inner, text",
    [
        (TITLE, "in: Words"),
        (NOTE, ""),
        ('<text value="all"/>', "in: all"),
        (f"<group>{NOTE}</group>", ""),
        (f'<group><text value="a "/>{TITLE}</group>', "in: a Words"),
    ],
)
def test_a_group_in_a_group_is_like_a_variable(inner: str, text: str) -> None:
    layout = f'<group delimiter=": "><text value="in"/><group>{inner}</group></group>'

    assert entry(layout, title="Words") == text


@pytest.mark.parametrize(
    "macro, text",
    [
        (TITLE, "in: Words"),
        (NOTE, ""),
        ('<text value="all"/>', "in: all"),
        ('<choose><if type="book"><text value="all"/></if></choose>', "in: all"),
    ],
)
def test_a_macro_in_a_group_is_like_a_group(macro: str, text: str) -> None:
    layout = f'<group delimiter=": "><text value="in"/><text macro="m"/>{NOTE}</group>'

    shown = entry(layout, around=f'<macro name="m">{macro}</macro>', type="book", title="Words")

    assert shown == text


def test_delimiters_give_way_to_what_ends_a_text() -> None:
    layout = f'<group delimiter=". ">{TITLE}<text variable="genre"/></group>'

    assert entry(layout, title="What words?", genre="Essay") == "What words? Essay"
    assert entry(layout, title="Words etc.", genre="Essay") == "Words etc. Essay"


@given(st.lists(st.sampled_from(["title", "note", "genre", "archive"]), max_size=6))
def test_the_delimiter_stands_between_all_that_is_shown(names: list[str]) -> None:
    texts = "".join(f'<text variable="{name}"/>' for name in names)
    shown = [name for name in names if name != "note"]
    values = {name: name for name in names if name != "note"}

    assert entry(f'<group delimiter="/">{texts}</group>', **values) == "/".join(shown)
