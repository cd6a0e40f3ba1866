"""A finished text becomes spans: its marks are what they do, its quotes what a language has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.languages import (
    CLOSING,
    FROM_LEFT,
    FROM_RIGHT,
    without_isolates,
)
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


SET_OFF = {
    ("font-style", "italic"): Mark.EMPHASIS,
    ("font-style", "oblique"): Mark.EMPHASIS,
    ("font-variant", "small-caps"): Mark.SMALL_CAPS,
    ("font-weight", "bold"): Mark.STRONG,
    ("text-decoration", "underline"): Mark.UNDERLINE,
    ("vertical-align", "sup"): Mark.SUPERSCRIPT,
    ("vertical-align", "sub"): Mark.SUBSCRIPT,
}


@pytest.mark.parametrize("name, value, mark", [(*key, mark) for key, mark in SET_OFF.items()])
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
def test_what_is_normal_stands_beside_what_is_set_off(name: str, value: str) -> None:
    outer, mark = next((FORMATS[key], mark) for key, mark in SET_OFF.items() if key[0] == name)
    normal = FORMATS[name, value]

    assert to_spans(f"{normal}a{CLOSE}") == (plain("a"),)
    assert to_spans(f"{outer}a{normal}b{CLOSE}c{CLOSE}") == (
        Span(mark, "a"),
        plain("b"),
        Span(mark, "c"),
    )
    assert to_spans(f"{outer}a{normal}{normal}b{CLOSE * 3}") == (Span(mark, "a"), plain("b"))


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
        Span(Mark.EMPHASIS, "On "),
        plain("Homo sapiens"),
    )


def test_what_is_set_off_three_times_is_set_off_again() -> None:
    assert to_spans(f"{ITALIC}a{ITALIC}b{ITALIC}c{CLOSE * 3}") == (
        Span(Mark.EMPHASIS, "a"),
        plain("b"),
        Span(Mark.EMPHASIS, "c"),
    )


def test_what_is_normal_keeps_all_else_that_is_around_it() -> None:
    bold = Span(Mark.STRONG, children=(Span(Mark.EMPHASIS, "b"), plain("c")))

    assert to_spans(f"{ITALIC}a{BOLD}b{ITALIC}c{CLOSE * 3}") == (Span(Mark.EMPHASIS, "a"), bold)
    assert to_spans(f"{ITALIC}{BOLD}{ITALIC}a{CLOSE * 3}") == (Span(Mark.STRONG, "a"),)
    assert to_spans(f"{ITALIC}a{UPRIGHT}{ITALIC}{BOLD}b{CLOSE * 4}") == (
        Span(Mark.EMPHASIS, "a"),
        Span(Mark.EMPHASIS, children=(Span(Mark.STRONG, "b"),)),
    )


def test_a_link_stays_one_whatever_is_normal_in_it() -> None:
    text = f"{ITALIC}See {LINKS['title']}On {UPRIGHT}a{CLOSE} b{CLOSE}, c{CLOSE}"

    assert to_spans(text, ADDRESSES) == (
        Span(Mark.EMPHASIS, "See "),
        Span(
            Mark.LINK,
            children=(Span(Mark.EMPHASIS, "On "), plain("a"), Span(Mark.EMPHASIS, " b")),
            url="https://a.example",
            role="title",
        ),
        Span(Mark.EMPHASIS, ", c"),
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


def test_a_title_is_one_without_address_too() -> None:
    assert to_spans(f"{ITALIC}{LINKS['title']}a{CLOSE}{CLOSE}") == (
        Span(Mark.EMPHASIS, children=(Span(Mark.PLAIN, "a", role="title"),)),
    )


def test_a_title_from_right_to_left_keeps_its_place_in_the_line() -> None:
    def title(text: str) -> Span:
        return to_spans(f"{LINKS['title']}{text}{CLOSE}", ADDRESSES)[0]

    assert title("كتاب 5 (x)").text == f"{FROM_RIGHT}كتاب 5 (x){CLOSING}"
    assert title(f"On كتاب {ITALIC}b{CLOSE}").children == (
        plain(FROM_LEFT),
        plain("On كتاب "),
        Span(Mark.EMPHASIS, "b"),
        plain(CLOSING),
    )


def test_so_does_what_else_runs_from_right_to_left() -> None:
    assert to_spans(f"أحمد (2020). {ITALIC}مجلة{CLOSE} 5") == (
        plain(f"{FROM_RIGHT}أحمد{CLOSING} (2020). "),
        Span(Mark.EMPHASIS, f"{FROM_RIGHT}مجلة{CLOSING}"),
        plain(" 5"),
    )


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
    shown = text_of(to_spans(text, ADDRESSES))

    assert without_isolates(shown) == without_isolates(bare(text))


@given(st.text(alphabet=f"ab{ALL}"))
def test_no_span_is_empty_and_none_has_both_text_and_spans(text: str) -> None:
    assert all(bool(one.text) != bool(one.children) for one in walk_spans(to_spans(text)))


# What is raised may stand in what is lowered, and so on.
FONTS = "".join(mark for (name, _), mark in FORMATS.items() if name != "vertical-align")


@given(st.text(alphabet=f"ab{FONTS}{CLOSE}"))
def test_nothing_is_set_off_twice(text: str) -> None:
    assert not [one for span in to_spans(text) for one in _set_off_again(span, ())]


def _set_off_again(span: Span, around: tuple[Mark, ...]) -> Iterator[Span]:
    if span.mark in around:
        yield span
    inside = around if span.mark is Mark.PLAIN else (*around, span.mark)
    for child in span.children:
        yield from _set_off_again(child, inside)


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


@pytest.mark.parametrize("resolver", ["https://doi.org/", "http://dx.doi.org/"])
def test_the_link_of_a_doi_has_the_resolver_before_it(resolver: str) -> None:
    doi = f"{LINKS['DOI']}10.1/a{CLOSE}"
    link = Span(Mark.LINK, f"{resolver}10.1/a", url="https://doi.org/10.1/a", role="doi")

    assert to_spans(f"A. {resolver}{doi}.", ADDRESSES) == (plain("A. "), link, plain("."))
    assert to_spans(f"{resolver}{doi}", ADDRESSES) == (link,)
    assert to_spans(f"{resolver}{doi}") == (plain(resolver), plain("10.1/a"))


@pytest.mark.parametrize(
    "before", ["", "doi: ", "https://doi.org/ ", f"{ITALIC}https://doi.org/{CLOSE}"]
)
def test_the_link_of_a_doi_has_nothing_else_before_it(before: str) -> None:
    *_, link = to_spans(f"{before}{LINKS['DOI']}10.1/a{CLOSE}", ADDRESSES)

    assert link.text == "10.1/a"
