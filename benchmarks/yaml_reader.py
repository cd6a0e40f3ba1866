"""Compare reading a YAML source with what PyYAML's fastest loader takes for the same text.

The loader gives dictionaries without places; the tree has a line and a column for every value, and
the source holds papers. CPU seconds, the least of some runs in turn.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable

import yaml
from data import make_paper

from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.yaml import read_yaml
from sphinx_paperlist.sources.yaml_tree import parse_yaml


def library(count: int) -> str:
    """Return a library of made-up papers, fifty of them in a list."""
    lines = ["lists:", "  - id: shown", "    title: Shown", "    papers:"]
    for number in range(count):
        paper = make_paper(number)
        if number == 50:
            lines.append("papers:")
        indent = "      " if number < 50 else "  "
        authors = ", ".join(f"{given} {family}" for given, family in paper.authors)
        lines += [
            f"{indent}- title: {paper.title}",
            f"{indent}  authors: [{authors}]",
            f"{indent}  date: {paper.year}",
            f"{indent}  venue: {paper.journal}",
            f"{indent}  links: {{PDF: {paper.url}, Code: https://github.com/example/{number}}}",
        ]
    return "\n".join(lines) + "\n"


def seconds(work: Callable[[], object], *, collect: bool) -> float:
    """Return the CPU seconds of some work; a build reads sources without garbage collection."""
    if not collect:
        gc.disable()
    start = time.process_time()
    work()
    taken = time.process_time() - start
    gc.enable()
    return taken


def main() -> None:
    """Run the comparison and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    text = library(options.papers)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows = {
        "PyYAML, loaded": (lambda: yaml.load(text, loader), True),
        "tree": (lambda: parse_yaml(text, "a.yaml"), False),
        "source": (lambda: read_yaml(text, "a.yaml", ReadingOptions()), False),
    }
    times: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(options.runs):
        for name, (work, collect) in rows.items():
            times[name].append(seconds(work, collect=collect))
    least = {name: min(taken) for name, taken in times.items()}
    print(
        f"{options.papers} papers, {len(text) / 1e6:.1f} MB; CPU seconds, least of {options.runs}"
    )
    for name, taken in least.items():
        print(f"{name:<16}{taken:>8.2f}{least['PyYAML, loaded'] / taken:>8.1f}x")


if __name__ == "__main__":
    main()
