"""`paperlist convert`: read sources and write them in another format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

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


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of `paperlist`."""
    parser = commands.add_parser("convert", help="read sources and write another format")
    add_choice(parser)
    parser.add_argument(
        "--to",
        metavar="FORMAT",
        help=f"format to write: {', '.join(FORMATS)}, or one of a plug-in "
        "(default: the one that the suffix of OUT names)",
    )
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="file to write (default: standard output)"
    )
    parser.set_defaults(run=_convert)


def _convert(options: argparse.Namespace) -> int:
    write = _writer(options.to, options.output or "")
    chosen = choose(options.files, options.conf)
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


def _writer(name: str | None, output: str) -> Writer:
    try:
        if wanted := name or format_of(output):
            return find_writer(wanted)
    except PluginError as error:
        raise CannotRunError(str(error)) from error
    raise CannotRunError("which format? name it with --to")


def _refuse_to_overwrite(output: str | None, chosen: Chosen) -> None:
    written = Path(output).resolve() if output else None
    if any(file.path.resolve() == written for file in chosen.files):
        raise CannotRunError(f"{output} is read, and would be overwritten; write another file")


def _write(path: Path, text: str) -> None:
    try:
        replace_file(path, text)
    except OSError as error:
        raise CannotRunError(f"cannot write {path}: {error.strerror or error}") from error
