"""Run the `paperlist` command as `python -m sphinx_paperlist`."""

from __future__ import annotations

import sys

from sphinx_paperlist.cli import main

if __name__ == "__main__":
    sys.exit(main())
