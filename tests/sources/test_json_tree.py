"""JSON becomes a tree with a place for every value, and a mistake costs one record at most."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.text import without_control_characters
from sphinx_paperlist.sources.json_tree import MAX_DEPTH, MAX_MISTAKES, parse_json
from sphinx_paperlist.sources.tree import Mapping, Scalar, Sequence


def data(tree: Any) -> Any:
    match tree:
        case Scalar():
            return tree.value
        case Sequence():
            return [data(item) for item in tree.items]
        case Mapping():
            return {key.value: data(value) for key, value in tree.items}


def scalars(tree: Any) -> Any:
    match tree:
        case Scalar():
            yield tree
        case Sequence():
            for item in tree.items:
                yield from scalars(item)
        case Mapping():
            for key, value in tree.items:
                yield key
                yield from scalars(value)


def test_every_value_has_its_line_and_column() -> None:
    tree, said = parse_json('\n{"a": "b",\n "c": [1,\n  {"e": null}]}\n', "a.json")

    assert said == []
    assert tree == Mapping(
        [
            (Scalar("a", 2, 2), Scalar("b", 2, 7)),
            (
                Scalar("c", 3, 2),
                Sequence(
                    [
                        Scalar("1", 3, 8),
                        Mapping([(Scalar("e", 4, 4), Scalar(None, 4, 9))], 4, 3),
                    ],
                    3,
                    7,
                ),
            ),
        ],
        2,
        1,
    )


@pytest.mark.parametrize(
    "text, value",
    [
        ("10.1000", "10.1000"),
        ("-1.5e+3", "-1.5e+3"),
        ("true", "true"),
        ("null", None),
        (r'"\u8bba\n\"\/\\"', '论\n"/\\'),
        (r'"\ud83d\ude00"', "😀"),
        ('""', ""),
        ('{"a": 1, "a": 2}', {"a": "2"}),
    ],
)
def test_scalars_are_what_was_typed(text: str, value: Any) -> None:
    tree, said = parse_json(text, "a.json")

    assert (data(tree), said) == (value, [])


def test_a_name_given_twice_stays_twice() -> None:
    tree, _ = parse_json('{"a": 1, "a": 2}', "a.json")

    assert isinstance(tree, Mapping)
    assert [
        (name.value, value.value) for name, value in tree.items if isinstance(value, Scalar)
    ] == [
        ("a", "1"),
        ("a", "2"),
    ]


@pytest.mark.parametrize(
    "text, value, place, hint",
    [
        ('["a",]', ["a"], (1, 6), "delete the comma"),
        ('["a" "b"]', ["a", "b"], (1, 6), "put a comma"),
        ('{"a": 1\n"b": 2}', {"a": "1", "b": "2"}, (2, 1), "put a comma"),
        ("[NaN]", [None], (1, 2), "write null"),
        ("[True]", ["True"], (1, 2), "write true"),
        ("[2021-11]", ["2021-11"], (1, 2), "in double quotes"),
        ("// x\n[1]", ["1"], (1, 1), "JSON has none"),
        ("[1, /* x\n */ 2]", ["1", "2"], (1, 5), "JSON has none"),
        (r'["\alpha \"\phi\""]', ['\\alpha "\\phi"'], (1, 2), r"write \\ for"),
        ('{"a": 1}\n{"b": 2}', [{"a": "1"}, {"b": "2"}], (2, 1), "name the file .jsonl"),
    ],
)
def test_a_small_mistake_costs_nothing(text: str, value: Any, place: Any, hint: str) -> None:
    tree, (said,) = parse_json(text, "a.json")

    assert data(tree) == value
    assert (said.code, said.origin) == (Code.BAD_JSON, Origin("a.json", *place))
    assert hint in said.hint


@pytest.mark.parametrize(
    "broken, column, hint",
    [
        ("{\"t\": 'B'}", 7, "double quotes"),
        ('{"t": "say "so" now"}', 13, 'write \\"'),
        ('{"t": "B}', 7, 'put " at its end'),
        ('{"t": B}', 7, "double quotes around it"),
        ('{"t": }', 7, ""),
        ('{"t" "B"}', 2, "a name and a colon"),
        ('{"t": "B",, "u": 1}', 11, "delete it"),
        ('{t: "B"}', 5, ""),
        ('{"t": ["B"}', 11, "bracket before it is missing"),
        ('{"t": "B"', 1, ""),
    ],
)
@pytest.mark.parametrize("indent", [0, 2])
def test_a_broken_record_leaves_the_others(
    broken: str, column: int, hint: str, indent: int
) -> None:
    blanks = " " * indent
    text = f'[\n{blanks}{{"t": "A"}},\n{blanks}{broken},\n{blanks}{{"t": "C"}}\n]'
    tree, (said, *_) = parse_json(text, "a.json")

    assert data(tree) == [{"t": "A"}, {"t": "C"}]
    if column > 1:
        assert said.origin == Origin("a.json", 3, column + indent)
    assert hint in said.hint


def test_a_broken_record_does_not_move_others_to_its_list() -> None:
    text = '{"S": [{"title": "A"}, {"title": B}],\n "T": [{"title": "C"}]}'
    tree, said = parse_json(text, "a.json")

    assert data(tree) == {"S": [{"title": "A"}], "T": [{"title": "C"}]}
    assert len(said) == 1


@pytest.mark.parametrize(
    "text, kept",
    [
        ('[{"t": "A"}, {"t": "B"', [{"t": "A"}]),
        ('{"lists": [{"title": "S", "papers": [{"title": "A"}, {"title": "B', None),
        ("[1, 2", ["1", "2"]),
        ('["a"]]', ["a"]),
        ("[}", []),
        ("}", None),
        (":", None),
    ],
)
def test_what_was_complete_is_kept_where_reading_stops(text: str, kept: Any) -> None:
    tree, (said,) = parse_json(text, "a.json")

    expected = {"lists": [{"title": "S", "papers": [{"title": "A"}]}]}
    assert data(tree) == (kept if kept is not None or text in ("}", ":") else expected)
    assert said.code is Code.BAD_JSON
    assert "what follows is not read" in said.hint


def test_deep_nesting_is_refused_and_not_followed() -> None:
    _, (said,) = parse_json("[" * 100_000, "a.json")

    assert said.message == f"nested deeper than {MAX_DEPTH} levels"


def test_a_file_of_mistakes_is_given_up() -> None:
    _, said = parse_json("[" + "{'a': 1}," * 1000 + "]", "a.json")

    assert len(said) == MAX_MISTAKES + 1
    assert "what follows is not read" in said[-1].hint


def test_control_characters_of_escape_sequences_are_removed() -> None:
    tree, said = parse_json(r'["a\u0000b\ud800c\u202e"]', "a.json")

    assert data(tree) == ["abc"]
    assert [one.code for one in said] == [Code.CONTROL_CHARACTER]


def test_lines_are_records_each_by_itself() -> None:
    tree, said = parse_json('{"t": 1}\n{"t": 2\n{"t": 3}\n\nx\n{"t": 4}', "a.jsonl", lines=True)

    assert data(tree) == [{"t": "1"}, {"t": "3"}, {"t": "4"}]
    assert [one.origin.line for one in said] == [3, 5]
    assert data(parse_json('{"t": 1}', "a.jsonl", lines=True)[0]) == [{"t": "1"}]


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
    max_leaves=12,
)


def as_typed(value: Any) -> Any:
    match value:
        case str():
            return without_control_characters(value)
        case list():
            return [as_typed(one) for one in value]
        case dict():
            return {as_typed(name): as_typed(one) for name, one in value.items()}
        case None:
            return None
    return json.dumps(value)


@settings(max_examples=200, deadline=None)
@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_every_json_reads_as_pythons_own_reader_has_it(
    value: Any, indent: Any, ascii_only: Any
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    tree, said = parse_json(text, "a.json")
    lines = text.split("\n")

    assert data(tree) == as_typed(value)
    assert {one.code for one in said} <= {Code.CONTROL_CHARACTER}
    for one in scalars(tree):
        start = lines[one.line - 1][one.column - 1 :]
        assert start.startswith(('"', one.value or "null"))


PIECES = [
    '"',
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "1",
    "a",
    "\n",
    " ",
    "\\",
    "'",
    "//",
    "/*",
    "*/",
    "null",
]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([*PIECES, '"a"', '{"a": 1}', '{"a": [']), max_size=30), st.booleans()
)
def test_no_text_makes_it_raise(pieces: list[str], lines: Any) -> None:
    parse_json("".join(pieces), "a.json", lines=lines)
