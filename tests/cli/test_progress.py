"""Where somebody waits, a bar shows how far the work is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

from sphinx_paperlist.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def clock(times: Iterable[float]) -> Callable[[], float]:
    """Return a clock that shows these times, one after another."""
    coming = iter(times)
    return lambda: next(coming)


def drawn(stream: io.StringIO, *times: float) -> list[str]:
    progress = Progress(stream, clock(times))
    assert list(progress.over("ab", 2, "reading")) == ["a", "b"]
    progress.clear()
    return stream.getvalue().split("\r\x1b[K")[1:]


def test_work_of_less_than_a_second_shows_nothing() -> None:
    assert drawn(Terminal(), 5, 5, 5.5, 5.9) == []


def test_a_bar_shows_how_much_is_done_and_goes_at_the_end() -> None:
    assert drawn(Terminal(), 5, 5, 6, 7) == [
        "reading [##########..........] 1/2",
        "reading [####################] 2/2",
        "",
    ]


def test_what_is_no_terminal_gets_no_bar() -> None:
    assert drawn(io.StringIO(), 5, 50, 60, 70) == []
