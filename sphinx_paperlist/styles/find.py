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
from sphinx_paperlist.papers.text import did_you_mean, one_of
from sphinx_paperlist.styles.csl.files import (
    in_box,
    is_file_name,
    names_in_box,
    names_in_packages,
    style_file,
)
from sphinx_paperlist.styles.entry import Style
from sphinx_paperlist.styles.reading import format_entry

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


def _target(name: str) -> str:
    return "" if is_file_name(name) else target_of(name, ENTRY_POINTS)


def _csl_file(name: str) -> Path:
    if path := style_file(name):
        return path
    known = [*STYLES, *names_in_box(), *installed(ENTRY_POINTS)]
    hint = did_you_mean(name, [*known, *names_in_packages()]) or one_of(name, known)
    raise PluginError(f"no style '{name}'; {hint}")


def _csl_style(path: Path, locales: Sequence[str]) -> Style:
    # Most sites have no style in CSL, and need nothing of what reads one.
    from sphinx_paperlist.styles.csl.load import load_style  # noqa: PLC0415 - see above
    from sphinx_paperlist.styles.csl.xml import CslError  # noqa: PLC0415 - as above

    try:
        return load_style(path, tuple(map(Path, locales)))
    except CslError as error:
        raise PluginError(str(error)) from error


def located(name: str, folder: Path) -> str:
    """Return the name of a style; where it is that of a file, its path from a folder on."""
    return str(folder / name) if is_file_name(name) else name


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


def _version(path: Path, locales: Sequence[str]) -> str:
    from sphinx_paperlist.styles.csl.load import files_of  # noqa: PLC0415 - as above

    files = [*([] if in_box(path) else files_of(path)), *map(Path, locales)]
    return hash_of(b"".join(map(Path.read_bytes, files))) if files else ""
