"""What was last written into an output directory is remembered in a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_paperlist.extension.record import Record, read_record, record_path, write_record

RECORD = Record({"index": "1a", "吴/页": "2b"}, "3c", "4d")


@pytest.mark.parametrize("record", [RECORD, Record({}), Record({}, "3c", "")])
def test_a_record_is_read_as_it_was_written(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "new" / "folder" / "record.json"
    write_record(path, record)

    assert read_record(path) == record


def test_a_new_record_takes_the_place_of_the_old_one_and_leaves_nothing_else(
    tmp_path: Path,
) -> None:
    path = tmp_path / "record.json"
    write_record(path, RECORD)
    write_record(path, Record({"other": "5e"}))

    assert read_record(path) == Record({"other": "5e"})
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"pages": {}}',
        b'{"pages": [], "stamp": 1, "digest": ""}',
        b'{"pages": {"index": 1}, "stamp": "", "digest": ""}',
        b'{"pages": {"a": 1}, "stamp": "", "digest": "", "files": {}, "made_by": ""}',
        b'{"pages": null, "stamp": "", "digest": ""}',
        b'{"pages": "index", "stamp": "", "digest": ""}',
        b'{"pages": ["index"], "stamp": "", "digest": ""}',
        b"[" * 100_000,
    ],
    ids=lambda content: content[:40].decode(errors="replace"),
)
def test_a_damaged_record_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(content)

    assert read_record(path) == Record({})


def test_without_a_file_the_record_is_empty(tmp_path: Path) -> None:
    assert read_record(tmp_path / "none.json") == Record({})


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / "file" / "record.json"
    write_record(path, RECORD)

    assert read_record(path) == Record({})


def test_an_old_record_that_cannot_be_replaced_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.json"
    write_record(path, RECORD)

    def refuse(*_: object) -> None:
        raise OSError("the folder cannot be written")

    monkeypatch.setattr(Path, "replace", refuse)
    write_record(path, Record({"index": "6f"}))

    assert list(tmp_path.iterdir()) == []


def test_each_builder_and_each_output_directory_has_a_record_of_its_own(tmp_path: Path) -> None:
    paths = {
        record_path(tmp_path, tmp_path / folder, builder)
        for folder in ("html", "other")
        for builder in ("html", "dirhtml")
    }

    assert len(paths) == 4
    assert {path.parent for path in paths} == {tmp_path}
    assert record_path(tmp_path, tmp_path / "html", "html") in paths
