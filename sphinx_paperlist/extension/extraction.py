"""Let the gettext builder extract what translators translate, with the places of now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_paperlist.extension.domain import PaperDomain
from sphinx_paperlist.extension.records import Look


def make_extractable(found: Iterable[nodes.Node]) -> None:
    """Let texts be extracted: the builder leaves out what has no id from reading the page."""
    for node in found:
        for text in node.findall(nodes.TextElement):
            text.uid = ""  # type: ignore[attr-defined]  # as Sphinx itself does for toctrees


def lead_to_headings(document: nodes.document, domain: PaperDomain, docname: str) -> None:
    """Lead translators to the lines where the titles of sections stand now."""
    listings = domain.listings.get(docname, ())
    ids = {place.anchor: place.id for listing in listings for place in listing.lists}
    for section in document.findall(nodes.section):
        for name in section["ids"]:
            if lists := domain.library.lists_for(ids.get(name, "")):
                section[0].line = lists[0].origin.line


def texts_of_whole_entries(
    document: nodes.document, domain: PaperDomain, docname: str
) -> Iterator[nodes.paragraph]:
    """Yield the prose of entries that a page shows in running text, where nothing is extracted."""
    config, names = domain.env.config, domain.site.names
    look = Look(config.paperlist_style, tuple(config.paperlist_show), 0, "")
    for node in document.findall(pending_xref):
        if node.get("refdomain") != domain.name or node["reftype"] != "full":
            continue
        for key in names.keys_for(node["reftarget"], docname)[:1]:
            paper = names.paper(key, docname)
            for block in domain.formatter(look, docname).paper(paper).blocks:
                if block.source:
                    paragraph = nodes.paragraph(block.source, block.source)
                    path = domain.env.srcdir / paper.origin.path
                    paragraph.source, paragraph.line = str(path.resolve()), paper.origin.line
                    yield paragraph
