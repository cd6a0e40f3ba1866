"""What is printed suits where it goes."""

from __future__ import annotations

import io

import pytest

from sphinx_paperlist.cli.terminal import fitted, has_colours, painter, width


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "environment, terminal, piped",
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ({"TERM": "dumb"}, False, False),
    ],
)
def test_a_terminal_has_colours_and_a_pipe_has_none(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], terminal: object, piped: object
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"TERM": "xterm"} | environment).items():
        monkeypatch.setenv(name, value)

    assert has_colours(Terminal()) is terminal
    assert has_colours(io.StringIO()) is piped
    assert ("\x1b[" in painter(Terminal())("red", "words")) is terminal


@pytest.mark.parametrize(
    "text, columns", [("words", 5), ("论词语", 6), ("e\u0301", 1), ("", 0), ("Łoś", 3)]
)
def test_the_width_of_a_text_is_that_of_its_characters(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    "text, columns, expected",
    [
        ("words", 8, "words   "),
        ("words", 5, "words"),
        ("words", 4, "wor…"),
        ("论词语", 6, "论词语"),
        ("论词语", 5, "论词…"),
        ("论词语", 4, "论… "),
        ("words", 1, "…"),
        ("words", 0, ""),
    ],
)
def test_a_text_is_fitted_into_columns(text: str, columns: int, expected: str) -> None:
    assert fitted(text, columns) == expected
