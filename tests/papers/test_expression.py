"""The `where` expression is a closed language in Python's notation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.expression import MAX_LENGTH, ExpressionError, compile_where
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.name_parsing import parse_names

PAPER = Paper(
    title="Mamba: Linear-Time  *Modeling*",
    authors=parse_names("Albert Gu, George van den Driessche"),
    date=Date(2023, 12),
    venue="arXiv",
    stars=4,
    tags=("SSM", "state space"),
    links=(Link("PDF", "https://a.org"), Link("Code", "https://b.org")),
)


@pytest.mark.parametrize(
    "expression",
    [
        "year >= 2021",
        "2021 <= year < 2024",
        "year == 2023 and stars > 3",
        "year == 1999 or not venue == 'ICLR'",
        "venue == 'ARXIV'",
        "venue in ('NeurIPS', 'arxiv')",
        "venue in ['arXiv']",
        "year in (2022, 2023)",
        "year not in (2021,)",
        "'ssm' in tags",
        "'state   space' in tags",
        "'rnn' not in tags",
        "'linear-time modeling' in title",
        "'Albert Gu' in authors",
        "'gu' not in authors or True",
        "'Gu' in authors",
        "'van den driessche' in authors",
        "has('code')",
        "has('tags') and has('YEAR')",
        "not has('Slides')",
        "date >= '2023-11'",
        "links",
        "venue",
        "not volume",
        "True",
        "(((year)))",
        " year\n  >= 2021 ",
    ],
)
def test_an_expression_selects_a_paper(expression: str) -> None:
    assert compile_where(expression)(PAPER) is True


@pytest.mark.parametrize(
    "expression",
    [
        "volume == '1'",
        "volume < '1'",
        "volume > '1'",
        "volume in ('1', publisher)",
        "volume in title",
        "'x' in volume",
        "volume == publisher",
        "volume in (publisher,)",
        "has('volume')",
        "volume",
    ],
)
def test_a_comparison_with_an_absent_field_is_false(expression: str) -> None:
    assert compile_where(expression)(PAPER) is False


@pytest.mark.parametrize("expression", ["volume != '1'", "volume not in ('1', '2')"])
def test_an_absent_field_is_unlike_anything(expression: str) -> None:
    assert compile_where(expression)(PAPER) is True


@pytest.mark.parametrize(
    "expression, column, message",
    [
        ("yaer >= 2021", 0, "did you mean 'year'?"),
        ("year >= '2021'", 8, "year is a number, '2021' is a text"),
        ("tags == 'ssm'", 8, "tags is several texts; use `in`"),
        ("tags in ('ssm',)", 0, "put one text before `in`"),
        ("2021 in tags", 8, "2021 is a number, tags is several texts"),
        ("venue in ('a', 1)", 15, "1 is a number"),
        ("year is 2021", 8, "use == or !="),
        ("year == None", 8, "expected a field"),
        ("year == True", 8, "expected a field"),
        ("year == 2021.5", 8, "expected a field"),
        ("year + 1 == 2", 0, "expected a field"),
        ("2021", 0, "expected a comparison"),
        ("has(code)", 0, "the only function is has"),
        ("has('a', 'b')", 0, "the only function is has"),
        ("year >= 2021 and", 16, "invalid syntax"),
        ("", 0, "invalid syntax"),
        ("(year", 0, "never closed"),
        ("venue == '论文' and yer == 1", 18, "no field 'yer'"),
    ],
)
def test_an_error_says_what_and_where(expression: str, column: int, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_where(expression)

    assert message in caught.value.message
    assert caught.value.column == column


def test_the_caret_stands_under_the_place() -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_where("venue == '论文' and yer == 1")
    _, shown, caret = str(caught.value).splitlines()

    # Two Han characters take four columns of a terminal.
    assert caret.index("^") == shown.index("yer") + 2


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os').system('true')",
        "title.upper() == 'X'",
        "open('x')",
        "eval('1')",
        "(year := 1)",
        "lambda: year",
        "[x for x in tags]",
        "f'{year}' == '2021'",
        "tags[0] == 'ssm'",
        "year if year else year",
        "b'x' in tags",
        "{'a': 1}",
        "await year",
        "yield",
        "*tags",
        "year = 1",
        "import os",
        "\0",
        "\ud800",
        "origin == 'x'",
        "__class__ == 'x'",
    ],
)
def test_nothing_else_of_python_is_in_the_language(expression: str) -> None:
    with pytest.raises(ExpressionError):
        compile_where(expression)


@pytest.mark.parametrize("expression", ["-" * 1900 + "1", "(" * 1900, "[" * 300 + "]" * 300])
def test_what_is_too_deep_is_refused(expression: str) -> None:
    with pytest.raises(ExpressionError):
        compile_where(expression)


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(ExpressionError, match=f"longer than {MAX_LENGTH}"):
        compile_where("year and " * 300 + "year")


@pytest.mark.parametrize("expression", ["not " * 480 + "year", "not(" * 190 + "year" + ")" * 190])
def test_what_is_deep_and_allowed_can_be_answered(expression: str) -> None:
    assert compile_where(expression)(PAPER) is True


def test_an_odd_backslash_is_no_warning() -> None:
    assert compile_where(r"'\d' not in title")(PAPER) is True


WORDS = st.sampled_from(
    [
        "year",
        "tags",
        "venue",
        "has",
        "2021",
        "'ssm'",
        "(",
        ")",
        ",",
        "in",
        "not",
        "and",
        "or",
        "==",
        "<",
        "!=",
        "is",
        "[",
        "]",
        "lambda",
        ":",
        "if",
        "else",
        ".",
        "-",
        "*",
        "论文",
        '"',
    ]
)


@given(st.text() | st.lists(WORDS).map(" ".join))
def test_any_text_compiles_or_is_an_expression_error(text: str) -> None:
    try:
        selects = compile_where(text)
    except ExpressionError as error:
        assert 0 <= error.column <= len(error.expression)  # noqa: PT017 - not raised for all texts
    else:
        assert isinstance(selects(PAPER), bool)
        assert isinstance(selects(Paper()), bool)
