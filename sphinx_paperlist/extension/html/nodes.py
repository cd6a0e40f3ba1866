"""Stand in a tree for markup that no standard node is written as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from sphinx_paperlist.extension.html.markup import Markup


class paperlist_element(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """Stand for an HTML element around others: its `tag`, and further `attributes`."""


class paperlist_html(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """Stand for HTML that is written when the page is.

    `write` makes it from the node and the writer of the page. A child holds the text that the
    search finds, and nothing else.
    """


def register(app: Sphinx) -> None:
    """Tell Sphinx how the nodes are written."""
    app.add_node(paperlist_element, html=(_open, _close))
    app.add_node(paperlist_html, html=(_write, None))


def make_element(
    tag: str, *children: nodes.Node, classes: Sequence[str], **attributes: str
) -> paperlist_element:
    """Return an element of HTML."""
    return paperlist_element("", *children, classes=list(classes), tag=tag, attributes=attributes)


def rendered(translator: HTML5Translator, node: nodes.Node) -> str:
    """Return what a writer makes of a node."""
    before = len(translator.body)
    # A visitor looks at what surrounds a node.
    node.parent = node.parent or nodes.inline()
    node.walkabout(translator)
    made = "".join(translator.body[before:])
    del translator.body[before:]
    return made


def markup_for(
    translator: HTML5Translator, files: Mapping[str, str], *, folds: bool = False
) -> Markup:
    """Return what writes spans into the page of a writer; `files` are names of downloads."""
    folder = translator.builder.dlpath

    def address(target: str) -> str:
        return f"{folder}/{quote(files[target])}" if target in files else ""

    return Markup(partial(rendered, translator), address, folds)


def _open(translator: HTML5Translator, node: paperlist_element) -> None:
    # A list has nothing but items in it, no places of further ids either.
    places = "".join([f'<span id="{name}"></span>' for name in node["ids"][1:]])
    attributes = node["attributes"] | {"ids": node["ids"][:1]}
    bare = nodes.Element(classes=node["classes"])
    translator.body.append(places + translator.starttag(bare, node["tag"], "", **attributes))


def _close(translator: HTML5Translator, node: paperlist_element) -> None:
    translator.body.append(f"</{node['tag']}>\n")


def _write(translator: HTML5Translator, node: paperlist_html) -> None:
    translator.body.append(node["write"](translator, node))
    raise nodes.SkipNode
