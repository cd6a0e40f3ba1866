"""Suit what is printed to where it goes: colours, columns, the width of characters."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TextIO, TypeAlias
from unicodedata import combining, east_asian_width

Paint: TypeAlias = Callable[[str, str], str]


def has_colours(stream: TextIO) -> bool:
    """Tell whether a stream shows colours: a terminal does, unless `NO_COLOR` is set.

    `FORCE_COLOR` asks for them anywhere (no-color.org, force-color.org).
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def painter(stream: TextIO) -> Paint:
    """Return a function that gives a text a colour of Sphinx's, or leaves it where none is seen."""
    if not has_colours(stream):
        return lambda colour, text: text
    # Sphinx is needed only where there are colours.
    from sphinx.util.console import colorize  # noqa: PLC0415 - see above

    return colorize


def print_utf8(text: str) -> None:
    """Print as UTF-8 whatever the terminal's encoding, since that is what readers take.

    Line ends are printed as they are.
    """
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes; Han characters take two."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(char) else 1 + (east_asian_width(char) in "WF") for char in text)


def fitted(text: str, columns: int) -> str:
    """Return a text in exactly so many columns: cut with an ellipsis, or followed by blanks."""
    if width(text) > columns:
        while text and width(text) >= columns:
            text = text[:-1]
        text = f"{text}…" if columns else ""
    return text + " " * (columns - width(text))
