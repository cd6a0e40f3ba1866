"""Every work gets its key, whatever the order in which works are read."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.identity import group_works
from sphinx_paperlist.papers.keyring import assign_keys, key_among, paper_names
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.name_parsing import parse_names


def paper(title: str, key: str = "", **fields: Any) -> Paper:
    return Paper(key=key, title=title, authors=parse_names("Albert Gu"), date=Date(2021), **fields)


def test_a_key_that_somebody_wrote_is_kept() -> None:
    assert assign_keys([[paper("State spaces", key="s4")]]) == (["s4"], {})


def test_a_description_with_a_key_gives_it_to_the_whole_work() -> None:
    keys, _ = assign_keys([[paper("State spaces"), paper("State spaces", key="s4")]])

    assert keys == ["s4"]


def test_two_works_with_the_same_short_key_both_take_further_words() -> None:
    keys, given_up = assign_keys([[paper("State spaces")], [paper("State machines")]])

    assert keys == ["gu2021statespaces", "gu2021statemachines"]
    assert given_up == {"gu2021state": keys}


def test_a_written_key_makes_a_derived_one_longer() -> None:
    keys, given_up = assign_keys([[paper("State spaces")], [paper("Other", key="gu2021state")]])

    assert keys == ["gu2021statespaces", "gu2021state"]
    assert given_up == {}


def test_works_with_the_same_words_are_told_apart_by_a_hash() -> None:
    keys, _ = assign_keys([[paper("State", arxiv="2111.00396")], [paper("State", doi="10.1000/1")]])

    assert len(set(keys)) == 2
    assert all(key.startswith("gu2021state-") for key in keys)


def test_a_short_key_that_several_would_have_names_them_all() -> None:
    works = [[paper("State spaces")], [paper("State machines")]]
    keys, given_up = assign_keys(works)
    papers = {key: work[0] for key, work in zip(keys, works, strict=True)}

    assert paper_names(papers, works, given_up)["gu2021state"] == tuple(keys)


def test_a_citation_survives_when_somebody_gives_the_paper_a_key() -> None:
    works = [[paper("State spaces"), paper("State spaces", key="s4")]]

    assert paper_names({"s4": works[0][0]}, works, {})["gu2021state"] == ("s4",)


def test_a_key_beats_an_alias() -> None:
    works = [[paper("One", key="a", aliases=("b",))], [paper("Two", key="b")]]

    assert paper_names({"a": works[0][0], "b": works[1][0]}, works, {})["b"] == ("b",)


def test_an_alias_of_two_papers_names_both() -> None:
    works = [[paper("One", key="a", aliases=("x",))], [paper("Two", key="b", aliases=("x",))]]

    assert paper_names({"a": works[0][0], "b": works[1][0]}, works, {})["x"] == ("a", "b")


def test_a_paper_that_joins_others_never_takes_their_key() -> None:
    known = paper("State spaces", key="gu2021state")
    papers, names = {known.key: known}, {known.key: (known.key,)}

    assert key_among(paper("State spaces"), papers, names) == "gu2021state"
    assert key_among(paper("State machines"), papers, names) == "gu2021statemachines"


@st.composite
def descriptions(draw: st.DrawFn) -> Any:
    words = st.lists(st.sampled_from(["state", "space", "model", "of"]), min_size=1, max_size=4)
    return Paper(
        title=" ".join(draw(words)),
        authors=parse_names(draw(st.sampled_from(["Albert Gu", "Gu, Xi", "Tri Dao"]))),
        date=draw(st.sampled_from([Date(2021), Date(2021, 2), Date(2023)])),
        arxiv=draw(st.sampled_from(["", "", "2111.00396", "2312.00752"])),
    )


@given(
    st.lists(descriptions(), max_size=8).flatmap(
        lambda all_: st.tuples(st.just(all_), st.permutations(all_))
    )
)
def test_derived_keys_do_not_depend_on_the_order_of_papers(orders: Any) -> None:
    def keys_of(papers: Any) -> Any:
        works = [[papers[at] for at in group] for group in group_works(papers)]
        keys, given_up = assign_keys(works)
        assert len(set(keys)) == len(keys)
        of_paper = {one: key for key, work in zip(keys, works, strict=True) for one in work}
        return of_paper, {short: set(meant) for short, meant in given_up.items()}

    one, other = orders

    assert keys_of(one) == keys_of(other)
