"""Render groups (CSL 1.0.2, "Group")."""

from __future__ import annotations

from sphinx_paperlist.styles.csl.context import Context, Render
from sphinx_paperlist.styles.csl.formatting import formatter, unformatted
from sphinx_paperlist.styles.csl.marks import cleaned
from sphinx_paperlist.styles.csl.scope import Scope, rendered
from sphinx_paperlist.styles.csl.xml import Element


def compile_group(element: Element, scope: Scope) -> Render:
    """Compile a group: it is shown unless it calls variables and all of them are empty."""
    delimiter = cleaned(element.get("delimiter"))
    children = scope.within(delimiter).children(element.children)
    finish = formatter(element, scope)

    def render(context: Context) -> str:
        tried, found = context.tried, context.found
        text = rendered(children, delimiter, context)
        if not text or not context.shown_since(tried, found):
            return ""
        return text if finish is unformatted else finish(text, context)

    return render
