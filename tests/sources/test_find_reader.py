"""A suffix names what reads a file; the configuration and entry points add others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.plugins import PluginError
from sphinx_paperlist.sources.cache import SourceCache
from sphinx_paperlist.sources.files import SourceFile
from sphinx_paperlist.sources.find import ENTRY_POINTS, READERS, find_reader, reader_of
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import find_files, read_file

OPTIONS = ReadingOptions()
LINES = ReadingOptions(readers={".lst": "my_reader:read_lines"})
MODULE = """
from sphinx_paperlist.api import Placed, read_placed

def read_lines(text, name, options):
    lines = enumerate(text.splitlines(), 1)
    return read_placed([Placed(n, {"title": title}) for n, title in lines], name, options)
"""


@pytest.fixture
def folder(importable: Path) -> Path:
    (importable / "my_reader.py").write_text(MODULE)
    (importable / "a.lst").write_text("Words\nMore words\n")
    return importable


def titles(file: SourceFile, options: ReadingOptions) -> list[str]:
    return [getattr(one, "title", "") for one in read_file(file, options)[0].papers]


@pytest.mark.parametrize("suffix", READERS)
def test_every_reader_of_ours_is_there(suffix: str) -> None:
    assert callable(find_reader(f"a{suffix.upper()}", OPTIONS))


@pytest.mark.parametrize("name", ["a", "a.txt", "yaml", ".yaml", "a.md.bak"])
def test_a_file_of_another_suffix_has_none(name: str) -> None:
    assert find_reader(name, OPTIONS) is None


def test_the_configuration_names_readers(folder: Path) -> None:
    assert titles(SourceFile(folder / "a.lst", "a.lst"), LINES) == ["Words", "More words"]
    assert [file.name for file in find_files(folder, ["*"], LINES)[0]] == ["a.lst"]
    assert find_files(folder, ["*"], OPTIONS)[0] == []


def test_the_configuration_may_replace_a_reader_of_ours(folder: Path) -> None:
    (folder / "a.md").write_text("Words\n")
    ours = LINES._replace(readers={".md": "my_reader:read_lines"})

    assert titles(SourceFile(folder / "a.md", "a.md"), ours) == ["Words"]


def test_an_entry_point_is_a_reader_unless_we_have_one(folder: Path, install: Any) -> None:
    install(ENTRY_POINTS, lst="my_reader:read_lines", yaml="my_reader:read_lines")

    assert titles(SourceFile(folder / "a.lst", "a.lst"), OPTIONS) == ["Words", "More words"]
    assert reader_of("a.yaml", OPTIONS) == READERS[".yaml"]


def test_a_reader_that_cannot_be_imported_costs_its_files_alone(folder: Path) -> None:
    lost = ReadingOptions(readers={".lst": "my_reader:lost"})
    source, data = read_file(SourceFile(folder / "a.lst", "a.lst"), lost)
    (said,) = source.diagnostics

    assert data is None
    assert said.code is Code.UNREADABLE_FILE
    assert "has no attribute 'lost'" in said.message
    with pytest.raises(PluginError):
        find_reader("a.lst", lost)


def test_a_source_is_read_again_when_its_reader_is_edited(folder: Path) -> None:
    files = [SourceFile(folder / "a.lst", "a.lst")]
    cache = SourceCache(folder / "cache", "1", LINES)
    before = cache.load(files)
    again = cache.load(files)
    (folder / "my_reader.py").write_text(f"{MODULE}# edited\n")
    after = cache.load(files)

    assert before.digest == again.digest != after.digest
