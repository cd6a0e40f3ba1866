"""A new site is in the language of those who keep the list."""

from __future__ import annotations

import pytest

from sphinx_paperlist.cli.site.library import site_language
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Paper, PaperList, Source


def library_of(heading: str = "Heading", title: str = "Words on words", note: str = "") -> Library:
    paper = Paper(title=title, note=note)
    return build_library([Source("a.md", lists=(PaperList(title=heading, papers=(paper,)),))])


@pytest.mark.parametrize(
    "fields, language",
    [
        ({}, "en"),
        ({"heading": "非 Transformer 架构"}, "zh_CN"),
        ({"note": "这篇论文很好 GPT"}, "zh_CN"),
        ({"title": "论词"}, "zh_CN"),
        ({"heading": "ことばについて"}, "ja"),
        ({"heading": "Reading 红楼梦 with a machine"}, "en"),
        ({"heading": "2024", "title": "12"}, "en"),
    ],
)
def test_the_language_is_that_of_headings_notes_or_titles(
    fields: dict[str, str], language: str
) -> None:
    assert site_language(library_of(**fields)) == language
