"""The documentation has our words in the language of the build, and in no other."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Page
from tests.test_catalogues import catalogue

# Elements that hold words of ours, and attributes.
OURS = {"paper-cited-in", "paperlist-downloads", "paperlist-empty"}
HEADINGS = ("h1", "h2")
ATTRIBUTES = ("aria-label", "data-words", "title")
# What a paper or a heading of the documentation may say by itself, and names.
COMMON = {"&", "and", "any", "paper", "citation", "et al.", "Tag", "Year", "Venue", "Other"}


def texts_of(folder: Path) -> Iterator[str]:
    """Yield all texts of pages in which our words stand."""
    for path in folder.rglob("*.html"):
        if "gallery" in path.relative_to(folder).parts[:-1]:
            continue  # sites of their own, in English
        page = Page(path.read_text(encoding="utf-8"))
        is_index = path.name.startswith("paper-")
        for element in page.elements:
            if is_index or element.within("paper") or "data-words" in element.attributes:
                yield from (element.attributes.get(name, "") for name in ATTRIBUTES)
            if (is_index and element.tag in HEADINGS) or OURS.intersection(element.classes):
                yield element.text
            if element.tag == "summary":
                yield element.text
    index = (folder / "searchindex.js").read_text(encoding="utf-8")
    names = json.loads(index[index.index("{") : index.rindex("}") + 1])["objnames"]
    yield from (name for domain, _, name in names.values() if domain == "paper")


@pytest.fixture(scope="module")
def texts(documentation: Callable[[str], Path]) -> dict[str, str]:
    """Return the texts of the documentation in two languages."""
    return {one: "\n".join(texts_of(documentation(one))) for one in ("en", "zh_CN")}


def words(text: str) -> re.Pattern[str]:
    """Return an expression for a message of ours, whatever fills its braces."""
    filling = r"\d+" if "{decade}" in text else r"\S+?"
    inside = filling.join(map(re.escape, re.split(r"\{\w+\}", text)))
    return re.compile(rf"(?<!\w){inside}(?!\w)" if text.isascii() else inside)


@pytest.mark.parametrize("shown, other", [("en", "zh_CN"), ("zh_CN", "en")])
def test_a_site_has_our_words_in_its_language_alone(
    texts: dict[str, str], shown: str, other: str
) -> None:
    missing, foreign = [], []
    for one in catalogue("zh_CN"):
        # What has a context is a term of citation styles, which pages show in entries of theirs.
        if not one.id or one.context or one.id in COMMON:
            continue
        said = {"en": str(one.id), "zh_CN": str(one.string)}
        if not words(said[shown]).search(texts[shown]):
            missing.append(said[shown])
        if words(said[other]).search(texts[shown]):
            foreign.append(said[other])

    assert foreign == []
    # No page of the documentation has these, and those of books are not looked at.
    rare = {"n.d.", "无日期", "No papers yet.", "暂无文献。", "page {number}", "第 {number} 页"}
    assert set(missing) <= rare
