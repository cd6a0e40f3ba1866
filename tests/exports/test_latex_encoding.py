"""Texts are encoded so that LaTeX prints what was meant."""

from __future__ import annotations

import pytest
from hypothesis import given

from sphinx_paperlist.exports.latex import (
    encode_inline,
    encode_text,
    encode_title,
    encode_url,
    has_paired_braces,
)
from tests.exports.strategies import TEXTS


@pytest.mark.parametrize(
    "text, written",
    [
        ("R&D 100% $5 #1 a_b", r"R\&D 100\% \$5 \#1 a\_b"),
        ("{x}", r"\textbraceleft{}x\textbraceright{}"),
        (
            "a\\b~c^d`e",
            r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d\textasciigrave{}e",
        ),
        ("--flag", "-{}-flag"),
        ("'' it's", "'{}' it's"),
        ("状态空间 Ré – “x”", "状态空间 Ré – “x”"),
    ],
)
def test_what_latex_would_run_is_printed(text: str, written: str) -> None:
    assert encode_text(text) == written


@given(TEXTS)
def test_braces_come_in_pairs_whatever_the_text(text: str) -> None:
    assert has_paired_braces(encode_text(text))
    assert has_paired_braces(encode_inline(text))
    assert has_paired_braces(encode_title(text))
    assert has_paired_braces(encode_url(text))


@pytest.mark.parametrize(
    "text, written",
    [
        ("*soft* and **loud**", r"\emph{soft} and \textbf{loud}"),
        ("`a_b`", r"\texttt{a\_b}"),
        ("$x_i^2$ at 5%", r"$x_i^2$ at 5\%"),
        ("[here](https://a.example/%20#x)", r"\href{https://a.example/\%20\#x}{here}"),
        (r"$\{x$", r"$\lbrace x$"),
        (r"$\}\{$", r"$\rbrace \lbrace $"),
        ("[here](javascript:x) and [there]()", "here and there"),
    ],
)
def test_markup_becomes_commands_and_maths_stays(text: str, written: str) -> None:
    assert encode_inline(text) == written


@pytest.mark.parametrize(
    "title, written",
    [
        # Acronyms, mixed case, and names with digits, wherever they stand.
        ("LoRA for GPT-4", "{LoRA} for {GPT-4}"),
        ("Attention Is All You Need for S4 Models", "Attention Is All You Need for {S4} Models"),
        ("The R&D of k-NN", "The {R\\&D} of {k-NN}"),
        # Capitals in the midst of a title in sentence case are proper names.
        ("On the work of Euler in Basel", "On the work of {Euler} in {Basel}"),
        ("Mamba: Linear-time sequence modeling", "Mamba: Linear-time sequence modeling"),
        # In title case they are not.
        ("Deep Residual Learning for Images", "Deep Residual Learning for Images"),
        # Maths and commands are neither torn nor lowered.
        ("Sorting in $O(n)$ and $n$ steps", "Sorting in {$O(n)$} and $n$ steps"),
        ("A view of *Homo Sapiens*", r"A view of \emph{Homo Sapiens}"),
        ("状态空间模型 SSM 综述", "状态空间模型 {SSM} 综述"),
    ],
)
def test_capitals_that_styles_would_lower_are_protected(title: str, written: str) -> None:
    assert encode_title(title) == written
