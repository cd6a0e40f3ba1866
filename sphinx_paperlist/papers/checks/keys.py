"""Find citations of keys that nobody wrote down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from sphinx_paperlist.papers.checks.audited import Audited
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.text import counted

# How a file of each kind writes a key down; others write it as YAML does.
_NOTATIONS: Mapping[str, str] = MappingProxyType(
    {
        ".md": "<!-- paperlist: key={} -->",
        ".markdown": "<!-- paperlist: key={} -->",
        ".json": '"key": "{}"',
        ".ris": "ID  - {}",
    }
)


def cited_derived_keys(audited: Audited, cited: Iterable[tuple[str, Origin]]) -> list[Diagnostic]:
    """Find keys made from the content that pages cite; `cited` are names and their places.

    Names that mean no paper, or another way to name one, such as an arXiv id, are left alone.
    """
    written = {paper.key for paper in audited.descriptions}
    papers = audited.library.papers
    keys = {alias(key): key for key in papers if key not in written}
    places: dict[str, list[Origin]] = {}
    for name, origin in cited:
        if key := keys.get(alias(name)):
            places.setdefault(key, []).append(origin)
    return [
        _derived(key, papers[key].origin, places[key]) for key in keys.values() if key in places
    ]


def _derived(key: str, origin: Origin, places: list[Origin]) -> Diagnostic:
    more = f" and in {counted(len(places) - 1, 'more place')}" if len(places) > 1 else ""
    notation = _NOTATIONS.get(PurePosixPath(origin.path).suffix.lower(), "key: {}")
    return Diagnostic(
        origin,
        Code.DERIVED_KEY,
        f"key '{key}' is made from the content and cited at {places[0]}{more}",
        f"write `{notation.format(key)}`",
    )
