"""Run one build as a process of its own and say what it cost.

CPU seconds are those of the process and of all processes it started, user and system. Peak memory
is the largest resident set of any one of them. Linux counts in it what the *parent* held when it
started the process, so the parent must stay small: it makes its data piece by piece.

A page was read if its doctree was written anew, and written if its page in the output was. Sphinx
does both whatever the content, so times of modification tell, in the same way for all systems.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Figures(NamedTuple):
    """What a build cost: seconds, bytes, and pages; `stopped` if it was over its budget."""

    cpu: float
    memory: int
    pickle: int
    read: int
    written: int
    stopped: bool = False


def build(site: Path, options: Sequence[str], budget: float) -> Figures:
    """Build a site into its folder `_build`; stop it after so many seconds by the clock."""
    output = site / "_build"
    before = _times(site, output)
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        *options,
        "-b",
        "html",
        str(site),
        str(output),
    ]
    # A session of its own, so that processes of `-j` are stopped as well.
    process = subprocess.Popen(command, cwd=site, start_new_session=True)
    timer = threading.Timer(budget, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    # The usage of this child alone: RUSAGE_CHILDREN has the largest memory of all so far.
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    stopped = process.returncode == -signal.SIGKILL
    if process.returncode and not stopped:
        sys.exit(f"a build failed: {' '.join(command)}")
    pickle = output / ".doctrees" / "environment.pickle"
    read, written = _changed(before, _times(site, output))
    return Figures(
        cpu=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        pickle=pickle.stat().st_size if pickle.exists() else 0,
        read=read,
        written=written,
        stopped=stopped,
    )


def _times(site: Path, output: Path) -> dict[Path, int]:
    names = [path.stem for path in site.glob("*.rst")]
    paths = [output / ".doctrees" / f"{name}.doctree" for name in names]
    paths += [output / f"{name}.html" for name in names]
    return {path: path.stat().st_mtime_ns for path in paths if path.exists()}


def _changed(before: dict[Path, int], after: dict[Path, int]) -> tuple[int, int]:
    """Return how many doctrees and how many pages have another time than before."""
    suffixes = [path.suffix for path, time in after.items() if before.get(path) != time]
    return suffixes.count(".doctree"), suffixes.count(".html")
