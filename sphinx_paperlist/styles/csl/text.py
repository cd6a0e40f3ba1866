"""Render texts: variables, macros, terms and values (CSL 1.0.2, "Text")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from sphinx_paperlist.papers.csl import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from sphinx_paperlist.styles.csl.context import Context, Render
from sphinx_paperlist.styles.csl.formatting import Formatter, formatter, unformatted
from sphinx_paperlist.styles.csl.marks import LINKS, TERM
from sphinx_paperlist.styles.csl.numbers import page_ranges
from sphinx_paperlist.styles.csl.reference import trigraph
from sphinx_paperlist.styles.csl.rich_text import rich_text
from sphinx_paperlist.styles.csl.scope import Scope
from sphinx_paperlist.styles.csl.xml import Element

# Variables that are known only where a reference is cited.
_OF_CITE: Mapping[str, Callable[[Context], str]] = MappingProxyType(
    {
        "citation-number": lambda context: str(context.number or ""),
        "locator": lambda context: context.cite.locator,
        "first-reference-note-number": lambda context: str(context.cite.first_note or ""),
        "year-suffix": lambda context: context.distinction.suffix,
    }
)
# Names that variables had in CSL 1.0.
_RENAMED: Mapping[str, str] = MappingProxyType({"event": "event-title"})
_SHORT: Mapping[str, str] = MappingProxyType(
    {
        "title": "title-short",
        "container-title": "container-title-short",
    }
)


Value: TypeAlias = Callable[[Context], str]


def value_test(name: str) -> Callable[[Context], bool]:
    """Return what tells whether a variable of any kind has a value."""
    if name in _OF_CITE:
        value = _OF_CITE[name]
        return lambda context: bool(value(context))
    if name in NAME_VARIABLES:
        return lambda context: name in context.reference.names
    if name in DATE_VARIABLES:
        return lambda context: name in context.reference.dates
    return lambda context: name in context.reference.texts


def number_value(context: Context, name: str) -> str:
    """Return the text of a number variable."""
    if name in _OF_CITE:
        return _OF_CITE[name](context)
    return context.reference.texts.get(name, "")


def compile_text(element: Element, scope: Scope) -> Render:
    """Compile a text, from whichever of its sources the element names."""
    for name, compiler in _SOURCES.items():
        if name in element.attributes:
            return compiler(element, scope)
    raise scope.error("'text' has no variable, macro, term or value", element)


def _variable(element: Element, scope: Scope) -> Render:
    name = element.get("variable")
    finish = formatter(element, scope, link=LINKS.get(name, ""))
    if name == "year-suffix":
        return _year_suffix(finish)
    value = value_of(name, scope, short=element.get("form") == "short")

    def render(context: Context) -> str:
        text = context.called(name, value(context))
        return finish(text, context) if text else ""

    return render


def value_of(name: str, scope: Scope, *, short: bool) -> Value:
    """Return what gives the text of a variable as it is shown."""
    if name == "citation-label":
        return _label(scope)
    if name == "citation-number" and scope.sorting:
        return lambda context: f"{context.number:08d}"
    # The number of a report or a standard is its name; no hyphen in it makes a range.
    if name in NUMBER_VARIABLES and name != "number":
        return _number(name, scope)
    if short:
        first, second = _SHORT.get(name, f"{name}-short"), name
    elif name in _RENAMED:
        first, second = name, _RENAMED[name]
    else:
        return lambda context: context.reference.texts.get(name, "")
    return lambda context: (
        context.reference.texts.get(first) or context.reference.texts.get(second, "")
    )


def _number(name: str, scope: Scope) -> Value:
    """Return what gives a number with its ranges; those of pages may be shortened."""
    dash = scope.locale.term("page-range-delimiter") or "–"
    form = scope.style.options.get("page-range-format", "")
    of_pages = name in ("page", "page-first")

    def value(context: Context) -> str:
        pages = of_pages or (name == "locator" and context.cite.label == "page")
        return page_ranges(number_value(context, name), form if pages else "", dash)

    return value


def _label(scope: Scope) -> Value:
    suffixed = scope.implicit_suffix

    def value(context: Context) -> str:
        label = context.reference.texts.get("citation-label") or trigraph(context.reference)
        return f"{label}{context.take_suffix()}" if label and suffixed else label

    return value


def _year_suffix(finish: Formatter) -> Render:
    def render(context: Context) -> str:
        suffix = context.take_suffix()
        if not suffix:
            # Nearly no reference has one: a group is not shown or hidden by it.
            return ""
        return finish(context.called("year-suffix", suffix), context)

    return render


def _macro(element: Element, scope: Scope) -> Render:
    render = scope.macro(element)
    finish = formatter(element, scope)
    content = scope.style.macros[element.get("macro")].children
    if finish is unformatted and len(content) == 1 and content[0].name in _SELF_CONTAINED:
        return render

    def formatted(context: Context) -> str:
        tried, found = context.tried, context.found
        text = render(context)
        if not text or not context.shown_since(tried, found):
            return ""
        return text if finish is unformatted else finish(text, context)

    return formatted


def _term(element: Element, scope: Scope) -> Render:
    name = element.get("term")
    plural = element.get("plural") == "true"
    term = scope.locale.term(name, element.get("form", "long"), plural=plural) or ""
    if term and scope.in_notes:
        term = TERM + term
    finish = formatter(element, scope, is_term=True)
    # Where no date is there, its year suffix stands at what says so.
    suffixed = name == "no date" and scope.implicit_suffix
    if not term:
        return lambda context: ""
    if not suffixed:
        return lambda context: finish(term, context)
    return lambda context: finish(f"{term}{context.take_suffix()}", context)


def _value(element: Element, scope: Scope) -> Render:
    value = rich_text(element.get("value"))
    finish = formatter(element, scope)
    return lambda context: finish(value, context) if value else ""


# Elements that show nothing where they have tried variables in vain, as macros do.
_SELF_CONTAINED = frozenset({"date", "group", "label", "names", "number"})
_SOURCES: Mapping[str, Callable[[Element, Scope], Render]] = MappingProxyType(
    {"variable": _variable, "macro": _macro, "term": _term, "value": _value}
)
