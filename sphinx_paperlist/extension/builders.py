"""Tell which builders show more than the plain tree, and which join pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from docutils import nodes
from sphinx.builders import Builder

from sphinx_paperlist.extension.nodes import told_once, with_addresses

Addressed: TypeAlias = Callable[[Iterable[nodes.Node]], list[nodes.Node]]

# Those of one page for each document. EPUB, which is made as HTML is, shows the plain tree.
PAGED_HTML = ("html", "dirhtml")
_JOINED_HTML = "singlehtml"
# By format: that of text drops addresses, the others set them beside links.
_ADDRESSED: Mapping[str, Addressed] = MappingProxyType(
    {"text": with_addresses, "man": told_once, "texinfo": told_once}
)


def is_html(builder: Builder) -> bool:
    """Tell whether a builder makes pages for browsers, which show more than the plain tree."""
    return builder.name in (*PAGED_HTML, _JOINED_HTML)


def has_downloads(builder: Builder) -> bool:
    """Tell whether a builder publishes files beside its pages, for links to them."""
    return bool(builder.format == "html" and getattr(builder, "download_support", False))


def addressed(builder: Builder) -> Addressed:
    """Return what makes of inline nodes those in which a builder says each address once."""
    return _ADDRESSED.get(builder.format, list)


def joins_pages(builder: Builder) -> bool:
    """Tell whether all documents become one page, on which an anchor must stand once."""
    return builder.name == _JOINED_HTML


def is_latex(builder: Builder) -> bool:
    """Tell whether a builder writes LaTeX."""
    return bool(builder.format == "latex")
