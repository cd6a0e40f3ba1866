"""LaTeX accents become the letters they print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.latex import decode_accents


@pytest.mark.parametrize(
    "latex, text",
    [
        (r"Sch{\"{u}}tze", "Schütze"),
        (r"Sch\"{u}tze", "Schütze"),
        (r"Sch{\"u}tze", "Schütze"),
        (r"Sch\"utze", "Schütze"),
        (r"Herv{\'e}", "Hervé"),
        (r"O{\u{g}}uz", "Oğuz"),
        (r"O\u{g}uz", "Oğuz"),
        (r"O\u guz", "Oğuz"),
        (r"Fran{\c{c}}ois", "François"),
        (r"Ma\~nana", "Mañana"),
        (r"Bj{\o}rn", "Bjørn"),
        (r"{\L}ukasz", "Łukasz"),
        (r"\L{}ukasz", "Łukasz"),
        (r"Erd\H{o}s", "Erdős"),
        (r"Mart{\'\i}n", "Martín"),
        (r"Mart\'{\i}n", "Martín"),
        (r"Stra\ss e", "Straße"),
        (r"\AA ngstr\"om", "Ångström"),
        (r"\v{S}mid", "Šmid"),
    ],
)
def test_an_accent_is_decoded(latex: str, text: str) -> None:
    assert decode_accents(latex) == text


@pytest.mark.parametrize("text", [r"\useful", r"\LaTeX", r"\alpha", r"C:\dir", r"\"", "{\\'"])
def test_what_is_no_accent_is_left(text: str) -> None:
    assert decode_accents(text) == text


@given(st.text().filter(lambda text: "\\" not in text))
def test_text_without_backslash_is_left_alone(text: str) -> None:
    assert decode_accents(text) == text


@given(st.text(alphabet="\\{}'\"`^~u vHckoOlLaei "))
def test_decoding_never_makes_a_text_longer(text: str) -> None:
    assert len(decode_accents(text)) <= len(text)
