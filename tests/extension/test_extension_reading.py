"""Sources are found, kept out of the documents, and read only when they have changed."""

from __future__ import annotations

import os
from typing import Any

import pytest

import sphinx_paperlist.sources.reading as sources

INDEX = "Title\n=====\n\n.. paperlist::\n"
WORDS = "# Words\n\n1. **On words.** *Ann Lee.* 2020\n"


def source(title: str, key: str = "k") -> str:
    return f"papers: [{{key: {key}, title: {title}, authors: [Ann Lee], date: 2020}}]"


@pytest.fixture
def parsed(monkeypatch: Any) -> list[str]:
    """Return the names of the sources that are parsed from now on."""
    names: list[str] = []
    read_source = sources.read_source

    def spy(data: bytes, name: str, options: Any) -> Any:
        names.append(name)
        return read_source(data, name, options)

    monkeypatch.setattr(sources, "read_source", spy)
    return names


@pytest.mark.parametrize(
    "globs, titles",
    [
        (["_papers/**/*"], ["A", "B", "C"]),
        (["_papers/*.yaml"], ["A", "B"]),
        (["_papers/b.yaml", "_papers/a.yaml"], ["B", "A"]),
        (["_papers/deep/**/*", "_papers/*"], ["C", "A", "B"]),
        (["../shared/*.yaml"], ["D"]),
        (["./_papers/a.yaml", "../shared/*.yaml"], ["A", "D"]),
    ],
)
def test_globs_choose_and_order_the_sources(site: Any, globs: Any, titles: Any) -> None:
    files = {
        "index.rst": INDEX,
        "_papers/a.yaml": source("A", "a"),
        "_papers/b.yaml": source("B", "b"),
        "_papers/deep/c.yml": source("C", "c"),
        "../shared/d.yaml": source("D", "d"),
    }
    build = site.build(files, paperlist_sources=globs)

    assert build.warnings == []
    assert build.listed() == titles


def test_a_glob_without_a_match_is_said_and_the_default_may_have_none(site: Any) -> None:
    assert site.build({"index.rst": "Title\n=====\n"}).warnings == []

    build = site.build(paperlist_sources=["_papers/**/*", "data/*.yaml"])

    assert build.codes() == ["paperlist.no-sources"]
    assert build.warnings[0].startswith(
        "conf.py:1: WARNING: paperlist_sources: 'data/*.yaml' matches no file in "
    )


def test_files_without_a_reader_and_hidden_ones_are_passed_over(site: Any) -> None:
    build = site.build(
        {
            "index.rst": INDEX,
            "_papers/a.yaml": source("A"),
            "_papers/.hidden.yaml": source("Hidden", "h"),
            "_papers/b.yaml~": "junk",
            "_papers/readme.txt": "junk",
        }
    )

    assert build.warnings == []
    assert build.listed() == ["A"]


@pytest.mark.parametrize("builder", ["html", "text"])
def test_a_markdown_source_is_no_document(site: Any, builder: str) -> None:
    build = site.build({"index.rst": INDEX, "_papers/words.md": WORDS}, builder)

    assert build.warnings == []
    assert build.read == ["index"]
    assert not list(build.app.outdir.glob("**/words.*"))


def test_a_name_with_the_characters_of_globs_excludes_only_itself(site: Any) -> None:
    files = {"index.rst": INDEX, "p/[ab]*.md": WORDS, "p/a1.md": "# Page\n"}
    build = site.build(files, paperlist_sources=["p/[[]*.md"])

    assert build.listed() == ["On words"]
    assert sorted(build.read) == ["index", "p/a1"]


def test_excluded_patterns_of_the_user_are_kept(site: Any) -> None:
    files = {"index.rst": INDEX, "_papers/words.md": WORDS, "drafts/x.rst": "X\n=\n"}
    build = site.build(files, exclude_patterns=["_build", "drafts"])

    assert build.warnings == []
    assert build.app.config.exclude_patterns[:2] == ["_build", "drafts"]
    assert build.read == ["index"]


def test_nothing_that_applications_share_is_changed(site: Any) -> None:
    del site.config["exclude_patterns"]
    first = site.build({"index.rst": INDEX, "_papers/words.md": WORDS}, "html")
    (site.folder / "_papers/words.md").unlink()
    second = site.build(None, "html")

    assert first.app.config.exclude_patterns == ["_papers/words.md"]
    assert second.app.config.exclude_patterns == []
    assert len(second.app.config.html_static_path) == 1


def test_where_nothing_has_changed_nothing_is_parsed_or_read(site: Any, parsed: Any) -> None:
    first = site.build({"index.rst": INDEX, "_papers/a.yaml": source("A")})
    assert (parsed, first.read) == (["_papers/a.yaml"], ["index"])

    second = site.build()

    assert (parsed, second.read) == (["_papers/a.yaml"], [])


def test_a_touched_source_is_an_unchanged_one(site: Any, parsed: Any) -> None:
    site.build({"index.rst": INDEX, "_papers/a.yaml": source("A")})
    os.utime(site.folder / "_papers/a.yaml")
    second = site.build()

    assert len(parsed) == 1
    assert second.read == []


def test_a_changed_page_takes_the_papers_from_the_cache_and_reads_no_other_page(
    site: Any, parsed: Any
) -> None:
    files = {"index.rst": INDEX, "other.rst": f":orphan:\n\n{INDEX}", "_papers/a.yaml": source("A")}
    site.build(files)
    second = site.build({"index.rst": INDEX + "\n:paper:`k`\n"})

    assert parsed == ["_papers/a.yaml"]
    assert second.read == ["index"]
    assert second.prose() == ["Lee, 2020"]


def test_one_changed_source_is_parsed_again_and_no_other(site: Any, parsed: Any) -> None:
    files = {"index.rst": INDEX, "_papers/a.yaml": source("A"), "_papers/b.yaml": source("B", "b")}
    site.build(files)
    second = site.build({"_papers/b.yaml": source("Better", "b")})

    assert parsed == ["_papers/a.yaml", "_papers/b.yaml", "_papers/b.yaml"]
    assert second.listed() == ["A", "Better"]


def test_a_changed_option_parses_everything_again(site: Any, parsed: Any) -> None:
    site.build({"index.rst": INDEX, "_papers/a.yaml": source("A")})
    site.build(paperlist_list_ids={"Words": "w"})

    assert parsed == ["_papers/a.yaml"] * 2


def test_a_fresh_environment_takes_papers_and_findings_from_the_cache(
    site: Any, parsed: Any
) -> None:
    text = "papers: [{title: A, date: never}]"
    first = site.build({"index.rst": INDEX, "_papers/a.yaml": text})
    (site.folder / "_build/doctrees/environment.pickle").unlink()
    second = site.build()

    assert parsed == ["_papers/a.yaml"]
    assert second.listed() == ["A"]
    assert second.warnings == first.warnings


def test_what_there_was_to_say_of_sources_is_said_in_every_build(site: Any, parsed: Any) -> None:
    text = "papers:\n  - {title: A, date: never}\n  - {title: B, colour: red}\n"
    first = site.build({"index.rst": INDEX, "_papers/a.yaml": text})
    second = site.build()

    assert first.codes() == ["paperlist.bad-date"]
    assert second.warnings == first.warnings
    assert "_papers/a.yaml: 1 remark" in second.status
    assert parsed == ["_papers/a.yaml"]


@pytest.mark.parametrize(
    "change, read, written",
    [
        ({"_papers/a.yaml": source("Another")}, ["lists", "one"], ["cites", "lists", "one"]),
        ({"_papers/b.yaml": source("B", "b")}, ["lists"], ["lists"]),
        ({"_papers/a.yaml": "# A comment\n\n" + source("A")}, [], []),
    ],
    ids=["edited", "added", "commented"],
)
def test_a_changed_source_costs_the_pages_that_show_something_else(
    site: Any, change: Any, read: Any, written: Any
) -> None:
    pages = {
        "index.rst": "Title\n=====\n\n.. toctree::\n\n   lists\n   cites\n   prose\n   one\n",
        "lists.rst": INDEX,
        "cites.rst": "Cites\n=====\n\n:paper:`k`\n",
        "prose.rst": "Prose\n=====\n",
        "one.rst": "One\n===\n\n.. paper:: k\n",
    }
    site.build({**pages, "_papers/a.yaml": source("A")}, "html")
    second = site.build(change, "html")

    assert sorted(second.read) == read
    assert sorted(second.trees.keys() - {"index"}) == written
    assert second.warnings == []


def test_a_deleted_source_reads_again_the_pages_that_list(site: Any) -> None:
    files = {"index.rst": INDEX, "_papers/a.yaml": source("A"), "_papers/b.yaml": source("B", "b")}
    site.build(files)
    (site.folder / "_papers/b.yaml").unlink()
    second = site.build()

    assert second.read == ["index"]
    assert second.listed() == ["A"]


def test_a_file_that_a_link_names_is_noticed_when_it_comes(site: Any) -> None:
    text = "papers: [{key: k, title: A, links: {PDF: a.pdf}}]"
    first = site.build({"index.rst": INDEX, "_papers/a.yaml": text}, "html")
    second = site.build({"_papers/a.pdf": "PDF"}, "html")

    assert first.codes() == ["paperlist.missing-file"]
    assert second.warnings == []
    assert second.page().texts("a.download") == ["PDF"]
