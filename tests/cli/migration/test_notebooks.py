"""A notebook changes in the citations of its Markdown, and in nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.cli.migration.notebooks import markdown_cells
from sphinx_paperlist.cli.migration.pages import rewrite
from sphinx_paperlist.cli.migration.project import Project
from sphinx_paperlist.cli.migration.records import NOTEBOOK
from tests.cli.migration.pages import MYST_PAGES


def cell(source: Any, kind: str = "markdown") -> dict[str, Any]:
    return {"cell_type": kind, "metadata": {}, "source": source}


def notebook(*cells: dict[str, Any], **how: Any) -> str:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}, **how)


def rewritten(text: str) -> str:
    return rewrite(text, NOTEBOOK, "page", Project(style="unsrt")).text


def test_only_the_changed_characters_are_others() -> None:
    old = notebook(
        cell(["# Title {cite}`a`\n", 'Maths $\\alpha$, "é" {cite:t}`b`\n']),
        cell("{cite}`c`"),
        cell("print('{cite}`no`')", "code"),
        cell("{cite}`no`", "raw"),
        indent=1,
    )
    new = old.replace("{cite}`a`", "{paper:p}`a`").replace("{cite:t}`b`", "{paper:t}`b`")

    assert rewritten(old) == new.replace("{cite}`c`", "{paper:p}`c`")


@pytest.mark.parametrize(
    "source, expected",
    [
        (
            ["```{bibliography}\n", ":cited:\n", "```"],
            ["```{paperlist}\n", ":cited: site\n", "```"],
        ),
        (
            ["```{bibliography} refs.bib\n", "```\n", "x"],
            ["```{paperlist} refs\n", ":cited: site\n", "```\n", "x"],
        ),
        ("```{bibliography}\n```", "```{paperlist}\n:cited: site\n```"),
        (
            ["```{bibliography}\n", ':filter: title % "a"\n', "```\n"],
            ["```{paperlist}\n", ":where: '\"a\" in title'\n", "```\n"],
        ),
        (["{footcite}`a`"], ["{paper:p}`a`"]),
        ([], []),
    ],
)
def test_a_listing_takes_lines_as_notebooks_have_them(source: Any, expected: Any) -> None:
    old, new = notebook(cell(source), indent=1), notebook(cell(expected), indent=1)

    assert rewritten(old) == new


@given(
    page=MYST_PAGES,
    split=st.sampled_from([str, lambda text: text.splitlines(keepends=True)]),
    how=st.sampled_from([{}, {"indent": 1}, {"indent": 2, "ensure_ascii": False}]),
)
def test_a_cell_becomes_what_a_page_becomes(page: str, split: Any, how: dict[str, Any]) -> None:
    text = f'{page}é 𝔸 \\ " \t'
    old = notebook(cell(split(text)), **how)
    new = rewrite(text, "myst", "page", Project(style="unsrt")).text

    assert rewritten(old) == notebook(cell(split(new)), **how)


def test_findings_have_their_place_in_the_file() -> None:
    old = notebook(cell(["Words\n", "{cite:empty}`a`"]), indent=1)
    (found,) = rewrite(old, NOTEBOOK, "page", Project()).findings

    assert old[found.at :].startswith("{cite:empty}`a`")


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"cells": 1}', '{"worksheets": []}', '{"cells": [1]}']
)
def test_another_json_has_no_cells(text: str) -> None:
    assert list(markdown_cells(text)) == []


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="line 1"):
        rewrite('{"cells": "cite"', NOTEBOOK, "page", Project())
