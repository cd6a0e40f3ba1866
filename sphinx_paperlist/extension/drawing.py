"""Draw listings when their page is written: with standard docutils nodes, unless HTML has more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, cast

from docutils import nodes

from sphinx_paperlist.extension.builders import Addressed
from sphinx_paperlist.extension.entries import ShownGroup, ShownPaper
from sphinx_paperlist.extension.nodes import inline_nodes
from sphinx_paperlist.extension.records import Look
from sphinx_paperlist.extension.typography import SmartQuotes
from sphinx_paperlist.extension.words import no_papers
from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.spans import Span
from sphinx_paperlist.styles.entry import Block


class Row(NamedTuple):
    """Hold an entry with its number and its anchor, which are empty where it has none."""

    paper: ShownPaper
    number: str
    anchor: str


class Lists(Protocol):
    """Draw what differs between HTML and all other formats."""

    def draw(self, rows: Sequence[Row]) -> list[nodes.Node]:
        """Return the nodes of entries that stand below one another."""

    def placed(self, place: str, drawn: list[nodes.Node]) -> list[nodes.Node]:
        """Return what is drawn of a list with the anchor at which it begins."""

    def enclosed(self, drawn: list[nodes.Node]) -> list[nodes.Node]:
        """Return what is drawn of a group and of those below it, as one where that is needed."""

    def hidden(self, text: str) -> list[nodes.Node]:
        """Return what is not shown and found by a text."""


class Context(NamedTuple):
    """Hold what the page and the builder give to a drawing.

    `locate` returns the source and line of an entry or a group, `cited_in` the links to the
    pages that cite a paper. `files` are the names of downloads by their targets. `addressed`
    returns inline nodes in which the builder says the address of each link once.
    """

    locate: Callable[[ShownPaper | ShownGroup], tuple[str, int]]
    cited_in: Callable[[str], list[nodes.Node]]
    files: Mapping[str, str]
    quotes: SmartQuotes
    addressed: Addressed = list

    def inline(self, spans: tuple[Span, ...]) -> list[nodes.Node]:
        """Return spans as nodes, with quotation marks as the page has them."""
        return self.addressed(inline_nodes(self.quotes.applied(spans), self.files))


class Drawing(NamedTuple):
    """Draw one listing; `numbers` and `anchors` are those of its papers, in reading order."""

    lists: Lists
    context: Context
    numbers: Iterator[str]
    anchors: Iterator[str]
    places: Mapping[str, str]
    show_empty: bool

    def draw(self, group: ShownGroup) -> list[nodes.Node]:
        """Return the nodes of a group, and of those below it, without the group's own title."""
        return self._drawn(group, [])

    def _drawn(
        self, group: ShownGroup, heading: list[nodes.Node], depth: int = 1
    ) -> list[nodes.Node]:
        own = [*heading, *self._papers(group)]
        below = [
            node
            for one in group.groups
            for node in self._drawn(one, [self.heading(one, depth)], depth + 1)
        ]
        place = self.places.get(group.id)
        return self.lists.enclosed(
            self.lists.placed(place, [*own, *below]) if place else own + below
        )

    def heading(self, group: ShownGroup, depth: int = 1) -> nodes.Node:
        """Return the title of a group, which from the second level on is marked as lesser."""
        below = ["paperlist-subtitle"] if depth > 1 else []
        rubric = nodes.rubric("", "", classes=["paperlist-title", *below])
        return self._titled(rubric, "title", group)

    def _papers(self, group: ShownGroup) -> Iterator[nodes.Node]:
        if group.description:
            paragraph = nodes.paragraph(classes=["paperlist-description"])
            yield self._titled(paragraph, "description", group)
        if group.papers:
            rows = [Row(paper, next(self.numbers), next(self.anchors)) for paper in group.papers]
            yield from self.lists.draw(rows)
        elif self.show_empty and not group.groups and not group.cut:
            yield nodes.paragraph("", no_papers(), classes=["paperlist-empty"], translatable=False)
        if group.also:
            yield from self.lists.hidden(group.also)

    def _titled(self, node: nodes.TextElement, field: str, group: ShownGroup) -> nodes.TextElement:
        text: str = getattr(group, field)
        node += self.context.inline(parse_inline(text))
        node.source, node.line = self.context.locate(group)
        node.rawsource = text
        if field in group.fixed:
            node["translatable"] = False
        return node


class PlainLists(NamedTuple):
    """Draw lists with nodes that every writer knows; an anchor is a target."""

    look: Look
    context: Context

    def draw(self, rows: Sequence[Row]) -> list[nodes.Node]:
        """Return one list, or one for each entry."""
        items = [self._item(row) for row in rows]
        classes = ["paperlist", *self.look.classes]
        if self.look.numbering == "none":
            return [nodes.bullet_list("", *items, classes=classes, bullet="*")]
        if self.look.numbering != "reversed":
            return [_enumerated(items, classes)]
        # No writer counts down, but all begin at a given number.
        return [_enumerated([item], classes) for item in items]

    def placed(self, place: str, drawn: list[nodes.Node]) -> list[nodes.Node]:
        """Return what is drawn of a list after a target."""
        return [nodes.target("", "", ids=[place]), *drawn]

    def enclosed(self, drawn: list[nodes.Node]) -> list[nodes.Node]:
        """Return what is drawn as it is."""
        return drawn

    def hidden(self, text: str) -> list[nodes.Node]:
        """Return nothing: only pages of HTML are searched."""
        return []

    def _item(self, row: Row) -> nodes.list_item:
        source = self.context.locate(row.paper)
        blocks = [self._block(block, row.paper.key, source) for block in row.paper.blocks]
        item = nodes.list_item("", *filter(None, blocks), classes=["paper"], number=row.number)
        item.source, item.line = source
        if row.anchor:
            # Inside the first paragraph: LaTeX labels no list items (a PDF link would be dead).
            head = cast("nodes.paragraph", item[0])
            head.insert(0, nodes.target("", "", ids=[row.anchor]))
        return item

    def _block(self, block: Block, key: str, source: tuple[str, int]) -> nodes.paragraph | None:
        if block.role == "bibtex":
            return None
        content = self.context.inline(block.spans)
        if block.role == "cited-in":
            pages = self.context.cited_in(key)
            if not pages:
                return None
            content += pages
        paragraph = nodes.paragraph(block.source, "", *content, classes=[f"paper-{block.role}"])
        paragraph.source, paragraph.line = source
        if not block.source:
            paragraph["translatable"] = False
        return paragraph


def _enumerated(items: list[nodes.list_item], classes: list[str]) -> nodes.enumerated_list:
    block = nodes.enumerated_list("", *items, classes=classes)
    block["enumtype"], block["prefix"], block["suffix"] = "arabic", "", "."
    if items[0]["number"] != "1":
        block["start"] = int(items[0]["number"])
    return block
