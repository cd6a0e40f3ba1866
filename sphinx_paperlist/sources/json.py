"""Read JSON files: the canonical form, CSL-JSON, and what people's own scripts write."""

from __future__ import annotations

from sphinx_paperlist.papers.model import Source
from sphinx_paperlist.sources.data import read_data
from sphinx_paperlist.sources.json_tree import parse_json
from sphinx_paperlist.sources.options import ReadingOptions


def read_json(text: str, name: str, options: ReadingOptions) -> Source:
    """Read a JSON file; where it is malformed, the records around that place are kept."""
    return read_data(*parse_json(text, name), name, options)


def read_json_lines(text: str, name: str, options: ReadingOptions) -> Source:
    """Read a file with a JSON record on every line."""
    return read_data(*parse_json(text, name, lines=True), name, options)
