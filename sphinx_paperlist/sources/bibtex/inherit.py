"""Let entries inherit from others: `crossref` and `xdata`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from sphinx_paperlist.sources.bibtex.scan import Record

# Nobody inherits over more generations.
MAX_GENERATIONS = 8
# Nor from more entries in all.
MAX_PARENTS = 40

# Fields that are never inherited (biblatex manual, appendix B): they speak of their entry alone.
_OWN = frozenset(
    {"abstract", "crossref", "entryset", "entrysubtype", "execute", "file", "ids", "indexsorttitle"}
    | {"indextitle", "keywords", "label", "langid", "note", "options", "presort", "related"}
    | {"relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorttitle", "sortkey"}
    | {"sorttitle", "sortyear", "xdata", "xref", "annotation", "annote", "pages"}
)
_DATES = ("date", "year", "month", "day")
_TITLES = ("title", "subtitle", "titleaddon")
_PARTS = frozenset(
    {"article", "bookinbook", "conference", "inbook", "incollection", "inproceedings"}
    | {"inreference", "suppbook", "suppcollection", "suppperiodical"}
)
# What the title of a parent is to its children; a whole has parts of which it is the `booktitle`.
_MANY_VOLUMES = frozenset({"mvbook", "mvcollection", "mvproceedings", "mvreference"})
_PREFIXES: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(_MANY_VOLUMES, "main") | {"periodical": "journal"}
)

Find = Callable[[str], Record | None]


def parents(record: Record) -> Iterator[tuple[str, bool]]:
    """Yield the keys that an entry inherits from, and whether each is a container of fields."""
    for key in record.fields.get("xdata", "").split(","):
        if key.strip():
            yield key.strip(), True
    if key := record.fields.get("crossref", "").strip():
        yield key, False


def inherit(record: Record, find: Find) -> tuple[Record, list[str]]:
    """Return an entry with what it inherits, and the keys that lead nowhere or back to it."""
    family = _Family(find)
    fields = family.fields(record, (record.start,))
    return record._replace(fields=fields), family.lost


class _Family:
    """Collect the fields of an entry and of those before it; each is looked at once."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._seen: set[int] = set()
        self.lost: list[str] = []

    def fields(self, record: Record, path: tuple[int, ...]) -> dict[str, str]:
        fields = dict(record.fields)
        for key, is_data in parents(record):
            parent = self._find(key)
            if parent and parent.start in self._seen and parent.start not in path:
                continue
            if (
                parent is None
                or parent.start in path
                or len(path) > MAX_GENERATIONS
                or len(self._seen) >= MAX_PARENTS
            ):
                self.lost.append(key)
                continue
            self._seen.add(parent.start)
            inherited = self.fields(parent, (*path, parent.start))
            if is_data:
                _take(fields, inherited.items())
            else:
                _take(fields, _handed_down(record.type, parent.type, inherited))
        return fields


def _take(fields: dict[str, str], inherited: Iterable[tuple[str, str]]) -> None:
    own_date = not fields.keys().isdisjoint(_DATES)
    for name, value in inherited:
        if not (own_date and name in _DATES):
            fields.setdefault(name, value)


def _handed_down(child: str, parent: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a parent hands down, under the names that it has for its child."""
    for name, value in fields.items():
        target = _target(child, parent, name)
        # BibTeX's parents have their title twice, for themselves and for their children.
        if target and (target == name or target not in fields):
            yield target, value
    # The author of a book is that of its parts, and both are shown.
    if parent in ("book", "mvbook") and child in _PARTS and "author" in fields:
        yield "bookauthor", fields["author"]


def _target(child: str, parent: str, name: str) -> str:
    """Return what a field of a parent is to its child; nothing where it is not inherited."""
    if name in _OWN:
        return ""
    if name in _TITLES and (child in _PARTS or parent in _MANY_VOLUMES):
        return f"{_PREFIXES.get(parent, 'book')}{name}"
    return name
