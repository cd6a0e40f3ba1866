"""The `paperlist` command: one module a subcommand, and what they share.

It reads sources with the code of the build, without building a site. Sphinx is imported only where
a conf.py is read; what is found, checked or written is decided on the floors below.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from sphinx_paperlist import __version__
from sphinx_paperlist.cli import check, convert, find, init, migrate, schema
from sphinx_paperlist.cli.chosen import CannotRunError
from sphinx_paperlist.cli.status import Status


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status, one of `Status`."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A pipe may have an encoding that lacks the characters of a title.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except CannotRunError as error:
        print(f"paperlist: {error}", file=sys.stderr)
        return Status.COULD_NOT_RUN
    except BrokenPipeError:
        # Whoever reads the output has seen enough, such as `head`; what is left goes nowhere,
        # or Python would complain of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.FINE
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="paperlist",
        description="Look at lists of papers, convert them, and begin a site of them.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (check, find, convert, init, migrate, schema):
        command.add_to(commands)
    return parser
