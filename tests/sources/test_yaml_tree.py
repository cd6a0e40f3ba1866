"""YAML becomes a tree with a place for every value, and nothing else of YAML gets in."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.sources import yaml_tree
from sphinx_paperlist.sources.tree import Mapping, Scalar, Sequence
from sphinx_paperlist.sources.yaml_tree import MAX_DEPTH, parse_yaml


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def loader(request: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # PyYAML is not built with libyaml everywhere.
    if request.param == "python":
        monkeypatch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)


def data(tree: Any) -> Any:
    match tree:
        case Scalar():
            return tree.value
        case Sequence():
            return [data(item) for item in tree.items]
        case Mapping():
            return {key.value: data(value) for key, value in tree.items}


def test_every_value_has_its_line_and_column() -> None:
    tree, said = parse_yaml("# head\na: b\nc:\n  - d\n  - {e: f,\n     g: h}\n", "a.yaml")

    assert tree == Mapping(
        [
            (Scalar("a", 2, 1), Scalar("b", 2, 4)),
            (
                Scalar("c", 3, 1),
                Sequence(
                    [
                        Scalar("d", 4, 5),
                        Mapping(
                            [
                                (Scalar("e", 5, 6), Scalar("f", 5, 9)),
                                (Scalar("g", 6, 6), Scalar("h", 6, 9)),
                            ],
                            5,
                            5,
                        ),
                    ],
                    4,
                    3,
                ),
            ),
        ],
        2,
        1,
    )
    assert said == []


@pytest.mark.parametrize(
    "text", ["no", "012", "1.10", "10.1000", "2021-11-03", "1_000", "0x1F", "<<"]
)
def test_all_values_stay_the_text_that_was_typed(text: str) -> None:
    assert data(parse_yaml(f"a: {text}", "a")[0]) == {"a": text}


@pytest.mark.parametrize("text", ["", "~", "null", "NULL"])
def test_an_absent_value_is_none(text: str) -> None:
    assert data(parse_yaml(f"a: {text}", "a")[0]) == {"a": None}


def test_a_quoted_null_is_a_text() -> None:
    assert data(parse_yaml('a: "null"\nb: ""', "a")[0]) == {"a": "null", "b": ""}


def test_columns_count_characters() -> None:
    tree, _ = parse_yaml("题目: 大模型", "a")

    assert isinstance(tree, Mapping)
    assert tree.items[0][1].column == 5


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    tree, said = parse_yaml(text, "a")

    assert tree is None or data(tree) is None
    assert said == []


def test_repeated_names_are_all_kept() -> None:
    tree, _ = parse_yaml("a: 1\na: 2\n", "a")

    assert isinstance(tree, Mapping)
    assert [value.value for _, value in tree.items if isinstance(value, Scalar)] == ["1", "2"]


GOOD = "papers:\n- title: One\n- title: Two\n"


@pytest.mark.parametrize(
    "bad, line, column, message, hint",
    [
        ("- title: Mamba: fast\n", 4, 15, "mapping values", "quote the title"),
        ('- title: "Mamba\n  year: 2023\n', 6, 1, "end of stream", "quote the title"),
        ("- title: @home\n", 4, 10, "cannot start any token", "quote the title"),
        ("- title: `code`\n", 4, 10, "cannot start any token", "quote the title"),
        ("- title: %\n", 4, 10, "cannot start any token", "quote the title"),
        ("- title: *Mamba\n", 4, 10, "aliases", "quote a text that begins with & or *"),
        ("- title: *Mamba* is fast\n", 4, 16, "", "quote the title"),
        ("- title: &Mamba x\n", 4, 10, "anchors", "quote a text that begins with & or *"),
        ("- title: !Mamba\n", 4, 10, "tags", "quote a text that begins with !"),
        ("- !!python/object/apply:os.system [x]\n", 4, 3, "tags", "quote a text"),
        ("- title: x\n\tyear: 2023\n", 5, 1, "t", "not with tabs"),
        ("- authors: [A, B\n- title: x\n", 5, 8, "", "quote the title"),
        ("---\ntitle: x\n", 4, 1, "a second document", "one document a file"),
        ("- title: " + "[" * 30, 4, 27, "nested deeper than 20", "not read"),
    ],
)
def test_a_malformed_file_has_a_place_and_a_hint_and_keeps_what_was_before(
    bad: str, line: int, column: int, message: str, hint: str
) -> None:
    tree, (said,) = parse_yaml(GOOD + bad, "a.yaml")

    assert (said.code, said.origin) == (Code.BAD_YAML, Origin("a.yaml", line, column))
    assert message in said.message
    assert hint in said.hint
    assert data(tree) == {"papers": [{"title": "One"}, {"title": "Two"}]}


def test_an_unknown_escape_is_said() -> None:
    tree, (said,) = parse_yaml(GOOD + '- title: "\\q"\n', "a.yaml")

    assert said.hint.startswith("write the character itself")
    assert data(tree) == {"papers": [{"title": "One"}, {"title": "Two"}]}


@pytest.mark.parametrize(
    "inside",
    ["  authors: [Gu\n", '  authors:\n  - {name: "Gu}\n', "  links: {PDF: [\n", "  note: a: b\n"],
)
def test_half_an_entry_is_no_entry(inside: str) -> None:
    tree, said = parse_yaml(GOOD + "- title: Three\n" + inside, "a.yaml")

    assert len(said) == 1
    assert data(tree) == {"papers": [{"title": "One"}, {"title": "Two"}]}


def test_a_list_keeps_its_papers_where_it_breaks_after_them() -> None:
    text = "lists:\n- title: All\n  papers:\n  - title: One\n  description: a: b\n"
    tree, _ = parse_yaml(text, "a.yaml")

    assert data(tree)["lists"][0]["papers"] == [{"title": "One"}]


def test_values_nest_as_deep_as_data_needs() -> None:
    text = "[" * MAX_DEPTH + "]" * MAX_DEPTH

    assert parse_yaml(text, "a")[1] == []
    assert parse_yaml(f"[{text}]", "a")[1] != []


def test_an_escaped_control_character_is_removed_and_said() -> None:
    tree, (said,) = parse_yaml('a: "b\\0\\u202ec"', "a")

    assert data(tree) == {"a": "bc"}
    assert (said.code, said.origin) == (Code.CONTROL_CHARACTER, Origin("a", 1, 4))


def test_aliases_cannot_grow() -> None:
    text = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"

    assert [found.code for found in parse_yaml(text, "a")[1]] == [Code.BAD_YAML]


@settings(deadline=None, max_examples=80)
@given(
    st.lists(st.text(alphabet="abcXYZ019", min_size=1), max_size=5),
    st.text(alphabet="ab:- \n\t\"'[]{}#&*!|>%@`,?\\").filter(lambda text: not text.startswith("#")),
)
def test_entries_before_an_error_are_kept(titles: Any, bad: str) -> None:
    text = "papers:\n" + "".join(f"- title: '{title}'\n" for title in titles) + "- [" + bad
    tree, said = parse_yaml(text, "a")
    read = data(tree)

    assert said or isinstance(read, dict)
    assert read["papers"][: len(titles)] == [{"title": title} for title in titles]


def test_a_name_that_is_no_text_is_left_out_and_the_rest_stays() -> None:
    tree, (said,) = parse_yaml("- ? [a]\n  : b\n  title: A\n", "a.yaml")

    assert (said.code, said.origin) == (Code.BAD_STRUCTURE, Origin("a.yaml", 1, 5))
    assert isinstance(tree, Sequence)
    assert isinstance(tree.items[0], Mapping)
    assert [key.value for key, _ in tree.items[0].items] == ["title"]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
def test_lines_are_counted_as_editors_do(separator: str) -> None:
    tree, said = parse_yaml(f'- "a{separator}b"\n- c\n', "a.yaml")

    assert tree == Sequence([Scalar("a b", 1, 3), Scalar("c", 2, 3)], 1, 1)
    assert said == []
