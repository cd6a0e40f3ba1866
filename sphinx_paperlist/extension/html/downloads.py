"""Write the papers of listings into files that other tools read."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

from sphinx_paperlist.exports.find import FORMATS, find_writer
from sphinx_paperlist.extension.builders import is_html
from sphinx_paperlist.extension.domain import PaperDomain, domain_of
from sphinx_paperlist.extension.entries import digest
from sphinx_paperlist.extension.html.publishing import published, with_published
from sphinx_paperlist.extension.records import Listing
from sphinx_paperlist.extension.stale import is_as_recorded, keep_record
from sphinx_paperlist.papers.model import Paper

FOLDER = "_paperlists"


def addresses(builder: Builder, docname: str, name: str) -> Mapping[str, str]:
    """Return the addresses, from a page, of the files of a listing, by the titles of formats."""
    page = builder.get_target_uri(docname)
    return {
        FORMATS[one].title: relative_uri(page, f"{FOLDER}/{quote(_file_name(name, one))}")
        for one in builder.config.paperlist_exports
    }


def write_downloads(app: Sphinx, exception: Exception | None, version: str) -> None:
    """Write the files of all listings that differ from the last build's, and remove others."""
    if exception or not is_html(app.builder):
        return
    domain = domain_of(app.env)
    formats: list[str] = app.config.paperlist_exports
    made_by = digest([version, formats])
    if is_as_recorded(domain) and made_by == domain.record.formats and _are_there(app, formats):
        return
    files: dict[str, str] = {}
    for (docname, index), name in domain.site.file_names.items() if formats else ():
        if name in files:
            continue
        listing = domain.site.listings[docname][index]
        files[name] = digest([made_by, _content(domain, listing)])
        paths = _paths(app, name, formats)
        if files[name] != domain.record.files.get(name) or not all(map(Path.exists, paths)):
            papers = _papers(domain, listing)
            for one, path in zip(formats, paths, strict=True):
                _write(path, find_writer(one)(papers, extra=False))
    _remove_others(app, {path.name for name in files for path in _paths(app, name, formats)})
    keep_record(app, domain.record._replace(files=files, formats=made_by))


def _paths(app: Sphinx, name: str, formats: Iterable[str]) -> list[Path]:
    return [Path(app.outdir, FOLDER, _file_name(name, one)) for one in formats]


def _are_there(app: Sphinx, formats: Iterable[str]) -> bool:
    files = domain_of(app.env).record.files
    return all(path.exists() for name in files for path in _paths(app, name, formats))


def _file_name(name: str, one: str) -> str:
    return f"{name}{FORMATS[one].suffixes[0]}"


def _content(domain: PaperDomain, listing: Listing) -> list[object]:
    """Return what changes whenever the files of a listing do."""
    if listing.request.is_late and listing.answer:
        # It is known only now what the listing holds.
        find = partial(domain.site.names.paper, docname=listing.docname)
        listing = with_published(listing, listing.answer.map(find), metadata=False)
    show = [part for part in ("abstract", "note") if part in listing.look.show]
    return [listing.file_content, show, [key for key, _ in listing.entries()]]


def _papers(domain: PaperDomain, listing: Listing) -> dict[str, Paper]:
    language, show = domain.env.config.language, listing.look.show
    find = domain.site.names.paper
    return {
        key: published(find(key, listing.docname), language, show) for key, _ in listing.entries()
    }


def _write(path: Path, text: str) -> None:
    """Write a file whole, and leave alone one that would not change."""
    data = text.encode("utf-8", "replace")
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _remove_others(app: Sphinx, kept: Collection[str]) -> None:
    """Remove the files of listings that are gone; the folder is ours alone."""
    folder = Path(app.outdir, FOLDER)
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.name not in kept and path.is_file():
            path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
