"""Name our anchors where all documents are joined: each stands there once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_paperlist.extension.builders import joins_pages
from sphinx_paperlist.extension.citations import anchor_on
from sphinx_paperlist.extension.domain import PaperDomain, domain_of

_OURS = ("paper-", "paperlist-", "cited-")


class Named(NamedTuple):
    """Hold an anchor of an element, and its name among those of all pages, if it is a new one."""

    element: nodes.Element
    anchor: str
    name: str


def named_anchors(document: nodes.document, domain: PaperDomain) -> Iterator[Named]:
    """Yield our anchors in a document that joins pages.

    The plain name stays where citations lead: at the paper's home; that of a citation stays at
    the first.
    """
    site = domain.site
    pages = getattr(domain.builder, "docnames", None)
    homes = site.homes if pages is None else site.homes_within(pages)
    targets = [site.target_at(*home) for home in homes.values()]
    plain = {target.anchor: target.docname for target in targets}
    seen: set[str] = set()
    for element in document.findall(nodes.Element):
        ids: list[str] = element.get("ids", [])
        for anchor in [name for name in ids if name.startswith(_OURS)]:
            docname = _page_of(element)
            at_home = plain.get(anchor, docname) == docname and anchor not in seen
            name = anchor if at_home else anchor_on(anchor, docname)
            yield Named(element, anchor, "" if name in seen else name)
            seen.add(name)


class UniteAnchors(SphinxPostTransform):
    """Let each anchor stand once where all documents are joined on one page."""

    default_priority = 6

    def is_supported(self) -> bool:
        """Tell whether pages are joined."""
        return joins_pages(domain_of(self.env).builder)

    def run(self, **kwargs: Any) -> None:
        """Drop or rename the anchors of other listings."""
        for element, anchor, name in named_anchors(self.document, domain_of(self.env)):
            element["ids"].remove(anchor)
            element["ids"] += [name] if name else []


def _page_of(node: nodes.Node) -> str:
    """Return the page that a node is from; Sphinx marks the sections of pages that it joins."""
    parent = node.parent
    while parent is not None and not parent.get("docname"):
        parent = parent.parent
    return str(parent["docname"]) if parent is not None else ""
