"""Configuration is checked, and a value that cannot be used does not stop a build."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.extension.config import VALUES

PAGE = "Title\n=====\n\n.. paperlist:: state-spaces\n\n:paper:`gu2021efficiently`\n"


@pytest.mark.parametrize(
    "name, value, problem",
    [
        ("paperlist_sources", "_papers/*.yaml", "it must be a list of texts; "),
        ("paperlist_sources", [1], "it must be a list of texts"),
        ("paperlist_list_ids", {"State spaces": 1}, "it must map texts to texts"),
        ("paperlist_field_map", {"a": 1}, "it must map texts to texts"),
        ("paperlist_field_map", {"a": "venu"}, "no field 'venu'; did you mean 'venue'?"),
        ("paperlist_style", "readin", "no style 'readin'; did you mean 'reading'?"),
        ("paperlist_style", "os:nothing", "cannot import 'os:nothing'"),
        ("paperlist_cite_style", "numeric", "there are author-year, number, title, key"),
        ("paperlist_show", "venue", "it must be a list of texts"),
        ("paperlist_show", ["venue", "autors"], "no part 'autors'; did you mean 'authors'?"),
        ("paperlist_max_authors", -1, "it must be a whole number, 0 or more"),
    ],
)
def test_a_value_that_cannot_be_used_is_said_and_the_default_used(
    site: Any, papers: Any, name: str, value: Any, problem: str
) -> None:
    usual = site.build(papers | {"index.rst": PAGE})
    build = site.build({"index.rst": PAGE}, **{name: value})
    (warning,) = [one for one in build.warnings if "[paperlist.bad-config]" in one]

    assert warning.startswith(f"conf.py:1: WARNING: {name} = {value!r}: {problem.rstrip('; ')}")
    assert " is used)" in warning
    assert build.trees["index"].pformat() == usual.trees["index"].pformat()


@pytest.mark.parametrize(
    "name, value, text",
    [
        ("paperlist_max_authors", 1, "Albert Gu, et al. [PDF], 2023."),
        ("paperlist_show", ["authors"], "Albert Gu, Tri Dao."),
        ("paperlist_cite_style", "key", "gu2021efficiently"),
    ],
)
def test_a_value_changes_what_pages_show_and_reads_them_again(
    site: Any, papers: Any, name: str, value: Any, text: str
) -> None:
    before = site.build(papers | {"index.rst": PAGE}).trees["index"].astext()
    after = site.build(None, **{name: value})

    assert text not in before.split("\n\n")
    assert after.read == ["index"]
    assert text in after.trees["index"].astext().split("\n\n")


def test_an_option_beats_the_configuration(site: Any, papers: Any) -> None:
    page = PAGE.replace("\n\n:paper:", "\n   :max-authors: 2\n   :show: authors\n\n:paper:")
    build = site.build(papers | {"index.rst": page}, "text", paperlist_max_authors=1)

    assert "Albert Gu, Karan Goel, et al." in build.output("index.txt").replace("*", "")
    assert "[Code]" not in build.output("index.txt")


def test_strict_makes_warnings_of_remarks(site: Any) -> None:
    files = {
        "index.rst": "Title\n=====\n",
        "_papers/a.yaml": "papers:\n  - title: Words\n    colour: red\n",
    }
    loose = site.build(files)
    strict = site.build(None, paperlist_strict=True)

    assert loose.warnings == []
    assert "_papers/a.yaml: 1 remark; see `paperlist check`" in loose.status
    assert strict.codes() == ["paperlist.unknown-field"]
    assert strict.warnings[0].startswith("_papers/a.yaml:3: ")


def test_a_style_may_be_any_function(site: Any, papers: Any, importable: Any) -> None:
    (importable / "my_style.py").write_text(
        "from sphinx_paperlist.styles.entry import Block\n"
        "from sphinx_paperlist.papers.spans import plain\n"
        "def shout(paper, view):\n"
        "    return (Block('head', (plain(paper.title.upper()),)),)\n"
    )
    build = site.build(papers | {"index.rst": PAGE}, "text", paperlist_style="my_style:shout")

    assert build.warnings == []
    assert "1. EFFICIENTLY MODELING LONG SEQUENCES" in build.output("index.txt")


def test_lists_of_a_page_that_one_cannot_edit_get_ids(site: Any) -> None:
    files = {
        "_papers/a.md": "# 状态空间\n\n1. **Words.** *Ann Lee.* 2020\n",
        "index.rst": "Title\n=====\n\n.. paperlist:: ssm\n",
    }
    build = site.build(files, paperlist_list_ids={"状态空间": "ssm"})

    assert build.warnings == []
    assert build.listed() == ["Words"]


def test_a_map_of_fields_places_what_others_call_otherwise(site: Any) -> None:
    files = {
        "_papers/a.json": '[{"name": "Words", "paper_url": "https://a.org"}]',
        "index.rst": "Title\n=====\n\n.. paperlist::\n",
    }
    build = site.build(files)
    mapped = site.build(None, paperlist_field_map={"name": "title"})

    assert build.codes() == ["paperlist.missing-title"]
    assert mapped.warnings == []
    assert mapped.listed() == ["Words"]


@pytest.mark.parametrize("value", VALUES, ids=[value.name for value in VALUES])
def test_every_default_is_fine_and_explained_in_a_sentence(value: Any) -> None:
    assert value.problem(value.default) == ""
    assert isinstance(value.default, value.types)
    assert value.meaning.endswith(".")
