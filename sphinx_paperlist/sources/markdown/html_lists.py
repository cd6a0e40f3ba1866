"""Find the entries of lists and tables that are written in HTML, which is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_ITEM = re.compile(
    r"<(li|tr)\b[^>]*>(.*?)(?=<(?:li|tr)\b|</(?:ul|ol|table|tbody)>|\Z)", re.DOTALL | re.IGNORECASE
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# Where papers are: preprint servers, publishers, proceedings, and files.
_PAPER = re.compile(
    r"href\s*=\s*[\"']?https?://[^\s\"'>]*(?:arxiv\.|doi\.org|openreview|aclanthology|aclweb|acm\.org"
    r"|ieee|thecvf|springer|sciencedirect|nature\.com|mlr\.press|jmlr|neurips|nips\.cc|biorxiv"
    r"|semanticscholar|ijcai|aaai|\.pdf)",
    re.IGNORECASE,
)
_FEW_WORDS = 3


class HtmlItem(NamedTuple):
    """Hold the words of an item or a row, and how many lines below the first it begins."""

    words: str
    line: int


def items_of_papers(html: str) -> Iterator[HtmlItem]:
    """Yield the items and rows of a block of HTML that hold a link to a paper."""
    if not _PAPER.search(html):
        return
    html = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), html)
    for match in _ITEM.finditer(html):
        words = " ".join(unescape(_TAG.sub(" ", match[2])).split())
        if _PAPER.search(match[2]) and len(words.split()) >= _FEW_WORDS:
            yield HtmlItem(words, html.count("\n", 0, match.start()))
