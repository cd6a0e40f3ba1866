"""Build the documentation, once for all tests that look at it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = DOCS / "_snippets" / "extend"


@pytest.fixture
def plugins(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the examples of plug-ins where Python finds them."""
    monkeypatch.syspath_prepend(EXAMPLES)
    yield
    for path in EXAMPLES.glob("*.py"):
        sys.modules.pop(path.stem, None)


@pytest.fixture(scope="session")
def documentation(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what builds the documentation in a language, and returns the folder of its pages."""

    @cache
    def built(language: str) -> Path:
        folder = tmp_path_factory.mktemp(language)
        # A process of its own, since indices are named once in each.
        command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "-b", "html"]
        themes = [] if language == "en" else ["-Dgallery_themes="]
        command += [f"-Dlanguage={language}", *themes, str(DOCS), str(folder)]
        subprocess.run(command, check=True)
        return folder

    return built
