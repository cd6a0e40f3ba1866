"""Find a style by its name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sphinx_paperlist.papers.plugins import PluginError, installed, load_function, stamp, target_of
from sphinx_paperlist.papers.text import one_of
from sphinx_paperlist.styles.entry import Style
from sphinx_paperlist.styles.reading import format_entry

STYLES: Mapping[str, Style] = MappingProxyType({"reading": format_entry})
ENTRY_POINTS = "sphinx_paperlist.styles"


def find_style(name: str) -> Style:
    """Return the style of a name: built in, an entry point, or `module:attribute`.

    Raise `PluginError` where there is none, or where it cannot be imported.
    """
    if name in STYLES:
        return STYLES[name]
    target = target_of(name, ENTRY_POINTS)
    if not target:
        raise PluginError(f"no style '{name}'; {one_of(name, [*STYLES, *installed(ENTRY_POINTS)])}")
    style: Style = load_function(target)
    return style


def style_version(name: str) -> str:
    """Return what changes with a style, besides the version of this package."""
    if name in STYLES:
        return ""
    try:
        find_style(name)
    except PluginError as error:
        return str(error)
    return stamp(target_of(name, ENTRY_POINTS))
