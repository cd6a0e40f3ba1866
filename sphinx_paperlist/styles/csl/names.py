"""Render names (CSL 1.0.2, "Names", "Substitute" and "Label")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from sphinx_paperlist.styles.csl.context import Context, Render
from sphinx_paperlist.styles.csl.formatting import formatter
from sphinx_paperlist.styles.csl.marks import NAMES, NAMES_END, cleaned
from sphinx_paperlist.styles.csl.name_list import NameList
from sphinx_paperlist.styles.csl.punctuation import glue, join
from sphinx_paperlist.styles.csl.reference import OTHERS, PersonName
from sphinx_paperlist.styles.csl.scope import Scope
from sphinx_paperlist.styles.csl.xml import Element

_BOTH = {"editor", "translator"}


class _People(NamedTuple):
    """Hold the names of a variable; `others` says that there are more than are known."""

    variable: str
    names: tuple[PersonName, ...]
    others: bool


def compile_names(element: Element, scope: Scope) -> Render:
    """Compile names; where there are none, what the `substitute` element finds first."""
    variables = element.get("variable").split()
    if not variables:
        raise scope.error("'names' names no variable", element)
    shape = _shape(element, scope)
    name, label = shape.child("name"), shape.child("label")
    options = {**scope.options, **(name.attributes if name else {}), **scope.forced}
    if scope.sorting:
        options["name-as-sort-order"] = "all"
    names = NameList(options, name, shape.child("et-al"), scope)
    counted = options.get("form") == "count"
    labelled = _labeller(label, shape, scope) if label and not scope.sorting else None
    delimiter = cleaned(shape.get("delimiter") or options.get("names-delimiter", ""))
    finish = formatter(shape, scope)
    instead = _instead(element, scope)

    def number(lists: Sequence[_People], context: Context) -> str:
        total = sum(names.shown(people.names, context).first for people in lists)
        context.found += bool(total)
        return str(total).zfill(8 if scope.sorting else 1) if total else ""

    def one(people: _People, context: Context) -> str:
        text, shown = names.write(people.names, context, others=people.others)
        if not text:
            return ""
        context.names.append((names, people.names))
        if context.recorded is not None:
            context.recorded.append(people.variable)
        text = f"{NAMES}{context.begin(text, shown)}{NAMES_END}"
        return labelled(text, people, context) if labelled else text

    def shown(context: Context) -> str:
        context.tried += 1
        lists = _merged(_lists(variables, context), scope)
        if counted and lists:
            return number(lists, context)
        if text := join([one(people, context) for people in lists], delimiter):
            context.found += 1
            return finish(text, context)
        return _substituted(instead, context)

    def render(context: Context) -> str:
        hidden = context.cite.suppress_author and not context.names
        text = shown(context)
        return "" if hidden else text

    return render


def _shape(element: Element, scope: Scope) -> Element:
    """Return what says how names look: in a substitute, names may be those around it in short."""
    around = scope.shorthand
    if around is None or element.children:
        return element
    return around._replace(attributes={**around.attributes, **element.attributes})


def _instead(element: Element, scope: Scope) -> list[Render]:
    """Compile what may stand in for the names of an element."""
    substitute = element.child("substitute")
    if substitute is None:
        return []
    # Macros are compiled anew here; those that are being compiled still may not call themselves.
    macros: dict[str, Render | None] = {
        name: None for name, render in scope.macros.items() if render is None
    }
    return replace(scope, shorthand=element, macros=macros).children(substitute.children)


def _lists(variables: Sequence[str], context: Context) -> list[_People]:
    found = []
    for variable in variables:
        people = context.reference.names.get(variable)
        shown = context.recorded is not None and variable in context.recorded
        if people and not shown and variable not in context.used_up:
            others = people[-1] == OTHERS
            found.append(_People(variable, people[:-1] if others else people, others))
    return found


def _merged(lists: list[_People], scope: Scope) -> list[_People]:
    """Return editors who are the translators as well once, if the locale has a word for both."""
    if len(lists) != 2 or {people.variable for people in lists} != _BOTH:
        return lists
    if lists[0][1:] != lists[1][1:] or not scope.locale.term("editortranslator"):
        return lists
    return [lists[0]._replace(variable="editortranslator")]


def _labeller(
    label: Element, shape: Element, scope: Scope
) -> Callable[[str, _People, Context], str]:
    """Return what puts the label of names before or after them, as it stands beside `name`."""
    form, plural = label.get("form", "long"), label.get("plural", "contextual")
    finish = formatter(label, scope, is_term=True)
    name = shape.child("name")
    is_first = name is not None and shape.children.index(label) < shape.children.index(name)

    def labelled(text: str, people: _People, context: Context) -> str:
        several = len(people.names) > 1 or people.others
        many = plural == "always" or (plural == "contextual" and several)
        term = scope.locale.term(people.variable, form, plural=many)
        if not term:
            return text
        said = finish(term, context)
        return glue(said, text) if is_first else glue(text, said)

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
