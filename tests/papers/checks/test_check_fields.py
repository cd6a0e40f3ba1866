"""Fields that contradict others, or are missing, are named."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.diagnostics import Code
from tests.papers.checks.audit import found, paper, source


@pytest.mark.parametrize(
    "year, fields, given",
    [
        (2020, {"arxiv": "2111.00396"}, "2021-11"),
        (2020, {"arxiv": "2101.00001"}, "2021-01"),
        (2020, {"arxiv": "2101.00001", "venue": "arXiv preprint"}, "2021-01"),
        (2020, {"arxiv": "2104.00001", "venue": "ICLR"}, "2021-04"),
        (2019, {"pdf": "https://arxiv.org/pdf/2101.00001v2", "venue": "ICLR"}, "2021-01"),
        (1990, {"arxiv": "hep-th/9108001"}, "1991-08"),
        (1999, {"arxiv": "cs.CL/0112017"}, "2001-12"),
    ],
)
def test_a_year_before_the_id_is_said(year: int, fields: dict[str, Any], given: str) -> None:
    [(place, message)] = found(Code.EARLY_YEAR, paper(year=year, **fields))

    assert place == "a.md:1"
    assert f"has the year {year}, and an arXiv id of {given}, " in message


@pytest.mark.parametrize(
    "year, fields",
    [
        (2021, {"arxiv": "2111.00396"}),
        (2023, {"arxiv": "2111.00396"}),
        (2020, {"arxiv": "2103.00001", "venue": "NeurIPS"}),
        (0, {"arxiv": "2111.00396"}),
        (1990, {"code": "https://arxiv.org/abs/2111.00396"}),
    ],
    ids=["the same year", "later", "after a conference", "no year", "another work's id"],
)
def test_a_year_that_may_be_is_not(year: int, fields: dict[str, Any]) -> None:
    assert found(Code.EARLY_YEAR, paper(year=year, **fields)) == []


def test_one_remark_names_the_spellings_of_a_venue() -> None:
    venues = ["NeurIPS", "NIPS", "NeurIPS 2021", "ICLR", "arXiv", "nips"]
    papers = [paper(f"T{number}", venue=venue) for number, venue in enumerate(venues)]

    assert found(Code.VENUE_SPELLING, *papers) == [
        (
            "a.md:2",
            "a venue is spelled in 3 ways: 'NeurIPS' (2), 'NIPS' (1, first at line 2), "
            "'nips' (1, first at line 6)",
        )
    ]


def test_files_are_one_library() -> None:
    files = source(paper(venue="ACL")), source(paper("B", venue="acl"), path="b.md")

    assert found(Code.VENUE_SPELLING, *files) == [
        ("b.md:1", "a venue is spelled in 2 ways: 'ACL' (1), 'acl' (1, first at line 1)")
    ]


def test_a_badge_and_a_container_are_two_fields() -> None:
    long = "Advances in Neural Information Processing Systems"

    assert found(Code.VENUE_SPELLING, paper(venue="NeurIPS", container=long)) == []
    assert found(
        Code.VENUE_SPELLING, paper("A", container=long), paper("B", container=long.lower())
    )


def test_one_remark_tells_of_a_file() -> None:
    whole: dict[str, Any] = {"authors": "A. B", "year": 2020, "url": "https://x.org"}
    papers = [paper(f"T{number}", **whole) for number in range(8)]
    papers += [paper("A", "A. B", 2020), paper("B", "A. B", url="https://y.org"), paper("C")]

    assert found(Code.MISSING_FIELDS, *papers) == [
        (
            "a.md:9",
            "no authors: 1 paper (line 11); no year: 2 papers (lines 10, 11); "
            "no link: 2 papers (lines 9, 11)",
        )
    ]


def test_many_places_are_cut_short() -> None:
    papers = [paper(f"T{number}", year=2020 * (number > 6)) for number in range(20)]

    [(_, message)] = found(Code.MISSING_FIELDS, *papers)
    assert message == "no year: 7 papers (lines 1, 2, 3, 4, 5, …)"


def test_what_most_papers_lack_is_meant() -> None:
    assert found(Code.MISSING_FIELDS, paper("A", year=2020), paper("B"), paper("C")) == []


def test_another_description_may_fill_it_in() -> None:
    files = (
        source(paper("A", "A. B", 2020), paper("B", "A. B", 2020), paper("C", "A. B")),
        source(paper("C", "A. B", 2021), path="b.md"),
    )

    assert found(Code.MISSING_FIELDS, *files) == []
