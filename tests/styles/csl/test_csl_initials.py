"""Given names are shortened to initials, and those that are initials already written alike."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.initials import initials, normalized
from sphinx_paperlist.styles.csl.marks import (
    ALL,
    CLOSE,
    ITALIC,
    NOCASE,
    QUOTE,
    QUOTE_END,
    bare,
)

NAMES = st.text() | st.text(alphabet=f"AbÉйЯ -‐.,’{ITALIC}{CLOSE}{QUOTE}{QUOTE_END}")


@pytest.mark.parametrize(
    "name, apart, together",
    [
        ("Grace", "G.", "G."),
        ("Grace Brewster", "G. B.", "G.B."),
        ("Grace  Brewster ", "G. B.", "G.B."),
        ("Grace B.", "G. B.", "G.B."),
        ("Grace B", "G. B.", "G.B."),
        ("G.B.", "G. B.", "G.B."),
        ("G.B", "G. B.", "G.B."),
        ("Élodie", "É.", "É."),
        ("Юрий Ω", "Ю. Ω.", "Ю.Ω."),
        ("O’Neil", "O.", "O."),
        ("McGeorge", "M.", "M."),
        ("USHA", "U.", "U."),
        ("", "", ""),
        (" . ", "", ""),
    ],
)
def test_each_given_name_becomes_an_initial(name: str, apart: str, together: str) -> None:
    assert initials(name, ". ") == apart
    assert initials(name, ".") == together


@pytest.mark.parametrize(
    "name, text",
    [
        ("Ludwig van", "L. van"),
        ("Guy de la Tour", "G. de la T."),
        ("de", "de"),
        ("Ann & Bea", "A. & B."),
        ("1st", "1st"),
        ("(Ann)", "(Ann)"),
    ],
)
def test_particles_and_what_does_not_begin_with_a_capital_stay(name: str, text: str) -> None:
    assert initials(name, ". ") == text


@pytest.mark.parametrize("name, text", [("Th. Ann", "Th. A."), ("Iu. Ch.", "Iu. Ch.")])
def test_an_abbreviation_of_several_letters_stays(name: str, text: str) -> None:
    assert initials(name, ". ") == text


def test_two_capitals_at_the_beginning_are_one_letter_of_another_script() -> None:
    assert initials("YUri", ". ") == "Yu."


@pytest.mark.parametrize(
    "name, text, without_hyphens",
    [
        ("Marie-Claire", "M.-C.", "M. C."),
        ("Marie‐Claire", "M.-C.", "M. C."),
        ("Marie‑Claire", "M.-C.", "M. C."),
        ("Marie -Claire", "M.-C.", "M. C."),
        ("M.-C.", "M.-C.", "M. C."),
        ("M-C", "M.-C.", "M. C."),
        ("Marie-Élodie", "M.-É.", "M. É."),
        ("Анна-Мария", "А.-М.", "А. М."),
        ("Minh-Ửng", "M.-Ử.", "M. Ử."),
        ("-Claire", "C.", "C."),
        ("Marie- Claire", "M. C.", "M. C."),
    ],
)
def test_names_with_a_hyphen_keep_it_if_the_style_wants_it(
    name: str, text: str, without_hyphens: str
) -> None:
    assert initials(name, ". ") == text
    assert initials(name, ". ", hyphens=False) == without_hyphens


@pytest.mark.parametrize("name", ["Min-jun", "Jean-éric", "Анна-мария"])
def test_a_hyphen_before_a_small_letter_is_within_one_name(name: str) -> None:
    assert initials(name, ".") == f"{name[0]}."
    assert normalized(name, ".") == name


@pytest.mark.parametrize(
    "terminator, text",
    [(". ", "A. B.-C. de"), (".", "A.B.-C. de"), (" ", "A B-C de"), ("", "AB-C de")],
)
def test_a_style_says_what_stands_after_initials(terminator: str, text: str) -> None:
    assert initials("Ann Bea-Cy de", terminator) == text


@pytest.mark.parametrize(
    "name, apart, bare_letters",
    [
        ("Grace", "Grace", "Grace"),
        ("Grace B", "Grace B.", "Grace B"),
        ("Grace B.", "Grace B.", "Grace B"),
        ("G.B", "G. B.", "GB"),
        ("Grace B.-C.", "Grace B.-C.", "Grace B-C"),
        ("Marie-Claire", "Marie-Claire", "Marie-Claire"),
        ("Marie-C.", "Marie-C.", "Marie-C"),
        ("Guy de la Tour", "Guy de la Tour", "Guy de la Tour"),
        ("Guy B. de la", "Guy B. de la", "Guy B de la"),
    ],
)
def test_names_that_are_written_out_stay_beside_initials(
    name: str, apart: str, bare_letters: str
) -> None:
    assert normalized(name, ". ") == apart
    assert normalized(name, "") == bare_letters


@pytest.mark.parametrize("name", ["小明", "太郎 A.", "기현"])
def test_han_kana_and_hangul_have_no_initials(name: str) -> None:
    assert initials(name, ". ") == name
    assert normalized(name, ". ") == name


@pytest.mark.parametrize(
    "name, text",
    [
        (f"{ITALIC}Ann{CLOSE} Bea", f"{ITALIC}A.{CLOSE} B."),
        (f"{ITALIC}Ann {CLOSE}Bea", f"{ITALIC}A. {CLOSE}B."),
        (f"{ITALIC}Ann {CLOSE} Bea", f"{ITALIC}A.{CLOSE} B."),
        (f"{ITALIC}Ann {CLOSE}", f"{ITALIC}A.{CLOSE}"),
        (f"{ITALIC}Ann{CLOSE}-{NOCASE}Bea{CLOSE}", f"{ITALIC}A.{CLOSE}-{NOCASE}B.{CLOSE}"),
        (f"Ann-{NOCASE}Bea{CLOSE}", f"A.-{NOCASE}B.{CLOSE}"),
        (f"Ann {QUOTE}Bo{QUOTE_END}", f"A. {QUOTE}B.{QUOTE_END}"),
        (f"Ann {QUOTE}Bo{QUOTE_END} Cy", f"A. {QUOTE}B.{QUOTE_END} C."),
    ],
)
def test_formatting_and_quotes_stay_around_the_names(name: str, text: str) -> None:
    assert initials(name, ". ") == text


@pytest.mark.parametrize("write", [initials, normalized])
@given(NAMES)
def test_no_mark_is_lost_or_moved_past_another(write: Any, name: str) -> None:
    assert re.sub(f"[^{ALL}]", "", write(name, ". ")) == re.sub(f"[^{ALL}]", "", name)


@given(NAMES)
def test_no_letter_of_a_name_that_is_written_out_is_lost(name: str) -> None:
    def letters(text: str) -> str:
        return re.sub(r"[\s.\-‐‑]", "", bare(text))

    assert letters(normalized(name, ". ")) == letters(name)


@given(
    st.lists(st.sampled_from(["Ann", "Bo.", "C", "de", "Éva-Zoé", "J.-L.", "Th."])).map(" ".join)
)
def test_initials_of_initials_are_the_same(name: str) -> None:
    once = initials(name, ". ")

    assert initials(once, ". ") == once


def test_names_of_thousands_of_marks_are_read_in_no_time() -> None:
    # In cubic time this would take an hour.
    assert initials(f"{ITALIC}{CLOSE}" * 3000 + " Ann", ". ").endswith("A.")
