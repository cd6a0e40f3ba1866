"""Draw what runs from right to left, which isolates of Unicode mark in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from docutils import nodes

from sphinx_paperlist.extension.latex.nodes import paperlist_latex

_CLOSE = "\u2069"
# Which way the first strong isolate runs is left to LaTeX.
_MACROS: Mapping[str, str] = MappingProxyType(
    {"\u2066": r"\paperlistltr{", "\u2067": r"\paperlistrtl{", "\u2068": "{"}
)
_ISOLATES = re.compile("([\u2066-\u2069])")


def has_isolates(text: str) -> bool:
    """Tell whether there is any isolate in a text."""
    return _ISOLATES.search(text) is not None


def isolated(children: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return the children of a node, those between isolates in macros.

    A pair stands in one element. What lacks its counterpart reaches to the end, or is nothing.
    """
    opened = [paperlist_latex(before="", after="}")]
    for piece in _pieces(children):
        if piece == _CLOSE:
            if len(opened) > 1:
                opened.pop()
        elif isinstance(piece, str) and piece in _MACROS:
            inner = paperlist_latex(before=_MACROS[piece], after="}")
            opened[-1] += inner
            opened.append(inner)
        elif isinstance(piece, nodes.Node):
            opened[-1] += piece
    return opened[0].children


def _pieces(children: Iterable[nodes.Node]) -> Iterator[nodes.Node | str]:
    """Yield nodes, and isolates as strings."""
    for child in children:
        if not isinstance(child, nodes.Text):
            yield child
            continue
        for nth, piece in enumerate(_ISOLATES.split(child)):
            if nth % 2:
                yield piece
            elif piece:
                yield nodes.Text(piece)
