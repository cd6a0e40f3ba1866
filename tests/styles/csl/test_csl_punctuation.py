"""Where two texts meet, no sign stands twice and none that says less than its neighbour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.marks import (
    ALL,
    BOLD,
    CLOSE,
    ITALIC,
    QUOTE,
    QUOTE_END,
    bare,
)
from sphinx_paperlist.styles.csl.punctuation import glue, into_quotes, is_plain, join

TEXTS = st.text() | st.text(alphabet=f"ab .,:;!?”’{ITALIC}{CLOSE}{QUOTE}{QUOTE_END}")


def letters(text: str) -> str:
    return "".join(char for char in bare(text) if char not in " .,:;!?")


@pytest.mark.parametrize(
    "left, right, whole",
    [
        ("Ann", "Lee", "AnnLee"),
        ("", "Lee", "Lee"),
        ("Ann", "", "Ann"),
        ("", "", ""),
        ("Ann ", "Lee", "Ann Lee"),
        ("Ann ", " Lee", "Ann Lee"),
        ("Ann ", "   Lee", "Ann Lee"),
        ("Ann ", "  ", "Ann "),
        ("Inc.", ". Next", "Inc. Next"),
        ("Inc.", ", next", "Inc., next"),
        ("Why?", ". Next", "Why? Next"),
        ("Why?", ", next", "Why?, next"),
        ("Why?", ": next", "Why? next"),
        ("Why!", ": next", "Why! next"),
        ("Why?", "!", "Why?!"),
        ("So:", "? Next", "So? Next"),
        ("so;", "! Next", "so! Next"),
        ("so;", ": next", "so; next"),
        ("so:", "; next", "so:; next"),
        ("so,", ", next", "so, next"),
        ("so,", ". Next", "so,. Next"),
        ("2020", ".", "2020."),
        (".", "2020", ".2020"),
    ],
)
def test_of_two_signs_that_meet_one_gives_way(left: str, right: str, whole: str) -> None:
    assert glue(left, right) == whole


@pytest.mark.parametrize(
    "left, right, whole",
    [
        (f"{ITALIC}Why?{CLOSE}", ". Next", f"{ITALIC}Why?{CLOSE} Next"),
        ("Inc.", f"{BOLD}. 3{CLOSE}", f"Inc.{BOLD} 3{CLOSE}"),
        (f"{ITALIC}On {CLOSE}", f"{BOLD} Words{CLOSE}", f"{ITALIC}On {CLOSE}{BOLD}Words{CLOSE}"),
        (f"{ITALIC}So:{CLOSE}", "? Next", f"{ITALIC}So{CLOSE}? Next"),
        (f"{ITALIC}Words{CLOSE}", ", p", f"{ITALIC}Words{CLOSE}, p"),
        (f"{ITALIC}{CLOSE}", ". Next", f"{ITALIC}{CLOSE}. Next"),
        ("Inc.", f"{ITALIC}{CLOSE}", f"Inc.{ITALIC}{CLOSE}"),
        ("On ", f" {ITALIC}{CLOSE}", f"On {ITALIC}{CLOSE}"),
    ],
)
def test_signs_meet_across_the_marks_between_them(left: str, right: str, whole: str) -> None:
    assert glue(left, right) == whole


@pytest.mark.parametrize("blanks", [" " * 2000, f" {ITALIC}" * 2000])
def test_any_number_of_blanks_is_one(blanks: str) -> None:
    assert bare(glue("On ", f"{blanks}words")) == "On words"


@given(TEXTS, TEXTS)
def test_nothing_but_blanks_and_signs_is_lost_between_two_texts(left: str, right: str) -> None:
    assert letters(glue(left, right)) == letters(left + right)


@given(TEXTS, TEXTS)
def test_no_mark_is_lost_between_two_texts(left: str, right: str) -> None:
    assert [char for char in glue(left, right) if char in ALL] == [
        char for char in left + right if char in ALL
    ]


@pytest.mark.parametrize(
    "texts, delimiter, whole",
    [
        ([], ", ", ""),
        (["Lee"], ", ", "Lee"),
        (["Lee", "2020"], ", ", "Lee, 2020"),
        (["", "Lee", "", "2020", ""], ", ", "Lee, 2020"),
        (["Lee", "2020"], "", "Lee2020"),
        (["Lee Inc.", "2020"], ". ", "Lee Inc. 2020"),
        (["Why?", "2020"], ". ", "Why? 2020"),
        (["Lee", " 2020"], ", ", "Lee, 2020"),
        (["Lee", f"{ITALIC}Words{CLOSE}"], ", ", f"Lee, {ITALIC}Words{CLOSE}"),
        ([f"{ITALIC}Words.{CLOSE}", "2020"], ". ", f"{ITALIC}Words.{CLOSE} 2020"),
    ],
)
def test_a_delimiter_stands_between_texts_that_say_something(
    texts: list[str], delimiter: str, whole: str
) -> None:
    assert join(texts, delimiter) == whole


@given(st.lists(TEXTS), TEXTS)
def test_every_text_that_is_joined_is_there_in_its_order(texts: list[str], delimiter: str) -> None:
    said = [text for text in texts if text]

    assert letters(join(texts, delimiter)) == letters(delimiter).join(map(letters, said))


@pytest.mark.parametrize("sign", ["a", "2", ")", "”", "、", "。"])
def test_after_most_characters_nobody_has_to_look(sign: str) -> None:
    assert is_plain(sign)
    assert glue(f"a{sign}", f"{sign}b") == f"a{sign}{sign}b"


@pytest.mark.parametrize("sign", [*" .,:;!?", ITALIC, CLOSE])
def test_blanks_signs_and_marks_are_looked_at(sign: str) -> None:
    assert not is_plain(sign)


@pytest.mark.parametrize(
    "text, moved",
    [
        (f"{QUOTE}Words{QUOTE_END}, 2020", f"{QUOTE}Words,{QUOTE_END} 2020"),
        (f"{QUOTE}Words{QUOTE_END}. Next", f"{QUOTE}Words.{QUOTE_END} Next"),
        (f"{QUOTE}Why?{QUOTE_END}. Next", f"{QUOTE}Why?{QUOTE_END} Next"),
        (f"{QUOTE}Why?{QUOTE_END}, 2020", f"{QUOTE}Why?,{QUOTE_END} 2020"),
        (f"{QUOTE}Words{QUOTE_END}; next", f"{QUOTE}Words{QUOTE_END}; next"),
        (f"{QUOTE}Words{QUOTE_END}: next", f"{QUOTE}Words{QUOTE_END}: next"),
        (f"{QUOTE}“Words”{QUOTE_END}, 2020", f"{QUOTE}“Words,”{QUOTE_END} 2020"),
        (
            f"{QUOTE}On {QUOTE}words{QUOTE_END}{QUOTE_END}, 2020",
            f"{QUOTE}On {QUOTE}words,{QUOTE_END}{QUOTE_END} 2020",
        ),
        (
            f"{QUOTE}{ITALIC}Words{CLOSE}{QUOTE_END}{CLOSE}. Next",
            f"{QUOTE}{ITALIC}Words{CLOSE}.{QUOTE_END}{CLOSE} Next",
        ),
        (f"{QUOTE}{ITALIC}Why?{CLOSE}{QUOTE_END}.", f"{QUOTE}{ITALIC}Why?{CLOSE}{QUOTE_END}"),
        ("“Words”, 2020", "“Words”, 2020"),
        ("Words, 2020", "Words, 2020"),
    ],
)
def test_american_quotes_enclose_stops_and_commas(text: str, moved: str) -> None:
    assert into_quotes(text) == moved


@pytest.mark.parametrize("sign", ["”", "’", ""])
def test_quotes_within_quotes_end_however_many_there_are(sign: str) -> None:
    ends = f"{sign}{QUOTE_END}" * 200

    assert into_quotes(f"{QUOTE * 200}Words{ends}, 2020") == f"{QUOTE * 200}Words,{ends} 2020"
    assert into_quotes(f"{QUOTE * 200}Words{ends} 2020") == f"{QUOTE * 200}Words{ends} 2020"


@given(TEXTS)
def test_a_sign_moves_into_quotes_or_goes_and_all_else_stays(text: str) -> None:
    moved = into_quotes(text)

    assert [char for char in moved if char not in ".,"] == [c for c in text if c not in ".,"]
    assert moved.count(",") <= text.count(",")
    assert moved.count(".") <= text.count(".")


def test_many_quotation_marks_are_read_in_no_time() -> None:
    # In quadratic time this would take minutes.
    text = f"’{QUOTE_END}" * 50_000

    assert into_quotes(text) == text


def test_an_ellipsis_stays_whole() -> None:
    assert into_quotes(f"no”{QUOTE_END}... and") == f"no”{QUOTE_END}... and"
