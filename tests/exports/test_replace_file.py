"""A file is put in place whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_paperlist.exports.files import replace_file


@pytest.mark.parametrize("name", ["a.bib", "a" * 250])
def test_a_file_holds_the_text_and_nothing_is_left_beside_it(tmp_path: Path, name: str) -> None:
    replace_file(tmp_path / name, "before")
    (tmp_path / name).chmod(0o640)
    replace_file(tmp_path / name, "海\n\ud800")

    assert (tmp_path / name).read_bytes() == "海\n?".encode()
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.bib").mkdir()

    with pytest.raises(OSError, match=r"a\.bib"):
        replace_file(tmp_path / "a.bib", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["a.bib"]
