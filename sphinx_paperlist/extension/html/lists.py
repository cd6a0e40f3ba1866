"""Draw listings for HTML: lists of entries, the place of a filter box, and downloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple, cast

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from sphinx_paperlist.exports.find import find_writer
from sphinx_paperlist.extension.builders import joins_pages
from sphinx_paperlist.extension.domain import PaperDomain
from sphinx_paperlist.extension.drawing import Context, Row
from sphinx_paperlist.extension.html.downloads import addresses
from sphinx_paperlist.extension.html.entries import Entries
from sphinx_paperlist.extension.html.nodes import make_element, paperlist_html
from sphinx_paperlist.extension.records import COMPACT, Listing, Look
from sphinx_paperlist.extension.words import download_as
from sphinx_paperlist.papers.keys import anchor


class HtmlLists(NamedTuple):
    """Draw lists as HTML; the anchor of a list is that of its first element.

    `box` is the name of the box that filters them, empty where none does.
    """

    look: Look
    box: str
    entries: Entries

    def draw(self, rows: Sequence[Row]) -> list[nodes.Node]:
        """Return one list; its numbers are text, since no list counts down or through several."""
        tag = "ul" if self.look.numbering == "none" else "ol"
        classes = ["paperlist", *self.look.classes]
        if self.look.layout == COMPACT:
            classes.insert(1, "paperlist-compact")
        # Safari takes what shows no markers for no list, unless it is told.
        attributes = {"role": "list"} | ({"data-filter": self.box} if self.box else {})
        return [make_element(tag, *map(self.entries.node, rows), classes=classes, **attributes)]

    def placed(self, place: str, drawn: list[nodes.Node]) -> list[nodes.Node]:
        """Return what is drawn of a list, the first element with the anchor."""
        if not drawn:
            return [nodes.target("", "", ids=[place])]
        cast("nodes.Element", drawn[0])["ids"].append(place)
        return drawn

    def hidden(self, text: str) -> list[nodes.Node]:
        """Return a text for the search."""
        return [paperlist_html("", nodes.Text(text), write=_places)]

    def enclosed(self, drawn: list[nodes.Node]) -> list[nodes.Node]:
        """Return what is drawn of a group in an element that a filter can hide."""
        if not (self.box and drawn):
            return drawn
        return [make_element("div", *drawn, classes=["paperlist-group"])]


def _places(translator: HTML5Translator, node: paperlist_html) -> str:
    return "".join([f'<span id="{name}"></span>' for name in node["ids"]])


def html_lists(domain: PaperDomain, listing: Listing, context: Context) -> HtmlLists:
    """Return what draws the lists of a listing."""
    builder, config = domain.builder, domain.env.config
    permalinks = config.html_permalinks and getattr(builder, "add_permalinks", True)
    entries = Entries(
        partial(domain.published, listing=listing),
        context.cited_in,
        context.files,
        context.quotes,
        find_writer("bibtex"),
        config.language,
        config.html_permalinks_icon if permalinks else "",
        metadata=config.paperlist_metadata,
        filtered=bool(listing.look.filter),
    )
    return HtmlLists(listing.look, _box(domain, listing), entries)


def _box(domain: PaperDomain, listing: Listing) -> str:
    """Return the name of the box of a listing: pages that are joined do not share boxes."""
    box = listing.look.filter
    return anchor(box, listing.docname) if box and joins_pages(domain.builder) else box


def with_tools(
    drawn: list[nodes.Node], domain: PaperDomain, docname: str, index: int
) -> list[nodes.Node]:
    """Return what is drawn of a listing with its filter box and its downloads.

    Where several listings share a box it stands over the first.
    """
    before, one = domain.site.listings[docname][:index], domain.site.listings[docname][index]
    box = _box(domain, one)
    if box and one.look.filter not in [other.look.filter for other in before if other.is_drawn]:
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
