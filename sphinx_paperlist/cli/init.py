"""`paperlist init`: make a site of lists that one has, or a small one to begin with."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from sphinx_paperlist.cli.chosen import CannotRunError, choose
from sphinx_paperlist.cli.formats import Report, make_report, print_text
from sphinx_paperlist.cli.site.example import DATA, SENTENCE
from sphinx_paperlist.cli.site.files import SUFFIX, site_files
from sphinx_paperlist.cli.site.hosts import HOSTS
from sphinx_paperlist.cli.site.plan import plan_site
from sphinx_paperlist.exports.find import find_writer
from sphinx_paperlist.papers.collector import without_garbage_collection
from sphinx_paperlist.papers.diagnostics import Diagnostic, Severity
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Source
from sphinx_paperlist.sources.files import SourceFile, file_beside
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import all_findings, linked_files, read_source, read_sources

FINE, FINDINGS = range(2)
# Where the sources of a site stand that nothing is said of.
_PAPERS = "_papers"


class _Read(NamedTuple):
    """Hold the lists of a new site under the names that the site has for them.

    `typed` are the names that the user has for them, by those of the site.
    """

    files: Sequence[SourceFile]
    typed: Mapping[str, str]
    sources: Sequence[Source]
    library: Library
    findings: Sequence[Diagnostic]

    def report(self) -> Report:
        """Return what was found, under the names that the user has."""
        sources = [one._replace(path=self.typed[one.path]) for one in self.sources]
        findings = [
            one._replace(
                origin=one.origin._replace(path=self.typed.get(one.origin.path, one.origin.path))
            )
            for one in self.findings
        ]
        return make_report(sources, findings, len(self.library.papers))


class _Place(NamedTuple):
    """Hold the folder of a new site, as it was typed and as it is, and its repository's root."""

    typed: Path
    folder: Path
    root: Path


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of `paperlist`."""
    parser = commands.add_parser("init", help="make a site of lists that you have")
    parser.add_argument("folder", metavar="DIR", help="folder of the site, such as docs")
    parser.add_argument(
        "--from",
        nargs="+",
        action="extend",
        default=[],
        dest="files",
        metavar="FILE",
        help="a list to make the site of; without it there is an example",
    )
    parser.add_argument(
        "--host",
        choices=list(HOSTS),
        default="readthedocs",
        help="who builds and publishes the site (default: readthedocs)",
    )
    lists = parser.add_mutually_exclusive_group()
    lists.add_argument(
        "--copy", action="store_true", help="copy the lists into the site, and read the copies"
    )
    lists.add_argument(
        "--convert", action="store_true", help="write the lists into the site as YAML"
    )
    parser.set_defaults(run=_init)


def _init(options: argparse.Namespace) -> int:
    place = _place(Path(options.folder))
    read = _read(options, place) if options.files else _example()
    if not read.library.papers:
        raise CannotRunError(f"no paper in {', '.join(options.files)}")
    if not options.files:
        data: Mapping[str, bytes] = {f"{_PAPERS}/reading.yaml": DATA.encode()}
    elif options.copy or options.convert:
        data = _data(read, convert=options.convert)
    else:
        data = {}
    files = _texts(read, place, options.host, own=bool(data))
    files |= {place.folder / name: content for name, content in data.items()}
    if there := [_shown(path, place) for path in files if path.exists()]:
        raise CannotRunError(f"would overwrite {', '.join(there)}; nothing was written")
    _write(files)
    report = read.report()
    print_text(report, sys.stderr, least=Severity.WARNING)
    _print_next(files, place)
    return FINDINGS if any(one.severity > Severity.REMARK for one in report.findings) else FINE


def _place(typed: Path) -> _Place:
    folder = typed.absolute()
    if (folder / "conf.py").exists():
        hint = 'add "sphinx_paperlist" to its extensions, and the lists to paperlist_sources'
        raise CannotRunError(f"{typed / 'conf.py'} is there already; {hint}")
    here = Path.cwd()
    around = [one for one in (folder, *folder.parents) if (one / ".git").exists()]
    return _Place(typed, folder, (*around, here if folder.is_relative_to(here) else folder)[0])


def _read(options: argparse.Namespace, place: _Place) -> _Read:
    chosen = choose(options.files, None)
    # Ids of lists depend on the names of their files, which have to be those of the site.
    names = [
        f"{_PAPERS}/{file.path.name}"
        if options.copy
        else (file.name if options.convert else _from_site(file, place))
        for file in chosen.files
    ]
    if len(set(names)) < len(names):
        raise CannotRunError("two of the lists have one name; use --convert")
    files = [SourceFile(file.path, name) for file, name in zip(chosen.files, names, strict=True)]
    with without_garbage_collection():
        sources = list(read_sources(files, chosen.reading))
        library = build_library(sources)
    typed = {name: file.name for file, name in zip(chosen.files, names, strict=True)}
    findings = [*chosen.diagnostics, *all_findings(files, sources, library)]
    return _Read(files, typed, sources, library, findings)


def _example() -> _Read:
    name = f"{_PAPERS}/reading.yaml"
    source = read_source(DATA.encode(), name, ReadingOptions())
    return _Read((), {name: name}, [source], build_library([source]), ())


def _data(read: _Read, *, convert: bool) -> dict[str, bytes]:
    """Return the lists as files of the site, with the files that they link to."""
    if convert:
        text = find_writer("yaml")(read.library.papers, read.library.lists)
        data = {f"{_PAPERS}/papers.yaml": text.encode("utf-8", "replace")}
    else:
        data = {file.name: file.path.read_bytes() for file in read.files}
    folders = {file.name: file.path.parent for file in read.files}
    for origin, url in linked_files(read.library):
        found = file_beside(folders[origin.path], url, origin)
        if isinstance(found, Path):
            beside = found.relative_to(folders[origin.path].resolve()).as_posix()
            data[f"{_PAPERS}/{beside}"] = found.read_bytes()
    return data


def _from_site(file: SourceFile, place: _Place) -> str:
    """Return the path of a list from the folder of the site, which has to share its repository."""
    path = file.path.absolute()
    if not path.resolve().is_relative_to(place.root.resolve()):
        hint = "add --copy or --convert to have the list in the site"
        raise CannotRunError(f"{file.name} lies outside of {place.root}; {hint}")
    return PurePosixPath(Path(os.path.relpath(path, place.folder))).as_posix()


def _texts(read: _Read, place: _Place, host: str, *, own: bool) -> dict[Path, bytes]:
    """Return all files but the data by where they go; `own` says that the site has the lists."""
    codes = Counter(one.code.slug for one in read.findings if one.severity > Severity.REMARK)
    plan = plan_site(read.library, {file.name: _name(file.path) for file in read.files})
    sources = [] if own else [file.name for file in read.files]
    texts = site_files(plan, sources, codes, alone=not _documents(place.folder))
    if not read.files:
        texts[f"index{SUFFIX}"] += f"\n{SENTENCE}\n"
    files = {place.folder / name: text for name, text in texts.items()}
    folder = PurePosixPath(Path(os.path.relpath(place.folder, place.root)))
    files |= {place.root / name: text for name, text in HOSTS[host](folder).items()}
    return {path: text.encode("utf-8", "replace") for path, text in files.items()}


def _name(path: Path) -> str:
    """Return what people call a file: a README is called like its folder."""
    common = path.stem.casefold() in ("index", "readme")
    return path.absolute().parent.name if common else path.stem


def _documents(folder: Path) -> bool:
    """Tell whether there are other documents in a folder, or below."""
    return any(path.suffix in (SUFFIX, ".rst") for path in folder.rglob("*"))


def _write(files: Mapping[Path, bytes]) -> None:
    """Write all files, or none; none of them is there."""
    written: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            written.append(path)
            path.write_bytes(content)
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        raise CannotRunError(f"cannot write {path}: {error.strerror or error}") from error


def _shown(path: Path, place: _Place) -> str:
    """Return a path as the user would type it."""
    if path.is_relative_to(place.folder):
        return str(place.typed / path.relative_to(place.folder))
    return os.path.relpath(path)


def _print_next(files: Iterable[Path], place: _Place) -> None:
    for path in files:
        print(_shown(path, place))
    requirements, built = place.typed / "requirements.txt", place.typed / "_build" / "html"
    print("\nBuild it:\n")
    print(f"    pip install -r {shlex.quote(str(requirements))}")
    print(f"    sphinx-build -n -W {shlex.quote(str(place.typed))} {shlex.quote(str(built))}")
