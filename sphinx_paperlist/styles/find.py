"""Find a style by its name."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType

from sphinx_paperlist.styles.entry import Style
from sphinx_paperlist.styles.reading import format_entry

STYLES: Mapping[str, Style] = MappingProxyType({"reading": format_entry})
ENTRY_POINTS = "sphinx_paperlist.styles"


def find_style(name: str) -> Style | None:
    """Return the style of a name: built in, an entry point, or `module:attribute`.

    Return None where there is none, or where it cannot be imported.
    """
    if name in STYLES:
        return STYLES[name]
    try:
        for point in entry_points(group=ENTRY_POINTS, name=name):
            return _callable(point.load())
        module, colon, attribute = name.partition(":")
        return _callable(getattr(import_module(module), attribute)) if colon else None
    except (ImportError, AttributeError, TypeError, ValueError):
        return None


def _callable(style: Style) -> Style | None:
    return style if callable(style) else None
