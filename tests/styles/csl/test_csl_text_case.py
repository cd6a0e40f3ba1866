"""The case of texts changes as a style asks, but not of what has a case of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.marks import (
    ALL,
    BOLD,
    CLOSE,
    CODE,
    FORMATS,
    ITALIC,
    MATH,
    NOCASE,
    QUOTE,
    QUOTE_END,
    bare,
)
from sphinx_paperlist.styles.csl.text_case import (
    CASES,
    capitalize_all,
    capitalize_first,
    lower,
    sentence,
    title,
    upper,
)

SMALL_CAPS = FORMATS["font-variant", "small-caps"]
RAISED = FORMATS["vertical-align", "sup"]
LOWERED = FORMATS["vertical-align", "sub"]
LANGUAGES = st.sampled_from(["", "en-US", "tr", "az-Latn"])
# Letters that are one character in both cases.
CASED = st.text(alphabet=f"abofTHE éÉжЖ2大-’:.?!—“”(/{ITALIC}{NOCASE}{CLOSE}{QUOTE}{QUOTE_END}")
PLAIN = st.text(alphabet="abofTHE éÉжЖ2大-’:.?!—“”(/")


@pytest.mark.parametrize(
    "case, text",
    [
        ("lowercase", "on dna, a ge study"),
        ("uppercase", "ON DNA, A GE STUDY"),
        ("capitalize-first", "On DNA, a gE study"),
        ("capitalize-all", "On DNA, A gE Study"),
        ("sentence", "On DNA, a gE study"),
        ("title", "On DNA, a gE Study"),
    ],
)
def test_each_case_that_a_style_can_name(case: str, text: str) -> None:
    assert CASES[case]("on DNA, a gE study", "en") == text


@pytest.mark.parametrize(
    "text, first",
    [
        ("words", "Words"),
        ("Words", "Words"),
        ("wORDS", "wORDS"),
        ("2nd words", "2nd words"),
        ("(words", "(Words"),
        ("“words” of", "“Words” of"),
        ("élan", "Élan"),
        ("大", "大"),
        ("… ", "… "),
        ("", ""),
    ],
)
def test_the_first_word_is_capitalized_if_it_is_in_small_letters(text: str, first: str) -> None:
    assert capitalize_first(text) == first


@pytest.mark.parametrize(
    "word, capitalized", [("ﬁre", "Fire"), ("ǆungla", "ǅungla"), ("ვეფხი", "ვეფხი"), ("ßa", "Ssa")]
)
def test_a_word_has_one_capital_where_a_character_has_two_letters_or_none(
    word: str, capitalized: str
) -> None:
    assert capitalize_first(word) == capitalized
    assert capitalize_all(f"{word} {word}") == f"{capitalized} {capitalized}"


@pytest.mark.parametrize(
    "text, changed",
    [
        ("ON THE ORIGIN OF WORDS", "On the origin of words"),
        ("on the Origin of Words", "On the Origin of Words"),
        ("On DNA", "On DNA"),
        ("X", "X"),
        ("大", "大"),
        (f"ON {ITALIC}WORDS{CLOSE}", f"On {ITALIC}words{CLOSE}"),
        (f"ON {NOCASE}DNA{CLOSE} AND WORDS", f"On {NOCASE}DNA{CLOSE} and words"),
    ],
)
def test_a_sentence_takes_back_capitals_only_where_all_are(text: str, changed: str) -> None:
    assert sentence(text) == changed


@pytest.mark.parametrize(
    "text, changed",
    [
        ("the origin of the words", "The Origin of the Words"),
        ("what words are made of", "What Words Are Made Of"),
        ("words: a history of the art", "Words: A History of the Art"),
        ("why words? an answer", "Why Words? An Answer"),
        ("words! a play", "Words! A Play"),
        ("words. a play", "Words. A Play"),
        ("words—a play", "Words—A Play"),
        ("words, or a play", "Words, or a Play"),
        ("see: “the words” again", "See: “The Words” Again"),
        ("see “the words” again", "See “the Words” Again"),
        ("“the words” again", "“The Words” Again"),
        ("why? “‘the words’” again", "Why? “‘The Words’” Again"),
        ("mind and/or body", "Mind and/or Body"),
        ("the iPhone in the US", "The iPhone in the US"),
        ("words (the study of)", "Words (the Study of)"),
        ("of", "Of"),
        ("", ""),
    ],
)
def test_in_an_english_title_all_but_small_words_are_capitalized(text: str, changed: str) -> None:
    assert title(text, "en") == changed


@pytest.mark.parametrize(
    "text, changed",
    [
        ("an on-line study", "An On-Line Study"),
        ("a state-of-the-art study", "A State-of-the-Art Study"),
        ("k-means and k-nearest words", "K-Means and k-Nearest Words"),
        ("t-SNE for all", "t-SNE for All"),
        ("from a to z", "From a to z"),
        ("words of vue.js", "Words of Vue.js"),
        ("a coup d’état, e.g. here", "A Coup d’état, e.g. Here"),
        ("seeing t-SNE", "Seeing t-SNE"),
        ("eating β-carotene", "Eating β-Carotene"),
        ("a type 07-x seal", "A Type 07-x Seal"),
        ("sorting in O(n) of time", "Sorting in O(n) of Time"),
        ("vis-à-vis words", "Vis-à-Vis Words"),
        ("d’accord", "D’accord"),
    ],
)
def test_a_letter_that_is_a_sign_stays_small_in_a_title(text: str, changed: str) -> None:
    assert title(text, "en") == changed


@pytest.mark.parametrize(
    "text, changed",
    [
        (f"the {ITALIC}origin of{CLOSE} words", f"The {ITALIC}Origin of{CLOSE} Words"),
        (f"so {ITALIC * 6}of{CLOSE * 6} words", f"So {ITALIC * 6}of{CLOSE * 6} Words"),
        (f"so: {ITALIC * 6}of{CLOSE * 6} words", f"So: {ITALIC * 6}Of{CLOSE * 6} Words"),
        (f"{ITALIC}of{CLOSE} words", f"{ITALIC}Of{CLOSE} Words"),
        (f"words {ITALIC}of{CLOSE}", f"Words {ITALIC}Of{CLOSE}"),
        (f"so {QUOTE}of words{QUOTE_END} it is", f"So {QUOTE}of Words{QUOTE_END} It Is"),
    ],
)
def test_formatting_does_not_hide_where_a_word_stands_in_a_title(text: str, changed: str) -> None:
    assert title(text, "en") == changed


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("mark", [NOCASE, CODE, MATH, SMALL_CAPS, RAISED, LOWERED])
def test_what_has_a_case_of_its_own_keeps_it(mark: str, case: str) -> None:
    kept = f"{mark}iT {BOLD}oN{CLOSE}{CLOSE}"

    assert kept in CASES[case](f"a {kept} a", "en")
    assert CASES[case](kept, "en") == kept


def test_after_what_keeps_its_case_all_changes_again() -> None:
    assert upper(f"{NOCASE}a{CLOSE} b{CLOSE} c") == f"{NOCASE}a{CLOSE} B{CLOSE} C"
    assert capitalize_first(f"{NOCASE}a{CLOSE} b") == f"{NOCASE}a{CLOSE} b"
    assert capitalize_all(f"{QUOTE}a{QUOTE_END} b") == f"{QUOTE}A{QUOTE_END} B"


@pytest.mark.parametrize(
    "language, capitals, small", [("tr", "Iİ", "ıi"), ("az-Latn", "Iİ", "ıi"), ("en", "II", "ıi")]
)
def test_turkish_has_two_letters_i(language: str, capitals: str, small: str) -> None:
    assert upper(small, language) == capitals
    assert capitalize_all("ılık istanbul", language) == (f"{capitals[0]}lık {capitals[1]}stanbul")
    assert sentence("ISI", language) == ("Isı" if language != "en" else "Isi")


def test_small_letters_are_those_of_a_language_too() -> None:
    assert lower("Iİ", "tr") == "ıi"
    assert lower("ÉI", "fr") == "éi"


@pytest.mark.parametrize("case", CASES)
@given(CASED, LANGUAGES)
def test_nothing_changes_but_the_case(case: str, text: str, language: str) -> None:
    changed = CASES[case](text, language)

    assert changed.casefold() == text.casefold()
    assert [char for char in changed if char in ALL] == [char for char in text if char in ALL]


@pytest.mark.parametrize("case", CASES)
@given(st.text(), LANGUAGES)
def test_any_text_has_a_case(case: str, text: str, language: str) -> None:
    assert bool(CASES[case](text, language)) == bool(text)


# A sentence can be in capitals but for a letter, and then but for none.
@pytest.mark.parametrize("case", sorted(CASES.keys() - {"sentence"}))
@given(PLAIN)
def test_a_case_that_a_text_has_stays(case: str, text: str) -> None:
    once = CASES[case](text, "en")

    assert CASES[case](once, "en") == once


@pytest.mark.parametrize("case", CASES)
@given(PLAIN, st.integers(0, 20), st.integers(0, 20))
def test_formatting_of_whole_words_does_not_matter(
    case: str, text: str, start: int, length: int
) -> None:
    words = text.split(" ")
    marked = [
        f"{ITALIC}{word}{CLOSE}" if start <= place < start + length else word
        for place, word in enumerate(words)
    ]

    assert bare(CASES[case](" ".join(marked), "en")) == CASES[case](text, "en")
