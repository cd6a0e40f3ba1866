"""Write the entries of an index as LaTeX needs them."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx.domains import IndexEntry

from sphinx_paperlist.extension.latex.texts import latex_label, latex_text


def latex_index(
    content: Iterable[tuple[str, list[IndexEntry]]],
) -> list[tuple[str, list[IndexEntry]]]:
    """Return headings with their entries, in which long words break."""
    return [(latex_text(heading), list(map(_entry, entries))) for heading, entries in content]


def _entry(entry: IndexEntry) -> IndexEntry:
    name, label = latex_text(entry.name), latex_text(entry.extra)
    # Sphinx escapes the anchor alone.
    return entry._replace(name=name, extra=label, docname=latex_label(entry.docname))
