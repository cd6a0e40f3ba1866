"""Find the sources, keep them out of the documents, and read them when they have changed."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_paperlist.extension.domain import PaperDomain, domain_of
from sphinx_paperlist.extension.report import report
from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.sources.cache import FILE_NAME, SourceCache
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import find_files, missing_files
from sphinx_paperlist.styles.find import style_version

# A set that begins with an opening bracket makes Python warn of a nested one.
_GLOB_CHARACTER = str.maketrans({"*": "[*]", "?": "[?]", "[": "[\\[]"})


def exclude_sources(app: Sphinx, config: Config) -> None:
    """Leave the sources that Sphinx could take for documents out of the documents.

    The list of patterns is replaced and not added to, since Sphinx shares its default between
    applications. Other files are left alone: a changed pattern makes Sphinx read all again.
    """
    suffixes = tuple(config.source_suffix)
    files, _ = find_files(app.srcdir, config.paperlist_sources, options_of(config))
    documents = [
        file.name.translate(_GLOB_CHARACTER) for file in files if file.name.endswith(suffixes)
    ]
    config.exclude_patterns = [*config.exclude_patterns, *documents]


def options_of(config: Config) -> ReadingOptions:
    """Return what the configuration says about reading."""
    return ReadingOptions(
        list_ids=config.paperlist_list_ids,
        field_map=config.paperlist_field_map,
        readers=config.paperlist_readers,
    )


def load(app: Sphinx, version: str) -> None:
    """Read the sources if a byte of them has changed since the last build, and report on them.

    Where nothing has changed nothing is parsed, and what there was to say is said again.
    """
    domain = domain_of(app.env)
    config = app.config
    options = options_of(config)
    files, problems = find_files(app.srcdir, config.paperlist_sources, options)
    cache = SourceCache(Path(app.doctreedir) / FILE_NAME, version, options)
    loaded = cache.load(files)
    missing = missing_files(files, loaded.linked)
    domain.provide(loaded.library, loaded.digest_with(missing, _style_versions(domain, config)))
    domain.source_names = tuple(file.name for file in files)
    domain.builder = app.builder
    problems = [problem for problem in problems if problem.code is not Code.NO_READER]
    said = [*problems, *loaded.diagnostics, *missing]
    report(said, app.srcdir, strict=config.paperlist_strict)


def _style_versions(domain: PaperDomain, config: Config) -> list[str]:
    """Return what changes when a style of a plug-in does, so that entries are compared again."""
    looks = [one.look for ours in domain.listings.values() for one in ours]
    of_pages = {name for look in looks for name in (look.style, look.refused) if name}
    names = sorted({config.paperlist_style, *of_pages})
    return [style_version(name, config.paperlist_csl_locales) for name in names]
