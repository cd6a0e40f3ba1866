"""Find papers by words, as somebody types them who remembers half of a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.keys import aliases
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.names import known_names
from sphinx_paperlist.papers.text import closest, without_marks

_WORD = re.compile(r"\w+")

# How well a word fits, the best first: as a whole word, as the beginning of one, or inside one;
# each in what names the paper (title, nickname, key), then in what else is known of it.
_WHOLE, _BEGINNING, _INSIDE = 0, 2, 4
_ELSEWHERE = 1


@dataclass(frozen=True, slots=True)
class _Texts:
    """Hold the texts of a paper in which words are looked for, without case and accents."""

    naming: str
    other: str
    aliases: frozenset[str]

    @classmethod
    def of(cls, paper: Paper) -> _Texts:
        titles = [one.text for one in paper.translations if one.field == "title"]
        naming = [*map(plain_text, [paper.title, *titles]), paper.nickname, paper.key]
        names = [str(name) for name in known_names(paper.authors)]
        other = [*names, str(paper.year or ""), paper.venue, *paper.tags]
        return cls(
            without_marks(" ".join(naming)),
            without_marks(" ".join(other)),
            frozenset(map(without_marks, aliases(paper))),
        )


def search(papers: Iterable[Paper], words: Sequence[str]) -> list[Paper]:
    """Return the papers that all words are found in, those first in which they fit best.

    Words are looked for in title, nickname, key, aliases, authors, year, venue and tags,
    whatever their case and accents. Papers in which they fit as well keep their order.
    """
    wanted = [(without_marks(word), without_marks(alias(word))) for word in words]
    found = []
    for paper in papers:
        texts = _Texts.of(paper)
        ranks = [_rank(texts, *word) for word in wanted]
        if None not in ranks:
            found.append((sum(filter(None, ranks)), paper))
    found.sort(key=lambda pair: pair[0])
    return [paper for _, paper in found]


def _rank(texts: _Texts, word: str, name: str) -> int | None:
    if name in texts.aliases:
        return _WHOLE
    ranks = []
    if word in texts.naming:
        ranks.append(_fit(texts.naming, word))
    if word in texts.other:
        ranks.append(_fit(texts.other, word) + _ELSEWHERE)
    if any(word in one for one in texts.aliases):
        ranks.append(_INSIDE + _ELSEWHERE)
    return min(ranks, default=None)


def _fit(text: str, word: str) -> int:
    """Tell how a word that stands in a text fits there; letters of Han scripts are no words."""
    best = _INSIDE
    for match in re.finditer(re.escape(word), text):
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        if not before.isalnum():
            best = min(best, _BEGINNING if after.isalnum() else _WHOLE)
    return best


def suggestions(papers: Iterable[Paper], words: Sequence[str]) -> list[str]:
    """Return words of the papers that look like those of the search that are found nowhere."""
    known = set(_known_words(papers))
    unknown = [
        word for word in map(without_marks, words) if not any(word in other for other in known)
    ]
    return [other for word in unknown for other in closest(word, known, 2)]


def _known_words(papers: Iterable[Paper]) -> Iterator[str]:
    for paper in papers:
        texts = _Texts.of(paper)
        yield from _WORD.findall(texts.naming)
        yield from _WORD.findall(texts.other)
