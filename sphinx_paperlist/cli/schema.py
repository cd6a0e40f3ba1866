"""`paperlist schema`: print the JSON Schema of data files."""

from __future__ import annotations

import argparse
import json

from sphinx_paperlist.cli.status import Status
from sphinx_paperlist.papers.schema import json_schema


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of `paperlist`."""
    parser = commands.add_parser(
        "schema", help="print the JSON Schema of data files in YAML and JSON"
    )
    parser.set_defaults(run=_schema)


def _schema(_options: argparse.Namespace) -> int:
    print(json.dumps(json_schema(), indent=2))
    return Status.FINE
