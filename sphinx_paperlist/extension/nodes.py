"""Build standard docutils nodes from spans, so that every builder understands them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from docutils import nodes
from sphinx import addnodes
from sphinx.writers.html5 import HTML5Translator

from sphinx_paperlist.papers.spans import Mark, Span, text_of
from sphinx_paperlist.papers.urls import web_url

_ELEMENTS: Mapping[Mark, type[nodes.TextElement]] = MappingProxyType(
    {
        Mark.PLAIN: nodes.inline,
        Mark.EMPHASIS: nodes.emphasis,
        Mark.STRONG: nodes.strong,
        Mark.CODE: nodes.literal,
        Mark.MATH: nodes.math,
    }
)
_TAGS: Mapping[Mark, str] = MappingProxyType(
    {Mark.PLAIN: "span", Mark.EMPHASIS: "em", Mark.STRONG: "strong"}
)
_NO_FILES: Mapping[str, str] = MappingProxyType({})


class listing(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """Stand for a listing from reading a page to writing it, when standard nodes replace it.

    `index` tells which listing of the page `docname` it is, `shown` keeps the formatted entries,
    and is empty where they are not known yet. The children are what Sphinx must see when it reads
    the page: downloads, and the title over the listing.
    """


class marked_text(nodes.Text):  # noqa: N801 - docutils names nodes so
    """Stand for an `inline`, `strong` or `emphasis` with a class and nothing but text in it.

    Every list of an element costs time as long as its page lives, and an entry has several such
    pieces. Only the writers of pages for browsers are sure to know it.
    """

    tag = ""
    name = ""

    def copy(self) -> Self:
        """Return the same text, marked in the same way."""
        copied = super().copy()
        copied.tag, copied.name = self.tag, self.name
        return copied


class Medium(NamedTuple):
    """Hold what inline nodes depend on besides their text.

    `files` gives the names under which downloads are published, `in_html` tells whether pages
    for browsers are made.
    """

    files: Mapping[str, str] = _NO_FILES
    in_html: bool = False


_ANY = Medium()


def write_marked_text(writer: HTML5Translator, node: marked_text) -> None:
    """Write a text in its HTML element."""
    writer.body.append(f'<{node.tag} class="{node.name}">')
    writer.visit_Text(node)
    writer.body.append(f"</{node.tag}>")


def inline_nodes(spans: Iterable[Span], medium: Medium = _ANY) -> list[nodes.Node]:
    """Return spans as inline nodes; a role becomes the class `paper-<role>`.

    A link that may not be one, such as `javascript:`, is shown as its text.
    """
    made: list[nodes.Node] = []
    for span in spans:
        node = _node(span, medium)
        # Every transform and writer walks all nodes of a page: neighbouring texts are one.
        if made and type(node) is type(made[-1]) is nodes.Text:
            made[-1] = nodes.Text(made[-1] + node)
        else:
            made.append(node)
    return made


def text_node(mark: Mark, text: str, name: str, medium: Medium) -> nodes.Node:
    """Return a marked text with a class."""
    if medium.in_html and (tag := _TAGS.get(mark)):
        node = marked_text(text)
        node.tag, node.name = tag, name
        return node
    return _ELEMENTS[mark]("", text, classes=[name])


def _node(span: Span, medium: Medium) -> nodes.Node:
    mark, text, children, _, role = span
    if not children and role and mark in _ELEMENTS:
        return text_node(mark, text, f"paper-{role}", medium)
    if not children and mark is Mark.PLAIN:
        return nodes.Text(text)
    attributes: dict[str, Any] = {"classes": [f"paper-{role}"]} if role else {}
    content = [nodes.Text(text)] if text else inline_nodes(children, medium)
    if mark is Mark.LINK and (url := web_url(span.url)):
        return nodes.reference("", "", *content, internal=False, refuri=url, **attributes)
    if mark is Mark.DOWNLOAD and (name := medium.files.get(target := f"/{span.url}")):
        return addnodes.download_reference(
            "", "", *content, reftarget=target, filename=name, **attributes
        )
    return _ELEMENTS.get(mark, nodes.inline)("", "", *content, **attributes)


def plain_nodes(spans: Sequence[Span]) -> list[nodes.Node]:
    """Return spans as inline nodes without links, for use inside a link."""

    def unlinked(span: Span) -> Span:
        if span.mark is Mark.LINK:
            return Span(Mark.PLAIN, text_of([span]))
        return span._replace(children=tuple(map(unlinked, span.children)))

    return inline_nodes(map(unlinked, spans))
