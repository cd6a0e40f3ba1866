"""Read the lists of a new site as its builds will read them."""

from __future__ import annotations

import glob
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sphinx_paperlist.cli.chosen import CannotRunError, choose
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Severity
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Paper, Source
from sphinx_paperlist.sources.files import SourceFile
from sphinx_paperlist.sources.find import READERS, reader_of
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import (
    DEFAULT_SOURCES,
    all_findings,
    find_files,
    read_sources,
)

# Where a build finds lists without being told.
FOLDER = "_papers"
OPTIONS = ReadingOptions()


class Lists(NamedTuple):
    """Hold the lists of a site.

    `sources` and `library` are what a build reads, `titles` what each source is called after its
    file. `patterns` are the globs of the files, none where the default will do; `written` are the
    files to put beside conf.py. `read` are the sources as they were named, and `findings` what
    there is to say of them. `warned` are the codes of what a build says.
    """

    sources: Sequence[Source]
    library: Library
    titles: Mapping[str, str]
    patterns: tuple[str, ...]
    written: Mapping[str, bytes]
    read: Sequence[Source]
    findings: Sequence[Diagnostic]
    warned: frozenset[Code]

    @property
    def beside_conf(self) -> set[str]:
        """Return the names of the lists that lie beside conf.py."""
        return {source.path for source in self.sources if "/" not in source.path}


def in_place(names: Sequence[str], folder: Path, root: Path) -> Lists:
    """Return lists that stay where they are; `folder` is that of conf.py, `root` the repository's.

    Raise `CannotRunError` where one cannot be read, or lies outside of the repository.
    """
    chosen = chosen_files(names)
    if outside := [file.name for file in chosen if not file.path.resolve().is_relative_to(root)]:
        raise CannotRunError(
            f"{', '.join(outside)}: outside of {root}, where a host of the site does not find it; "
            f"put it into the site with --copy (as it is) or --convert (as YAML)"
        )
    patterns = tuple(dict.fromkeys(_pattern(name, folder) for name in names))
    given = {file.path.resolve(): file.name for file in chosen}
    files, _ = find_files(folder, patterns, OPTIONS)
    found = [file.path.resolve() for file in files]
    if lost := [name for path, name in given.items() if path not in found]:
        raise CannotRunError(
            f"{', '.join(lost)}: conf.py cannot name it; rename it, or put it into the site with "
            f"--copy or --convert"
        )
    sources = list(read_sources(files, OPTIONS))
    library = build_library(sources)
    findings = all_findings(files, sources, library)
    named = {file.name: given.get(path, file.name) for file, path in zip(files, found, strict=True)}
    read = [one._replace(path=named[one.path]) for one in sources]
    refuse_unread(read, names)
    return Lists(
        sources,
        library,
        {file.name: title_of(file.path) for file in files},
        () if patterns == DEFAULT_SOURCES else patterns,
        {},
        read,
        [_named(one, named) for one in findings],
        codes_warned(findings),
    )


def chosen_files(names: Sequence[str]) -> Sequence[SourceFile]:
    """Return the files that are named; raise `CannotRunError` where one cannot be a list."""
    chosen = choose(names, None).files
    if odd := [file.name for file in chosen if not is_text(file.name)]:
        raise CannotRunError(f"{', '.join(odd)}: the name is not UTF-8; rename the file")
    if unknown := [file.name for file in chosen if not reader_of(file.name, OPTIONS)]:
        raise CannotRunError(
            f"no reader knows {', '.join(unknown)}; known are {', '.join(READERS)}"
        )
    if not chosen:
        raise CannotRunError(f"no list in {', '.join(names)}; known are {', '.join(READERS)}")
    return chosen


def is_text(name: str) -> bool:
    """Tell whether a name can be written: bytes of a file system that are no text cannot."""
    return name.encode(errors="replace").decode() == name


def _pattern(name: str, folder: Path) -> str:
    """Return the glob that finds a file, or the files of a folder, from the folder of conf.py."""
    path = Path(name).resolve()
    relative = glob.escape(Path(os.path.relpath(path, folder)).as_posix())
    if not path.is_dir():
        return relative
    if folder.is_relative_to(path):
        raise CannotRunError(
            f"{name}: the site would lie in it, and its pages be taken for lists; name the files, "
            "or a folder of nothing else"
        )
    return f"{relative}/**/*"


def title_of(path: Path) -> str:
    """Return what a file is called: its stem, or of a README its folder."""
    is_readme = path.stem.casefold().startswith("readme")
    return (is_readme and path.resolve().parent.name) or path.stem


def _named(found: Diagnostic, names: Mapping[str, str]) -> Diagnostic:
    path = found.origin.path
    return found._replace(origin=found.origin._replace(path=names.get(path, path)))


def codes_warned(findings: Sequence[Diagnostic]) -> frozenset[Code]:
    """Return the codes of what a build warns of."""
    return frozenset(one.code for one in findings if one.severity > Severity.REMARK)


def refuse_unread(sources: Sequence[Source], names: Sequence[str]) -> None:
    """Raise `CannotRunError` where a source could not be read, or all together hold no paper."""
    for source in sources:
        errors = [one for one in source.diagnostics if one.severity is Severity.ERROR]
        if errors and not any(source.walk()):
            origin = errors[0].origin._replace(path=source.path)
            raise CannotRunError(f"{origin}: {errors[0].text}")
    if not any(isinstance(item, Paper) for source in sources for item in source.walk()):
        hint = "`paperlist check` says what was read of it"
        raise CannotRunError(f"no paper in {', '.join(names)}; {hint}")
