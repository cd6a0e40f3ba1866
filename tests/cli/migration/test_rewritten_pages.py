"""A rewritten page differs from the old one in its citations alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.cli.migration.pages import Rewritten, rewrite
from sphinx_paperlist.cli.migration.project import Project
from sphinx_paperlist.cli.migration.records import MYST, RST
from tests.cli.migration.pages import MYST_PAGES, RST_PAGES

_OLD = re.compile(r"cite|bibliography", re.IGNORECASE)
_PROJECT = Project(prefixes={"a-": ["page"]})


def rewritten(text: str, kind: str = RST, **project: Any) -> Rewritten:
    return rewrite(text, kind, "page", Project(**project))


def said(text: str, kind: str = RST) -> list[str]:
    return [one.message for one in rewritten(text, kind).findings]


# Pieces of which pages are made that no author would write, so that blocks meet in all ways.
_PIECES = st.lists(
    st.sampled_from(
        (
            *"\n\n\n  -*`|:>.\\=+#$%<[(中&\t\x0c\ufeff",
            *("``", "```", "~~~", ":::", "---", "   ", "\r\n", "word", "::", ">>> ", "1. ", "| "),
            *(".. ", ".. note::", "```{note}\n", "<!-- ", " -->", "\n====\n"),
            *("\n=== ===\n", "\n+---+\n", "{cite}`a-b`", ":cite:`a-b`", ":cite:ps:`{see}k{p. 3}`"),
            *("{footcite}`k`", "\\ :footcite:`k`", "\n```{bibliography}\n:style: x\n```\n"),
            "\n\n.. bibliography:: a.bib\n   :all:\n",
        )
    ),
    max_size=30,
).map("".join)
_KINDS = st.sampled_from([RST, MYST])
_PAGES = st.one_of(
    st.tuples(RST_PAGES, st.just(RST)),
    st.tuples(MYST_PAGES, st.just(MYST)),
    st.tuples(_PIECES, _KINDS),
)


@given(text=st.one_of(st.text(), _PIECES), kind=_KINDS)
def test_a_page_without_citations_stays_as_it_is(text: str, kind: str) -> None:
    # The word is there, so that the page is read.
    text = f"{_OLD.sub('x', text)}\nA bibliography cites.\n"

    assert rewritten(text, kind) == (text, [])


@given(page=_PAGES)
def test_rewriting_twice_is_rewriting_once(page: tuple[str, str]) -> None:
    text, kind = page
    once = rewrite(text, kind, "page", _PROJECT)
    twice = rewrite(once.text, kind, "page", _PROJECT)

    assert twice.text == once.text
    # What has been left is said again.
    left = [one.message for one in once.findings if "is not rewritten" in one.message]
    assert set(left) <= {one.message for one in twice.findings}


@given(page=_PAGES)
def test_other_lines_stay_as_they_are(page: tuple[str, str]) -> None:
    text, kind = page
    new = iter(re.findall(r"[^\n]*\n|[^\n]+", rewrite(text, kind, "page", _PROJECT).text))
    others = [one for one in re.findall(r"[^\n]*\n|[^\n]+", text) if is_other(one)]

    # Each is found in the new page, in this order.
    assert [one for one in others if one not in new] == []


def is_other(line: str) -> bool:
    """Tell whether a line is none of a citation, nor may be an option or the signs of a title."""
    old = re.search(r"cite|bibliography|^\s|^>|^:|^([^\w\s])\1+\s*$", line)
    return bool(line.strip()) and not old


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_blanks_and_the_mark_of_the_encoding_stay(end: str, mark: str) -> None:
    old = f"{mark}:cite:`a` \t{end}{end}.. bibliography::{end}   :all: {end}{end}x \t{end}\tx"
    new = f"{mark}:paper:p:`a` \t{end}{end}.. paperlist::{end}   :title: T {end}{end}x \t{end}\tx"

    assert rewritten(old, style="unsrt", header="T").text == new


def test_the_lines_of_a_title_grow_with_it() -> None:
    old = "======\n:cite:`中`\n======\n\nWords\n-----\n\nBy :cite:`a`\n------------\n"

    assert rewritten(old.replace("======", "=" * 10)).text == (
        "=============\n:paper:p:`中`\n=============\n\n"
        "Words\n-----\n\nBy :paper:p:`a`\n---------------\n"
    )


def test_a_title_with_long_lines_keeps_them() -> None:
    old = "By :cite:`a`\n==================================\n"

    assert rewritten(old).text == old.replace("cite", "paper:p")


def test_a_cell_of_a_table_keeps_its_width() -> None:
    old = "+--------------+---+\n| :cite:`a`    | b |\n+--------------+---+\n"

    assert rewritten(old).text == old.replace(":cite:`a`   ", ":paper:p:`a`")


def test_a_cell_that_is_full_is_left() -> None:
    old = "+-----------+---+\n| :cite:`a` | b |\n+-----------+---+\n"

    assert rewritten(old).text == old
    assert said(old) == [
        "the roles in this cell are not rewritten: they become longer, and it is full"
    ]


def test_a_cell_that_becomes_shorter_is_filled() -> None:
    old = "==================== ===\na                    b\n==================== ===\n"
    old += ":cite:`prefix-a`     b\n==================== ===\n"

    assert ":paper:p:`a`         b" in rewritten(old, prefixes={"prefix-": ["page"]}).text


def test_the_last_cell_of_a_simple_table_may_grow() -> None:
    old = "=== =========\na   :cite:`a`\n=== =========\n"

    assert rewritten(old).text == old.replace("cite", "paper:p")


def test_a_role_that_goes_on_in_the_next_line_of_a_table_is_left() -> None:
    old = "+-----------+\n| :cite:`a, |\n| b`        |\n+-----------+\n"

    assert rewritten(old).text == old
    assert said(old) == ["a role in a table that goes on in the next line is not rewritten"]


def test_a_bibliography_in_a_table_is_left() -> None:
    old = "+--------------------+\n| .. bibliography::  |\n+--------------------+\n"

    assert rewritten(old).text == old
    assert said(old) == ["a bibliography in a table is not rewritten"]


def test_findings_have_their_place() -> None:
    old = "Words.\n\n:cite:empty:`a` and :cite:ps:`a`.\n"
    places = [(old[one.at :][:12], one.lost) for one in rewritten(old).findings]

    assert places == [(":cite:empty:", True), (":cite:ps:`a`", False)]
