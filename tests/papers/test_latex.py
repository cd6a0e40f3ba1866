"""LaTeX becomes the letters, signs and formats that it prints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.inline import escape
from sphinx_paperlist.papers.latex import decode_accents, decode_inline, decode_text, decode_url


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


@pytest.mark.parametrize(
    "latex, text, inline",
    [
        (r"{DNA} of {\"O}zg{\"u}r", "DNA of Özgür", "DNA of Özgür"),
        (r"``Hi'' --- it's 1--2~x", "“Hi” — it's 1–2 x", "“Hi” — it's 1–2 x"),
        (r"A `b' c", "A ‘b’ c", "A ‘b’ c"),
        (r"100\% \& a\_b \#1 \$5", "100% & a_b #1 $5", r"100% & a\_b #1 \$5"),
        ("100% of it", "100% of it", "100% of it"),
        (r"\emph{k}-means", "k-means", "*k*-means"),
        (r"{\em so} \textbf{big \emph{one}}", "so big one", "*so* **big *one***"),
        (r"\emph{a \emph{b}}", "a b", "*a b*"),
        (r"\texttt{a_b}", "a_b", "`a_b`"),
        (r"\textsc{Abc} \textnormal{d}", "Abc d", "Abc d"),
        (r"\enquote{a \mkbibquote{b}}", "“a ‘b’”", "“a ‘b’”"),
        (r"\url{http://a.b/%20}", "http://a.b/%20", "[http://a.b/%20](http://a.b/%20)"),
        (r"\href{http://a.b}{see \emph{it}}", "see it", "[see *it*](http://a.b)"),
        (r"$O(n^2)$ and \(x\)", "$O(n^2)$ and $x$", "$O(n^2)$ and $x$"),
        (r"\(x \(y\)", r"\(x $y$", r"\\(x $y$"),
        ("a\u3000b\u2028\xa0c", "a b c", "a b c"),
        (r"10$^{-3}$ m\textsuperscript{2}", "10⁻³ m²", "10⁻³ m²"),
        (r"\textendash{} \textcopyright\ \alpha", "– © α", "– © α"),
        (r"\LaTeX{} and \TeX", "LaTeX and TeX", "LaTeX and TeX"),
        (r"\'{\^e} \~{} \'{}", "ế ~ '", "ế ~ '"),
        (r"\v S\t{oo}", "Šo͡o", "Šo͡o"),
        (r"\unknown x \foo{y}", r"\unknown x \foo y", r"\\unknown x \\foo y"),
        (r"\noopsort{1973}T \bibstring{newseries}", "T new series", "T new series"),
        ("a_b *c* [d]", "a_b *c* [d]", r"a_b \*c\* \[d\]"),
        ("a } b { c", "a b c", "a b c"),
        (r"\ensuremath{x^2} 5$\times$3", "$x^2$ 5×3", "$x^2$ 5×3"),
        (r"a \(\) b \ensuremath", r"a b \ensuremath", r"a b \\ensuremath"),
        (r"\texttt{a\textasciigrave b}", "a`b", "`` a`b ``"),
        (r"\' x", "x́", "x́"),
        ("王{小}明", "王小明", "王小明"),
    ],
)
def test_a_text_is_decoded(latex: str, text: str, inline: str) -> None:
    assert decode_text(latex) == text
    assert decode_inline(latex) == inline


@pytest.mark.parametrize(
    "latex, url",
    [
        (r"\url{http://a.b/c\_d}", "http://a.b/c_d"),
        ("http://a.b/%20~x_y", "http://a.b/%20~x_y"),
        ("10.1000/a--b", "10.1000/a--b"),
    ],
)
def test_an_address_is_not_decoded(latex: str, url: str) -> None:
    assert decode_url(latex) == url


LATEX = ["\\emph{", "\\textbf{", "\\texttt{", "\\url{", "\\href{", "{\\em ", "\\enquote{", "{", "}"]
LATEX += ["\\'", '\\"', "\\c", "\\i", "\\&", "\\\\", "\\", "$", "\\(", "\\)", "`", "``", "'", "''"]
LATEX += [
    "--",
    "---",
    "~",
    "*",
    "_",
    "[",
    "](",
    ")",
    " ",
    "\n",
    "a",
    "1",
    "王",
    "%",
    "\\alpha",
    "^",
]


@given(st.lists(st.sampled_from(LATEX), max_size=50).map("".join))
def test_decoding_takes_any_text_and_keeps_its_size_in_bounds(latex: str) -> None:
    # A link stands twice, and each of its signs may need three.
    assert len(decode_text(latex)) <= 2 * len(latex)
    assert len(decode_inline(latex)) <= 6 * len(latex)


@given(st.text(st.characters(exclude_characters="\\{}$`'~-", exclude_categories=["C", "Z"])))
def test_text_without_latex_is_escaped_alone(text: str) -> None:
    assert decode_text(text) == text
    assert decode_inline(text) == escape(text)


def test_groups_without_end_are_read_as_deep_as_they_go() -> None:
    assert decode_text(r"\emph{x" * 10_000) == "x" * 10_000
