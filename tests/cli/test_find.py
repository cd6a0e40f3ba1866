"""`paperlist find` says what to type to cite a paper."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_paperlist.cli import main

PAPERS = """\
papers:
  - {title: Words in space, authors: [Ann Lee, Bo Wu], date: 2020, tags: [ssm]}
  - {title: Spaces, authors: [Zoë Łoś], date: 2021, key: spaces, venue: ICLR}
  - {title: 论词语, authors: [李明], date: 2022}
"""
LEE = "lee2020words\tLee & Wu, 2020\tWords in space\ta.yaml:2:5"
LOS = "spaces\tŁoś, 2021\tSpaces\ta.yaml:3:5"
LI = "李明2022论词语\t李明, 2022\t论词语\ta.yaml:4:5"

Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command and returns its status and its lines."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    Path("a.yaml").write_text(PAPERS, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, list[str], list[str]]:
        status = main(["find", *arguments, "--file", "a.yaml"])
        said = capsys.readouterr()
        return status, said.out.splitlines(), said.err.splitlines()

    return run


def test_key_label_title_and_place_are_parted_by_tabs(run: Run) -> None:
    assert run("words") == (0, [LEE], [])


@pytest.mark.parametrize(
    "words, lines",
    [
        (["space"], [LEE, LOS]),
        (["spaces"], [LOS]),
        (["los"], [LOS]),
        (["LOŚ", "iclr"], [LOS]),
        (["词语"], [LI]),
        (["2020", "ssm"], [LEE]),
    ],
)
def test_all_words_are_found_whatever_case_and_accents(
    run: Run, words: list[str], lines: list[str]
) -> None:
    assert run(*words)[:2] == (0, lines)


def test_of_findings_only_errors_are_said(run: Run) -> None:
    Path("a.yaml").write_text(f"{PAPERS}  - {{title: Words, date: never, colour: red}}\n", "utf-8")
    assert run("spaces") == (0, [LOS], [])

    Path("a.yaml").write_text(f"{PAPERS}  - title: Words: and things\n", "utf-8")
    assert [line.partition(": error: ")[0] for line in run("spaces")[2]] == [
        "paperlist: a.yaml:5:17"
    ]


def test_where_selects(run: Run) -> None:
    assert run("--where", "year >= 2021")[1] == [LOS, LI]
    assert run("space", "--where", 'venue == "ICLR"')[1] == [LOS]


def test_limit_cuts(run: Run) -> None:
    assert run("space", "--limit", "1")[1] == [LEE]


def test_json_holds_the_same(run: Run) -> None:
    status, lines, _ = run("spaces", "--format", "json")

    assert status == 0
    assert json.loads("\n".join(lines)) == [
        {
            "key": "spaces",
            "label": "Łoś, 2021",
            "title": "Spaces",
            "path": "a.yaml",
            "line": 3,
            "column": 5,
        }
    ]


def test_a_table_is_aligned_whatever_the_width_of_characters(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "76")

    assert run("--where", "year > 2000", "--format", "table")[1] == [
        "lee2020words    Lee & Wu, 2020  Words in space                    a.yaml:2:5",
        "spaces          Łoś, 2021       Spaces                            a.yaml:3:5",
        "李明2022论词语  李明, 2022      论词语                            a.yaml:4:5",
    ]


def test_a_narrow_terminal_cuts_titles(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    Path("a.yaml").write_text(
        "papers: [{title: Words upon words upon words upon words, key: k}]", encoding="utf-8"
    )

    [line] = run("upon", "--format", "table")[1]
    assert "  Words upon words up…  " in line


def test_a_terminal_gets_a_table(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("COLUMNS", "60")
    run("spaces")

    assert terminal.getvalue() == "spaces  Łoś, 2021  Spaces                         a.yaml:3:5\n"


def test_none_found_says_so_with_what_is_close(run: Run) -> None:
    assert run("spacse", "lee") == (
        1,
        [],
        ["no paper matches 'spacse lee'; did you mean 'space', 'spaces'?"],
    )
    assert run("lee", "--where", "year > 2020") == (
        1,
        [],
        ["no paper matches 'lee' where year > 2020"],
    )


def test_none_found_is_an_empty_json_list(run: Run) -> None:
    assert run("xyz", "--format", "json")[:2] == (1, ["[]"])


def test_an_expression_that_is_wrong_is_shown_with_the_place(run: Run) -> None:
    assert run("--where", "yera > 2020") == (
        2,
        [],
        [
            "paperlist: --where: no field 'yera'; did you mean 'year'?",
            "    yera > 2020",
            "    ^",
        ],
    )


def test_something_to_look_for_must_be_named(run: Run) -> None:
    assert run() == (2, [], ["paperlist: name a word to look for, or --where EXPR"])


@pytest.mark.parametrize("limit", ["0", "-1", "some"])
def test_a_limit_is_at_least_one(run: Run, limit: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("word", "--limit", limit)

    assert stopped.value.code == 2


def test_without_files_those_of_conf_py_are_read(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("conf.py").write_text("paperlist_sources = ['*.yaml']\n", encoding="utf-8")

    assert main(["find", "spaces"]) == 0
    assert capsys.readouterr().out == f"{LOS}\n"


def test_a_source_that_cannot_be_read_is_not_passed_over(run: Run) -> None:
    Path("a.yaml").write_text("papers:\n  - title: Words: and things\n", encoding="utf-8")
    status, _, said = run("words")

    assert status == 1
    assert said[0].startswith("paperlist: a.yaml:2:17: error: ")
