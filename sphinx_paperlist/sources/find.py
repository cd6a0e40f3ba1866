"""Find what reads a file, by the file's suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import TypeAlias

from sphinx_paperlist.papers.model import Source
from sphinx_paperlist.papers.plugins import installed, load_function, stamp
from sphinx_paperlist.sources.options import ReadingOptions

# What reads the text of a file, given its name for diagnostics.
Reader: TypeAlias = Callable[[str, str, ReadingOptions], Source]

_HERE = "sphinx_paperlist.sources"

# A reader is named, not imported: a build in which no source has changed needs none.
READERS: Mapping[str, str] = MappingProxyType(
    {
        ".yaml": f"{_HERE}.yaml:read_yaml",
        ".yml": f"{_HERE}.yaml:read_yaml",
        ".json": f"{_HERE}.json:read_json",
        ".jsonl": f"{_HERE}.json:read_json_lines",
        ".ris": f"{_HERE}.ris:read_ris",
        ".md": f"{_HERE}.markdown.reader:read_page",
        ".markdown": f"{_HERE}.markdown.reader:read_page",
        ".bib": f"{_HERE}.bibtex.reader:read_bibtex",
        ".bibtex": f"{_HERE}.bibtex.reader:read_bibtex",
    }
)
ENTRY_POINTS = "sphinx_paperlist.readers"


def reader_of(name: str, options: ReadingOptions) -> str:
    """Return the `module:function` that reads a file of this name, or nothing.

    The configuration comes first, then our own readers, then entry points, which are named by
    the suffix without its dot.
    """
    suffix = PurePath(name).suffix.lower()
    own = options.readers.get(suffix) or READERS.get(suffix)
    return own or installed(ENTRY_POINTS).get(suffix.removeprefix("."), "")


def find_reader(name: str, options: ReadingOptions) -> Reader | None:
    """Return what reads a file of this name, or None.

    Raise `PluginError` where it cannot be imported.
    """
    target = reader_of(name, options)
    reader: Reader | None = load_function(target) if target else None
    return reader


def reader_version(name: str, options: ReadingOptions) -> str:
    """Return what changes with the reader of a file, besides the version of this package."""
    target = reader_of(name, options)
    return "" if target in READERS.values() else f"{target} {stamp(target)}"
