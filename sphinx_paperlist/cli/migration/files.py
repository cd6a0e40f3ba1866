"""Find the files of pages, and tell what they are written in."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from sphinx_paperlist.cli.chosen import CannotRunError, Site
from sphinx_paperlist.cli.cited import find_pages
from sphinx_paperlist.cli.migration.records import MYST, NOTEBOOK, PYTHON, RST
from sphinx_paperlist.sources.files import SourceFile

KINDS: Mapping[str, str] = MappingProxyType(
    {
        ".rst": RST,
        ".md": MYST,
        ".markdown": MYST,
        ".myst": MYST,
        ".ipynb": NOTEBOOK,
        ".py": PYTHON,
    }
)


class PageFile(NamedTuple):
    """Name the file of a page: where it is, what it is written in, and the document it makes.

    `docname` is None for a module, whose docstrings any page may show.
    """

    path: Path
    kind: str
    docname: str | None


def kinds_of(source_suffix: object) -> Mapping[str, str]:
    """Return what files are written in by their suffixes, as a conf.py may say it."""
    kinds = dict(KINDS)
    if isinstance(source_suffix, dict):
        for suffix, parser in source_suffix.items():
            if kinds.get(suffix) != NOTEBOOK:
                kinds[suffix] = MYST if re.search("markdown|myst", str(parser)) else RST
    return kinds


def pages_of(
    site: Site, sources: Iterable[SourceFile], kinds: Mapping[str, str]
) -> Iterator[PageFile]:
    """Yield the pages of a site; a source is data and no page."""
    wider = replace(site, suffixes=site.suffixes | {".ipynb"})
    for path in sorted(find_pages(wider, sources)):
        yield _page(path, site.folder, kinds)


def pages_named(
    names: Sequence[str],
    site: Site | None,
    sources: Iterable[SourceFile],
    kinds: Mapping[str, str],
) -> list[PageFile]:
    """Return the files that are named, and those of pages in the folders that are.

    Raise `CannotRunError` where one is missing.
    """
    missing = [name for name in names if not Path(name).exists()]
    if missing:
        raise CannotRunError(f"no such file: {', '.join(missing)}")
    data = {file.path.resolve() for file in sources}
    once: dict[Path, PageFile] = {}
    for name in names:
        path = Path(name)
        below = sorted(_below(path, kinds)) if path.is_dir() else [path]
        for one in below:
            root = site.folder if site else _root(one, path)
            if one.resolve() not in data:
                once.setdefault(one.resolve(), _page(one, root, kinds))
    return list(once.values())


def _below(folder: Path, kinds: Mapping[str, str]) -> Iterator[Path]:
    """Yield the pages in a folder, but those that are hidden or that a build has written."""
    for top, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".") and one != "_build"]
        for name in names:
            if Path(name).suffix in kinds and not name.startswith("."):
                yield Path(top, name)


def _root(path: Path, named: Path) -> Path:
    """Return the folder of the site: that of a conf.py above a file, else the one that is named."""
    above = (one for one in path.resolve().parents if (one / "conf.py").is_file())
    return next(above, named if named.is_dir() else path.parent)


def _page(path: Path, root: Path, kinds: Mapping[str, str]) -> PageFile:
    kind = kinds.get(path.suffix, RST)
    if kind == PYTHON:
        return PageFile(path, kind, None)
    name = Path(os.path.relpath(path.resolve(), root.resolve())).as_posix()
    return PageFile(path, kind, name.removesuffix(path.suffix))
