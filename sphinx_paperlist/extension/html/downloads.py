"""Write the papers of listings into files that other tools read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

from sphinx_paperlist.exports.files import replace_file
from sphinx_paperlist.exports.find import FORMATS, find_format, find_writer, writer_version
from sphinx_paperlist.extension.builders import is_html
from sphinx_paperlist.extension.domain import PaperDomain, domain_of
from sphinx_paperlist.extension.entries import digest
from sphinx_paperlist.extension.publishing import shown_alone
from sphinx_paperlist.extension.records import Listing
from sphinx_paperlist.extension.stale import digest_of_page, is_as_recorded, keep_record

FOLDER = "_paperlists"


def addresses(builder: Builder, docname: str, name: str) -> Mapping[str, str]:
    """Return the addresses, from a page, of the files of a listing, by the titles of formats."""
    page = builder.get_target_uri(docname)
    return {
        find_format(one).title: relative_uri(page, f"{FOLDER}/{quote(_file_name(name, one))}")
        for one in builder.config.paperlist_exports
    }


def write_downloads(app: Sphinx, exception: Exception | None, version: str) -> None:
    """Write the files of all listings that differ from the last build's, and remove others."""
    if exception or not is_html(app.builder):
        return
    domain = domain_of(app.env)
    formats: list[str] = app.config.paperlist_exports
    made_by = digest([version, [*map(writer_version, formats)], formats, app.config.language])
    made_alike = made_by == domain.record.made_by
    before = domain.record.files if made_alike else {}
    if made_alike and is_as_recorded(domain) and _are_there(app, before):
        return
    listings = _listings(domain) if formats else {}
    files = {name: digest(_content(domain, one)) for name, one in listings.items()}
    kept = {name for name in files if files[name] == before.get(name) and _are_there(app, [name])}
    # Whatever stops the build, files in the record are as it says.
    keep_record(app, domain.record._replace(files={name: files[name] for name in kept}))
    for name in files.keys() - kept:
        one = listings[name]
        papers = {key: domain.published(key, one) for key, _ in one.entries()}
        for form, path in zip(formats, _paths(app, name), strict=True):
            _write(path, find_writer(form)(papers, extra=False))
    _remove_others(app, {path.name for name in files for path in _paths(app, name)})
    keep_record(app, domain.record._replace(files=files, made_by=made_by))


def _listings(domain: PaperDomain) -> dict[str, Listing]:
    """Return a listing for each name that files have."""
    places = domain.site.file_names.items()
    return {name: domain.site.listings[docname][index] for (docname, index), name in places}


def _paths(app: Sphinx, name: str) -> list[Path]:
    return [Path(app.outdir, FOLDER, _file_name(name, one)) for one in app.config.paperlist_exports]


def _are_there(app: Sphinx, names: Iterable[str]) -> bool:
    return all(path.exists() for name in names for path in _paths(app, name))


def _file_name(name: str, one: str) -> str:
    return f"{name}{find_format(one).suffixes[0]}"


def _content(domain: PaperDomain, listing: Listing) -> list[object]:
    """Return what changes whenever the files of a listing do."""
    keys = [key for key, _ in listing.entries()]
    # What translators have made of notes is known by what the page shows of them.
    page = digest_of_page(domain, listing.docname)
    return [listing.file_content, shown_alone(listing.look.show), keys, page]


def _write(path: Path, text: str) -> None:
    """Write a file, and leave alone one that would not change."""
    if path.exists() and path.read_bytes() == text.encode("utf-8", "replace"):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, text)


def _remove_others(app: Sphinx, kept: Collection[str]) -> None:
    """Remove the files of listings that are gone, and what a killed build has left."""
    folder = Path(app.outdir, FOLDER)
    if not folder.is_dir():
        return
    formats = [*FORMATS.values(), *map(find_format, app.config.paperlist_exports)]
    suffixes = tuple(suffix for one in formats for suffix in one.suffixes)
    for path in folder.iterdir():
        ours = path.name.startswith(".") or path.name.endswith(suffixes)
        if ours and path.name not in kept and path.is_file():
            path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
