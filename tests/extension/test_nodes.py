"""Spans become standard nodes of docutils, and nothing in them becomes more."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_paperlist.extension.nodes import inline_nodes, plain_nodes, with_addresses
from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.spans import Mark, Span, plain


def link(url: str) -> Span:
    return Span(Mark.LINK, children=(plain("text"),), url=url)


@pytest.mark.parametrize(
    "markdown, kinds",
    [
        ("a word", [nodes.Text]),
        ("*a*", [nodes.emphasis]),
        ("**a**", [nodes.strong]),
        ("`a`", [nodes.literal]),
        ("$a$", [nodes.math]),
        ("[a](https://a.org)", [nodes.reference]),
        ("a *b* `c`", [nodes.Text, nodes.emphasis, nodes.Text, nodes.literal]),
    ],
)
def test_each_mark_has_its_node(markdown: str, kinds: Any) -> None:
    assert [type(node) for node in inline_nodes(parse_inline(markdown))] == kinds


def test_marks_nest() -> None:
    (strong,) = inline_nodes(parse_inline("**a *b* c**"))

    assert isinstance(strong, nodes.strong)
    assert [child.astext() for child in strong.children] == ["a ", "b", " c"]


def test_a_role_becomes_a_class() -> None:
    (node,) = inline_nodes([Span(Mark.CODE, "NeurIPS", role="venue")])

    assert isinstance(node, nodes.literal)
    assert node["classes"] == ["paper-venue"]


def test_what_is_cut_is_its_short_text() -> None:
    cut = Span(Mark.CUT, "et al.", (plain("Bo Li."),))
    (node,) = inline_nodes([Span(Mark.EMPHASIS, children=(plain("Ann Lee, "), cut))])

    assert node.astext() == "Ann Lee, et al."


@pytest.mark.parametrize(
    "url, target",
    [
        ("https://a.org/b?c=d#e", "https://a.org/b?c=d#e"),
        ("http://a.org", "http://a.org"),
        ("ftp://a.org/b", "ftp://a.org/b"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("www.a.org/b", "https://www.a.org/b"),
    ],
)
def test_a_safe_target_is_linked(url: str, target: str) -> None:
    (node,) = inline_nodes([link(url)])

    assert isinstance(node, nodes.reference)
    assert node["refuri"] == target


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " \x01javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//a.org/b",
        "/etc/passwd",
        "",
    ],
)
def test_an_unsafe_target_is_shown_as_its_text(url: str) -> None:
    (node,) = inline_nodes([link(url)])

    assert type(node) is nodes.inline
    assert node.astext() == "text"
    assert "refuri" not in node


def test_a_download_has_the_name_under_which_its_file_is_published() -> None:
    span = Span(Mark.DOWNLOAD, children=(plain("PDF"),), url="data/a b.pdf")
    (node,) = inline_nodes([span], {"/data/a b.pdf": "1234/a b.pdf"})

    assert isinstance(node, addnodes.download_reference)
    assert (node["reftarget"], node["filename"]) == ("/data/a b.pdf", "1234/a b.pdf")


def test_a_download_that_is_not_published_is_shown_as_its_text() -> None:
    (node,) = inline_nodes([Span(Mark.DOWNLOAD, children=(plain("PDF"),), url="a.pdf")])

    assert type(node) is nodes.inline
    assert node.astext() == "PDF"


def test_in_a_link_other_links_are_text() -> None:
    made = plain_nodes(parse_inline("a [b *c*](https://a.org) *d*"))

    assert nodes.inline("", "", *made).astext() == "a b c d"
    assert not [node for one in made for node in one.findall(nodes.reference)]
    assert isinstance(made[-1], nodes.emphasis)


@pytest.mark.parametrize(
    "markdown, text",
    [
        ("a [b](https://a.org) *c*", "a b <https://a.org> c"),
        ("*a [b](https://a.org), [c](https://c.org)*", "a b <https://a.org>, c <https://c.org>"),
        ("[https://a.org](https://a.org)", "https://a.org"),
        ("[b](javascript:x)", "b"),
    ],
)
def test_where_links_are_lost_their_addresses_stand_after_them(markdown: str, text: str) -> None:
    made = with_addresses(inline_nodes(parse_inline(markdown)))

    assert "".join(node.astext() for node in made) == text
