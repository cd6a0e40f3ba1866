"""A style is named: built in, an entry point, or `module:attribute`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.plugins import PluginError
from sphinx_paperlist.papers.spans import plain
from sphinx_paperlist.styles.entry import Block, View
from sphinx_paperlist.styles.find import ENTRY_POINTS, find_style, style_version
from sphinx_paperlist.styles.reading import format_entry

MODULE = """
from sphinx_paperlist.papers.spans import plain
from sphinx_paperlist.styles.entry import Block

def loud(paper, view):
    return (Block("head", (plain(paper.title.upper()),)),)

class Styles:
    loud = staticmethod(loud)

number = 3
"""


@pytest.fixture
def _module(importable: Path) -> None:
    (importable / "my_styles.py").write_text(MODULE)
    (importable / "broken_styles.py").write_text("import no_such_module_at_all\n")


def test_reading_is_built_in() -> None:
    assert find_style("reading") is format_entry


@pytest.mark.usefixtures("_module")
def test_a_function_of_a_module_is_a_style() -> None:
    style = find_style("my_styles:loud")

    assert style(Paper(title="Words"), View()) == (Block("head", (plain("WORDS"),)),)


@pytest.mark.usefixtures("_module")
@pytest.mark.parametrize(
    "name, reason",
    [
        ("", "no style ''; there are reading"),
        ("readin", "no style 'readin'; did you mean 'reading'?"),
        ("my_styles", "no style 'my_styles'"),
        (":", "cannot import ':'"),
        ("my_styles:", "cannot import 'my_styles:'"),
        (":loud", "cannot import ':loud'"),
        ("my_styles:quiet", "has no attribute 'quiet'"),
        ("my_styles:number", "'my_styles:number' is no function"),
        ("no_such_module:loud", "No module named 'no_such_module'"),
        ("broken_styles:loud", "No module named 'no_such_module_at_all'"),
        ("my styles:loud", "No module named 'my styles'"),
        (".my_styles:loud", "cannot import '.my_styles:loud'"),
    ],
)
def test_a_name_that_leads_to_no_function_says_why(name: str, reason: str) -> None:
    with pytest.raises(PluginError) as error:
        find_style(name)

    assert reason in str(error.value)


@pytest.mark.usefixtures("_module")
def test_an_entry_point_is_a_style(install: Any) -> None:
    install(ENTRY_POINTS, loud="my_styles:loud", number="my_styles:number")

    assert find_style("loud") is find_style("my_styles:loud")
    with pytest.raises(PluginError, match="is no function"):
        find_style("number")
    with pytest.raises(PluginError, match="did you mean 'loud'"):
        find_style("lout")


@pytest.mark.usefixtures("_module")
def test_the_version_of_a_style_changes_with_its_module(importable: Path) -> None:
    version = style_version("my_styles:loud")
    (importable / "my_styles.py").write_text(f"{MODULE}# edited\n")

    assert style_version("reading") == ""
    assert style_version("my_styles:loud") != version
    assert "no_such_module" in style_version("no_such_module:loud")
