"""Spans become standard nodes of docutils, and nothing in them becomes more."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_paperlist.extension.nodes import inline_nodes, plain_nodes, told_once, with_addresses
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


@pytest.mark.parametrize(
    "mark, kind",
    [(Mark.SUPERSCRIPT, nodes.superscript), (Mark.SUBSCRIPT, nodes.subscript)],
)
def test_what_is_raised_and_lowered_has_its_node(mark: Mark, kind: Any) -> None:
    (node,) = inline_nodes([Span(mark, "2")])

    assert type(node) is kind


@pytest.mark.parametrize("mark", [Mark.SMALL_CAPS, Mark.UNDERLINE])
def test_a_mark_without_node_becomes_a_class(mark: Mark) -> None:
    made: Any = inline_nodes([Span(mark, "Lee"), Span(mark, "Lee", role="authors")])
    alone, named = made

    assert (type(alone), alone["classes"]) == (nodes.inline, [f"paper-{mark}"])
    assert named["classes"] == ["paper-authors", f"paper-{mark}"]


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


def test_a_link_within_another_keeps_its_formatting_and_its_class() -> None:
    title = Span(Mark.LINK, "", parse_inline("of *a* $b$"), "https://a.org", "title")
    (made,) = plain_nodes([title])

    assert isinstance(made, nodes.inline)
    assert made["classes"] == ["paper-title"]
    assert [type(child) for child in made.children] == [
        nodes.Text,
        nodes.emphasis,
        nodes.Text,
        nodes.math,
    ]


@pytest.mark.parametrize(
    "markdown, text",
    [
        ("a [b](https://a.org) *c*", "a b <https://a.org> c"),
        ("*a [b](https://a.org), [c](https://c.org)*", "a b <https://a.org>, c <https://c.org>"),
        ("[https://a.org](https://a.org)", "https://a.org"),
        ("[b](javascript:x)", "b"),
        ("[b](https://a.org) [c](https://a.org)", "b <https://a.org> c"),
        ("[b](https://a.org) [https://a.org](https://a.org)", "b https://a.org"),
    ],
)
def test_where_links_are_lost_their_addresses_stand_after_them(markdown: str, text: str) -> None:
    made = with_addresses(inline_nodes(parse_inline(markdown)))

    assert "".join(node.astext() for node in made) == text


TITLE = Span(Mark.LINK, "Words", url="https://doi.org/10.1000/a", role="title")
DOI = Span(Mark.LINK, "10.1000/a", url="https://doi.org/10.1000/a", role="doi")
CODE = Span(Mark.LINK, "Code", url="https://a.org", role="link")
ENTRY = [TITLE, plain(". doi: "), DOI, plain(" "), CODE]


def test_an_identifier_is_its_address() -> None:
    made = nodes.inline("", "", *with_addresses(inline_nodes(ENTRY)))

    assert made.astext() == "Words. doi: 10.1000/a Code <https://a.org>"


def test_a_title_leads_where_nothing_else_says() -> None:
    made = nodes.inline("", "", *with_addresses(inline_nodes([TITLE])))

    assert made.astext() == "Words <https://doi.org/10.1000/a>"


def test_for_writers_that_set_addresses_beside_links_only_what_tells_more_is_one() -> None:
    made: Any = told_once(inline_nodes(ENTRY))

    assert [link.astext() for node in made for link in node.findall(nodes.reference)] == ["Code"]
    assert "".join(node.astext() for node in made) == "Words. doi: 10.1000/a Code"
    assert made[0]["classes"] == ["paper-title"]
