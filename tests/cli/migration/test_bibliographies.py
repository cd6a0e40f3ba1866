"""Each bibliography becomes a listing of the same papers, or is left and named."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.cli.migration.pages import rewrite
from sphinx_paperlist.cli.migration.project import Project
from sphinx_paperlist.cli.migration.records import MYST, RST
from sphinx_paperlist.extension.options import LISTING_OPTIONS, parse_options

UNSORTED: dict[str, Any] = {"style": "unsrt"}


def rst(text: str, docname: str = "page", **project: Any) -> str:
    return rewrite(text, RST, docname, Project(**UNSORTED | project)).text


def options(*given: str, argument: str = "", **project: Any) -> dict[str, str]:
    """Return the options of the listing that stands for a bibliography with some."""
    text = "\n   ".join([f".. bibliography:: {argument}".rstrip(), *given]) + "\n"
    first, *lines = rst(text, **project).splitlines()
    assert first.startswith(".. paperlist::"), first
    parts = [line.strip()[1:].partition(":") for line in lines]
    found = {name: value.strip() for name, _, value in parts}
    problems: list[Any] = []
    parse_options(found, LISTING_OPTIONS, lambda *problem: problems.append(problem))
    assert problems == []
    return found


def left(text: str, kind: str = RST, **project: Any) -> str:
    """Return why a bibliography is left as it is."""
    done = rewrite(text, kind, "page", Project(**project))
    assert done.text == text
    assert [one.lost for one in done.findings] == [True]
    return done.findings[0].message.removeprefix("`bibliography` is not rewritten: ")


def said(text: str) -> list[str]:
    return [one.message for one in rewrite(text, RST, "page", Project(**UNSORTED)).findings]


@pytest.mark.parametrize(
    "given, expected",
    [
        ([], {"cited": "site"}),
        ([":cited:"], {"cited": "site"}),
        ([":all:"], {}),
        ([":all:", ":cited:"], {}),
        ([":notcited:"], {"uncited": ""}),
        ([":filter: docname in docnames"], {"cited": ""}),
        ([":filter: True"], {}),
        ([":filter: not cited", ":all:"], {"uncited": ""}),
        ([':filter: {"a", "b/c"} & docnames'], {"cited": "/a, /b/c"}),
        ([':filter: cited and year > "2000"'], {"cited": "site", "where": "year > 2000"}),
        ([":filter: cited and", '   year > "2000"'], {"cited": "site", "where": "year > 2000"}),
        ([":all:", ":style: plain"], {"sort": "authors, year, title"}),
        ([":all:", ":style: alpha"], {"sort": "authors, year, title"}),
        ([":all:", ":list: bullet"], {"numbering": "none"}),
        ([":all:", ":list: enumerated", ":start: continue"], {"numbering": "continue"}),
        ([":all:", ":list: enumerated", ":enumtype: arabic", ":start: 1"], {}),
    ],
)
def test_options_have_others_in_their_place(given: list[str], expected: dict[str, str]) -> None:
    assert options(*given) == expected


def test_the_style_of_conf_py_sorts_too() -> None:
    assert options(":all:", style="alpha") == {"sort": "authors, year, title"}
    assert options(":all:", style="mine") == {}


def test_a_header_of_conf_py_becomes_a_title() -> None:
    assert options(":all:", header="References") == {"title": "References"}


@pytest.mark.parametrize(
    "argument, docname, bibfiles, name",
    [
        ("refs.bib", "page", None, "refs"),
        ("../my.refs.bib", "a/page", None, "my.refs"),
        ("refs.bib", "page", ("refs.bib", "more.bib"), "refs"),
        ("../x/refs.bib", "a/page", ("x/refs.bib", "y/refs.bib"), "x/refs.bib/refs"),
        ("/x/refs.bib", "a/page", ("x/refs.bib", "refs.bib"), "x/refs.bib/refs"),
        ("refs.bib more.bib", "page", ("more.bib", "refs.bib"), ""),
        ("refs.bib\n   more.bib", "page", ("more.bib", "refs.bib"), ""),
    ],
)
def test_a_file_is_a_list(
    argument: str, docname: str, bibfiles: tuple[str, ...] | None, name: str
) -> None:
    text = rst(f".. bibliography:: {argument}\n   :all:\n", docname, bibfiles=bibfiles)

    assert text == f".. paperlist:: {name}".rstrip() + "\n"


def test_files_that_are_not_all_are_left() -> None:
    text = ".. bibliography:: a.bib b.bib\n"

    assert left(text, bibfiles=("a.bib", "b.bib", "c.bib")) == "it names several files"
    assert left(text) == "it names several files"
    assert left(text, bibfiles=("a.bib",)) == "'b.bib' is not in bibtex_bibfiles"


def test_keys_in_the_content_stay_where_nothing_else_is_shown() -> None:
    old = ".. bibliography:: refs.bib\n   :filter: False\n\n   a\n   b\n"

    assert rst(old) == ".. paperlist::\n\n   a\n   b\n"


def test_keys_besides_others_are_left() -> None:
    assert left(".. bibliography::\n\n   a\n") == "it shows the papers of its content and others"
    assert left(".. bibliography::\n   :all:\n\n   a\n").startswith("it shows the papers")
    assert left(".. bibliography::\n   :filter: False\n") == "it shows nothing"


def test_a_filter_that_cannot_be_said_is_left() -> None:
    text = '.. bibliography::\n   :filter: key % "^a"\n'

    assert left(text) == (
        "its filter cannot be said here: `key % '^a'`: there are no regular expressions"
    )


@pytest.mark.parametrize(
    "citing, cited",
    [(["page"], ""), ([], ""), (["other", "page"], "/other, /page"), (["other"], "/other")],
)
def test_a_prefix_says_where_papers_are_cited(citing: list[str], cited: str) -> None:
    assert options(":keyprefix: a-", prefixes={"a-": citing}) == {"cited": cited}


def test_a_document_with_a_blank_in_its_name_cannot_be_named() -> None:
    text = ".. bibliography::\n   :keyprefix: a-\n"

    assert left(text, prefixes={"a-": ["my page"]}).startswith("it names a document with a blank")


def test_options_without_equivalent_are_named_and_left_out() -> None:
    given = ":style: mine\n   :labelprefix: A\n   :list: enumerated\n   :enumtype: upperroman\n"
    text = f".. bibliography::\n   {given}   :start: 3\n   :encoding: latin\n"

    assert said(text) == [
        "`bibliography`: `encoding` is left out: sphinxcontrib-bibtex has no such option",
        "`bibliography`: `enumtype: upperroman` is left out: numbers are arabic",
        "`bibliography`: `labelprefix: A` is left out: nothing stands before numbers",
        "`bibliography`: `start: 3` is left out: a listing begins at 1 or goes on from another",
        "`bibliography`: `style: mine` is left out: there are no styles of pybtex",
    ]
    assert rst(text) == ".. paperlist::\n   :cited: site\n"


def test_how_a_query_may_differ_is_said() -> None:
    text = '.. bibliography::\n   :filter: keywords % "x"\n'

    assert said(text) == ["`where`: `tags` are found whole"]


def test_a_list_of_footnotes_becomes_a_list_of_what_the_page_cites() -> None:
    text = "Words.\n\n.. footbibliography::\n"

    assert rst(text) == "Words.\n\n.. paperlist::\n   :cited:\n"
    assert rst(text, foot_header="Notes").endswith("   :cited:\n   :title: Notes\n")
    assert said(text) == [
        "`footbibliography` became `paperlist`: it makes footnotes, ours is a list"
    ]


def test_new_options_stand_as_deep_as_the_directive() -> None:
    old = "1. Item\n\n   - .. bibliography::\n\n- .. bibliography::\n\t:cited:\n"
    new = (
        "1. Item\n\n   - .. paperlist::\n        :cited: site\n\n- .. paperlist::\n\t:cited: site\n"
    )

    assert rst(old) == new


def myst(text: str, **project: Any) -> str:
    return rewrite(text, MYST, "page", Project(**UNSORTED | project)).text


@pytest.mark.parametrize(
    "old, new",
    [
        ("```{bibliography}\n```\n", "```{paperlist}\n:cited: site\n```\n"),
        (
            "```{bibliography} refs.bib\n:filter: docname in docnames\n```\n",
            "```{paperlist} refs\n:cited:\n```\n",
        ),
        (
            "```{bibliography}\n---\nfilter: docname in docnames\nlist: bullet\n---\n```\n",
            "```{paperlist}\n---\ncited:\nnumbering: none\n---\n```\n",
        ),
        (
            "::::{bibliography} ../refs.bib\n:all:\n::::\n",
            "::::{paperlist} refs\n::::\n",
        ),
        (
            "```{bibliography}\n:filter: False\n\na\nb\n```\n",
            "```{paperlist}\n\na\nb\n```\n",
        ),
        (
            "> - ```{bibliography}\n>   ```\n",
            "> - ```{paperlist}\n>   :cited: site\n>   ```\n",
        ),
        (
            "```{eval-rst}\n.. bibliography:: refs.bib\n   :all:\n```\n",
            "```{eval-rst}\n.. paperlist:: refs\n```\n",
        ),
        (
            "````{note}\n```{eval-rst}\n.. bibliography::\n```\n````\n",
            "````{note}\n```{eval-rst}\n.. paperlist::\n   :cited: site\n```\n````\n",
        ),
        ("```{footbibliography}\n```\n", "```{paperlist}\n:cited:\n```\n"),
        ("```{bibliography}", "```{paperlist}\n:cited: site"),
        (
            '```{bibliography}\n:filter: author % "O\'Neil"\n```\n',
            "```{paperlist}\n:where: '\"O''Neil\" in authors'\n```\n",
        ),
    ],
)
def test_in_myst_options_keep_their_notation(old: str, new: str) -> None:
    assert myst(old) == new


def test_options_that_are_no_yaml_are_left() -> None:
    text = '```{bibliography}\n:filter: {"a"} & docnames\n```\n'

    assert left(text, MYST) == "its options cannot be read"
