"""A Chinese site is told what its search needs."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.extension.html import search

HINT = "Sphinx needs the package 'jieba' for them (pip install jieba)"
PAGE = {"index.rst": "Title\n=====\n"}


@pytest.mark.parametrize(
    "config, builder, installed, times",
    [
        ({"language": "zh_CN"}, "html", False, 1),
        ({"language": "en", "html_search_language": "zh"}, "dirhtml", False, 1),
        ({"language": "zh_CN"}, "html", True, 0),
        ({"language": "zh_CN"}, "latex", False, 0),
        ({"language": "en"}, "html", False, 0),
    ],
)
def test_the_package_that_is_missing_is_named_once_and_is_no_warning(
    site: Any,
    monkeypatch: Any,
    config: Any,
    builder: str,
    installed: Any,
    times: int,
) -> None:
    monkeypatch.setattr(search, "find_spec", lambda name: object() if installed else None)
    build = site.build(PAGE, builder, **config)

    assert build.status.count(HINT) == times
    assert build.warnings == []
