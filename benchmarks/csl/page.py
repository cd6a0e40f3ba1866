"""Compare builds of a page of entries in styles of listings, the default one first.

The page shows made-up works (`works.py`). Builds are clean, run as processes of their own, and the
styles take turns, so that a busy moment hits all alike; what is compared are seconds of CPU.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from works import works

sys.path.insert(0, str(Path(__file__).parents[1]))

from measure import build

DEFAULT = "reading"
PAGE = "Papers\n======\n\n.. paperlist::\n"


def main() -> None:
    """Build and print the seconds of each style, and how they compare with the default."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("styles", nargs="+", metavar="STYLE", help="as in paperlist_style")
    parser.add_argument("--count", type=int, default=50, help="entries of the page")
    parser.add_argument("--runs", type=int, default=5, help="builds of each style")
    options = parser.parse_args()
    styles = [DEFAULT, *options.styles]
    with tempfile.TemporaryDirectory() as folder:
        sites = {
            style: _site(Path(folder) / str(n), style, options.count)
            for n, style in enumerate(styles)
        }
        seconds: dict[str, list[float]] = {style: [] for style in styles}
        for _ in range(options.runs):
            for style, site in sites.items():
                shutil.rmtree(site / "_build", ignore_errors=True)
                seconds[style].append(build(site, (), budget=600).cpu)
    usual = statistics.median(seconds[DEFAULT])
    for style, found in seconds.items():
        middle = statistics.median(found)
        print(f"{style:30} {middle:6.2f} s  {middle / usual:5.2f} times {DEFAULT}")


def _site(folder: Path, style: str, count: int) -> Path:
    papers = folder / "_papers"
    papers.mkdir(parents=True)
    items = [{"id": f"work{n}", **item} for n, item in enumerate(works(count))]
    (papers / "works.json").write_text(json.dumps(items), encoding="utf-8")
    conf = f"extensions = ['sphinx_paperlist']\npaperlist_style = {style!r}\n"
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    (folder / "index.rst").write_text(PAGE, encoding="utf-8")
    return folder


if __name__ == "__main__":
    main()
