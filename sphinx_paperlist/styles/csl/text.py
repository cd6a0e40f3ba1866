"""Render texts: variables, macros, terms and values (CSL 1.0.2, "Text")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sphinx_paperlist.styles.csl.context import Context, Render
from sphinx_paperlist.styles.csl.formatting import Formatter, formatter, unformatted
from sphinx_paperlist.styles.csl.marks import LINKS, TERM
from sphinx_paperlist.styles.csl.numbers import page_ranges
from sphinx_paperlist.styles.csl.reference import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
    trigraph,
)
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
_RENAMED: Mapping[str, str] = {"event": "event-title"}
_SHORT: Mapping[str, str] = {
    "title": "title-short",
    "container-title": "container-title-short",
}


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
    return "" if name in context.used_up else context.reference.texts.get(name, "")


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
    if name in _OF_CITE:
        return _of_cite(name, finish, scope)
    if name in ("page", "page-first"):
        return _pages(name, finish, scope)
    if name == "citation-label":
        return _label(finish, scope)
    if name in NUMBER_VARIABLES:
        return _number(name, finish, scope)
    names = [_SHORT.get(name, f"{name}-short"), name] if element.get("form") == "short" else [name]
    names += [_RENAMED[name]] if name in _RENAMED else []

    def render(context: Context) -> str:
        context.tried += 1
        for one in names:
            text = context.reference.texts.get(one)
            if text and one not in context.used_up:
                context.found += 1
                if context.recorded is not None:
                    context.recorded.append(one)
                return finish(text, context)
        return ""

    return render


def _year_suffix(finish: Formatter) -> Render:
    def render(context: Context) -> str:
        suffix = context.take_suffix()
        if not suffix:
            # Nearly no reference has one: a group is not shown or hidden by it.
            return ""
        context.tried += 1
        context.found += 1
        return finish(suffix, context)

    return render


def _of_cite(name: str, finish: Formatter, scope: Scope) -> Render:
    value = _OF_CITE[name]
    delimiter = scope.locale.term("page-range-delimiter") or "–"
    form = scope.style.options.get("page-range-format", "")

    def render(context: Context) -> str:
        context.tried += 1
        text = value(context)
        if not text:
            return ""
        context.found += 1
        if name == "locator":
            text = page_ranges(text, form if context.cite.label == "page" else "", delimiter)
        elif scope.sorting:
            text = text.zfill(8)
        return finish(text, context)

    return render


def _number(name: str, finish: Formatter, scope: Scope) -> Render:
    dash = scope.locale.term("page-range-delimiter") or "–"

    def render(context: Context) -> str:
        context.tried += 1
        text = number_value(context, name)
        if not text:
            return ""
        context.found += 1
        if context.recorded is not None:
            context.recorded.append(name)
        return finish(page_ranges(text, "", dash), context)

    return render


def _label(finish: Formatter, scope: Scope) -> Render:
    def render(context: Context) -> str:
        context.tried += 1
        text = context.reference.texts.get("citation-label") or trigraph(context.reference)
        if not text:
            return ""
        context.found += 1
        if scope.implicit_suffix:
            text += context.take_suffix()
        return finish(text, context)

    return render


def _pages(name: str, finish: Formatter, scope: Scope) -> Render:
    delimiter = scope.locale.term("page-range-delimiter") or "–"
    form = scope.style.options.get("page-range-format", "")

    def render(context: Context) -> str:
        context.tried += 1
        text = number_value(context, name)
        if not text:
            return ""
        context.found += 1
        if context.recorded is not None:
            context.recorded.append(name)
        return finish(page_ranges(text, form, delimiter), context)

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
        if not text or (context.tried > tried and context.found == found):
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
