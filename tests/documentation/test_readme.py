"""Both READMEs tell their readers to type the same, and lead to files that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documentation.conftest import DOCS

CHECKOUT = DOCS.parent
READMES = ["README.md", "README.zh-CN.md"]
BLOCK = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)\)")


def commands(path: Path) -> Iterator[str]:
    """Yield the lines that are typed, without what is said of them."""
    for _, language, body in BLOCK.findall(path.read_text(encoding="utf-8")):
        if language == "sh":
            yield from (line.partition("  #")[0].rstrip() for line in body.splitlines())


def links(path: Path) -> set[str]:
    """Return the links to files beside a README."""
    text = BLOCK.sub("", path.read_text(encoding="utf-8"))
    return {link for link in LINK.findall(text) if "://" not in link}


def test_the_chinese_readme_has_the_commands_of_the_english() -> None:
    english, chinese = (list(commands(CHECKOUT / name)) for name in READMES)

    assert chinese == english
    assert len(english) > 5


@pytest.mark.parametrize("name, other", [READMES, READMES[::-1]])
def test_a_readme_leads_to_the_other_and_to_files_that_are_there(name: str, other: str) -> None:
    found = links(CHECKOUT / name)

    assert other in found
    assert sorted(link for link in found if not (CHECKOUT / link).exists()) == []
