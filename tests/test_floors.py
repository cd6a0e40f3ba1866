"""Each floor of the house imports only from the floors below it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import sphinx_paperlist

HOUSE = Path(sphinx_paperlist.__file__).parent
# What a floor may not import, besides Sphinx and docutils.
ABOVE = {
    "papers": {"sources", "styles", "exports", "extension", "cli"},
    "sources": {"styles", "exports", "extension", "cli"},
    "styles": {"sources", "exports", "extension", "cli"},
    "exports": {"sources", "styles", "extension", "cli"},
}
PLATFORM = {"sphinx", "docutils"}


def imported(text: str) -> Any:
    """Return every module that a text imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import hides the floor it leads to"
            names |= {node.module or ""}
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def modules() -> Any:
    return [
        pytest.param(floor, path, id=path.relative_to(HOUSE).as_posix())
        for floor in ABOVE
        for path in sorted((HOUSE / floor).rglob("*.py"))
    ]


@pytest.mark.parametrize("floor, path", modules())
def test_no_module_imports_from_above(floor: str, path: Any) -> None:
    names = imported(path.read_text(encoding="utf-8"))
    floors = {name.split(".")[1] for name in names if name.startswith("sphinx_paperlist.")}

    assert {name.split(".")[0] for name in names} & PLATFORM == set()
    assert floors & ABOVE[floor] == set()


@pytest.mark.parametrize("floor", ["papers", "sources"])
def test_the_floors_that_exist_are_looked_at(floor: str) -> None:
    assert any(param.values[0] == floor for param in modules())


def test_an_import_anywhere_in_a_module_is_seen() -> None:
    assert imported("def f():\n    if x:\n        from docutils import nodes") == {
        "docutils",
        "docutils.nodes",
    }


@pytest.mark.parametrize(
    "module",
    ["sphinx_paperlist", "sphinx_paperlist.papers.library", "sphinx_paperlist.sources.reading"],
)
def test_the_lower_floors_start_without_sphinx_and_without_the_markdown_parser(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HOUSE.parent
    )
    loaded = set(done.stdout.split())

    assert "sphinx_paperlist" in loaded
    assert loaded & {*PLATFORM, "markdown_it", "mdit_py_plugins"} == set()


def test_nothing_that_runs_styles_in_csl_is_imported_before_one_is_named() -> None:
    code = (
        "import sys\n"
        "import sphinx_paperlist.extension.domain\n"
        "from sphinx_paperlist.styles.find import find_style\n"
        "find_style('reading')\n"
        "before = 'sphinx_paperlist.styles.csl' in sys.modules\n"
        "find_style('ieee')\n"
        "print(before, 'sphinx_paperlist.styles.csl' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HOUSE.parent
    )

    assert done.stdout.split() == ["False", "True"]
