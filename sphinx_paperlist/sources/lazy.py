"""Read a stored library as it is asked for.

Only the rows that are asked for are read. Some papers are remembered, so that a page need not read
one twice; going through all of them for the first time remembers none, and for the second all.
Where a row turns out to be damaged, a library made anew stands in from then on.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from functools import partial
from typing import Any, NamedTuple, TypeVar, overload
from zlib import crc32

from sphinx_paperlist.papers.diagnostics import Diagnostic
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.model import Paper, PaperList
from sphinx_paperlist.sources import plain
from sphinx_paperlist.sources.plain import checked, checked_list
from sphinx_paperlist.sources.rows import DamagedError, Rows

T = TypeVar("T")
# A page has not many more. All that a site shows would stay in memory until its end.
_MOST_REMEMBERED = 256
# Where each key of a bucket stands: its position, and the row of its paper.
Places = dict[str, list[int]]
# What each name of a bucket means that is not simply a key; nothing for a key that is no name.
Meanings = dict[str, list[str]]


def bucket_of(name: str, count: int) -> int:
    """Return the number of the bucket, of so many, in which a name is found."""
    return crc32(name.encode("utf-8", "surrogatepass")) % count


class Layout(NamedTuple):
    """Say where the parts of a library begin, and how many papers it has."""

    order: int
    buckets: int
    lists: int
    end: int
    papers: int


class Shelf:
    """Read the parts of a stored library; `make` makes the library where a part is damaged."""

    def __init__(self, rows: Rows, layout: Layout, make: Callable[[], Library]) -> None:
        self.layout = layout
        self._rows = rows
        self._make = make
        self._made: Library | None = None
        self._buckets: dict[int, tuple[Places, Meanings]] = {}
        self._papers: dict[str, Paper] = {}
        self._lists: dict[int, PaperList[str]] = {}
        self._list_names: tuple[list[int], dict[str, Any]] | None = None

    def either(self, stored: Callable[[], T], made: Callable[[Library], T]) -> T:
        """Return what is stored, or where it is damaged the same of a library made anew."""
        if self._made is None:
            try:
                return stored()
            except DamagedError:
                self._made = self._make()
        return made(self._made)

    def order(self) -> Iterator[tuple[str, int]]:
        """Yield the keys in library order, with the rows of their papers."""
        for number in range(self.layout.order, self.layout.buckets):
            keys, rows = checked(self._rows.value(number), list, list)
            yield from zip(checked_list(keys, str), checked_list(rows, int), strict=True)

    def place(self, key: str) -> tuple[int, int] | None:
        """Return the position of a key and the row of its paper, or None."""
        found = self._bucket(key)[0].get(key)
        if found is None:
            return None
        position, row = checked(found, int, int)
        return position, row

    def position(self, key: str) -> int:
        """Return the position of a key; raise `KeyError` where there is none."""
        place = self.place(key)
        if place is None:
            raise KeyError(key)
        return place[0]

    def paper(self, key: str) -> Paper:
        """Return the paper with a key, and remember it; raise `KeyError` where there is none."""
        if key not in self._papers:
            place = self.place(key)
            if place is None:
                raise KeyError(key)
            if len(self._papers) == _MOST_REMEMBERED:
                self._papers.clear()
            self._papers[key] = self.paper_at(key, place[1])
        return self._papers[key]

    def paper_at(self, key: str, row: int) -> Paper:
        """Return the paper in a row, under a key."""
        paper = self._papers.get(key) or plain.paper(self._rows.value(row))
        return paper if paper.key == key else paper._replace(key=key)

    def meaning(self, name: str) -> tuple[str, ...]:
        """Return the keys that a name may mean; raise `KeyError` where there is none."""
        places, meanings = self._bucket(name)
        keys = meanings.get(name, [name] if name in places else [])
        if not keys:
            raise KeyError(name)
        return tuple(checked_list(keys, str))

    def names(self) -> list[str]:
        """Return all names."""
        found: list[str] = []
        for number in range(self.layout.buckets, self.layout.lists):
            places, meanings = self._read_bucket(number)
            found += [name for name in places if name not in meanings]
            found += [name for name, keys in meanings.items() if keys]
        return found

    def roots(self) -> list[int]:
        """Return the numbers of the lists that are below none."""
        return self._all_list_names()[0]

    def list_names(self) -> Mapping[str, Any]:
        """Return the numbers of the lists that each name may mean."""
        return self._all_list_names()[1]

    def lists(self, numbers: Any) -> tuple[PaperList[str], ...]:
        """Return lists by number."""
        return tuple([self._list(number) for number in checked_list(numbers, int)])

    def _bucket(self, name: str) -> tuple[Places, Meanings]:
        first, end = self.layout.buckets, self.layout.lists
        number = first + bucket_of(name, end - first)
        if number not in self._buckets:
            self._buckets[number] = self._read_bucket(number)
        return self._buckets[number]

    def _read_bucket(self, number: int) -> tuple[Places, Meanings]:
        places, meanings = checked(self._rows.value(number), dict, dict)
        return places, meanings

    def _list(self, number: int) -> PaperList[str]:
        if number not in self._lists:
            if not 0 <= number < self.layout.end - self.layout.lists:
                raise DamagedError
            value = self._rows.value(self.layout.lists + number)
            self._lists[number] = plain.read_list(value, plain.texts, self.lists)
        return self._lists[number]

    def _all_list_names(self) -> tuple[list[int], dict[str, Any]]:
        if self._list_names is None:
            roots, names = checked(self._rows.value(self.layout.end), list, dict)
            self._list_names = (roots, names)
        return self._list_names


class _Read(Mapping[str, T]):
    """Read values by key, with `stored`, or from the same mapping of a library made anew."""

    def __init__(
        self,
        shelf: Shelf,
        stored: Callable[[str], T],
        made: Callable[[Library], Mapping[str, T]],
        keys: Callable[[], Iterable[str]],
    ) -> None:
        self.shelf = shelf
        self._stored = stored
        self._made = made
        self._keys = keys

    def __getitem__(self, key: str) -> T:
        return self.shelf.either(lambda: self._stored(key), lambda made: self._made(made)[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.shelf.either(lambda: list(self._keys()), lambda made: [*self._made(made)]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Papers(_Read[Paper]):
    _asked = False
    _whole: Mapping[str, Paper] | None = None

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.shelf.either(
            lambda: self.shelf.place(key) is not None, lambda made: key in made.papers
        )

    def __len__(self) -> int:
        return self.shelf.layout.papers

    def items(self) -> ItemsView[str, Paper]:
        return _Items(self)

    def values(self) -> ValuesView[Paper]:
        return _Values(self)

    def stream(self) -> Iterable[tuple[str, Paper]]:
        """Return all keys and papers.

        The first time none is remembered, for a site that asks once; who asks again is going to
        ask for each of many queries.
        """
        if self._asked and self._whole is None:
            self._whole = dict(self._pass())
        self._asked = True
        return self._pass() if self._whole is None else self._whole.items()

    def _pass(self) -> Iterator[tuple[str, Paper]]:
        order = self.shelf.either(
            lambda: list(self.shelf.order()), lambda made: [(key, -1) for key in made.papers]
        )
        for key, row in order:
            yield (
                key,
                self.shelf.either(partial(self.shelf.paper_at, key, row), partial(_paper_in, key)),
            )


def _paper_in(key: str, made: Library) -> Paper:
    return made.papers[key]


class _Items(ItemsView[str, Paper]):
    _mapping: _Papers

    def __iter__(self) -> Iterator[tuple[str, Paper]]:
        return iter(self._mapping.stream())


class _Values(ValuesView[Paper]):
    _mapping: _Papers

    def __iter__(self) -> Iterator[Paper]:
        return (paper for _, paper in self._mapping.stream())


class _Lists(Sequence[PaperList[str]]):
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @overload
    def __getitem__(self, index: int) -> PaperList[str]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[PaperList[str]]: ...
    def __getitem__(self, index: int | slice) -> PaperList[str] | Sequence[PaperList[str]]:
        shelf = self._shelf
        if isinstance(index, slice):
            return shelf.either(
                lambda: shelf.lists(shelf.roots()[index]), lambda made: made.lists[index]
            )
        return shelf.either(
            lambda: shelf.lists([shelf.roots()[index]])[0], lambda made: made.lists[index]
        )

    def __len__(self) -> int:
        shelf = self._shelf
        return shelf.either(lambda: len(shelf.roots()), lambda made: len(made.lists))


def lazy_library(shelf: Shelf, diagnostics: tuple[Diagnostic, ...]) -> Library:
    """Return a library that reads what is asked of it."""

    def keys() -> Iterator[str]:
        return (key for key, _ in shelf.order())

    return Library(
        papers=_Papers(shelf, shelf.paper, lambda made: made.papers, keys),
        positions=_Read(shelf, shelf.position, lambda made: made.positions, keys),
        lists=_Lists(shelf),
        names=_Read(shelf, shelf.meaning, lambda made: made.names, shelf.names),
        list_names=_Read(
            shelf,
            lambda name: shelf.lists(shelf.list_names()[name]),
            lambda made: made.list_names,
            shelf.list_names,
        ),
        diagnostics=diagnostics,
    )
