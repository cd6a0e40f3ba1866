"""Papers become CSL items that CSL processors and this project read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from sphinx_paperlist.exports.csl_json import write
from sphinx_paperlist.papers.csl import CSL_TYPES, CSL_VARIABLES
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.model import Link, Paper, Translation
from sphinx_paperlist.papers.names import OTHERS, Name
from tests.exports.strategies import NAMES, Generated, bare_papers, libraries, read


def item(paper: Paper, **options: Any) -> dict[str, Any]:
    """Return the one item that a paper becomes."""
    [found] = json.loads(write({"k": paper}, **options))
    assert isinstance(found, dict)
    return found


def held(paper: Paper) -> Paper:
    """Return what CSL-JSON holds: all, but for the order of unknown fields.

    A type is made where there is none, and where there is an arXiv id, an address and an archive.
    """
    made = f"https://arxiv.org/abs/{paper.arxiv.removeprefix('arXiv:').removesuffix('v2')}"
    default = "article-journal" if paper.container else "article" if paper.arxiv else "document"
    return paper._replace(
        # A number or an address is no key in `id`, and is kept as an alias.
        aliases=tuple(alias for alias in paper.aliases if alias != paper.key),
        extra=tuple(sorted(pair for pair in paper.extra if not pair[0].startswith("archive"))),
        type=paper.type or default,
        url=paper.url or (made if paper.arxiv else ""),
    )


@given(libraries(with_lists=False, names=NAMES))
def test_what_is_written_reads_back_whole(library: Generated) -> None:
    _, again = read(write(library.papers), "a.json")

    expected = {key: held(paper) for key, paper in library.papers.items()}
    assert {key: held(paper) for key, paper in bare_papers(again).items()} == expected
    assert list(again.papers) == list(library.papers)


@given(libraries(with_lists=False))
def test_every_item_is_one_of_the_schema(library: Generated) -> None:
    for one in json.loads(write(library.papers)):
        assert one.keys() <= CSL_VARIABLES
        assert one["type"] in CSL_TYPES
        assert isinstance(one["id"], str)
        for variable in ("title", "note", "page", "volume", "keyword", "DOI", "URL"):
            assert isinstance(one.get(variable, ""), str)


def test_names_are_given_by_their_parts() -> None:
    names = (
        Name("Casas", "Diego", "de las", "Jr."),
        Name(literal="The ATLAS Collaboration"),
        OTHERS,
    )

    assert item(Paper(title="T", authors=names))["author"] == [
        {
            "family": "Casas",
            "given": "Diego",
            "non-dropping-particle": "de las",
            "suffix": "Jr.",
        },
        {"literal": "The ATLAS Collaboration"},
        {"literal": "others"},
    ]


@pytest.mark.parametrize(
    "date, parts",
    [(Date(2021), [2021]), (Date(2021, 11), [2021, 11]), (Date(2021, 11, 3), [2021, 11, 3])],
)
def test_dates_are_as_exact_as_they_are_known(date: Date, parts: list[int]) -> None:
    assert item(Paper(title="T", date=date))["issued"] == {"date-parts": [parts]}


def test_titles_have_the_markup_of_csl_and_our_own_beside_it() -> None:
    found = item(Paper(title="A *b* **c** $x^2$ `d` [e](https://a.example)"))

    assert found["title"] == "A <i>b</i> <b>c</b> $x^2$ d e"
    assert found["custom"] == {"title": "A *b* **c** $x^2$ `d` [e](https://a.example)"}


def test_what_csl_has_no_variable_for_is_kept_under_our_names() -> None:
    paper = Paper(
        title="T",
        links=(Link("PDF", "https://a.example/1"), Link("PDF", "https://a.example/2")),
        stars=3,
        note="N",
        translations=(Translation("note", "en", "N"), Translation("note", "zh", "注")),
        extra=(("mood", "good"), ("genre", "preprint"), ("event-date", '{"raw": "2020"}')),
    )

    assert item(paper) == {
        "id": "k",
        "citation-key": "k",
        "title": "T",
        "note": "N",
        "type": "document",
        "genre": "preprint",
        "event-date": {"raw": "2020"},
        "custom": {
            "links": {"PDF": "https://a.example/1", "PDF#2": "https://a.example/2"},
            "note": {"en": "N", "zh": "注"},
            "stars": 3,
            "mood": "good",
        },
    }
    assert item(paper, extra=False).keys() == {
        "id",
        "citation-key",
        "title",
        "note",
        "type",
        "custom",
    }


def test_an_arxiv_id_is_a_number_and_an_address() -> None:
    found = item(Paper(title="T", arxiv="arXiv:2111.00396"))

    assert (found["type"], found["number"]) == ("article", "arXiv:2111.00396")
    assert found["URL"] == "https://arxiv.org/abs/2111.00396"
    assert "custom" not in found


def test_a_type_that_csl_does_not_know_is_kept_beside_one_that_it_knows() -> None:
    paper = Paper(title="T", type="hologram", container="Journal of Light")
    found = item(paper)

    assert (found["type"], found["custom"]) == ("article-journal", {"type": "hologram"})
    assert read(write({"k": paper}), "a.json")[1].papers["k"].type == "hologram"


@pytest.mark.parametrize(
    "text", ["[" * 100_000, f"{'[' * 500}{']' * 500}", "[NaN]", "[-Infinity]", '{"a": [Infinity]}']
)
def test_a_text_that_is_like_no_value_of_a_variable_stays_a_text(text: str) -> None:
    assert item(Paper(title="T", extra=(("annote", text),)))["annote"] == text
