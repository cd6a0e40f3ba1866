"""What stands in conf.py for the old extension has other values, or is named."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.cli.migration.advice import (
    OTHER_VALUES,
    VALUES,
    project_of,
    settings,
    without_equivalent,
)
from sphinx_paperlist.extension.config import VALUES as OURS


def values(**given: Any) -> dict[str, Any]:
    usual = {"extensions": ["sphinx_paperlist"], "bibtex_reference_style": "author_year"}
    return {**VALUES, **OTHER_VALUES, **usual, **given}


def put(**given: Any) -> dict[str, Any]:
    """Return the values to put into conf.py; each is one that there is."""
    given.setdefault("bibtex_bibfiles", [])
    found: dict[str, Any] = {"extensions": []}
    lines = settings(values(**given), ["_papers/**/*"], given.pop("sources", ()))
    exec("\n".join(lines), found)
    found.pop("__builtins__")
    names = {value.name: value for value in OURS}
    for name, value in found.items():
        assert name == "extensions" or not names[name].problem(value)
    return found


def named(**given: Any) -> list[str]:
    return [message for message, _ in without_equivalent(values(**given))]


def test_a_conf_py_needs_the_extension_and_the_sources() -> None:
    found = put(extensions=["sphinxcontrib.bibtex"], bibtex_bibfiles=["a.bib", "./b/c.bib"])

    assert found == {
        "extensions": ["sphinx_paperlist"],
        "paperlist_sources": ["a.bib", "b/c.bib"],
        "paperlist_cite_style": "author-year",
    }


def test_sources_that_are_found_stay() -> None:
    sources = ["_papers/a.bib", "_papers/b.md"]

    assert "paperlist_sources" not in put(bibtex_bibfiles=["_papers/a.bib"], sources=sources)
    assert put(bibtex_bibfiles=["_papers/a.bib", "c.bib"], sources=sources)[
        "paperlist_sources"
    ] == ["_papers/**/*", "c.bib"]


@pytest.mark.parametrize(
    "style, ours",
    [("author_year", "author-year"), ("label", "number"), ("super", "number"), ("mine", None)],
)
def test_a_style_of_references_is_one_of_citations(style: str, ours: str | None) -> None:
    assert put(bibtex_reference_style=style).get("paperlist_cite_style") == ours


def test_without_tooltips_there_are_no_cards() -> None:
    assert put(bibtex_tooltips=False)["paperlist_hover"] is False
    assert "paperlist_hover" not in put()


@pytest.mark.parametrize(
    "given, said",
    [
        ({}, []),
        ({"bibtex_default_style": "unsrt"}, []),
        (
            {"bibtex_default_style": "mine"},
            ["bibtex_default_style = 'mine': there are no styles of pybtex"],
        ),
        (
            {"bibtex_reference_style": "label"},
            ["labels made of names and years, such as [GGR21], become numbers"],
        ),
        ({"bibtex_reference_style": "label", "bibtex_default_style": "plain"}, []),
        (
            {"bibtex_reference_style": "mine"},
            ["bibtex_reference_style = 'mine': there are no styles of others"],
        ),
        ({"bibtex_encoding": "UTF-8"}, []),
        (
            {"bibtex_encoding": "latin"},
            ["bibtex_encoding = 'latin': sources are read as UTF-8"],
        ),
        ({"bibtex_bibliography_header": ".. rubric:: References\n"}, []),
        (
            {"bibtex_footbibliography_header": "Hello\n=====\n"},
            ["bibtex_footbibliography_header: there is no text over all listings"],
        ),
        (
            {"bibtex_cite_id": "cite-{key}"},
            [
                "bibtex_cite_id: anchors are `paper-KEY` and `paperlist-LIST`, "
                "and links to the old ones need a change"
            ],
        ),
        (
            {"bibtex_tooltips_style": "plain"},
            ["bibtex_tooltips_style: cards show what `paperlist_show` names"],
        ),
        (
            {"bibtex_foot_reference_style": "mine"},
            ["bibtex_foot_reference_style: there are no citations in footnotes"],
        ),
        (
            {"suppress_warnings": ["bibtex.duplicate_citation", "ref.any"]},
            ["suppress_warnings: bibtex.duplicate_citation go with the old extension"],
        ),
        ({"default_role": "cite:t"}, ["default_role = 'cite:t' is not rewritten"]),
        ({"default_role": "any"}, []),
        (
            {"rst_prolog": ".. |x| replace:: :cite:`a`"},
            ["rst_prolog: the roles in it are not rewritten"],
        ),
        (
            {"myst_substitutions": {"x": "{cite:p}`a`"}},
            ["myst_substitutions: the roles in it are not rewritten"],
        ),
    ],
)
def test_what_has_no_equivalent_is_named(given: dict[str, Any], said: list[str]) -> None:
    assert named(**given) == said


def test_a_project_knows_what_conf_py_says() -> None:
    project = project_of(
        values(
            bibtex_bibfiles=["./a.bib", "b/../c.bib"],
            bibtex_default_style="plain",
            bibtex_bibliography_header="\n.. rubric:: References\n",
            bibtex_footbibliography_header="no rubric",
            myst_enable_extensions=["deflist"],
        ),
        {"k": None},
    )

    assert project.bibfiles == ("a.bib", "c.bib")
    assert (project.style, project.header, project.foot_header) == ("plain", "References", "")
    assert "k" in project.keys
    assert project.extensions == {"deflist"}
    assert project_of(VALUES).bibfiles is None
