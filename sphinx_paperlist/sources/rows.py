"""Keep rows of JSON in one file that is written whole, never changed, and read row by row.

It is a constant database: it needs no locks, no journal and no engine. The file is mapped, so
that a forked process may go on reading, and so that it stays what it was for those who have
opened it when another takes its place. Every row has a checksum.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import struct
from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

# The file: this mark, the rows, the end of each (8 bytes), the checksum of each (4 bytes), and
# where the ends begin with how many they are. Numbers are as the machine writes them: a file from
# another kind of machine is a damaged one.
_MARK = b"paperlist rows 1\n"
_FOOT = struct.Struct("=QQ")
# With each row that is read the system maps what stands around it, until all of the file counts
# as memory of the process. After so many rows it is asked to forget them, where it can be.
_MOST_MAPPED = 64
_FORGET: int | None = getattr(mmap, "MADV_DONTNEED", None)


class DamagedError(Exception):
    """Say that a file of rows, or one of its rows, is not what was written."""


class Rows:
    """Read the rows of a file, by number from 0; raise `DamagedError` for what is not whole."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            start, count = _FOOT.unpack_from(data, len(data) - _FOOT.size)
        except (OSError, ValueError, struct.error) as error:
            raise DamagedError from error
        if data[: len(_MARK)] != _MARK or len(data) != start + 12 * count + _FOOT.size:
            raise DamagedError
        middle = start + 8 * count
        self._data = data
        self._read = 0
        self._ends = memoryview(data)[start:middle].cast("Q")
        self._sums = memoryview(data)[middle : -_FOOT.size].cast("I")

    def __len__(self) -> int:
        return len(self._sums)

    def raw(self, number: int) -> bytes:
        """Return a row as it was written."""
        if not isinstance(number, int) or not 0 <= number < len(self._sums):
            raise DamagedError
        start = self._ends[number - 1] if number else len(_MARK)
        row = self._data[start : self._ends[number]]
        if crc32(row, number) != self._sums[number]:
            raise DamagedError
        self._read += 1
        if self._read % _MOST_MAPPED == 0 and _FORGET is not None:
            with contextlib.suppress(OSError):
                self._data.madvise(_FORGET)
        return row

    def value(self, number: int) -> Any:
        """Return the value that a row holds."""
        try:
            return json.loads(self.raw(number).decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError) as error:
            raise DamagedError from error


class RowWriter:
    """Write rows one after the other."""

    def __init__(self, file: BinaryIO) -> None:
        self._write = file.write
        self._end = file.write(_MARK)
        self._ends = array("Q")
        self._sums = array("I")

    def __len__(self) -> int:
        return len(self._sums)

    def append(self, row: bytes) -> int:
        """Write one row and return its number."""
        number = len(self._sums)
        self._sums.append(crc32(row, number))
        self._end += self._write(row)
        self._ends.append(self._end)
        return number

    def extend(self, rows: Iterable[bytes]) -> None:
        """Write rows."""
        for row in rows:
            self.append(row)

    def finish(self) -> None:
        """Write what finds the rows."""
        foot = _FOOT.pack(self._end, len(self._sums))
        for part in (self._ends.tobytes(), self._sums.tobytes(), foot):
            self._write(part)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[RowWriter]:
    """Write a file of rows aside, and put it in place whole at the end.

    Raise `OSError` where that cannot be done; whatever is raised leaves the old file as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    try:
        with aside.open("xb", buffering=2**20) as file:
            writer = RowWriter(file)
            yield writer
            writer.finish()
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def encoder(default: Callable[[Any], Any]) -> Callable[[Any], bytes]:
    """Return a function that writes a value as a row; `default` makes plain what is not.

    Named tuples are written as lists. Lone surrogates are kept.
    """
    encode = json.JSONEncoder(
        ensure_ascii=False, check_circular=False, separators=(",", ":"), default=default
    ).encode
    return lambda value: encode(value).encode("utf-8", "surrogatepass")
