"""A library that was stored is the library that was built, and is read as it is asked for."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.merging import merge_sources
from sphinx_paperlist.papers.model import Link, Mention, Paper, PaperList, Source, Translation
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.sources import plain
from sphinx_paperlist.sources.stored import Content, Store, new_part, write_store
from tests.sources.whole import whole

# Few texts, so that works meet again, and the worst that a text may hold.
TEXTS = st.sampled_from(
    (
        *("", "a", "A b", "state one", "state two", "状态空间", "ß", "e\u0301", "\u00e9", "\n"),
        *("\x00", "\ud800", "\ud83d\ude00", "\U0001f600", '"', "*", "[x](y)"),
        *("doi:10.1000/x", "10.1000/x", "2312.00752"),
    )
)
ORIGINS = st.builds(Origin, TEXTS, st.integers(0, 9), st.integers(0, 9))
DATES = st.none() | st.builds(Date, st.integers(2000, 2002), st.integers(0, 12))
NAMES = st.just(OTHERS) | st.builds(Name, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
TRANSLATIONS = st.lists(
    st.builds(Translation, st.sampled_from(["title", "note"]), TEXTS, TEXTS), max_size=1
).map(tuple)
EXTRA = st.lists(st.tuples(TEXTS, TEXTS), max_size=1).map(tuple)


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=2).map(tuple)


PAPERS = st.builds(
    Paper,
    key=TEXTS,
    title=TEXTS,
    authors=few(NAMES),
    date=DATES,
    doi=TEXTS,
    links=few(st.builds(Link, TEXTS, TEXTS)),
    tags=few(TEXTS),
    note=TEXTS,
    stars=st.none() | st.integers(1, 5),
    added=DATES,
    aliases=few(TEXTS),
    translations=TRANSLATIONS,
    extra=EXTRA,
    origin=ORIGINS,
)
ITEMS = few(PAPERS | st.builds(Mention, TEXTS, ORIGINS))


def lists(below: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(
        st.builds(
            PaperList,
            id=TEXTS,
            title=TEXTS,
            description=TEXTS,
            papers=ITEMS,
            lists=below,
            translations=TRANSLATIONS,
            extra=EXTRA,
            slug=TEXTS,
            origin=ORIGINS,
        ),
        max_size=2,
    ).map(tuple)


SOURCES = st.builds(
    Source,
    path=TEXTS,
    papers=ITEMS,
    lists=lists(lists(st.just(()))),
    diagnostics=few(
        st.builds(Diagnostic, ORIGINS, st.sampled_from([*Code]), message=TEXTS, hint=TEXTS)
    ),
)


@contextmanager
def stored(*sources: Source) -> Iterator[tuple[Store, Library]]:
    """Store sources in a folder that is gone afterwards; give the store, and what was built."""
    library, works = merge_sources(sources)
    parts = [new_part(str(number), source) for number, source in enumerate(sources)]
    linked = ((Origin("a", 1), "\ud800"),)
    content = Content("digest", parts, library, works, linked, [("name", "state", "digest")])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        write_store(path, content)
        yield Store(path), library


def never() -> Library:
    raise AssertionError("nothing is damaged")


@given(st.lists(SOURCES, max_size=3))
def test_what_is_read_back_is_what_was_stored(sources: list[Source]) -> None:
    with stored(*sources) as (store, built):
        said, own = store.findings()
        library = store.library(own, never)

        assert whole(library) == whole(built)
        assert library == library  # noqa: PLR0124 - mappings that are read lazily compare
        assert (library.papers, library.names) == (built.papers, built.names)
        assert [len(one) for one in (library.papers, library.positions, library.names)] == [
            len(one) for one in (built.papers, built.positions, built.names)
        ]
        assert said == [source.diagnostics for source in sources]
        assert store.linked() == ((Origin("a", 1), "\ud800"),)
        assert store.seen() == {"name": ("state", "digest")}
        assert [store.parts()[str(n)]().source for n in range(len(sources))] == sources


@given(st.lists(SOURCES, min_size=1, max_size=2))
def test_sources_read_back_are_stored_as_they_were(sources: list[Source]) -> None:
    with stored(*sources) as (store, built), tempfile.TemporaryDirectory() as folder:
        parts = [store.parts()[str(n)]() for n in range(len(sources))]
        again = Path(folder) / "again"
        _, works = merge_sources(sources)
        write_store(again, Content("digest", parts, built, works, (), []))

        assert whole(Store(again).library(built.diagnostics, never)) == whole(built)


def some(count: int) -> Source:
    papers = tuple(Paper(key=f"k{n}", title=f"T{n}", origin=Origin("a", n)) for n in range(count))
    below: Any = PaperList(title="Below", slug="below", papers=papers[:2])
    upper: Any = PaperList(title="Upper", slug="upper", papers=papers[2:], lists=(below,))
    return Source(path="a", lists=(upper, PaperList(title="Other", slug="other")))


@pytest.fixture
def made(monkeypatch: Any) -> list[str]:
    """Return the keys and titles of the papers and lists that are made from rows from now on."""
    found: list[str] = []
    paper, read_list = plain.paper, plain.read_list

    def spied_paper(value: Any) -> Paper:
        found.append(value[0])
        return paper(value)

    def spied_list(value: Any, *readers: Any) -> Any:
        found.append(value[1])
        return read_list(value, *readers)

    monkeypatch.setattr(plain, "paper", spied_paper)
    monkeypatch.setattr(plain, "read_list", spied_list)
    return found


def test_only_what_is_asked_for_is_read_and_it_is_remembered(made: list[str]) -> None:
    with stored(some(200)) as (store, _):
        library = store.library((), never)
        one = library.papers["k7"]

        assert library.papers["k7"] is one
        assert library.keys_for("k9") == ("k9",)
        assert "k10" in library.papers
        assert "none" not in library.papers
        assert library.positions["k11"] == 9
        assert len(library.papers) == 200
        assert list(library.papers)[:2] == ["k2", "k3"]
    assert made == ["k7"]


def test_a_list_is_read_with_those_below_it_alone(made: list[str]) -> None:
    with stored(some(10)) as (store, _):
        library = store.library((), never)
        (upper,) = library.lists_for("upper")

        assert library.lists_for("Upper")[0] is upper
        assert library.lists[0] is upper
        assert library.lists_for("below") == upper.lists
    assert sorted(made) == ["Below", "Upper"]


@pytest.mark.parametrize("times, reads", [(1, 3), (2, 6), (5, 6)])
def test_going_through_all_papers_keeps_them_from_the_second_time_on(
    made: list[str], times: int, reads: int
) -> None:
    with stored(some(3)) as (store, _):
        library = store.library((), never)
        for _ in range(times):
            assert [paper.key for paper in library.papers.values()] == list(library.papers)
    assert len(made) == reads


def test_what_is_not_there_is_a_missing_key() -> None:
    with stored(some(3)) as (store, _):
        library = store.library((), never)
        for mapping in (library.papers, library.positions, library.names, library.list_names):
            with pytest.raises(KeyError):
                mapping["none"]
        with pytest.raises(IndexError):
            library.lists[2]


def test_a_library_is_read_in_a_forked_process_too() -> None:
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("processes are not forked here")
    forked = multiprocessing.get_context("fork")
    receiver, sender = forked.Pipe(duplex=False)
    with stored(some(50)) as (store, built):
        library = store.library((), never)
        child = forked.Process(target=lambda: sender.send([*map(library.papers.get, ["k1", "k"])]))
        child.start()
        found = receiver.recv()
        child.join()
    assert found == [built.papers["k1"], None]
