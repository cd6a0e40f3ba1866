"""Fixtures for sites that the command makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_paperlist.cli import main
from tests.cli.new_site import Run


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to the root of an empty repository."""
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def init(repository: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command there; it returns status, output and messages."""

    def run(*arguments: str) -> tuple[int, list[str], list[str]]:
        status = main(["init", *arguments])
        said = capsys.readouterr()
        return status, said.out.splitlines(), said.err.splitlines()

    return run
