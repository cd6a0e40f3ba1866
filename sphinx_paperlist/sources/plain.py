"""Turn records into plain values, and back: what is stored is data alone and can run nothing.

Papers, names and everything else that is a named tuple are plain already. What comes back is
checked shape by shape, and `DamagedError` is raised where one is not as it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice, product
from types import MappingProxyType
from typing import Any, TypeVar

from sphinx_paperlist.papers.codes import Code
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Diagnostic, Origin
from sphinx_paperlist.papers.model import (
    Link,
    Mention,
    Paper,
    PaperList,
    Source,
    SourceList,
    Translation,
)
from sphinx_paperlist.papers.names import Name
from sphinx_paperlist.sources.rows import DamagedError, encoder

T = TypeVar("T")
Read = Callable[[Any], Any]


def _code_as_text(value: object) -> str:
    if isinstance(value, Code):
        return value.name
    raise TypeError(f"no plain value: {value!r}")


encode = encoder(_code_as_text)


def checked(value: Any, *types: type) -> list[Any]:
    """Return the values of a row after a look at their types."""
    if type(value) is not list or tuple(map(type, value)) != types:
        raise DamagedError
    return value


def checked_list(value: Any, kind: type[T]) -> list[T]:
    """Return a list after a look at the type of everything in it."""
    if type(value) is not list or not all(type(one) is kind for one in value):
        raise DamagedError
    return value


def _all(read: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    return lambda values: tuple([read(one) for one in checked_list(values, list)])


def _all_of_texts(make: Callable[[Any], T], size: int) -> Callable[[Any], tuple[T, ...]]:
    """Return what reads records of so many texts each; looking at all at once is much faster."""

    def read(values: Any) -> tuple[T, ...]:
        checked_list(values, list)
        if {*map(type, chain.from_iterable(values))} <= {str} and {*map(len, values)} <= {size}:
            return tuple(map(make, values))
        raise DamagedError

    return read


def texts(value: Any) -> tuple[str, ...]:
    """Return texts."""
    return tuple(checked_list(value, str))


def _date(value: Any) -> Date:
    return Date._make(checked(value, int, int, int))


def origin(value: Any) -> Origin:
    """Return an origin."""
    return Origin._make(checked(value, str, int, int))


_names = _all_of_texts(Name._make, 5)
_translations = _all_of_texts(Translation._make, 3)
_pairs: Read = _all_of_texts(tuple, 2)

# The attributes of a paper that are neither texts nor numbers: many of a kind, and one alone.
_MANY: Mapping[str, Read] = MappingProxyType(
    {
        "authors": _names,
        "editors": _names,
        "links": _all_of_texts(Link._make, 2),
        "tags": texts,
        "aliases": texts,
        "translations": _translations,
        "extra": _pairs,
    }
)
_ONE: Mapping[str, Read] = MappingProxyType(
    {"date": _date, "available": _date, "added": _date, "origin": origin}
)
_MANY_AT = tuple((Paper._fields.index(name), read) for name, read in _MANY.items())
_ONE_AT = tuple((Paper._fields.index(name), read) for name, read in _ONE.items())


def _types(name: str) -> tuple[type, ...]:
    if name == "stars":
        return int, type(None)
    if name in _MANY or name == "origin":
        return (list,)
    return (list, type(None)) if name in _ONE else (str,)


# What the values of a paper may be, one beside the other.
_SHAPES = frozenset(product(*map(_types, Paper._fields)))


def paper(value: Any) -> Paper:
    """Return a paper; the value is used up."""
    if type(value) is not list or tuple(map(type, value)) not in _SHAPES:
        raise DamagedError
    for place, read in _MANY_AT:
        value[place] = read(value[place]) if value[place] else ()
    for place, read in _ONE_AT:
        if value[place] is not None:
            value[place] = read(value[place])
    return Paper._make(value)


def _diagnostic(value: Any) -> Diagnostic:
    place, code, message, hint = checked(value, list, str, str, str)
    try:
        return Diagnostic(origin(place), Code[code], message, hint)
    except KeyError as error:
        raise DamagedError from error


diagnostics = _all(_diagnostic)


def plain_list(one: PaperList[Any], papers: Any, lists: Any) -> list[Any]:
    """Return a list as a plain value, with `papers` and `lists` for its own."""
    texts = (one.id, one.title, one.description, one.slug)
    return [*texts, papers, lists, one.translations, one.extra, one.origin]


def read_list(value: Any, papers: Callable[[Any], Any], lists: Callable[[Any], Any]) -> Any:
    """Return a list, whose papers and lists are read as is said."""
    kinds = [str] * 4 + [list] * 5
    id_, title, description, slug, items, below, translations, extra, place = checked(value, *kinds)
    return PaperList(
        id=id_,
        title=title,
        description=description,
        papers=papers(items),
        lists=lists(below),
        translations=_translations(translations),
        extra=_pairs(extra),
        slug=slug,
        origin=origin(place),
    )


def plain_source(source: Source) -> list[Any]:
    """Return a source without its papers, of which only the places are kept.

    Items are mentions, and for papers in a row their number.
    """
    return [source.path, _plain_items(source.papers), [*map(_plain_source_list, source.lists)]]


def _plain_source_list(one: SourceList) -> list[Any]:
    return plain_list(one, _plain_items(one.papers), [*map(_plain_source_list, one.lists)])


def _plain_items(items: Iterable[Paper | Mention]) -> list[int | Mention]:
    found: list[int | Mention] = []
    for item in items:
        if isinstance(item, Mention):
            found.append(item)
        elif found and isinstance(found[-1], int):
            found[-1] += 1
        else:
            found.append(1)
    return found


def read_source(value: Any, papers: Iterator[Paper], said: tuple[Diagnostic, ...]) -> Source:
    """Return a source; `papers` yields those that stand in it, in reading order."""

    def items(values: Any) -> tuple[Paper | Mention, ...]:
        found: list[Paper | Mention] = []
        for one in values:
            if type(one) is int and one > 0:
                found += islice(papers, one)
            else:
                name, place = checked(one, str, list)
                found.append(Mention(name, origin(place)))
        return tuple(found)

    def lists(values: Any) -> Any:
        return tuple([read_list(one, items, lists) for one in values])

    path, own, below = checked(value, str, list, list)
    return Source(path=path, papers=items(own), lists=lists(below), diagnostics=said)
