"""`paperlist check` looks at sources with the code of a build."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_paperlist import __version__
from sphinx_paperlist.cli import main

GOOD = "papers:\n  - {key: k, title: Words, date: 2020}\n"
REMARK = "papers:\n  - {key: k, title: Words, colour: red}\n"
WARNING = "papers:\n  - {key: k, title: Words, date: never}\n"
ERROR = "papers:\n  - title: Words: and things\n"

Run = Callable[..., tuple[int, list[str]]]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command and returns its status and lines."""

    def run(*arguments: str) -> tuple[int, list[str]]:
        status = main(["check", *arguments])
        said = capsys.readouterr()
        return status, (said.out + said.err).splitlines()

    return run


def write(name: str, text: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


def test_a_fine_file_is_counted(run: Run) -> None:
    assert run(write("a.yaml", GOOD)) == (
        0,
        ["a.yaml: 1 item, 1 paper", "1 file, 1 paper, no findings"],
    )


def test_items_are_papers_and_what_stands_for_one(run: Run) -> None:
    write("a.yaml", "papers: [{title: Words}, {key: k}, none]\n")
    write("b.yaml", "")
    write("c.yaml", ERROR)

    assert [line for line in run("a.yaml", "b.yaml", "c.yaml")[1] if ": " in line][:3] == [
        "a.yaml: 3 items, 1 paper, 2 warnings",
        "b.yaml: no items",
        "c.yaml: no items, 1 error",
    ]


def test_every_finding_is_a_line_with_place_severity_text_and_code(run: Run) -> None:
    write("a.yaml", WARNING)
    write("b.md", "# L\n\n1. **First.** *Ann Lee.*\n2.\n")

    assert run("a.yaml", "b.md") == (
        1,
        [
            "a.yaml: 1 item, 1 paper, 1 warning",
            "b.md: 2 items, 1 paper, 1 remark",
            "a.yaml:2:34: warning: 'never' is no date "
            "(write 2021, 2021-11 or 2021-11-03) [bad-date]",
            "b.md:4: remark: this item is empty [empty-item]",
            "2 files, 2 papers, 1 warning, 1 remark",
        ],
    )


@pytest.mark.parametrize(
    "text, fail_on, status",
    [
        (GOOD, "remark", 0),
        (REMARK, "remark", 1),
        (REMARK, "warning", 0),
        (REMARK, "error", 0),
        (WARNING, "remark", 1),
        (WARNING, "warning", 1),
        (WARNING, "error", 0),
        (ERROR, "error", 1),
        (ERROR, "warning", 1),
    ],
)
def test_fail_on_sets_what_counts(run: Run, text: str, fail_on: str, status: int) -> None:
    assert run(write("a.yaml", text), "--fail-on", fail_on)[0] == status


@pytest.mark.parametrize("text, status", [(REMARK, 0), (WARNING, 1), (ERROR, 1)])
def test_without_fail_on_a_warning_counts(run: Run, text: str, status: int) -> None:
    assert run(write("a.yaml", text))[0] == status


@pytest.mark.parametrize("folder", [".", "docs", "docs/source"])
def test_without_files_the_sources_of_conf_py_are_read(run: Run, folder: str) -> None:
    write(f"{folder}/conf.py", "paperlist_sources = ['data/*.yaml', 'none/*.yaml']\n")
    write(f"{folder}/data/a.yaml", WARNING)
    status, lines = run()

    assert status == 1
    assert lines[0] == f"{Path(folder, 'data/a.yaml')}: 1 item, 1 paper, 1 warning"
    assert lines[1].startswith("conf.py: warning: paperlist_sources: 'none/*.yaml' matches no file")
    assert lines[2].startswith(f"{Path(folder, 'data/a.yaml')}:2:34: warning: ")
    assert lines[3] == "1 file, 1 paper, 2 warnings"


def test_conf_names_the_folder_of_conf_py(run: Run) -> None:
    write("docs/conf.py", "raise SystemExit('not this one')\n")
    write("site/conf.py", "")
    write("site/_papers/a.yaml", GOOD)

    assert run("--conf", "site")[1][-1] == "1 file, 1 paper, no findings"


def test_with_files_no_conf_py_is_run_unless_it_is_named(run: Run) -> None:
    write("conf.py", "from pathlib import Path\nPath('was-run').touch()\n")
    write("a.yaml", GOOD)

    assert run("a.yaml")[0] == 0
    assert not Path("was-run").exists()
    assert run("a.yaml", "--conf", ".")[0] == 0
    assert Path("was-run").exists()


def test_files_are_read_with_the_configuration_of_conf_py(run: Run) -> None:
    write("conf.py", "paperlist_list_ids = {'Words': 'a b'}\n")
    write("words.md", "# Words\n\n1. **On words.** *Ann Lee.* 2020\n")

    assert run("words.md")[0] == 0
    assert run("words.md", "--conf", ".")[0] == 0


def test_files_without_a_reader_are_named(run: Run) -> None:
    write("docs/conf.py", "")
    write("docs/_papers/a.yaml", GOOD)
    write("docs/_papers/b.docx", "junk")
    status, lines = run()

    assert status == 0
    assert lines[1].startswith(f"{Path('docs/_papers/b.docx')}: remark: no reader knows this")
    assert lines[1].endswith("[no-reader]")


def test_a_folder_stands_for_all_files_in_it(run: Run) -> None:
    write("data/a.yaml", GOOD)
    write("data/below/b.yaml", GOOD)
    write("data/.hidden.yaml", ERROR)

    assert run("data", "data/a.yaml") == (
        0,
        [
            "data/a.yaml: 1 item, 1 paper",
            "data/below/b.yaml: 1 item, 1 paper",
            "2 files, 1 paper, no findings",
        ],
    )


def test_findings_stand_in_the_order_of_files_and_lines(run: Run) -> None:
    twice = "{title: A, date: 2020}, {title: A, date: never}, {title: B, date: 2020, stars: x}"
    write("b.yaml", f"lists:\n- title: L\n  papers: [{twice}]\n")
    write("a.yaml", WARNING)

    places = [line.split(" ")[0] for line in run("b.yaml", "a.yaml")[1][2:-1]]
    assert places == ["b.yaml:3:36:", "b.yaml:3:53:", "b.yaml:3:91:", "a.yaml:2:34:"]


def test_the_library_is_looked_at_as_an_editor_would(run: Run) -> None:
    write("a.yaml", "papers:\n  - {title: A, arxiv: '2111.00396', date: 2020}\n")

    assert run("a.yaml")[1][1] == (
        "a.yaml:2:5: remark: 'A' has the year 2020, and an arXiv id of 2021-11, 2111.00396 "
        "(correct the year or the id) [early-year]"
    )


def test_keys_that_pages_cite_are_to_be_pinned(run: Run) -> None:
    write("docs/conf.py", "")
    write("docs/_papers/a.yaml", "papers:\n  - {title: Words, authors: [Ann Lee], date: 2020}\n")
    write("docs/below/page.rst", "Words\n\nAs :paper:p:`lee2020words` says.\n")
    write("docs/_build/page.rst", ":paper:p:`lee2020words`\n")

    assert run()[1][1] == (
        f"{Path('docs/_papers/a.yaml')}:2:5: remark: key 'lee2020words' is made from the content "
        f"and cited at {Path('docs/below/page.rst')}:3 (write `key: lee2020words`) [derived-key]"
    )
    assert len(run("docs/_papers/a.yaml")[1]) == 2


@pytest.mark.parametrize(
    "ignored", [["bad-date,early-year"], ["bad-date", "--ignore", "early-year"]]
)
def test_ignored_codes_are_neither_said_nor_counted(run: Run, ignored: list[str]) -> None:
    text = "papers: [{title: A, date: never}, {title: B, date: 2020, arxiv: '2111.00396'}]\n"
    write("a.yaml", text)

    assert len(run("a.yaml")[1]) == 4
    assert run("a.yaml", "--ignore", *ignored) == (
        0,
        ["a.yaml: 2 items, 2 papers", "1 file, 2 papers, no findings"],
    )


def test_a_code_that_does_not_exist_could_not_run(run: Run) -> None:
    assert run(write("a.yaml", GOOD), "--ignore", "early-yer") == (
        2,
        ["paperlist: no code 'early-yer'; did you mean 'early-year'?"],
    )


def test_json_holds_files_findings_and_a_summary(run: Run) -> None:
    status, lines = run(write("a.yaml", WARNING), "--format", "json")

    assert status == 1
    assert json.loads("\n".join(lines)) == {
        "files": [
            {"path": "a.yaml", "items": 1, "papers": 1, "errors": 0, "warnings": 1, "remarks": 0}
        ],
        "findings": [
            {
                "path": "a.yaml",
                "line": 2,
                "column": 34,
                "severity": "warning",
                "code": "bad-date",
                "message": "'never' is no date",
                "hint": "write 2021, 2021-11 or 2021-11-03",
            }
        ],
        "summary": {"files": 1, "papers": 1, "errors": 0, "warnings": 1, "remarks": 0},
    }


def test_github_is_told_in_its_own_words(run: Run) -> None:
    write("a,b.yaml", "papers:\n  - {title: A, date: 5%}\n  - {title: B, colour: red}\n")

    assert run("a,b.yaml", "--format", "github") == (
        1,
        [
            "::warning file=a%2Cb.yaml,line=2,col=22,title=paperlist bad-date::"
            "'5%25' is no date (write 2021, 2021-11 or 2021-11-03)",
            "::notice file=a%2Cb.yaml,line=3,col=16,title=paperlist unknown-field::"
            "no field 'colour' is known "
            "(it is kept, and not shown; map it with paperlist_field_map to show it)",
            "1 file, 2 papers, 1 warning, 1 remark",
        ],
    )


def test_colours_can_be_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    lines = run(write("a.yaml", WARNING))[1]

    assert lines[0].startswith("\x1b[01ma.yaml\x1b[")
    assert ": \x1b[93mwarning\x1b[" in lines[1]


@pytest.mark.parametrize(
    "arguments, message",
    [
        ((), "paperlist: no conf.py in ., docs, docs/source; name it with --conf DIR"),
        (("--conf", "site"), "paperlist: no conf.py in site; name it with --conf DIR"),
        (("none.yaml",), "paperlist: no such file: none.yaml"),
        (("none.yaml", "nor.md"), "paperlist: no such file: none.yaml, nor.md"),
    ],
)
def test_what_cannot_run_says_why(run: Run, arguments: tuple[str, ...], message: str) -> None:
    assert run(*arguments) == (2, [message])


@pytest.mark.parametrize("text", ["1 / 0\n", "def\n"])
def test_a_conf_py_that_fails_is_said(run: Run, text: str) -> None:
    write("docs/conf.py", text)
    status, lines = run()

    assert status == 2
    assert lines[0].startswith(f"paperlist: {Path('docs/conf.py')}: ")


@pytest.mark.parametrize(
    "value", ["'_papers/*.yaml'", "[1]", "None"], ids=["a text", "numbers", "nothing"]
)
def test_a_bad_value_in_conf_py_is_said_and_the_default_used(run: Run, value: str) -> None:
    write("conf.py", f"paperlist_sources = {value}\n")
    write("_papers/a.yaml", GOOD)
    status, lines = run()

    assert status == 1
    assert "[bad-config]" in lines[1]
    assert lines[-1] == "1 file, 1 paper, 1 warning"


def test_what_data_calls_its_fields_begins_no_line(run: Run) -> None:
    write(
        "a.json", '{"papers": [{"key": "k", "title": "T", "x\\n::error::y": 1}, "z\\n::error::"]}'
    )

    for form in ("text", "github"):
        lines = run("check", "a.json", "--format", form)[1]
        assert [line for line in lines if line.startswith("::error::")] == []


def test_the_command_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])

    assert stopped.value.code == 0
    assert capsys.readouterr().out.strip() == __version__


@pytest.mark.parametrize(
    "arguments", [[], ["chekc"], ["check", "--fail-on", "never"], ["check", "--format", "xml"]]
)
def test_a_wrong_call_could_not_run(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2
    assert "usage: paperlist" in capsys.readouterr().err


def test_the_package_runs_as_a_module() -> None:
    write("a.yaml", GOOD)
    root = str(Path(sys.modules["sphinx_paperlist"].__path__[0]).parent)
    ran = subprocess.run(
        [sys.executable, "-m", "sphinx_paperlist", "check", "a.yaml"],
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "1 file, 1 paper, no findings")


def test_a_reader_of_the_output_that_has_seen_enough_is_no_error() -> None:
    root = str(Path(sys.modules["sphinx_paperlist"].__path__[0]).parent)
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-m", "sphinx_paperlist", "schema"],
        env={**os.environ, "PYTHONPATH": root},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)

    assert (ran.returncode, ran.stderr) == (0, b"")


def test_checking_files_does_not_import_sphinx() -> None:
    write("a.yaml", GOOD)
    code = (
        "import sys; from sphinx_paperlist.cli import main; status = main(['check', 'a.yaml']);"
        "sys.exit(status or bool({'sphinx', 'docutils'} & set(sys.modules)))"
    )
    root = str(Path(sys.modules["sphinx_paperlist"].__path__[0]).parent)
    ran = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": root}, check=False
    )

    assert ran.returncode == 0


def test_what_an_encoding_lacks_is_printed_as_escapes() -> None:
    write("a.bib", "@book{k, title = {T}, year = {题}}")
    root = str(Path(__file__).parents[2])

    ran = subprocess.run(
        [sys.executable, "-m", "sphinx_paperlist", "check", "a.bib"],
        env={**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )

    assert b"\\u9898" in ran.stdout
    assert ran.stderr == b""
