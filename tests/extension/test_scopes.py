"""Listings and citations know in which sections and object descriptions of a page they stand."""

from __future__ import annotations

from typing import Any

import pytest

PAGE = """\
Title
=====

:paper:`gu2023mamba`

.. paperlist::
   :cited: here

Below
-----

:paper:p:`!hochreiter1997long`

.. py:function:: f(x)

   :any:`f` :paper:list:`models`

   .. paperlist::
      :cited: here

   .. py:function:: g(x)
      :no-index:

      :paper:full:`vaswani2017attention` :paper:title:`Words <gu2021efficiently>`

      .. paperlist::
         :cited: here

Beside
------

.. paperlist::
   :cited: here

.. paperlist:: models
"""
# Of the title, the section below it, the function in that, the function in that, and beside.
TITLE, BELOW, OF_F, OF_G, BESIDE = (0,), (0, 1), (0, 1, 2), (0, 1, 2, 3), (0, 4)


@pytest.fixture
def noted(site: Any, papers: Any) -> Any:
    """Return what the domain has noted of the page."""
    build = site.build(papers | {"index.rst": PAGE})
    return build.app.env.domains["paper"]


def test_each_citation_is_noted_with_its_form_and_what_encloses_it(noted: Any) -> None:
    assert [(one.name, one.form, one.scope) for one in noted.citations["index"]] == [
        ("gu2023mamba", "paper", TITLE),
        ("hochreiter1997long", "p", BELOW),
        ("f", "any", OF_F),
        ("models", "list", OF_F),
        ("vaswani2017attention", "full", OF_G),
        ("gu2021efficiently", "title", OF_G),
    ]


def test_citations_that_are_links_may_have_an_anchor(noted: Any) -> None:
    linked = [one.name for one in noted.citations["index"] if one.linked]

    assert linked == ["gu2023mamba", "gu2021efficiently"]


def test_each_listing_is_noted_with_what_encloses_it(noted: Any) -> None:
    scopes = [one.scope for one in noted.listings["index"]]

    assert scopes == [TITLE, OF_F, OF_G, BESIDE, BESIDE]


def test_a_listing_of_what_is_cited_is_named_by_what_it_stands_in(noted: Any) -> None:
    assert [one.look.name for one in noted.listings["index"]] == [
        "title",
        "f",
        "g(x)",
        "beside",
        "models",
    ]


def test_here_is_the_nearest_section_or_object_description(site: Any, papers: Any) -> None:
    build = site.build(papers | {"index.rst": PAGE})
    shown = [
        [*one.answer.walk()] for one in build.app.env.domains["paper"].site.listings["index"][:4]
    ]

    assert shown == [
        ["vaswani2017attention", "hochreiter1997long", "gu2021efficiently", "gu2023mamba"],
        ["vaswani2017attention", "gu2021efficiently"],
        ["vaswani2017attention", "gu2021efficiently"],
        [],
    ]


@pytest.mark.parametrize(
    "page, name",
    [
        (".. paperlist::\n   :cited:\n", "page"),
        ("A\n=\n\n.. note::\n\n   .. paperlist::\n      :cited:\n", "a"),
        ("A\n=\n\n.. paperlist:: state-spaces\n   :cited:\n", "state-spaces"),
        ("A\n=\n\n.. paperlist::\n   :cited:\n   :name: Own\n", "own"),
    ],
    ids=["no section", "section", "list", "own name"],
)
def test_a_name_of_its_own_or_of_its_list_comes_first(
    site: Any, papers: Any, page: str, name: str
) -> None:
    build = site.build(papers | {"index.rst": page})

    assert [one.look.name for one in build.app.env.domains["paper"].listings["index"]] == [name]


def test_references_to_other_sites_and_of_other_domains_cite_no_paper_of_ours(
    site: Any, papers: Any
) -> None:
    text = ":external:paper:p:`gu2023mamba` :ref:`search` :py:func:`gu2023mamba`"
    build = site.build(
        papers | {"index.rst": f"Title\n=====\n\n{text}\n"},
        extensions=["sphinx_paperlist", "sphinx.ext.intersphinx"],
        nitpicky=False,
    )

    assert build.app.env.domains["paper"].citations == {}
