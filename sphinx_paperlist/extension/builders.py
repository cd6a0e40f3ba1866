"""Tell which builders show more than the plain tree, and which join pages."""

from __future__ import annotations

from sphinx.builders import Builder

# Those of one page for each document. EPUB, which is made as HTML is, shows the plain tree.
PAGED_HTML = ("html", "dirhtml")
_JOINED_HTML = "singlehtml"


def is_html(builder: Builder) -> bool:
    """Tell whether a builder makes pages for browsers, which show more than the plain tree."""
    return builder.name in (*PAGED_HTML, _JOINED_HTML)


def has_downloads(builder: Builder) -> bool:
    """Tell whether a builder publishes files beside its pages, for links to them."""
    return bool(builder.format == "html" and getattr(builder, "download_support", False))


def drops_addresses(builder: Builder) -> bool:
    """Tell whether a builder writes links without where they lead."""
    return bool(builder.format == "text")


def joins_pages(builder: Builder) -> bool:
    """Tell whether all documents become one page, on which an anchor must stand once."""
    return builder.name == _JOINED_HTML


def is_latex(builder: Builder) -> bool:
    """Tell whether a builder writes LaTeX."""
    return bool(builder.format == "latex")
