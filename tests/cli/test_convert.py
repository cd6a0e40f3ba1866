"""`paperlist convert` reads sources and writes them in another format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_paperlist.cli import main

PAGE = """\
# Models

## State spaces {#ssm}

1. **State spaces.** `ICLR`
   *Albert Gu, Karan Goel, et al.* [[PDF](https://a.example/1)] [[PDF](https://a.example/2)], 2021.
"""
FINE = "papers:\n  - {key: k, title: Words, date: 2020, colour: red}\n"
WARNING = "papers:\n  - {key: k, title: Words, date: never}\n"

Run = Callable[..., tuple[int, str, list[str]]]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Return a function that runs the command and returns its status, output and messages."""

    def run(*arguments: str) -> tuple[int, str, list[str]]:
        status = main(["convert", *arguments])
        said = capfdbinary.readouterr()
        return status, said.out.decode(), said.err.decode().splitlines()

    return run


def write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_a_page_becomes_data_with_its_headings_as_lists(run: Run) -> None:
    status, text, said = run(write("a.md", PAGE), "--to", "yaml")

    assert (status, said[0]) == (0, "a.md: 1 item, 1 paper")
    assert text == (
        "lists:\n"
        "  - id: models\n"
        "    title: Models\n"
        "    lists:\n"
        "      - id: ssm\n"
        "        title: State spaces\n"
        "        papers:\n"
        "          - key: gu2021state\n"
        "            title: State spaces\n"
        "            authors: [Albert Gu, Karan Goel, others]\n"
        "            date: 2021\n"
        "            venue: ICLR\n"
        "            links:\n"
        "              PDF: https://a.example/1\n"
        "              PDF#2: https://a.example/2\n"
    )


def test_the_suffix_of_the_output_names_the_format(run: Run) -> None:
    assert run(write("a.yaml", FINE), "-o", "b.json")[:2] == (0, "")

    assert json.loads(Path("b.json").read_text(encoding="utf-8")) == {
        "papers": [{"key": "k", "title": "Words", "date": "2020", "colour": "red"}]
    }
    assert sorted(path.name for path in Path().iterdir()) == ["a.yaml", "b.json"]


def test_a_file_without_lists_has_its_papers_flat_and_several_are_lists(run: Run) -> None:
    write("a.yaml", "papers: [{key: a, title: First}]\n")
    write("b.yaml", "papers: [{key: b, title: Second}, a]\n")

    assert run("a.yaml", "--to", "yaml")[1].startswith("papers:\n")
    assert json.loads(run("a.yaml", "b.yaml", "--to", "json")[1]) == {
        "lists": [
            {"id": "a", "title": "a", "papers": [{"key": "a", "title": "First"}]},
            {"id": "b", "title": "b", "papers": [{"key": "b", "title": "Second"}, "a"]},
        ]
    }


def test_remarks_are_counted_and_warnings_are_told(run: Run) -> None:
    status, text, said = run(write("a.yaml", FINE), write("b.yaml", WARNING), "--to", "ris")

    assert status == 1
    assert "TI  - Words" in text
    assert said == [
        "a.yaml: 1 item, 1 paper, 1 remark",
        "b.yaml: 1 item, 1 paper, 1 warning",
        "b.yaml:2:34: warning: 'never' is no date (write 2021, 2021-11 or 2021-11-03) [bad-date]",
        "2 files, 1 paper, 1 warning, 1 remark",
    ]


LISTS = """\
lists:
  - title: {en: On *words*, zh: 论文字}
    papers:
      - {key: a, title: Words, authors: [Ann Lee], date: 2020, publisher: Ed, type: book}
      - {key: b, title: 文字, authors: [李安], date: 2021, note: Dull., type: book}
    lists:
      - {title: Empty}
      - title: Again
        papers: [b]
papers:
  - {key: c, title: Alone, authors: [Ann Lee], date: 2020, type: book}
"""


def test_a_bibliography_is_text_in_a_style(run: Run) -> None:
    status, text, said = run(write("a.yaml", LISTS), "--style", "apa-7")

    assert (status, said[0]) == (0, "a.yaml: 4 items, 3 papers")
    assert text == (
        "1. Lee, A. (2020). Alone.\n"
        "\n"
        "On words\n"
        "\n"
        "1. Lee, A. (2020). Words. Ed.\n"
        "2. 李安. (2021). 文字.\n"
        "\n"
        "Again\n"
        "\n"
        "1. 李安. (2021). 文字.\n"
    )


def test_numbers_of_a_bibliography_stand_below_each_other(run: Run) -> None:
    write("a.yaml", "papers:\n" + "".join(f"  - {{key: k{n}, title: T{n}}}\n" for n in range(10)))
    lines = run("a.yaml", "--to", "text")[1].splitlines()

    assert (lines[0], lines[-1]) == (" 1. T0.", "10. T9.")
    assert run(write("none.yaml", "papers: []\n"), "--to", "text")[1] == ""
    run("a.yaml", "-o", "a.txt")
    assert Path("a.txt").read_text(encoding="utf-8").splitlines() == lines


def test_a_bibliography_is_in_the_style_and_the_language_of_conf_py(run: Run) -> None:
    write("a.yaml", LISTS)
    write(
        "conf.py", "paperlist_sources = ['a.yaml']\npaperlist_style = 'ieee'\nlanguage = 'zh_CN'\n"
    )

    text = run("--to", "text")[1]

    assert "论文字" in text
    assert "1. A. Lee, Words. Ed, 2020." in text
    assert "1. Words. Ann Lee. 2020." in run("--style", "reading")[1]
    assert "1. Words. Ann Lee. 2020." in run("a.yaml", "--to", "text")[1]


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["a.yaml", "--style", ""], "no style ''; there are reading, apa-7"),
        (
            ["a.yaml", "--style", "ieee", "-o", "b.bib"],
            "--style is that of a bibliography, and bib",
        ),
        (["a.yaml", "--style", "ieeee"], "no style 'ieeee'; did you mean 'ieee'?"),
        (["a.yaml", "--style", "b.csl"], "b.csl: cannot be read: No such file or directory"),
        (
            ["a.yaml", "--style", "ieee", "--to", "ris"],
            "--style is that of a bibliography, and ris",
        ),
        (["a.yaml"], "which format? name it with --to"),
        (["a.yaml", "-o", "b.docx"], "which format? name it with --to"),
        (["a.yaml", "-o", "./a.yaml"], "./a.yaml is read, and would be overwritten"),
        (["none.yaml", "--to", "yaml"], "no such file: none.yaml"),
        (["a.yaml", "-o", "none/b.json"], "cannot write none/b.json: No such file or directory"),
    ],
)
def test_it_says_why_it_cannot_run(run: Run, arguments: list[str], message: str) -> None:
    write("a.yaml", FINE)
    status, text, said = run(*arguments)

    assert (status, text) == (2, "")
    assert said[0].startswith(f"paperlist: {message}")
    assert Path("a.yaml").read_text(encoding="utf-8") == FINE


def test_an_existing_output_is_replaced_and_keeps_its_rights(run: Run) -> None:
    write("a.yaml", FINE)
    Path(write("b.json", "old")).chmod(0o640)
    run("a.yaml", "-o", "b.json")

    assert "Words" in Path("b.json").read_text(encoding="utf-8")
    assert Path("b.json").stat().st_mode & 0o777 == 0o640


def test_the_schema_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].endswith("2020-12/schema")
