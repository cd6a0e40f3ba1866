"""Every format has a writer and a suffix; plug-ins add others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_paperlist.exports.find import (
    ENTRY_POINTS,
    FORMATS,
    find_format,
    find_writer,
    format_of,
    writer_version,
)
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.model import Paper, PaperList
from sphinx_paperlist.papers.plugins import PluginError

PAPERS = {
    key: Paper(key=key, title=f"Title {key}", date=Date(2021), extra=(("mood", "good"),))
    for key in ("b", "a")
}
LISTS: tuple[PaperList[str], ...] = (PaperList(id="l", title="L", papers=("b", "a")),)


@pytest.mark.parametrize("name", FORMATS)
def test_every_writer_takes_papers_and_lists_and_keeps_the_order(name: str) -> None:
    text = find_writer(name)(PAPERS, LISTS)

    assert text == find_writer(name)(PAPERS, LISTS)
    assert text.index("Title b") < text.index("Title a")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", FORMATS)
def test_no_writer_publishes_unknown_fields_unless_asked(name: str) -> None:
    assert "mood" not in find_writer(name)(PAPERS, LISTS, extra=False)


@pytest.mark.parametrize("name", FORMATS)
def test_no_papers_are_written_too(name: str) -> None:
    assert isinstance(find_writer(name)({}), str)


@pytest.mark.parametrize(
    "path, name",
    [
        ("papers.yml", "yaml"),
        ("papers.json", "json"),
        ("papers.csl.json", "csl-json"),
        ("a/b.BIB", "bibtex"),
        ("list.ris", "ris"),
        ("README.md", "markdown"),
        ("papers.docx", ""),
        ("", ""),
    ],
)
def test_the_suffix_names_the_format(path: str, name: str) -> None:
    assert format_of(path) == name


MODULE = """
from sphinx_paperlist.api import Format

KEYS = Format("my_exports:write", "Keys", (".keys",))
LOST = Format("my_exports:lost", "Lost", (".lost",))

def write(papers, lists=(), *, extra=True):
    return "\\n".join(papers)
"""


@pytest.fixture
def _module(importable: Path) -> None:
    (importable / "my_exports.py").write_text(MODULE)


@pytest.mark.usefixtures("_module")
def test_a_format_may_stand_in_a_module() -> None:
    assert find_format("my_exports:KEYS").title == "Keys"
    assert find_writer("my_exports:KEYS")(PAPERS) == "b\na"


@pytest.mark.usefixtures("_module")
def test_an_entry_point_is_a_format_with_a_suffix(install: Any) -> None:
    install(ENTRY_POINTS, keys="my_exports:KEYS")

    assert find_writer("keys")(PAPERS) == "b\na"
    assert format_of("a.keys") == "keys"
    assert format_of("a.bib") == "bibtex"


@pytest.mark.usefixtures("_module")
@pytest.mark.parametrize(
    "name, reason",
    [
        ("bibtx", "no format 'bibtx'; did you mean 'bibtex'?"),
        ("my_exports:write", "'my_exports:write' is no Format"),
        ("my_exports:LOST", "has no attribute 'lost'"),
        ("no_such_module:KEYS", "No module named 'no_such_module'"),
    ],
)
def test_a_name_that_leads_to_no_writer_says_why(name: str, reason: str) -> None:
    with pytest.raises(PluginError) as error:
        find_writer(name)

    assert reason in str(error.value)


@pytest.mark.usefixtures("_module")
def test_the_version_of_a_writer_changes_with_its_module(importable: Path) -> None:
    version = writer_version("my_exports:KEYS")
    (importable / "my_exports.py").write_text(f"{MODULE}# edited\n")

    assert writer_version("ris") == ""
    assert writer_version("my_exports:KEYS") != version
