"""Field text is inline Markdown, and no more of it than is named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.inline import escape, link_urls, parse_inline, plain_text
from sphinx_paperlist.papers.spans import Mark, Span, plain, text_of

MARKED = st.text(alphabet="ab *_`$[]()\\<>!&;:/.大\n")


def test_plain_text_is_one_span() -> None:
    assert parse_inline("Attention is all\n you need") == (plain("Attention is all you need"),)


def test_no_text_is_no_span() -> None:
    assert parse_inline(" \n") == ()


@pytest.mark.parametrize(
    "text, mark",
    [
        ("*k*", Mark.EMPHASIS),
        ("_k_", Mark.EMPHASIS),
        ("**k**", Mark.STRONG),
        ("`k`", Mark.CODE),
        ("$k$", Mark.MATH),
        ("[k](https://a.org)", Mark.LINK),
    ],
)
def test_marks_are_read(text: str, mark: Any) -> None:
    (span,) = parse_inline(text)

    assert span.mark is mark
    assert text_of([span]) == "k"


def test_marks_nest() -> None:
    assert parse_inline("**a *b***") == (
        Span(Mark.STRONG, children=(plain("a "), Span(Mark.EMPHASIS, children=(plain("b"),)))),
    )


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "<script>alert(1)</script>",
        "&amp; &#60;",
        "<https://a.org>",
        "snake_case_name",
        "costs $5 and $6",
        "a * b",
        "https://a.org",
    ],
)
def test_anything_else_stays_the_characters_it_is(text: str) -> None:
    assert parse_inline(text) == (plain(text),)


def test_an_image_is_no_image() -> None:
    assert [span.mark for span in parse_inline("![x](https://a.org/b.png)")] == [
        Mark.PLAIN,
        Mark.LINK,
    ]


def test_the_targets_of_links_are_listed_wherever_they_stand() -> None:
    text = "[a](https://a.org) **[b](javascript:x)** `[c](d)`"

    assert link_urls(text) == ["https://a.org", "javascript:x"]


def test_marks_deeper_than_anybody_writes_are_dropped() -> None:
    nested = "*a **b " * 3000 + "b** a* " * 3000

    assert "*" not in plain_text(nested)


def test_what_follows_dropped_marks_is_marked_again() -> None:
    spans = parse_inline("*a **b " * 30 + "b** a* " * 30 + "`c`")

    assert spans[-1] == Span(Mark.CODE, "c")


@given(MARKED)
def test_any_text_can_be_read(text: str) -> None:
    assert plain_text(text) == text_of(parse_inline(text))


@pytest.mark.parametrize("text", ["__a__", "_(a)_", "*a* `b` $c$ [d](e)", "a_b", "\\_", "``"])
def test_escaped_text_reads_back(text: str) -> None:
    assert plain_text(escape(text)) == text


@given(MARKED | st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])))
def test_escaped_text_is_plain_whatever_it_holds(text: str) -> None:
    words = " ".join(text.split())

    assert parse_inline(escape(text)) == ((plain(words),) if words else ())
