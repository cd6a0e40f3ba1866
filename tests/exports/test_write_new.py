"""New files are written all together, or not at all, and never over others."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_paperlist.exports.files import write_new


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def test_files_and_their_folders_are_made(tmp_path: Path) -> None:
    write_new({tmp_path / "a" / "b" / "c": b"1", tmp_path / "a" / "d": b"2"})

    assert files_in(tmp_path) == {"a": b"", "a/b": b"", "a/b/c": b"1", "a/d": b"2"}


@pytest.mark.parametrize("bad", ["a/there", "there/x", "a/e/" + "n" * 300])
def test_a_failure_leaves_what_was_there_before(tmp_path: Path, bad: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "there").write_bytes(b"mine")
    (tmp_path / "there").write_bytes(b"mine")
    before = files_in(tmp_path)
    with pytest.raises(OSError, match=r".+"):
        write_new({tmp_path / "a" / "b" / "c": b"1", tmp_path / bad: b"2"})

    assert files_in(tmp_path) == before
