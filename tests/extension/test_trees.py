"""A directive makes the same tree in reStructuredText and in MyST."""

from __future__ import annotations

import re
from typing import Any

import pytest
from docutils import nodes

# What docutils and Sphinx write in one way or the other, depending on their version.
_BOOLEANS = re.compile(r'"(True|False)"')
# How reversed lists find one another is nobody's business.
_PRIVATE = re.compile(r' falling="[^"]*"')


def tree_of(build: Any, docname: str) -> str:
    """Return what a page holds below its title, without what differs between versions."""
    section = next(iter(build.doctree(docname).findall(nodes.section)))
    text = _PRIVATE.sub("", "".join(node.pformat() for node in section.children[1:]))
    return _BOOLEANS.sub(lambda match: f'"{int(match[1] == "True")}"', text)


WRITTEN = """\
hochreiter1997long

- **Learning to forget.** `Neural Computation`
  *Felix A. Gers, Jürgen Schmidhuber, Fred Cummins.*
  [[DOI](https://doi.org/10.1162/089976600300015015)], 2000.
"""

LISTINGS = {
    "a list with lists below it": ("paperlist models", {}, ""),
    "a list by its title": ("paperlist State spaces", {}, ""),
    "the whole library": ("paperlist", {}, ""),
    "where": ("paperlist", {"where": "year >= 2018"}, ""),
    "sort": ("paperlist state-spaces", {"sort": "-year, title"}, ""),
    "group-by": ("paperlist", {"group-by": "venue, year"}, ""),
    "limit": ("paperlist", {"limit": "1"}, ""),
    "style": ("paperlist recurrent", {"style": "reading"}, ""),
    "show": ("paperlist recurrent", {"show": "authors, date, tags"}, ""),
    "max-authors": ("paperlist state-spaces", {"max-authors": "1"}, ""),
    "numbering reversed": ("paperlist state-spaces", {"numbering": "reversed"}, ""),
    "numbering none": ("paperlist recurrent", {"numbering": "none"}, ""),
    "title": ("paperlist recurrent", {"title": "What *came* before"}, ""),
    "heading": ("paperlist models", {"heading": ""}, ""),
    "depth": ("paperlist models", {"depth": "0"}, ""),
    "home": ("paperlist recurrent", {"home": ""}, ""),
    "class and name": ("paperlist recurrent", {"class": "wide", "name": "The list"}, ""),
    "keys in the content": ("paperlist", {}, "arXiv:2312.00752\nhochreiter1997long"),
    "keys and papers in the content": ("paperlist", {}, WRITTEN),
    "uncited": ("paperlist models", {"uncited": "", "title": "Still to be cited"}, ""),
    "uncited keys": ("paperlist", {"uncited": "", "where": "year > 2000"}, "gu2023mamba"),
    "one paper": ("paper gu2023mamba", {}, ""),
}


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=LISTINGS.keys())
def test_a_directive_makes_the_same_tree_in_both_syntaxes(
    site: Any, papers: Any, syntaxes: Any, snapshot: Any, listing: Any
) -> None:
    rst, md = syntaxes
    pages = rst.page(rst.directive(*listing)) | md.page(md.directive(*listing), name="other")
    build = site.build(papers | pages, suppress_warnings=["toc.not_included"])

    assert tree_of(build, "index") == snapshot
    assert build.warnings == []
    assert tree_of(build, "index") == tree_of(build, "other")


@pytest.mark.parametrize(
    "options, same",
    [
        ({"home": "true"}, {"home": ""}),
        ({"heading": "false"}, {}),
        ({"show": "authors date"}, {"show": "authors, date"}),
        ({"numbering": "arabic"}, {}),
        ({"max-authors": "0"}, {}),
    ],
)
def test_an_option_may_be_written_in_several_ways(
    site: Any, papers: Any, syntax: Any, options: Any, same: Any
) -> None:
    build = site.build(
        papers
        | syntax.page(syntax.directive("paperlist models", options))
        | syntax.page(syntax.directive("paperlist models", same), name="other"),
        suppress_warnings=["toc.not_included"],
    )

    assert build.warnings == []
    assert tree_of(build, "index") == tree_of(build, "other")


def test_options_of_myst_may_stand_in_a_block_of_yaml(site: Any, papers: Any) -> None:
    block = "```{paperlist} models\n---\nwhere: >\n  year > 2000\nheading: true\n---\n```"
    lines = "```{paperlist} models\n:where: year > 2000\n:heading:\n```"
    build = site.build(
        papers | {"index.md": f"# A\n\n{block}\n", "other.md": f"# A\n\n{lines}\n"},
        suppress_warnings=["toc.not_included"],
    )

    assert build.warnings == []
    assert tree_of(build, "index") == tree_of(build, "other")


def test_a_colon_fence_is_as_good_as_backticks(site: Any, papers: Any) -> None:
    build = site.build(
        papers | {"index.md": "# A\n\n:::{paperlist} state-spaces\n:limit: 1\n:::\n"},
        myst_enable_extensions=["colon_fence"],
    )

    assert build.warnings == []
    assert build.listed() == ["Efficiently modeling long sequences with structured state spaces"]


def test_entries_have_the_data_file_as_their_source(site: Any, papers: Any, syntax: Any) -> None:
    build = site.build(papers | syntax.page(syntax.directive("paperlist recurrent")))
    item = next(iter(build.doctree().findall(nodes.list_item)))

    assert item.source == str(build.app.srcdir / "_papers/models.yaml")
    assert "hochreiter1997long" in papers["_papers/models.yaml"].splitlines()[item.line - 1]
