"""Tables that are drawn end where docutils ends them, and their cells have bounds."""

from __future__ import annotations

import pytest

from sphinx_paperlist.cli.migration.records import RST, Role, Room
from tests.cli.migration.pages import found_in

GRID = "+-------------+---+\n| :cite:`a`   | b |\n|  ``c|`` d   |   |\n+-------------+---+\n"
SIMPLE = "=========== ===\n:cite:`a`   b\n----------- ---\nc           :cite:`d`\n=========== ===\n"


def rooms(text: str) -> list[tuple[str, int]]:
    found = [one for one in found_in(text, RST) if isinstance(one, Room)]
    return [(text[one.start : one.end], one.blanks) for one in found]


def cited(text: str) -> list[str]:
    found = [one for one in found_in(text, RST) if isinstance(one, Role)]
    return [text[one.start : one.end] for one in found]


def test_a_cell_has_the_blanks_behind_its_text() -> None:
    assert rooms(GRID) == [(" :cite:`a`   ", 3)]
    assert rooms(SIMPLE) == [(":cite:`a`  ", 2)]


def test_the_last_cell_of_a_simple_table_has_no_bounds() -> None:
    assert cited(SIMPLE) == [":cite:`a`", ":cite:`d`"]


@pytest.mark.parametrize("table", [GRID, SIMPLE])
@pytest.mark.parametrize("indent", ["", "   "])
def test_what_follows_a_table_has_no_bounds(table: str, indent: str) -> None:
    lines = [f"{indent}{line}" for line in f"{table}\n:cite:`e`".split("\n")]
    text = "Words.\n\n" + "\n".join(lines)

    assert cited(text)[-1] == ":cite:`e`"
    assert len(rooms(text)) == 1


def test_a_simple_table_may_have_blank_lines() -> None:
    text = "=========== ===\na           b\n\n:cite:`a`   b\n=========== ===\n\n:cite:`c`\n"

    assert rooms(text) == [(":cite:`a`  ", 2)]
    assert cited(text) == [":cite:`a`", ":cite:`c`"]
