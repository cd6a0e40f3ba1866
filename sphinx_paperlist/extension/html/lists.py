"""Draw listings for HTML: lists of entries, the place of a filter box, and downloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from docutils import nodes

from sphinx_paperlist.exports.find import find_writer
from sphinx_paperlist.extension.domain import PaperDomain
from sphinx_paperlist.extension.drawing import Context, Row
from sphinx_paperlist.extension.html.downloads import addresses
from sphinx_paperlist.extension.html.entries import Entries
from sphinx_paperlist.extension.html.nodes import make_element
from sphinx_paperlist.extension.html.publishing import published
from sphinx_paperlist.extension.records import COMPACT, Listing, Look
from sphinx_paperlist.extension.words import download_as
from sphinx_paperlist.papers.model import Paper


class HtmlLists(NamedTuple):
    """Draw lists as HTML; the anchor of a list is that of its first element."""

    look: Look
    entries: Entries

    def draw(self, rows: Sequence[Row]) -> list[nodes.Node]:
        """Return one list; its numbers are text, since no list counts down or through several."""
        tag = "ul" if self.look.numbering == "none" else "ol"
        classes = ["paperlist", *self.look.classes]
        if self.look.layout == COMPACT:
            classes.insert(1, "paperlist-compact")
        attributes = {"data-filter": self.look.filter} if self.look.filter else {}
        return [make_element(tag, *map(self.entries.node, rows), classes=classes, **attributes)]

    def placed(self, place: str, drawn: list[nodes.Node]) -> list[nodes.Node]:
        """Return what is drawn of a list, the first element with the anchor."""
        if not drawn:
            return [nodes.target("", "", ids=[place])]
        cast("nodes.Element", drawn[0])["ids"].append(place)
        return drawn

    def enclosed(self, drawn: list[nodes.Node]) -> list[nodes.Node]:
        """Return what is drawn of a group in an element that a filter can hide."""
        if not (self.look.filter and drawn):
            return drawn
        return [make_element("div", *drawn, classes=["paperlist-group"])]


def html_lists(domain: PaperDomain, listing: Listing, context: Context) -> HtmlLists:
    """Return what draws the lists of a listing."""
    look, docname = listing.look, listing.docname
    builder, config = domain.builder, domain.env.config

    def find(key: str) -> Paper:
        return published(domain.site.names.paper(key, docname), config.language, look.show)

    permalinks = config.html_permalinks and getattr(builder, "add_permalinks", True)
    entries = Entries(
        find,
        context.cited_in,
        context.files,
        context.quotes,
        find_writer("bibtex"),
        config.language,
        config.html_permalinks_icon if permalinks else "",
        metadata=config.paperlist_metadata,
        filtered=bool(look.filter),
    )
    return HtmlLists(look, entries)


def with_tools(
    drawn: list[nodes.Node], domain: PaperDomain, docname: str, index: int
) -> list[nodes.Node]:
    """Return what is drawn of a listing with its filter box and its downloads.

    Where several listings share a box it stands over the first.
    """
    listings = domain.site.listings[docname]
    box = listings[index].look.filter
    if box and box not in [one.look.filter for one in listings[:index]]:
        place = make_element("div", classes=["paperlist-filter"], **{"data-name": box})
        drawn = [place, *drawn]
    name = domain.site.file_names.get((docname, index))
    found = addresses(domain.builder, docname, name) if name else {}
    return [*drawn, _downloads(found)] if found else drawn


def _downloads(found: Mapping[str, str]) -> nodes.Node:
    content: list[nodes.Node] = [nodes.Text(download_as())]
    for title, address in found.items():
        link = make_element("a", nodes.Text(title), classes=[], href=address, download="")
        content += [nodes.Text(" "), link]
    return make_element("div", *content, classes=["paperlist-downloads", "no-search"])
