"""Take all there is from a library, however it is held."""

from __future__ import annotations

from typing import Any

from sphinx_paperlist.papers.library import Library


def whole(library: Library) -> Any:
    """Return all of a library as plain lists, dictionaries and tuples."""
    return (
        list(library.papers.items()),
        dict(library.positions),
        tuple(library.lists),
        dict(library.names),
        dict(library.list_names),
        library.diagnostics,
    )
