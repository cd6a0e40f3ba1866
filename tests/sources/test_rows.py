"""Rows come back as they were written, or are known to be damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.sources.rows import DamagedError, Rows, encoder, writing

encode = encoder(repr)
VALUES = st.recursive(
    st.none() | st.integers() | st.text(st.characters()),
    st.lists,
    max_leaves=5,
)


@given(values=st.lists(VALUES, max_size=4))
def test_rows_hold_any_value_and_any_text(
    tmp_path_factory: pytest.TempPathFactory, values: list[object]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows"
    with writing(path) as out:
        numbers = [out.append(encode(value)) for value in values]
    rows = Rows(path)

    assert numbers == list(range(len(rows)))
    assert [rows.value(number) for number in numbers] == values


@pytest.mark.parametrize("number", [-1, 2, 10**30])
def test_a_row_that_is_not_there_is_a_damaged_one(tmp_path: Path, number: int) -> None:
    with writing(tmp_path / "rows") as out:
        out.extend([b"1", b"2"])

    with pytest.raises(DamagedError):
        Rows(tmp_path / "rows").raw(number)


def test_what_was_opened_stays_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    for row in (b"1", b"2"):
        with writing(path) as out:
            out.append(row)
        if row == b"1":
            before = Rows(path)

    assert (before.value(0), Rows(path).value(0)) == (1, 2)


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    with writing(path) as out:
        out.append(b"1")
    with pytest.raises(RecursionError), writing(path):
        raise RecursionError

    assert Rows(path).value(0) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["rows"]


@pytest.mark.skipif(
    not Path("/proc/self/smaps").exists(), reason="Linux alone tells what is mapped"
)
def test_a_file_that_was_read_does_not_stay_in_memory(tmp_path: Path) -> None:
    path = tmp_path.resolve() / "rows"
    with writing(path) as out:
        out.extend(b'"%s"' % (b"x" * 2**16) for _ in range(200))
    rows = Rows(path)
    for number in range(len(rows)):
        rows.raw(number)

    _, _, mapping = Path("/proc/self/smaps").read_text("utf-8").partition(str(path))
    resident = next(line.split()[1] for line in mapping.splitlines() if line.startswith("Rss:"))
    assert int(resident) * 1024 < path.stat().st_size / 2
