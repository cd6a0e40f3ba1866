"""`paperlist convert`: read sources and write them in another format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx_paperlist.cli.bibliography import Bibliography
from sphinx_paperlist.cli.chosen import CannotRunError, Chosen, add_choice, choose
from sphinx_paperlist.cli.formats import make_report, print_text
from sphinx_paperlist.cli.status import status_of
from sphinx_paperlist.cli.terminal import print_utf8
from sphinx_paperlist.exports.files import replace_file
from sphinx_paperlist.exports.find import FORMATS, Writer, find_writer, format_of
from sphinx_paperlist.papers.collector import without_garbage_collection
from sphinx_paperlist.papers.diagnostics import Severity
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.plugins import PluginError
from sphinx_paperlist.sources.reading import all_findings, read_sources
from sphinx_paperlist.styles.find import find_style

# The bibliography: not a format that is read again, but what people read.
_TEXT = "text"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of `paperlist`."""
    parser = commands.add_parser("convert", help="read sources and write another format")
    add_choice(parser)
    parser.add_argument(
        "--to",
        metavar="FORMAT",
        help=f"format to write: {', '.join(FORMATS)}, {_TEXT} for a bibliography, or one of a "
        "plug-in (default: the one that the suffix of OUT names)",
    )
    parser.add_argument(
        "--style",
        metavar="STYLE",
        help="style of a bibliography, as in paperlist_style: a name such as ieee, or the path of "
        "a .csl file (default: that of conf.py, if it is read, else reading)",
    )
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="file to write (default: standard output)"
    )
    parser.set_defaults(run=_convert)


def _convert(options: argparse.Namespace) -> int:
    name = _format(options.to, options.style, options.output or "")
    chosen = choose(options.files, options.conf)
    write = _bibliography(options.style, chosen) if name == _TEXT else _writer(name)
    _refuse_to_overwrite(options.output, chosen)
    with without_garbage_collection():
        sources = list(read_sources(chosen.files, chosen.reading))
        library = build_library(sources)
    findings = [*chosen.diagnostics, *all_findings(chosen.files, sources, library)]
    # A file without lists is itself one, but alone it needs no heading over its papers.
    lists = library.lists if len(sources) != 1 or sources[0].lists else ()
    text = write(library.papers, lists)
    if options.output:
        _write(Path(options.output), text)
    else:
        print_utf8(text)
    report = make_report(sources, findings, len(library.papers))
    print_text(report, sys.stderr, least=Severity.WARNING)
    return status_of(findings)


def _format(name: str | None, style: str | None, output: str) -> str:
    """Return the format to write: the one named, else that of the output, else a bibliography."""
    try:
        found = name or (_TEXT if output.endswith(".txt") else format_of(output))
    except PluginError as error:
        raise CannotRunError(str(error)) from error
    if style is not None and found not in ("", _TEXT):
        raise CannotRunError(f"--style is that of a bibliography, and {found} has none")
    if style is not None:
        return _TEXT
    if not found:
        raise CannotRunError("which format? name it with --to")
    return found


def _writer(name: str) -> Writer:
    try:
        return find_writer(name)
    except PluginError as error:
        raise CannotRunError(str(error)) from error


def _bibliography(style: str | None, chosen: Chosen) -> Writer:
    """Return what writes a bibliography, as conf.py has it where it is read."""
    values = chosen.values
    name = style if style is not None else (values.paperlist_style if values else "reading")
    try:
        found = find_style(name, values.paperlist_csl_locales if values else ())
    except PluginError as error:
        raise CannotRunError(str(error)) from error
    return Bibliography(found, values.language if values else "en")


def _refuse_to_overwrite(output: str | None, chosen: Chosen) -> None:
    written = Path(output).resolve() if output else None
    if any(file.path.resolve() == written for file in chosen.files):
        raise CannotRunError(f"{output} is read, and would be overwritten; write another file")


def _write(path: Path, text: str) -> None:
    try:
        replace_file(path, text)
    except OSError as error:
        raise CannotRunError(f"cannot write {path}: {error.strerror or error}") from error
