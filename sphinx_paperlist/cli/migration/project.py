"""Hold what the rewriting of a page must know of the rest of the project."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sphinx_paperlist.cli.migration.records import Directive, Found, Joined, Role

_TITLED = re.compile(r"(?s).+<(?P<key>[^<>]+)>\s*")
_KEY = re.compile(r"(?:\{[^{}]*\}\s*)?(?P<key>[^{}\s,]+)(?:\s*\{[^{}]*\})?")

NO_PREFIXES: Mapping[str, Collection[str]] = MappingProxyType({})


class Project(NamedTuple):
    """Hold what conf.py says, and what is found on all pages.

    `bibfiles` are paths from the source directory, None where they are not known. `keys` are those
    of the bib files. `prefixes` has for each value of `keyprefix` the documents that cite with it.
    `style` is the pybtex style, `numbered` tells that citations show numbers or labels. `header`
    and `foot_header` are the titles of bibliographies, `extensions` those of MyST.
    """

    bibfiles: tuple[str, ...] | None = None
    keys: Collection[str] = frozenset()
    prefixes: Mapping[str, Collection[str]] = NO_PREFIXES
    style: str = "alpha"
    numbered: bool = False
    header: str = ""
    foot_header: str = ""
    extensions: Collection[str] = frozenset()

    def without_prefix(self, key: str) -> str:
        """Return a key as it stands in the bib files.

        Where these are not known, whatever begins like a prefix is one.
        """
        for prefix in sorted(self.prefixes, key=len, reverse=True):
            bare = key.removeprefix(prefix)
            if bare not in ("", key) and (not self.keys or bare in self.keys):
                return bare
        return key


def keys_of(role: Role) -> Iterator[tuple[int, str]]:
    """Yield the keys of a citation with their places in the page."""
    joined = Joined(role.body)
    if titled := _TITLED.fullmatch(joined.text):
        yield joined.at(titled.start("key")), titled["key"]
        return
    for match in _KEY.finditer(joined.text):
        yield joined.at(match.start("key")), match["key"]


def prefixes_in(found: Iterable[Found]) -> set[str]:
    """Return the prefixes that the bibliographies of a page give to keys."""
    options = (one.options for one in found if isinstance(one, Directive))
    return {given["keyprefix"] for given in options if given and given.get("keyprefix")}


def cited_keys(found: Iterable[Found]) -> set[str]:
    """Return the keys that a page cites, as they are written."""
    roles = (one for one in found if isinstance(one, Role) and one.name.startswith("cite"))
    return {key for role in roles for _, key in keys_of(role)}
