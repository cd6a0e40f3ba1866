"""Hold formatted text without any output format in it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass


class Mark(enum.Enum):
    """Name what a span does to its text."""

    PLAIN = enum.auto()
    EMPHASIS = enum.auto()
    STRONG = enum.auto()
    CODE = enum.auto()
    MATH = enum.auto()
    LINK = enum.auto()


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a piece of formatted text.

    It has either `text` or `children`. `url` is the target of a link; `role` says what the
    piece is in its entry, such as `venue`, so that a page can be styled.
    """

    mark: Mark
    text: str = ""
    children: tuple[Span, ...] = ()
    url: str = ""
    role: str = ""


def plain(text: str) -> Span:
    """Return a span of unmarked text."""
    return Span(Mark.PLAIN, text)


def text_of(spans: Iterable[Span]) -> str:
    """Return the bare text of spans."""
    return "".join(span.text or text_of(span.children) for span in spans)
