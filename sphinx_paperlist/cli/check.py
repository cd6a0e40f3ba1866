"""`paperlist check`: read sources, look at them as an editor would, and say what was found."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from sphinx_paperlist.cli.chosen import CannotRunError, Chosen, add_choice, choose
from sphinx_paperlist.cli.cited import cited_names, find_pages
from sphinx_paperlist.cli.formats import FORMATS, Report, make_report
from sphinx_paperlist.cli.progress import Progress
from sphinx_paperlist.cli.status import status_of
from sphinx_paperlist.papers.checks import CHECKS, check_library
from sphinx_paperlist.papers.checks.audited import Audited
from sphinx_paperlist.papers.checks.keys import cited_derived_keys
from sphinx_paperlist.papers.collector import without_garbage_collection
from sphinx_paperlist.papers.diagnostics import Code, Severity
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.text import did_you_mean
from sphinx_paperlist.sources.reading import all_findings, read_sources


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
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="CODE",
        help="a code to leave out, or several with commas; may be repeated",
    )
    parser.add_argument(
        "--format", choices=list(FORMATS), default="text", help="how to print it (default: text)"
    )
    parser.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    ignored = _codes(options.ignore)
    report = _audit(choose(options.files, options.conf), ignored)
    FORMATS[options.format](report, sys.stdout)
    return status_of(report.findings, Severity[options.fail_on.upper()])


def _codes(texts: Iterable[str]) -> set[Code]:
    """Read the codes of `--ignore`; raise `CannotRunError` where there is no such code."""
    by_slug = {code.slug: code for code in Code}
    slugs = [slug.strip() for text in texts for slug in text.split(",") if slug.strip()]
    for slug in slugs:
        if slug not in by_slug:
            hint = did_you_mean(slug, by_slug)
            raise CannotRunError(f"no code '{slug}'" + (f"; {hint}" if hint else ""))
    return {by_slug[slug] for slug in slugs}


def _audit(chosen: Chosen, ignored: set[Code]) -> Report:
    with without_garbage_collection():
        progress = Progress(sys.stderr)
        read = read_sources(chosen.files, chosen.reading)
        sources = list(progress.over(read, len(chosen.files), "reading"))
        library = build_library(sources)
        found = [*chosen.diagnostics, *all_findings(chosen.files, sources, library)]
        checks = progress.over(CHECKS.values(), len(CHECKS), "checking")
        found += check_library(sources, library, checks)
        if chosen.site:
            cited = cited_names(find_pages(chosen.site, chosen.files))
            found += cited_derived_keys(Audited(sources, library), cited)
        progress.clear()
    kept = [one for one in found if one.code not in ignored]
    return make_report(sources, kept, len(library.papers))
