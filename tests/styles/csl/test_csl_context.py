"""A context remembers what has been met in a reference."""

from __future__ import annotations

from sphinx_paperlist.styles.csl.context import Cite, Context, Distinction
from sphinx_paperlist.styles.csl.marks import bare
from tests.styles.csl.making import reference

CITE = Cite(reference(title="A"))


def test_only_the_first_names_may_have_a_substitute() -> None:
    context = Context(CITE)
    context.substitute = lambda text, names: f"[{text} for {'/'.join(names)}]"

    assert context.begin("Lee", ("Lee",)) == "[Lee for Lee]"
    assert context.begin("Ray", ("Ray",)) == "Ray"
    assert context.first_names == ("Lee",)


def test_without_a_substitute_names_stay_and_are_kept() -> None:
    context = Context(CITE)

    assert context.begin("Lee", ("Lee",)) == "Lee"
    assert context.first_names == ("Lee",)


def test_a_year_suffix_is_taken_once() -> None:
    context = Context(CITE, 3, Distinction(suffix="b"))

    assert bare(context.take_suffix()) == "b"
    assert context.take_suffix() == ""
    assert Context(CITE).take_suffix() == ""


def test_references_that_are_not_told_apart_share_nothing_that_changes() -> None:
    one, other = Context(CITE), Context(CITE)
    one.used_up.add("title")
    one.names.clear()

    assert other.used_up == set()
    assert one.names is not other.names
