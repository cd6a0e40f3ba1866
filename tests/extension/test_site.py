"""What no page knows alone is decided from what all pages have noted."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.extension.records import (
    CitedName,
    Listing,
    ListPlace,
    Look,
    Request,
    WrittenPapers,
)
from sphinx_paperlist.extension.site import Citing, Notes, Site, Target, survey
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Paper, Source
from sphinx_paperlist.papers.query import Group

LIBRARY = build_library(
    [Source(path="a.yaml", papers=tuple(Paper(key=key, title=key) for key in "abcd"))]
)
# Where a listing stands in the first section of its page, and in one below that.
OUTER, INNER = (0,), (0, 1)


def shows(keys: str, *, name: str = "", numbering: str = "arabic", **fields: Any) -> Listing:
    """Return a listing of papers with one letter as key; in brackets stand those without anchor."""
    letters = keys.replace("(", "").replace(")", "")
    hidden = keys.partition("(")[2].partition(")")[0]
    return Listing(
        docname="",
        request=Request(names=tuple(letters)),
        look=Look("reading", (), 0, name, numbering),
        answer=Group(papers=tuple(letters)),
        anchors=tuple("" if key in hidden else f"{name}{key}" for key in letters),
        **fields,
    )


def late(*cited: str, name: str = "", scope: Any = (), **request: Any) -> Listing:
    """Return a listing of what is cited."""
    look = Look("reading", (), 0, name, request.pop("numbering", "arabic"))
    return Listing("", Request(cited=cited, **request), look, scope=scope)


def cites(names: str, scope: Any = (), form: str = "paper", *, linked: bool = True) -> Any:
    """Return citations of papers with one letter as key."""
    return [CitedName(name, form, scope, line=1, linked=linked) for name in names]


def site(
    listings: dict[str, list[Listing]] | None = None,
    citations: dict[str, list[CitedName]] | None = None,
    written: dict[str, WrittenPapers] | None = None,
    pages: str = "",
) -> Site:
    """Survey pages, which are read in the order of their names unless another is given."""
    listed = {
        page: [one._replace(docname=page) for one in ours]
        for page, ours in (listings or {}).items()
    }
    noted = {*listed, *(citations or {}), *(written or {})}
    order = pages.split() or sorted(noted)
    return survey(Notes(order, listed, citations or {}, written or {}), LIBRARY)


def writes(**papers: Paper) -> WrittenPapers:
    """Return papers that a page writes in place, by the names that they are found by."""
    return WrittenPapers(
        {one.key: one for one in papers.values()}, {n: p.key for n, p in papers.items()}
    )


def answers(made: Site, page: str, index: int = 0) -> str:
    """Return the keys that a listing shows."""
    answer = made.listings[page][index].answer
    return "".join(answer.walk()) if answer else ""


@pytest.mark.parametrize(
    "listings, pages, home",
    [
        ({"p": [shows("a")], "q": [shows("a")]}, "p q", "p"),
        ({"p": [shows("a")], "q": [shows("a")]}, "q p", "q"),
        ({"p": [shows("a")], "q": [shows("a", home=True)]}, "p q", "q"),
        ({"p": [shows("a", home=True)], "q": [shows("a", home=True)]}, "p q", "p"),
        ({"p": [late("site")], "q": [shows("a")]}, "p q", "q"),
        ({"p": [late("site")], "q": [shows("b")]}, "p q", "p"),
        ({"p": [shows("(a)")], "q": [shows("a")]}, "p q", "q"),
        ({"p": [late("site")], "q": [late("site")._replace(home=True)]}, "p q", "q"),
    ],
    ids=[
        "first",
        "order of the toctree",
        "flag",
        "first flag",
        "what is cited comes last",
        "what is cited alone",
        "only where it has an anchor",
        "flag of what is cited",
    ],
)
def test_the_home_of_a_paper_is_the_flagged_listing_else_the_first(
    listings: Any, pages: str, home: str
) -> None:
    made = site(listings, {"z": cites("a")}, pages=f"{pages} z")
    found = made.target("a", "z")

    assert found == made.home("a")
    assert found is not None
    assert found.docname == home


def test_a_paper_that_no_page_shows_has_no_home() -> None:
    made = site({"p": [shows("a")]}, {"p": cites("b")})

    assert made.home("b") is made.target("b", "p") is None


def test_a_citation_leads_to_its_own_page_whatever_the_home() -> None:
    made = site({"p": [shows("ab", home=True)], "q": [shows("b")]})

    assert made.target("b", "q") == Target("q", "b", "1")
    assert made.target("b", "elsewhere") == Target("p", "b", "2")


@pytest.mark.parametrize(
    "scope, name",
    [((), "first"), (OUTER, "outer"), (INNER, "inner"), ((0, 2), "outer"), ((3,), "first")],
)
def test_a_citation_leads_to_the_nearest_listing_that_encloses_it(scope: Any, name: str) -> None:
    listings = [
        shows("a", name="first"),
        shows("a", name="outer", scope=OUTER),
        shows("a", name="inner", scope=INNER),
    ]
    found = site({"p": listings}).target("a", "p", scope)

    assert found == Target("p", f"{name}a", "1")


CITED = {
    "p": [*cites("c"), *cites("a", INNER), *cites("d", form="any")],
    "q": cites("b"),
}


@pytest.mark.parametrize(
    "listing, expected",
    [
        (late("here", scope=OUTER), "a"),
        (late("here", scope=INNER), "a"),
        (late("here", scope=(5,)), ""),
        (late("here"), "ac"),
        (late("page", scope=INNER), "ac"),
        (late("site"), "abc"),
        (late("q"), "b"),
        (late("p", "q", "nowhere"), "abc"),
        (late(uncited=True), "d"),
    ],
    ids=lambda one: str(one.request) if isinstance(one, Listing) else one,
)
def test_what_is_cited_is_shown_in_the_order_of_the_sources(
    listing: Listing, expected: str
) -> None:
    assert answers(site({"p": [listing]}, CITED), "p") == expected


def test_a_late_listing_takes_only_anchors_that_its_page_has_left() -> None:
    listings = [shows("a"), late("page", name="x"), late("page", name="x")]
    made = site(
        {"p": [one._replace(anchors=("paper-a",)) if one.answer else one for one in listings]},
        {"p": cites("ab")},
    )

    assert [one.anchors for one in made.listings["p"]] == [
        ("paper-a",),
        ("paper-a--x", "paper-b"),
        ("", "paper-b--x"),
    ]


def test_pages_that_cite_a_paper_stand_in_reading_order_each_once() -> None:
    citations = {
        "p": cites("aab"),
        "q": [*cites("a", linked=False), *cites("a", form="any")],
        "r": cites("a", form="any"),
        "s": [*cites("b", linked=False), *cites("b"), *cites("b", linked=False)],
        "t": cites("a", form="list"),
    }
    made = site({}, citations, pages="q s t r p")

    assert made.cited_in == {
        "a": [Citing("q", linked=False), Citing("p", linked=True)],
        "b": [Citing("s", linked=True), Citing("p", linked=True)],
    }


@pytest.mark.parametrize(
    "numberings, numbers",
    [
        (["arabic", "continue", "continue"], ["1 2", "3 4", "5 6"]),
        (["continue", "continue", "arabic"], ["1 2", "3 4", "1 2"]),
        (["arabic", "none", "continue"], ["1 2", "", "3 4"]),
        (["continue", "arabic", "continue"], ["1 2", "1 2", "3 4"]),
        (["reversed", "continue", "reversed"], ["2 1", "3 4", "2 1"]),
    ],
)
def test_numbers_continue_over_the_listings_of_the_site_in_reading_order(
    numberings: list[str], numbers: list[str]
) -> None:
    first, second, third = (shows("ab", numbering=one) for one in numberings)
    made = site({"p": [third], "q": [first, second]}, pages="q p")
    found = [made.numbers("q", 0), made.numbers("q", 1), made.numbers("p", 0)]

    assert [" ".join(filter(None, one)) for one in found] == numbers


def test_numbers_continue_after_what_is_cited() -> None:
    made = site({"p": [late("site")], "q": [shows("d", numbering="continue")]}, {"p": cites("abc")})

    assert made.numbers("q", 0) == ("4",)
    assert made.target("d", "p") == Target("q", "d", "4")


def test_a_list_is_where_it_is_shown_first_but_on_a_page_itself_if_it_is_there() -> None:
    here, there = ListPlace("l", "List", "here"), ListPlace("l", "List", "there")
    made = site({"p": [shows("a", lists=(there,))], "q": [shows("a"), shows("a", lists=(here,))]})

    assert made.list_place(["l"], "q") == ("q", here)
    assert made.list_place(["l"], "elsewhere") == ("p", there)
    assert made.list_place(["other"], "q") is None


OURS = Paper(key="w", title="Ours")
THEIRS = Paper(key="w", title="Theirs")
OTHER = Paper(key="x", title="Other")


def test_a_paper_written_on_a_page_is_found_everywhere_and_there_first() -> None:
    made = site(written={"p": writes(w=OURS), "q": writes(w=THEIRS)}, pages="q p r")
    names = made.names

    assert [names.paper("w", page) for page in ("p", "q", "r")] == [OURS, THEIRS, THEIRS]
    assert names.keys_for("w", "r") == ("w",)
    assert list(names.known()) == ["a", "b", "c", "d", "w"]


def test_a_name_that_two_pages_give_to_different_papers_means_both_elsewhere() -> None:
    made = site(
        {"r": [late("page")]},
        {page: cites("n") for page in "pqr"},
        {"p": writes(n=OURS), "q": writes(n=OTHER)},
    )

    assert made.names.keys_for("n", "r") == ("w", "x")
    assert made.names.keys_for("n", "p") == ("w",)
    assert made.keys == {"p": ["w"], "q": ["x"], "r": [""]}
    assert answers(made, "r") == ""


def test_the_library_comes_before_papers_written_on_other_pages() -> None:
    own = Paper(key="v", title="Under the name of another")
    names = site(written={"p": writes(a=own)}).names

    assert names.keys_for("a", "p") == ("v",)
    assert names.keys_for("a", "q") == ("a",)


def test_papers_written_on_pages_stand_behind_those_of_the_library() -> None:
    made = site({"q": [late("site")]}, {"q": cites("wbxa")}, {"p": writes(w=OURS, x=OTHER)})

    assert answers(made, "q") == "abwx"
