"""Spans become standard nodes of docutils, and nothing in them becomes more."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from sphinx_paperlist.extension.nodes import inline_nodes, marked_text, plain_nodes
from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.spans import Mark, Span, plain


def link(url: str) -> Span:
    return Span(Mark.LINK, children=(plain("text"),), url=url)


def reloaded(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


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


PIECES = [
    Span(Mark.STRONG, "Title", role="title"),
    Span(Mark.EMPHASIS, "Ann", role="authors"),
    plain(" "),
    Span(Mark.PLAIN, "2020", role="year"),
]


def test_a_piece_that_is_text_alone_is_one_node() -> None:
    made = inline_nodes(PIECES)

    assert [type(node) for node in made] == [marked_text, marked_text, nodes.Text, marked_text]
    assert "".join(node.astext() for node in made) == "TitleAnn 2020"


ELEMENTS = [
    nodes.strong("", "Title", classes=["paper-title"]),
    nodes.emphasis("", "Ann", classes=["paper-authors"]),
    nodes.inline("", "2020", classes=["paper-year"]),
]


class Names(nodes.NodeVisitor):
    """Note what is come to, by name as docutils does."""

    def __init__(self) -> None:
        super().__init__(new_document(""))
        self.found: list[Any] = []

    def dispatch_visit(self, node: nodes.Node) -> None:
        parent = type(node.parent).__name__
        classes = node["classes"] if isinstance(node, nodes.Element) else []
        self.found.append((type(node).__name__, parent, node.astext(), classes))

    def dispatch_departure(self, node: nodes.Node) -> None:
        self.found.append(f"/{type(node).__name__}")


@pytest.mark.parametrize("way", ["walk", "walkabout"])
def test_a_visitor_comes_to_the_element_of_a_piece(way: str) -> None:
    def visited(children: Any) -> list[Any]:
        visitor = Names()
        getattr(nodes.paragraph("", "", *children), way)(visitor)
        return visitor.found

    texts = inline_nodes(PIECES)
    title, authors, year = ELEMENTS
    assert visited(texts) == visited([title, authors, nodes.Text(" "), year])
    # The element is there for the visit alone.
    assert type(texts[0]) is marked_text


def test_a_piece_is_printed_as_its_element() -> None:
    (title, *_), (element, *_) = inline_nodes(PIECES), ELEMENTS

    assert title.pformat() == element.pformat()


def test_a_piece_with_marks_in_it_has_nodes_of_its_own() -> None:
    (title,) = inline_nodes([Span(Mark.STRONG, "", parse_inline("on *words*"), role="title")])

    assert isinstance(title, nodes.strong)
    assert title["classes"] == ["paper-title"]


@pytest.mark.parametrize("copied", [lambda node: node.deepcopy(), copy.copy, reloaded])
def test_a_copy_of_a_piece_is_marked_as_it_is(copied: Any) -> None:
    (node, *_) = inline_nodes(PIECES)

    assert copied(node).pformat() == node.pformat()
    assert type(copied(node)) is marked_text


def test_neighbouring_texts_are_one() -> None:
    (strong,) = inline_nodes([Span(Mark.STRONG, children=(plain("a"), plain(".")))])

    assert strong.children == [nodes.Text("a.")]


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
