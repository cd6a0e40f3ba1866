"""Render labels, the terms for variables (CSL 1.0.2, "Label")."""

from __future__ import annotations

from functools import cache

from sphinx_paperlist.styles.csl.context import Context, Render
from sphinx_paperlist.styles.csl.formatting import formatter
from sphinx_paperlist.styles.csl.numbers import is_plural
from sphinx_paperlist.styles.csl.scope import Scope
from sphinx_paperlist.styles.csl.text import number_value
from sphinx_paperlist.styles.csl.xml import Element


def compile_label(element: Element, scope: Scope) -> Render:
    """Compile the label of a number variable; it is shown only where the variable has a value."""
    name = element.get("variable")
    if not name:
        raise scope.error("'label' names no variable", element)
    if name == "locator" and scope.area.name == "bibliography":
        # There is none; styles that have its label there put it before the pages.
        name = "page"
    form, plural = element.get("form", "long"), element.get("plural", "contextual")
    finish = formatter(element, scope, is_term=True)
    word = cache(lambda name, many: scope.locale.term(name, form, plural=many))

    def render(context: Context) -> str:
        value = number_value(context, name)
        if not value:
            return ""
        term = context.cite.label if name == "locator" else name
        many = plural == "always" or (plural == "contextual" and _is_many(name, value))
        text = word(term, many)
        return finish(text, context) if text else ""

    return render


def _is_many(name: str, value: str) -> bool:
    if name.startswith("number-of-"):
        return value not in ("0", "1")
    # The number of a report or a standard is its name, whatever hyphens are in it.
    return name != "number" and is_plural(value)
