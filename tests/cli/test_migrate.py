"""`paperlist migrate` shows what would change, or changes it, and names what is left."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_paperlist.cli import main

PAGE = "Title\n=====\n\nAs :cite:`a` says.\n"
NEW_PAGE = "Title\n=====\n\nAs :paper:p:`a` says.\n"
BIB = "@misc{a, title = {A}}\n@misc{b, title = {B}}\n"
CONF = 'bibtex_bibfiles = ["refs.bib"]\nbibtex_reference_style = "author_year"\n'

Run = Callable[..., tuple[int, str, list[str]]]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command: its status, what it prints, what it says."""

    def run(*arguments: str) -> tuple[int, str, list[str]]:
        status = main(["migrate", *arguments])
        said = capfd.readouterr()
        return status, said.out, said.err.splitlines()

    return run


def write(name: str, text: str | bytes = PAGE) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_by_default_the_difference_is_printed(run: Run) -> None:
    page = write("a.rst")

    assert run("a.rst") == (
        0,
        "--- a.rst\n+++ a.rst\n@@ -1,4 +1,4 @@\n Title\n =====\n \n"
        "-As :cite:`a` says.\n+As :paper:p:`a` says.\n",
        ["1 page, 1 to rewrite, 0 without equivalent"],
    )
    assert page.read_text() == PAGE


@pytest.mark.skipif(shutil.which("git") is None, reason="no git, which applies patches")
@pytest.mark.parametrize("text", [PAGE, PAGE.rstrip(), PAGE.replace("\n", "\r\n"), f"\ufeff{PAGE}"])
def test_the_difference_is_a_patch(run: Run, text: str) -> None:
    write("a.rst", text)
    write("a.patch", run("a.rst")[1])
    subprocess.run(["git", "apply", "-p0", "a.patch"], check=True)

    assert Path("a.rst").read_bytes().decode() == text.replace(":cite:", ":paper:p:")


def test_with_write_the_files_change(run: Run) -> None:
    page, other = write("a.rst"), write("b.rst", "Words\n")
    page.chmod(0o640)
    os.utime(other, ns=(1, 1))
    seen = other.stat()

    assert run("--write", "a.rst", "b.rst") == (
        0,
        "",
        ["2 pages, 1 rewritten, 0 without equivalent"],
    )
    assert page.read_text() == NEW_PAGE
    assert page.stat().st_mode & 0o777 == 0o640
    assert (other.stat().st_mtime_ns, other.stat().st_ino) == (1, seen.st_ino)


def test_what_a_link_leads_to_is_changed(run: Run) -> None:
    page = write("real/a.rst")
    Path("a.rst").symlink_to(page)
    run("--write", "a.rst", "real/a.rst")

    assert Path("a.rst").is_symlink()
    assert page.read_text() == NEW_PAGE


def test_line_ends_stay(run: Run) -> None:
    page = write("a.rst", PAGE.replace("\n", "\r\n"))
    run("--write", "a.rst")

    assert page.read_bytes() == NEW_PAGE.replace("\n", "\r\n").encode()


def test_what_is_left_is_named_with_its_place(run: Run) -> None:
    write("a.rst", "Words\n\n:cite:empty:`a`\n")
    status, out, said = run("a.rst")

    assert (status, out) == (1, "")
    assert said == [
        "a.rst:3: `cite:empty` has no equivalent "
        "(name the paper in the content of a `paperlist`, and take the role out)",
        "1 page, 0 to rewrite, 1 without equivalent",
    ]


def test_what_only_differs_is_said_once(run: Run) -> None:
    write("a.rst", ":cite:ps:`a`\n\n:cite:ps:`a` :cite:ts:`a`\n")
    write("b.rst", ":cite:ps:`a`\n")

    assert run("a.rst", "b.rst")[0] == 0
    assert run("a.rst", "b.rst")[2][:2] == [
        "a.rst:1, and 2 more places: note: `cite:ps` became `paper:p`: it names all authors, "
        'ours the first and "et al."',
        "a.rst:3: note: `cite:ts` became `paper:t`: it names all authors, "
        'ours the first and "et al."',
    ]


@pytest.mark.parametrize("folder", [".", "docs", "docs/source"])
def test_without_files_the_pages_of_the_site_are_rewritten(run: Run, folder: str) -> None:
    write(f"{folder}/conf.py", CONF)
    write(f"{folder}/refs.bib", BIB)
    page, data = write(f"{folder}/a.rst"), write(f"{folder}/_papers/b.md", "# {cite}`a`\n")
    status, _, said = run("--write")

    assert status == 0
    assert page.read_text() == NEW_PAGE
    assert data.read_text() == "# {cite}`a`\n"
    assert said == [
        "1 page, 1 rewritten, 0 without equivalent",
        f"{Path(folder, 'conf.py')}: put there:",
        '    extensions += ["sphinx_paperlist"]',
        "    paperlist_sources = ['_papers/**/*', 'refs.bib']",
        "    paperlist_cite_style = 'author-year'",
    ]


def test_conf_names_the_folder_of_conf_py(run: Run) -> None:
    write("conf.py", "raise SystemExit('not this one')\n")
    write("site/conf.py", CONF)
    page = write("site/a.rst", ".. bibliography:: refs.bib\n   :all:\n")
    run("--write", "--conf", "site", "site/a.rst")

    assert page.read_text() == ".. paperlist:: refs\n   :sort: authors, year, title\n"


def test_with_files_no_conf_py_is_run(run: Run) -> None:
    write("conf.py", "raise SystemExit('not this one')\n")
    write("a.rst")

    assert run("a.rst")[0] == 0


def test_what_conf_py_says_has_no_part_in_the_status(run: Run) -> None:
    write("conf.py", 'bibtex_bibfiles = []\nbibtex_default_style = "mine"\n')
    write("a.rst")
    status, _, said = run()

    assert status == 0
    assert said[-1] == (
        "conf.py: bibtex_default_style = 'mine': there are no styles of pybtex "
        "(`paperlist_style` names one in CSL, such as apa-7)"
    )


def test_prefixes_hold_on_all_pages(run: Run) -> None:
    write("conf.py", CONF)
    write("refs.bib", BIB + "@misc{a-team, title = {T}}\n")
    one = write("one.rst", ":cite:`a-a, a-team`\n\n.. bibliography::\n   :keyprefix: a-\n")
    two = write("two.md", "{cite}`a-b`\n")
    three = write("three.md", "{cite}`b`\n")
    run("--write")

    assert one.read_text().startswith(
        ":paper:p:`a, a-team`\n\n.. paperlist::\n   :cited: /one, /two\n"
    )
    assert two.read_text() == "{paper:p}`b`\n"
    assert three.read_text() == "{paper:p}`b`\n"


def test_absolute_paths_of_bib_files_are_put_as_relative_ones(run: Run, tmp_path: Path) -> None:
    write("docs/conf.py", f'bibtex_bibfiles = ["{tmp_path}/refs.bib"]\n')
    write("refs.bib", BIB)

    assert "    paperlist_sources = ['../refs.bib']" in run()[2]


@pytest.mark.parametrize(
    "name, text, problem",
    [
        ("a.md", b"{cite}`\xff`", "it is not UTF-8"),
        ("a.ipynb", b'{"cite"', "it cannot be parsed: Expecting ':' delimiter"),
        ("a.py", b'"""cite"""\n(', "it cannot be parsed: '(' was never closed"),
    ],
)
def test_a_page_that_cannot_be_read_is_named_and_left(
    run: Run, name: str, text: bytes, problem: str
) -> None:
    page = write(name, text)
    status, out, said = run("--write", name)

    assert (status, out) == (1, "")
    assert said[0].startswith(f"{name}: {problem}")
    assert page.read_bytes() == text


def test_all_kinds_of_pages_are_rewritten(run: Run) -> None:
    write("a.md", "{cite}`a`\n")
    write("b.rst", ":cite:`a`\n")
    write("c.py", '""":cite:`a`"""\n')
    write("d.ipynb", '{"cells": [{"cell_type": "markdown", "source": ["{cite}`a`"]}]}')

    assert run("--write", ".")[2] == ["4 pages, 4 rewritten, 0 without equivalent"]
    assert run("--write", ".")[2] == ["4 pages, 0 rewritten, 0 without equivalent"]


@pytest.mark.parametrize(
    "arguments, problem",
    [
        (["none.rst"], "no such file: none.rst"),
        ([], "no conf.py in ., docs, docs/source; name it with --conf DIR"),
        (["--conf", "none"], "no conf.py in none; name it with --conf DIR"),
    ],
)
def test_what_cannot_run_is_said(run: Run, arguments: list[str], problem: str) -> None:
    assert run(*arguments) == (2, "", [f"paperlist: {problem}"])


def test_a_file_that_cannot_be_written_ends_the_command(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    page = write("a.rst")
    monkeypatch.setattr("sphinx_paperlist.cli.migration.command.replace_file", refuse)
    status, _, said = run("--write", "a.rst")

    assert status == 2
    assert said == [f"paperlist: cannot write {page.resolve()}: Permission denied"]
