"""What a style cannot say is an error that says where."""

from __future__ import annotations

import pytest

from sphinx_paperlist.styles.csl.xml import CslError
from tests.styles.csl.making import entries, entry, processor, reference


@pytest.mark.parametrize(
    "macros, layout, reason",
    [
        ("", "<sentence/>", "2: 'sentence' is no rendering element"),
        ("", "<group>\n<sentence/></group>", "3: 'sentence' is no rendering element"),
        ("", "<choose><else>\n\n<substitute/></else></choose>", "4: 'substitute' is no rendering"),
        ("", '<text macro="title"/>', "2: there is no macro 'title'"),
        ("", '<text macro=""/>', "2: there is no macro ''"),
        (
            '<macro name="a"><text macro="a"/></macro>\n',
            '<text macro="a"/>',
            "2: macro 'a' calls itself",
        ),
        (
            '<macro name="a">\n<text macro="b"/></macro>\n'
            '<macro name="b">\n<text macro="a"/></macro>',
            '<text macro="a"/>',
            "5: macro 'a' calls itself",
        ),
        (
            '<macro name="a"><names variable="author"><substitute>'
            '<text macro="a"/></substitute></names></macro>',
            '<text macro="a"/>',
            "2: macro 'a' calls itself",
        ),
    ],
)
def test_an_error_names_the_file_and_the_line(macros: str, layout: str, reason: str) -> None:
    with pytest.raises(CslError) as error:
        entry(layout, around=macros)

    assert str(error.value).startswith(f"style.csl:{reason}")


def test_a_macro_that_nothing_calls_may_be_wrong() -> None:
    assert (
        entry('<text variable="title"/>', around='<macro name="a"><x/></macro>', title="A") == "A"
    )


def test_what_is_wrong_in_an_area_is_found_where_the_area_is_used() -> None:
    made = processor(
        "<citation><layout/></citation>"
        '<bibliography><layout>\n<text macro="no"/></layout></bibliography>'
    )
    assert made.style.citation is not None
    assert made.style.bibliography is not None

    assert made.layout(made.style.citation).delimiter == ""
    with pytest.raises(CslError, match=r"style\.csl:3: there is no macro 'no'"):
        made.layout(made.style.bibliography)


def test_a_macro_may_be_called_again_and_from_others() -> None:
    around = (
        '<macro name="a"><text variable="title"/></macro>'
        '<macro name="b"><text macro="a" prefix="("/><text macro="a" suffix=")"/></macro>'
    )

    assert entry('<text macro="b"/><text macro="a"/>', around=around, title="W") == "(WW)W"


def test_the_delimiter_of_a_group_does_not_stand_within_the_macros_in_it() -> None:
    around = (
        '<macro name="a"><choose><else>'
        '<text variable="title"/><text variable="genre"/></else></choose></macro>'
    )
    layout = '<group delimiter=", "><text macro="a"/><text value="x"/></group>'

    assert entry(layout, around=around, title="A", genre="B") == "AB, x"


def test_options_of_inner_elements_win() -> None:
    body = (
        '<bibliography and="symbol" initialize-with=".">'
        '<layout><names variable="author"><name initialize-with=". "/></names></layout>'
        "</bibliography>"
    )
    options = 'and="text" delimiter-precedes-last="never" name-form="long"'

    assert entries(body, reference(author="Ann Mo Lee, Bo Ray"), options=options) == [
        "A. M. Lee & B. Ray"
    ]
