"""Finish the tree: look for roles that stayed text, name citations, and suit HTML."""

from __future__ import annotations

import re
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_paperlist.extension.domain import domain_of
from sphinx_paperlist.extension.report import warn
from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.keys import anchor

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


class NameFirstCitations(SphinxPostTransform):
    """Give the first citation of a paper on a page the anchor `cited-KEY`."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Name them before they are resolved."""
        domain = domain_of(self.env)
        seen: set[str] = set()
        for node in self.document.findall(addnodes.pending_xref):
            if node.get("refdomain") != domain.name or node["reftype"] in ("list", "full"):
                continue
            keys = domain.keys_for(node["reftarget"], node["refdoc"])
            if len(keys) == 1 and keys[0] not in seen and not node.get("unlinked"):
                seen.add(keys[0])
                node["ids"] = [anchor("cited", keys[0])]


_ANCHORS = ("paper-", "paperlist-")


class UniteAnchors(SphinxPostTransform):
    """Let each anchor stand once where all documents are joined on one page.

    The plain one stays where citations lead: at the paper's home.
    """

    default_priority = 6
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        """Drop or rename the anchors of other listings."""
        homes = domain_of(self.env).homes
        plain = {target.entry.anchor: target.docname for target in homes.values()}
        seen: set[str] = set()
        for node in self.document.findall(nodes.Element):
            ids: list[str] = node.get("ids", [])
            ours = [name for name in ids if name.startswith(_ANCHORS)]
            for name in ours:
                docname = _page_of(node)
                at_home = plain.get(name, docname) == docname and name not in seen
                kept = name if at_home else name + anchor("-", docname)
                ids.remove(name)
                if kept not in seen:
                    ids.append(kept)
                seen.add(kept)


def _page_of(node: nodes.Node) -> str:
    """Return the page that a node is from; Sphinx marks the sections of pages that it joins."""
    parent = node.parent
    while parent is not None and not parent.get("docname"):
        parent = parent.parent
    return str(parent["docname"]) if parent is not None else ""


class SuitHtml(SphinxPostTransform):
    """Make of the plain tree what themes and scripts rely on in HTML.

    Before: `enumerated_list > list_item.paper > paragraph > (target, ...)`, and a list for each
    entry where numbers fall. After: one `enumerated_list`, with the anchor on the item and
    the number as text in `.paper-number`; the style sheet hides the list's own.
    """

    default_priority = 200
    builders = ("html", "dirhtml", "singlehtml")

    def run(self, **kwargs: Any) -> None:
        """Change the listings of the page."""
        for item in list(self.document.findall(nodes.list_item)):
            if "paper" in item["classes"]:
                _label(item)
        _join_falling(self.document)


def _label(item: nodes.list_item) -> None:
    head = cast("nodes.paragraph", item[0])
    if isinstance(head[0], nodes.target):
        item["ids"] += cast("nodes.target", head.pop(0))["ids"]
    if number := item.get("number"):
        label = nodes.inline("", f"{number}.", classes=["paper-number"])
        head.insert(0, [label, nodes.Text(" ")])


def _join_falling(document: nodes.document) -> None:
    """Make one list of neighbouring lists of one entry each in which numbers fall."""
    falling = [block for block in document.findall(nodes.enumerated_list) if "falling" in block]
    parents = {id(block.parent): block.parent for block in falling}
    for parent in parents.values():
        joined: list[nodes.Node] = []
        for child in parent.children:
            if joined and _goes_on(joined[-1], child):
                cast("nodes.Element", joined[-1]).extend(cast("nodes.Element", child).children)
            else:
                joined.append(child)
        parent.children = joined


def _goes_on(block: nodes.Node, child: nodes.Node) -> bool:
    lists = (block, child)
    if not all(isinstance(one, nodes.enumerated_list) and "falling" in one for one in lists):
        return False
    before, after = (cast("nodes.enumerated_list", one) for one in lists)
    last, first = (cast("nodes.list_item", item) for item in (before[-1], after[0]))
    return int(last["number"]) == int(first["number"]) + 1
