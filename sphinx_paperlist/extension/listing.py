"""Build the nodes of a listing, and the record of what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import cast

from docutils import nodes

from sphinx_paperlist.extension.nodes import Files, inline_nodes
from sphinx_paperlist.extension.records import Entry, ListPlace
from sphinx_paperlist.extension.words import no_papers, other_papers
from sphinx_paperlist.papers.diagnostics import Origin
from sphinx_paperlist.papers.inline import parse_inline, plain_text
from sphinx_paperlist.papers.keys import aliases, anchor
from sphinx_paperlist.papers.localize import localize, localize_group
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.query import Group
from sphinx_paperlist.styles.citation import label
from sphinx_paperlist.styles.entry import Block, Style, View

# Blocks whose text is the author's own prose, which translators translate.
_TRANSLATABLE = frozenset({"note", "abstract"})


@dataclass(frozen=True, slots=True)
class Look:
    """Hold how a listing is drawn.

    `name` tells its anchors from those of other listings of the page. `one_count` numbers the
    papers of all groups through, where groups are made and not lists of their own.
    """

    style: Style
    view: View
    language: str
    name: str
    numbering: str = "arabic"
    classes: tuple[str, ...] = ()
    show_empty: bool = True
    as_sections: bool = False
    one_count: bool = False


@dataclass(slots=True)
class ListingBuilder:
    """Draw groups of papers on a page, and collect what they show.

    `locate` turns an origin into the source and line of a node.
    """

    look: Look
    document: nodes.document
    files: Files
    locate: Callable[[Origin], tuple[str, int]]
    entries: list[Entry] = field(default_factory=list)
    lists: list[ListPlace] = field(default_factory=list)
    _before: int = 0
    _total: int = 0

    def draw(self, group: Group) -> list[nodes.Node]:
        """Return the nodes of a group, and of those below it, without the group's own title."""
        self._total = sum(1 for _ in group.walk())
        return [*self._place(group), *self._papers(group), *self._groups(group)]

    def _groups(self, group: Group) -> Iterator[nodes.Node]:
        for one in group.groups:
            title = localize_group(one, self.look.language).title or other_papers()
            if self.look.as_sections:
                yield self._section(one, title)
                continue
            yield from self._place(one)
            yield self._titled(nodes.rubric("", "", classes=["paperlist-title"]), title, one.origin)
            yield from self._papers(one)
            yield from self._groups(one)

    def _section(self, group: Group, title: str) -> nodes.section:
        section = nodes.section()
        place = anchor("paperlist", group.id or f"{self.look.name}-{plain_text(title)}")
        if not self._claim(section, place):
            self.document.set_id(section)
        if group.id:
            self.lists.append(ListPlace(group.id, plain_text(title), section["ids"][0]))
        section += self._titled(nodes.title(), title, group.origin)
        section += [*self._papers(group), *self._groups(group)]
        return section

    def _place(self, group: Group) -> list[nodes.Node]:
        """Return the target at which a list begins."""
        if not group.id:
            return []
        target = nodes.target()
        if not self._claim(target, anchor("paperlist", group.id)):
            return []
        title = plain_text(localize_group(group, self.look.language).title)
        self.lists.append(ListPlace(group.id, title, target["ids"][0]))
        return [target]

    def _claim(self, node: nodes.Element, place: str) -> bool:
        """Give a node an anchor that is free on this page, if there is one for it."""
        for candidate in (place, place + anchor("-", self.look.name)):
            if candidate not in self.document.ids:
                node["ids"].append(candidate)
                self.document.ids[candidate] = node
                return True
        return False

    def _papers(self, group: Group) -> list[nodes.Node]:
        if not self.look.one_count:
            self._before, self._total = 0, len(group.papers)
        description = localize_group(group, self.look.language).description
        found: list[nodes.Node] = []
        if description:
            paragraph = nodes.paragraph(classes=["paperlist-description"])
            found.append(self._titled(paragraph, description, group.origin))
        if not group.papers:
            if self.look.show_empty and not group.groups and not group.cut:
                paragraph = nodes.paragraph("", no_papers(), classes=["paperlist-empty"])
                paragraph["translatable"] = False
                found.append(paragraph)
            return found
        items = [self._item(paper) for paper in group.papers]
        return found + self._numbered(items)

    def _numbered(self, items: list[nodes.list_item]) -> list[nodes.Node]:
        classes = ["paperlist", *self.look.classes]
        if self.look.numbering == "none":
            return [nodes.bullet_list("", *items, classes=classes, bullet="*")]
        if self.look.numbering == "arabic":
            return [_enumerated(items, classes)]
        # No writer counts down, but all begin at a given number: a list for each entry.
        return [_enumerated([item], classes, falling=True) for item in items]

    def _next_number(self) -> str:
        self._before += 1
        match self.look.numbering:
            case "none":
                return ""
            case "reversed":
                return str(self._total - self._before + 1)
            case _:
                return str(self._before)

    def _item(self, paper: Paper) -> nodes.list_item:
        number = self._next_number()
        shown = localize(paper, self.look.language)
        target = nodes.target()
        self._claim(target, anchor("paper", paper.key))
        self.entries.append(
            Entry(
                key=paper.key,
                anchor=target["ids"][0] if target["ids"] else "",
                number=number,
                title=plain_text(shown.title),
                label=label(shown, self.look.view.words),
                aliases=tuple(aliases(paper)),
            )
        )
        item = nodes.list_item("", classes=["paper"], number=number)
        item.source, item.line = self.locate(paper.origin)
        item += [
            self._block(block, paper.origin) for block in self.look.style(shown, self.look.view)
        ]
        if target["ids"]:
            # Inside the first paragraph: LaTeX labels no list items (a PDF link would be dead).
            cast("nodes.paragraph", item[0]).insert(0, target)
        return item

    def _block(self, block: Block, origin: Origin) -> nodes.paragraph:
        content = inline_nodes(block.spans, self.files, origin)
        paragraph = nodes.paragraph("", "", *content, classes=[f"paper-{block.role}"])
        paragraph.source, paragraph.line = self.locate(origin)
        paragraph.rawsource = paragraph.astext()
        if block.role not in _TRANSLATABLE:
            paragraph["translatable"] = False
        return paragraph

    def _titled(self, node: nodes.TextElement, text: str, origin: Origin) -> nodes.TextElement:
        node += inline_nodes(parse_inline(text), self.files, origin)
        node.source, node.line = self.locate(origin)
        node.rawsource = node.astext()
        if not origin.path:
            # Made by grouping: a year or a venue is nothing to translate.
            node["translatable"] = False
        return node


def _enumerated(
    items: list[nodes.list_item], classes: list[str], **attributes: bool
) -> nodes.enumerated_list:
    block = nodes.enumerated_list("", *items, classes=classes, **attributes)
    block["enumtype"], block["prefix"], block["suffix"] = "arabic", "", "."
    if items[0]["number"] != "1":
        block["start"] = int(items[0]["number"])
    return block
