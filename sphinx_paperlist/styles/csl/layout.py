"""Compile what a style says of citations and of bibliographies (CSL 1.0.2, "Layout")."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sphinx_paperlist.papers.languages import primary
from sphinx_paperlist.styles.csl.choose import compile_choose
from sphinx_paperlist.styles.csl.context import Render
from sphinx_paperlist.styles.csl.date import compile_date
from sphinx_paperlist.styles.csl.formatting import Formatter, formatter
from sphinx_paperlist.styles.csl.group import compile_group
from sphinx_paperlist.styles.csl.label import compile_label
from sphinx_paperlist.styles.csl.locale import Locale
from sphinx_paperlist.styles.csl.marks import cleaned
from sphinx_paperlist.styles.csl.names import compile_names
from sphinx_paperlist.styles.csl.number import compile_number
from sphinx_paperlist.styles.csl.output import Quotes, quotes_of
from sphinx_paperlist.styles.csl.scope import Compiler, Scope, in_sequence, inherited
from sphinx_paperlist.styles.csl.sort import SortKey, compile_key
from sphinx_paperlist.styles.csl.style import Area, Style
from sphinx_paperlist.styles.csl.text import compile_text
from sphinx_paperlist.styles.csl.xml import Element

_COMPILERS: Mapping[str, Compiler] = MappingProxyType(
    {
        "choose": compile_choose,
        "date": compile_date,
        "group": compile_group,
        "label": compile_label,
        "names": compile_names,
        "number": compile_number,
        "text": compile_text,
    }
)


class Layout(NamedTuple):
    """Hold the functions of an area in one language.

    `first` renders the first element and `rest` the others. `finish` formats the whole.
    """

    area: Area
    locale: Locale
    first: Render
    rest: Render
    finish: Formatter
    delimiter: str
    keys: tuple[SortKey, ...]
    quotes: Quotes


def compile_layout(style: Style, area: Area, locale: Locale, *, known: bool = False) -> Layout:
    """Compile an area for a language; raise `CslError` where it cannot be used.

    What can be used in one language can be in all: it is `known` after the first.
    """
    options = inherited(style.options, area.options)
    scope = Scope(style, locale, area, _COMPILERS, options, known=known)
    layout = _chosen(area, locale.language)
    if not known:
        for other in area.layouts:
            scope.children(other.children)
    first, *rest = scope.children(layout.children) or [lambda context: ""]
    return Layout(
        area,
        locale,
        first,
        in_sequence(rest),
        formatter(layout, scope, affixes_inside=True),
        cleaned(layout.get("delimiter")),
        tuple(compile_key(key, scope) for key in area.sort),
        quotes_of(locale),
    )


def _chosen(area: Area, language: str) -> Element:
    """Return the layout that is for a language, else one for the same in any region, or the first.

    Several are an extension of CSL-M ("cs:layout").
    """
    named = [(layout, layout.get("locale").split()) for layout in area.layouts]
    exact = (layout for layout, names in named if language in names)
    alike = (layout for layout, names in named if primary(language) in map(primary, names))
    return next(exact, None) or next(alike, area.layouts[0])
