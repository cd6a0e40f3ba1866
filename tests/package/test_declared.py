"""What the package declares is what it needs, and what is tried."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.package.built import CHECKOUT

TOX = (CHECKOUT / "tox.ini").read_text("utf-8")
# What modules are called that are not called like their packages.
PACKAGES = {"yaml": "pyyaml", "markdown_it": "markdown-it-py", "mdit_py_plugins": "mdit-py-plugins"}


@pytest.fixture(scope="module")
def project() -> Any:
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]


def imported(path: Path) -> set[str]:
    """Return the packages outside the standard library that a module imports."""
    modules = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            modules.add(node.module or "")
    roots = {name.partition(".")[0] for name in modules}
    return roots - set(sys.stdlib_module_names) - {"sphinx_paperlist"}


def test_every_package_that_is_imported_is_declared_and_no_other(project: Any) -> None:
    needed = set[str]().union(*map(imported, (CHECKOUT / "sphinx_paperlist").rglob("*.py")))
    declared = {canonicalize_name(Requirement(one).name) for one in project["dependencies"]}

    assert {PACKAGES.get(name, name) for name in needed} == declared


def test_the_oldest_versions_that_are_declared_are_tried(project: Any) -> None:
    oldest = {}
    for line in project["dependencies"]:
        requirement = Requirement(line)
        (least,) = (one.version for one in requirement.specifier if one.operator == ">=")
        oldest[canonicalize_name(requirement.name)] = least
    tried = dict(re.findall(r"^    oldest: ([\w-]+)==([\d.]+)$", TOX, re.MULTILINE))

    assert {canonicalize_name(name): version for name, version in tried.items()} == oldest


def test_the_pythons_that_are_named_are_tried(project: Any) -> None:
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    tried = re.findall(r"^    py3(\d+)-", TOX, re.MULTILINE)

    assert set(named) == {f"3.{minor}" for minor in tried}
    assert project["requires-python"] == f">={min(named, key=lambda one: int(one[2:]))}"


def test_the_languages_that_are_named_have_a_catalogue(project: Any) -> None:
    languages = {
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fr": "French",
        "ja": "Japanese",
        "zh_CN": "Chinese (Simplified)",
        "zh_TW": "Chinese (Traditional)",
    }
    catalogues = (CHECKOUT / "sphinx_paperlist" / "locale").iterdir()
    spoken = {languages[path.name] for path in catalogues} | {languages["en"]}
    named = re.findall(r"Natural Language :: (.+)", "\n".join(project["classifiers"]))

    assert set(named) == spoken


def test_it_is_cited_as_what_it_is(project: Any) -> None:
    citation = yaml.safe_load((CHECKOUT / "CITATION.cff").read_text("utf-8"))

    assert citation["title"] == project["name"]
    assert citation["abstract"] == f"{project['description']}."
    assert citation["license"] == project["license"]
    assert [one["name"] for one in citation["authors"]] == [
        one["name"] for one in project["authors"]
    ]
    # It would be a second place to change.
    assert "version" not in citation
