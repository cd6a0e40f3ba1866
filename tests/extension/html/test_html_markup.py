"""Spans become HTML, and nothing in them becomes more."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.extension.html.markup import Markup
from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.spans import Mark, Span, plain, text_of

FILES = {"/data/a.pdf": "_downloads/12/a.pdf"}
PLAIN = Markup(lambda node: f"<math>{node.astext()}</math>", lambda target: FILES.get(target, ""))
FOLDING = PLAIN._replace(folds=True)
LINK = Span(Mark.LINK, "PDF", url="https://a.org/?b=1&c", role="link")
CUT = Span(Mark.CUT, "et al.", (plain("Bo Ray & Cy Poe."),))
AUTHORS = Span(Mark.EMPHASIS, children=(plain("Ann Lee, "), CUT), role="authors")


@pytest.mark.parametrize(
    "markdown, html",
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("*a* **b**", "<em>a</em> <strong>b</strong>"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("`<a>`", '<code class="docutils literal notranslate">&lt;a&gt;</code>'),
        ("of $x^2$", "of <math>x^2</math>"),
        ("[a](https://a.org)", '<a class="reference external" href="https://a.org">a</a>'),
        ("[*a*](javascript:b)", "<em>a</em>"),
    ],
)
def test_each_mark_has_its_element(markdown: str, html: str) -> None:
    assert PLAIN.inline(parse_inline(markdown)) == html


@pytest.mark.parametrize(
    "span, html",
    [
        (Span(Mark.STRONG, "T", role="title"), '<strong class="paper-title">T</strong>'),
        (Span(Mark.CODE, "R&D", role="venue"), '<span class="paper-venue">R&amp;D</span>'),
        (Span(Mark.PLAIN, "2020", role="year"), '<span class="paper-year">2020</span>'),
        (Span(Mark.SUPERSCRIPT, "2"), "<sup>2</sup>"),
        (Span(Mark.SUBSCRIPT, "2"), "<sub>2</sub>"),
        (Span(Mark.SMALL_CAPS, "Lee"), '<span class="paper-small-caps">Lee</span>'),
        (Span(Mark.UNDERLINE, "Seas"), '<span class="paper-underline">Seas</span>'),
        (
            Span(Mark.UNDERLINE, "Lee", role="authors"),
            '<span class="paper-authors paper-underline">Lee</span>',
        ),
        (
            Span(Mark.PLAIN, "★★★☆☆", role="stars"),
            '<span class="paper-stars" role="img" aria-label="3 of 5 stars">★★★☆☆</span>',
        ),
    ],
)
def test_roles_and_marks_become_classes_and_elements(span: Span, html: str) -> None:
    assert PLAIN.one(span) == html


def test_a_link_of_a_paper_says_what_it_leads_to_without_its_context_too() -> None:
    assert PLAIN.one(LINK, "Seas &amp; skies") == (
        '<a class="paper-link reference external" href="https://a.org/?b=1&amp;c"'
        ' aria-label="PDF: Seas &amp; skies">PDF</a>'
    )


@pytest.mark.parametrize("role", ["title", "doi", "url"])
def test_a_link_whose_text_says_what_it_leads_to_has_no_other_words(role: str) -> None:
    link = Span(Mark.LINK, children=parse_inline("a *b*"), url="https://a.org", role=role)

    assert PLAIN.one(link, "Seas") == (
        f'<a class="paper-{role} reference external" href="https://a.org">a <em>b</em></a>'
    )


def test_links_of_a_paper_stand_without_the_brackets_of_running_text() -> None:
    links = Span(Mark.PLAIN, children=(plain("["), LINK, plain("] ["), LINK, plain("]")))

    assert PLAIN.one(links._replace(role="links")).count("[") == 0
    assert PLAIN.one(links._replace(role="links")).count("PDF</a>") == 2


@pytest.mark.parametrize(
    "span, html",
    [
        (
            Span(Mark.PLAIN, "see <b>", role="links"),
            '<span class="paper-links">see &lt;b&gt;</span>',
        ),
        (Span(Mark.PLAIN, "<b>", role="stars"), '<span class="paper-stars">&lt;b&gt;</span>'),
        (
            Span(Mark.LINK, url="https://a.org", role="link"),
            '<a class="paper-link reference external" href="https://a.org">https://a.org</a>',
        ),
    ],
    ids=["text for links", "text for stars", "link without text"],
)
def test_what_another_style_writes_is_kept(span: Span, html: str) -> None:
    assert PLAIN.one(span) == html


@pytest.mark.parametrize(
    "url, html",
    [
        (
            "data/a.pdf",
            '<a class="paper-link reference download internal"'
            ' href="_downloads/12/a.pdf" download="">PDF</a>',
        ),
        ("b.pdf", '<span class="paper-link">PDF</span>'),
    ],
    ids=["published", "not published"],
)
def test_a_download_has_the_address_at_which_its_file_is_published(url: str, html: str) -> None:
    assert PLAIN.one(Span(Mark.DOWNLOAD, "PDF", url=url, role="link")) == html


def test_what_is_cut_can_be_unfolded() -> None:
    # In a `div`, since `details` may not stand in `em`.
    assert FOLDING.one(AUTHORS) == (
        '<div class="paper-authors">Ann Lee, <details class="paper-others">'
        "<summary>et al.</summary> Bo Ray &amp; Cy Poe.</details></div>"
    )


def test_nothing_unfolds_deeper_in_a_line() -> None:
    deep = Span(Mark.STRONG, children=(AUTHORS,))

    assert "details" not in FOLDING.one(deep)


def test_what_is_cut_is_its_short_text_where_nothing_unfolds() -> None:
    assert PLAIN.one(AUTHORS) == '<em class="paper-authors">Ann Lee, et al.</em>'


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags = "", set[str]()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=80))
def test_whatever_a_text_is_it_is_read_as_it_was_written(text: str) -> None:
    rendered = PLAIN._replace(render=_escaped)
    spans = parse_inline(text)
    parser = _Text()
    parser.feed(rendered.inline(spans))
    parser.close()

    assert parser.text == text_of(spans)
    assert parser.tags <= {"em", "strong", "code", "a"}


def _escaped(node: nodes.Node) -> str:
    return node.astext().replace("&", "&amp;").replace("<", "&lt;")
