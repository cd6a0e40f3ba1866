"""Find the pages to read again and to write again: those that would show something else.

A page is read again if the papers in its listings look different. It is written again if what it
shows differs from what was last written into the output directory, which also depends on others:
where its citations lead, which pages cite its papers, what is cited at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress
from pathlib import Path
from typing import TypeAlias

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_paperlist.extension.builders import is_html
from sphinx_paperlist.extension.citations import cited_spans, whole_entry
from sphinx_paperlist.extension.config import unknown_style
from sphinx_paperlist.extension.domain import PaperDomain, domain_of
from sphinx_paperlist.extension.entries import digest, digest_of_shown
from sphinx_paperlist.extension.publishing import card_spans, with_published
from sphinx_paperlist.extension.record import Record, read_record, record_path, write_record
from sphinx_paperlist.extension.records import CitedName, Listing
from sphinx_paperlist.extension.report import warn
from sphinx_paperlist.extension.written import written_anew
from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.localize import localize
from sphinx_paperlist.papers.spans import Span
from sphinx_paperlist.styles.parts import best_link
from sphinx_paperlist.styles.words import words_in

# What a page shows in every format, and what HTML has besides: of listings, their metadata, and
# hover cards.
_Fingerprint: TypeAlias = tuple[str, str, str, str]


def find_outdated(
    app: Sphinx,
    env: BuildEnvironment,
    added: Collection[str],
    changed: Collection[str],
    removed: Collection[str],
) -> list[str]:
    """Return the pages whose listings a changed library makes look different."""
    domain = domain_of(env)
    domain.record = read_record(_path(app))
    if is_as_recorded(domain) or domain.data["digest"] == domain.digest:
        domain.data["digest"] = domain.digest
        return []
    domain.changed = True
    known = {*added, *changed, *removed}
    outdated = [
        page for page in sorted(domain.listings) if page not in known and _differs(domain, page)
    ]
    domain.data["digest"] = domain.digest
    return outdated


def _differs(domain: PaperDomain, page: str) -> bool:
    """Tell whether a page would be read differently."""
    written = domain.written.get(page)
    if written and written_anew(written, domain.library) != written:
        return True
    for nth, one in enumerate(domain.listings[page]):
        if one.look.refused or unknown_style(one.look.style):
            return True
        if one.request.is_late:
            continue
        group = domain.answer(one.request, page)
        if (group is None) != (one.answer is None):
            return True
        if group is not None:
            shown = domain.formatter(one.look, page).listing(group)
            if digest_of_shown(shown) != one.shown:
                return True
            # What stands in HTML besides entries is not known to a page that was read.
            domain.listings[page][nth] = with_published(one, group)
    return False


def finish_reading(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the papers that no page lists, and return the pages to write again.

    Where nothing has changed, nothing here needs the library.
    """
    domain = domain_of(env)
    if domain.changed:
        found = {page: _fingerprint(domain, page) for page in domain.site.pages}
        domain.data["fingerprints"] = {page: one for page, one in found.items() if one}
        domain.data["stamp"] = _stamp(domain)
        _publish_files_of_late_listings(domain)
        _report_unlisted(domain)
    fingerprints = _fingerprints(domain)
    pages = domain.record.pages
    stale = [
        page
        for page in sorted({*fingerprints, *pages} & env.found_docs)
        if fingerprints.get(page) != pages.get(page)
    ]
    kept = {page: text for page, text in pages.items() if fingerprints.get(page) == text}
    if domain.changed or kept != pages:
        # Until the build has come to its end, nothing is said of what goes with the pages.
        keep_record(app, domain.record._replace(pages=kept, stamp="", digest=""))
    return stale


def _publish_files_of_late_listings(domain: PaperDomain) -> None:
    """Have files beside sources published that no node named when their page was read."""
    for page, ours in domain.site.listings.items():
        for nth, one in enumerate(ours):
            if one.request.is_late and (shown := domain.late_group(page, nth)):
                for path in [path for paper in shown.walk() for path in paper.files]:
                    domain.env.dlfiles.add_file(page, path)


def finish_writing(app: Sphinx, exception: Exception | None) -> None:
    """Record what was written, if the build has come to its end."""
    domain = domain_of(app.env)
    if exception is not None:
        return
    written = domain.resolved | domain.record.pages.keys()
    pages = {page: text for page, text in _fingerprints(domain).items() if page in written}
    finished = {"stamp": domain.data["stamp"], "digest": domain.digest}
    keep_record(app, domain.record._replace(pages=pages, **finished))


def keep_record(app: Sphinx, record: Record) -> None:
    """Keep what is known of the output directory, if it is something else than before."""
    domain = domain_of(app.env)
    if record != domain.record:
        domain.record = record
        write_record(_path(app), record)


def _path(app: Sphinx) -> Path:
    return record_path(Path(app.doctreedir), Path(app.outdir), app.builder.name)


def _stamp(domain: PaperDomain) -> str:
    """Return what changes when any page does, or their order, or the files of listings."""
    files = [one.file_content for ours in domain.site.listings.values() for one in ours]
    return digest([sorted(domain.data["fingerprints"].items()), list(domain.site.pages), files])


def _fingerprints(domain: PaperDomain) -> dict[str, str]:
    """Return the fingerprints of pages, of what the builder and the configuration show."""
    config, in_html = domain.env.config, is_html(domain.builder)
    metadata, cards = in_html and config.paperlist_metadata, in_html and config.paperlist_hover
    found: Mapping[str, _Fingerprint] = domain.data["fingerprints"]
    return {
        page: " ".join(compress(one, (True, in_html, metadata, cards)))
        for page, one in found.items()
    }


def digest_of_page(domain: PaperDomain, page: str) -> str:
    """Return a hash of what a page shows of papers in every format."""
    found: Mapping[str, _Fingerprint] = domain.data["fingerprints"]
    return found[page][0] if page in found else ""


def is_as_recorded(domain: PaperDomain) -> bool:
    """Tell whether pages and library are as when the output directory was last finished."""
    record = domain.record
    return (domain.data["stamp"], domain.digest) == (record.stamp, record.digest)


def _fingerprint(domain: PaperDomain, page: str) -> _Fingerprint | None:
    """Return hashes of all that a page shows of papers; None where it asks for none.

    A page that cites what is not there has them too: what was written of it may be older. They
    are the same for all builders, which share them.
    """
    site = domain.site
    listings = site.listings.get(page, ())
    pairs = zip(domain.citations.get(page, ()), site.keys.get(page, ()), strict=True)
    citations = [_citation_content(domain, page, one, key) for one, key in pairs]
    if not (listings or citations):
        return None
    shown = [_listing_content(domain, one, index) for index, one in enumerate(listings)]
    names = [site.file_names.get((page, index)) for index in range(len(listings))]
    language = domain.env.config.language
    words = words_in(language)
    cited = [site.names.paper(key, page) for key in dict.fromkeys(site.keys.get(page, ())) if key]
    cards = [card_spans(localize(paper, language), words) for paper in cited]
    return (
        digest([shown, citations]),
        digest([names, [one.published for one in listings]]),
        digest([one.metadata for one in listings]),
        digest(cards),
    )


def _listing_content(domain: PaperDomain, one: Listing, nth: int) -> list[object]:
    late = domain.late_group(one.docname, nth) if one.request.is_late else None
    return [
        digest_of_shown(late) if late else one.shown,
        one.anchors,
        domain.site.before.get((one.docname, nth), 0),
        list(_cited_in(domain, one)),
    ]


def _cited_in(domain: PaperDomain, one: Listing) -> Iterable[object]:
    if "cited-in" not in one.look.show or one.answer is None:
        return
    titles = domain.env.titles
    for key in one.answer.walk():
        if pages := domain.site.citing(key, one):
            yield key, [(*page, titles[page.docname].astext()) for page in pages]


def _citation_content(domain: PaperDomain, page: str, cited: CitedName, key: str) -> object:
    if cited.form == "list":
        ids = [one.id for one in domain.library.lists_for(cited.name)]
        return domain.site.list_place(ids, page)
    if not key:
        return None
    target = domain.site.target(key, page, cited.scope)
    if cited.form == "any" and not target:
        return None
    config = domain.env.config
    paper = domain.localized(domain.site.names.paper(key, page), page)
    if cited.form == "full":
        spans: Sequence[Span] = whole_entry(config, paper)
    else:
        spans = cited_spans(config, paper, cited.form, target)
    # The key is in the anchor of the citation; a number counts where it is shown.
    leads_to = target[:2] if target else best_link(paper)
    return [key, leads_to, plain_text(paper.title), spans]


def _report_unlisted(domain: PaperDomain) -> None:
    """Give one warning for the site, with the places of each paper."""
    site = domain.site
    places: dict[str, list[str]] = {}
    for page in site.pages:
        cited = domain.citations.get(page, ())
        for one, key in zip(cited, site.keys.get(page, ()), strict=True):
            if key and one.form != "any" and not site.target(key, page):
                places.setdefault(key, []).append(f"{page}:{one.line}")
    if not places:
        return
    papers = "; ".join(f"'{key}' (cited in {', '.join(at)})" for key, at in places.items())
    warn(
        Code.UNLISTED,
        f"no page lists what is cited: {papers}",
        "their citations link to the papers' own addresses; list them with `paperlist`",
        location=None,
    )


def is_finished(app: Sphinx) -> bool:
    """Tell whether the output directory has all that goes with its pages as they are."""
    files = (Path(app.outdir) / name for name in ("objects.inv", "searchindex.js"))
    return is_as_recorded(domain_of(app.env)) and all(map(Path.exists, files))
