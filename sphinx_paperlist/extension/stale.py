"""Find the pages to read again and to write again: those that would show something else.

A page is read again if the papers in its listings look different. It is written again if what it
shows differs from what was last written into the output directory, which also depends on others:
where its citations lead, which pages cite its papers, what is cited at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_paperlist.extension.citations import whole_entry
from sphinx_paperlist.extension.domain import PaperDomain, domain_of
from sphinx_paperlist.extension.entries import digest, digest_of_shown
from sphinx_paperlist.extension.record import Record, read_record, record_path, write_record
from sphinx_paperlist.extension.records import CitedName, Listing
from sphinx_paperlist.extension.report import warn
from sphinx_paperlist.extension.written import written_anew
from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.localize import localize


def find_outdated(
    app: Sphinx,
    env: BuildEnvironment,
    added: Collection[str],
    changed: Collection[str],
    removed: Collection[str],
) -> list[str]:
    """Return the pages whose listings a changed library makes look different."""
    domain = domain_of(env)
    record = read_record(_path(app))
    compared = (domain.data["stamp"], domain.digest)
    if domain.data["digest"] == domain.digest or compared == (record.stamp, record.digest):
        return []
    domain.changed = True
    known = {*added, *changed, *removed}
    outdated = [
        page for page in sorted(domain.listings) if page not in known and _differs(domain, page)
    ]
    domain.data["digest"] = domain.digest
    return outdated


def _differs(domain: PaperDomain, page: str) -> bool:
    """Tell whether a page would be read differently; note what only others need of its papers."""
    written = domain.written.get(page)
    if written:
        anew = written_anew(written, domain.library)
        if anew != written:
            return True
    for index, one in enumerate(domain.listings[page]):
        if one.request.is_late:
            continue
        group = domain.answer(one.request, page)
        if (group is None) != (one.answer is None):
            return True
        if group is not None:
            shown = domain.formatter(one.look, page).group(group)
            if digest_of_shown(shown) != one.shown:
                return True
            facts = digest([domain.facts(paper) for paper in group.walk()])
            domain.listings[page][index] = one._replace(facts=facts)
    return False


def finish_reading(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the papers that no page lists, and return the pages to write again.

    Where nothing has changed, nothing here needs the library.
    """
    domain = domain_of(env)
    fingerprints: dict[str, str] = domain.data["fingerprints"]
    if domain.changed:
        found = {page: _fingerprint(domain, page) for page in domain.site.pages}
        fingerprints.clear()
        fingerprints.update((page, text) for page, text in found.items() if text)
        domain.data["stamp"] = _stamp(domain, fingerprints)
        _report_unlisted(domain)
    path = _path(app)
    record = read_record(path)
    stale = [
        page
        for page in sorted({*fingerprints, *record.pages} & env.found_docs)
        if fingerprints.get(page) != record.pages.get(page)
    ]
    if stale or record.pages.keys() - env.found_docs or domain.data["stamp"] != record.stamp:
        kept = {page: record.pages[page] for page in record.pages.keys() & env.found_docs}
        for page in stale:
            kept.pop(page, None)
        write_record(path, Record(kept))
    return stale


def finish_writing(app: Sphinx, exception: Exception | None) -> None:
    """Record what was written, if the build has come to its end."""
    domain = domain_of(app.env)
    if exception is not None:
        return
    path = _path(app)
    record = read_record(path)
    fingerprints: Mapping[str, str] = domain.data["fingerprints"]
    pages = {
        page: text
        for page, text in fingerprints.items()
        if page in domain.resolved or page in record.pages
    }
    new = Record(pages, domain.data["stamp"], domain.digest)
    if new != record:
        write_record(path, new)


def _path(app: Sphinx) -> Path:
    return record_path(Path(app.doctreedir), Path(app.outdir), app.builder.name)


def _stamp(domain: PaperDomain, fingerprints: Mapping[str, str]) -> str:
    """Return what changes when any page, the inventory, or an index does."""
    facts = [one.facts for page in domain.site.pages for one in domain.listings.get(page, ())]
    return digest([sorted(fingerprints.items()), facts, list(domain.site.pages)])


def _fingerprint(domain: PaperDomain, page: str) -> str:
    """Return a hash of all that a page shows of papers; nothing where it shows and cites none."""
    site = domain.site
    listings = [
        _listing_content(domain, one, site.before.get((page, index), 0))
        for index, one in enumerate(site.listings.get(page, ()))
    ]
    citations = [
        _citation_content(domain, page, one, key)
        for one, key in zip(domain.citations.get(page, ()), site.keys.get(page, ()), strict=True)
    ]
    return digest([listings, citations]) if listings or any(citations) else ""


def _listing_content(domain: PaperDomain, one: Listing, before: int) -> list[object]:
    late = domain.late_group(one) if one.request.is_late else None
    return [
        digest_of_shown(late) if late else one.shown,
        one.anchors,
        before,
        list(_cited_in(domain, one)),
    ]


def _cited_in(domain: PaperDomain, one: Listing) -> Iterable[object]:
    if "cited-in" not in one.look.show or one.answer is None:
        return
    titles = domain.env.titles
    for key in one.answer.walk():
        if pages := domain.site.cited_in.get(key):
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
    paper = domain.site.names.paper(key, page)
    facts = domain.facts(paper)
    config = domain.env.config
    # Most citations show no number, and none that leads to an entry the paper's own address.
    numbered = cited.form == "num" or config.paperlist_cite_style == "number"
    leads_to = facts.url if target is None else target if numbered else target[:2]
    shown: list[object] = [leads_to, facts.label, facts.author_label, facts.title, key]
    local = localize(paper, config.language)
    if cited.form == "full":
        shown += whole_entry(config, local)
    return [*shown, local.title]


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
    stamp = domain_of(app.env).data["stamp"]
    files = (Path(app.outdir) / name for name in ("objects.inv", "searchindex.js"))
    return bool(stamp) and read_record(_path(app)).stamp == stamp and all(map(Path.exists, files))
