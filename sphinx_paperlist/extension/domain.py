"""Know where papers are shown and cited, and resolve references to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.locale import _

from sphinx_paperlist.extension.citations import citation_node, list_node
from sphinx_paperlist.extension.records import (
    CitedName,
    Listing,
    ListPlace,
    SourceState,
    Target,
    WrittenPapers,
)
from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.library import Library, build_library
from sphinx_paperlist.papers.model import Paper


class PaperDomain(Domain):
    """Hold what pages show and cite, and find papers by every name they have.

    The library is an attribute, not data: it is never pickled with the environment.
    """

    name = "paper"
    label = "Paper"
    # A citation from another site takes the display name of the first type that has its
    # target: that of `cite` is the label, so that it reads like those at home.
    object_types: ClassVar[dict[str, ObjType]] = {
        "cite": ObjType(_("citation"), "paper", "p", "t", "num", "authors", "year", "full"),
        "paper": ObjType(_("paper"), "title", "paper"),
        "list": ObjType(_("reading list"), "list"),
    }
    initial_data: ClassVar[dict[str, Any]] = {
        "listings": {},
        "citations": {},
        "written": {},
        "targets": {},
        "sources": None,
    }
    data_version = 1

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._library: Library | None = None
        self._load: Callable[[], Library] = lambda: build_library([])
        self._homes: Mapping[str, Target] | None = None
        # What this build has learned: pages to read again, and whether anything is new.
        self.outdated: set[str] = set()
        self.changed = False

    # The library

    @property
    def library(self) -> Library:
        """Return the library; it is read now if nothing has needed it before."""
        if self._library is None:
            self._library = self._load()
        return self._library

    def remember(self, state: SourceState) -> None:
        """Note a change of the sources: pages that show or cite papers are out of date."""
        self.data["sources"] = state
        self.changed = True
        self.outdated = {*self.listings, *self.citations}

    def provide(self, load: Callable[[], Library]) -> None:
        """Say how the library is read when it is needed."""
        self._library, self._load = None, load

    # What pages have noted, by docname

    @property
    def listings(self) -> dict[str, list[Listing]]:
        """Return the listings of each page, in order."""
        listings: dict[str, list[Listing]] = self.data["listings"]
        return listings

    @property
    def citations(self) -> dict[str, list[CitedName]]:
        """Return the names that each page cites, in order."""
        citations: dict[str, list[CitedName]] = self.data["citations"]
        return citations

    @property
    def written(self) -> dict[str, WrittenPapers]:
        """Return the papers that each page has written in place."""
        written: dict[str, WrittenPapers] = self.data["written"]
        return written

    @property
    def sources(self) -> SourceState | None:
        """Return what is remembered of the sources."""
        state: SourceState | None = self.data["sources"]
        return state

    def note_listing(self, listing: Listing) -> None:
        """Note that a page shows papers."""
        self.listings.setdefault(listing.docname, []).append(listing)
        self._has_changed()

    def note_citation(self, docname: str, cited: CitedName) -> None:
        """Note that a page cites a paper or a list."""
        self.citations.setdefault(docname, []).append(cited)
        self._has_changed()

    def note_written(self, docname: str, written: WrittenPapers) -> None:
        """Note papers that a page has written in place, besides those it had."""
        before = self.written.get(docname, WrittenPapers({}, {}))
        self.written[docname] = WrittenPapers(
            {**before.papers, **written.papers}, {**before.names, **written.names}
        )

    def clear_doc(self, docname: str) -> None:
        """Forget what a page has noted."""
        for by_page in (self.listings, self.citations, self.written):
            by_page.pop(docname, None)
        self._has_changed()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take what pages have noted in another process."""
        for kind in ("listings", "citations", "written"):
            theirs = otherdata[kind]
            self.data[kind].update({name: theirs[name] for name in docnames if name in theirs})
        self._has_changed()

    def _has_changed(self) -> None:
        self.changed = True
        self._homes = None

    # Finding papers and their places

    def keys_for(self, name: str, docname: str) -> tuple[str, ...]:
        """Return the keys that a name may mean on a page.

        Papers written on the page itself come first, then the library, then other pages.
        """
        wanted = alias(name)
        own = self.written.get(docname)
        if own and wanted in own.names:
            return (own.names[wanted],)
        if keys := self.library.keys_for(name):
            return keys
        elsewhere = (page.names[wanted] for page in self.written.values() if wanted in page.names)
        return tuple(dict.fromkeys(elsewhere))

    def paper(self, key: str, docname: str) -> Paper:
        """Return the paper with a key that `keys_for` gave."""
        own = self.written.get(docname)
        if own and key in own.papers:
            return own.papers[key]
        if key in self.library.papers:
            return self.library.papers[key]
        return next(page.papers[key] for page in self.written.values() if key in page.papers)

    def target(self, key: str, docname: str) -> Target | None:
        """Return where a citation on a page leads: its own page, else the paper's home."""
        own = (entry for listing in self.listings.get(docname, ()) for entry in listing.entries)
        for entry in own:
            if entry.key == key and entry.anchor:
                return Target(docname, entry)
        return self.homes.get(key)

    def cited_place(self, cited: CitedName, docname: str) -> object:
        """Return where what a page cites is shown, or None; asks nothing of the library."""
        if cited.is_list:
            places = (place for one in self._in_order() for place in one.lists)
            return [place for place in places if place.id == cited.key]
        name = alias(cited.name)
        elsewhere = (page.names[name] for page in self.written.values() if name in page.names)
        return self.target(cited.key or next(elsewhere, ""), docname)

    @property
    def homes(self) -> Mapping[str, Target]:
        """Return the place of each paper that citations from elsewhere link to.

        It is the first listing with the flag `home`, else the first, in toctree order.
        """
        if self._homes is None:
            homes: dict[str, Target] = {}
            flagged: dict[str, Target] = {}
            for listing in self._in_order():
                places = flagged if listing.home else homes
                for entry in listing.entries:
                    if entry.anchor:
                        places.setdefault(entry.key, Target(listing.docname, entry))
            self._homes = homes | flagged
        return self._homes

    def list_place(self, name: str, docname: str) -> tuple[str, ListPlace] | None:
        """Return the page and place where a list is shown, on this page rather than another."""
        ids = {one.id for one in self.library.lists_for(name)}
        found = [
            (listing.docname, place)
            for listing in self._in_order()
            for place in listing.lists
            if place.id in ids
        ]
        return min(found, key=lambda pair: pair[0] != docname, default=None)

    def _in_order(self) -> Iterator[Listing]:
        for docname in pages_in_order(self.env):
            yield from self.listings.get(docname, ())

    # What Sphinx asks a domain

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return the node that takes the place of a citation."""
        page = node.get("refdoc", fromdocname)
        joined = builder.name == "singlehtml"
        if typ == "list":
            found = self.list_place(target, page)
            if not found:
                return None
            docname, list_place = found
            start = docname if joined else fromdocname
            return list_node(builder, start, docname, list_place, node, contnode)
        keys = self.keys_for(target, page)
        if len(keys) != 1:
            return None
        # Where all documents are one page, each anchor stands once, at the paper's home.
        place = self.homes.get(keys[0]) if joined else self.target(keys[0], page)
        start = place.docname if joined and place else fromdocname
        return citation_node(builder, start, self.paper(keys[0], page), place, node, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the paper that a reference of any kind means, if one is shown under the name."""
        keys = self.keys_for(target, fromdocname)
        if len(keys) != 1 or not self.target(keys[0], fromdocname):
            return []
        found = self.resolve_xref(env, fromdocname, builder, "paper", target, node, contnode)
        return [("paper:paper", found)] if found else []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield papers by title, citations by label, also under their aliases, and lists."""
        for key, target in self.homes.items():
            place, entry = (target.docname, target.entry.anchor), target.entry
            yield key, entry.title, "paper", *place, 1
            for name in dict.fromkeys([key, *entry.aliases]):
                yield name, entry.label, "cite", *place, -1
        lists: dict[str, tuple[str, str, str, str, str, int]] = {}
        for listing in self._in_order():
            for one in listing.lists:
                found = (one.id, one.title, "list", listing.docname, one.anchor, 1)
                lists.setdefault(one.id, found)
        yield from lists.values()


def domain_of(env: BuildEnvironment) -> PaperDomain:
    """Return the domain of papers."""
    return cast("PaperDomain", env.domains[PaperDomain.name])


def pages_in_order(env: BuildEnvironment) -> Iterator[str]:
    """Yield all pages: those of the toctrees in reading order, then the others by name."""
    seen: dict[str, None] = {}
    pending = [env.config.root_doc]
    while pending:
        docname = pending.pop()
        if docname not in seen:
            seen[docname] = None
            pending += reversed(env.toctree_includes.get(docname, []))
    yield from seen
    yield from sorted(env.found_docs - seen.keys())
