"""Time processors of CSL side by side, each in a process of its own, on the same works and styles.

`whole` is what the process took by the clock, the least of some runs in turn, `cpu` the seconds of
all its threads in that run, and `start` what it takes for one work: the processor and the style are
loaded, and nothing is sorted or told apart. `works` is the whole without the start. Ratios are
those of `whole` to the whole of the last row.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from engines import Engine, Job, Result, citeproc_js, citeproc_py, find_pandoc, ours, pandoc
from works import works

_ROW = "{:<14}{:>8}{:>9}{:>9}{:>9}{:>9}{:>9}"


def main() -> None:
    """Print a table for each style."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("styles", type=Path, nargs="+", help="files of styles")
    parser.add_argument("--locales", type=Path, required=True)
    parser.add_argument("--node-modules", type=Path, help="where citeproc-js is")
    parser.add_argument("--pandoc", help="the program, if it is neither on the path nor below")
    parser.add_argument("--citeproc-py-python", help="a Python with citeproc-py or pypandoc_binary")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    engines = found(options.node_modules, options.pandoc, options.citeproc_py_python)
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder, "one.json"), Path(folder, "many.json")
        one.write_text(json.dumps(works(1)), encoding="utf-8")
        many.write_text(json.dumps(works(options.count)), encoding="utf-8")
        for style in options.styles:
            print(f"\n{style.stem}: {options.count:,} works")
            print(_ROW.format("", "entries", "whole", "cpu", "start", "works", "ratio"))
            jobs = [Job(style, options.locales, items) for items in (one, many)]
            print_table(engines, jobs, options.runs)


def found(node_modules: Path | None, program: str | None, python: str | None) -> list[Engine]:
    """Return the processors that there are on this machine."""
    engines = [citeproc_js(node_modules)] if node_modules else []
    if program := program or find_pandoc(python):
        engines.append(pandoc(program))
    if python:
        engines.append(citeproc_py(python))
    return [*engines, ours()]


def print_table(engines: list[Engine], jobs: list[Job], runs: int) -> None:
    """Print what each processor takes for the jobs: one work, then many."""
    rows: dict[str, tuple[int, Result, Result]] = {}
    failed: set[str] = set()
    # In turn, so that what else the machine does falls on all of them.
    for engine in engines * runs:
        if engine.name not in failed:
            try:
                results = [engine.run(job) for job in jobs]
            except subprocess.CalledProcessError as error:
                print(f"{engine.name} failed: {error}", file=sys.stderr)
                failed.add(engine.name)
                continue
            count = engine.count(results[-1].output)
            start, whole = results
            if engine.name in rows:
                _, earlier, longer = rows[engine.name]
                start, whole = min(start, earlier, key=_seconds), min(whole, longer, key=_seconds)
            rows[engine.name] = (count, start, whole)
    for name, (count, start, whole) in rows.items():
        seconds = (whole.seconds, whole.cpu, start.seconds, whole.seconds - start.seconds)
        ratio = whole.seconds / [*rows.values()][-1][2].seconds
        print(_ROW.format(name, count, *(f"{one:.2f}" for one in seconds), f"{ratio:.2f}"))


def _seconds(result: Result) -> float:
    return result.seconds


if __name__ == "__main__":
    main()
