"""Compare builds of a site with those of the same pages by hand and with sphinxcontrib-bibtex.

The three sites are described in `sites.py`, what is measured in `measure.py`. Builds run as
processes of their own; for each kind of build the systems take turns, so that a busy moment hits
all alike. On a busy machine only ratios within one run mean something.

A build that takes longer than `--budget` seconds by the clock is stopped, and its system is left
out from there on; its CPU time up to then gives a lower bound. A system with a build that takes
more than a tenth of the budget is run once only.

`--laws` measures as well how the cost grows: with entries shown, and with papers not shown. With
`--sizes` and no size after it only that is measured.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from measure import Figures, build
from sites import BASELINE, SYSTEMS, Revision, Size, write_library, write_site
from tables import Results, comparison, growth, versions

ALL = tuple(SYSTEMS)


class Scenario(NamedTuple):
    """A kind of build: what is done before it, and by whom it is measured."""

    title: str
    options: tuple[str, ...] = ()
    from_nothing: bool = False
    revise: Callable[[Revision], Revision] = lambda revision: revision
    systems: tuple[str, ...] = ALL


SCENARIOS = {
    "clean": Scenario("clean", from_nothing=True),
    # What sphinx-paperlist has read of the library is kept, as it is between builds.
    "warm": Scenario("all pages anew", ("-E", "-a"), systems=("ours", BASELINE)),
    "nothing": Scenario("nothing changed"),
    "page": Scenario(
        "one page touched",
        revise=lambda revision: revision._replace(sentence=revision.sentence + 1),
    ),
    "entry": Scenario(
        "one entry edited", revise=lambda revision: revision._replace(year=revision.year + 1)
    ),
    "parallel": Scenario("clean, `-j2`", ("-j2",), from_nothing=True),
}
SIZES = ["100x10", "1,000x100", "10,000x100", "100,000x10"]
SHOWN_DOUBLED = ["10,000x20x25", "10,000x20x50", "10,000x20x100", "10,000x20x200"]
NOT_SHOWN = ["1,000x10x50", "10,000x10x50", "100,000x10x50"]


class Series:
    """The builds of one size: sites in a folder, and what has been measured of them."""

    def __init__(self, folder: Path, size: Size, systems: Sequence[str], budget: float) -> None:
        self.folder = folder
        self.size = size
        self.systems = list(systems)
        self.budget = budget
        self.revision = Revision()
        self.found: dict[tuple[str, str], list[Figures]] = {}
        write_library(folder, size, self.revision)
        self._write()

    def run(self, scenarios: Sequence[str], runs: int) -> dict[tuple[str, str], Figures]:
        """Run every scenario so often; return the medians by scenario and system."""
        if not SCENARIOS[scenarios[0]].from_nothing:
            for system in list(self.systems):
                self._build(system, SCENARIOS["clean"])
        for _ in range(runs):
            for scenario in scenarios:
                self._run(scenario)
            self.systems = [system for system in self.systems if not self._is_slow(system)]
        return {at: _median(figures) for at, figures in self.found.items()}

    def _run(self, name: str) -> None:
        scenario = SCENARIOS[name]
        self._revise(scenario.revise(self.revision))
        for system in [one for one in self.systems if one in scenario.systems]:
            figures = self._build(system, scenario)
            self.found.setdefault((name, system), []).append(figures)

    def _revise(self, revision: Revision) -> None:
        if revision.year != self.revision.year:
            write_library(self.folder, self.size, revision)
        self.revision = revision
        self._write()

    def _write(self) -> None:
        for system in self.systems:
            write_site(self.folder / system, SYSTEMS[system], self.size, self.revision)

    def _build(self, system: str, scenario: Scenario) -> Figures:
        site = self.folder / system
        if scenario.from_nothing:
            shutil.rmtree(site / "_build", ignore_errors=True)
        figures = build(site, scenario.options, self.budget)
        over = ", over the budget" if figures.stopped else ""
        _say(f"{self.size}, {scenario.title}, {SYSTEMS[system].title}: {figures.cpu:.2f} s{over}")
        if figures.stopped and system == BASELINE:
            sys.exit("the pages typed by hand took longer than the budget")
        if figures.stopped:
            self.systems.remove(system)
        return figures

    def _is_slow(self, system: str) -> bool:
        seconds = [
            run.cpu for (_, one), runs in self.found.items() for run in runs if one == system
        ]
        return max(seconds, default=0.0) > self.budget / 10


def _median(figures: Sequence[Figures]) -> Figures:
    """Return the figures of the run whose CPU time is the median, with the median memory."""
    middle = sorted(figures)[len(figures) // 2]
    return middle._replace(memory=int(statistics.median(one.memory for one in figures)))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def measure(
    sizes: Sequence[Size],
    systems: Sequence[str],
    scenarios: Sequence[str],
    runs: int,
    budget: float,
) -> Results:
    """Measure builds of all sizes; return figures by size, scenario and system."""
    results: Results = {}
    # The first build of all would compile modules and fill the caches of the file system.
    for size in [Size(20, 2, 5), *sizes]:
        with tempfile.TemporaryDirectory() as folder:
            series = Series(Path(folder).resolve(), size, systems, budget)
            results[size] = series.run(scenarios, runs if size in sizes else 1)
    return {size: results[size] for size in sizes}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes",
        type=Size.parse,
        nargs="*",
        default=[Size.parse(size) for size in SIZES],
        metavar="PAPERSxPAGES[xSHOWN]",
        help=f"default: {' '.join(SIZES)}",
    )
    parser.add_argument("--scenarios", choices=SCENARIOS, nargs="+", default=list(SCENARIOS))
    others = [system for system in SYSTEMS if system != BASELINE]
    parser.add_argument(
        "--systems", choices=others, nargs="+", default=others, help="beside the pages by hand"
    )
    parser.add_argument("--runs", type=int, default=3, help="each figure is the median of these")
    parser.add_argument("--budget", type=float, default=600.0, metavar="SECONDS", help="of a build")
    parser.add_argument("--laws", action="store_true", help="measure how the cost grows")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there")
    return parser.parse_args()


def _comparison(options: argparse.Namespace) -> str:
    systems = [one for one in SYSTEMS if one == BASELINE or one in options.systems]
    scenarios = [name for name in SCENARIOS if name in options.scenarios]
    results = measure(options.sizes, systems, scenarios, options.runs, options.budget)
    titles = {name: SCENARIOS[name].title for name in scenarios}
    return comparison(results, titles, systems, options.runs)


def _laws(options: argparse.Namespace) -> str:
    systems, scenarios = [BASELINE, "ours"], ["warm", "nothing"]
    laws = [
        measure(
            [Size.parse(size) for size in law], systems, scenarios, options.runs, options.budget
        )
        for law in (SHOWN_DOUBLED, NOT_SHOWN)
    ]
    return growth(*laws)


def main() -> None:
    """Run the comparison and print tables."""
    options = _arguments()
    parts = [versions()]
    if options.sizes:
        parts.append(_comparison(options))
    if options.laws:
        parts.append(_laws(options))
    text = "\n\n".join(part.rstrip() for part in parts) + "\n"
    print(text, end="")
    if options.markdown:
        options.markdown.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
