"""A style is named: built in, an entry point, or `module:attribute`."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any

import pytest

from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.spans import plain
from sphinx_paperlist.styles import find
from sphinx_paperlist.styles.entry import Block, View
from sphinx_paperlist.styles.find import ENTRY_POINTS, find_style
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
def _module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my_styles.py").write_text(MODULE)
    (tmp_path / "broken_styles.py").write_text("import no_such_module_at_all\n")
    monkeypatch.syspath_prepend(tmp_path)


def test_reading_is_built_in() -> None:
    assert find_style("reading") is format_entry


@pytest.mark.usefixtures("_module")
def test_a_function_of_a_module_is_a_style() -> None:
    style = find_style("my_styles:loud")

    assert style is not None
    assert style(Paper(title="Words"), View()) == (Block("head", (plain("WORDS"),)),)


@pytest.mark.usefixtures("_module")
@pytest.mark.parametrize(
    "name",
    [
        "",
        ":",
        "readin",
        "Reading",
        "my_styles",
        "my_styles:",
        ":loud",
        "my_styles:quiet",
        "my_styles:number",
        "no_such_module:loud",
        "broken_styles:loud",
        "my styles:loud",
        ".my_styles:loud",
    ],
)
def test_a_name_that_leads_to_no_function_is_none(name: str) -> None:
    assert find_style(name) is None


@pytest.mark.usefixtures("_module")
@pytest.mark.parametrize(
    "value, found", [("my_styles:loud", True), ("my_styles:number", False), ("none:x", False)]
)
def test_an_entry_point_is_a_style(monkeypatch: Any, value: str, *, found: bool) -> None:
    points = EntryPoints([EntryPoint("loud", value, ENTRY_POINTS)])
    monkeypatch.setattr(find, "entry_points", points.select)

    assert (find_style("loud") is not None) is found
    assert find_style("quiet") is None
