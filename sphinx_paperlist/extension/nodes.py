"""Build standard docutils nodes from spans, so that every builder understands them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, Self

from docutils import nodes
from sphinx import addnodes
from sphinx.search import WordCollector
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
# Those that a text may stand for; literals and maths are looked for in the tree by Sphinx.
_TAGS: Mapping[type[nodes.TextElement], str] = MappingProxyType(
    {nodes.inline: "span", nodes.emphasis: "em", nodes.strong: "strong"}
)
_NO_FILES: Mapping[str, str] = MappingProxyType({})


class listing(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """Stand for a listing from reading a page to writing it, when standard nodes replace it.

    `index` tells which listing of the page `docname` it is, `shown` keeps the formatted entries,
    and is empty where they are not known yet. The children are what Sphinx must see when it reads
    the page: downloads, and the title over the listing.
    """


class marked_text(nodes.Text):  # noqa: N801 - docutils names nodes so
    """Stand for an element with a class and nothing but text in it, such as the title of a paper.

    An element is a dozen objects that every transform and the collector of Python go through as
    long as the page lives, and an entry has several. This is one, and shows itself as the element
    to whoever visits it: a writer, or the search.
    """

    kind: type[nodes.TextElement] = nodes.inline
    name = ""

    @contextmanager
    def element(self) -> Iterator[nodes.TextElement]:
        """Give the element for a while."""
        made = self.kind("", str(self), classes=[self.name])
        made.parent = self.parent
        try:
            yield made
        finally:
            # Element and text hold each other, and would wait for the collector.
            made.clear()

    def copy(self) -> Self:
        """Return the same text, marked in the same way."""
        copied = super().copy()
        copied.kind, copied.name = self.kind, self.name
        return copied

    def walk(self, visitor: nodes.NodeVisitor) -> bool:
        """Let the element be visited."""
        with self.element() as element:
            return element.walk(visitor)

    def walkabout(self, visitor: nodes.NodeVisitor) -> bool:
        """Let the element be visited; two visitors of Sphinx, and all have these, do without."""
        if isinstance(visitor, WordCollector):
            # The search looks at the types of nodes, and at texts alone.
            visitor.dispatch_visit(self)
            return False
        if type(visitor) is HTML5Translator:
            tag = _TAGS[self.kind]
            visitor.body.append(f'<{tag} class="{self.name}">')
            visitor.visit_Text(self)
            visitor.body.append(f"</{tag}>")
            return False
        with self.element() as element:
            return element.walkabout(visitor)

    def pformat(self, indent: str = "    ", level: int = 0) -> str:
        """Return the element as docutils prints it."""
        with self.element() as element:
            return element.pformat(indent, level)


def inline_nodes(spans: Iterable[Span], files: Mapping[str, str] = _NO_FILES) -> list[nodes.Node]:
    """Return spans as inline nodes; a role becomes the class `paper-<role>`.

    `files` gives the names under which downloads are published. A link that may not be one,
    such as `javascript:`, is shown as its text.
    """
    made: list[nodes.Node] = []
    for span in spans:
        node = _node(span, files)
        # Every transform and writer walks all nodes of a page: neighbouring texts are one.
        if made and type(node) is type(made[-1]) is nodes.Text:
            made[-1] = nodes.Text(made[-1] + node)
        else:
            made.append(node)
    return made


def text_node(text: str, name: str, kind: type[nodes.TextElement] = nodes.inline) -> nodes.Node:
    """Return a text with a class."""
    node = marked_text(text)
    node.kind, node.name = kind, name
    return node


def _node(span: Span, files: Mapping[str, str]) -> nodes.Node:
    mark, text, children, _, role = span
    if mark is Mark.PLAIN and not children and not role:
        return nodes.Text(text)
    if text and role and mark in _ELEMENTS and (kind := _ELEMENTS[mark]) in _TAGS:
        return text_node(text, f"paper-{role}", kind)
    attributes: dict[str, Any] = {"classes": [f"paper-{role}"]} if role else {}
    content = [nodes.Text(text)] if text else inline_nodes(children, files)
    if mark is Mark.LINK and (url := web_url(span.url)):
        return nodes.reference("", "", *content, internal=False, refuri=url, **attributes)
    if mark is Mark.DOWNLOAD and (name := files.get(target := f"/{span.url}")):
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
