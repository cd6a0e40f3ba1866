"""Every example of the documentation stands once, says the same in both syntaxes, and builds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sphinx.testing.util import SphinxTestApp

from sphinx_paperlist.extension.config import VALUES
from sphinx_paperlist.papers.diagnostics import Severity
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import read_source
from tests.conftest import Site
from tests.documentation.conftest import DOCS

SNIPPETS = DOCS / "_snippets"
# Pages of a site of their own, which the test of the tutorial builds.
PAGES = "tutorial"
# They cite papers and show lists that the readers of these guides have, and this site has not.
WITHOUT = {"elsewhere/cite", "json/list", "managers/references"}
NAMES = sorted(
    str(path.relative_to(SNIPPETS).with_suffix(""))
    for path in SNIPPETS.rglob("*.md")
    if PAGES not in path.parts
)
SHOWN = re.compile(r"\{snippet\} (\S+)|(?<=/_snippets/)(\S+)")
# A fence that begins an example in one syntax alone.
ONE_SYNTAX = re.compile(r"^ *(`{3,}|:{3,})(rst|\{paper(?:list)?\})", re.MULTILINE)


def test_every_snippet_has_both_syntaxes() -> None:
    syntaxes = {
        suffix: {path.with_suffix("") for path in SNIPPETS.rglob(f"*{suffix}")}
        for suffix in (".md", ".rst")
    }

    assert syntaxes[".md"] == syntaxes[".rst"]


def test_every_snippet_is_shown_and_every_one_shown_is_there() -> None:
    texts = [path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md")]
    shown = {name for text in texts for names in SHOWN.findall(text) for name in names if name}
    files = {path.relative_to(SNIPPETS) for path in SNIPPETS.rglob("*") if path.is_file()}
    names = {
        str(path.with_suffix("") if path.suffix in (".md", ".rst") else path)
        for path in files
        if "__pycache__" not in path.parts
    }

    assert shown == names


@pytest.mark.parametrize(
    "path",
    [path for path in DOCS.rglob("*.md") if "_snippets" not in path.parts],
    ids=lambda path: str(path.relative_to(DOCS)),
)
def test_no_example_of_a_page_is_in_one_syntax_alone(path: Path) -> None:
    if path.relative_to(DOCS).parts[0] in ("_papers", "examples", "extend", "explanation"):
        pytest.skip("these pages are examples themselves, or have an example in their own syntax")

    assert not ONE_SYNTAX.findall(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def built(
    tmp_path_factory: pytest.TempPathFactory, sphinx_test_tempdir: Path
) -> dict[str, dict[str, str]]:
    """Return what each snippet gives as plain text, by syntax and name."""
    return {suffix: _texts(suffix, tmp_path_factory.mktemp("site")) for suffix in ("md", "rst")}


def _texts(suffix: str, folder: Path) -> dict[str, str]:
    site = Site(folder, _make_app)
    shutil.copytree(DOCS / "_papers", folder / "_papers")
    for name in NAMES:
        text = (SNIPPETS / f"{name}.{suffix}").read_text(encoding="utf-8")
        head = f"# {name}" if suffix == "md" else f"{name}\n{'=' * len(name)}"
        if name not in WITHOUT:
            site.write({f"{name}.{suffix}": f"{head}\n\n{text}"})
    index = "Index\n=====\n\n.. paperlist::\n   :home:\n\n.. toctree::\n   :glob:\n\n   */*\n   *\n"
    build = site.build({"index.rst": index}, "text", paperlist_strict=True)

    assert build.warnings == []
    return {name: build.output(f"{name}.txt") for name in NAMES if name not in WITHOUT}


def _make_app(builder: str, srcdir: Path, parallel: int) -> SphinxTestApp:
    return SphinxTestApp(builder, srcdir=srcdir, parallel=parallel)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WITHOUT])
def test_both_syntaxes_give_the_same(built: dict[str, dict[str, str]], name: str) -> None:
    assert built["md"][name] == built["rst"][name]
    assert len(built["md"][name].splitlines()) > 3


@pytest.mark.usefixtures("plugins")
def test_what_conf_py_is_said_to_hold_can_be_used() -> None:
    by_name = {value.name: value for value in VALUES}
    said: dict[str, Any] = {}
    for path in SNIPPETS.rglob("conf.py"):
        exec(path.read_text(encoding="utf-8"), said)
    for path in DOCS.rglob("*.md"):
        for block in re.findall(
            r"^```python\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL
        ):
            if re.match(r"paperlist_\w+ =", block):
                exec(block, said)
    ours = {name: value for name, value in said.items() if name.startswith("paperlist_")}

    assert len(ours) > 4
    assert ours.keys() <= by_name.keys()
    assert {name: by_name[name].problem(value) for name, value in ours.items()} == dict.fromkeys(
        ours, ""
    )


def _data() -> Iterator[Any]:
    for path in DOCS.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"^```(yaml|md)\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
            if re.match(r"(lists|papers):|- (key|title):|\d+\. \*\*|## ", match[2]):
                line = text.count("\n", 0, match.start()) + 1
                yield pytest.param(*match.groups(), id=f"{path.relative_to(DOCS)}:{line}")


@pytest.mark.parametrize("suffix, text", [*_data()])
def test_data_is_read_without_a_warning(suffix: str, text: str) -> None:
    source = read_source(text.encode(), f"a.{suffix}", ReadingOptions())

    assert [str(one) for one in source.diagnostics if one.severity > Severity.REMARK] == []
    assert source.lists or source.papers
