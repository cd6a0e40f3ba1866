"""Maths of a data file may draw, and nothing else."""

from __future__ import annotations

import pytest

from sphinx_paperlist.papers.inline import parse_inline, refused_maths
from sphinx_paperlist.papers.maths import is_harmless
from sphinx_paperlist.papers.spans import Mark


@pytest.mark.parametrize(
    "maths",
    [
        "k",
        "x_1^2",
        r"\mathcal{O}(n \log n)",
        r"\ell_\infty",
        r"\frac{a}{b}",
        r"\{a, b\}",
        r"\text{if } x \leq 0",
        r"\alpha\,\beta",
        r"50\%",
        r"x_{i_j}^2",
        r"x'_1",
        r"\hat{\beta}_1",
        r"p(x \mid y)",
        r"A \rightarrow B",
        r"\bigcup_{i=1}^n A_i",
    ],
)
def test_maths_that_draws_is_harmless(maths: str) -> None:
    assert is_harmless(maths)
    assert [span.mark for span in parse_inline(f"${maths}$")] == [Mark.MATH]


@pytest.mark.parametrize(
    "maths",
    [
        r"\input{/etc/passwd}",
        r"\immediate\write18{touch x}",
        r"\csname input\endcsname{x}",
        r"\def\x{y}",
        r"\href{javascript:alert(1)}{x}",
        r"\begin{filecontents}{x}",
        r"x\) \input{y} \(z",
        "a}{b",
        "{a",
        "^^5cinput{x}",
        "a % b",
        r"a \\ b",
        "x^",
        "x_}",
        "x__y",
        "x^a^b",
        "a & b",
        r"\frac{a}",
        r"\text",
        r"\left( x",
        r"\sqrt[",
        "\\",
    ],
)
def test_maths_that_could_do_more_is_shown_as_it_was_typed(maths: str) -> None:
    assert not is_harmless(maths)


def test_refused_maths_is_named() -> None:
    text = r"Fast $k$-means with $\input{x}$ and `$\write$`"

    assert refused_maths(text) == [r"$\input{x}$"]
    assert (Mark.CODE, r"$\input{x}$") in [(span.mark, span.text) for span in parse_inline(text)]
