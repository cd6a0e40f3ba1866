"""A release has everything that is needed, and nothing more."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sphinx_paperlist import __version__
from tests.package.built import CHECKOUT, Built

# What the package is made of, by suffix; translators have no use for a wheel.
READ_AT_RUN_TIME = {".py", ".csl", ".css", ".js", ".mo", ".sty", ".typed"}
ABOUT_THE_WHEEL = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
# Beside the folders of the checkout; the last two are of the archive itself.
IN_THE_SDIST = {
    *("CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md"),
    *("catalogues.py", "pyproject.toml", "tox.ini"),
    *(".gitignore", "PKG-INFO"),
}
FOLDERS = ("sphinx_paperlist", "tests", "docs", "benchmarks")
REMAINS = ("__pycache__", "_build", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache")


def files_below(folder: str) -> set[str]:
    """Return the files of the checkout that are no remains of a build or of a test."""
    return {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and not set(REMAINS).intersection(path.parts)
    }


def test_the_wheel_is_the_package_and_what_is_said_of_it(built: Built) -> None:
    package = {
        name
        for name in files_below("sphinx_paperlist")
        if name[name.rfind(".") :] in READ_AT_RUN_TIME
    }

    assert set(built.in_wheel()) == package | {f"dist-info/{name}" for name in ABOUT_THE_WHEEL}


def test_nothing_but_catalogues_of_translators_is_left_out_of_the_wheel(built: Built) -> None:
    left_out = files_below("sphinx_paperlist") - set(built.in_wheel())

    assert {name.rpartition("/")[2] for name in left_out} == {"sphinx_paperlist.po"}


def test_every_language_is_compiled(built: Built) -> None:
    sources = {name for name in built.in_sdist() if name.endswith(".po")}

    assert sources
    assert {name[:-2] + "mo" for name in sources} <= set(built.in_wheel())


def test_the_sdist_builds_tests_and_documents_the_package(built: Built) -> None:
    folders = {name for folder in FOLDERS for name in files_below(folder)}
    compiled = {name for name in folders if name.endswith(".mo")}

    assert built.in_sdist() == (folders - compiled) | IN_THE_SDIST


def test_the_wheel_of_the_sdist_is_that_of_the_checkout(built: Built) -> None:
    assert built.wheel.name == built.direct.name
    assert built.wheel.read_bytes() == built.direct.read_bytes()


def test_an_index_accepts_the_files(built: Built) -> None:
    twine = [sys.executable, "-m", "twine", "check", "--strict"]

    subprocess.run([*twine, built.sdist, built.wheel], check=True)


def test_the_version_is_that_of_the_package(built: Built) -> None:
    assert built.metadata()["Version"] == __version__
    assert built.sdist.name == f"sphinx_paperlist-{__version__}.tar.gz"


@pytest.mark.skipif(".dev" in __version__, reason="a development version has no address")
def test_a_release_says_where_it_lives(built: Built) -> None:
    addresses = {one.partition(",")[0] for one in built.metadata().get_all("Project-URL", [])}

    assert {"Changelog", "Documentation", "Issues", "Source"} <= addresses
    # An index shows the README without the files beside it.
    assert "](docs/" not in str(built.metadata().get_payload())
