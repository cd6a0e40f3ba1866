"""Find what writes a format, by the format's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Protocol

from sphinx_paperlist.papers.model import Paper, PaperList


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
    """Describe a format; its writer is named as `module:function`, not imported.

    `title` is its name for people. `suffixes` are those of its files, the one to write first.
    `holds_lists` tells whether the format has lists besides papers.
    """

    writer: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    holds_lists: bool = False


_HERE = "sphinx_paperlist.exports"

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "yaml": Format(f"{_HERE}.yaml:write", "YAML", (".yaml", ".yml"), "application/yaml", True),
        "json": Format(f"{_HERE}.json:write", "JSON", (".json",), "application/json", True),
        "bibtex": Format(f"{_HERE}.bibtex:write", "BibTeX", (".bib",), "application/x-bibtex"),
        "csl-json": Format(
            f"{_HERE}.csl_json:write",
            "CSL-JSON",
            (".csl.json",),
            "application/vnd.citationstyles.csl+json",
        ),
        "ris": Format(
            f"{_HERE}.ris:write", "RIS", (".ris",), "application/x-research-info-systems"
        ),
        "markdown": Format(
            f"{_HERE}.markdown:write", "Markdown", (".md", ".markdown"), "text/markdown", True
        ),
    }
)


def find_writer(name: str) -> Writer:
    """Return what writes a format of `FORMATS`."""
    module, _, function = FORMATS[name].writer.partition(":")
    writer: Writer = getattr(import_module(module), function)
    return writer


def format_of(path: str) -> str:
    """Return the format that the name of a file says, or an empty text.

    >>> format_of("papers.csl.json"), format_of("papers.json")
    ('csl-json', 'json')
    """
    fitting = [
        (len(suffix), name)
        for name, one in FORMATS.items()
        for suffix in one.suffixes
        if path.lower().endswith(suffix)
    ]
    return max(fitting)[1] if fitting else ""
