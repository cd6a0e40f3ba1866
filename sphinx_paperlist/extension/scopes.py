"""Tell in which sections and object descriptions of a page its listings and citations stand."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from sphinx_paperlist.extension.nodes import listing
from sphinx_paperlist.extension.records import CitedName, Listing, Scope

_ENCLOSING = (nodes.section, addnodes.desc)
# What MyST and the role `any` leave to all domains.
_ANY = ("any", "myst")


def note_scopes(
    document: nodes.document, listings: list[Listing], domain_name: str
) -> list[CitedName]:
    """Give the listings of a page their scopes, and return what the page cites, in order.

    A late listing without a name gets that of what it stands in, since docstrings have the same
    listing again and again. References learn their scopes too, since those cannot be told from a
    joined tree.
    """
    ordinals: dict[int, int] = {}
    citations = []
    for node in document.findall(_is_ours):
        scope = _scope(node, ordinals)
        if isinstance(node, listing):
            one = listings[node["index"]]
            if one.request.is_late and not one.look.name:
                one = one._replace(look=one.look._replace(name=_name_around(node)))
            listings[node["index"]] = one._replace(scope=one.scope or scope)
        elif isinstance(node, nodes.Element):
            form = node["reftype"]
            if form in _ANY:
                form = "any"
            elif node.get("refdomain") != domain_name or "intersphinx" in node:
                continue
            node["scope"] = scope
            line = node.line or 0
            citations.append(CitedName(node["reftarget"], form, scope, line, is_linked(node)))
    return citations


def is_linked(node: nodes.Element) -> bool:
    """Tell whether a reference cites a paper by a link, which may have an anchor."""
    return node["reftype"] not in (*_ANY, "list", "full") and not node.get("unlinked")


def _name_around(node: nodes.Node) -> str:
    """Return a name for a listing that has none: of the section or the object it stands in."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.section):
            return str(parent["ids"][0])
        if isinstance(parent, addnodes.desc) and isinstance(parent[0], nodes.Element):
            return str((*parent[0]["ids"], parent[0].astext())[0])
        parent = parent.parent
    return "page"


def _is_ours(node: nodes.Node) -> bool:
    return isinstance(node, listing | addnodes.pending_xref)


def _scope(node: nodes.Node, ordinals: dict[int, int]) -> Scope:
    """Return the ordinals of what encloses a node, from the outermost."""
    enclosing = []
    parent = node.parent
    while parent is not None:
        if isinstance(parent, _ENCLOSING):
            enclosing.append(ordinals.setdefault(id(parent), len(ordinals)))
        parent = parent.parent
    return tuple(reversed(enclosing))
