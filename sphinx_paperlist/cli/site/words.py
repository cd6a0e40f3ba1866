"""Hold the words that a new site has on its pages, in the languages that we write."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sphinx_paperlist.papers.languages import primary


class Words(NamedTuple):
    """Hold words in one language; texts in braces are filled in.

    `blank` stands between sentences, `comma` and `last` between the indices that `indices` names.
    `further_papers` is the title of papers that stand in no list, `lists` that of files without
    sections, `more` that of what is in no file.
    """

    blank: str
    more_than: str
    indices: str
    author: str
    year: str
    venue: str
    tag: str
    comma: str
    last: str
    further_papers: str
    all_papers: str
    lists: str
    more: str


_ENGLISH = Words(
    blank=" ",
    more_than="More than {number} papers.",
    indices="The papers are also listed {indices}.",
    author="by author",
    year="by year",
    venue="by venue",
    tag="by tag",
    comma=", ",
    last=" and ",
    further_papers="Further papers",
    all_papers="All papers",
    lists="Lists",
    more="More",
)
_CHINESE = Words(
    blank="",
    more_than="收录论文 {number} 余篇。",
    indices="全部论文也可{indices}查找。",
    author="按作者",
    year="按年份",
    venue="按出处",
    tag="按标签",
    comma="、",
    last="或",
    further_papers="其他论文",
    all_papers="全部论文",
    lists="列表",
    more="更多",
)
_WORDS: Mapping[str, Words] = MappingProxyType({"en": _ENGLISH, "zh": _CHINESE})


def words_of(language: str) -> Words:
    """Return our words in a language; English where we do not have them."""
    return _WORDS.get(primary(language), _ENGLISH)
