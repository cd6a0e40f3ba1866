"""A finished text becomes spans: its marks are what they do, its quotes what a language has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.spans import Mark, Span, plain, text_of, walk_spans
from sphinx_paperlist.styles.csl.locale import Locale, Term, TermKey
from sphinx_paperlist.styles.csl.marks import (
    ALL,
    BOLD,
    CLOSE,
    CODE,
    FORMATS,
    ITALIC,
    LINKS,
    MATH,
    NAME,
    NAME_END,
    NAMES,
    NAMES_END,
    NOCASE,
    QUOTE,
    QUOTE_END,
    TERM,
    YEAR_SUFFIX,
    bare,
)
from sphinx_paperlist.styles.csl.output import Quotes, finished, quotes_of, to_spans

OBLIQUE = FORMATS["font-style", "oblique"]
UPRIGHT = FORMATS["font-style", "normal"]
RAISED = FORMATS["vertical-align", "sup"]
LOWERED = FORMATS["vertical-align", "sub"]
BLOCK = FORMATS["display", "block"]
ENGLISH = Quotes(("“", "”"), ("‘", "’"), punctuation=True)
BRITISH = Quotes(("‘", "’"), ("“", "”"), punctuation=False)
ADDRESSES = {"title": "https://a.example", "DOI": "https://doi.org/10.1/a"}


@pytest.mark.parametrize(
    "name, value, mark",
    [
        ("font-style", "italic", Mark.EMPHASIS),
        ("font-style", "oblique", Mark.EMPHASIS),
        ("font-variant", "small-caps", Mark.SMALL_CAPS),
        ("font-weight", "bold", Mark.STRONG),
        ("text-decoration", "underline", Mark.UNDERLINE),
        ("vertical-align", "sup", Mark.SUPERSCRIPT),
        ("vertical-align", "sub", Mark.SUBSCRIPT),
    ],
)
def test_formatting_is_a_span(name: str, value: str, mark: Mark) -> None:
    assert to_spans(f"a {FORMATS[name, value]}b{CLOSE} c") == (
        plain("a "),
        Span(mark, "b"),
        plain(" c"),
    )


@pytest.mark.parametrize(
    "name, value",
    [
        ("font-style", "normal"),
        ("font-variant", "normal"),
        ("font-weight", "normal"),
        ("font-weight", "light"),
        ("text-decoration", "none"),
        ("vertical-align", "baseline"),
    ],
)
def test_what_is_normal_is_a_span_only_where_something_else_is_around(
    name: str, value: str
) -> None:
    outer = next(mark for key, mark in FORMATS.items() if key[0] == name)
    normal = FORMATS[name, value]

    assert to_spans(f"{normal}a{CLOSE}") == (plain("a"),)
    assert to_spans(f"{outer}a{normal}b{CLOSE}{CLOSE}")[0].children == (
        plain("a"),
        Span(Mark.NORMAL, "b", role=name),
    )
    assert to_spans(f"{outer}a{normal}{normal}b{CLOSE * 3}") == to_spans(
        f"{outer}a{normal}b{CLOSE * 2}"
    )


def test_formatting_nests() -> None:
    assert to_spans(f"{ITALIC}a {BOLD}b{CLOSE}{CLOSE}") == (
        Span(Mark.EMPHASIS, children=(plain("a "), Span(Mark.STRONG, "b"))),
    )
    assert to_spans(f"{RAISED}a{LOWERED}b{CLOSE}{CLOSE}") == (
        Span(Mark.SUPERSCRIPT, children=(plain("a"), Span(Mark.SUBSCRIPT, "b"))),
    )


@pytest.mark.parametrize("inner", [ITALIC, OBLIQUE])
@pytest.mark.parametrize("outer", [ITALIC, OBLIQUE])
def test_emphasis_within_emphasis_is_upright(outer: str, inner: str) -> None:
    assert to_spans(f"{outer}On {inner}Homo sapiens{CLOSE}{CLOSE}") == (
        Span(
            Mark.EMPHASIS,
            children=(plain("On "), Span(Mark.NORMAL, "Homo sapiens", role="font-style")),
        ),
    )


def test_what_is_set_off_three_times_is_set_off_again() -> None:
    (outer,) = to_spans(f"{ITALIC}a{ITALIC}b{ITALIC}c{CLOSE * 3}")

    assert outer.children[1].children == (plain("b"), Span(Mark.EMPHASIS, "c"))


def test_something_else_between_does_not_hide_what_is_around() -> None:
    (outer,) = to_spans(f"{ITALIC}{BOLD}{ITALIC}a{CLOSE * 3}")

    assert outer == Span(
        Mark.EMPHASIS,
        children=(Span(Mark.STRONG, children=(Span(Mark.NORMAL, "a", role="font-style"),)),),
    )
    assert to_spans(f"{ITALIC}{UPRIGHT}{ITALIC}a{CLOSE * 3}")[0].children[0].children == (
        Span(Mark.EMPHASIS, "a"),
    )


@pytest.mark.parametrize("role", ["block", "left-margin", "right-inline", "indent"])
def test_blocks_are_spans_with_a_role(role: str) -> None:
    display = FORMATS["display", role]

    assert to_spans(f"{display}a{CLOSE}") == (Span(Mark.PLAIN, "a", role=role),)
    assert to_spans(f"{display}{ITALIC}a{CLOSE}{CLOSE}") == (
        Span(Mark.PLAIN, children=(Span(Mark.EMPHASIS, "a"),), role=role),
    )


def test_a_variable_that_has_an_address_is_a_link() -> None:
    text = f"{LINKS['title']}On {ITALIC}a{CLOSE}{CLOSE}, {LINKS['DOI']}10.1/a{CLOSE}"

    assert to_spans(text, ADDRESSES) == (
        Span(
            Mark.LINK,
            children=(plain("On "), Span(Mark.EMPHASIS, "a")),
            url="https://a.example",
            role="title",
        ),
        plain(", "),
        Span(Mark.LINK, "10.1/a", url="https://doi.org/10.1/a", role="doi"),
    )


def test_a_variable_without_address_is_text() -> None:
    assert to_spans(f"{LINKS['URL']}a{CLOSE}", ADDRESSES) == (plain("a"),)
    assert to_spans(f"{LINKS['title']}a{CLOSE}") == (plain("a"),)


def test_there_is_no_link_within_a_link() -> None:
    (outer,) = to_spans(f"{LINKS['title']}a{ITALIC}{LINKS['DOI']}b{CLOSE * 3}", ADDRESSES)

    assert [span.mark for span in walk_spans([outer])].count(Mark.LINK) == 1
    assert outer.children[1].children == (Span(Mark.PLAIN, "b", role="doi"),)


@pytest.mark.parametrize("sign, mark", [(CODE, Mark.CODE), (MATH, Mark.MATH)])
def test_code_and_maths_hold_text_alone(sign: str, mark: Mark) -> None:
    assert to_spans(f"{sign}x_1{CLOSE}") == (Span(mark, "x_1"),)
    assert to_spans(f"{sign}a{ITALIC}b{BOLD}c{CLOSE}{CLOSE}d{CLOSE}") == (Span(mark, "abcd"),)


@pytest.mark.parametrize("sign", [NOCASE, YEAR_SUFFIX])
def test_other_marks_are_not_seen(sign: str) -> None:
    assert to_spans(f"2020{sign}a{CLOSE}") == (plain("2020"), plain("a"))


@pytest.mark.parametrize(
    "text, spans",
    [
        ("", ()),
        ("a", (plain("a"),)),
        (f"{ITALIC}{CLOSE}", ()),
        (f"{BLOCK}{ITALIC}{CLOSE}{CLOSE}", ()),
        (f"{CLOSE}a{CLOSE}", (plain("a"),)),
        (f"a{ITALIC}b{BOLD}", (plain("a"), Span(Mark.EMPHASIS, "b"))),
    ],
)
def test_what_is_empty_is_left_out_and_what_is_open_ends_with_the_text(
    text: str, spans: tuple[Span, ...]
) -> None:
    assert to_spans(text) == spans


@given(st.text() | st.text(alphabet=f"ab{ALL}"))
def test_spans_have_all_the_text_and_no_marks(text: str) -> None:
    assert text_of(to_spans(text, ADDRESSES)) == bare(text)


@given(st.text(alphabet=f"ab{ALL}"))
def test_no_span_is_empty_and_none_has_both_text_and_spans(text: str) -> None:
    assert all(bool(one.text) != bool(one.children) for one in walk_spans(to_spans(text)))


@pytest.mark.parametrize("marks", [ITALIC, f"{ITALIC}{BOLD}", BLOCK, CODE, LINKS["title"]])
def test_formatting_deeper_than_anybody_sees_is_left_out(marks: str) -> None:
    assert text_of(to_spans(f"{marks * 3000}a{CLOSE * 3000}b", ADDRESSES)) == "ab"


@pytest.mark.parametrize("text", [f"{BOLD}a{CLOSE}", f"{BOLD}{ITALIC}a", f"{BOLD}{BOLD}a{CLOSE}"])
def test_thousands_of_marks_are_read_in_no_time(text: str) -> None:
    # In quadratic time this would take seconds.
    assert text_of(to_spans(text * 50_000)) == "a" * 50_000


def test_a_language_has_quotation_marks_of_its_own_or_english_ones() -> None:
    german = Locale(
        "de",
        {
            TermKey("open-quote"): Term("„", "„"),
            TermKey("close-quote"): Term("“", "“"),
            TermKey("open-inner-quote"): Term("‚", "‚"),
            TermKey("close-inner-quote"): Term("‘", "‘"),
        },
        options={"punctuation-in-quote": "false"},
    )

    assert quotes_of(german) == Quotes(("„", "“"), ("‚", "‘"), punctuation=False)
    assert quotes_of(Locale(options={"punctuation-in-quote": "true"})) == ENGLISH


@pytest.mark.parametrize(
    "text, american, british",
    [
        (f"{QUOTE}Words{QUOTE_END}, 2020", "“Words,” 2020", "‘Words’, 2020"),
        (f"{QUOTE}Words{QUOTE_END}; see", "“Words”; see", "‘Words’; see"),
        (
            f"{QUOTE}On {QUOTE}words{QUOTE_END}{QUOTE_END}.",
            "“On ‘words.’”",
            "‘On “words”’.",
        ),
        ("Words, 2020", "Words, 2020", "Words, 2020"),
    ],
)
def test_quotes_are_set_when_a_text_is_whole(text: str, american: str, british: str) -> None:
    assert finished(text, ENGLISH) == american
    assert finished(text, BRITISH) == british


def test_marks_for_names_and_terms_have_done_their_work_by_then() -> None:
    text = f"{NAMES}{NAME}Lee{NAME_END}{NAMES_END} {TERM}in {ITALIC}Words{CLOSE}"

    assert finished(text, ENGLISH) == f"Lee in {ITALIC}Words{CLOSE}"
