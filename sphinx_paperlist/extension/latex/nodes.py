"""Stand in a tree for LaTeX that no standard node is written as, and bring the package along."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.fileutil import copy_asset_file
from sphinx.writers.latex import LaTeXTranslator

from sphinx_paperlist.extension.builders import is_latex

STYLE = Path(__file__).with_name("paperlist.sty")


class paperlist_latex(nodes.General, nodes.TextElement):  # noqa: N801 - docutils names nodes so
    """Stand for LaTeX around others: what is written `before` and `after` them."""


class paperlist_place(nodes.Inline, nodes.TextElement):  # noqa: N801 - docutils names nodes so
    """Stand for a place: labels for its `ids`, and its `names` in the whole document."""


def register(app: Sphinx) -> None:
    """Tell Sphinx how the nodes are written."""
    app.add_node(paperlist_latex, latex=(_open, _close))
    app.add_node(paperlist_place, latex=(_place, None))


def load_package(app: Sphinx) -> None:
    """Put the package beside the documents that load it."""
    if is_latex(app.builder):
        copy_asset_file(STYLE, app.outdir, force=True)
        app.add_latex_package(STYLE.stem, after_hyperref=True)


def _open(translator: LaTeXTranslator, node: paperlist_latex) -> None:
    translator.body.append(node["before"])


def _close(translator: LaTeXTranslator, node: paperlist_latex) -> None:
    translator.body.append(node["after"])


def _place(translator: LaTeXTranslator, node: paperlist_place) -> None:
    translator.body += [translator.hypertarget(name) for name in node["ids"]]
    translator.body += [rf"\paperlistplace{{\detokenize{{{name}}}}}" for name in node["names"]]
    raise nodes.SkipNode
