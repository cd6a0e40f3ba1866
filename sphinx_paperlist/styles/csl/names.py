"""Render names (CSL 1.0.2, "Names", "Substitute" and "Label")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sphinx_paperlist.styles.csl.context import Context, Render
from sphinx_paperlist.styles.csl.formatting import formatter
from sphinx_paperlist.styles.csl.marks import NAMES, NAMES_END, cleaned
from sphinx_paperlist.styles.csl.name_list import NameList
from sphinx_paperlist.styles.csl.punctuation import glue, join
from sphinx_paperlist.styles.csl.reference import OTHERS, PersonName
from sphinx_paperlist.styles.csl.scope import Scope
from sphinx_paperlist.styles.csl.xml import Element

_BOTH = ("editor", "translator")


def compile_names(element: Element, scope: Scope) -> Render:
    """Compile names; where there are none, what the `substitute` element finds first."""
    variables = element.get("variable").split()
    if not variables:
        raise scope.error("'names' names no variable", element)
    shape = element
    if scope.shorthand is not None and not element.children:
        shape = scope.shorthand._replace(
            attributes={**scope.shorthand.attributes, **element.attributes}
        )
    name, et_al, label = shape.child("name"), shape.child("et-al"), shape.child("label")
    options = {**scope.options, **(name.attributes if name else {}), **scope.forced}
    if scope.sorting:
        options["name-as-sort-order"] = "all"
    names = NameList(options, name, et_al, scope)
    counted = options.get("form") == "count"
    labelled = _labeller(label, scope) if label and not scope.sorting else None
    label_first = label is not None and (
        name is not None and shape.children.index(label) < shape.children.index(name)
    )
    delimiter = cleaned(shape.get("delimiter") or options.get("names-delimiter", ""))
    finish = formatter(shape, scope)
    substitute = element.child("substitute")
    # Macros are compiled anew here; those that are being compiled still may not call themselves.
    macros: dict[str, Render | None] = {
        name: None for name, render in scope.macros.items() if render is None
    }
    instead = (
        replace(scope, shorthand=element, macros=macros).children(substitute.children)
        if substitute
        else []
    )

    def render(context: Context) -> str:
        hidden = context.cite.suppress_author and not context.names
        text = shown(context)
        if hidden and text:
            return ""
        return text

    def shown(context: Context) -> str:
        context.tried += 1
        lists = _lists(variables, context)
        if lists and (merged := _merged(lists, scope)):
            lists = merged
        if counted and lists:
            total = sum(names.shown(people, context).first for _, people, _ in lists)
            if total:
                context.found += 1
            return str(total).zfill(8 if scope.sorting else 1) if total else ""
        texts = []
        for variable, people, others in lists:
            text, shown_names = names.write(people, context, others=others)
            if not text:
                continue
            context.names.append((names, people))
            if context.recorded is not None:
                context.recorded.append(variable)
            text = f"{NAMES}{context.begin(text, shown_names)}{NAMES_END}"
            if labelled and (term := labelled(variable, len(people) > 1 or others, context)):
                text = glue(term, text) if label_first else glue(text, term)
            texts.append(text)
        if texts:
            context.found += 1
            return finish(join(texts, delimiter), context)
        return _substituted(instead, context)

    return render


def _lists(
    variables: Sequence[str], context: Context
) -> list[tuple[str, tuple[PersonName, ...], bool]]:
    found = []
    for variable in variables:
        people = context.reference.names.get(variable)
        shown = context.recorded is not None and variable in context.recorded
        if people and not shown and variable not in context.used_up:
            others = people[-1] == OTHERS
            found.append((variable, people[:-1] if others else people, others))
    return found


def _merged(
    lists: list[tuple[str, tuple[PersonName, ...], bool]], scope: Scope
) -> list[tuple[str, tuple[PersonName, ...], bool]] | None:
    """Return editors who are the translators as well once, if the locale has a word for both."""
    if len(lists) != 2 or tuple(sorted(one[0] for one in lists)) != _BOTH:
        return None
    if lists[0][1:] != lists[1][1:] or not scope.locale.term("editortranslator"):
        return None
    return [("editortranslator", *lists[0][1:])]


def _labeller(label: Element, scope: Scope) -> Callable[[str, bool, Context], str]:
    form, plural = label.get("form", "long"), label.get("plural", "contextual")
    finish = formatter(label, scope, is_term=True)

    def labelled(variable: str, many: bool, context: Context) -> str:  # noqa: FBT001 - private
        many = plural == "always" or (plural == "contextual" and many)
        term = scope.locale.term(variable, form, plural=many)
        return finish(term, context) if term else ""

    return labelled


def _substituted(instead: Sequence[Render], context: Context) -> str:
    """Return what the first element that shows something gives; its variables are used up then."""
    outer = context.recorded
    for render in instead:
        context.recorded = []
        text = render(context)
        used = context.recorded
        context.recorded = outer
        if text:
            context.found += 1
            context.used_up.update(used)
            if outer is not None:
                outer += used
            return text if NAMES in text else f"{NAMES}{context.begin(text, (text,))}{NAMES_END}"
    return ""
