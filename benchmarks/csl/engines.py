"""The processors as commands, each of which prints what it makes of a style and a file of works."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
_ALL = "---\nnocite: '@*'\n---\n"  # pandoc lists what a document cites

Pairs = list[tuple[str, str]]


class Job(NamedTuple):
    """What a processor is asked for."""

    style: Path
    locales: Path
    items: Path

    def options(self) -> list[str]:
        """Return it as all scripts here understand it."""
        return [f"--{name}={path.absolute()}" for name, path in self._asdict().items()]


class Result(NamedTuple):
    """What a command printed, with its seconds: by the clock, and of all its threads together."""

    output: str
    seconds: float
    cpu: float


class Engine(NamedTuple):
    """A processor: its name, its command for a job, and how its output is counted."""

    name: str
    command: Callable[[Job], Sequence[str]]
    count: Callable[[str], int]
    stdin: str = ""

    def run(self, job: Job) -> Result:
        """Run it in a process of its own; raise if that fails."""
        return _run(self.command(job), self.stdin)


def citeproc_js(node_modules: Path) -> Engine:
    """Return citeproc-js, of which a folder of packages of node has the package `citeproc`."""
    return Engine("citeproc-js", partial(_node, node_modules, ["--bibliography-only"]), _listed)


def pandoc(program: str) -> Engine:
    """Return pandoc, which reads locales of its own."""

    def command(job: Job) -> list[str]:
        places = [f"--csl={job.style}", f"--bibliography={job.items}"]
        return [program, "--citeproc", "--from=markdown", "--to=html", "--wrap=none", *places]

    return Engine("pandoc", command, lambda output: output.count('class="csl-entry'), _ALL)


def citeproc_py(python: str) -> Engine:
    """Return citeproc-py as a Python has it."""
    return Engine("citeproc-py", partial(_script, python, "run_citeproc_py.py"), _listed)


def ours() -> Engine:
    """Return the processor of this project."""
    return Engine("ours", partial(_script, sys.executable, "run_ours.py"), _listed)


def find_pandoc(python: str | None) -> str | None:
    """Find pandoc on the path, or in the package pypandoc_binary of some Python."""
    found = shutil.which("pandoc")
    if found or not python:
        return found
    code = "import pypandoc; print(pypandoc.get_pandoc_path())"
    asked = subprocess.run([python, "-c", code], capture_output=True, check=False, text=True)
    return asked.stdout.strip() or None


def rendered_by_citeproc_js(job: Job, node_modules: Path) -> tuple[Pairs, Pairs]:
    """Return the bibliography and a citation of each item, as pairs of an id and HTML."""
    made = json.loads(_run(_node(node_modules, [], job)).output)
    return [*map(tuple, made["bibliography"])], [*map(tuple, made["citations"])]


def _node(node_modules: Path, extra: Sequence[str], job: Job) -> list[str]:
    places = [f"--node-modules={node_modules.absolute()}", *job.options()]
    return ["node", str(_HERE / "citeproc_js.mjs"), *places, *extra]


def _script(python: str, name: str, job: Job) -> list[str]:
    return [python, str(_HERE / name), *job.options()]


def _listed(output: str) -> int:
    return len(json.loads(output)["bibliography"])


def _run(command: Sequence[str], stdin: str = "") -> Result:
    # Packages that have been installed are compiled; so is ours after its first run.
    kept = {name: one for name, one in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start, before = time.perf_counter(), _cpu()
    done = subprocess.run(
        command, input=stdin, stdout=subprocess.PIPE, check=True, text=True, env=kept
    )
    return Result(done.stdout, time.perf_counter() - start, _cpu() - before)


def _cpu() -> float:
    times = os.times()
    return times.children_user + times.children_system
