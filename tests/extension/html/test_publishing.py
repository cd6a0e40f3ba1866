"""What a site publishes of a paper besides its entry."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.extension.html.publishing import published, with_published
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
    assert published(PAPER, "en", ("note", "abstract")) == PAPER._replace(extra=())


@pytest.mark.parametrize("part", ["note", "abstract"])
def test_note_and_abstract_go_where_they_are_shown(part: str) -> None:
    assert getattr(published(PAPER, "en", (part,)), part) == getattr(PAPER, part)
    assert getattr(published(PAPER, "en", ("venue",)), part) == ""


def test_texts_are_those_of_the_language() -> None:
    paper = PAPER._replace(translations=(Translation("title", "zh", "海"),))

    assert published(paper, "zh_CN", ()).title == "海"
    assert published(paper, "zh_CN", ()).translations == ()


def test_links_that_lead_nowhere_outside_the_page_stay_on_it() -> None:
    links = (Link("PDF", "a.pdf"), Link("X", "javascript:a"), Link("Code", "https://a.org"))
    found = published(PAPER._replace(links=links, url="b.html"), "en", ())

    assert found.links == (Link("Code", "https://a.org"),)
    assert found.url == ""


def test_identifiers_that_only_links_hold_are_named() -> None:
    links = (
        Link("PDF", "https://arxiv.org/pdf/2001.00001"),
        Link("DOI", "https://doi.org/10.1000/182"),
    )
    found = published(PAPER._replace(links=links), "en", ())

    assert (found.arxiv, found.doi) == ("2001.00001", "10.1000/182")
    assert [one.label for one in found.links] == ["PDF"]


def hashes(look: Look, paper: Paper, file_name: str = "", *, metadata: bool = True) -> Any:
    listing = Listing("page", Request(), look, file_name=file_name)
    noted = with_published(listing, Group(papers=(paper,)), metadata=metadata)
    return noted.published, noted.file_content


TAGGED = PAPER._replace(tags=("x", "y"))
DATED = PAPER._replace(volume="3")


@pytest.mark.parametrize(
    "show, filtered, metadata, changed, same",
    [
        (("bibtex",), "", False, [TAGGED, DATED], []),
        (("venue",), "box", False, [TAGGED], []),
        (("venue",), "", True, [DATED], [TAGGED]),
        (("venue",), "", False, [], [TAGGED, DATED]),
    ],
    ids=["record", "filter", "metadata", "nothing"],
)
def test_the_hash_of_a_page_changes_with_what_is_on_it(
    show: Any, filtered: str, *, metadata: bool, changed: Any, same: Any
) -> None:
    look = Look("reading", show, 0, "", filter=filtered)
    before = hashes(look, PAPER, metadata=metadata)

    assert all(hashes(look, one, metadata=metadata) != before for one in changed)
    assert all(hashes(look, one, metadata=metadata) == before for one in same)
    # Where it is read, and what else a source says, is not on the page.
    assert hashes(look, PAPER._replace(extra=()), metadata=metadata) == before


def test_the_hash_of_files_changes_with_every_field() -> None:
    look = Look("reading", (), 0, "")

    assert hashes(look, TAGGED, "name")[1] != hashes(look, PAPER, "name")[1]
    assert hashes(look, TAGGED)[1] == ""
