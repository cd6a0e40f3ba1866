"""Read sources: from files to papers, by the reader that their suffix names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sphinx_paperlist.papers.collector import without_garbage_collection
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.inline import link_urls
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.model import Source
from sphinx_paperlist.papers.plugins import PluginError
from sphinx_paperlist.papers.urls import Target, classify, is_plain_web
from sphinx_paperlist.sources.files import (
    SourceFile,
    decode,
    file_beside,
    find_sources,
    read_bytes,
)
from sphinx_paperlist.sources.find import READERS, find_reader, reader_of
from sphinx_paperlist.sources.options import ReadingOptions

# What is read where nothing else is said; alone among globs it may match nothing.
DEFAULT_SOURCES = ("_papers/**/*",)


def find_files(
    base: Path, patterns: Sequence[str], options: ReadingOptions
) -> tuple[list[SourceFile], list[Diagnostic]]:
    """Return the files that globs match and a reader reads, in order.

    A diagnostic names each glob without a match, and each file without a reader.
    """
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for pattern, found in find_sources(base, patterns):
        if not found and pattern not in DEFAULT_SOURCES:
            diagnostics.append(_no_match(pattern, base))
        for file in found:
            if reader_of(file.name, options):
                files.append(file)
            else:
                diagnostics.append(_no_reader(file.name, options))
    return files, diagnostics


def read_files(
    files: Sequence[SourceFile], options: ReadingOptions
) -> tuple[Library, list[Diagnostic]]:
    """Read files into a library; return it with everything there is to say, by file."""
    # Imported late, since a build in which no source has changed merges nothing.
    from sphinx_paperlist.papers.merging import build_library  # noqa: PLC0415 - see above

    with without_garbage_collection():
        sources = list(read_sources(files, options))
        library = build_library(sources)
    return library, all_findings(files, sources, library)


def read_sources(files: Iterable[SourceFile], options: ReadingOptions) -> Iterator[Source]:
    """Yield what each file gives."""
    return (read_file(file, options)[0] for file in files)


def read_file(file: SourceFile, options: ReadingOptions) -> tuple[Source, bytes | None]:
    """Read a file; return what it gives, and its content.

    One that cannot be opened, or whose reader cannot be imported, gives a diagnostic alone, and
    None.
    """
    data, problems = read_bytes(file)
    if problems:
        return Source(path=file.name, diagnostics=tuple(problems)), None
    try:
        return read_source(data, file.name, options), data
    except PluginError as error:
        message = f"its reader cannot be used: {error}"
        unusable = Diagnostic(Origin(file.name), Code.UNREADABLE_FILE, message)
        return Source(path=file.name, diagnostics=(unusable,)), None


def all_findings(
    files: Iterable[SourceFile], sources: Iterable[Source], library: Library
) -> list[Diagnostic]:
    """Return what there is to say of sources, of the library made of them, and of linked files."""
    found = [one for source in sources for one in source.diagnostics]
    return [*found, *library.diagnostics, *missing_files(files, linked_files(library))]


def missing_files(
    files: Iterable[SourceFile], linked: Iterable[tuple[Origin, str]]
) -> list[Diagnostic]:
    """Return what there is to say of relative links, each given with its place in a source."""
    folders = {file.name: file.path.parent for file in files}
    beside = (file_beside(folders[origin.path], url, origin) for origin, url in linked)
    return [one for one in beside if isinstance(one, Diagnostic)]


def linked_files(library: Library) -> Iterator[tuple[Origin, str]]:
    """Yield the relative links of all papers, each with the place of its paper."""
    for paper in library.papers.values():
        if paper.links or paper.note or paper.abstract:
            urls = [link.url for link in paper.links if not is_plain_web(link.url)]
            urls += [*link_urls(paper.note), *link_urls(paper.abstract)]
            yield from ((paper.origin, url) for url in urls if classify(url) is Target.FILE)


def _no_match(pattern: str, base: Path) -> Diagnostic:
    return Diagnostic(
        Origin("conf.py"),
        Code.NO_SOURCES,
        f"paperlist_sources: '{pattern}' matches no file in {base}",
        "a path is relative to the source directory",
    )


def _no_reader(name: str, options: ReadingOptions) -> Diagnostic:
    known = f"known are {', '.join({**READERS, **options.readers})}"
    return Diagnostic(Origin(name), Code.NO_READER, "no reader knows this suffix", known)


def read_source(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Read one file; whatever it holds, this returns a source with diagnostics.

    Raise `PluginError` where its reader cannot be imported.
    """
    text, diagnostics = decode(data, name)
    reader = find_reader(name, options)
    if reader is None:
        return Source(path=name, diagnostics=(_no_reader(name, options),))
    source = reader(text, name, options)
    return source._replace(diagnostics=(*diagnostics, *source.diagnostics))
