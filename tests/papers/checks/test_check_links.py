"""Links that lead to one place, or elsewhere than they say, are named."""

from __future__ import annotations

import pytest

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.model import Link
from tests.papers.checks.audit import found, paper


@pytest.mark.parametrize(
    "one, other",
    [
        ("https://github.com/a/b", "http://www.github.com/A/b.git"),
        ("https://x.org/code", "https://x.org/code/"),
    ],
)
def test_one_code_link_on_papers_of_different_authors_is_said(one: str, other: str) -> None:
    said = found(Code.SHARED_LINK, paper("A", "Ann Lee", code=one), paper("B", "Bo Wu", code=other))

    assert [place for place, _ in said] == ["a.md:2"]
    assert said[0][1].endswith("as does 'A' at line 1")


def test_so_is_one_link_to_the_work() -> None:
    url = "https://openreview.net/forum?id=a"

    assert found(Code.SHARED_LINK, paper("A", "Ann Lee", pdf=url), paper("B", "Bo", pdf=url))


@pytest.mark.parametrize("url", ["https://github.com/lab", "https://lab.org/"])
def test_the_page_of_a_group_may_be_shared(url: str) -> None:
    pair = paper("A", "Ann Lee", code=url), paper("B", "Bo Wu", code=url)

    assert found(Code.SHARED_LINK, *pair) == []


@pytest.mark.parametrize("authors", ["Bo Wu, Ann Lee", "", "et al."])
def test_people_may_keep_all_their_code_in_one_place(authors: str) -> None:
    url = "https://github.com/a/b"
    pair = paper("A", "Ann Lee", code=url), paper("B", authors, code=url)

    assert found(Code.SHARED_LINK, *pair) == []


def test_nobody_publishes_two_works_at_one_address() -> None:
    url = "https://x.org/a.pdf"

    assert found(Code.SHARED_LINK, paper("A", "Ann Lee", pdf=url), paper("B", "Ann Lee", pdf=url))


def test_a_home_of_many_papers_is_left_alone() -> None:
    names = ["Ann Lee", "Bo Wu", "Cy Roy", "Di Fox"]
    papers = [paper(name, name, code="https://github.com/a/b") for name in names]

    assert found(Code.SHARED_LINK, *papers) == []
    assert len(found(Code.SHARED_LINK, *papers[:3])) == 2


def test_other_links_may_be_shared() -> None:
    link = (Link("Video", "https://x.org/day-one"),)

    assert found(Code.SHARED_LINK, paper("A", links=link), paper("B", links=link)) == []


@pytest.mark.parametrize("other", ["https://x.org/a", "http://x.org/a/"])
def test_two_links_to_one_address_are_said(other: str) -> None:
    assert found(Code.REPEATED_LINK, paper(pdf="https://x.org/a", code=other)) == [
        ("a.md:1", f"the links 'PDF' and 'Code' of 'Words' lead to one address, {other}")
    ]


def test_two_words_for_the_work_are_one() -> None:
    links = (Link("Paper", "https://x.org/a"), Link("PDF", "https://x.org/a"))

    assert found(Code.REPEATED_LINK, paper(links=links)) == []


@pytest.mark.parametrize(
    "link, leads_to",
    [
        ({"code": "https://arxiv.org/abs/2001.00001"}, "a paper"),
        ({"code": "https://huggingface.co/papers/2001.00001"}, "a paper"),
        ({"code": "https://doi.org/10.1000/a"}, "a paper"),
        ({"pdf": "https://github.com/a/b"}, "code"),
    ],
)
def test_a_label_that_misleads_is_said(link: dict[str, str], leads_to: str) -> None:
    [(place, message)] = found(Code.LINK_LABEL, paper(**link))  # type: ignore[arg-type]

    assert (place, f"leads to {leads_to}, " in message) == ("a.md:1", True)


@pytest.mark.parametrize(
    "link",
    [
        {"code": "https://github.com/a/b"},
        {"pdf": "https://github.com/a/b/blob/main/paper.pdf"},
        {"pdf": "https://arxiv.org/abs/2001.00001"},
    ],
)
def test_a_label_that_fits_is_not(link: dict[str, str]) -> None:
    assert found(Code.LINK_LABEL, paper(**link)) == []  # type: ignore[arg-type]
