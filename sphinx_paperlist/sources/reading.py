"""Read sources: from files to papers, by the reader that their suffix names."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from types import MappingProxyType
from typing import TypeAlias

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.model import Source
from sphinx_paperlist.sources.canonical import read_canonical
from sphinx_paperlist.sources.files import decode
from sphinx_paperlist.sources.markdown.reader import read_markdown
from sphinx_paperlist.sources.yaml_tree import parse_yaml


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Hold what the configuration says about reading."""

    list_ids: Mapping[str, str] = field(default_factory=dict)


Reader: TypeAlias = Callable[[str, str, ReadingOptions], Source]


def _yaml(text: str, name: str, options: ReadingOptions) -> Source:  # noqa: ARG001 - every reader has the same signature
    tree, diagnostics = parse_yaml(text, name)
    source = read_canonical(tree, name)
    return dataclasses.replace(source, diagnostics=(*diagnostics, *source.diagnostics))


def _markdown(text: str, name: str, options: ReadingOptions) -> Source:
    return read_markdown(text, name, options.list_ids)


READERS: Mapping[str, Reader] = MappingProxyType(
    {".yaml": _yaml, ".yml": _yaml, ".md": _markdown, ".markdown": _markdown}
)


def has_reader(name: str) -> bool:
    """Tell whether a file of this name can be read."""
    return PurePath(name).suffix.lower() in READERS


def read_source(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Read one file; whatever it holds, this returns a source with diagnostics."""
    text, diagnostics = decode(data, name)
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        suffixes = ", ".join(READERS)
        finding = Diagnostic(
            Origin(name), Code.NO_READER, "no reader knows this suffix", f"known are {suffixes}"
        )
        return Source(path=name, diagnostics=(finding,))
    source = reader(text, name, options)
    return dataclasses.replace(source, diagnostics=(*diagnostics, *source.diagnostics))
