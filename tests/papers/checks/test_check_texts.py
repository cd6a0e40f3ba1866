"""Titles and names that were not read well are named."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.names import Name
from tests.papers.checks.audit import found, paper


@pytest.mark.parametrize(
    "fields, sign",
    [
        ({"title": r"On \emph{all} words"}, r"\emph"),
        ({"title": "The {BERT} words"}, "{"),
        ({"venue": r"Revista de An\'alisis"}, r"\'"),
        ({"container": r"Words \& Things {X"}, "{"),
        ({"authors": (Name("Mil{\\o}sz", "C."),)}, "{"),
    ],
)
def test_commands_and_braces_are_said(fields: dict[str, Any], sign: str) -> None:
    [(_, message)] = found(Code.LEFT_LATEX, paper()._replace(**fields))

    assert f"holds {sign}, which is shown as it is" in message


@pytest.mark.parametrize(
    "title", [r"Of $\mathcal{O}(n)$ words", r"90\% of `\TeX{}`", r"Ball\*-tree", "Plain"]
)
def test_maths_code_and_escapes_are_not(title: str) -> None:
    assert found(Code.LEFT_LATEX, paper(title)) == []


@pytest.mark.parametrize(
    "title, problem",
    [
        ("All about words.", "ends in a full stop"),
        ("All about words..", "ends in a full stop"),
        ("论词语。", "ends in a full stop"),
        ("ATTENTION TO ALL WORDS", "is all capitals"),
    ],
)
def test_odd_titles_are_said(title: str, problem: str) -> None:
    assert found(Code.ODD_TITLE, paper(title)) == [("a.md:1", f"'{title}' {problem}")]


@pytest.mark.parametrize(
    "title",
    [
        *("To be continued...", "Words of Acme Inc.", "Words in the U.S.", "What is it?"),
        *("GPT-4", "RWKV", "大模型 GPT", "LSTM and RNN"),
    ],
)
def test_other_titles_are_not(title: str) -> None:
    assert found(Code.ODD_TITLE, paper(title)) == []


@pytest.mark.parametrize(
    "name, problem",
    [
        (Name("Lee1", "Ann"), "the name 'Ann Lee1' holds a number"),
        (Name("Lee*", "Ann"), "the name 'Ann Lee*' holds markup"),
        (Name("Lee et al", "Ann"), "the name 'Ann Lee et al' holds 'et al.'"),
        (Name("Wu", "Ann Lee and Bo"), "the name 'Ann Lee and Bo Wu' looks like several"),
        (Name("Wu", "Ann Lee; Bo"), "the name 'Ann Lee; Bo Wu' looks like several"),
        (Name("Fox", "Ann Lee Bo Wu Cy Roy Di"), "looks like several"),
    ],
)
def test_what_no_name_holds_is_said(name: Name, problem: str) -> None:
    [(_, message)] = found(Code.ODD_NAME, paper()._replace(authors=(name,)))

    assert message.endswith(f"{problem}, in 'Words'")


@pytest.mark.parametrize(
    "names, problem",
    [
        ("Ding, Ning, Yu Qin, Guang Yang", "the names 'Ding' and 'Ning' look like one"),
        ("Lee, Ann, Wu, Bo", "all of the 4 names are single words, as 'Lee'"),
        ("Ann Lee, Bo Wu, Ann Lee", "the name 'Ann Lee' stands twice"),
    ],
)
def test_runs_that_were_cut_wrongly_are_said(names: str, problem: str) -> None:
    assert found(Code.ODD_NAME, paper(authors=names)) == [("a.md:1", f"{problem}, in 'Words'")]


@pytest.mark.parametrize(
    "names",
    [
        "Gabriel García Márquez, María de los Ángeles de la Cruz",
        "Gorantla V N S L Vishnu Vardhan, Smith Jr.",
        "The Words and Things Team, Meta AI, 01.AI",
        "OpenAI",
        "Madonna, Ann Lee, Bo Wu",
        "李明, 王芳, 张伟, 刘洋",
        "Ann Lee, Bo Wu, et al.",
    ],
)
def test_names_are_many_things(names: str) -> None:
    assert found(Code.ODD_NAME, paper(authors=names)) == []


def test_long_lists_have_namesakes() -> None:
    names = ", ".join(["Wei Wang", "Wei Wang", *(f"A{chr(97 + n)} B" for n in range(10))])

    assert found(Code.ODD_NAME, paper(authors=names)) == []
