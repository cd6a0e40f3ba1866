"""Decide what is known only when all pages are read: where citations lead, and who cites what."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from sphinx_paperlist.extension.entries import digest
from sphinx_paperlist.extension.numbering import count_of, numbers
from sphinx_paperlist.extension.publishing import shown_alone, with_published
from sphinx_paperlist.extension.records import (
    HERE,
    PAGE,
    SITE,
    CitedName,
    Listing,
    ListPlace,
    Scope,
    WrittenPapers,
    free_anchor,
)
from sphinx_paperlist.extension.requests import Shelf, answer
from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.keys import anchor
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.model import Paper


class Target(NamedTuple):
    """Hold where a citation of a paper leads, and the paper's number there."""

    docname: str
    anchor: str
    number: str


class Citing(NamedTuple):
    """Hold a page that cites a paper; `linked` tells whether a citation there has an anchor."""

    docname: str
    linked: bool


# An entry of a page: the number of its listing on the page, and its own in the listing, both from
# 0. Python's collector soon looks no more at plain tuples of numbers, but always at records.
_Place = tuple[int, int]
# The page of an entry, and its place there.
_Home = tuple[str, int, int]


class Notes(NamedTuple):
    """Hold what all pages have noted, by page, and the pages in reading order."""

    pages: Sequence[str]
    listings: Mapping[str, Sequence[Listing]]
    citations: Mapping[str, Sequence[CitedName]]
    written: Mapping[str, WrittenPapers]


class Names:
    """Find papers by name as citations do: those of the page, the library, those of other pages."""

    def __init__(self, notes: Notes, library: Library) -> None:
        self._library = library
        self._written = notes.written
        self._elsewhere: dict[str, dict[str, None]] = {}
        self._first_with: dict[str, Paper] = {}
        for page in notes.pages:
            if own := notes.written.get(page):
                for name, key in own.names.items():
                    self._elsewhere.setdefault(name, {})[key] = None
                for key, paper in own.papers.items():
                    self._first_with.setdefault(key, paper)

    def shelf(self, docname: str) -> Shelf:
        """Return where the listings of a page find papers."""
        return Shelf(self._library, self._written.get(docname))

    def keys_for(self, name: str, docname: str) -> tuple[str, ...]:
        """Return the keys that a name may mean on a page: none, one, or several."""
        return self.shelf(docname).keys_for(name) or tuple(self._elsewhere.get(alias(name), ()))

    def paper(self, key: str, docname: str) -> Paper:
        """Return the paper with a key that `keys_for` gave."""
        own = self._written.get(docname)
        if (own and key in own.papers) or key in self._library.papers:
            return self.shelf(docname).paper(key)
        return self._first_with[key]

    def known(self) -> dict[str, None]:
        """Return all names by which papers are found."""
        return dict.fromkeys([*self._library.names, *self._elsewhere])

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """Order keys as their papers stand in the sources, those written on pages last."""
        positions = self._library.positions
        return sorted(keys, key=lambda key: positions.get(key, sys.maxsize))


class Site:
    """Hold the site as a whole: made anew when a page or the library has changed, then kept.

    `listings` are those of each page with the answers of late ones, `keys` what its citations
    mean; `before` counts for a listing the papers that a continued numbering has numbered before;
    `cited_in` holds for each key the pages that cite the paper, in reading order; `homes` and
    `lists` hold where papers and lists are shown to the rest of the site; `file_names` are those
    of the downloads of listings, without suffix.
    """

    def __init__(
        self,
        notes: Notes,
        names: Names,
        listings: Mapping[str, Sequence[Listing]],
        keys: Mapping[str, Sequence[str]],
    ) -> None:
        self.pages = notes.pages
        self.names = names
        self.listings = listings
        self.keys = keys
        self.cited_in = _cited_in(notes, keys)
        self.before = _numbered_before(listings)
        self.homes = _homes(listings)
        self.lists = _lists(listings)
        self._own: dict[str, dict[str, tuple[_Place, ...]]] = {}
        self.file_names = _file_names(listings)
        self._numbers: dict[tuple[str, int], tuple[str, ...]] = {}
        self._homes_within: dict[frozenset[str], Mapping[str, _Home]] = {}

    def target(self, key: str, docname: str, scope: Scope = ()) -> Target | None:
        """Return where a citation leads: the nearest entry on its page, else the paper's home."""
        if own := self._own_places(docname).get(key):
            listings = self.listings[docname]
            nearest = max(own, key=lambda place: _nearness(listings[place[0]].scope, scope))
            return self.target_at(docname, *nearest)
        return self.home(key)

    def home(self, key: str) -> Target | None:
        """Return where citations from other pages lead."""
        home = self.homes.get(key)
        return self.target_at(*home) if home else None

    def citing(self, key: str, listing: Listing) -> Sequence[Citing]:
        """Return the pages that a listing names as citing a paper.

        That a list of what is cited stands where it is cited goes without saying.
        """
        pages = self.cited_in.get(key, ())
        if not listing.request.cited:
            return pages
        return [page for page in pages if page.docname != listing.docname]

    def homes_within(self, docnames: Collection[str]) -> Mapping[str, _Home]:
        """Return the homes of all papers in a document that has some pages only."""
        pages = frozenset(docnames)
        if pages not in self._homes_within:
            listings = {page: ours for page, ours in self.listings.items() if page in pages}
            whole = len(listings) == len(self.listings)
            self._homes_within[pages] = self.homes if whole else _homes(listings)
        return self._homes_within[pages]

    def list_place(self, ids: Sequence[str], docname: str) -> tuple[str, ListPlace] | None:
        """Return the page and place of the first list shown, on the page itself if it is there."""
        wanted = frozenset(ids)
        for listing in self.listings.get(docname, ()):
            for place in listing.lists:
                if place.id in wanted:
                    return docname, place
        return next((place for one, place in self.lists.items() if one in wanted), None)

    def numbers(self, docname: str, index: int) -> tuple[str, ...]:
        """Return the numbers of the papers of a listing, in reading order."""
        place = (docname, index)
        if place not in self._numbers:
            listing = self.listings[docname][index]
            self._numbers[place] = numbers(listing, self.before.get(place, 0))
        return self._numbers[place]

    def target_at(self, docname: str, index: int, position: int) -> Target:
        """Return the target at an entry: the number of its listing on the page, and its own."""
        number = self.numbers(docname, index)[position]
        return Target(docname, self.listings[docname][index].anchors[position], number)

    def _own_places(self, docname: str) -> dict[str, tuple[_Place, ...]]:
        if docname not in self._own:
            found: dict[str, tuple[_Place, ...]] = {}
            for index, listing in enumerate(self.listings.get(docname, ())):
                for position, (key, place) in enumerate(listing.entries()):
                    if place:
                        found[key] = (*found.get(key, ()), (index, position))
            self._own[docname] = found
        return self._own[docname]


def survey(notes: Notes, library: Library) -> Site:
    """Look at what all pages have noted, and decide what no page could know alone."""
    names = Names(notes, library)
    keys = {
        page: [_key(names, one, page) for one in notes.citations[page]]
        for page in notes.pages
        if page in notes.citations
    }
    listings = {
        page: _with_late(page, notes.listings[page], notes, keys, names)
        for page in notes.pages
        if page in notes.listings
    }
    return Site(notes, names, listings, keys)


def _key(names: Names, cited: CitedName, docname: str) -> str:
    """Return the key that a page cites; nothing where it is unknown, or not one alone."""
    keys = () if cited.form == "list" else names.keys_for(cited.name, docname)
    return keys[0] if len(keys) == 1 else ""


def _with_late(
    docname: str,
    listings: Sequence[Listing],
    notes: Notes,
    keys: Mapping[str, Sequence[str]],
    names: Names,
) -> list[Listing]:
    """Return the listings of a page with the answers that depend on citations."""
    taken = {place for one in listings for place in one.anchors}
    found = []
    for listing in listings:
        one = listing
        if listing.request.is_late:
            cited = names.in_order(dict.fromkeys(_cited_by(listing, notes, keys)))
            papers = [names.paper(key, docname) for key in cited]
            group = answer(listing.request, names.shelf(docname), papers)
            if group:
                chosen = group.map(lambda paper: paper.key)
                anchors = tuple(_claimed(chosen.walk(), listing.look.name, taken))
                one = listing._replace(answer=chosen, anchors=anchors)
                one = with_published(one, group)
        found.append(one)
    return found


def _cited_by(listing: Listing, notes: Notes, keys: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the keys that are cited where a listing asks for them."""
    request = listing.request
    if request.uncited or request.cited == (SITE,):
        pages: Iterable[str] = notes.pages
    elif request.cited in ((HERE,), (PAGE,)):
        pages = (listing.docname,)
    else:
        pages = (page for page in notes.pages if page in request.cited)
    scope = listing.scope if request.cited == (HERE,) else ()
    for page in pages:
        for one, key in zip(notes.citations.get(page, ()), keys.get(page, ()), strict=True):
            if key and one.form != "any" and one.scope[: len(scope)] == scope:
                yield key


def _claimed(keys: Iterable[str], name: str, taken: set[str]) -> Iterator[str]:
    """Yield the anchors of late entries, and take them; others of the page have theirs."""
    for key in keys:
        place = free_anchor(anchor("paper", key), name, taken)
        taken.add(place)
        yield place


def _cited_in(notes: Notes, keys: Mapping[str, Sequence[str]]) -> dict[str, Sequence[Citing]]:
    found: dict[str, dict[str, bool]] = {}
    for page in notes.pages:
        for one, key in zip(notes.citations.get(page, ()), keys.get(page, ()), strict=True):
            if key and one.form != "any":
                pages = found.setdefault(key, {})
                pages[page] = pages.get(page, False) or one.linked
    return {key: [Citing(*one) for one in pages.items()] for key, pages in found.items()}


def _numbered_before(listings: Mapping[str, Sequence[Listing]]) -> dict[tuple[str, int], int]:
    """Count for each continued listing what the one before it has numbered last."""
    before: dict[tuple[str, int], int] = {}
    if not any(one.look.numbering == "continue" for ours in listings.values() for one in ours):
        return before
    last = 0
    for page, ours in listings.items():
        for index, listing in enumerate(ours):
            if listing.look.numbering == "none" or not listing.anchors:
                continue
            if listing.look.numbering != "continue":
                last = 0
            elif last:
                before[page, index] = last
            last += count_of(listing)
    return before


def _homes(listings: Mapping[str, Sequence[Listing]]) -> dict[str, _Home]:
    """Return the place of each paper that citations from elsewhere link to.

    It is the first listing with the flag `home`, else the first; a listing of what is cited is
    home only to papers that no other shows.
    """
    homes: dict[str, _Home] = {}
    ranked = [
        (rank, page, index, listing)
        for page, ours in listings.items()
        for index, listing in enumerate(ours)
        for rank in [0 if listing.home else 2 if listing.request.is_late else 1]
    ]
    for _, page, index, listing in sorted(ranked, key=lambda one: one[0]):
        for position, (key, place) in enumerate(listing.entries()):
            if place and key not in homes:
                homes[key] = (page, index, position)
    return homes


def _lists(listings: Mapping[str, Sequence[Listing]]) -> dict[str, tuple[str, ListPlace]]:
    found: dict[str, tuple[str, ListPlace]] = {}
    for page, ours in listings.items():
        for listing in filter(lambda one: one.is_drawn, ours):
            for place in listing.lists:
                found.setdefault(place.id, (page, place))
    return found


def _file_names(listings: Mapping[str, Sequence[Listing]]) -> dict[tuple[str, int], str]:
    """Return the names of the files of listings: one where all that would have it hold the same.

    Names that differ in case alone are one name to some file systems.
    """
    named: dict[str, list[tuple[tuple[str, int], Listing]]] = {}
    for page, ours in listings.items():
        for index, one in enumerate(ours):
            if one.file_name and one.anchors:
                named.setdefault(one.file_name.casefold(), []).append(((page, index), one))
    found = {}
    for ones in named.values():
        alike = len({_held(one) for _, one in ones}) == 1
        for place, one in ones:
            told = [one.docname, one.request, shown_alone(one.look.show)]
            found[place] = one.file_name + ("" if alike else f"-{digest(told)[:8]}")
    return found


def _held(one: Listing) -> tuple[object, ...]:
    """Return what is equal where the files of two listings are."""
    return one.file_name, one.answer, one.file_content, shown_alone(one.look.show)


def _nearness(one: Scope, other: Scope) -> int:
    """Count what encloses both of two places of a page."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
