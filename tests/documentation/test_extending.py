"""The examples of plug-ins in the documentation are short, and do what the pages say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import sphinx_paperlist.api
from sphinx_paperlist.cli import main
from tests.documentation.conftest import EXAMPLES

ENTRIES = """\
%0 Journal Article
%A Claude E. Shannon
%T A mathematical theory of communication
%J Bell System Technical Journal
%V 27
%P 379-423
%D 1948

%0 Book
%A Ian Goodfellow
%A Yoshua Bengio
%A Aaron Courville
%T Deep learning
%I MIT Press
%D soon
"""
PAGE = "Title\n=====\n\n.. paperlist:: {}\n\n:paper:full:`shannon1948mathematical`\n"


pytestmark = pytest.mark.usefixtures("plugins")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.stem)
def test_an_example_has_under_forty_lines_and_needs_only_what_is_promised(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    imported = [one for one in text.splitlines() if "import" in one and "sphinx_paperlist" in one]

    assert len(text.splitlines()) < 40
    assert all(one.startswith("from sphinx_paperlist.api import") for one in imported)


def test_all_that_is_promised_is_there() -> None:
    names = sphinx_paperlist.api.__all__

    assert sorted(names) == sorted(set(names))
    assert all(hasattr(sphinx_paperlist.api, name) for name in names)


def test_the_reader_reads_and_says_what_is_wrong(site: Any) -> None:
    build = site.build(
        {"_papers/scholar.enw": ENTRIES, "index.rst": PAGE.format("scholar")},
        paperlist_readers={".enw": "endnote:read_enw"},
    )

    assert build.listed() == ["A mathematical theory of communication", "Deep learning"]
    assert "*Claude E. Shannon.*" not in build.doctree().astext()
    assert [one.partition(": ")[0] for one in build.warnings] == ["_papers/scholar.enw:15"]
    assert build.codes() == ["paperlist.bad-date"]


CNKI = """\
%0 Journal Article
%A 王小明
%A 李华
%+ 某大学昆虫学院;
%T 蜜蜂怎样计数
%J 昆虫学报
%D 2023
%V 41
%N 17
%K 蜜蜂;计数
%P 11-14
%@ 0000-0000
%R 10.1000/j.cnki.example.2023.17.004
%W CNKI
"""


def test_the_reader_reads_what_cnki_calls_endnote(site: Any) -> None:
    page = "Title\n=====\n\n.. paperlist:: cnki\n\n:paper:t:`王小明2023蜜蜂怎样`\n"
    build = site.build(
        {"_papers/cnki.enw": CNKI, "index.rst": page},
        paperlist_readers={".enw": "endnote:read_enw"},
    )

    assert build.warnings == []
    assert build.listed() == ["蜜蜂怎样计数"]


def test_the_style_begins_with_names_in_every_format(site: Any, papers: Any) -> None:
    page = "Title\n=====\n\n.. paperlist:: state-spaces\n\n:paper:full:`gu2023mamba`\n"
    files = papers | {"index.rst": page}
    built = site.build(files, "html", paperlist_style="names_first:names_first")
    texts = site.build(builder="text")

    assert built.warnings == texts.warnings == []
    assert "Gu, A., Dao, T. (2023). Mamba" in built.page().texts("li.paper")[1]
    assert built.page().texts("a.paper-ref")[0].startswith("Mamba: Linear-Time")
    assert "Gu, A., Goel, K., Ré, C. (2021). " in texts.output("index.txt")


def test_the_exporter_writes_a_table_in_the_terminal_and_on_the_site(
    site: Any, papers: Any, capsys: Any
) -> None:
    files = papers | {"index.rst": PAGE.format("recurrent").partition("\n:paper")[0]}
    build = site.build(files, "html", paperlist_exports=["spreadsheet:CSV"])
    main(["convert", str(site.folder / "_papers"), "--to", "spreadsheet:CSV"])
    row = (
        "hochreiter1997long,Long short-term memory,Sepp Hochreiter; Jürgen Schmidhuber,"
        "1997,Neural Computation,10.1162/neco.1997.9.8.1735"
    )

    assert build.output("_paperlists/recurrent.csv").splitlines()[1:] == [row]
    assert row in capsys.readouterr().out
