"""Edits are made at their places, and joined lines know theirs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.cli.migration.records import Edit, Joined, Line, apply


def test_edits_are_made_in_any_order() -> None:
    edits = [Edit(4, 6, ""), Edit(0, 1, "A"), Edit(6, 6, "!"), Edit(2, 2, "-")]

    assert apply("abcdef", edits) == "Ab-cd!"
    assert [edit.growth for edit in edits] == [-2, 0, 1, 1]


@given(st.lists(st.text("ab", max_size=3), min_size=1, max_size=5), st.data())
def test_every_character_of_joined_lines_has_its_place(
    texts: list[str], data: st.DataObject
) -> None:
    page = "> ".join(["", *(f"{text}\n" for text in texts)])
    lines, start = [], 0
    for text in texts:
        start += 2
        lines.append(Line(start, text))
        start += len(text) + 1
    joined = Joined(lines)

    assert joined.text == "\n".join(texts)
    assert [page[joined.at(n)] for n in range(len(joined.text))] == list(joined.text)
    begin = data.draw(st.integers(0, len(joined.text)))
    end = data.draw(st.integers(begin, len(joined.text)))
    part = joined.part(begin, end)
    assert "\n".join(line.text for line in part) == joined.text[begin:end]
    assert all(page.startswith(line.text, line.start) for line in part)
