"""A new site has a conf.py that Python reads as it was meant."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.cli.site.conf import Settings, addition, conf, requirements

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]))


def values(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    exec(text, found)
    return found


def test_it_is_short() -> None:
    assert conf(Settings("Words")) == (
        '"""All settings: https://www.sphinx-doc.org/en/master/usage/configuration.html"""\n'
        "\n"
        'project = "Words"\n'
        "\n"
        'extensions = ["sphinx_paperlist", "myst_parser"]\n'
        "\n"
        'html_theme = "furo"\n'
        "html_title = project\n"
        "html_show_copyright = False\n"
        'exclude_patterns = ["_build"]\n'
    )


@given(TEXT, st.lists(TEXT, max_size=4))
def test_any_text_is_what_it_was(title: str, sources: list[str]) -> None:
    found = values(conf(Settings(title, "zh_CN", tuple(sources))))

    assert (found["project"], found["html_title"], found["language"]) == (title, title, "zh_CN")
    assert found.get("paperlist_sources", []) == sources


def test_warnings_that_are_known_are_suppressed_until_they_are_mended() -> None:
    found = addition(Settings("Words", codes=("bad-date", "bad-key"), findings=3))

    assert found.splitlines()[1:] == [
        "# 3 findings, shown by `paperlist check`: delete this when the lists are mended.",
        'suppress_warnings = ["paperlist.bad-date", "paperlist.bad-key"]',
    ]


def test_in_a_folder_with_other_things_the_pages_are_those_beside_conf() -> None:
    found = values(conf(Settings("Words", shared=True, others=("README.md", "a[b]*.md"))))

    assert found["include_patterns"] == ["*.md"]
    assert found["exclude_patterns"] == ["_build", "README.md", "a?b??.md"]


@pytest.mark.parametrize("language, packages", [("en", []), ("zh_CN", ["jieba"]), ("ja", [])])
def test_chinese_needs_a_package_that_finds_words(language: str, packages: list[str]) -> None:
    assert requirements(language).split() == ["sphinx-paperlist", "myst-parser", "furo", *packages]
