"""Put a listing into its page while the page is read: its sections and anchors, and one node."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes

from sphinx_paperlist.extension.entries import ShownGroup, kept
from sphinx_paperlist.extension.nodes import inline_nodes, listing
from sphinx_paperlist.extension.records import ListPlace, free_anchor
from sphinx_paperlist.papers.diagnostics import Origin
from sphinx_paperlist.papers.inline import parse_inline, plain_text
from sphinx_paperlist.papers.keys import anchor


class Place(NamedTuple):
    """Name a listing: the page it is on, and which of the page's listings it is."""

    docname: str
    nth: int


def empty_listing(where: Place, first: int = 0, *, opens: bool = True) -> listing:
    """Return a listing without entries; `first` tells which of all the listing's come first.

    What stands once for a listing stands where one `opens`: others are its sections.
    """
    found = listing(docname=where.docname, index=where.nth, shown=b"", places={})
    found["first"], found["opens"] = first, opens
    return found


# In the anchor of the papers that lack what they are grouped by.
_LACKING = "Other"


class Placer:
    """Give a listing its place on a page, and collect its anchors and lists.

    `name` tells its anchors from those of other listings of the page; `locate` turns an origin
    into the source and line of a node.
    """

    def __init__(
        self,
        document: nodes.document,
        where: Place,
        name: str,
        locate: Callable[[Origin], tuple[str, int]],
    ) -> None:
        self.document = document
        self.where = where
        self.name = name
        self.locate = locate
        self.anchors: list[str] = []
        self.lists: list[ListPlace] = []

    def place(self, shown: ShownGroup, *, as_sections: bool) -> list[nodes.Node]:
        """Return the nodes of a listing, without its own title."""
        if not as_sections:
            return [self._listing(shown)]
        return [self._listing(_alone(shown)), *map(self._section, shown.groups)]

    def _listing(self, shown: ShownGroup, *, is_placed: bool = False) -> listing:
        """Return the node of a group; `is_placed` says that its own anchor is elsewhere."""
        node = empty_listing(self.where, len(self.anchors), opens=not is_placed)
        node["shown"] = kept(shown)
        if shown.id and not is_placed:
            self._claim_list(shown, node)
        self._claim_below(shown, node)
        files = dict.fromkeys(path for paper in shown.walk() for path in paper.files)
        node += [addnodes.download_reference("", "", reftarget=f"/{path}") for path in files]
        return node

    def _claim_list(self, shown: ShownGroup, node: listing) -> None:
        if place := self._claim(anchor("paperlist", shown.id), node):
            node["places"][shown.id] = place
            self.lists.append(ListPlace(shown.id, plain_text(shown.title), place))

    def _claim_below(self, shown: ShownGroup, node: listing) -> None:
        self.anchors += [self._claim(anchor("paper", one.key), node) for one in shown.papers]
        for group in shown.groups:
            if group.id:
                self._claim_list(group, node)
            self._claim_below(group, node)

    def _section(self, group: ShownGroup) -> nodes.section:
        title = group.title
        section = nodes.section()
        wanted = anchor("paperlist", group.id or f"{self.name}-{group.value or _LACKING}")
        if place := self._claim(wanted, section):
            section["ids"].append(place)
        else:
            self.document.set_id(section)
        if group.id:
            self.lists.append(ListPlace(group.id, plain_text(title), section["ids"][0]))
        heading = nodes.title(title, "", *inline_nodes(parse_inline(title)))
        heading.source, heading.line = self.locate(group.origin)
        if "title" in group.fixed:
            heading["translatable"] = False
        section += heading
        section += self._listing(_alone(group), is_placed=True)
        section += list(map(self._section, group.groups))
        return section

    def _claim(self, place: str, node: nodes.Element) -> str:
        """Return an anchor that is free on this page, if there is one."""
        found = free_anchor(place, self.name, self.document.ids)
        if found:
            self.document.ids[found] = node
        return found


def _alone(group: ShownGroup) -> ShownGroup:
    """Return a group without those below it, which are shown elsewhere."""
    return group._replace(groups=(), cut=group.cut or bool(group.groups))
