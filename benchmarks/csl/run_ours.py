"""Make a bibliography with the processor of this project, in a process of its own."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import ours


def main() -> None:
    """Print the bibliography as JSON, pairs of an id and HTML."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("style", "locales", "items"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    items = json.loads(options.items.read_text(encoding="utf-8"))
    made = ours.bibliography(options.style, options.locales, items)
    json.dump({"bibliography": made}, sys.stdout)


if __name__ == "__main__":
    main()
