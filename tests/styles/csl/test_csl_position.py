"""A cite is the first of its work, a later one, near the last one, or right after it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.position import Cluster, positioned
from sphinx_paperlist.styles.csl.reference import Reference

# From what is most special on.
POSITIONS = ["ibid-with-locator", "ibid", "subsequent", "first"]


def cite(written: str) -> Cite:
    """Return a cite of a work that is named by a letter; what follows is a locator."""
    name, _, locator = written.partition(" ")
    return Cite(Reference(name, "book", "en", {}, {}, {}), locator)


def cluster(written: str, note: int = 0) -> Cluster:
    return Cluster(tuple(cite(one) for one in written.split("; ") if one), note)


def notes(*written: str) -> list[Cluster]:
    """Return citations, each in a note of its own."""
    return [cluster(one, number) for number, one in enumerate(written, 1)]


def cites(clusters: list[Cluster], near: int = 5) -> list[Cite]:
    return [one for whole in positioned(clusters, near) for one in whole.cites]


def positions(clusters: list[Cluster]) -> list[str]:
    return [next(name for name in POSITIONS if name in one.positions) for one in cites(clusters)]


@pytest.mark.parametrize(
    "before, after, position",
    [
        ("A", "A", "ibid"),
        ("A", "A 3", "ibid-with-locator"),
        ("A 3", "A 3", "ibid"),
        ("A 3", "A 4", "ibid-with-locator"),
        ("A 3", "A", "subsequent"),
        ("A", "B", "first"),
    ],
)
def test_a_cite_right_after_one_of_the_same_work_is_ibid(
    before: str, after: str, position: str
) -> None:
    assert positions(notes(before, after)) == ["first", position]
    assert positions([cluster(before), cluster(after)]) == ["first", position]
    assert positions([cluster(f"{before}; {after}")]) == ["first", position]


def test_the_same_number_of_something_else_is_another_locator() -> None:
    chapter = Cluster((cite("A 3")._replace(label="chapter"),), 2)

    assert positions([cluster("A 3", 1), chapter]) == ["first", "ibid-with-locator"]


@pytest.mark.parametrize(
    "written, last",
    [
        (["A", "B", "A"], "subsequent"),
        (["A; B", "A"], "subsequent"),
        (["A; B", "B"], "subsequent"),
        (["A", "B; A"], "subsequent"),
        (["A", "A; A"], "ibid"),
        (["A; A", "A"], "ibid"),
        (["A", "", "A"], "subsequent"),
    ],
)
def test_a_note_that_names_other_works_too_is_no_ibid_of_the_next(
    written: list[str], last: str
) -> None:
    assert positions(notes(*written))[-1] == last


@pytest.mark.parametrize(
    "numbers, last",
    [((1, 2), "ibid"), ((1, 1), "ibid"), ((1, 3), "subsequent"), ((0, 0), "ibid")],
)
def test_ibid_is_of_the_note_before_or_the_same_one(numbers: tuple[int, int], last: str) -> None:
    assert positions([cluster("A", number) for number in numbers])[-1] == last


def test_a_note_with_two_citations_is_no_ibid_of_the_next() -> None:
    assert positions([cluster("A", 1), cluster("A", 1), cluster("A", 2)]) == [
        "first",
        "ibid",
        "subsequent",
    ]


def test_what_is_ibid_is_a_later_one_as_well() -> None:
    last = cites(notes("A", "A 3"))[-1]

    assert last.positions == {"subsequent", "ibid", "ibid-with-locator", "near-note"}


@pytest.mark.parametrize("near, is_near", [(2, False), (3, True), (5, True)])
def test_a_cite_is_near_if_the_last_one_is_few_notes_back(near: int, *, is_near: bool) -> None:
    last = cites([cluster("A", 1), cluster("A", 2), cluster("B", 3), cluster("A", 5)], near)[-1]

    assert ("near-note" in last.positions) is is_near


def test_the_first_cite_of_a_work_is_near_to_nothing() -> None:
    assert cites(notes("A"))[0].positions == {"first"}


def test_later_cites_know_the_note_of_the_first() -> None:
    found = cites([cluster("A", 2), cluster("B", 3), cluster("A; B", 4), cluster("A", 7)])

    assert [one.first_note for one in found] == [0, 0, 2, 3, 2]


def test_nothing_else_of_a_citation_changes() -> None:
    cited = Cluster((cite("A 3")._replace(prefix="see", suppress_author=True),), 4)
    (again,) = positioned([cited])

    assert again.note == 4
    assert again.cites[0]._replace(positions=frozenset()) == cited.cites[0]


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["A", "A 3", "B", "C 4"])).map("; ".join), st.integers(0, 9)
        )
    )
)
def test_each_work_is_cited_for_the_first_time_once(written: list[tuple[str, int]]) -> None:
    found = cites([cluster(one, note) for one, note in written])
    first = [one.reference.id for one in found if "first" in one.positions]

    assert first == list(dict.fromkeys(one.reference.id for one in found))
    assert all(("first" in one.positions) != ("subsequent" in one.positions) for one in found)
