"""Keys, slugs and anchors are made from content, never from a counter."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.keys import (
    aliases,
    anchor,
    derived_keys,
    heading_slug,
    identifiers,
    identity_tokens,
    is_citable,
)
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.names import OTHERS


def paper(title: str, authors: str = "", year: int = 0, **fields: Any) -> Paper:
    date = Date(year) if year else None
    return Paper(title=title, authors=parse_names(authors), date=date, **fields)


def first_key(*described: Any) -> str:
    return next(derived_keys(paper(*described)))


@pytest.mark.parametrize(
    "title, authors, year, key",
    [
        ("Efficiently modeling long sequences", "Albert Gu, Karan Goel", 2021, "gu2021efficiently"),
        ("The power of scale", "Brian Lester", 2021, "lester2021power"),
        ("On the Opportunities", "Rishi Bommasani", 2021, "bommasani2021opportunities"),
        ("Don't stop pretraining", "Suchin Gururangan", 2020, "gururangan2020dont"),
        ("*Mamba*: linear time", "Albert Gu", 2023, "gu2023mamba"),
        ("Générer", "Christopher Ré", 2020, "re2020generer"),
        ("To be or not to be", "Jane Roe", 1999, "roe1999not"),
        ("Why is it that", "Jane Roe", 1999, "roe1999why"),
        ("PaLM 2 Technical Report", "Google", 2023, "google2023palm"),
        ("A report", "The Vicuna Team", 2023, "vicuna2023report"),
        ("大语言模型综述", "赵 鑫", 2023, "赵鑫2023大语言模"),
        ("大语言模型综述", "欧阳修", 2023, "欧阳修2023大语言模"),
        ("Untold", "", 2020, "2020untold"),
        ("Undated", "Jane Roe", 0, "roeundated"),
        ("!!!", "", 0, "untitled"),
    ],
)
def test_a_key_is_family_name_year_and_first_telling_word(
    title: str, authors: str, year: int, key: str
) -> None:
    assert first_key(title, authors, year) == key


def test_a_paper_by_others_alone_has_no_author_in_its_key() -> None:
    assert next(derived_keys(Paper(title="Word", authors=(OTHERS,)))) == "word"


def test_further_keys_take_further_words_and_the_last_is_like_no_other() -> None:
    *words, last = derived_keys(paper("State space models", "Albert Gu", 2021))

    assert words == ["gu2021state", "gu2021statespace", "gu2021statespacemodels"]
    assert re.fullmatch(r"gu2021statespacemodels-[0-9a-f]{12}", last)


def test_keys_of_endless_titles_end() -> None:
    assert len(list(derived_keys(paper("word " * 10_000)))) < 100


@given(st.text(), st.text(alphabet="Ab é大,.'-\\{}"), st.integers(0, 2999))
def test_every_derived_key_can_be_cited(title: str, authors: str, year: int) -> None:
    assert all(is_citable(key) for key in derived_keys(paper(title, authors, year)))


@pytest.mark.parametrize("key", ["", "a b", "a,b", "a{b", "a<b", "a>b", "a`b", "a\\b", "!a"])
def test_a_key_that_a_role_cannot_hold_is_not_citable(key: str) -> None:
    assert not is_citable(key)


@pytest.mark.parametrize("key", ["gu2021", "赵2023", "a:b/c.d+e_f-g", "10.1000/1(2)"])
def test_other_keys_are_citable(key: str) -> None:
    assert is_citable(key)


@pytest.mark.parametrize("key", ["gu2021efficiently", "Gu_2021.a-b", "2021", "-"])
def test_the_anchor_of_an_ascii_key_shows_it(key: str) -> None:
    assert anchor("paper", key) == f"paper-{key}"


@pytest.mark.parametrize(
    "key, start",
    [
        ("ré2021", "paper-re2021-"),
        ("a/b:c", "paper-a-b-c-"),
        ("赵2023大模型", "paper-2023-"),
        ("大模型", "paper-"),
        ("", "paper-"),
    ],
)
def test_the_anchor_of_another_key_ends_in_a_hash(key: str, start: str) -> None:
    assert re.fullmatch(re.escape(start) + "[0-9a-f]{12}", anchor("paper", key))


def test_an_anchor_does_not_depend_on_the_form_of_unicode() -> None:
    assert anchor("paper", "é") == anchor("paper", unicodedata.normalize("NFD", "é"))


@given(st.text())
def test_anchors_are_safe_everywhere(key: str) -> None:
    assert re.fullmatch(r"paper-[A-Za-z0-9._-]+", anchor("paper", key))


@given(st.lists(st.text(alphabet="aAé大/ .-1"), min_size=2, max_size=2))
def test_different_keys_have_different_anchors(keys: Any) -> None:
    normal = {unicodedata.normalize("NFC", key) for key in keys}

    assert len({anchor("paper", key) for key in keys}) == len(normal)


@pytest.mark.parametrize(
    "title, slug",
    [
        ("非 Transformer 架构", "非-transformer-架构"),
        ("大数据+大模型→新智能", "大数据大模型新智能"),
        ("附加参数法：T-Patcher", "附加参数法t-patcher"),
        ("C++ & Rust", "c--rust"),
        (" *Early* `code` ", "early-code"),
        ("snake_case", "snake_case"),
        ("!?", ""),
    ],
)
def test_a_heading_has_the_slug_that_github_gives_it(title: str, slug: str) -> None:
    assert heading_slug(title) == slug


def test_identifiers_come_from_fields_or_from_the_paper_s_own_links() -> None:
    links = (
        Link("Code", "https://arxiv.org/abs/1111.11111"),
        Link("PDF", "https://arxiv.org/pdf/2312.00752v2"),
        Link("DOI", "https://doi.org/10.1000/ABC"),
    )

    assert identifiers(Paper(title="x", links=links)) == ("2312.00752", "10.1000/abc")
    assert identifiers(Paper(title="x", arxiv="2111.00396", links=links))[0] == "2111.00396"
    assert identifiers(Paper(title="x", url="10.1000/1", links=links))[1] == "10.1000/1"


def test_the_doi_that_arxiv_registers_is_an_arxiv_id() -> None:
    assert identifiers(Paper(doi="10.48550/arXiv.2312.00752")) == ("2312.00752", "")


def test_aliases_are_in_look_up_form_and_unlike() -> None:
    one = Paper(title="x", arxiv="2312.00752", aliases=("old", "arXiv:2312.00752v1", "old"))

    assert aliases(one) == ["arxiv:2312.00752", "old"]


@pytest.mark.parametrize("other", ["mamba", "MAMBA.", "*Mamba*", "Mamba!"])
def test_title_and_first_author_identify_a_work(other: str) -> None:
    one, two = paper("Mamba", "Albert Gu, Tri Dao", 2023), paper(other, "Gu, A.", 2024)

    assert identity_tokens(one) == identity_tokens(two)


def test_titles_of_signs_alone_are_told_apart() -> None:
    assert identity_tokens(paper("!!!", "A. Bee")) != identity_tokens(paper("???", "A. Bee"))
