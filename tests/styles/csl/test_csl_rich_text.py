"""Tags in texts of CSL become marks, if they are among the few it has and have both halves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.marks import (
    BOLD,
    CLOSE,
    FORMATS,
    ITALIC,
    NOCASE,
    QUOTE,
    QUOTE_END,
    bare,
)
from sphinx_paperlist.styles.csl.rich_text import rich_text

RAISED = FORMATS["vertical-align", "sup"]
LOWERED = FORMATS["vertical-align", "sub"]
SMALL_CAPS = FORMATS["font-variant", "small-caps"]
PIECES = ["<i>", "</i>", "<b>", "</b>", '<span class="nocase">', "<span>", "</span>", "a", " ", '"']
SIGNS = dict.fromkeys(map(ord, "\"'“”‘’"))


@pytest.mark.parametrize(
    "tagged, mark",
    [
        ("<i>k</i>", ITALIC),
        ("<b>k</b>", BOLD),
        ("<sup>k</sup>", RAISED),
        ("<sub>k</sub>", LOWERED),
        ("<sc>k</sc>", SMALL_CAPS),
        ('<span class="nocase">k</span>', NOCASE),
        ("<span class='nocase'>k</span>", NOCASE),
        ('<span style="font-variant:small-caps;">k</span>', SMALL_CAPS),
        ('<span style="font-variant: small-caps">k</span>', SMALL_CAPS),
        ('<i class="x">k</i>', ITALIC),
    ],
)
def test_each_tag_is_a_mark(tagged: str, mark: str) -> None:
    assert rich_text(f"a {tagged} b") == f"a {mark}k{CLOSE} b"


def test_without_decoration_is_normal_in_every_way_and_keeps_its_case() -> None:
    normal = "".join(
        FORMATS[name, "normal"] for name in ("font-style", "font-variant", "font-weight")
    )

    assert rich_text('<span class="nodecor">k</span>') == f"{NOCASE}{normal}k{CLOSE * 4}"


def test_tags_nest() -> None:
    assert rich_text("<i>a <b>b</b> <i>c</i></i>") == (
        f"{ITALIC}a {BOLD}b{CLOSE} {ITALIC}c{CLOSE}{CLOSE}"
    )


@pytest.mark.parametrize(
    "text",
    ["<i>a", "a</i>", "</i>a<i>", "<i>a</b>", "<i>a<b>b</i>", "<i>", "</i>", "<b></i>", "<i>a</i"],
)
def test_a_tag_without_its_other_half_is_text(text: str) -> None:
    assert rich_text(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "a < b > c",
        "<em>a</em>",
        "<script>alert(1)</script>",
        "<I>a</I>",
        "<img src=x>",
        "<italic>a</italic>",
        "<span>a</span>",
        "<span class=x>a</span>",
        "&lt;i&gt;",
        "a <- b",
    ],
)
def test_anything_else_is_text(text: str) -> None:
    assert rich_text(text) == text


def test_half_a_tag_within_a_whole_one_takes_nothing_from_one_that_follows() -> None:
    assert rich_text("</b><i>a</i><b>") == f"</b>{ITALIC}a{CLOSE}<b>"


def test_quotes_are_read_around_and_within_tags() -> None:
    assert rich_text('"<i>a</i>"') == f"{QUOTE}{ITALIC}a{CLOSE}{QUOTE_END}"
    assert rich_text('<i>"a"</i>') == f"{ITALIC}{QUOTE}a{QUOTE_END}{CLOSE}"
    assert rich_text("<i>l'</i>a") == f"{ITALIC}l’{CLOSE}a"


def test_the_values_of_attributes_are_no_quotes() -> None:
    assert rich_text('a "<span class="nocase">b</span>" c') == (
        f"a {QUOTE}{NOCASE}b{CLOSE}{QUOTE_END} c"
    )


def test_nobody_writes_marks_but_by_tags() -> None:
    assert rich_text(f"{ITALIC}a{QUOTE_END}") == "a"


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_what_is_opened_is_closed(text: str) -> None:
    depth = 0
    for char in rich_text(text):
        depth += (char in (ITALIC, BOLD, NOCASE)) - (char == CLOSE)
        assert depth >= 0
    assert depth == 0


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_only_tags_and_quotation_signs_are_taken_away(text: str) -> None:
    left = iter(text)

    assert all(char in left for char in bare(rich_text(text)).translate(SIGNS))
