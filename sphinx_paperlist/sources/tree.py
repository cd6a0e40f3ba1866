"""Hold data of any notation with the place of every value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(slots=True)
class Scalar:
    """Hold a text, or None for an absent value; everything else is made from texts."""

    value: str | None
    line: int
    column: int


@dataclass(slots=True)
class Sequence:
    """Hold values in order."""

    items: list[Tree]
    line: int
    column: int


@dataclass(slots=True)
class Mapping:
    """Hold values by name, in order, repeated names included."""

    items: list[tuple[Scalar, Tree]]
    line: int
    column: int


Tree: TypeAlias = Scalar | Sequence | Mapping
