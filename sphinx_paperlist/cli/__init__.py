"""The `paperlist` command: look at sources, and convert them, without building a site."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from sphinx_paperlist import __version__
from sphinx_paperlist.cli import check, convert, find, schema
from sphinx_paperlist.cli.chosen import CannotRunError

COULD_NOT_RUN = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0 fine, 1 findings, 2 could not run."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except CannotRunError as error:
        print(f"paperlist: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="paperlist", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (check, find, convert, schema):
        command.add_to(commands)
    return parser
