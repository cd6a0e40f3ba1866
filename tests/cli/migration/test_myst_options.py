"""Options of MyST are read and written as myst-parser reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from myst_parser.parsers.options import options_to_items

from sphinx_paperlist.cli.migration.myst_options import Options, quoted, read_options
from sphinx_paperlist.cli.migration.records import Line


def read(text: str) -> Options:
    return read_options([Line(0, line) for line in text.splitlines()])


@pytest.mark.parametrize(
    "text, options",
    [
        ("", Options({})),
        (":a: b\n:c:\n\n:d: e", Options({"a": "b", "c": ""}, 2)),
        ("---\na: b\nc:\n---\nd", Options({"a": "b", "c": ""}, 4, block=True)),
        ("---\na: b", Options({"a": "b"}, 2, block=True)),
        (":a: 'b ''c'''", Options({"a": "b 'c'"}, 1)),
        ("---\na: >\n  b\n  c\n---", Options({"a": "b c"}, 5, block=True)),
        (":::{note}\n:::", Options({})),
        (':a: {"b"} & c', Options(None, 1)),
        ("---\na: [b]\n---", Options(None, 3, block=True)),
        ("words", Options({})),
    ],
)
def test_options_are_read_in_both_notations(text: str, options: Options) -> None:
    assert read(text) == options


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ")).map(str.strip))
def test_what_is_written_is_read_back(value: str) -> None:
    value = " ".join(value.split())
    items, _ = options_to_items(f"a: {quoted(value)}")

    assert list(items) == [("a", value)]
    assert read(f":a: {quoted(value)}").given == {"a": value}
