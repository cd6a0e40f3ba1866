"""The language of a work is its own, or that of its script; other directions are kept apart."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.languages import (
    isolated,
    isolated_spans,
    language_of,
    primary,
    with_isolated_runs,
    without_isolates,
)
from sphinx_paperlist.papers.model import Paper, Translation
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.spans import Mark, Span, plain, text_of

# A mark that no word is made of, which data may hold.
RLM = "\u200f"


@pytest.mark.parametrize(
    "title, language",
    [
        ("On words", ""),
        ("Über Wörter", ""),
        ("论词", "zh"),
        ("DeepSeek-V3 技术报告", "zh"),
        ("基于 Encoder-only 架构的大语言模型", "zh"),
        ("深層学習による自然言語処理", "ja"),
        ("ディープラーニング", "ja"),
        ("深層学習", "zh"),
        ("딥러닝", "ko"),
        ("韓國語 처리", "ko"),
        ("Reading 红楼梦 with a machine", ""),
        ("The name 王", ""),
        (r"论 $\mathcal{L}_{\infty}$ 范数", "zh"),
        ("[综述](https://example.org/a/b)", "zh"),
        ("On *词*", ""),
        ("كتاب", ""),
    ],
)
def test_the_script_of_a_title_tells_its_language(title: str, language: str) -> None:
    assert language_of(Paper(title=title)) == language


def test_a_paper_says_its_language_itself() -> None:
    assert language_of(Paper(title="深層学習", language="ja")) == "ja"
    assert language_of(Paper(title="论词", language="zh_Hant")) == "zh-Hant"
    assert language_of(Paper(title="Words", language="zh")) == "zh"


@pytest.mark.parametrize("name", ["English", "中文", "de-", "de'><b", "x"])
def test_what_is_no_tag_tells_no_language(name: str) -> None:
    assert language_of(Paper(title="论词", language=name)) == "zh"


def test_a_title_that_is_shown_in_a_language_is_in_it() -> None:
    both = (Translation("title", "en", "Words"), Translation("title", "zh", "GPT"))

    assert language_of(Paper(title="Words", translations=both)) == "en"
    assert language_of(Paper(title="GPT", translations=both)) == "zh"


def test_without_a_title_the_names_tell_the_language() -> None:
    assert language_of(Paper(authors=parse_names("王小明"))) == "zh"
    assert language_of(Paper(title="Words", authors=parse_names("王小明"))) == ""


@pytest.mark.parametrize("tag", ["zh", "zh-Hant-TW", "zh_CN", "ZH"])
def test_the_primary_language_of_a_tag(tag: str) -> None:
    assert primary(tag) == "zh"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Words", "Words"),
        ("论词", "论词"),
        ("كتاب", "\u2067كتاب\u2069"),
        ("ספר 2020", "\u2067ספר 2020\u2069"),
        ("2020 ספר", "\u20672020 ספר\u2069"),
        ("On כהן", "\u2066On כהן\u2069"),
        ("论 كتاب", "\u2066论 كتاب\u2069"),
    ],
)
def test_text_from_right_to_left_is_isolated_with_its_direction(text: str, expected: str) -> None:
    assert isolated(text) == expected


@given(st.text())
def test_no_text_is_changed_but_put_between_isolates(text: Any) -> None:
    runs_left = any(unicodedata.bidirectional(char) in ("R", "AL") for char in text if char != RLM)
    made = isolated(text)

    assert made[1:-1] == text if runs_left else made in (text, f"{made[:1]}{text}{made[-1:]}")


@pytest.mark.parametrize(
    "text, shown",
    [
        ("Lee (2020)", "Lee (2020)"),
        ("李明 (2020)", "李明 (2020)"),
        ("أحمد (2020)", "<أحمد> (2020)"),
        ("Lee, أحمد. 5", "Lee, <أحمد>. 5"),
        ("أحمد, محمد. كتاب 5", "<أحمد, محمد. كتاب> 5"),
        ("ז’בוטינסקי, זאב", "<ז’בוטינסקי, זאב>"),
        ("أحمد and محمد", "<أحمد> and <محمد>"),
        ("أحمد 2020 كتاب", "<أحمد> 2020 <كتاب>"),
        ("(كتاب) أحمد", "(<كتاب>) <أحمد>"),
    ],
)
def test_each_run_from_right_to_left_is_isolated(text: str, shown: str) -> None:
    isolates = str.maketrans({"\u2067": "<", "\u2069": ">"})

    assert with_isolated_runs(text).translate(isolates) == shown


@given(st.text())
def test_isolating_runs_changes_no_text(text: str) -> None:
    assert without_isolates(with_isolated_runs(text)) == without_isolates(text)


def test_spans_are_isolated_as_one() -> None:
    spans = (plain("كتاب "), Span(Mark.EMPHASIS, "x"))

    assert isolated_spans(spans) == (plain("\u2067"), *spans, plain("\u2069"))
    assert isolated_spans(spans[1:]) == spans[1:]
    assert text_of(isolated_spans(())) == ""
