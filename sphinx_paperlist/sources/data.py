"""Read trees of data: the canonical form, CSL items, and home-made records alike."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_paperlist.papers.diagnostics import Diagnostic
from sphinx_paperlist.papers.model import Source
from sphinx_paperlist.sources.canonical import read_canonical
from sphinx_paperlist.sources.csl import read_csl
from sphinx_paperlist.sources.foreign import FieldMap
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.shapes import csl_items, in_canonical_shape
from sphinx_paperlist.sources.tree import Tree


def read_data(
    tree: Tree | None, problems: Iterable[Diagnostic], name: str, options: ReadingOptions
) -> Source:
    """Read a tree by the reader that its names ask for; `problems` come first."""
    items = csl_items(tree)
    if items is not None:
        source = read_csl(items, name)
    else:
        titles = FieldMap(options.field_map).titles
        source = read_canonical(in_canonical_shape(tree, titles), name, options)
    return source._replace(diagnostics=(*problems, *source.diagnostics))
