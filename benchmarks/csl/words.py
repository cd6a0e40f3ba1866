"""Texts made from the symbols of `words.toml`: titles, journals, publishers, numbers.

A text may hold other symbols, so that some hundred words make many thousand titles.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_SYMBOL = re.compile(r"\{([A-Za-z-]+)\}")
_DIGIT = re.compile(r"[@~]")

Table = Mapping[str, Any]


@cache
def table(name: str) -> dict[str, Any]:
    """Read one of the tables beside this module, `kinds`, `names` or `words`."""
    text = Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


class Words:
    """What is said of one work: the symbols of its discipline, then those of all."""

    def __init__(self, discipline: str, chance: random.Random) -> None:
        words = table("words")
        self._symbols: Table = {**words["common"], **words[discipline]}
        self._chance = chance
        self._used: set[str] = set()

    def text(self, symbol: str) -> str:
        """Make a text of a symbol; nothing is chosen twice while there is something else."""
        forms = self._symbols[symbol]
        form = self._chance.choice([one for one in forms if one not in self._used] or forms)
        self._used.add(form)
        return _SYMBOL.sub(self._inner, _DIGIT.sub(self._digit, form))

    def _inner(self, match: re.Match[str]) -> str:
        name = match[1]
        text = self.text(name[0].lower() + name[1:])
        return text[0].upper() + text[1:] if name[0].isupper() else text

    def _digit(self, match: re.Match[str]) -> str:
        return str(self._chance.randint(1 if match[0] == "@" else 0, 9))
