"""Papers and lists become plain data of the canonical form."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from sphinx_paperlist.exports.canonical import library_data, links_data, paper_data
from sphinx_paperlist.exports.json import write
from sphinx_paperlist.papers.model import Link, Paper, PaperList, Translation
from sphinx_paperlist.papers.names import OTHERS, Name
from tests.exports.strategies import Generated, bare_papers, libraries, own_lists, read


@pytest.mark.parametrize(
    "name, written",
    [
        (Name("Gu", "Albert"), "Albert Gu"),
        (Name("Casas", "Diego", "de las"), "Diego de las Casas"),
        (Name("King", "Martin", "", "Jr."), "Martin King, Jr."),
        (Name("García Márquez", "Gabriel"), "García Márquez, Gabriel"),
        (Name("Ford", "Henry", "", "II"), "Henry Ford II"),
        (Name(literal="The ATLAS Collaboration"), "The ATLAS Collaboration"),
        (Name(literal="王小明"), "王小明"),
        (Name("王", "小明"), "王, 小明"),
        (Name(literal="Barnes and Noble"), {"name": "Barnes and Noble"}),
        (Name(literal="others, the"), {"name": "others, the"}),
        (Name("de Souza", "Ana"), {"family": "de Souza", "given": "Ana"}),
        (OTHERS, "others"),
    ],
)
def test_a_name_is_the_shortest_text_that_reads_back(name: Name, written: object) -> None:
    assert paper_data("k", Paper(title="T", authors=(name,)))["authors"] == [written]


def test_only_fields_that_are_set_are_written_in_the_order_of_the_table() -> None:
    paper = Paper(note="N", title="T", stars=3, extra=(("mood", "x"),))

    assert list(paper_data("k", paper)) == ["key", "title", "note", "stars", "mood"]


def test_a_repeated_label_is_numbered() -> None:
    links = (Link("PDF", "a"), Link("Code", "b"), Link("PDF", "c"), Link("PDF", "d"))

    assert links_data(links) == {"PDF": "a", "Code": "b", "PDF#2": "c", "PDF#3": "d"}


def test_translations_stand_in_the_place_of_the_text() -> None:
    texts = (Translation("title", "en", "State"), Translation("title", "zh", "状态"))

    assert paper_data("k", Paper(title="State", translations=texts))["title"] == {
        "en": "State",
        "zh": "状态",
    }


@pytest.mark.parametrize("name", ["year", "booktitle", "pdf", "Title", "extra"])
def test_unknown_fields_that_would_be_taken_for_known_ones_stand_apart(name: str) -> None:
    extra = (("mood", "x"), (name, "y"))

    assert paper_data("k", Paper(title="T", extra=extra)) == {
        "key": "k",
        "title": "T",
        "extra": {"mood": "x", name: "y"},
    }


def test_a_paper_is_whole_where_it_is_first_met_and_a_key_afterwards() -> None:
    papers = {key: Paper(title=f"T{key}") for key in ("a", "b", "c")}
    below: PaperList[str] = PaperList(id="below", title="Below", papers=("a", "b"))
    top: PaperList[str] = PaperList(id="top", title="Top", papers=("a",), lists=(below,))

    assert library_data(papers, [top]) == {
        "lists": [
            {
                "id": "top",
                "title": "Top",
                "papers": [{"key": "a", "title": "Ta"}],
                "lists": [
                    {"id": "below", "title": "Below", "papers": ["a", {"key": "b", "title": "Tb"}]}
                ],
            }
        ],
        "papers": [{"key": "c", "title": "Tc"}],
    }


def test_a_list_of_a_choice_of_papers_names_no_others() -> None:
    one: PaperList[str] = PaperList(id="l", title="L", papers=("a", "b"))

    assert library_data({"a": Paper(title="T")}, [one]) == {
        "lists": [{"id": "l", "title": "L", "papers": [{"key": "a", "title": "T"}]}]
    }


def test_a_list_has_no_id_that_would_not_be_read() -> None:
    one: PaperList[str] = PaperList(id="a b", title="A, B")

    assert library_data({}, [one]) == {"lists": [{"title": "A, B"}]}


def test_json_holds_characters_and_not_their_numbers() -> None:
    assert '"title": "状态空间"' in write({"k": Paper(title="状态空间")})


@given(libraries())
def test_json_reads_back_as_the_library_that_it_was(library: Generated) -> None:
    text = write(library.papers, library.lists)
    source, again = read(text, "a.json")

    assert json.loads(text)
    assert bare_papers(again) == bare_papers(library)
    assert list(again.papers) == list(library.papers)
    assert own_lists(source, again) == library.lists
