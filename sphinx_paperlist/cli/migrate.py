"""`paperlist migrate`: rewrite pages of sphinxcontrib-bibtex for sphinx-paperlist."""

from __future__ import annotations

import argparse

from sphinx_paperlist.cli.chosen import add_conf


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of `paperlist`."""
    parser = commands.add_parser("migrate", help="rewrite pages of sphinxcontrib-bibtex")
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a page, a module with docstrings, or a folder of them (default: the pages of the "
        "site of conf.py)",
    )
    add_conf(parser)
    parser.add_argument(
        "--write", action="store_true", help="change the files (default: print the difference)"
    )
    parser.set_defaults(run=_migrate)


def _migrate(options: argparse.Namespace) -> int:
    # The readers of pages would double the time that the other commands take to start.
    from sphinx_paperlist.cli.migration.command import migrate  # noqa: PLC0415 - see above

    return migrate(options.files, options.conf, write=options.write)
