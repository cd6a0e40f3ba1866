"""Read YAML files: the canonical form, CSL-YAML, and what people's own scripts write."""

from __future__ import annotations

from sphinx_paperlist.papers.model import Source
from sphinx_paperlist.sources.data import read_data
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.yaml_tree import parse_yaml


def read_yaml(text: str, name: str, options: ReadingOptions) -> Source:
    """Read a YAML file; where it is malformed, what was complete before that place is kept."""
    return read_data(*parse_yaml(text, name), name, options)
