"""Read YAML files in the canonical form."""

from __future__ import annotations

import dataclasses

from sphinx_paperlist.papers.model import Source
from sphinx_paperlist.sources.canonical import read_canonical
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.yaml_tree import parse_yaml


def read_yaml(text: str, name: str, options: ReadingOptions) -> Source:  # noqa: ARG001 - the signature of a reader
    """Read a YAML file; where it is malformed, what was complete before that place is kept."""
    tree, diagnostics = parse_yaml(text, name)
    source = read_canonical(tree, name)
    return dataclasses.replace(source, diagnostics=(*diagnostics, *source.diagnostics))
