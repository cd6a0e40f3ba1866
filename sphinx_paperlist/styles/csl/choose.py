"""Render what a condition allows (CSL 1.0.2, "Choose")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from sphinx_paperlist.styles.csl.context import Context, Render
from sphinx_paperlist.styles.csl.numbers import is_numeric
from sphinx_paperlist.styles.csl.scope import Scope
from sphinx_paperlist.styles.csl.text import number_value, value_test
from sphinx_paperlist.styles.csl.xml import Element

Test: TypeAlias = Callable[[Context], bool]


class _Branch(NamedTuple):
    """Hold what is shown where a test is true, and whether it asks for nothing but types."""

    test: Test
    content: Render
    only_types: bool


def compile_choose(element: Element, scope: Scope) -> Render:
    """Compile a condition; the delimiter of the group around stands between what it shows."""
    branches = [_branch(child, scope) for child in element.children]
    if all(branch.only_types for branch in branches):
        return _by_type(branches)

    def render(context: Context) -> str:
        for test, content, _ in branches:
            if test(context):
                return content(context)
        return ""

    return render


def _by_type(branches: Sequence[_Branch]) -> Render:
    """Return what finds a branch once for each type, as most conditions of styles allow."""
    found: dict[str, Render] = {}

    def render(context: Context) -> str:
        content = found.get(context.reference.type)
        if content is None:
            content = next((one for test, one, _ in branches if test(context)), _nothing)
            found[context.reference.type] = content
        return content(context)

    return render


def _nothing(context: Context) -> str:  # noqa: ARG001 - as all that render
    return ""


def _branch(element: Element, scope: Scope) -> _Branch:
    content = scope.branch(element.children)
    if element.name == "else":
        return _Branch(lambda context: True, content, only_types=True)
    if element.name not in ("if", "else-if"):
        raise scope.error(f"'{element.name}' is no branch of 'choose'", element)
    tested = [name for name in element.attributes if name in _TESTS]
    if not tested:
        raise scope.error(f"'{element.name}' tests nothing", element)
    match = element.get("match", "all")
    tests = [test for name in tested for test in _TESTS[name](element.get(name).split())]
    return _Branch(_matched(tests, match), content, only_types=tested == ["type"])


def _matched(tests: Sequence[Test], match: str) -> Test:
    if match == "none":
        return _inverted(_any(tests))
    if match == "any" or len(tests) == 1:
        return _any(tests)
    return _inverted(_any([*map(_inverted, tests)]))


def _any(tests: Sequence[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]

    def test(context: Context) -> bool:
        for one in tests:  # noqa: SIM110 - twice as fast as a generator
            if one(context):
                return True
        return False

    return test


def _inverted(test: Test) -> Test:
    return lambda context: not test(context)


def _each(make: Callable[[str], Test]) -> Callable[[Iterable[str]], list[Test]]:
    """Return what makes a test of each of the values of an attribute."""
    return lambda values: [*map(make, values)]


def _of_types(values: Iterable[str]) -> list[Test]:
    # No work is of two types: whatever is to match, that it is of one of them is meant.
    types = frozenset(values)
    return [lambda context: context.reference.type in types]


def _numeric(name: str) -> Test:
    return lambda context: is_numeric(number_value(context, name))


def _uncertain(name: str) -> Test:
    def test(context: Context) -> bool:
        date = context.reference.dates.get(name)
        return date is not None and date.circa

    return test


def _disambiguates(value: str) -> Test:
    def test(context: Context) -> bool:
        context.conditions += 1
        return (context.conditions <= context.distinction.condition) is (value == "true")

    return test


def _locator(name: str) -> Test:
    return lambda context: bool(context.cite.locator) and context.cite.label == name


_TESTS: Mapping[str, Callable[[Iterable[str]], list[Test]]] = MappingProxyType(
    {
        "type": _of_types,
        "variable": _each(value_test),
        "is-numeric": _each(_numeric),
        "is-uncertain-date": _each(_uncertain),
        "locator": _each(_locator),
        "position": _each(lambda value: lambda context: value in context.cite.positions),
        "disambiguate": _each(_disambiguates),
    }
)
