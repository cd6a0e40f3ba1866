"""A source is parsed once for its content, and nothing about the cache can fail a build."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.sources import cache as cache_module
from sphinx_paperlist.sources import plain, reading
from sphinx_paperlist.sources.cache import FILE_NAME, Loaded, SourceCache
from sphinx_paperlist.sources.files import SourceFile
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.rows import DamagedError, Rows, writing
from tests.sources.whole import whole

LONG_AGO = 1_500_000_000


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], SourceFile]:
    """Return a function that writes a source, as if saved long ago."""

    def write(name: str, text: str) -> SourceFile:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        os.utime(path, (LONG_AGO, LONG_AGO))
        return SourceFile(path, name)

    return write


@pytest.fixture
def parsed(monkeypatch: Any) -> list[str]:
    """Return the names of the sources that are parsed from now on."""
    return _spied(monkeypatch, reading, "read_source", lambda data, name, options: name)


@pytest.fixture
def opened(monkeypatch: Any) -> list[str]:
    """Return the names of the sources that are opened only to be hashed from now on."""
    return _spied(monkeypatch, cache_module, "_hash_of", lambda file: file.name)


def _spied(monkeypatch: Any, module: Any, name: str, told: Callable[..., str]) -> list[str]:
    said: list[str] = []
    original = getattr(module, name)

    def spy(*arguments: Any) -> Any:
        said.append(told(*arguments))
        return original(*arguments)

    monkeypatch.setattr(module, name, spy)
    return said


def cache(folder: Path, version: str = "1", **options: Any) -> SourceCache:
    return SourceCache(folder / "doctrees" / FILE_NAME, version, ReadingOptions(**options))


def read(folder: Path, files: Sequence[SourceFile], **options: Any) -> Loaded:
    return cache(folder, **options).load(files)


def titles(loaded: Loaded) -> list[str]:
    return [paper.title for paper in loaded.library.papers.values()]


def test_a_source_is_parsed_once_and_gives_the_same_ever_after(
    tmp_path: Path, write: Any, parsed: Any
) -> None:
    files = [
        write("a.yaml", "papers: [{title: A, date: never, colour: red, links: {PDF: a.pdf}}]"),
        write("b.md", "# L {#l}\n\n1. **B.** *Ann Lee.* [[PDF](https://b.org)], 2020.\n2.\n"),
        write("c.yaml", "lists: [{title: {en: E, zh: Z}, papers: [a], lists: [{title: M}]}]"),
    ]
    first, second = read(tmp_path, files), read(tmp_path, files)
    library, diagnostics = reading.read_files(files, ReadingOptions())

    assert parsed == ["a.yaml", "b.md", "c.yaml"] * 2
    for loaded in (first, second):
        assert whole(loaded.library) == whole(library)
        assert loaded.linked == ((Origin("a.yaml", 1, 10), "a.pdf"),)
        missing = reading.missing_files(files, loaded.linked)
        assert [*loaded.diagnostics, *missing] == diagnostics
        assert loaded.digest_with(missing) != loaded.digest_with([])
    assert [said.code for said in first.diagnostics] == [
        Code.BAD_DATE,
        Code.UNKNOWN_FIELD,
        Code.EMPTY_ITEM,
    ]


def test_only_a_changed_source_is_parsed_again(tmp_path: Path, write: Any, parsed: Any) -> None:
    files = [
        write("a.yaml", "papers: [b, {title: A}, {key: k, title: B, note: n}]"),
        write("b.yaml", "papers: [{title: B}]"),
    ]
    first = read(tmp_path, files)
    write("b.yaml", "papers: [{title: C, colour: red}]")
    second, third = read(tmp_path, files), read(tmp_path, files)

    assert parsed == ["a.yaml", "b.yaml", "b.yaml"]
    assert titles(first) == ["A", "B"]
    assert titles(second) == titles(third) == ["A", "B", "C"]
    library, diagnostics = reading.read_files(files, ReadingOptions())
    assert whole(third.library) == whole(second.library) == whole(library)
    assert list(third.diagnostics) == list(second.diagnostics) == diagnostics


@pytest.mark.parametrize("change", [{"version": "2"}, {"list_ids": {"L": "l"}}])
def test_another_version_or_option_parses_again(
    tmp_path: Path, write: Any, parsed: Any, change: Any
) -> None:
    file = write("a.md", "# L\n")
    first, second = read(tmp_path, [file]), read(tmp_path, [file], **change)

    assert parsed == ["a.md"] * 2
    assert first.digest != second.digest
    assert first.library.lists[0].id == "l"
    assert second.library.lists[0].id == "l"


def test_the_same_text_under_another_name_is_another_source(
    tmp_path: Path, write: Any, parsed: Any
) -> None:
    first = read(tmp_path, [write("a.yaml", "papers: [{title: A}]")])
    second = read(tmp_path, [write("b.yaml", "papers: [{title: A}]")])

    assert first.digest != second.digest
    assert second.library.papers["a"].origin.path == "b.yaml"
    assert parsed == ["a.yaml", "b.yaml"]


def test_the_order_of_files_counts(tmp_path: Path, write: Any, parsed: Any) -> None:
    files = [write("a.yaml", "papers: [{title: A}]"), write("b.yaml", "papers: [{title: B}]")]
    first, second = read(tmp_path, files), read(tmp_path, files[::-1])

    assert first.digest != second.digest
    assert titles(second) == ["B", "A"]
    assert parsed == ["a.yaml", "b.yaml"]


def _in_the_future(monkeypatch: Any) -> None:
    later = time.time_ns() + 10**10
    monkeypatch.setattr(time, "time_ns", lambda: later)


def test_a_file_that_looks_unchanged_is_not_opened(
    tmp_path: Path, write: Any, opened: Any, monkeypatch: Any
) -> None:
    file = write("a.yaml", "papers: [{title: A}]")
    _in_the_future(monkeypatch)
    first, second = read(tmp_path, [file]), read(tmp_path, [file])

    assert first.digest == second.digest
    assert opened == []


@pytest.mark.parametrize("text", ["papers: [{title: B}]", "papers: [{title: AB}]"])
def test_a_file_whose_times_are_set_back_is_noticed(
    tmp_path: Path, write: Any, text: str, monkeypatch: Any
) -> None:
    file = write("a.yaml", "papers: [{title: A}]")
    _in_the_future(monkeypatch)
    read(tmp_path, [file])
    (tmp_path / "other").write_text(text)
    os.utime(tmp_path / "other", (LONG_AGO, LONG_AGO))
    (tmp_path / "other").replace(file.path)

    assert titles(read(tmp_path, [file])) == [
        text.removeprefix("papers: [{title: ").removesuffix("}]")
    ]


def test_a_file_just_changed_is_opened_again(tmp_path: Path, write: Any, opened: Any) -> None:
    file = write("a.yaml", "papers: [{title: A}]")
    os.utime(file.path)
    read(tmp_path, [file])
    read(tmp_path, [file])

    assert opened == ["a.yaml"]


def test_what_is_no_source_any_more_is_dropped(tmp_path: Path, write: Any, parsed: Any) -> None:
    a, b = write("a.yaml", "papers: []"), write("b.yaml", "papers: []")
    for file in (a, b, a):
        read(tmp_path, [file])

    assert parsed == ["a.yaml", "b.yaml", "a.yaml"]


def test_a_missing_file_is_said_and_looked_for_again(
    tmp_path: Path, write: Any, parsed: Any
) -> None:
    files = [SourceFile(tmp_path / "gone.yaml", "gone.yaml"), write("a.yaml", "papers: []")]
    for _ in range(2):
        assert [said.code for said in read(tmp_path, files).diagnostics] == [Code.UNREADABLE_FILE]

    write("gone.yaml", "")
    assert read(tmp_path, files).diagnostics == ()
    assert parsed == ["a.yaml", "gone.yaml"]


def test_without_a_folder_to_write_to_there_is_no_cache(
    tmp_path: Path, write: Any, parsed: Any
) -> None:
    (tmp_path / "doctrees").write_text("a file where the folder should be")
    file = write("a.yaml", "papers: [{title: A}]")

    assert titles(read(tmp_path, [file])) == titles(read(tmp_path, [file])) == ["A"]
    assert parsed == ["a.yaml"] * 2


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "longer", "zeroed", "foreign"])
def test_a_damaged_or_foreign_file_is_made_again(
    tmp_path: Path, write: Any, parsed: Any, damage: str
) -> None:
    file = write("a.yaml", "papers: [{title: A}]")
    read(tmp_path, [file])
    path = cache(tmp_path).path
    data = path.read_bytes()
    spoiled = {
        "empty": b"",
        "text": b"no rows in here",
        "cut": data[: len(data) // 2],
        "longer": data + b"more",
        "zeroed": data[:200] + bytes(len(data) - 200),
        "foreign": data,
    }
    path.write_bytes(spoiled[damage])
    if damage == "foreign":
        with writing(path) as out:
            out.extend([b"[]", b'{"a": [1.5, null]}', b"1", b'["", 1, 2, 3]'])

    assert titles(read(tmp_path, [file])) == titles(read(tmp_path, [file])) == ["A"]
    assert parsed == ["a.yaml"] * 2


def test_every_flipped_byte_is_noticed_when_it_matters_and_mended(
    tmp_path: Path, write: Any, parsed: Any
) -> None:
    text = "lists: [{title: L, papers: [{key: k, title: A, tags: [t], date: 2020}, {title: B}, b]}]"
    files = [write("a.yaml", text), write("b.yaml", "papers: [{title: B, note: N}]")]
    expected = read(tmp_path, files)
    everything = whole(expected.library)
    path = cache(tmp_path).path
    data = path.read_bytes()
    for position in range(0, len(data), 13):
        path.write_bytes(data[:position] + bytes([data[position] ^ 0xFF]) + data[position + 1 :])
        loaded = read(tmp_path, files)
        assert whole(loaded.library) == everything
        assert (loaded.digest, loaded.diagnostics) == (expected.digest, expected.diagnostics)
        parsed.clear()
        assert whole(read(tmp_path, files).library) == everything
        assert parsed == []


@pytest.mark.parametrize("value", [b"[]", b"{}", b"1", b"null", b'""', b"[[1]]"])
def test_rows_of_another_shape_are_made_again(tmp_path: Path, write: Any, value: bytes) -> None:
    text = "lists: [{title: L, papers: [{key: k, title: A, date: 2020}, k]}]\n"
    files = [write("a.yaml", text), write("b.yaml", "papers: [{title: B}]")]
    everything = whole(read(tmp_path, files).library)
    path = cache(tmp_path).path
    rows = Rows(path)
    for spoiled in range(len(rows)):
        with writing(path) as out:
            out.extend(
                value if number == spoiled else rows.raw(number) for number in range(len(rows))
            )
        assert whole(read(tmp_path, files).library) == everything


@pytest.mark.parametrize("value", ["", 1, [1], [[1, 2, 3, 4, 5]], {"a": 1}, 1.5, True])
def test_a_paper_of_another_shape_is_none(value: Any, tmp_path: Path, write: Any) -> None:
    file = write("a.yaml", "papers: [{title: A, authors: [Ann Lee], stars: 3}]")
    read(tmp_path, [file])
    rows = Rows(cache(tmp_path).path)
    for place in range(len(rows.value(0))):
        row = rows.value(0)
        if type(row[place]) is not type(value) or isinstance(value, list):
            row[place] = value
            with pytest.raises(DamagedError):
                plain.paper(row)


def test_several_readers_at_once_do_no_harm(tmp_path: Path, write: Any) -> None:
    files = [write(f"{n}.yaml", f"papers: [{{title: T{n}}}]") for n in range(5)]
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: titles(read(tmp_path, files)), range(24)))

    assert results == [["T0", "T1", "T2", "T3", "T4"]] * 24
    assert [path.name for path in cache(tmp_path).path.parent.iterdir()] == [FILE_NAME]
