"""Build standard docutils nodes from spans, so that every builder understands them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from docutils import nodes
from sphinx import addnodes

from sphinx_paperlist.papers.spans import ADDRESS_ROLES, Mark, Span
from sphinx_paperlist.papers.urls import web_url

_ELEMENTS: Mapping[Mark, type[nodes.TextElement]] = MappingProxyType(
    {
        Mark.EMPHASIS: nodes.emphasis,
        Mark.STRONG: nodes.strong,
        Mark.CODE: nodes.literal,
        Mark.MATH: nodes.math,
        Mark.SUPERSCRIPT: nodes.superscript,
        Mark.SUBSCRIPT: nodes.subscript,
    }
)
# docutils has no nodes for these, and HTML no elements that mean them.
_CLASSES: Mapping[Mark, str] = MappingProxyType(
    {Mark.SMALL_CAPS: "paper-small-caps", Mark.UNDERLINE: "paper-underline"}
)
_ADDRESSES = frozenset(f"paper-{role}" for role in ADDRESS_ROLES)
_NO_FILES: Mapping[str, str] = MappingProxyType({})


class listing(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """Stand for a listing from reading a page to writing it, when other nodes replace it.

    `index` tells which listing of the page `docname` it is, and `opens` whether it is the first
    part of it, or a section. `shown` keeps the formatted entries, and is empty where they are not
    known yet. The children are what Sphinx must see when it reads the page: downloads, and the
    title over the listing.
    """


def inline_nodes(spans: Iterable[Span], files: Mapping[str, str] = _NO_FILES) -> list[nodes.Node]:
    """Return spans as inline nodes; a role becomes the class `paper-<role>`.

    `files` gives the names under which downloads are published, or whole addresses. A link that
    may not be one, such as `javascript:`, is shown as its text.
    """
    return [_node(span, files) for span in spans]


def classes_of(span: Span) -> list[str]:
    """Return the classes of a span: that of its role, and that of a mark which has no element."""
    classes = [f"paper-{span.role}"] if span.role else []
    return [*classes, _CLASSES[span.mark]] if span.mark in _CLASSES else classes


def _node(span: Span, files: Mapping[str, str]) -> nodes.Node:
    mark, text, children, _, role = span
    if mark in (Mark.PLAIN, Mark.CUT) and text and not role:
        return nodes.Text(text)
    classes = classes_of(span)
    attributes: dict[str, Any] = {"classes": classes} if classes else {}
    content = [nodes.Text(text)] if text else inline_nodes(children, files)
    if mark is Mark.LINK and (url := web_url(span.url)):
        return nodes.reference("", "", *content, internal=False, refuri=url, **attributes)
    if mark is Mark.DOWNLOAD and (name := files.get(target := f"/{span.url}")):
        if web_url(name):
            return nodes.reference("", "", *content, internal=False, refuri=name, **attributes)
        return addnodes.download_reference(
            "", "", *content, reftarget=target, filename=name, **attributes
        )
    return _ELEMENTS.get(mark, nodes.inline)("", "", *content, **attributes)


def with_addresses(found: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return inline nodes with the address of each link after it, in angle brackets, but once.

    So RFC 3986 (appendix C) sets addresses in text, and man pages and other formats do it too.
    """
    whole = nodes.inline("", "", *told_once(found))
    for link in list(whole.findall(nodes.reference)):
        if link["refuri"] not in link.astext():
            after = link.parent.index(link) + 1
            link.parent.insert(after, nodes.Text(f" <{link['refuri']}>"))
    return whole.children


def told_once(found: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return inline nodes without links to addresses that their text says, here or elsewhere.

    A writer that sets the address of a link beside it would say it again.
    """
    whole = nodes.inline("", "", *found)
    links = list(whole.findall(nodes.reference))
    told = {link["refuri"] for link in links if _says_address(link)}
    for link in links:
        if link["refuri"] in told and link["refuri"] not in link.astext():
            text = nodes.inline("", "", *link.children, classes=link["classes"])
            link.parent.replace(link, text)
        told.add(link["refuri"])
    return whole.children


def _says_address(link: nodes.reference) -> bool:
    return not _ADDRESSES.isdisjoint(link["classes"]) or link["refuri"] in link.astext()


def plain_nodes(spans: Sequence[Span]) -> list[nodes.Node]:
    """Return spans as inline nodes without links, for use inside a link."""

    def unlinked(span: Span) -> Span:
        mark = Mark.PLAIN if span.mark is Mark.LINK else span.mark
        return span._replace(mark=mark, children=tuple(map(unlinked, span.children)), url="")

    return inline_nodes(map(unlinked, spans))
