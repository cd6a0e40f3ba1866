"""Hold the words that a style puts in by itself, so that they can be translated."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """Hold our own words in one language."""

    others: str = "et al."
    both: str = "and"
    no_date: str = "n.d."
    abstract: str = "Abstract"
    cited_in: str = "Cited in"


ENGLISH = Words()
