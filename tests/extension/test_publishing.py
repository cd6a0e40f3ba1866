"""What a site publishes of a paper besides its entry."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sphinx_paperlist.extension.publishing import file_stem, published, with_published
from sphinx_paperlist.extension.records import Listing, Look, Request
from sphinx_paperlist.papers.model import Link, Paper, Translation
from sphinx_paperlist.papers.query import Group

PAPER = Paper(
    key="a",
    title="Seas",
    note="A note.",
    abstract="It says.",
    tags=("x",),
    extra=(("rating", "5"),),
)


def test_unknown_fields_are_private() -> None:
    assert published(PAPER, ("note", "abstract")) == PAPER._replace(extra=())


@pytest.mark.parametrize("part", ["note", "abstract"])
def test_note_and_abstract_go_where_they_are_shown(part: str) -> None:
    assert getattr(published(PAPER, (part,)), part) == getattr(PAPER, part)
    assert getattr(published(PAPER, ("venue",)), part) == ""


def test_texts_in_other_languages_are_not_published() -> None:
    paper = PAPER._replace(translations=(Translation("title", "zh", "海"),))

    assert published(paper, ()).translations == ()


def test_links_that_lead_nowhere_outside_the_page_stay_on_it() -> None:
    links = (Link("PDF", "a.pdf"), Link("X", "javascript:a"), Link("Code", "https://a.org"))
    found = published(PAPER._replace(links=links, url="b.html"), ())

    assert found.links == (Link("Code", "https://a.org"),)
    assert found.url == ""


def test_identifiers_that_only_links_hold_are_named() -> None:
    links = (
        Link("PDF", "https://arxiv.org/pdf/2001.00001"),
        Link("DOI", "https://doi.org/10.1000/182"),
    )
    found = published(PAPER._replace(links=links), ())

    assert (found.arxiv, found.doi) == ("2001.00001", "10.1000/182")
    assert [one.label for one in found.links] == ["PDF"]


def hashes(look: Look, paper: Paper, file_name: str = "") -> Any:
    listing = Listing("page", Request(), look, file_name=file_name)
    noted = with_published(listing, Group(papers=(paper,)))
    return noted.published, noted.metadata, noted.file_content


TAGGED = PAPER._replace(tags=("x", "y"))
DATED = PAPER._replace(volume="3")
FRENCH = PAPER._replace(language="fr")


@pytest.mark.parametrize(
    "show, filtered, changed, same",
    [
        (("bibtex",), "", [TAGGED, DATED, FRENCH], []),
        (("venue",), "box", [TAGGED, DATED, FRENCH], []),
        (("venue",), "", [], [TAGGED, DATED, FRENCH]),
    ],
    ids=["record", "filter", "nothing"],
)
def test_the_hash_of_a_page_changes_with_what_is_on_it(
    show: Any, filtered: str, changed: Any, same: Any
) -> None:
    look = Look("reading", show, 0, "", filter=filtered)
    before, *_ = hashes(look, PAPER)

    assert all(hashes(look, one)[0] != before for one in changed)
    assert all(hashes(look, one)[0] == before for one in same)
    # What else a source says is not on the page.
    assert hashes(look, PAPER._replace(extra=()))[0] == before


def test_the_hash_of_metadata_changes_with_what_it_holds() -> None:
    look = Look("reading", (), 0, "")

    assert hashes(look, DATED)[1] != hashes(look, PAPER)[1]
    assert hashes(look, TAGGED)[1] == hashes(look, PAPER)[1]


def test_the_hash_of_files_changes_with_every_field() -> None:
    look = Look("reading", (), 0, "")

    assert hashes(look, TAGGED, "name")[2] != hashes(look, PAPER, "name")[2]
    assert hashes(look, TAGGED)[2] == ""


@pytest.mark.parametrize("name", ["a", "state-spaces", "A.b_c", "-rf"])
def test_a_name_that_is_fit_is_that_of_the_file(name: str) -> None:
    assert file_stem(name) == name


@pytest.mark.parametrize("name", ["..", "CON", "com1.x", "a.csl", "a" * 300, "状态空间", "a/b"])
def test_a_name_that_is_not_fit_is_told_by_a_hash(name: str) -> None:
    stem = file_stem(name)

    assert re.fullmatch(r"[A-Za-z0-9._-]{8,100}", stem)
    assert stem != file_stem(name + "x")
    assert file_stem(stem) == stem
