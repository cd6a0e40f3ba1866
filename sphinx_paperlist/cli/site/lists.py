"""Read the lists of a new site as its builds will read them."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sphinx_paperlist.cli.chosen import CannotRunError, choose
from sphinx_paperlist.cli.site.plan import by_source, loose_papers
from sphinx_paperlist.exports.find import find_writer
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Severity
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Paper, Source
from sphinx_paperlist.sources.files import SourceFile, file_beside
from sphinx_paperlist.sources.find import READERS, reader_of
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import (
    DEFAULT_SOURCES,
    all_findings,
    find_files,
    linked_files,
    read_source,
    read_sources,
)

# Where a build finds lists without being told.
FOLDER = "_papers"
_OPTIONS = ReadingOptions()


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
    chosen = _chosen(names)
    if outside := [file.name for file in chosen if not file.path.resolve().is_relative_to(root)]:
        raise CannotRunError(
            f"{', '.join(outside)}: outside of {root}, where a host of the site does not find it; "
            f"put it into the site with --copy (as it is) or --convert (as YAML)"
        )
    patterns = tuple(dict.fromkeys(_pattern(name, folder) for name in names))
    given = {file.path.resolve(): file.name for file in chosen}
    files, _ = find_files(folder, patterns, _OPTIONS)
    found = [file.path.resolve() for file in files]
    if lost := [name for path, name in given.items() if path not in found]:
        raise CannotRunError(
            f"{', '.join(lost)}: conf.py cannot name it; rename it, or put it into the site with "
            f"--copy or --convert"
        )
    sources = list(read_sources(files, _OPTIONS))
    library = build_library(sources)
    findings = all_findings(files, sources, library)
    named = {file.name: given.get(path, file.name) for file, path in zip(files, found, strict=True)}
    read = [one._replace(path=named[one.path]) for one in sources]
    _refuse_unread(read, names)
    return Lists(
        sources,
        library,
        {file.name: _title(file.path) for file in files},
        () if patterns == DEFAULT_SOURCES else patterns,
        {},
        read,
        [_named(one, named) for one in findings],
        _warned(findings),
    )


def taken_along(names: Sequence[str], folder: Path, *, convert: bool) -> Lists:
    """Return lists to put into the folder of the site: as they are, or converted to YAML.

    The files beside them that they link to come along, but for those that are lists themselves.
    Raise `CannotRunError` where a list cannot be read, or two files would be one.
    """
    chosen = _chosen(names)
    read = list(read_sources(chosen, _OPTIONS))
    _refuse_unread(read, names)
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
    sources = [read_source(text, name, _OPTIONS) for name, text in written.items()]
    again = build_library(sources)
    warned = _warned([*all_findings(files, sources, again), *left])
    titles = {file.name: _title(file.path) for file in files}
    patterns = _patterns_within(folder, list(written))
    written |= beside
    return Lists(sources, again, titles, patterns, written, read, findings, warned)


def list_of_text(name: str, text: str, title: str, folder: Path) -> Lists:
    """Return a list whose text is to be put into the folder of the site."""
    path, data = f"{FOLDER}/{name}", text.encode()
    sources = [read_source(data, path, _OPTIONS)]
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


def _chosen(names: Sequence[str]) -> Sequence[SourceFile]:
    chosen = choose(names, None).files
    if odd := [file.name for file in chosen if not is_text(file.name)]:
        raise CannotRunError(f"{', '.join(odd)}: the name is not UTF-8; rename the file")
    if unknown := [file.name for file in chosen if not reader_of(file.name, _OPTIONS)]:
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


def _title(path: Path) -> str:
    """Return what a file is called: its stem, or of a README its folder."""
    is_readme = path.stem.casefold().startswith("readme")
    return (is_readme and path.resolve().parent.name) or path.stem


def _named(found: Diagnostic, names: Mapping[str, str]) -> Diagnostic:
    path = found.origin.path
    return found._replace(origin=found.origin._replace(path=names.get(path, path)))


def _warned(findings: Sequence[Diagnostic]) -> frozenset[Code]:
    return frozenset(one.code for one in findings if one.severity > Severity.REMARK)


def _refuse_unread(sources: Sequence[Source], names: Sequence[str]) -> None:
    """Raise `CannotRunError` where a source could not be read, or all together hold no paper."""
    for source in sources:
        errors = [one for one in source.diagnostics if one.severity is Severity.ERROR]
        if errors and not any(source.walk()):
            origin = errors[0].origin._replace(path=source.path)
            raise CannotRunError(f"{origin}: {errors[0].text}")
    if not any(isinstance(item, Paper) for source in sources for item in source.walk()):
        hint = "`paperlist check` says what was read of it"
        raise CannotRunError(f"no paper in {', '.join(names)}; {hint}")


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
        if reader_of(found.name, _OPTIONS):
            message = f"'{url}' is not taken along, since it would be read as a list"
            left.append(Diagnostic(origin, Code.MISSING_FILE, message, "write its whole URL"))
            continue
        path = f"{FOLDER}/{found.relative_to(folders[origin.path].resolve()).as_posix()}"
        (data,) = _bytes([SourceFile(found, path)])
        if written.setdefault(path, data) != data:
            raise CannotRunError(f"{origin}: the lists link to two files that would be {path}")
    return written, left
