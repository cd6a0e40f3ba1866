"""Make a bibliography with citeproc-py, in a process of its own and a Python that has it.

citeproc-py knows the variables of CSL 1.0.1 and stops at people and dates of later ones, so these
are left out. It also stops at ranges of dates and at seasons in some styles: of a date the first
day is left.
"""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from pathlib import Path
from typing import Any

import citeproc  # type: ignore[import-not-found]  # in the environment of this script alone
from citeproc import formatter, frontend
from citeproc.source.json import CiteProcJSON  # type: ignore[import-not-found]

_KNOWN = {name.replace("_", "-") for name in (*citeproc.NAMES, *citeproc.DATES)}


def main() -> None:
    """Print the entries of the bibliography as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("style", "locales", "items"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    # It warns of each field that it does not know, which would take its time.
    warnings.simplefilter("ignore")
    frontend.LOCALES_PATH = str(options.locales)
    items = json.loads(options.items.read_text(encoding="utf-8"))
    style = frontend.CitationStylesStyle(str(options.style), validate=False)
    source = CiteProcJSON([_understood(item) for item in items])
    bibliography = frontend.CitationStylesBibliography(style, source, formatter.html)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    bibliography.sort()
    # It does not say which entry is whose, and leaves out those that are empty.
    json.dump({"bibliography": [*map(str, bibliography.bibliography())]}, sys.stdout)


def _understood(item: dict[str, Any]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for field, value in item.items():
        if isinstance(value, dict) and field in _KNOWN:
            parts = value.get("date-parts")
            known[field] = {"date-parts": parts[:1]} if parts else value
        elif field in _KNOWN or not isinstance(value, dict | list):
            known[field] = value
    return known


if __name__ == "__main__":
    main()
