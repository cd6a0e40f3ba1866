"""Know where papers are shown and cited, and resolve references to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.locale import get_translation

from sphinx_paperlist.extension.builders import joins_pages
from sphinx_paperlist.extension.citations import citation_node, list_node
from sphinx_paperlist.extension.entries import (
    Formatter,
    Listed,
    ShownGroup,
    ShownPaper,
    listed_at,
)
from sphinx_paperlist.extension.placing import Place
from sphinx_paperlist.extension.publishing import published
from sphinx_paperlist.extension.record import Record
from sphinx_paperlist.extension.records import (
    COMPACT,
    CitedName,
    Listing,
    Look,
    Request,
    WrittenPapers,
)
from sphinx_paperlist.extension.requests import Shelf, answer
from sphinx_paperlist.extension.scopes import note_scopes
from sphinx_paperlist.extension.site import Notes, Site, survey
from sphinx_paperlist.extension.words import translator
from sphinx_paperlist.papers.collation import collation_key
from sphinx_paperlist.papers.collector import without_garbage_collection
from sphinx_paperlist.papers.diagnostics import Origin
from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.localize import localize
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.query import Group
from sphinx_paperlist.styles.entry import View
from sphinx_paperlist.styles.find import find_style
from sphinx_paperlist.styles.words import CATALOG, words_in

_ = get_translation(CATALOG)


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
        "paper": ObjType(_("paper"), "title"),
        "key": ObjType(_("key of a paper"), "key"),
        "list": ObjType(_("reading list"), "list"),
    }
    # `digest` is that of the library with which all pages were last compared, `fingerprints`
    # are hashes of what each page shows of papers, and `stamp` is one of the site as a whole.
    initial_data: ClassVar[dict[str, Any]] = {
        "listings": {},
        "citations": {},
        "written": {},
        "fingerprints": {},
        "stamp": "",
        "digest": "",
    }
    data_version = 5

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.library = Library({}, {}, (), {}, {})
        self._site: Site | None = None
        self._listed: list[Listed] | None = None
        self._late: dict[tuple[str, int], ShownGroup] = {}
        self._answers: dict[Request, Group[str] | None] = {}
        self._translators: dict[str, Callable[[str], str]] = {}
        self.digest = ""
        self.source_names: tuple[str, ...] = ()
        self.builder: Builder
        # What is recorded of the output directory, whether a page or the library has changed in
        # this build, the pages it has resolved, and whether it writes nothing at all.
        self.record = Record({})
        self.changed = False
        self.resolved: set[str] = set()
        self.idle = False

    # The library

    def provide(self, library: Library, digest: str) -> None:
        """Take the library of this build; `digest` is that of an equal one only."""
        self.library, self.digest = library, digest
        self._site = self._listed = None
        self._late, self._answers = {}, {}
        if digest == self.data["digest"]:
            # What pages asked before need not be asked again.
            self._answers = {
                one.request: one.answer
                for docname, listings in self.listings.items()
                for one in listings
                if docname not in self.written and not one.request.is_late
            }

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

    def next_place(self, docname: str) -> Place:
        """Return the place of the next listing of a page."""
        return Place(docname, len(self.listings.get(docname, ())))

    def note_listing(self, listing: Listing) -> None:
        """Note that a page shows papers."""
        self.listings.setdefault(listing.docname, []).append(listing)

    def note_written(self, docname: str, written: WrittenPapers) -> None:
        """Note the papers that a page has written in place so far."""
        self.written[docname] = written

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note what a page cites, and where on it its listings stand."""
        listings = self.listings.get(docname, [])
        citations = note_scopes(document, listings, self.name)
        if citations:
            self.citations[docname] = citations
        self._has_changed()

    def clear_doc(self, docname: str) -> None:
        """Forget what a page has noted."""
        for by_page in (self.listings, self.citations, self.written):
            by_page.pop(docname, None)
        self.data["fingerprints"].pop(docname, None)
        self._has_changed()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take what pages have noted in another process."""
        for kind in ("listings", "citations", "written"):
            theirs = otherdata[kind]
            self.data[kind].update({name: theirs[name] for name in docnames if name in theirs})
        self._has_changed()

    def _has_changed(self) -> None:
        self.changed = True
        self._site = self._listed = None
        self._late = {}

    # Answers

    @property
    def site(self) -> Site:
        """Return what is known when all pages are read."""
        if self._site is None:
            pages = list(pages_in_order(self.env))
            notes = Notes(pages, self.listings, self.citations, self.written)
            self._site = survey(notes, self.library)
        return self._site

    def shelf(self, docname: str) -> Shelf:
        """Return where the listings of a page find papers."""
        return Shelf(self.library, self.written.get(docname))

    def answer(self, request: Request, docname: str) -> Group[Paper] | None:
        """Return the papers that a listing of a page shows; each question is answered once."""
        shelf = self.shelf(docname)
        if shelf.written:
            return answer(request, shelf)
        if request in self._answers:
            known = self._answers[request]
            return known.map(shelf.paper) if known else None
        found = answer(request, shelf)
        self._answers[request] = found.map(lambda paper: paper.key) if found else None
        return found

    def formatter(self, look: Look, docname: str) -> Formatter:
        """Return what formats the entries of a listing on a page."""
        config = self.env.config
        one_line = look.layout == COMPACT
        words = words_in(config.language)
        view = View(look.show, look.max_authors, words, one_line=one_line)
        translate = self._translator(docname)
        style = find_style(look.style, config.paperlist_csl_locales)
        return Formatter(style, view, config.language, self.env.srcdir, translate)

    def published(self, key: str, listing: Listing) -> Paper:
        """Return what a listing publishes of a paper."""
        paper = self.site.names.paper(key, listing.docname)
        return published(self.localized(paper, listing.docname), listing.look.show)

    def localized(self, paper: Paper, docname: str) -> Paper:
        """Return a paper in the language of the build, as translators of a page have it."""
        return localize(paper, self.env.config.language, self._translator(docname))

    def _translator(self, docname: str) -> Callable[[str], str]:
        if docname not in self._translators:
            # The gettext builder asks for what there is to translate.
            wanted = self.builder.use_message_catalog
            self._translators[docname] = translator(self.env, docname) if wanted else str
        return self._translators[docname]

    def late_group(self, docname: str, nth: int) -> ShownGroup | None:
        """Return the entries of a listing that are known when all pages are."""
        one = self.site.listings[docname][nth]
        if one.answer is None:
            return None
        if (docname, nth) not in self._late:
            paper = partial(self.site.names.paper, docname=docname)
            group = self.formatter(one.look, docname).listing(one.answer.map(paper))
            self._late[docname, nth] = group
        return self._late[docname, nth]

    def origin_of(self, shown: ShownPaper | ShownGroup, docname: str) -> Origin:
        """Return where a shown text stands now."""
        if isinstance(shown, ShownPaper):
            return self.site.names.paper(shown.key, docname).origin
        lists = self.library.lists_for(shown.id) if shown.id else ()
        return lists[0].origin if len(lists) == 1 else shown.origin

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
        site = self.site
        joined = joins_pages(builder)
        if typ == "list":
            ids = [one.id for one in self.library.lists_for(target)]
            found = site.list_place(ids, page)
            if not found:
                return None
            docname, list_place = found
            start = docname if joined else fromdocname
            return list_node(builder, start, docname, list_place, node, contnode)
        keys = site.names.keys_for(target, page)
        if len(keys) != 1:
            return None
        key = keys[0]
        # Where all documents are one page, each anchor stands once, at the paper's home.
        place = site.home(key) if joined else site.target(key, page, node.get("scope", ()))
        pages: Collection[str] | None = getattr(builder, "docnames", None)
        if place and pages and place.docname not in pages:
            # The document that is written, one of several, is without the paper's home.
            home = site.homes_within(pages).get(key)
            place = site.target_at(*home) if home else None
        start = place.docname if joined and place else fromdocname
        paper = self.localized(site.names.paper(key, page), page)
        return citation_node(builder, start, paper, place, node, contnode)

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
        keys = self.site.names.keys_for(target, fromdocname)
        if len(keys) != 1 or not self.site.target(keys[0], fromdocname):
            return []
        found = self.resolve_xref(env, fromdocname, builder, "paper", target, node, contnode)
        return [("paper:paper", found)] if found else []

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002, FBT001, FBT002 - Sphinx's signature
        """Return what the search calls an object: `paper`, where Sphinx would say `Paper paper`."""
        return str(type.lname)

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield papers by title and by key, citations by label and alias, and lists.

        The search finds titles and keys; citations and the titles of aliases are hidden from it,
        for they are for other sites. There a name means one object, so that MyST finds it in
        `inv:#name`; and the search takes an anchor like a name for one like what it shows.
        """
        for one in self.listed():
            key, docname, anchor = one.key, one.docname, one.anchor
            yield f"key:{key}", key, "key", docname, anchor, 2
            for name in dict.fromkeys([key, *one.aliases]):
                priority = 1 if name == key else -1
                yield _title_of(name), one.title, "paper", docname, anchor, priority
                yield name, one.label, "cite", docname, anchor, -1
        for name, (docname, place) in self.site.lists.items():
            yield name, place.title, "list", docname, place.anchor, 1

    def get_full_qualified_name(self, node: nodes.Element) -> str | None:
        """Return the name under which another site has what a reference means."""
        form, name = node.get("reftype"), node.get("reftarget")
        if not name or form == "list":
            return None
        return _title_of(alias(name)) if form == "title" else alias(name)

    def listed(self) -> list[Listed]:
        """Return each paper that is listed, by title, with its home; found out once."""
        if self._listed is None:
            self._listed = self.listed_within(self.site.pages)
        return self._listed

    @without_garbage_collection()
    def listed_within(self, docnames: Collection[str]) -> list[Listed]:
        """Return each paper that some pages list, by title, with its home among them."""
        site, language = self.site, self.env.config.language
        words = words_in(language)
        found = []
        for key, home in site.homes_within(docnames).items():
            docname, place, _number = site.target_at(*home)
            found.append(listed_at(site.names.paper(key, docname), docname, place, words, language))
        return sorted(found, key=lambda one: collation_key(one.title))


def _title_of(name: str) -> str:
    """Return the name of an object that shows the title of a paper."""
    return f"title:{name}"


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
