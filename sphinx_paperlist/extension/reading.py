"""Find the sources, keep them out of the documents, and read them when they have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from sphinx_paperlist.extension.config import BY_NAME
from sphinx_paperlist.extension.domain import PaperDomain
from sphinx_paperlist.extension.records import SourceState
from sphinx_paperlist.extension.report import report
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.library import Library, build_library
from sphinx_paperlist.sources.files import SourceFile, find_sources, read_bytes
from sphinx_paperlist.sources.reading import ReadingOptions, has_reader, read_source

_GLOB_CHARACTER = str.maketrans({char: f"[{char}]" for char in "*?["})


def files_of(base: Path, patterns: Sequence[str]) -> list[SourceFile]:
    """Return the files that globs match and a reader reads."""
    matches = (file for _, files in find_sources(base, patterns) for file in files)
    return [file for file in matches if has_reader(file.name)]


def missing(base: Path, patterns: Sequence[str]) -> list[Diagnostic]:
    """Say which globs match nothing; the default may."""
    if list(patterns) == BY_NAME["paperlist_sources"].default:
        return []
    return [
        Diagnostic(
            Origin(""),
            Code.NO_SOURCES,
            f"paperlist_sources: '{pattern}' matches no file in {base}",
            "a path is relative to the source directory",
        )
        for pattern, files in find_sources(base, patterns)
        if not files
    ]


def exclude_sources(app: Sphinx, config: Config) -> None:
    """Leave the sources that Sphinx could take for documents out of the documents.

    The list of patterns is replaced and not added to, since Sphinx shares its default between
    applications. Other files are left alone: a changed pattern makes Sphinx read all again.
    """
    suffixes = tuple(config.source_suffix)
    names = [file.name for file in files_of(app.srcdir, config.paperlist_sources)]
    documents = [name.translate(_GLOB_CHARACTER) for name in names if name.endswith(suffixes)]
    config.exclude_patterns = [*config.exclude_patterns, *documents]


def read_sources(
    files: Iterable[SourceFile], options: ReadingOptions
) -> tuple[Library, list[Diagnostic]]:
    """Read files into a library; return it with everything there is to say, by file."""
    sources = []
    diagnostics: list[Diagnostic] = []
    for file in files:
        data, problems = read_bytes(file)
        diagnostics += problems
        if not problems:
            sources.append(read_source(data, file.name, options))
            diagnostics += sources[-1].diagnostics
    library = build_library(sources)
    return library, [*diagnostics, *library.diagnostics]


def options_of(config: Config) -> ReadingOptions:
    """Return what the configuration says about reading."""
    return ReadingOptions(list_ids=config.paperlist_list_ids)


def _digest(files: Iterable[SourceFile], options: ReadingOptions, version: str) -> str:
    digest = hashlib.blake2b(repr((version, sorted(options.list_ids.items()))).encode())
    for file in files:
        data, _ = read_bytes(file)
        digest.update(f"{file.name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def load(app: Sphinx, version: str) -> set[str]:
    """Read the sources if a byte of them has changed since the last build, and report on them.

    Return the pages that show or cite papers where they have: they are read again. Where
    nothing has changed nothing is parsed, and what there was to say is said again.
    """
    domain = domain_of(app.env)
    config = app.config
    files = files_of(app.srcdir, config.paperlist_sources)
    options = options_of(config)
    digest = _digest(files, options, version)
    changed = domain.sources is None or domain.sources.digest != digest
    if changed:
        library, diagnostics = read_sources(files, options)
        domain.provide(lambda: library)
        domain.data["sources"] = SourceState(digest, tuple(diagnostics))
    else:
        domain.provide(lambda: read_sources(files, options)[0])
    assert domain.sources is not None
    found = [*missing(app.srcdir, config.paperlist_sources), *domain.sources.diagnostics]
    report(found, app.srcdir, strict=config.paperlist_strict)
    return {*domain.listings, *domain.citations} if changed else set()


def domain_of(env: BuildEnvironment) -> PaperDomain:
    """Return the domain of papers."""
    return cast("PaperDomain", env.domains[PaperDomain.name])
