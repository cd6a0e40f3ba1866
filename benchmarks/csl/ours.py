"""Render works with the processor of this package, as the other processors are asked to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from items import reference_of
from suite import Locales, html

from sphinx_paperlist.styles.csl.bibliography import bibliography as texts_of
from sphinx_paperlist.styles.csl.citation import citation
from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.disambiguation import disambiguated
from sphinx_paperlist.styles.csl.output import to_spans
from sphinx_paperlist.styles.csl.position import Cluster, positioned
from sphinx_paperlist.styles.csl.processor import Entry, Processor, registered
from sphinx_paperlist.styles.csl.style import read_style

Pairs = list[tuple[str, str]]


def render(
    style_path: Path, locale_folder: Path, items: list[dict[str, Any]]
) -> tuple[Pairs, Pairs]:
    """Return the bibliography and one citation of each item, as pairs of an id and HTML."""
    processor, entries = _prepared(style_path, locale_folder, items)
    by_id = {entry.reference.id: entry for entry in entries}
    cites = [Cite(by_id[str(item["id"])].reference) for item in items]
    clusters = positioned([Cluster((cite,), note) for note, cite in enumerate(cites, 1)])
    citations = [
        (one.cites[0].reference.id, html(to_spans(citation(processor, by_id, one.cites))))
        for one in clusters
    ]
    return _listed(processor, entries), citations


def bibliography(style_path: Path, locale_folder: Path, items: list[dict[str, Any]]) -> Pairs:
    """Return the bibliography alone, which is what the speed of all processors is measured by."""
    return _listed(*_prepared(style_path, locale_folder, items))


def _prepared(
    style_path: Path, locale_folder: Path, items: Sequence[dict[str, Any]]
) -> tuple[Processor, list[Entry]]:
    style = read_style(style_path.read_bytes(), str(style_path))
    processor = Processor(style, Locales(locale_folder).find, speaks=lambda _: False)
    return processor, disambiguated(processor, registered(processor, map(reference_of, items)))


def _listed(processor: Processor, entries: Sequence[Entry]) -> Pairs:
    texts = texts_of(processor, entries)
    return [
        (entry.reference.id, html(to_spans(text)))
        for entry, text in zip(entries, texts, strict=True)
    ]
