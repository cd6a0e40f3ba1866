"""Books in PDF: nothing is undefined or too wide, every link leads to its entry, titles in place."""

from __future__ import annotations

import re

import pytest

from tests.books.book import Book, squeezed

# In an index two papers of a line are links to pages; on a page of entries each has its own.
_COMPLAINTS = re.compile(
    r"^(?:!|Missing character|.*undefined on input|LaTeX Warning: Label .* multiply"
    r"|.*destination with the same identifier|.*has been referenced but does not exist).*",
    re.MULTILINE,
)


@pytest.fixture(params=["docs", "hostile"])
def book(request: pytest.FixtureRequest) -> Book:
    """Return each of the books, made with each engine."""
    found: Book = request.getfixturevalue(f"{request.param}_book")
    return found
