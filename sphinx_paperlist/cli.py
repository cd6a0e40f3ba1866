"""The `paperlist` command: look at sources without building a site."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sphinx_paperlist import __version__
from sphinx_paperlist.papers.diagnostics import Diagnostic, Severity
from sphinx_paperlist.sources.files import SourceFile
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import find_files, read_files

FINE, FINDINGS, COULD_NOT_RUN = range(3)
_CONF_PLACES = (".", "docs", "docs/source")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0 fine, 1 findings, 2 could not run."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
    except _CannotRunError as error:
        print(f"paperlist: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    return status


class _CannotRunError(Exception):
    pass


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="paperlist", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="read sources and print what was found")
    check.add_argument("files", nargs="*", metavar="FILE", help="default: those of conf.py")
    check.add_argument(
        "--conf",
        metavar="DIR",
        help="folder of conf.py, whose configuration is used (default without FILE: "
        f"{', '.join(_CONF_PLACES)})",
    )
    check.add_argument(
        "--fail-on",
        choices=[severity.name.lower() for severity in Severity],
        default="warning",
        help="the least severity for exit status 1 (default: warning)",
    )
    check.set_defaults(run=_check)
    return parser


def _check(options: argparse.Namespace) -> int:
    files, reading, problems = _chosen(options.files, options.conf)
    library, diagnostics = read_files(files, reading)
    found = [*problems, *diagnostics]
    for diagnostic in found:
        print(_line(diagnostic))
    counts = Counter(diagnostic.severity for diagnostic in found)
    said = ", ".join(
        _count(counts[severity], severity.name.lower()) for severity in reversed(Severity)
    )
    print(f"{_count(len(files), 'file')}, {_count(len(library.papers), 'paper')}: {said}")
    least = Severity[options.fail_on.upper()]
    return FINDINGS if any(diagnostic.severity >= least for diagnostic in found) else FINE


def _chosen(
    names: Sequence[str], conf: str | None
) -> tuple[list[SourceFile], ReadingOptions, list[Diagnostic]]:
    """Return the files to read, and how; conf.py is run only if it is asked for or needed."""
    missing = [name for name in names if not Path(name).is_file()]
    if missing:
        raise _CannotRunError(f"no such file: {', '.join(missing)}")
    if names and not conf:
        return [SourceFile(Path(name), name) for name in names], ReadingOptions(), []
    places = [conf] if conf else _CONF_PLACES
    folder = next((Path(p) for p in places if (Path(p) / "conf.py").is_file()), None)
    if folder is None:
        raise _CannotRunError(f"no conf.py in {', '.join(places)}; name it with --conf DIR")
    patterns, reading, problems = _configuration(folder)
    if names:
        return [SourceFile(Path(name), name) for name in names], reading, problems
    files, unread = find_files(folder, patterns)
    shown = [SourceFile(file.path, str(folder / file.name)) for file in files]
    return shown, reading, [*problems, *unread]


def _configuration(folder: Path) -> tuple[Sequence[str], ReadingOptions, list[Diagnostic]]:
    # Sphinx is needed only where a conf.py is read.
    from sphinx.config import Config  # noqa: PLC0415 - see above
    from sphinx.errors import SphinxError  # noqa: PLC0415 - see above
    from sphinx.util.tags import Tags  # noqa: PLC0415 - see above

    from sphinx_paperlist.extension.config import VALUES, repair  # noqa: PLC0415 - see above
    from sphinx_paperlist.extension.reading import options_of  # noqa: PLC0415 - see above

    try:
        config = Config.read(folder.resolve(), overrides={}, tags=Tags())
    except SphinxError as error:
        raise _CannotRunError(f"{folder / 'conf.py'}: {error}") from error
    for value in VALUES:
        config.add(value.name, value.default, value.rebuild, value.types)
    problems = repair(config, str(folder / "conf.py"))
    return config.paperlist_sources, options_of(config), problems


def _line(diagnostic: Diagnostic) -> str:
    severity = diagnostic.severity.name.lower()
    return f"{diagnostic.origin}: {severity}: {diagnostic.text} [{diagnostic.code.slug}]"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
