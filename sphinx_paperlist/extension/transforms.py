"""Finish the tree: look for roles that stayed text, draw listings, and name citations."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_paperlist.extension.builders import addressed, has_downloads, is_html
from sphinx_paperlist.extension.citations import citing_pages
from sphinx_paperlist.extension.domain import PaperDomain, domain_of
from sphinx_paperlist.extension.drawing import Context, Drawing, PlainLists
from sphinx_paperlist.extension.entries import ShownGroup, ShownPaper, shown_again
from sphinx_paperlist.extension.extraction import (
    lead_to_headings,
    make_extractable,
    texts_of_whole_entries,
)
from sphinx_paperlist.extension.html.lists import html_lists, with_tools
from sphinx_paperlist.extension.nodes import listing
from sphinx_paperlist.extension.records import Listing
from sphinx_paperlist.extension.report import warn
from sphinx_paperlist.extension.scopes import is_linked
from sphinx_paperlist.extension.typography import smart_quotes
from sphinx_paperlist.papers.collector import without_garbage_collection
from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.keys import anchor
from sphinx_paperlist.papers.urls import web_url

_ROLE = r"paper(?::[a-z]+)?"
_UNPARSED = re.compile(rf":{_ROLE}:`[^`]*`|`[^`]+`:{_ROLE}:|\{{{_ROLE}\}}\s?`[^`]*`")
_VERBATIM = (nodes.literal, nodes.literal_block, nodes.raw, nodes.comment, nodes.math)


class FindUnparsedRoles(SphinxTransform):
    """Warn of roles that stayed literal text, which happens where a Chinese character touches."""

    default_priority = 800

    def apply(self, **kwargs: Any) -> None:
        """Look through the text of the page."""
        in_markdown = str(self.document.get("source", "")).endswith((".md", ".markdown"))
        for element in self.document.findall(nodes.TextElement):
            if isinstance(element, _VERBATIM) or "paper" not in element.astext():
                continue
            source = "".join(map(_as_typed, element.children))
            for match in _UNPARSED.finditer(source):
                warn(
                    Code.UNPARSED_ROLE,
                    f"'{match[0]}' stayed text",
                    _remedy(match[0], in_markdown=in_markdown),
                    location=element,
                )


def _as_typed(node: nodes.Node) -> str:
    """Return a child of a paragraph as it was typed, as far as roles are concerned.

    What stands in backquotes may be half of a role: docutils takes it for a reference to a
    title, and MyST for code. Code that holds a role is an example of one.
    """
    if isinstance(node, nodes.Text | nodes.problematic):
        return node.astext()
    if isinstance(node, nodes.title_reference):
        return f"`{node.astext()}`"
    if isinstance(node, nodes.literal):
        return "`" + node.astext().replace("paper", "\0") + "`"
    return "\0"


def _remedy(found: str, *, in_markdown: bool) -> str:
    if in_markdown and not found.startswith("{"):
        return "in MyST the name of a role stands in braces: {paper}`key`"
    if found.startswith("{"):
        return "leave no blank between the brace and the backquote"
    return rf"put a backslash and a blank on the side that touches another character: \ {found}\ "


class DrawListings(SphinxPostTransform):
    """Put what is shown in the place of listings, before any other transform looks at them."""

    default_priority = 4

    @without_garbage_collection()
    def run(self, **kwargs: Any) -> None:
        """Draw the listings of the page, or of all pages that are joined in one."""
        domain = domain_of(self.env)
        domain.resolved.add(self.env.current_document.docname)
        for node in list(self.document.findall(listing)):
            domain.resolved.add(node["docname"])
            if drawn := _drawn(node, domain):
                node.replace_self(drawn)
            elif node["ids"]:
                # What links to the listing by its name finds its place though nothing is shown.
                node.replace_self(nodes.target())
            else:
                node.parent.remove(node)
        if domain.builder.name == "gettext":
            docname = self.env.current_document.docname
            lead_to_headings(self.document, domain, docname)
            texts = list(texts_of_whole_entries(self.document, domain, docname))
            make_extractable(texts)
            self.document += texts


def _drawn(node: listing, domain: PaperDomain) -> list[nodes.Node]:
    docname, index, first = node["docname"], node["index"], node["first"]
    one = domain.site.listings[docname][index]
    shown = domain.late_group(docname, index) if one.request.is_late else shown_again(node["shown"])
    if shown is None or not one.is_drawn:
        return []
    title = [child for child in node.children if isinstance(child, nodes.rubric)]
    context = _context(node, domain, one, shown)
    in_html = is_html(domain.builder)
    drawing = Drawing(
        html_lists(domain, one, context) if in_html else PlainLists(one.look, context),
        context,
        islice(domain.site.numbers(docname, index), first, None),
        islice(one.anchors, first, None),
        node["places"],
        show_empty=not one.request.selects,
    )
    nodes_drawn = [*title, *drawing.draw(shown)]
    if domain.builder.name == "gettext":
        # No page shows the title of a listing's own list, but links to it do. A list without title
        # is called by its id.
        has_title = shown.title not in ("", shown.id)
        own = [drawing.heading(shown)] if has_title and node["opens"] else []
        make_extractable([*own, *nodes_drawn])
        return [*own, *nodes_drawn]
    if in_html and node["opens"]:
        return with_tools(nodes_drawn, domain, docname, index)
    return nodes_drawn


def _context(node: listing, domain: PaperDomain, one: Listing, shown: ShownGroup) -> Context:
    builder = domain.builder
    return Context(
        locate=_locator(node, domain),
        cited_in=partial(citing_pages, builder, domain.site, one),
        files=_files(shown, builder),
        quotes=smart_quotes(builder.config, builder.name),
        addressed=addressed(builder),
    )


def _files(shown: ShownGroup, builder: Builder) -> dict[str, str]:
    """Return the names of downloads by their targets; a book leads to those on the site."""
    published = builder.env.dlfiles
    paths = {Path(path) for paper in shown.walk() for path in paper.files}
    names = {f"/{path.as_posix()}": str(published[path][1]) for path in paths & published.keys()}
    if has_downloads(builder):
        return names
    site = builder.config.html_baseurl.rstrip("/")
    if not web_url(site):
        return {}
    return {target: f"{site}/_downloads/{quote(name)}" for target, name in names.items()}


def _locator(
    node: listing, domain: PaperDomain
) -> Callable[[ShownPaper | ShownGroup], tuple[str, int]]:
    """Return what tells the source and line of a node: those of the page where it has no other.

    Translators are led to the line where a text stands now, which may have moved since the page
    was read.
    """
    folder = domain.env.srcdir
    resolved = cache(lambda path: str((folder / path).resolve()))
    moved = domain.builder.name == "gettext"

    def locate(shown: ShownPaper | ShownGroup) -> tuple[str, int]:
        origin = domain.origin_of(shown, node["docname"]) if moved else shown.origin
        if not origin.path:
            return node.source or "", node.line or 0
        return resolved(origin.path), origin.line

    return locate


class NameFirstCitations(SphinxPostTransform):
    """Give the first citation of a paper on a page the anchor `cited-KEY`."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Name them before they are resolved."""
        domain = domain_of(self.env)
        names = domain.site.names
        seen: set[tuple[str, str]] = set()
        for node in list(self.document.findall(addnodes.pending_xref)):
            if node.get("refdomain") != domain.name or "intersphinx" in node or not is_linked(node):
                continue
            page = node["refdoc"]
            domain.resolved.add(page)
            keys = names.keys_for(node["reftarget"], page)
            if len(keys) == 1 and (page, keys[0]) not in seen:
                seen.add((page, keys[0]))
                name = anchor("cited", keys[0])
                if domain.builder.name == "texinfo":
                    # Its writer looks at no ids of references.
                    node.replace_self([nodes.target("", "", ids=[name]), node])
                else:
                    node["ids"] = [name]
