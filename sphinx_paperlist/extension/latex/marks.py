"""Mark in the tree of a LaTeX document what the package draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_paperlist.extension.anchors import named_anchors
from sphinx_paperlist.extension.domain import domain_of
from sphinx_paperlist.extension.latex.nodes import paperlist_latex, paperlist_place
from sphinx_paperlist.extension.latex.texts import latex_text

# Classes that have a macro of their name: `paper-cited-in` is drawn by `\paperlistcitedin`.
_BLOCKS = frozenset(
    {
        *("paper-head", "paper-byline", "paper-note", "paper-abstract", "paper-cited-in"),
        *("paperlist-description", "paperlist-empty"),
    }
)
_PIECES = frozenset(
    {
        *("paper-title", "paper-venue", "paper-authors", "paper-links", "paper-link"),
        *("paper-year", "paper-tags", "paper-tag", "paper-heading"),
        *("paper-small-caps", "paper-underline"),
    }
)
_LISTS = (nodes.enumerated_list, nodes.bullet_list)
_HEADINGS = (nodes.title, nodes.rubric, nodes.caption)
_VERBATIM = (nodes.math, nodes.raw, nodes.literal_block)
# A link is one still, within its macro; how other text is marked is for the macro to say.
_KEPT = (nodes.reference, addnodes.download_reference)


class MarkForLatex(SphinxPostTransform):
    """Mark lists, entries and their parts, name their places, and let long words break."""

    # After the transforms of Sphinx, which look for standard nodes.
    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Mark what is in the document."""
        for element, anchor, name in list(named_anchors(self.document, domain_of(self.env))):
            _name_place(element, anchor, name)
        for element in list(self.document.findall(nodes.Element)):
            classes: list[str] = element.get("classes", [])
            names = [name for name in classes if name.startswith("paper")]
            if names:
                _prepare_texts(element)
                parent, place = element.parent, element.parent.index(element)
                parent[place] = _marked(element, names)


def _name_place(element: nodes.Element, anchor: str, name: str) -> None:
    """Let a place stand for an anchor: with a label, unless it is a section, which has its own."""
    place = paperlist_place(ids=[anchor], names=[name] if name else [])
    if isinstance(element, nodes.section):
        place["ids"] = []
        element.insert(1, place)
        return
    element["ids"].remove(anchor)
    heading = _heading_around(element)
    if heading is None:
        element.parent.insert(element.parent.index(element), place)
    elif isinstance(heading, nodes.rubric) or isinstance(heading.parent, nodes.section):
        heading.parent.insert(heading.parent.index(heading) + 1, place)
    else:
        above = heading.parent
        above.parent.insert(above.parent.index(above), place)


def _heading_around(node: nodes.Node) -> nodes.Element | None:
    """Return the title in which a node stands: it may be written again elsewhere."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, _HEADINGS):
            return node
    return None


def _prepare_texts(element: nodes.Element) -> None:
    for text in list(element.findall(nodes.Text)):
        if not isinstance(text.parent, _VERBATIM):
            text.parent.replace(text, nodes.Text(latex_text(text)))


def _marked(element: nodes.Element, names: Sequence[str]) -> nodes.Element:
    """Return what stands for an element in LaTeX, which may be itself."""
    if "paperlist" in names and isinstance(element, _LISTS):
        numbers = [str(item["number"]) for item in element.findall(nodes.list_item)]
        before = rf"\begin{{paperlist}}{{{max(numbers, key=len)}}}" + "\n"
        return _around(element, before, "\\end{paperlist}\n")
    if "paper" in names and isinstance(element, nodes.list_item):
        return _around(element, rf"\paperlistitem{{{element['number']}}}", "\n")
    name = next((name for name in names if name in _BLOCKS | _PIECES), "")
    if name == "paper-title" and not isinstance(element, nodes.strong):
        # The macro makes a title bold, and a style in CSL has its own way.
        return element
    macro = "\\" + name.replace("paper-", "paperlist-").replace("-", "") + "{"
    if name in _BLOCKS:
        return _around(element, f"\n{macro}", "}\n")
    if name in _PIECES:
        if name == "paper-links":
            element.children = [child for child in element if not isinstance(child, nodes.Text)]
        return _around(element, macro, "}")
    text = element.astext()
    if "paper-stars" in names and not text.strip("★☆"):
        element.clear()
        return _around(element, rf"\paperliststars{{{text.count('★')}}}{{{text.count('☆')}}}", "")
    return element


def _around(element: nodes.Element, before: str, after: str) -> paperlist_latex:
    """Return what is written around an element, or around what is in it."""
    children = [element] if isinstance(element, _KEPT) else element.children
    return paperlist_latex(
        "", "", *children, before=before, after=after, classes=element["classes"]
    )
