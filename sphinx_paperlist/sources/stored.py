"""Store a library with the sources it was made of, in a file of rows.

The rows are in this order: papers, which are first the descriptions of all sources in reading
order, and then the works merged of several; the keys in library order; buckets, in which keys and
names are found by their hash; lists; the names of lists; the sources without their papers; what
was found; the files that papers link to; the files that were looked at; and the head.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sphinx_paperlist.papers.diagnostics import Diagnostic, Origin
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.model import Paper, PaperList, Source
from sphinx_paperlist.sources import plain
from sphinx_paperlist.sources.lazy import Layout, Shelf, bucket_of, lazy_library
from sphinx_paperlist.sources.plain import checked, checked_list, encode
from sphinx_paperlist.sources.rows import DamagedError, Rows, RowWriter, writing

Linked = tuple[tuple[Origin, str], ...]

# Names of lists, sources, findings, links, files and the head, a row each.
_TAIL = 6
# So few papers in a bucket make looking one up fast, so many keys in a row make writing them so.
_PAPERS_IN_BUCKET = 8
_KEYS_IN_ROW = 64


class Part(NamedTuple):
    """Hold one source to store, with its papers as rows; the empty `key` finds it never again."""

    key: str
    source: Source
    rows: Iterable[bytes]


class Content(NamedTuple):
    """Hold all that is stored: `digest` is of all sources, `works` as `merge_sources` gives it."""

    digest: str
    parts: Sequence[Part]
    library: Library
    works: Sequence[Sequence[int]]
    linked: Linked
    seen: Sequence[tuple[str, str, str]]


def described(source: Source) -> list[Paper]:
    """Return the papers that stand in a source, in reading order."""
    return [item for item in source.walk() if isinstance(item, Paper)]


def new_part(key: str, source: Source) -> Part:
    """Return a source to store that was not stored before."""
    return Part(key, source, map(encode, described(source)))


def write_store(path: Path, content: Content) -> None:
    """Write a store; raise `OSError` where that cannot be done."""
    library = content.library
    with writing(path) as out:
        sources = []
        for part in content.parts:
            first = len(out)
            out.extend(part.rows)
            sources.append((part.key, first, len(out) - first, plain.plain_source(part.source)))
        rows = [
            # A work with one description is stored already.
            work[0] if len(work) == 1 else out.append(encode(paper))
            for paper, work in zip(library.papers.values(), content.works, strict=True)
        ]
        order, keys = len(out), list(library.papers)
        for start in range(0, len(keys), _KEYS_IN_ROW):
            end = start + _KEYS_IN_ROW
            out.append(encode((keys[start:end], rows[start:end])))
        buckets = len(out)
        out.extend(map(encode, _buckets(library, rows)))
        lists = len(out)
        numbers: dict[int, int] = {}
        roots = _write_lists(library.lists, out, numbers)
        layout = Layout(order, buckets, lists, lists + len(numbers), len(keys))
        names = {
            name: [numbers[id(one)] for one in found] for name, found in library.list_names.items()
        }
        findings = [part.source.diagnostics for part in content.parts]
        head = (content.digest, *layout)
        for row in ((roots, names), sources, (findings, library.diagnostics), content.linked):
            out.append(encode(row))
        out.extend((encode(content.seen), encode(head)))


def _buckets(library: Library, rows: Sequence[int]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    count = len(rows) // _PAPERS_IN_BUCKET + 1
    buckets: list[tuple[dict[str, Any], dict[str, Any]]] = [({}, {}) for _ in range(count)]
    for position, (key, row) in enumerate(zip(library.papers, rows, strict=True)):
        buckets[bucket_of(key, count)][0][key] = (position, row)
        if key not in library.names:
            buckets[bucket_of(key, count)][1][key] = ()
    for name, keys in library.names.items():
        if keys != (name,) or name not in library.papers:
            buckets[bucket_of(name, count)][1][name] = keys
    return buckets


def _write_lists(
    lists: Iterable[PaperList[str]], out: RowWriter, numbers: dict[int, int]
) -> list[int]:
    """Write lists after those below them; return their numbers, and note them by identity."""
    found = []
    for one in lists:
        below = _write_lists(one.lists, out, numbers)
        out.append(encode(plain.plain_list(one, one.papers, below)))
        numbers[id(one)] = len(numbers)
        found.append(numbers[id(one)])
    return found


class Store:
    """Read what is in a store; whatever of it is damaged raises `DamagedError`."""

    def __init__(self, path: Path) -> None:
        self._rows = Rows(path)
        self._end = len(self._rows) - _TAIL
        self.digest, *numbers = checked(self._tail(5), str, *[int] * len(Layout._fields))
        self._layout = Layout._make(numbers)
        order, buckets, lists, end, *_ = self._layout
        if not 0 <= order <= buckets < lists <= end == self._end:
            raise DamagedError

    def _tail(self, place: int) -> Any:
        return self._rows.value(self._end + place)

    def seen(self) -> dict[str, tuple[str, str]]:
        """Return the state and the digest of each file that was looked at, by name."""
        rows = (checked(row, str, str, str) for row in checked_list(self._tail(4), list))
        return {name: (state, digest) for name, state, digest in rows}

    def findings(self) -> tuple[list[tuple[Diagnostic, ...]], tuple[Diagnostic, ...]]:
        """Return what there was to say of each source, and what of the library."""
        sources, library = checked(self._tail(2), list, list)
        return [plain.diagnostics(one) for one in sources], plain.diagnostics(library)

    def linked(self) -> Linked:
        """Return the relative links of papers."""
        rows = (checked(row, list, str) for row in checked_list(self._tail(3), list))
        return tuple((plain.origin(place), url) for place, url in rows)

    def parts(self) -> dict[str, Callable[[], Part]]:
        """Return the sources by what they are found by, to be read when they are needed."""
        findings, _ = self.findings()
        rows = [checked(row, str, int, int, list) for row in checked_list(self._tail(1), list)]
        if len(rows) != len(findings):
            raise DamagedError
        return {
            key: partial(self._part, key, range(first, first + count), value, said)
            for (key, first, count, value), said in zip(rows, findings, strict=True)
            if key
        }

    def _part(self, key: str, numbers: range, value: Any, said: tuple[Diagnostic, ...]) -> Part:
        papers = (plain.paper(self._rows.value(number)) for number in numbers)
        source = plain.read_source(value, papers, said)
        return Part(key, source, map(self._rows.raw, numbers))

    def library(self, diagnostics: tuple[Diagnostic, ...], make: Callable[[], Library]) -> Library:
        """Return the library, to be read lazily; `make` gives another if it is damaged."""
        return lazy_library(Shelf(self._rows, self._layout, make), diagnostics)
