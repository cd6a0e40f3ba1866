"""A diagnostic says what, where, and what to do."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin, Severity


@pytest.mark.parametrize(
    "origin, text",
    [
        (Origin("a.yaml"), "a.yaml"),
        (Origin("a.yaml", 3), "a.yaml:3"),
        (Origin("a.yaml", 3, 7), "a.yaml:3:7"),
    ],
)
def test_a_place_is_written_as_compilers_do(origin: Any, text: str) -> None:
    assert str(origin) == text


def test_the_code_decides_the_severity() -> None:
    assert Diagnostic(Origin("a"), Code.CONFLICT, "m").severity is Severity.REMARK
    assert Diagnostic(Origin("a"), Code.BAD_YAML, "m").severity is Severity.ERROR


def test_the_hint_follows_the_message() -> None:
    assert Diagnostic(Origin("a"), Code.BAD_KEY, "bad", "do this").text == "bad (do this)"
    assert Diagnostic(Origin("a"), Code.BAD_KEY, "bad").text == "bad"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_a_finding_is_one_line_whatever_it_quotes(end: str) -> None:
    # Those who read lines, such as the workflows of GitHub, would take more for commands.
    found = Diagnostic(Origin("a"), Code.UNKNOWN_KEY, f"no key 'a{end}::error::b'")

    assert found.text == "no key 'a ::error::b'"


def test_severities_are_ranked() -> None:
    assert Severity.REMARK < Severity.WARNING < Severity.ERROR


@pytest.mark.parametrize("code", Code)
def test_every_code_can_be_suppressed_and_is_documented(code: Any) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.slug)
    assert code.meaning.endswith(".")


def test_every_slug_is_the_name_of_its_code() -> None:
    assert [code.slug for code in Code] == [code.name.lower().replace("_", "-") for code in Code]
