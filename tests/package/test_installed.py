"""The wheel alone builds sites, reads and writes sources, and has types."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SITE = {
    "conf.py": """\
project = "Site"
extensions = ["sphinx_paperlist", "myst_parser"]
language = "de"
""",
    "index.rst": """\
Papers
======

.. toctree::

   page

.. paperlist:: models
   :filter-box:

See :paper:p:`gu2023mamba`.
""",
    "page.md": """\
# Page

```{paperlist} notes
```

By {paper:t}`vaswani2017attention`, whose maths is $x$.
""",
    "_papers/models.yaml": """\
lists:
  - id: models
    title: Models
    papers:
      - key: vaswani2017attention
        title: Attention is all you need
        authors: [Ashish Vaswani, others]
        date: 2017
""",
    "_papers/notes.md": """\
# Notes

- **Mamba: Linear-time sequence modeling.** *Albert Gu, Tri Dao.*
  [[PDF](https://arxiv.org/abs/2312.00752)], 2023. <!-- paperlist: key=gu2023mamba -->
""",
    "_papers/more.bib": "@book{b, title = {On $x$}, author = {Ann Bee}, year = 2020}\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder in which programs run, with a site of both kinds of pages."""
    for name, text in SITE.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


Run = Callable[..., str]


def test_the_package_is_that_of_the_environment(run: Run, installed: Path) -> None:
    code = "import sphinx_paperlist; print(sphinx_paperlist.__file__)"

    assert Path(run("python", "-c", code).strip()).is_relative_to(installed.parent)


@pytest.mark.parametrize(
    "builder, files",
    [
        ("html", ["_static/paperlist.css", "_static/paperlist.js", "page.html"]),
        ("latex", ["paperlist.sty", "site.tex"]),
    ],
)
def test_a_site_is_built(run: Run, site: Path, builder: str, files: list[str]) -> None:
    run("sphinx-build", "-n", "-W", "-q", "-b", builder, ".", "out")

    assert [name for name in files if not (site / "out" / name).is_file()] == []
    said = [path.read_text("utf-8") for path in (site / "out").glob("index.*")] or [""]
    assert ("Zitiert in" in said[0]) is (builder == "html")


def test_sources_are_checked_with_the_configuration_of_the_site(run: Run, site: Path) -> None:
    assert run("paperlist", "check", "--conf", ".").splitlines()[-1] == (
        "3 files, 3 papers, no findings"
    )


def test_a_paper_is_found(run: Run, site: Path) -> None:
    assert run("paperlist", "find", "mamba").startswith("gu2023mamba\t")


@pytest.mark.parametrize("form", ["yaml", "json", "bibtex", "csl-json", "ris", "markdown"])
def test_sources_are_converted(run: Run, site: Path, form: str) -> None:
    assert "Attention is all you need" in run("paperlist", "convert", "_papers", "--to", form)


def test_the_schema_is_printed(run: Run) -> None:
    assert "$schema" in json.loads(run("paperlist", "schema"))


STYLE = """\
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.spans import plain
from sphinx_paperlist.styles.entry import Block, View


def style(paper: Paper, view: View) -> tuple[Block, ...]:
    return (Block("head", (plain(paper.title),)),)


def year(paper: Paper) -> str:
    return paper.date
"""


def test_type_checkers_of_others_see_the_types(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "plugin.py").write_text(STYLE, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--python-executable"]
    ran = subprocess.run(
        [*command, installed / "python", "plugin.py"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        check=False,
        text=True,
    )

    assert ran.stdout.splitlines()[:-1] == [
        'plugin.py:11: error: Incompatible return value type (got "Date | None", expected "str")'
        "  [return-value]"
    ]
