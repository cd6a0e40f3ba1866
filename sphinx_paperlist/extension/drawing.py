"""Draw listings with standard docutils nodes when their page is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, cast

from docutils import nodes

from sphinx_paperlist.extension.entries import ShownGroup, ShownPaper
from sphinx_paperlist.extension.nodes import inline_nodes, text_node
from sphinx_paperlist.extension.records import Look
from sphinx_paperlist.extension.typography import SmartQuotes
from sphinx_paperlist.extension.words import no_papers, other_papers
from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.spans import Span
from sphinx_paperlist.styles.entry import Block


class Context(NamedTuple):
    """Hold what the page and the builder give to a drawing.

    `locate` returns the source and line of an entry or a group, `cited_in` the links to the
    pages that cite a paper. `files` are the names of downloads by their targets. In HTML an
    entry carries its anchor and its number as text; elsewhere an anchor is a target.
    """

    locate: Callable[[ShownPaper | ShownGroup], tuple[str, int]]
    cited_in: Callable[[str], list[nodes.Node]]
    files: Mapping[str, str]
    quotes: SmartQuotes
    in_html: bool


class Drawing(NamedTuple):
    """Draw one listing; `numbers` and `anchors` are those of its papers, in reading order."""

    look: Look
    context: Context
    numbers: Iterator[str]
    anchors: Iterator[str]
    places: Mapping[str, str]
    show_empty: bool

    def draw(self, group: ShownGroup) -> list[nodes.Node]:
        """Return the nodes of a group, and of those below it, without the group's own title."""
        return self._placed(group, [*self._papers(group), *self._groups(group)])

    def _groups(self, group: ShownGroup) -> Iterator[nodes.Node]:
        for one in group.groups:
            rubric = nodes.rubric("", "", classes=["paperlist-title"])
            self._titled(rubric, one.title or other_papers(), one)
            yield from self._placed(one, [rubric, *self._papers(one)])
            yield from self._groups(one)

    def _placed(self, group: ShownGroup, drawn: list[nodes.Node]) -> list[nodes.Node]:
        """Return what is drawn of a list with the anchor at which it begins."""
        place = self.places.get(group.id)
        if place and drawn and self.context.in_html:
            cast("nodes.Element", drawn[0])["ids"].append(place)
            return drawn
        return [nodes.target("", "", ids=[place]), *drawn] if place else drawn

    def _papers(self, group: ShownGroup) -> Iterator[nodes.Node]:
        if group.description:
            paragraph = nodes.paragraph(classes=["paperlist-description"])
            yield self._titled(paragraph, group.description, group)
        if group.papers:
            yield from self._numbered([self._item(paper) for paper in group.papers])
        elif self.show_empty and not group.groups and not group.cut:
            yield nodes.paragraph("", no_papers(), classes=["paperlist-empty"], translatable=False)

    def _numbered(self, items: list[nodes.list_item]) -> list[nodes.Node]:
        classes = ["paperlist", *self.look.classes]
        if self.look.numbering == "none":
            return [nodes.bullet_list("", *items, classes=classes, bullet="*")]
        if self.look.numbering != "reversed" or self.context.in_html:
            return [_enumerated(items, classes)]
        # No other writer counts down, but all begin at a given number: a list for each entry.
        return [_enumerated([item], classes) for item in items]

    def _item(self, paper: ShownPaper) -> nodes.list_item:
        number, anchor = next(self.numbers), next(self.anchors)
        source = self.context.locate(paper)
        blocks = [self._block(block, paper.key, source) for block in paper.blocks]
        item = nodes.list_item("", *filter(None, blocks), classes=["paper"], number=number)
        item.source, item.line = source
        head = cast("nodes.paragraph", item[0])
        if anchor and self.context.in_html:
            item["ids"].append(anchor)
        elif anchor:
            # Inside the first paragraph: LaTeX labels no list items (a PDF link would be dead).
            head.insert(0, nodes.target("", "", ids=[anchor]))
        if number and self.context.in_html:
            head.insert(0, text_node(f"{number}. ", "paper-number"))
        return item

    def _block(self, block: Block, key: str, source: tuple[str, int]) -> nodes.paragraph | None:
        content = self._inline(block.spans)
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

    def _inline(self, spans: tuple[Span, ...]) -> list[nodes.Node]:
        return inline_nodes(self.context.quotes.applied(spans), self.context.files)

    def _titled(self, node: nodes.TextElement, text: str, group: ShownGroup) -> nodes.TextElement:
        node += self._inline(parse_inline(text))
        node.source, node.line = self.context.locate(group)
        node.rawsource = text
        if not group.origin.path:
            # Made by grouping: a year or a venue is nothing to translate.
            node["translatable"] = False
        return node


def _enumerated(items: list[nodes.list_item], classes: list[str]) -> nodes.enumerated_list:
    block = nodes.enumerated_list("", *items, classes=classes)
    block["enumtype"], block["prefix"], block["suffix"] = "arabic", "", "."
    if items[0]["number"] != "1":
        block["start"] = int(items[0]["number"])
    return block
