"""Choose the texts of one language from those that a paper or a group has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from sphinx_paperlist.papers.model import Paper, Translation
from sphinx_paperlist.papers.query import Group

Item = TypeVar("Item")


def localize(paper: Paper, language: str) -> Paper:
    """Return a paper with its texts in a language, where it has them.

    `zh_CN` takes `zh-CN`, else `zh`, else another `zh-...`, else the text that was given first.
    """
    if not paper.translations:
        return paper
    return paper._replace(**chosen_texts(paper.translations, language))


def localize_group(group: Group[Item], language: str) -> Group[Item]:
    """Return a group with its title and description in a language, as `localize` does."""
    if not group.translations:
        return group
    return group._replace(**chosen_texts(group.translations, language))


def chosen_texts(translations: Iterable[Translation], language: str) -> dict[str, Any]:
    """Return for each field the text whose language is closest to the one asked for."""
    best: dict[str, tuple[int, str]] = {}
    for one in translations:
        score = _closeness(one.language, language)
        if score > best.get(one.field, (0, ""))[0]:
            best[one.field] = (score, one.text)
    return {name: text for name, (_, text) in best.items()}


def _closeness(tag: str, language: str) -> int:
    ours, wanted = (t.replace("_", "-").casefold() for t in (tag, language))
    if ours == wanted:
        return 3
    if ours == wanted.partition("-")[0]:
        return 2
    return int(ours.partition("-")[0] == wanted.partition("-")[0])
