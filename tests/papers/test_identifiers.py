"""arXiv ids and DOIs are recognised in every form that people write."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.identifiers import alias, arxiv_id, doi, doi_url


@pytest.mark.parametrize(
    "text",
    [
        "2312.00752",
        "2312.00752v2",
        "arXiv:2312.00752",
        "arXiv:2312.00752v2",
        "ARXIV: 2312.00752",
        "https://arxiv.org/abs/2312.00752",
        "http://arxiv.org/abs/2312.00752v1",
        "arxiv.org/abs/2312.00752",
        "https://www.arxiv.org/abs/2312.00752",
        "https://export.arxiv.org/abs/2312.00752",
        "https://arxiv.org/pdf/2312.00752",
        "https://arxiv.org/pdf/2312.00752.pdf",
        "https://arxiv.org/pdf/2312.00752v2.pdf",
        "https://arxiv.org/html/2312.00752v2",
        "https://arxiv.org/abs/2312.00752?context=cs",
        "https://arxiv.org/abs/2312.00752#section",
        "https://arxiv.org/abs/2312.00752/",
        "https://ar5iv.org/abs/2312.00752",
        "https://ar5iv.labs.arxiv.org/html/2312.00752",
        "https://huggingface.co/papers/2312.00752",
        "https://doi.org/10.48550/arXiv.2312.00752",
        "10.48550/arXiv.2312.00752",
        "  2312.00752 ",
    ],
)
def test_an_arxiv_id_is_found_in_every_form(text: str) -> None:
    assert arxiv_id(text) == "2312.00752"
    assert alias(text) == "arxiv:2312.00752"


@pytest.mark.parametrize("text", ["hep-th/9901001", "math.GT/0309136", "cs/9901002v1"])
def test_old_arxiv_ids_are_known(text: str) -> None:
    assert arxiv_id(f"https://arxiv.org/abs/{text}") == text.removesuffix("v1")
    assert alias(text) == alias(f"arXiv:{text}")


@pytest.mark.parametrize(
    "text",
    ["", "2312", "2312.007", "gu2023mamba", "https://a.org/2312.00752", "x2312.00752", "10.1/2"],
)
def test_what_is_no_arxiv_id_gives_none(text: str) -> None:
    assert arxiv_id(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "10.1162/neco.1997.9.8.1735",
        "doi:10.1162/neco.1997.9.8.1735",
        "DOI: 10.1162/NECO.1997.9.8.1735",
        "https://doi.org/10.1162/neco.1997.9.8.1735",
        "http://dx.doi.org/10.1162/neco.1997.9.8.1735",
        "doi.org/10.1162/neco.1997.9.8.1735",
        "https://doi.org/10.1162%2Fneco.1997.9.8.1735".replace("%2F", "/"),
        "10.1162/neco.1997.9.8.1735.",
    ],
)
def test_a_doi_is_found_with_and_without_resolver(text: str) -> None:
    assert doi(text) == "10.1162/neco.1997.9.8.1735"
    assert alias(text) == "doi:10.1162/neco.1997.9.8.1735"


def test_the_address_of_a_doi_is_a_plain_url() -> None:
    number = "10.1002/(sici)1097-4636(199824)<1::aid>3.0.co;2-#"

    assert doi_url(number) == (
        "https://doi.org/10.1002/(sici)1097-4636(199824)%3C1::aid%3E3.0.co;2-%23"
    )
    assert doi(doi_url(number)) == number


def test_an_escape_cannot_put_a_control_character_into_a_doi() -> None:
    assert doi("https://doi.org/10.1000/a%0ab%00") == "10.1000/ab"


def test_a_doi_keeps_its_parentheses() -> None:
    assert doi("https://doi.org/10.1016/S0893-6080(05)80131-5") == "10.1016/s0893-6080(05)80131-5"


@pytest.mark.parametrize("text", ["", "10.1162", "10.1/x", "https://a.org/10.1162/x", "doi:"])
def test_what_is_no_doi_gives_none(text: str) -> None:
    assert doi(text) == ""


def test_a_key_is_looked_up_in_composed_form() -> None:
    assert alias(unicodedata.normalize("NFD", " é ")) == "é"


@given(st.text())
def test_looking_up_twice_is_looking_up_once(text: str) -> None:
    once = alias(text)

    assert alias(once) == once
