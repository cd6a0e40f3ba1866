"""Rich text of CSL-JSON becomes inline Markdown that shows the same."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.sources.markup import markdown_of


@pytest.mark.parametrize(
    "text, markdown",
    [
        ("plain", "plain"),
        ("<i>k</i>-means", "*k*-means"),
        ("a <b>bold</b> <em>one</em>", "a **bold** *one*"),
        ("<i><b>x</b></i>", "***x***"),
        ("<i> pad </i>x", "*pad* x"),
        ("H<sub>2</sub>O, x<sup>2</sup>", "H₂O, x²"),
        ("x<sup>abc</sup>", "xabc"),
        ('<span class="nocase">BERT</span> <sc>x</sc>', "BERT x"),
        ("R&amp;D &lt;i&gt; AT&T", "R&D <i> AT&T"),
        ("a < b > c", "a < b > c"),
        ("*x* $y$ [z](u)", r"\*x\* \$y\$ \[z\](u)"),
        ("<i>open", "open"),
        ("<i>crossed <b>over</i></b>", "crossed **over**"),
        ('<i>"q"</i>bar', '"q"bar'),
        ("<jats:title>One</jats:title><jats:p>Two</jats:p>", "One Two"),
    ],
)
def test_markup_is_read(text: str, markdown: str) -> None:
    assert markdown_of(text) == markdown


@given(st.text("aB 1*_`$[]()\\<>&;!\n"))
def test_plain_text_stays_what_it_is(text: str) -> None:
    assert plain_text(markdown_of(html.escape(text))) == " ".join(text.split())


@given(st.lists(st.sampled_from(["<i>", "</i>", "<b>", "</b>", "a", " ", '"', "*", "<sub>", "2"])))
def test_no_mark_is_shown(pieces: list[str]) -> None:
    shown = plain_text(markdown_of("".join(pieces)))

    assert shown.count("*") == pieces.count("*")
