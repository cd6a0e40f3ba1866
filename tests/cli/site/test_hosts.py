"""Hosts get files that name the site, wherever it is, and what the documentation shows."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

from sphinx_paperlist.cli.site.conf import requirements
from sphinx_paperlist.cli.site.hosts import HOSTS

SNIPPETS = Path(__file__).parents[3] / "docs" / "_snippets" / "publish"
FOLDERS = [".", "docs", "my docs", "a/b: c", 'd\'e "f"', "g #h", "论文", "$(i)"]


def written(host: str, folder: str) -> Any:
    found = HOSTS[host]
    assert found
    return yaml.safe_load(found.write(PurePosixPath(folder)))


def path(folder: str, name: str) -> str:
    return str(PurePosixPath(folder, name))


@pytest.mark.parametrize("folder", FOLDERS)
def test_read_the_docs_finds_the_site(folder: str) -> None:
    found = written("readthedocs", folder)

    assert found["sphinx"]["configuration"] == path(folder, "conf.py")
    assert found["python"]["install"] == [{"requirements": path(folder, "requirements.txt")}]


@pytest.mark.parametrize("folder", FOLDERS)
def test_github_builds_the_site(folder: str) -> None:
    jobs = written("github", folder)["jobs"]
    commands = [shlex.split(step["run"]) for step in jobs["build"]["steps"] if "run" in step]
    built = path(folder, "_build/html")

    assert commands == [
        ["pip", "install", "-r", path(folder, "requirements.txt")],
        ["sphinx-build", "-n", "-W", folder, built],
    ]
    assert jobs["build"]["steps"][-1]["with"] == {"path": built}


def test_only_what_publishes_may_write() -> None:
    found = written("github", "docs")

    assert found["permissions"] == {"contents": "read"}
    assert "permissions" not in found["jobs"]["build"]
    assert found["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


@pytest.mark.parametrize(
    "name, host", [("readthedocs.yaml", "readthedocs"), ("pages.yml", "github")]
)
def test_the_documentation_shows_the_same(name: str, host: str) -> None:
    found = HOSTS[host]

    assert found
    assert (SNIPPETS / name).read_text("utf-8") == found.write(PurePosixPath("docs"))
    assert (SNIPPETS / "requirements.txt").read_text("utf-8") == requirements("en")
