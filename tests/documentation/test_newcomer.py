"""A newcomer does what the pages say, with what a wheel holds, and it works.

Environments are made and packages installed, which takes a network or a folder of packages:
`PAPERLIST_NEWCOMER=required` asks for it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import Page
from tests.documentation.conftest import DOCS
from tests.documentation.walk import walk

pytestmark = pytest.mark.skipif(
    os.environ.get("PAPERLIST_NEWCOMER") != "required",
    reason="PAPERLIST_NEWCOMER=required installs packages",
)


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Return what makes `pip` install this checkout where its name stands."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder)]
    subprocess.run([*command, str(DOCS.parent)], check=True)
    (wheel,) = folder.glob("*.whl")
    constraint = folder / "constraint.txt"
    constraint.write_text(f"sphinx-paperlist @ {wheel.as_uri()}\n")
    return {"PIP_CONSTRAINT": str(constraint), "PIP_QUIET": "1"}


@pytest.fixture(scope="session")
def installed(
    environment: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, str]:
    """Return an environment in which the command is on the path."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(folder / "bin" / "pip"), "install", "sphinx-paperlist", "myst-parser", "furo"]
    subprocess.run(pip, check=True, env={**os.environ, **environment})
    return {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}


# The papers that the page has in the end, in order, and the first citation.
TUTORIALS = {
    "tutorial": (
        ["gu2023mamba", "gu2021efficiently", "vaswani2017attention"],
        "Vaswani et al., 2017",
    ),
    "zh/tutorial": (["gu2023mamba", "gu2021efficiently", "zhou2016machine"], "周志华，2016"),
}


@pytest.mark.parametrize("page", TUTORIALS)
@pytest.mark.parametrize("syntax", ["md", "rst"])
def test_a_tutorial_ends_with_a_page_of_a_course(
    page: str, syntax: str, environment: Mapping[str, str], tmp_path: Path
) -> None:
    papers, citation = TUTORIALS[page]
    folder = walk(DOCS / f"{page}.md", syntax, tmp_path / "home", environment)
    built = Page((folder / "_build/html/state-spaces.html").read_text(encoding="utf-8"))

    assert [one for one in built.ids if one.startswith("paper-")] == [
        f"paper-{key}" for key in papers
    ]
    assert built.texts("a.paper-ref")[0] == citation


LIST = """\
# Reading

1. **Efficiently modeling long sequences with structured state spaces.** `arXiv`
   *Albert Gu, Karan Goel.* [[PDF](https://arxiv.org/abs/2111.00396)], 2021.
"""
BIB = "@misc{gu2023mamba, title={Mamba}, author={Gu, Albert and Dao, Tri}, year={2023}}\n"
# What the readers of each guide have when they begin.
GUIDES = {
    "howto/json": {},
    "howto/markdown": {"README.md": LIST},
    "howto/zotero": {"_papers/references.bib": BIB},
    "howto/check": {
        "README.md": LIST,
        "docs/conf.py": "",
        "docs/index.rst": "Title\n=====\n",
        "docs/_papers/references.bib": BIB,
    },
}


@pytest.mark.parametrize("page", GUIDES)
def test_a_guide_works_as_it_is_written(
    page: str, installed: Mapping[str, str], tmp_path: Path
) -> None:
    walk(DOCS / f"{page}.md", "md", tmp_path / "home", installed, GUIDES[page])
