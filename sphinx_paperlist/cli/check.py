"""`paperlist check`: read sources and say what was found."""

from __future__ import annotations

import argparse
from collections import Counter

from sphinx_paperlist.cli.chosen import add_choice, choose
from sphinx_paperlist.papers.diagnostics import Diagnostic, Severity
from sphinx_paperlist.sources.reading import read_files

FINE, FINDINGS = range(2)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of `paperlist`."""
    parser = commands.add_parser("check", help="read sources and print what was found")
    add_choice(parser)
    parser.add_argument(
        "--fail-on",
        choices=[severity.name.lower() for severity in Severity],
        default="warning",
        help="the least severity for exit status 1 (default: warning)",
    )
    parser.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    chosen = choose(options.files, options.conf)
    library, diagnostics = read_files(chosen.files, chosen.reading)
    found = [*chosen.diagnostics, *diagnostics]
    for diagnostic in found:
        print(_line(diagnostic))
    counts = Counter(diagnostic.severity for diagnostic in found)
    said = ", ".join(
        _count(counts[severity], severity.name.lower()) for severity in reversed(Severity)
    )
    print(f"{_count(len(chosen.files), 'file')}, {_count(len(library.papers), 'paper')}: {said}")
    least = Severity[options.fail_on.upper()]
    return FINDINGS if any(diagnostic.severity >= least for diagnostic in found) else FINE


def _line(diagnostic: Diagnostic) -> str:
    severity = diagnostic.severity.name.lower()
    return f"{diagnostic.origin}: {severity}: {diagnostic.text} [{diagnostic.code.slug}]"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
