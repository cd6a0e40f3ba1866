"""Hold the words that a new site has on its pages, in the languages that we write."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sphinx_paperlist.papers.languages import primary


class Words(NamedTuple):
    """Hold words in one language.

    `indices` names those of papers, in braces, by their `kinds`; `mark` stands between two of them.
    """

    all_papers: str
    other_papers: str
    indices: str
    kinds: Mapping[str, str]
    mark: str


_ENGLISH = Words(
    "All papers",
    "Other papers",
    "All papers {}.",
    {
        "paper-author": "by author",
        "paper-year": "by year",
        "paper-venue": "by venue",
        "paper-tag": "by tag",
    },
    ", ",
)
_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "en": _ENGLISH,
        "zh": Words(
            "全部论文",
            "其他论文",
            "全部论文：{}。",
            {
                "paper-author": "按作者",
                "paper-year": "按年份",
                "paper-venue": "按出处",
                "paper-tag": "按标签",
            },
            "、",
        ),
    }
)


def words_of(language: str) -> Words:
    """Return our words in a language; English where we do not have them."""
    return _WORDS.get(primary(language), _ENGLISH)
