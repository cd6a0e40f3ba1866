"""Render names (CSL 1.0.2, "Names", "Substitute" and "Label")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from sphinx_paperlist.styles.csl.context import Context, Render
from sphinx_paperlist.styles.csl.formatting import Formatter, formatter
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


class _Look(NamedTuple):
    """Hold how names look: what writes them, and what their number, label and format are."""

    names: NameList
    counted: bool
    labelled: Callable[[str, _People, Context], str] | None
    delimiter: str
    finish: Formatter


def compile_names(element: Element, scope: Scope) -> Render:
    """Compile names; where there are none, what the `substitute` element finds first."""
    variables = element.get("variable").split()
    if not variables:
        raise scope.error("'names' names no variable", element)
    own = _look(element, scope)
    substitute = element.child("substitute")
    within = scope.within(alternatives=True)
    instead = within.children(substitute.children) if substitute else []

    def in_short(other: Element) -> Element:
        return element._replace(attributes={**element.attributes, **other.attributes})

    @cache
    def look_within(around: Callable[[Element], Element]) -> _Look:
        return _look(around(element), scope)

    def shown(context: Context) -> str:
        context.tried += 1
        if lists := _lists(variables, context):
            around = context.in_short
            look = own if around is None or element.children else look_within(around)
            lists = _merged(lists, scope)
            if look.counted:
                return _number(lists, look, context, width=8 if scope.sorting else 1)
            if text := join([_one(people, look, context) for people in lists], look.delimiter):
                context.found += 1
                return look.finish(text, context)
        return _substituted(instead, in_short, context) if instead else ""

    def render(context: Context) -> str:
        hidden = context.cite.suppress_author and not context.names
        text = shown(context)
        return "" if hidden else text

    return render


def _look(element: Element, scope: Scope) -> _Look:
    name, label = element.child("name"), element.child("label")
    options = {**scope.options, **(name.attributes if name else {}), **scope.forced}
    if scope.sorting:
        options["name-as-sort-order"] = "all"
    return _Look(
        NameList(options, name, element.child("et-al"), scope),
        options.get("form") == "count",
        _labeller(label, element, scope) if label and not scope.sorting else None,
        cleaned(element.get("delimiter") or options.get("names-delimiter", "")),
        formatter(element, scope),
    )


def _number(lists: Sequence[_People], look: _Look, context: Context, *, width: int) -> str:
    total = sum(look.names.shown(people.names, context).first for people in lists)
    context.found += bool(total)
    return str(total).zfill(width) if total else ""


def _one(people: _People, look: _Look, context: Context) -> str:
    text, shown = look.names.write(people.names, context, others=people.others)
    if not text:
        return ""
    context.names.append((look.names, people.names))
    if context.recorded is not None:
        context.recorded.append(people.variable)
    text = f"{NAMES}{context.begin(text, shown)}{NAMES_END}"
    return look.labelled(text, people, context) if look.labelled else text


def _lists(variables: Sequence[str], context: Context) -> list[_People]:
    found = []
    for variable in variables:
        people = context.reference.names.get(variable)
        if not people or variable in context.used_up:
            continue
        if context.recorded is None or variable not in context.recorded:
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
    label: Element, element: Element, scope: Scope
) -> Callable[[str, _People, Context], str]:
    """Return what puts the label of names before or after them, as it stands beside `name`."""
    form, plural = label.get("form", "long"), label.get("plural", "contextual")
    finish = formatter(label, scope, is_term=True)
    word = cache(lambda name, many: scope.locale.term(name, form, plural=many))
    name = element.child("name")
    is_first = name is not None and element.children.index(label) < element.children.index(name)

    def labelled(text: str, people: _People, context: Context) -> str:
        several = len(people.names) > 1 or people.others
        many = plural == "always" or (plural == "contextual" and several)
        term = word(people.variable, many)
        if not term:
            return text
        said = finish(term, context)
        return glue(said, text) if is_first else glue(text, said)

    return labelled


def _substituted(
    instead: Sequence[Render], in_short: Callable[[Element], Element], context: Context
) -> str:
    """Return what the first element that shows something gives; its variables are used up then."""
    outer, around = context.recorded, context.in_short
    context.in_short = in_short
    text, used = "", list[str]()
    for render in instead:
        context.recorded = used = []
        text = render(context)
        if text:
            break
    context.recorded, context.in_short = outer, around
    if not text:
        return ""
    context.found += 1
    context.used_up.update(used)
    if outer is not None:
        outer += used
    if NAMES in text:
        return text
    # A word such as "anonymous" tells of no author who could be the one before.
    return f"{NAMES}{context.begin(text, (text,) if used else ())}{NAMES_END}"
