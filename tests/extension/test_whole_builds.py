"""A build, and the command, ask for nothing from outside, and give the same whenever they run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Runs a module, and writes down what it does to the machine (PEP 578).
WATCHED = """\
import os, runpy, sys
noted = open(sys.argv.pop(1), "w")
ASKED = ("ctypes.dlopen", "os.exec", "os.posix_spawn", "os.system", "socket.connect")
ASKED += ("socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "urllib.Request")
CHANGED = ("os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink")
FOR_WRITING = os.O_CREAT | os.O_WRONLY | os.O_RDWR

def watch(event, arguments):
    if event in ASKED:
        print(event, arguments[0], file=noted)
    elif event in CHANGED or (event == "open" and arguments[2] & FOR_WRITING):
        print("write", os.path.abspath(arguments[0]), file=noted)

sys.addaudithook(watch)
del sys.argv[0]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
SITE = {
    "conf.py": """\
project = "Site"
version = "1"
copyright = "nobody"
extensions = ["sphinx_paperlist"]
""",
    "index.rst": """\
Title
=====

.. toctree::

   other

.. paperlist:: papers
   :filter-box:
   :group-by: tags

See :paper:p:`k` and :paper:full:`b`.
""",
    "other.rst": """\
Other
=====

.. paperlist::
   :cited: site

By :paper:t:`k`, :paper:`b`.

- **Written here.** *Ann Bee.* 2020
""",
    "_papers/papers.yaml": """\
papers:
  - key: k
    title: On $x$ and `y`
    authors: [Ann Bee, {name: "http://names.example/x"}]
    date: 2020
    doi: 10.1000/1
    arxiv: "2001.00001"
    url: https://papers.example/k
    tags: [one, two, three]
    links: {PDF: https://papers.example/k.pdf, Code: https://code.example/k, Slides: slides.txt}
    note: "![A picture](https://papers.example/k.png) and [a link](https://papers.example/l)"
""",
    "_papers/slides.txt": "Slides",
    "_papers/more.bib": "@book{b, title = {B}, url = {https://b.example}, file = {/etc/passwd}}\n",
    "_papers/list.md": "- [C](https://c.example) ![b](https://img.shields.io/github/stars/a/b)\n",
}


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def environment(**variables: str) -> dict[str, str]:
    """Return the variables of a process that nobody measures, and that writes no bytecode."""
    # What the coverage of branches is measured with would write files of its own.
    kept = {name: text for name, text in os.environ.items() if not name.startswith("COVERAGE_")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **variables}


def noted(folder: Path, *command: str) -> list[tuple[str, str]]:
    """Return what a command does to the machine, but for the files that Python writes itself."""
    notes = folder / "notes"
    subprocess.run(
        [sys.executable, "-c", WATCHED, str(notes), *command],
        cwd=folder / "docs",
        env=environment(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    lines = notes.read_text("utf-8").splitlines()
    return [(event, what) for event, _, what in (line.partition(" ") for line in lines)]


@pytest.mark.parametrize("builder", ["html", "latex", "epub"])
def test_a_build_asks_for_nothing_and_writes_where_it_is_told(tmp_path: Path, builder: str) -> None:
    write(tmp_path / "docs", SITE)
    doctrees, out = tmp_path / "doctrees", tmp_path / "out"
    sphinx = ("sphinx", "-q", "-W", "-b", builder, "-d", str(doctrees), ".", str(out))
    done = noted(tmp_path, *sphinx)

    assert {event for event, _ in done} == {"write"}
    assert [
        path
        for _, path in done
        if not any(Path(path).is_relative_to(one) for one in (doctrees, out))
    ] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "_papers"),
        ("check", "--conf", "."),
        ("find", "on", "--file", "_papers"),
        ("convert", "_papers", "--to", "bibtex"),
        ("schema",),
    ],
    ids=" ".join,
)
def test_a_command_asks_for_nothing_and_writes_nothing(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    write(tmp_path / "docs", SITE)

    assert noted(tmp_path, "sphinx_paperlist", *arguments) == []


def test_a_command_writes_the_file_that_is_named(tmp_path: Path) -> None:
    write(tmp_path / "docs", SITE)
    done = noted(tmp_path, "sphinx_paperlist", "convert", "_papers", "-o", "out.yaml")

    assert {Path(path).parent for _, path in done} == {tmp_path / "docs"}
    assert {path.name for path in (tmp_path / "docs").iterdir()} - {"out.yaml"} == {
        *("conf.py", "index.rst", "other.rst", "_papers")
    }


@pytest.mark.parametrize("builder", ["html", "latex", "text"])
def test_two_builds_in_two_places_are_the_same_byte_by_byte(tmp_path: Path, builder: str) -> None:
    outputs = []
    for place, seed, jobs in (("here", "1", "1"), ("there", "2", "2")):
        folder = tmp_path / place / "docs"
        write(folder, SITE)
        sphinx = [sys.executable, "-m", "sphinx", "-q", "-W", "-j", jobs, "-b", builder]
        subprocess.run(
            [*sphinx, "-d", "../doctrees", ".", "../out"],
            cwd=folder,
            env=environment(PYTHONHASHSEED=seed),
            check=True,
        )
        out = folder.parent / "out"
        files = sorted(path for path in out.rglob("*") if path.is_file())
        outputs.append({path.relative_to(out): path.read_bytes() for path in files})

    assert outputs[0]
    assert outputs[0] == outputs[1]
