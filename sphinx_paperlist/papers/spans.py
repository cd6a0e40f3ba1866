"""Hold formatted text without any output format in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

# Roles of links whose text is the address itself.
ADDRESS_ROLES = ("doi", "url")


class Mark(StrEnum):
    """Name what a span does to its text."""

    PLAIN = "plain"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    MATH = "math"
    LINK = "link"
    SMALL_CAPS = "small-caps"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    UNDERLINE = "underline"
    # A short text in place of the children, which only an interactive output can show as well.
    CUT = "cut"
    # Made of a link to a file beside a source, once the file has been found.
    DOWNLOAD = "download"


class Span(NamedTuple):
    """Hold a piece of formatted text.

    It has either `text` or `children`; what is cut has both. `url` is the target of a link; `role`
    says what the piece is in its entry, such as `venue`, so that a page can be styled.
    """

    mark: Mark
    text: str = ""
    children: tuple[Span, ...] = ()
    url: str = ""
    role: str = ""


def plain(text: str) -> Span:
    """Return a span of unmarked text."""
    return Span(Mark.PLAIN, text)


def marked(mark: Mark, spans: Sequence[Span], role: str = "", url: str = "") -> Span:
    """Return spans as one; where all are unmarked text it is the text itself that is marked."""
    for span in spans:
        if span.mark is not Mark.PLAIN or span.children or span.role:
            return Span(mark, "", tuple(spans), url, role)
    return Span(mark, "".join([span.text for span in spans]), (), url, role)


def text_of(spans: Iterable[Span]) -> str:
    """Return the bare text of spans; what is cut stays so."""
    return "".join(span.text or text_of(span.children) for span in spans)


def walk_spans(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans, and the spans in them."""
    for span in spans:
        yield span
        if span.children:
            yield from walk_spans(span.children)
