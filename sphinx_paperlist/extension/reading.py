"""Find the sources, keep them out of the documents, and read them when they have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_paperlist.extension.domain import domain_of
from sphinx_paperlist.extension.records import SourceState
from sphinx_paperlist.extension.report import report
from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.sources.files import SourceFile, file_beside, read_bytes
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import find_files, linked_files, read_files

# A set that begins with an opening bracket makes Python warn of a nested one.
_GLOB_CHARACTER = str.maketrans({"*": "[*]", "?": "[?]", "[": "[\\[]"})


def exclude_sources(app: Sphinx, config: Config) -> None:
    """Leave the sources that Sphinx could take for documents out of the documents.

    The list of patterns is replaced and not added to, since Sphinx shares its default between
    applications. Other files are left alone: a changed pattern makes Sphinx read all again.
    """
    suffixes = tuple(config.source_suffix)
    files, _ = find_files(app.srcdir, config.paperlist_sources)
    documents = [
        file.name.translate(_GLOB_CHARACTER) for file in files if file.name.endswith(suffixes)
    ]
    config.exclude_patterns = [*config.exclude_patterns, *documents]


def options_of(config: Config) -> ReadingOptions:
    """Return what the configuration says about reading."""
    return ReadingOptions(list_ids=config.paperlist_list_ids, field_map=config.paperlist_field_map)


def _digest(files: Iterable[SourceFile], options: ReadingOptions, version: str) -> str:
    said = [sorted(options.list_ids.items()), list(options.field_map.items())]
    digest = hashlib.blake2b(repr((version, said)).encode())
    for file in files:
        data, _ = read_bytes(file)
        digest.update(f"{file.name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def load(app: Sphinx, version: str) -> None:
    """Read the sources if a byte of them has changed since the last build, and report on them.

    Where nothing has changed nothing is parsed, and what there was to say is said again.
    """
    domain = domain_of(app.env)
    config = app.config
    files, problems = find_files(app.srcdir, config.paperlist_sources)
    options = options_of(config)
    digest = _digest(files, options, version)
    known = domain.sources
    if known and known.digest == digest and _as_known(app.srcdir, known):
        domain.provide(lambda: read_files(files, options)[0])
    else:
        library, diagnostics = read_files(files, options)
        domain.provide(lambda: library)
        links = ((paper.origin.path, url) for paper, url in linked_files(library))
        known = SourceState(
            digest,
            tuple(file.name for file in files),
            tuple(diagnostics),
            {link: _exists(app.srcdir, *link) for link in links},
        )
        domain.remember(known)
    problems = [problem for problem in problems if problem.code is not Code.NO_READER]
    report([*problems, *known.diagnostics], app.srcdir, strict=config.paperlist_strict)


def _exists(base: Path, source: str, url: str) -> bool:
    return isinstance(file_beside((base / source).parent, url, Origin(source)), Path)


def _as_known(base: Path, known: SourceState) -> bool:
    """Tell whether the files that sources link to are there, or not, as they were."""
    return all(_exists(base, *link) == existed for link, existed in known.files.items())
