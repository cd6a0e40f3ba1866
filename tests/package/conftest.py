"""Build the package as it is released, and install it where nothing of the checkout is.

Without `build`, `mypy` and `twine` these tests are skipped; PAPERLIST_PACKAGE_TESTS=required makes
that an error.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.lacking import left_out
from tests.package.built import CHECKOUT, Built

_NEEDED = ("build", "hatchling", "mypy", "twine")


def _missing() -> str:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    return f"no {missing[0]}: run tox -e package" if missing else ""


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> Any:
    """Leave the tests out where the package cannot be built, but those that only read files."""
    if module_path.name == "test_declared.py":
        return None
    return left_out(module_path, parent, _missing(), "PAPERLIST_PACKAGE_TESTS")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the files of a release: the sdist, the wheel made from it, and one of the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir"]
    # Without a word of what to build, the wheel is made from the sdist.
    for arguments in ([folder / "release"], [folder / "direct", "--wheel"]):
        subprocess.run([*command, *arguments, CHECKOUT], check=True)
    (sdist,) = (folder / "release").glob("*.tar.gz")
    (wheel,) = (folder / "release").glob("*.whl")
    (direct,) = (folder / "direct").glob("*.whl")
    return Built(sdist, wheel, direct)


@pytest.fixture(scope="session")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programs of an environment in which the wheel and MyST are, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    programs = folder / "bin"
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([programs / "python", *install, built.wheel, "myst-parser"], check=True)
    return programs


@pytest.fixture
def run(installed: Path, tmp_path: Path) -> Callable[..., str]:
    """Return what runs a program of that environment in an empty folder, and gives its output."""
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}

    def run_program(name: str, *arguments: str) -> str:
        ran = subprocess.run(
            [installed / name, *arguments],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
            encoding="utf-8",
        )
        return ran.stdout

    return run_program
