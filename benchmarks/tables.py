"""Write what was measured as Markdown tables, which are read in a terminal and in documentation."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Callable, Mapping, Sequence
from importlib import metadata, util
from pathlib import Path
from typing import NamedTuple

from measure import Figures
from sites import BASELINE, SYSTEMS, Size

Results = dict[Size, dict[tuple[str, str], Figures]]


def versions() -> str:
    """Say when, where and with what was measured."""
    packages = ["Sphinx", "docutils", "sphinx-paperlist", "sphinxcontrib-bibtex"]
    found = [f"{package} {_version(package)}" for package in packages]
    date = dt.datetime.now(tz=dt.UTC).date()
    software = ", ".join([f"Python {platform.python_version()}", *found])
    return f"Measured on {date} with {software}, on {os.cpu_count()} cores of {_processor()}."


def _version(package: str) -> str:
    # A checkout need not be installed.
    if package == "sphinx-paperlist" and util.find_spec("sphinx_paperlist"):
        from sphinx_paperlist import __version__  # noqa: PLC0415 - only where it is there

        return __version__
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "(not installed)"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


class Kind(NamedTuple):
    """A figure of a build, and how it is written."""

    title: str
    figure: Callable[[Figures], float]
    digits: int = 0


CPU = Kind("CPU seconds", lambda one: one.cpu, 2)
MEMORY = Kind("Peak memory in MB", lambda one: one.memory / 1e6)
PICKLE = Kind("Size of `environment.pickle` in kB", lambda one: one.pickle / 1e3)


def comparison(
    results: Results, titles: Mapping[str, str], systems: Sequence[str], runs: int
) -> str:
    """Write the tables of a comparison: CPU, memory, environment, and pages."""
    # The environment is as large after one kind of build as after another.
    first = dict(list(titles.items())[:1])
    return (
        f"Each figure is the median of {runs}; in brackets, how many times that of the pages by "
        "hand.\n\n"
        f"{_ratios(CPU, results, titles, systems)}\n"
        f"{_ratios(MEMORY, results, titles, systems)}\n"
        f"{_ratios(PICKLE, results, first, systems)}\n"
        f"{_pages(results, titles, systems)}"
    )


def _ratios(kind: Kind, results: Results, titles: Mapping[str, str], systems: Sequence[str]) -> str:
    others = [system for system in systems if system != BASELINE]
    rows = [
        [str(size), title, _number(kind.figure(base), kind.digits), *cells]
        for size, found in results.items()
        for scenario, title in titles.items()
        for base in [found[scenario, BASELINE]]
        for cells in [[_times(kind, found.get((scenario, one)), base) for one in others]]
    ]
    names = [SYSTEMS[system].title for system in (BASELINE, *others)]
    return f"{kind.title}:\n\n{table(['papers x pages', 'build', *names], rows)}"


def _times(kind: Kind, one: Figures | None, base: Figures) -> str:
    """Write a figure and how many times that of the base it is; at least, of a stopped build."""
    if one is None or not kind.figure(one):
        return "–"
    ratio = kind.figure(one) / kind.figure(base)
    more = "> " if one.stopped else ""
    return (
        f"{more}{_number(kind.figure(one), kind.digits)} "
        f"({more}{_number(ratio, 2 if ratio < 10 else 0)})"
    )


def _number(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}"


def _pages(results: Results, titles: Mapping[str, str], systems: Sequence[str]) -> str:
    rows = [
        [str(size), title, *(_counts(found.get((scenario, system))) for system in systems)]
        for size, found in results.items()
        for scenario, title in titles.items()
    ]
    names = [SYSTEMS[system].title for system in systems]
    return f"Pages read, and pages written:\n\n{table(['papers x pages', 'build', *names], rows)}"


def _counts(one: Figures | None) -> str:
    return f"{one.read}, {one.written}" if one and not one.stopped else "–"


def growth(shown: Results, library: Results) -> str:
    """Write the tables of the laws: entries shown doubled, and papers not shown multiplied."""
    return (
        "Entries shown doubled; CPU seconds of all pages anew, and for 1,000 entries more:\n\n"
        f"{_entries(shown)}\n"
        "Papers not shown multiplied, ten pages of 50; CPU seconds, the library read before:\n\n"
        f"{_library(library)}"
    )


def _entries(results: Results) -> str:
    rows: list[list[str]] = []
    last: list[float] = []
    for size, found in results.items():
        thousands = size.pages * size.shown / 1000
        seconds = [found["warm", system].cpu for system in (BASELINE, "ours")]
        # Each size shows twice as many entries as the one before.
        more = [2 * (now - then) / thousands for now, then in zip(seconds, last, strict=False)]
        by_hand, ours = (_number(one, 2) for one in seconds)
        more_by_hand, more_ours = [_number(one, 2) for one in more] or ["", ""]
        ratio = _number(seconds[1] / seconds[0], 2)
        rows.append([f"{thousands * 1000:,.0f}", by_hand, more_by_hand, ours, more_ours, ratio])
        last = seconds
    names = [SYSTEMS[system].title for system in (BASELINE, "ours")]
    return table(["entries", names[0], "more", names[1], "more", "times"], rows)


def _library(results: Results) -> str:
    rows = [
        [
            f"{size.papers:,}",
            *(
                _number(found[scenario, system].cpu, 2)
                for scenario in ("warm", "nothing")
                for system in (BASELINE, "ours")
            ),
        ]
        for size, found in results.items()
    ]
    names = [SYSTEMS[system].title for system in (BASELINE, "ours")]
    heads = [f"{what}, {name}" for what in ("all anew", "nothing changed") for name in names]
    return table(["papers", *heads], rows)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a Markdown table: columns are aligned, words to the left and figures to the right."""
    columns = list(zip(heads, *rows, strict=True))
    are_words = [column[-1][:1].isalpha() for column in columns]
    widths = [max(map(len, column)) for column in columns]
    rule = [
        "-" * width if words else f"{'-' * (width - 1)}:"
        for width, words in zip(widths, are_words, strict=True)
    ]
    lines = [
        [
            cell.ljust(width) if words else cell.rjust(width)
            for cell, width, words in zip(row, widths, are_words, strict=True)
        ]
        for row in (heads, rule, *rows)
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
