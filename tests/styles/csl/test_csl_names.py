"""Names are those of variables, with labels, and something else where there are none."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.xml import CslError
from tests.styles.csl.making import cited, entry, reference

LABELLED = '<names variable="{}" delimiter="; "><name/><label {}/></names>'
NO_TERM = '<locale><terms><term name="editortranslator"/></terms></locale>'


def test_names_are_those_of_some_variable() -> None:
    with pytest.raises(CslError, match=r"style\.csl:2: 'names' names no variable"):
        entry("<names/>")


@pytest.mark.parametrize(
    "variables, text",
    [
        ({"author": "Ann Lee"}, "Ann Lee"),
        ({"editor": "Bo Ray"}, "Bo Ray"),
        ({"author": "Ann Lee", "editor": "Bo Ray"}, "Ann Lee; Bo Ray"),
        ({"title": "Words"}, ""),
    ],
)
def test_several_variables_stand_in_one_text(variables: Any, text: str) -> None:
    assert entry('<names variable="author editor" delimiter="; "/>', **variables) == text


def test_the_delimiter_between_variables_is_inherited() -> None:
    layout = '<names variable="author editor"{}/>'
    two = {"author": "Ann Lee", "editor": "Bo Ray"}
    option = 'names-delimiter=" / "'

    assert entry(layout.format(""), options=option, **two) == "Ann Lee / Bo Ray"
    assert entry(layout.format(""), area=option, **two) == "Ann Lee / Bo Ray"
    assert entry(layout.format(' delimiter=", "'), area=option, **two) == "Ann Lee, Bo Ray"


@pytest.mark.parametrize(
    "label, editors, text",
    [
        ('prefix=" "', "Ann Lee", "Ann Lee editor"),
        ('prefix=" "', "Ann Lee, Bo Ray", "Ann Lee, Bo Ray editors"),
        ('prefix=" "', "Ann Lee, others", "Ann Lee et al. editors"),
        ('prefix=" " plural="never"', "Ann Lee, Bo Ray", "Ann Lee, Bo Ray editor"),
        ('prefix=" " plural="always"', "Ann Lee", "Ann Lee editors"),
        ('form="short" prefix=" (" suffix=")"', "Ann Lee", "Ann Lee (ed.)"),
        ('form="verb" prefix=", "', "Ann Lee", "Ann Lee, editor"),
        ('text-case="uppercase" prefix=" "', "Ann Lee", "Ann Lee EDITOR"),
    ],
)
def test_a_label_follows_names_and_agrees_with_them(label: str, editors: str, text: str) -> None:
    assert entry(LABELLED.format("editor", label), editor=editors) == text


def test_a_label_before_the_name_stands_before_the_names() -> None:
    layout = '<names variable="editor"><label suffix=" "/><name/></names>'

    assert entry(layout, editor="Ann Lee") == "editor Ann Lee"


def test_a_label_without_a_name_element_follows() -> None:
    layout = '<names variable="editor"><label prefix=" "/></names>'

    assert entry(layout, editor="Ann Lee") == "Ann Lee editor"


def test_a_variable_without_a_term_has_no_label() -> None:
    assert entry(LABELLED.format("author", 'prefix=" "'), author="Ann Lee") == "Ann Lee"


@pytest.mark.parametrize("variables", ["editor translator", "translator editor"])
def test_who_edits_and_translates_is_named_once(variables: str) -> None:
    layout = LABELLED.format(variables, 'prefix=", "')
    both = {"editor": "Ann Lee", "translator": "Ann Lee"}

    assert entry(layout, **both) == "Ann Lee, editor & translator"


@pytest.mark.parametrize(
    "around, editor, translator, text",
    [
        ("", "Ann Lee", "Bo Ray", "Ann Lee, editor; Bo Ray, translator"),
        ("", "Ann Lee", "Ann Lee, others", "Ann Lee, editor; Ann Lee et al., translators"),
        (NO_TERM, "Ann Lee", "Ann Lee", "Ann Lee, editor; Ann Lee, translator"),
    ],
)
def test_others_are_named_apart(around: str, editor: str, translator: str, text: str) -> None:
    layout = LABELLED.format("editor translator", 'prefix=", "')

    assert entry(layout, around=around, editor=editor, translator=translator) == text


def test_only_editors_and_translators_are_put_together() -> None:
    layout = LABELLED.format("author editor", 'prefix=", "')

    assert entry(layout, author="Ann Lee", editor="Ann Lee") == "Ann Lee; Ann Lee, editor"


SUBSTITUTE = '<names variable="author"><name and="text"/>{}<substitute>{}</substitute></names>'


@pytest.mark.parametrize(
    "instead, variables, text",
    [
        ('<names variable="editor"/>', {"editor": "Bo Ray, Cy Poe"}, "Bo Ray and Cy Poe"),
        (
            '<names variable="editor"/><text variable="title"/>',
            {"title": "Words"},
            "Words",
        ),
        (
            '<text variable="title"/><names variable="editor"/>',
            {"title": "Words", "editor": "Bo Ray"},
            "Words",
        ),
        ('<names variable="editor"><name form="short"/></names>', {"editor": "Bo Ray"}, "Ray"),
        ('<text macro="m"/>', {"editor": "Bo Ray, Cy Poe"}, "Bo Ray and Cy Poe"),
        ('<text value="Anonymous"/>', {}, "Anonymous"),
        ('<text variable="title"/>', {}, ""),
        ("", {"title": "Words"}, ""),
        (
            '<choose><if variable="title"><text variable="note"/><text variable="title"/>'
            '<names variable="editor"/></if></choose>',
            {"title": "Words", "editor": "Bo Ray"},
            "Words",
        ),
        (
            '<choose><if variable="title"><choose><if variable="genre" match="none">'
            '<text variable="title"/><text value="!"/></if></choose></if></choose>',
            {"title": "Words"},
            "Words",
        ),
        (
            '<choose><if variable="title"><group><text variable="title"/><text value="!"/>'
            "</group></if></choose>",
            {"title": "Words"},
            "Words!",
        ),
    ],
)
def test_what_is_found_first_stands_in_for_names(instead: str, variables: Any, text: str) -> None:
    macro = '<macro name="m"><names variable="editor"/></macro>'

    assert entry(SUBSTITUTE.format("", instead), around=macro, **variables) == text
    assert entry(SUBSTITUTE.format("", instead), around=macro, author="Ann Lee", **variables) == (
        "Ann Lee"
    )


def test_names_that_stand_in_are_written_as_those_they_stand_in_for() -> None:
    label = '<et-al term="and others"/><label prefix=" (" suffix=")"/>'
    layout = SUBSTITUTE.format(label, '<names variable="editor" font-style="italic"/>')

    assert entry(layout, editor="Ann Lee, others") == "<i>Ann Lee and others (editors)</i>"


def test_what_stands_in_is_not_shown_again() -> None:
    layout = (
        SUBSTITUTE.format("", '<names variable="editor"/><text variable="title"/>')
        + '<text variable="title" prefix=". "/><names variable="editor" prefix=". "/>'
    )

    assert entry(layout, title="Words") == "Words"
    assert entry(layout, title="Words", editor="Bo Ray") == "Bo Ray. Words"
    assert entry(layout, title="Words", author="Ann Lee", editor="Bo Ray") == (
        "Ann Lee. Words. Bo Ray"
    )


def test_of_what_is_tried_in_vain_nothing_is_used_up() -> None:
    layout = (
        SUBSTITUTE.format(
            "",
            '<group><text variable="note"/></group>'
            '<choose><if type="book"><text variable="title"/></if></choose>',
        )
        + '<text variable="genre" prefix=", "/>'
    )

    assert entry(layout, title="Words", genre="Essay") == "Words, Essay"


def test_what_stands_in_may_have_a_substitute_itself() -> None:
    inner = (
        '<names variable="editor"><name/><substitute><text variable="title"/></substitute></names>'
    )
    layout = SUBSTITUTE.format("", inner) + '<text variable="title" prefix=". "/>'

    assert entry(layout, title="Words") == "Words"
    assert entry(layout, title="Words", editor="Bo Ray") == "Bo Ray. Words"


def test_a_macro_shows_names_as_those_it_stands_in_for_wherever_it_is_called() -> None:
    macro = '<macro name="m"><names variable="editor" suffix="!"/></macro>'
    first = SUBSTITUTE.format('<label prefix=", "/>', '<text macro="m"/>')
    second = first.replace('<name and="text"/>', '<name form="short"/>').replace('", "', '" "')
    editors = {"editor": "Bo Ray, Cy Poe"}

    assert entry(first, around=macro, **editors) == "Bo Ray and Cy Poe, editors!"
    assert entry(second, around=macro, **editors) == "Ray, Poe editors!"
    assert entry('<text macro="m"/>', around=macro, **editors) == "Bo Ray, Cy Poe!"


def test_substitutes_that_call_each_other_are_compiled_in_no_time() -> None:
    call = '<choose><if type="book"><text macro="{0}"/></if><else>{1}</else></choose>'
    macros = "".join(
        f'<macro name="{number}">'
        + call.format(number + 1, SUBSTITUTE.format("", f'<text macro="{number + 1}"/>'))
        + "</macro>"
        for number in range(15)
    )
    last = '<macro name="15"><text variable="title"/></macro>'

    # If time doubled with each, this would take many seconds.
    assert entry('<text macro="0"/>', around=macros + last, title="Words") == "Words"


def test_a_group_names_each_variable_once_where_it_stands_in() -> None:
    group = '<group delimiter="; "><names variable="editor"/><names variable="editor"/></group>'

    assert entry(SUBSTITUTE.format("", group), editor="Bo Ray") == "Bo Ray"


@pytest.mark.parametrize(
    "attributes, count",
    [("", "3"), ('et-al-min="3" et-al-use-first="2"', "2")],
)
def test_names_can_be_counted(attributes: str, count: str) -> None:
    layout = f'<names variable="author editor"><name form="count" {attributes}/></names>'

    assert entry(layout, author="Ann Lee, Bo Ray, Cy Poe") == count
    assert entry(layout) == ""
    assert entry(layout, author=("others",)) == ""


def test_references_are_sorted_by_a_count_as_by_a_number() -> None:
    body = (
        '<macro name="count"><names variable="author"><name form="count"/></names></macro>'
        '<citation><sort><key macro="count"/></sort><layout delimiter=" ">'
        '<text variable="title"/></layout></citation>'
    )
    works = [
        reference(title=str(count), author=tuple(f"A {number}" for number in range(count)))
        for count in (10, 9, 1)
    ]

    assert cited(body, *works) == "1 9 10"


def test_a_count_shows_a_group() -> None:
    layout = (
        '<group prefix="by "><names variable="author"><name form="count"/></names>'
        '<text value=" hands"/></group>'
    )

    assert entry(layout, author="Ann Lee") == "by 1 hands"
    assert entry(layout, title="Words") == ""


@pytest.mark.parametrize(
    "variables, text",
    [
        ({"author": "Ann Lee", "editor": "Bo Ray"}, " (2020), Bo Ray"),
        ({"editor": "Bo Ray"}, " (2020), "),
    ],
)
def test_a_cite_leaves_out_its_first_names_if_they_stand_in_the_text(
    variables: Any, text: str
) -> None:
    body = (
        '<citation><layout><names variable="author"/><text value=" (2020), "/>'
        '<names variable="editor"/></layout></citation>'
    )

    assert cited(body, Cite(reference(**variables), suppress_author=True)) == text


@pytest.mark.parametrize(
    "variables", [{"author": "Ann Lee"}, {"editor": "Bo Ray"}, {"title": "Words"}]
)
def test_what_stands_in_for_the_author_is_left_out_as_well(variables: Any) -> None:
    body = (
        "<citation><layout>"
        + SUBSTITUTE.format("", '<names variable="editor"/><text variable="title"/>')
        + '<text variable="number"/></layout></citation>'
    )
    cite = Cite(reference(number=" 3", **variables), suppress_author=True)

    assert cited(body, cite) == " 3"
