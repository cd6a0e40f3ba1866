"""Choose the files that a command reads, and how they are read."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.sources.files import SourceFile
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import find_files

if TYPE_CHECKING:
    from sphinx.config import Config

# What a folder that is named gives, as `_papers/` does.
_ALL_FILES = ("**/*",)
_CONF_PLACES = (".", "docs", "docs/source")


class CannotRunError(Exception):
    """Say to the user why a command cannot run."""


@dataclass(frozen=True, slots=True)
class Site:
    """Hold what conf.py says about where the pages of a site are."""

    folder: Path
    suffixes: frozenset[str]
    include_patterns: Sequence[str]
    exclude_patterns: Sequence[str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Hold files to read, how to read them, and what there is to say already.

    `site` and `values` are there where a conf.py was read.
    """

    files: Sequence[SourceFile]
    reading: ReadingOptions
    diagnostics: Sequence[Diagnostic] = ()
    site: Site | None = None
    values: Config | None = None


@dataclass(frozen=True, slots=True)
class Conf:
    """Hold what a conf.py says of site and sources, and its values as Sphinx reads them."""

    site: Site
    sources: Sequence[str]
    reading: ReadingOptions
    problems: Sequence[Diagnostic]
    values: Config


def add_choice(parser: argparse.ArgumentParser, files: str = "files") -> None:
    """Add the options of a command that reads sources: `FILE...` and `--conf DIR`.

    `files` may be the name of an option, where the command has other arguments.
    """
    help_text = "a file, or a folder of them (default: those of conf.py)"
    if files.startswith("-"):
        parser.add_argument(
            files, action="append", default=[], dest="files", metavar="FILE", help=help_text
        )
    else:
        parser.add_argument(files, nargs="*", metavar="FILE", help=help_text)
    add_conf(parser)


def add_conf(parser: argparse.ArgumentParser) -> None:
    """Add the option `--conf DIR`, which `read_conf` takes."""
    parser.add_argument(
        "--conf",
        metavar="DIR",
        help="folder of conf.py, whose configuration is used (default without FILE: "
        f"{', '.join(_CONF_PLACES)})",
    )


def choose(names: Sequence[str], conf: str | None) -> Chosen:
    """Return the files to read, and how; conf.py is run only if it is asked for or needed.

    Raise `CannotRunError` where a file or conf.py is missing.
    """
    if missing := [name for name in names if not Path(name).exists()]:
        raise CannotRunError(f"no such file: {', '.join(missing)}")
    if names and not conf:
        reading = ReadingOptions()
        files, unread = _named_files(names, reading)
        return Chosen(files, reading, unread)
    read = read_conf(conf)
    if names:
        files, unread = _named_files(names, read.reading)
    else:
        files, unread = _files_in(read.site.folder, read.sources, read.reading)
    return Chosen(files, read.reading, [*read.problems, *unread], read.site, read.values)


def _named_files(
    names: Sequence[str], reading: ReadingOptions
) -> tuple[list[SourceFile], list[Diagnostic]]:
    """Return the files that are named, and those in the folders that are."""
    files: list[SourceFile] = []
    unread: list[Diagnostic] = []
    for name in names:
        if Path(name).is_dir():
            found, problems = _files_in(Path(name), _ALL_FILES, reading)
            files += found
            unread += problems
        else:
            files.append(SourceFile(Path(name), name))
    once: dict[Path, SourceFile] = {}
    for file in files:
        once.setdefault(file.path.resolve(), file)
    return list(once.values()), unread


def _files_in(
    folder: Path, patterns: Sequence[str], reading: ReadingOptions
) -> tuple[list[SourceFile], list[Diagnostic]]:
    files, unread = find_files(folder, patterns, reading)
    shown = [SourceFile(file.path, str(folder / file.name)) for file in files]
    return shown, [_seen_from_here(one, folder) for one in unread]


def _seen_from_here(diagnostic: Diagnostic, folder: Path) -> Diagnostic:
    if diagnostic.code is not Code.NO_READER:
        return diagnostic
    return diagnostic._replace(origin=Origin(str(folder / diagnostic.origin.path)))


def read_conf(conf: str | None) -> Conf:
    """Run the conf.py of a folder, or of the first of the usual ones that has one.

    Raise `CannotRunError` where it is missing or fails.
    """
    places = [conf] if conf else _CONF_PLACES
    folder = next((Path(p) for p in places if (Path(p) / "conf.py").is_file()), None)
    if folder is None:
        raise CannotRunError(f"no conf.py in {', '.join(places)}; name it with --conf DIR")
    # Sphinx is needed only where a conf.py is read.
    from sphinx.config import Config  # noqa: PLC0415 - see above
    from sphinx.errors import SphinxError  # noqa: PLC0415 - see above
    from sphinx.util.tags import Tags  # noqa: PLC0415 - see above

    from sphinx_paperlist.extension.config import VALUES, repair  # noqa: PLC0415 - see above
    from sphinx_paperlist.extension.reading import options_of  # noqa: PLC0415 - see above

    try:
        config = Config.read(folder.resolve(), overrides={}, tags=Tags())
    except SphinxError as error:
        raise CannotRunError(f"{folder / 'conf.py'}: {error}") from error
    for value in VALUES:
        config.add(value.name, value.default, value.rebuild, value.types)
    problems = repair(config, str(folder / "conf.py"), folder.resolve())
    # Sphinx takes a text, several, or a table; extensions, which are not run here, add `.md`.
    suffixes = config.source_suffix or ()
    suffixes = [suffixes] if isinstance(suffixes, str) else suffixes
    site = Site(
        folder,
        frozenset({".rst", ".md", *suffixes}),
        config.include_patterns,
        config.exclude_patterns,
    )
    return Conf(site, config.paperlist_sources, options_of(config), problems, config)
