"""Find what writes a format, by the format's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from sphinx_paperlist.papers.model import Paper, PaperList
from sphinx_paperlist.papers.plugins import (
    PluginError,
    installed,
    load,
    load_function,
    stamp,
    target_of,
)
from sphinx_paperlist.papers.text import one_of


class Writer(Protocol):
    """Write papers, in the order of the mapping, and lists; `extra`: unknown fields too."""

    def __call__(
        self,
        papers: Mapping[str, Paper],
        lists: Sequence[PaperList[str]] = (),
        *,
        extra: bool = True,
    ) -> str:
        """Return the text of the file."""


@dataclass(frozen=True, slots=True)
class Format:
    """Describe a format; its writer is named as `module:function`, and imported when it is used.

    `title` is its name for people. `suffixes` are those of its files, the one to write first.
    """

    writer: str
    title: str
    suffixes: tuple[str, ...]


_HERE = "sphinx_paperlist.exports"

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "yaml": Format(f"{_HERE}.yaml:write", "YAML", (".yaml", ".yml")),
        "json": Format(f"{_HERE}.json:write", "JSON", (".json",)),
        "bibtex": Format(f"{_HERE}.bibtex:write", "BibTeX", (".bib",)),
        "csl-json": Format(f"{_HERE}.csl_json:write", "CSL-JSON", (".csl.json",)),
        "ris": Format(f"{_HERE}.ris:write", "RIS", (".ris",)),
        "markdown": Format(f"{_HERE}.markdown:write", "Markdown", (".md", ".markdown")),
    }
)
ENTRY_POINTS = "sphinx_paperlist.exports"


def find_format(name: str) -> Format:
    """Return the format of a name: built in, an entry point, or `module:attribute`.

    Raise `PluginError` where there is none, or where it cannot be imported.
    """
    if name in FORMATS:
        return FORMATS[name]
    target = target_of(name, ENTRY_POINTS)
    if not target:
        raise PluginError(
            f"no format '{name}'; {one_of(name, [*FORMATS, *installed(ENTRY_POINTS)])}"
        )
    found = load(target)
    if not isinstance(found, Format):
        raise PluginError(f"'{target}' is no Format")
    return found


def find_writer(name: str) -> Writer:
    """Return what writes a format; raise `PluginError` as `find_format` does."""
    writer: Writer = load_function(find_format(name).writer)
    return writer


def writer_version(name: str) -> str:
    """Return what changes with the writer of a format, besides the version of this package."""
    return "" if name in FORMATS else stamp(find_format(name).writer)


def format_of(path: str) -> str:
    """Return the format that the name of a file says, or an empty text.

    Raise `PluginError` where only a plug-in might know, and one cannot be imported.

    >>> format_of("papers.csl.json"), format_of("papers.json")
    ('csl-json', 'json')
    """
    return _fitting(path, FORMATS) or _fitting(
        path, {name: find_format(name) for name in installed(ENTRY_POINTS)}
    )


def _fitting(path: str, formats: Mapping[str, Format]) -> str:
    fitting = [
        (len(suffix), name)
        for name, one in formats.items()
        for suffix in one.suffixes
        if path.lower().endswith(suffix)
    ]
    return max(fitting)[1] if fitting else ""
