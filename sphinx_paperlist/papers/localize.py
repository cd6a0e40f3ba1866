"""Choose the texts of one language from those that a paper or a group has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from sphinx_paperlist.papers.model import Paper, Translation
from sphinx_paperlist.papers.query import Group

Item = TypeVar("Item")


def localize(paper: Paper, language: str, translate: Callable[[str], str] = str) -> Paper:
    """Return a paper with its texts in a language, where it has them.

    `zh_CN` takes `zh-CN`, else `zh`, else another `zh-...`, else the text that was given first.
    `translate` returns what a translator has made of prose that is given in one language only.
    """
    texts = _texts(paper, language, translate, ("note", "abstract"))
    return paper._replace(**texts) if texts else paper


def localize_group(
    group: Group[Item], language: str, translate: Callable[[str], str] = str
) -> Group[Item]:
    """Return a group with its title and description in a language, as `localize` does."""
    texts = _texts(group, language, translate, () if group.field else ("title", "description"))
    return group._replace(**texts) if texts else group


def given(one: Paper | Group[Item]) -> tuple[str, ...]:
    """Return the names of the fields that a source has in several languages."""
    return tuple(dict.fromkeys(text.field for text in one.translations))


def _texts(
    one: Paper | Group[Item], language: str, translate: Callable[[str], str], prose: Sequence[str]
) -> dict[str, Any]:
    texts = chosen_texts(one.translations, language) if one.translations else {}
    if translate is not str:
        found = {name: getattr(one, name) for name in prose if name not in given(one)}
        texts |= {name: translate(text) for name, text in found.items() if text}
    return texts


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
