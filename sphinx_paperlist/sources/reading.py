"""Read sources: from files to papers, by the reader that their suffix names."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import TypeAlias

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.library import Library, build_library
from sphinx_paperlist.papers.model import Paper, Source
from sphinx_paperlist.papers.urls import Target, classify
from sphinx_paperlist.sources.canonical import read_canonical
from sphinx_paperlist.sources.files import (
    SourceFile,
    decode,
    file_beside,
    find_sources,
    read_bytes,
)
from sphinx_paperlist.sources.markdown.reader import read_markdown
from sphinx_paperlist.sources.yaml_tree import parse_yaml

# What is read where nothing else is said; alone among globs it may match nothing.
DEFAULT_SOURCES = ("_papers/**/*",)


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


def _reader_for(name: str) -> Reader | None:
    return READERS.get(PurePath(name).suffix.lower())


def find_files(base: Path, patterns: Sequence[str]) -> tuple[list[SourceFile], list[Diagnostic]]:
    """Return the files that globs match and a reader reads, in order.

    A diagnostic names each glob without a match, and each file without a reader.
    """
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for pattern, found in find_sources(base, patterns):
        if not found and pattern not in DEFAULT_SOURCES:
            diagnostics.append(_no_match(pattern, base))
        for file in found:
            if _reader_for(file.name):
                files.append(file)
            else:
                diagnostics.append(_no_reader(file.name))
    return files, diagnostics


def read_files(
    files: Iterable[SourceFile], options: ReadingOptions
) -> tuple[Library, list[Diagnostic]]:
    """Read files into a library; return it with everything there is to say, by file."""
    sources = []
    diagnostics: list[Diagnostic] = []
    folders = {}
    for file in files:
        data, problems = read_bytes(file)
        diagnostics += problems
        if not problems:
            sources.append(read_source(data, file.name, options))
            diagnostics += sources[-1].diagnostics
            folders[file.name] = file.path.parent
    library = build_library(sources)
    diagnostics += library.diagnostics
    for paper, url in linked_files(library):
        found = file_beside(folders[paper.origin.path], url, paper.origin)
        diagnostics += [found] if isinstance(found, Diagnostic) else []
    return library, diagnostics


def linked_files(library: Library) -> Iterator[tuple[Paper, str]]:
    """Yield the relative links of all papers, with the paper that has each."""
    for paper in library.papers.values():
        for link in paper.links:
            if not link.url.startswith(("http://", "https://")) and (
                classify(link.url) is Target.FILE
            ):
                yield paper, link.url


def _no_match(pattern: str, base: Path) -> Diagnostic:
    return Diagnostic(
        Origin("conf.py"),
        Code.NO_SOURCES,
        f"paperlist_sources: '{pattern}' matches no file in {base}",
        "a path is relative to the source directory",
    )


def _no_reader(name: str) -> Diagnostic:
    known = f"known are {', '.join(READERS)}"
    return Diagnostic(Origin(name), Code.NO_READER, "no reader knows this suffix", known)


def read_source(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Read one file; whatever it holds, this returns a source with diagnostics."""
    text, diagnostics = decode(data, name)
    reader = _reader_for(name)
    if reader is None:
        return Source(path=name, diagnostics=(_no_reader(name),))
    source = reader(text, name, options)
    return dataclasses.replace(source, diagnostics=(*diagnostics, *source.diagnostics))
