"""A text has a case, fonts, quotes, affixes and a place, in this order."""

from __future__ import annotations

import pytest

from tests.styles.csl.making import entries, entry, reference


@pytest.mark.parametrize(
    "attributes, text",
    [
        ('font-style="italic"', "<i>on words etc.</i>"),
        ('font-style="oblique"', "<i>on words etc.</i>"),
        ('font-style="normal"', "on words etc."),
        ('font-weight="bold"', "<b>on words etc.</b>"),
        ('font-weight="light"', "on words etc."),
        ('font-variant="small-caps"', "<sc>on words etc.</sc>"),
        ('text-decoration="underline"', "<u>on words etc.</u>"),
        ('vertical-align="sup"', "<sup>on words etc.</sup>"),
        ('vertical-align="sub"', "<sub>on words etc.</sub>"),
        ('font-style="no such style"', "on words etc."),
        ('font-style="italic" font-weight="bold"', "<i><b>on words etc.</b></i>"),
        ('quotes="true"', "“on words etc.”"),
        ('quotes="false"', "on words etc."),
        ('quotes="true" font-style="italic"', "<i>“on words etc.”</i>"),
        ('prefix="(" suffix=")"', "(on words etc.)"),
        ('prefix="( " suffix=" )"', "( on words etc. )"),
        ('prefix="see "', "see on words etc."),
        ('prefix="\'" suffix="\'"', "'on words etc.'"),
        ('prefix="“" suffix="”"', "“on words etc.”"),
        ('prefix="l\'"', "l’on words etc."),
        ('suffix="."', "on words etc."),
        ('suffix=", "', "on words etc., "),
        ('prefix=". " suffix="."', ". on words etc."),
        ('prefix="(" font-style="italic"', "(<i>on words etc.</i>"),
        ('prefix="&lt;b&gt;see&lt;/b&gt; "', "<b>see</b> on words etc."),
        ('strip-periods="true"', "on words etc"),
        ('strip-periods="true" suffix="."', "on words etc."),
        ('text-case="uppercase"', "ON WORDS ETC."),
        ('text-case="title"', "On Words Etc."),
        ('text-case="sentence"', "On words etc."),
        ('text-case="capitalize-first" prefix="in "', "in On words etc."),
        ('text-case="no such case"', "on words etc."),
        ('display="indent" prefix="("', "<indent>(on words etc.</indent>"),
        ('display="block" font-style="italic" suffix="!"', "<block><i>on words etc.</i>!</block>"),
    ],
)
def test_a_text_is_formatted_by_attributes(attributes: str, text: str) -> None:
    assert entry(f'<text variable="title" {attributes}/>', title="on words etc.") == text


@pytest.mark.parametrize(
    "title, text",
    [
        ("Proc. U.S. Acad.", "Proc US Acad"),
        ("J. Phys.: Cond. Mat.", "J Phys: Cond Mat"),
        ("fast.ai", "fast.ai"),
        ("s.l., n.d., et al.", "sl, nd, et al"),
    ],
)
def test_periods_of_abbreviations_can_be_stripped(title: str, text: str) -> None:
    assert entry('<text variable="title" strip-periods="true"/>', title=title) == text


@pytest.mark.parametrize("attributes", ["", 'prefix=""', 'quotes="false"', 'font-style="none"'])
def test_attributes_that_say_nothing_change_nothing(attributes: str) -> None:
    assert entry(f'<text variable="genre" {attributes}/>', genre="Essay") == "Essay"


def test_all_together_are_applied_from_the_inside_to_the_outside() -> None:
    attributes = (
        'strip-periods="true" text-case="uppercase" quotes="true" font-style="italic" prefix="(" '
        'suffix=")" display="block"'
    )

    assert entry(f'<text variable="title" {attributes}/>', title="words etc.") == (
        "<block>(<i>“WORDS ETC”</i>)</block>"
    )


def test_what_is_empty_has_no_affixes() -> None:
    assert entry('<text variable="note" prefix="(" suffix=")" quotes="true"/>') == ""


@pytest.mark.parametrize(
    "language, own, text",
    [
        ("en-GB", "", "On Words"),
        ("en-GB", "de", "on words"),
        ("de", "en-US", "On Words"),
        ("de", "", "on words"),
    ],
)
def test_only_english_titles_are_in_title_case(language: str, own: str, text: str) -> None:
    layout = '<text variable="title" text-case="title"/>'
    body = f"<bibliography><layout>{layout}</layout></bibliography>"

    assert entries(body, reference(title="on words", language=own), language=language) == [text]


def test_a_term_is_in_the_language_of_the_style_whatever_that_of_the_reference() -> None:
    layout = (
        '<text term="in" text-case="uppercase"/> <text variable="title" text-case="uppercase"/>'
    )
    body = f"<bibliography><layout>{layout}</layout></bibliography>"
    one = reference(title="in", language="tr")

    assert entries(body, one, language="en", fixed=True) == ["INİN"]
    assert entries(body, one, language="en") == ["İNİN"]


@pytest.mark.parametrize(
    "layout, text",
    [
        ('prefix="[" suffix="]" font-style="italic"', "<i>[Words]</i>"),
        ('suffix="."', "Words."),
        ('font-weight="bold" suffix="!"', "<b>Words!</b>"),
    ],
)
def test_the_affixes_of_a_layout_are_formatted_with_it(layout: str, text: str) -> None:
    body = f'<bibliography><layout {layout}><text variable="title"/></layout></bibliography>'

    assert entries(body, reference(title="Words")) == [text]
    assert entries(body, reference(genre="Essay")) == [""]
