"""In a PDF nothing is missing or too wide, links lead to their entries, titles are in place."""

from __future__ import annotations

import re

from tests.books.book import Book

_COMPLAINTS = re.compile(
    r"^(?:!|Missing character|.*undefined on input|LaTeX Warning: Label .* multiply"
    r"|.*destination with the same identifier|.*has been referenced but does not exist).*",
    re.MULTILINE,
)


def test_latex_finds_nothing_missing(book: Book) -> None:
    assert _COMPLAINTS.findall(book.log) == []


def test_no_line_of_an_entry_or_an_index_is_too_long(book: Book) -> None:
    assert [one for one in book.overfull() if one[0] > 10] == []


def test_every_link_within_the_book_has_its_destination(book: Book) -> None:
    links = list(book.links())

    assert len(links) > 50
    assert {name for _, name in links} <= set(book.destinations)
    assert set(book.targets()) <= set(book.labels)


def test_every_place_of_ours_has_its_name_in_the_book(book: Book) -> None:
    assert len(book.places) == len(set(book.places)) > 15
    assert set(book.places) <= set(book.destinations)


def test_every_title_stands_where_its_place_is(book: Book) -> None:
    assert len(book.entries) > 15
    for entry in book.entries:
        page = book.destinations[entry.place]
        # A long title may run on to the next page.
        text = "".join(book.pages[page : page + 2])
        assert all(piece in text for piece in entry.title), entry


def test_citations_lead_to_the_page_of_the_title(book: Book) -> None:
    cited = set(book.targets())
    entries = [entry for entry in book.entries if entry.label in cited]
    linked = {name for _, name in book.links()}

    assert len(entries) > 3
    for entry in entries:
        name = book.labels[entry.label]
        assert name in linked
        assert book.destinations[name] == book.destinations[entry.place]


def test_headings_and_titles_stand_in_order(book: Book) -> None:
    text = "".join(book.pages[book.destinations[book.labels["index::doc"]] :])
    position = 0
    for piece in book.sequence():
        found = text.find(piece, position)
        assert found >= 0, piece
        position = found + len(piece)
