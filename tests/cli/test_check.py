"""`paperlist check` looks at sources with the code of a build."""

from __future__ import annotations

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
        ["1 file, 1 paper: 0 errors, 0 warnings, 0 remarks"],
    )


def test_every_finding_is_a_line_with_place_severity_text_and_code(run: Run) -> None:
    write("a.yaml", WARNING)
    write("b.md", "# L\n\n1. **First.** *Ann Lee.*\n2.\n")

    assert run("a.yaml", "b.md") == (
        1,
        [
            "a.yaml:2:34: warning: 'never' is no date "
            "(write 2021, 2021-11 or 2021-11-03) [bad-date]",
            "b.md:4: remark: this item is empty [empty-item]",
            "2 files, 2 papers: 0 errors, 1 warning, 1 remark",
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
    assert lines[0].startswith("conf.py: warning: paperlist_sources: 'none/*.yaml' matches no file")
    assert lines[1].startswith(f"{Path(folder, 'data/a.yaml')}:2:34: warning: ")
    assert lines[2] == "1 file, 1 paper: 0 errors, 2 warnings, 0 remarks"


def test_conf_names_the_folder_of_conf_py(run: Run) -> None:
    write("docs/conf.py", "raise SystemExit('not this one')\n")
    write("site/conf.py", "")
    write("site/_papers/a.yaml", GOOD)

    assert run("--conf", "site")[1] == ["1 file, 1 paper: 0 errors, 0 warnings, 0 remarks"]


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
    write("conf.py", "")
    write("_papers/a.yaml", GOOD)
    write("_papers/b.docx", "junk")
    status, lines = run()

    assert status == 0
    assert lines[0].startswith(f"{Path('_papers/b.docx')}: remark: no reader knows this suffix")
    assert lines[0].endswith("[no-reader]")


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
    assert "[bad-config]" in lines[0]
    assert lines[-1] == "1 file, 1 paper: 0 errors, 1 warning, 0 remarks"


def test_the_command_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])

    assert stopped.value.code == 0
    assert capsys.readouterr().out.strip() == __version__


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--fail-on", "never"]])
def test_a_wrong_call_could_not_run(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2
    assert "usage: paperlist" in capsys.readouterr().err


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
