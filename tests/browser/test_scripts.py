"""Text of another direction keeps to its place in a line, and Chinese words are searched for."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import sphinx
from playwright.sync_api import Browser, expect

from tests.browser.conftest import served

# Where each of some texts begins and ends on the page, from left to right.
PLACES = """(texts) => texts.map((text) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.data.indexOf(text);
    if (start >= 0 && node.parentElement.closest("li.paper")) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + text.length);
      const box = range.getBoundingClientRect();
      return [box.left, box.right];
    }
  }
})"""


@pytest.mark.parametrize(
    "texts",
    [
        ["1. ", "الكتاب المختصر في حساب الجبر والمقابلة", "Cairo"],
        ["محمد الخوارزمي", "אברהם אבן עזרא", "Ann Lee", "1831"],
    ],
    ids=["title", "authors"],
)
def test_a_line_is_read_from_left_to_right_whatever_stands_in_it(visit: Any, texts: Any) -> None:
    places = visit("scripts.html").evaluate(PLACES, texts)

    assert places == sorted(places)
    assert all(end <= start + 1 for (_, end), (start, _) in itertools.pairwise(places))


SOURCE = """\
papers:
  - {key: a, title: 大规模语言模型：从理论到实践, authors: [张奇, 桂韬], date: 2024}
  - {key: b, title: {en: On seas, zh: 论海洋}, authors: [Ann Lee], note: 关于海浪的一章。}
"""
CONFIG = 'extensions = ["sphinx_paperlist"]\nlanguage = "zh_CN"\nhtml_theme = "basic"\n'


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site in Chinese."""
    folder: Path = tmp_path_factory.mktemp("chinese")
    files = {
        "conf.py": CONFIG,
        "_papers/a.yaml": SOURCE,
        "index.rst": "文献\n====\n\n.. paperlist::\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", ".", "_build"]
    subprocess.run(command, cwd=folder, check=True)
    with served(folder / "_build") as address:
        yield address


@pytest.mark.skipif(find_spec("jieba") is None, reason="no jieba: pip install jieba")
@pytest.mark.skipif(
    (9, 0) <= sphinx.version_info < (9, 1, 1), reason="Sphinx 9.0 and 9.1.0 cannot search Chinese"
)
@pytest.mark.parametrize("words", ["语言", "海洋", "海浪", "张奇", "seas", "大规模语言模型"])
def test_papers_are_found_by_chinese_words(browser: Browser, chinese: str, words: str) -> None:
    page = browser.new_page()
    page.goto(f"{chinese}/search.html?q={words}")

    expect(page.locator("#search-results li a").first).to_be_visible()
    page.close()
