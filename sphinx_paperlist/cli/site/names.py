"""Name the pages of a new site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from sphinx_paperlist.papers.text import without_marks

# What Sphinx writes itself, and what Windows keeps for devices whatever the suffix.
_TAKEN = frozenset(
    {"index", "genindex", "search", "con", "prn", "aux", "nul"}
    | {f"paper-{name}" for name in ("author", "year", "venue", "tag")}
    | {f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)}
)
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_LONGEST = 50


class Names:
    """Make names of pages from ids of lists; `taken` are names that none may have.

    They are of small ASCII letters, digits and hyphens, and so the same in every file system,
    archive and address: other letters are two things to Windows and macOS, become `%E5%A4%A7` in a
    copied address, and are warned of in books. A list with nothing of these is a numbered section.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {*_TAKEN, *(name.casefold() for name in taken)}

    def take(self, list_id: str) -> str:
        """Return the name of the next page."""
        stem = _NOT_IN_NAMES.sub("-", without_marks(list_id)).strip("-")[:_LONGEST].rstrip("-")
        name = stem
        further = (f"{stem or 'section'}-{number}" for number in count(2 if stem else 1))
        while not name or name in self._taken:
            name = next(further)
        self._taken.add(name)
        return name
