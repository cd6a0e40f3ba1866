"""Tell the directives whose content is shown or run as it stands."""

from __future__ import annotations

_LITERAL = frozenset(
    {
        "aafig", "actdiag", "asciinema", "blockdiag", "bokeh-plot", "command-output", "digraph",
        "ditaa", "doctest", "graph", "graphviz", "highlight", "include", "ipython", "ipython3",
        "jsmath", "jupyter-execute", "jupyter-input", "jupyter-output", "literal", "literalinclude",
        "math", "mermaid", "meta", "nbinput", "nboutput", "nwdiag", "packetdiag", "plantuml",
        "plot", "plotly", "productionlist", "program-output", "prompt", "rackdiag", "raw",
        "seqdiag", "shell", "testcleanup", "testoutput", "testsetup", "thebe-button", "tikz",
        "toctree", "uml", "vega", "vega-lite", "wavedrom",
    }
)  # fmt: skip


def is_literal(name: str) -> bool:
    """Tell whether roles in the content of a directive are no roles.

    Those of Sphinx and of the extensions that are used most are known by name; what shows or
    runs code has `code` in its name.
    """
    name = name.lower()
    return name in _LITERAL or "code" in name
