"""A source is parsed once for its content, and nothing about the cache can fail a build."""

from __future__ import annotations

import os
import pickle
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.model import Paper, Source
from sphinx_paperlist.sources import cache as cache_module
from sphinx_paperlist.sources import reading
from sphinx_paperlist.sources.cache import SourceCache
from sphinx_paperlist.sources.files import SourceFile
from sphinx_paperlist.sources.options import ReadingOptions

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
    """Return the names of the sources that are opened by the cache from now on."""
    return _spied(monkeypatch, cache_module, "read_bytes", lambda file: file.name)


def _spied(monkeypatch: Any, module: Any, name: str, told: Callable[..., str]) -> list[str]:
    said: list[str] = []
    original = getattr(module, name)

    def spy(*arguments: Any) -> Any:
        said.append(told(*arguments))
        return original(*arguments)

    monkeypatch.setattr(module, name, spy)
    return said


def titles(*sources: Source) -> list[str]:
    items = [item for source in sources for item in source.papers]
    return [item.title for item in items if isinstance(item, Paper)]


def store(folder: Path, version: str = "1", **options: Any) -> SourceCache:
    return SourceCache(folder / "doctrees" / "paperlist.sqlite", version, ReadingOptions(**options))


def test_a_source_is_parsed_once(tmp_path: Path, write: Any, parsed: Any) -> None:
    files = [
        write("a.yaml", "papers: [{title: A, date: never, colour: red}]"),
        write("b.md", "# L {#l}\n\n1. **B.** *Ann Lee.* [[PDF](https://b.org)], 2020.\n2.\n"),
        write("c.yaml", "lists: [{title: {en: E, zh: Z}, papers: [k], lists: [{title: M}]}]"),
    ]
    first = store(tmp_path).read(files)
    second = store(tmp_path).read(files)

    assert parsed == ["a.yaml", "b.md", "c.yaml"]
    assert second == first == [reading.read_file(file, ReadingOptions())[0] for file in files]
    assert [said.code for source in second for said in source.diagnostics] == [
        Code.BAD_DATE,
        Code.UNKNOWN_FIELD,
        Code.EMPTY_ITEM,
    ]


def test_only_a_changed_source_is_parsed_again(tmp_path: Path, write: Any, parsed: Any) -> None:
    files = [write("a.yaml", "papers: [{title: A}]"), write("b.yaml", "papers: [{title: B}]")]
    store(tmp_path).read(files)
    write("b.yaml", "papers: [{title: C}]")
    store(tmp_path).read(files)
    sources = store(tmp_path).read(files)

    assert parsed == ["a.yaml", "b.yaml", "b.yaml"]
    assert titles(*sources) == ["A", "C"]


@pytest.mark.parametrize("change", [{"version": "2"}, {"list_ids": {"L": "l"}}])
def test_another_version_or_option_parses_again(
    tmp_path: Path, write: Any, parsed: Any, change: Any
) -> None:
    file = write("a.md", "# L\n")
    (first,) = store(tmp_path).read([file])
    (second,) = store(tmp_path, **change).read([file])

    assert parsed == ["a.md"] * 2
    assert store(tmp_path, **change).keys([file]) != store(tmp_path).keys([file])
    assert (first.lists[0].id, second.lists[0].id) == ("", change.get("list_ids", {}).get("L", ""))


def test_the_same_text_under_another_name_is_another_source(
    tmp_path: Path, write: Any, parsed: Any
) -> None:
    store(tmp_path).read([write("a.yaml", "papers: [{title: A}]")])
    (source,) = store(tmp_path).read([write("b.yaml", "papers: [{title: A}]")])

    assert source.path == source.papers[0].origin.path == "b.yaml"
    assert parsed == ["a.yaml", "b.yaml"]


def test_a_file_that_looks_unchanged_is_not_opened(
    tmp_path: Path, write: Any, opened: Any, monkeypatch: Any
) -> None:
    file = write("a.yaml", "papers: [{title: A}]")
    later = time.time_ns() + 10**10
    monkeypatch.setattr(time, "time_ns", lambda: later)
    keys = store(tmp_path).keys([file])
    store(tmp_path).read([file])
    opened.clear()

    assert store(tmp_path).keys([file]) == keys
    assert opened == []


@pytest.mark.parametrize("text", ["papers: [{title: B}]", "papers: [{title: AB}]"])
def test_a_file_whose_times_are_set_back_is_noticed(
    tmp_path: Path, write: Any, text: str, monkeypatch: Any
) -> None:
    file = write("a.yaml", "papers: [{title: A}]")
    later = time.time_ns() + 10**10
    monkeypatch.setattr(time, "time_ns", lambda: later)
    store(tmp_path).read([file])
    (tmp_path / "other").write_text(text)
    os.utime(tmp_path / "other", (LONG_AGO, LONG_AGO))
    (tmp_path / "other").replace(file.path)
    (source,) = store(tmp_path).read([file])

    assert titles(source) == [text.removeprefix("papers: [{title: ").removesuffix("}]")]


def test_a_file_just_changed_is_opened_again(tmp_path: Path, write: Any, opened: Any) -> None:
    file = write("a.yaml", "papers: [{title: A}]")
    os.utime(file.path)
    store(tmp_path).read([file])
    opened.clear()
    store(tmp_path).keys([file])

    assert opened == ["a.yaml"]


def test_what_is_no_source_any_more_is_dropped(tmp_path: Path, write: Any) -> None:
    a, b = write("a.yaml", "papers: []"), write("b.yaml", "papers: []")
    store(tmp_path).read([a])
    store(tmp_path).read([b])

    assert rows(store(tmp_path)) == 1


def test_a_missing_file_is_said_and_not_kept(tmp_path: Path, write: Any) -> None:
    gone = SourceFile(tmp_path / "gone.yaml", "gone.yaml")
    (source,) = store(tmp_path).read([gone])
    assert [said.code for said in source.diagnostics] == [Code.UNREADABLE_FILE]

    (source,) = store(tmp_path).read([write("gone.yaml", "")])
    assert source.diagnostics == ()


def test_without_a_folder_to_write_to_there_is_no_cache(
    tmp_path: Path, write: Any, parsed: Any
) -> None:
    (tmp_path / "doctrees").write_text("a file where the folder should be")
    file = write("a.yaml", "papers: [{title: A}]")

    assert store(tmp_path).read([file]) == store(tmp_path).read([file])
    assert parsed == ["a.yaml"] * 2


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "zeroed", "foreign", "other_rows"])
def test_a_damaged_or_foreign_file_is_made_again(
    tmp_path: Path, write: Any, parsed: Any, damage: str
) -> None:
    file = write("a.yaml", "papers: [{title: A}]")
    store(tmp_path).read([file])
    spoil(store(tmp_path).path, damage)
    (source,) = store(tmp_path).read([file])

    assert titles(source) == ["A"]
    assert store(tmp_path).read([file]) == [source]
    assert parsed == ["a.yaml"] * 2


def spoil(path: Path, how: str) -> None:
    data = path.read_bytes()
    if how in ("foreign", "other_rows"):
        path.unlink()
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE source (key, checksum, content)")
            connection.execute("CREATE TABLE seen (name, state, digest)")
            if how == "other_rows":
                connection.execute("INSERT INTO source VALUES (NULL, 1.5, 'text')")
                connection.execute("INSERT INTO seen VALUES ('a.yaml', 7, NULL)")
        connection.close()
        return
    spoiled = {
        "empty": b"",
        "text": b"no database",
        "cut": data[: len(data) // 2],
        "zeroed": data[:200] + bytes(len(data) - 200),
    }
    path.write_bytes(spoiled[how])


def test_every_flipped_byte_of_the_content_is_noticed(tmp_path: Path, write: Any) -> None:
    file = write("a.yaml", "papers: [{title: A}]")
    (source,) = store(tmp_path).read([file])
    path = store(tmp_path).path
    data = path.read_bytes()
    for position in range(0, len(data), 97):
        path.write_bytes(data[:position] + bytes([data[position] ^ 0xFF]) + data[position + 1 :])
        assert store(tmp_path).read([file]) == [source]


class _Touch:
    """Would make a file if it were unpickled by a trusting reader."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return os.mkdir, (str(self.path),)


def test_nothing_is_run_from_a_file_of_somebody_else(tmp_path: Path, write: Any) -> None:
    file = write("a.yaml", "papers: [{title: A}]")
    store(tmp_path).read([file])
    trap = tmp_path / "trap"
    content = pickle.dumps(Source(path="a.yaml", papers=(Paper(title=_Touch(trap)),)))  # type: ignore[arg-type]
    with sqlite3.connect(store(tmp_path).path) as connection:
        connection.execute(
            "UPDATE source SET checksum = ?, content = ?", (cache_module.checksum(content), content)
        )
    connection.close()
    (source,) = store(tmp_path).read([file])

    assert not trap.exists()
    assert titles(source) == ["A"]


def test_several_readers_at_once_do_no_harm(tmp_path: Path, write: Any) -> None:
    files = [write(f"{n}.yaml", f"papers: [{{title: T{n}}}]") for n in range(5)]
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: store(tmp_path).read(files), range(24)))

    assert all(result == results[0] for result in results)
    assert rows(store(tmp_path)) == len(files)
    assert [path.name for path in store(tmp_path).path.parent.iterdir()] == ["paperlist.sqlite"]


def rows(cache: SourceCache) -> int:
    with sqlite3.connect(cache.path) as connection:
        count: int = connection.execute("SELECT count(*) FROM source").fetchone()[0]
    connection.close()
    return count
