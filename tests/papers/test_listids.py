"""Every list has an id, and an ambiguous name is never a silent choice."""

from __future__ import annotations

from typing import Any

from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.listids import name_lists
from sphinx_paperlist.papers.model import PaperList, Translation


def one(slug: str, **fields: Any) -> Any:
    made: PaperList[str] = PaperList(slug=slug, title=slug, **fields)
    return made


def ids(*shelves: Any) -> Any:
    return [found.id for found in name_lists(shelves)[0]]


def test_a_list_is_named_by_the_slug_of_its_title() -> None:
    assert ids(("a.md", (one("early"),))) == ["early"]


def test_an_id_that_somebody_wrote_is_kept() -> None:
    assert ids(("a.md", (one("early", id="x"),))) == ["x"]


def test_equal_slugs_take_the_stem_of_their_file() -> None:
    shelves = ("x/a.md", (one("early"),)), ("b.md", (one("early"),))

    assert ids(*shelves) == ["a/early", "b/early"]


def test_equal_slugs_in_files_of_the_same_stem_take_the_whole_path() -> None:
    shelves = ("x/a.md", (one("early"),)), ("y/a.md", (one("early"),)), ("y/a.bib", (one("early"),))

    assert ids(*shelves) == ["x/a.md/early", "y/a.md/early", "y/a.bib/early"]


def test_a_written_id_beats_a_slug() -> None:
    shelves = ("a.md", (one("early"),)), ("b.md", (one("other", id="early"),))
    lists, names, said = name_lists(shelves)

    assert [found.id for found in lists] == ["a/early", "early"]
    assert names["early"] == (lists[1],)
    assert said == []


def test_an_ambiguous_slug_names_all_its_lists() -> None:
    lists, names, _ = name_lists([("a.md", (one("early"),)), ("b.md", (one("early"),))])

    assert names["early"] == lists
    assert names["a/early"] == (lists[0],)


def test_the_full_id_of_a_list_always_names_it() -> None:
    lists, names, _ = name_lists([("x/a.md", (one("early"),))])

    assert names["a/early"] == names["early"] == lists


def test_a_title_in_any_language_names_its_list() -> None:
    titled = one("early", translations=(Translation("title", "zh", "早期"),))
    lists, names, _ = name_lists([("a.md", (titled,))])

    assert names["早期"] == lists


def test_lists_below_have_ids_too() -> None:
    lists, names, _ = name_lists([("a.md", (one("all", lists=(one("part"),)),))])

    assert lists[0].lists[0].id == "part"
    assert names["part"] == lists[0].lists


def test_an_id_written_twice_is_said_with_both_places_and_neither_list_is_lost() -> None:
    shelves = (
        ("a.yaml", (one("one", id="x", origin=Origin("a.yaml", 2)),)),
        ("b.yaml", (one("two", id="x", origin=Origin("b.yaml", 4)),)),
    )
    lists, names, (said,) = name_lists(shelves)

    assert [found.id for found in lists] == ["x", "b/x"]
    assert said.code is Code.DUPLICATE_LIST
    assert said.origin == Origin("b.yaml", 4)
    assert "a.yaml:2" in said.message
    assert names["b/x"] == (lists[1],)


def test_an_id_written_thrice_in_a_file_stays_ambiguous() -> None:
    same = tuple(one(f"s{number}", id="x") for number in range(3))
    lists, names, said = name_lists([("a.yaml", same)])

    assert lists[0].id == "x"
    assert len(said) == 2
    assert names["a.yaml/x"] == lists[1:]
