"""Take lists along into the folder of a new site: as they are, converted, or written by us."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path

from sphinx_paperlist.cli.chosen import CannotRunError
from sphinx_paperlist.cli.site.library import by_source, loose_papers
from sphinx_paperlist.cli.site.lists import (
    FOLDER,
    OPTIONS,
    Lists,
    chosen_files,
    codes_warned,
    refuse_unread,
    title_of,
)
from sphinx_paperlist.exports.find import find_writer
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Source
from sphinx_paperlist.sources.files import SourceFile, file_beside
from sphinx_paperlist.sources.find import reader_of
from sphinx_paperlist.sources.reading import all_findings, linked_files, read_source, read_sources


def taken_along(names: Sequence[str], folder: Path, *, convert: bool) -> Lists:
    """Return lists to put into the folder of the site: as they are, or converted to YAML.

    The files beside them that they link to come along, but for those that are lists themselves.
    Raise `CannotRunError` where a list cannot be read, or two files would be one.
    """
    chosen = chosen_files(names)
    read = list(read_sources(chosen, OPTIONS))
    refuse_unread(read, names)
    library = build_library(read)
    beside, left = _beside(chosen, library)
    findings = [*all_findings(chosen, read, library), *left]
    stems = [file.path.stem.lstrip(".") for file in chosen]
    suffixes = [".yaml" if convert else file.path.suffix for file in chosen]
    files = [
        SourceFile(file.path, f"{FOLDER}/{name}")
        for file, name in zip(chosen, _unlike(stems, suffixes), strict=True)
    ]
    texts = _converted(read, library) if convert else _bytes(chosen)
    written = {file.name: text for file, text in zip(files, texts, strict=True)}
    sources = [read_source(text, name, OPTIONS) for name, text in written.items()]
    again = build_library(sources)
    warned = codes_warned([*all_findings(files, sources, again), *left])
    titles = {file.name: title_of(file.path) for file in files}
    patterns = _patterns_within(folder, list(written))
    written |= beside
    return Lists(sources, again, titles, patterns, written, read, findings, warned)


def list_of_text(name: str, text: str, title: str, folder: Path) -> Lists:
    """Return a list whose text is to be put into the folder of the site."""
    path, data = f"{FOLDER}/{name}", text.encode()
    sources = [read_source(data, path, OPTIONS)]
    patterns = _patterns_within(folder, [path])
    library = build_library(sources)
    return Lists(sources, library, {path: title}, patterns, {path: data}, sources, (), frozenset())


def _patterns_within(folder: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """Return the globs of lists in the site; none where a build finds these alone, in their order.

    In which order they are read decides which description of a paper is shown.
    """
    if sorted(paths) == paths and not (folder / FOLDER).exists():
        return ()
    return tuple(map(glob.escape, paths))


def _bytes(files: Sequence[SourceFile]) -> list[bytes]:
    try:
        return [file.path.read_bytes() for file in files]
    except OSError as error:
        raise CannotRunError(f"cannot read {error.filename}: {error.strerror}") from error


def _converted(sources: Sequence[Source], library: Library) -> Iterator[bytes]:
    """Yield each source as YAML, with all that is known of its papers."""
    loose = loose_papers(library)
    write = find_writer("yaml")
    for source, lists in zip(sources, by_source(sources, library.lists), strict=True):
        keys = [key for one in lists for key in one.walk()]
        keys += [key for key in loose if library.papers[key].origin.path == source.path]
        papers = {key: library.papers[key] for key in keys}
        yield write(papers, lists if source.lists else ()).encode()


def _unlike(stems: Sequence[str], suffixes: Sequence[str]) -> Iterator[str]:
    """Yield names of files, a number in those that another would have in some file system."""
    taken: set[str] = set()
    for stem, suffix in zip(stems, suffixes, strict=True):
        name, number = f"{stem}{suffix}", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}{suffix}"
        taken.add(name.casefold())
        yield name


def _beside(
    files: Sequence[SourceFile], library: Library
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the files that papers link to, where they are to be, and what stays behind."""
    folders = {file.name: file.path.parent for file in files}
    written: dict[str, bytes] = {}
    left: list[Diagnostic] = []
    for origin, url in linked_files(library):
        found = file_beside(folders[origin.path], url, origin)
        if isinstance(found, Diagnostic):
            continue
        if reader_of(found.name, OPTIONS):
            message = f"'{url}' is not taken along, since it would be read as a list"
            left.append(Diagnostic(origin, Code.MISSING_FILE, message, "write its whole URL"))
            continue
        path = f"{FOLDER}/{found.relative_to(folders[origin.path].resolve()).as_posix()}"
        (data,) = _bytes([SourceFile(found, path)])
        if written.setdefault(path, data) != data:
            raise CannotRunError(f"{origin}: the lists link to two files that would be {path}")
    return written, left
