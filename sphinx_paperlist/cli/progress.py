"""Show how far a command is, where somebody is waiting for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

Step = TypeVar("Step")

# Work that takes less needs no bar.
_PATIENCE_SECONDS = 1.0
_COLUMNS = 20
_ERASE_LINE = "\r\x1b[K"


class Progress:
    """Draw a bar on a terminal once the work has taken a second, and take it away at the end.

    On what is no terminal nothing is ever drawn. `clock` returns seconds.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._start = clock()
        self._drawn = False

    def over(self, steps: Iterable[Step], total: int, doing: str) -> Iterator[Step]:
        """Yield steps, of which there are `total`, and draw how many are done."""
        self._draw(0, total, doing)
        for done, step in enumerate(steps, 1):
            yield step
            self._draw(done, total, doing)

    def clear(self) -> None:
        """Take the bar away, so that what is printed next has the line to itself."""
        if self._drawn:
            self._write(_ERASE_LINE)
            self._drawn = False

    def _draw(self, done: int, total: int, doing: str) -> None:
        if self._stream.isatty() and self._clock() - self._start >= _PATIENCE_SECONDS:
            filled = _COLUMNS * done // max(total, 1)
            bar = "#" * filled + "." * (_COLUMNS - filled)
            self._write(f"{_ERASE_LINE}{doing} [{bar}] {done}/{total}")
            self._drawn = True

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
