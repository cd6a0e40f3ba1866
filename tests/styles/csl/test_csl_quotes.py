"""Quotation marks of field texts are told from apostrophes, and set as a language has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.marks import BOLD, CLOSE, ITALIC, QUOTE, QUOTE_END, bare
from sphinx_paperlist.styles.csl.quotes import read_quotes, set_quotes

ENGLISH = ("“", "”"), ("‘", "’")
GERMAN = ("„", "“"), ("‚", "‘")
FRENCH = ("«\u202f", "\u202f»"), ("“", "”")
TEXTS = st.text() | st.text(alphabet=f"ab (–.\"'“”‘’{ITALIC}{CLOSE}")


def shown(text: str) -> str:
    """Return a text with brackets for what it quotes."""
    return text.replace(QUOTE, "[").replace(QUOTE_END, "]")


@pytest.mark.parametrize(
    "text, read",
    [
        ('on "words"', "on [words]"),
        ("on 'words'", "on [words]"),
        ('"On words"', "[On words]"),
        ('("words"), "things".', "([words]), [things]."),
        ('on—"words"—and', "on—[words]—and"),
        ("rock 'n' roll", "rock [n] roll"),
        ("\"on 'words' of\" it", "[on [words] of] it"),
        ("\"'words'\"", "[[words]]"),
        ('""', "[]"),
        ("no quotes", "no quotes"),
        ("", ""),
    ],
)
def test_straight_signs_in_pairs_are_quotes(text: str, read: str) -> None:
    assert shown(read_quotes(text)) == read


@pytest.mark.parametrize(
    "text, read",
    [
        ("don't", "don’t"),
        ("l'été d'Ann", "l’été d’Ann"),
        ("the dogs' tails", "the dogs’ tails"),
        ("the '90s", "the ’90s"),
        ("'tis so", "’tis so"),
        ("'", "’"),
        ("the dogs' and 'cats'", "the dogs’ and [cats]"),
        ('"don\'t"', "[don’t]"),
        ("'words' of dogs' tails", "[words] of dogs’ tails"),
        ("O’Neil’s", "O’Neil’s"),
    ],
)
def test_a_single_sign_that_quotes_nothing_is_an_apostrophe(text: str, read: str) -> None:
    assert shown(read_quotes(text)) == read


@pytest.mark.parametrize(
    "text",
    ['a 5" disk', '"', 'a " b', '"words', 'words"', 'a"b"c', "“words", "words”", "‘words", "”a“"],
)
def test_a_sign_without_its_other_half_stays_what_it_is(text: str) -> None:
    assert read_quotes(text) == text


@pytest.mark.parametrize(
    "text, read",
    [
        ("on “words”", "on [“words”]"),
        ("on ‘words’", "on [‘words’]"),
        ("“on ‘words’ of”", "[“on [‘words’] of”]"),
        ("‘dogs’ don’t’", "[‘dogs’] don’t’"),
        ("a“b”c", "a[“b”]c"),
    ],
)
def test_typographic_signs_stay_beside_their_marks(text: str, read: str) -> None:
    assert shown(read_quotes(text)) == read


def test_what_is_open_when_quotes_around_it_end_was_no_quote() -> None:
    assert shown(read_quotes("\"on 'words\" of'")) == "[on ’words] of’"


def test_quotes_are_seen_at_formatting() -> None:
    assert shown(read_quotes(f'{ITALIC}"words"{CLOSE}')) == f"{ITALIC}[words]{CLOSE}"
    assert shown(read_quotes(f'"{ITALIC}words{CLOSE}"')) == f"[{ITALIC}words{CLOSE}]"


@pytest.mark.parametrize("text", ["“", " 'a “b", '" "a', "“a'", "‘a b’s “x ”y "])
def test_thousands_of_quotes_are_read_in_no_time(text: str) -> None:
    # In quadratic time this would take half a minute.
    assert len(read_quotes(text * 20_000)) >= len(text) * 20_000


@given(TEXTS)
def test_nothing_but_quotation_signs_changes(text: str) -> None:
    signs = dict.fromkeys(map(ord, "\"'“”‘’"))

    assert bare(read_quotes(text)).translate(signs) == bare(text).translate(signs)


@given(TEXTS)
def test_what_is_quoted_ends(text: str) -> None:
    depth = 0
    for char in read_quotes(text):
        depth += (char == QUOTE) - (char == QUOTE_END)
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize(
    "text, english, german, french",
    [
        ('on "words"', "on “words”", "on „words“", "on «\u202fwords\u202f»"),
        ("on 'words'", "on “words”", "on „words“", "on «\u202fwords\u202f»"),
        ("\"on 'a' b\"", "“on ‘a’ b”", "„on ‚a‘ b“", "«\u202fon “a” b\u202f»"),
        ("'on \"a\" b'", "“on ‘a’ b”", "„on ‚a‘ b“", "«\u202fon “a” b\u202f»"),
        ("no quotes", "no quotes", "no quotes", "no quotes"),
        ("don't", "don’t", "don’t", "don’t"),
    ],
)
def test_quotes_are_those_of_a_language_and_others_within_them(
    text: str, english: str, german: str, french: str
) -> None:
    assert set_quotes(read_quotes(text), *ENGLISH) == english
    assert set_quotes(read_quotes(text), *GERMAN) == german
    assert set_quotes(read_quotes(text), *FRENCH) == french


def test_signs_alternate_however_deep_quotes_are() -> None:
    assert set_quotes(f"{QUOTE * 4}a{QUOTE_END * 4}", *ENGLISH) == "“‘“‘a’”’”"


def test_typographic_signs_are_wanted_unless_they_are_quoted_themselves() -> None:
    read = read_quotes("on ‘words’")

    assert set_quotes(read, *GERMAN) == "on ‘words’"
    assert set_quotes(f"{QUOTE}{read}{QUOTE_END}", *GERMAN) == "„on ‚words‘“"
    assert set_quotes(f"{QUOTE}{read}{QUOTE_END}", *ENGLISH) == "“on ‘words’”"


def test_quotes_that_follow_each_other_are_all_outer_ones() -> None:
    quoted = f"{QUOTE}a{QUOTE_END}"

    assert set_quotes(f"{quoted}, {quoted}", *ENGLISH) == "“a”, “a”"
    assert set_quotes(f"{BOLD}{quoted}{CLOSE}", *ENGLISH) == f"{BOLD}“a”{CLOSE}"


@given(TEXTS | st.text(alphabet=f"a“”{QUOTE}{QUOTE_END}").filter(lambda text: QUOTE in text))
def test_no_mark_of_quotes_is_left(text: str) -> None:
    final = set_quotes(text, *ENGLISH)

    assert QUOTE not in final
    assert QUOTE_END not in final
