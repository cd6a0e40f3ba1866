"""A style file says how a style cites and lists, or for which other style it stands."""

from __future__ import annotations

import pytest

from sphinx_paperlist.styles.csl.style import Style, read_style
from sphinx_paperlist.styles.csl.xml import CslError

NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl"'
CITATION = '<citation><layout><text variable="title"/></layout></citation>'


def style(content: str, attributes: str = "") -> Style:
    return read_style(f"<style {NAMESPACE}{attributes}>{content}</style>".encode(), "my.csl")


def error_of(document: str) -> str:
    with pytest.raises(CslError) as error:
        read_style(document.encode(), "my.csl")
    return str(error.value)


def test_a_style_has_a_name_a_class_and_a_language() -> None:
    info = "<info><title>\n  My style </title><id>http://a.example/my</id></info>"
    read = style(f"{info}{CITATION}", ' class="note" default-locale="de-DE" version="1.0"')

    assert (read.id, read.title, read.kind) == ("http://a.example/my", "My style", "note")
    assert (read.language, read.path, read.parent) == ("de-DE", "my.csl", "")
    assert read.options["version"] == "1.0"


@pytest.mark.parametrize("info", ["", "<info/>"])
def test_a_style_need_not_say_what_it_is(info: str) -> None:
    read = style(f"{info}{CITATION}")

    assert (read.id, read.title, read.kind, read.language) == ("", "", "", "")


def test_a_style_brings_locales_and_macros() -> None:
    read = style(
        '<locale xml:lang="de"><terms><term name="and">u.</term></terms></locale><locale/>'
        f'<macro name="a"><text value="1"/></macro><macro name="b"/>{CITATION}'
    )

    assert [one.language for one in read.locales] == ["de", ""]
    assert read.locales[0].term("and") == "u."
    assert list(read.macros) == ["a", "b"]
    assert read.macros["a"].children[0].get("value") == "1"


def test_citations_and_bibliography_have_options_a_layout_and_sort_keys() -> None:
    read = style(
        '<citation collapse="year"><sort><key variable="title"/><key macro="a"/></sort>'
        '<layout delimiter="; "><text variable="title"/></layout></citation>'
        '<bibliography hanging-indent="true"><layout suffix="."/></bibliography>'
    )

    assert read.citation is not None
    assert read.bibliography is not None
    assert read.citation.options == {"collapse": "year"}
    assert [one.get("delimiter") for one in read.citation.layouts] == ["; "]
    assert [key.attributes for key in read.citation.sort] == [{"variable": "title"}, {"macro": "a"}]
    assert (read.bibliography.name, read.bibliography.sort) == ("bibliography", ())
    assert read.bibliography.options == {"hanging-indent": "true"}


def test_a_style_may_cite_without_a_bibliography() -> None:
    assert style(CITATION).bibliography is None


def test_the_layout_for_all_languages_stands_first() -> None:
    read = style(
        '<citation><layout locale="zh"/><layout suffix="."/><layout locale="ja ko"/></citation>'
    )

    assert read.citation is not None
    assert [one.get("locale") for one in read.citation.layouts] == ["", "zh", "ja ko"]


def test_a_dependent_style_names_the_one_it_stands_for() -> None:
    read = style(
        '<info><link rel="self" href="http://a.example/my"/>'
        '<link rel="independent-parent" href="http://a.example/parent"/></info>'
    )

    assert read.parent == "http://a.example/parent"
    assert (read.citation, read.bibliography) == (None, None)


@pytest.mark.parametrize(
    "layout, macros, has_year_suffix, tests_disambiguation",
    [
        ('<text variable="title"/>', "", False, False),
        ('<text variable="year-suffix"/>', "", True, False),
        ('<number variable="year-suffix"/>', "", False, False),
        ('<group><group><text variable="year-suffix"/></group></group>', "", True, False),
        ('<choose><if disambiguate="true"/></choose>', "", False, True),
        (
            '<text macro="a"/>',
            '<macro name="a"><text macro="b"/></macro>'
            '<macro name="b"><text variable="year-suffix"/></macro>',
            True,
            False,
        ),
        (
            '<text macro="a"/>',
            '<macro name="a"><choose><else-if disambiguate="true"/></choose></macro>',
            False,
            True,
        ),
        (
            '<text variable="title"/>',
            '<macro name="a"><text variable="year-suffix"/></macro>',
            False,
            False,
        ),
        ('<text macro="no such macro"/>', "", False, False),
        (
            '<text macro="a"/>',
            '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>',
            False,
            False,
        ),
    ],
)
def test_what_tells_references_apart_is_seen_wherever_a_layout_calls_it(
    layout: str, macros: str, *, has_year_suffix: bool, tests_disambiguation: bool
) -> None:
    area = style(f"{macros}<citation><layout>{layout}</layout></citation>").citation

    assert area is not None
    assert area.has_year_suffix == has_year_suffix
    assert area.tests_disambiguation == tests_disambiguation


@pytest.mark.parametrize(
    "document, message",
    [
        (f"\n<locale {NAMESPACE}/>", "my.csl:2: no style: the root element is 'locale'"),
        (f"<style {NAMESPACE}/>", "my.csl:1: no style: there is no 'citation' element in it"),
        (
            f"<style {NAMESPACE}>\n<bibliography><layout/></bibliography></style>",
            "my.csl:1: no style: there is no 'citation' element in it",
        ),
        (f"<style {NAMESPACE}>\n\n<citation/></style>", "my.csl:3: 'citation' has no layout"),
        (
            f"<style {NAMESPACE}>{CITATION}\n<bibliography><sort/></bibliography></style>",
            "my.csl:2: 'bibliography' has no layout",
        ),
        ("<style/>", "my.csl:1: no style or locale of CSL (its namespace is missing)"),
        ("", "my.csl:1: not well-formed XML: no element found"),
    ],
)
def test_a_file_that_is_no_style_is_said_with_the_line(document: str, message: str) -> None:
    assert error_of(document) == message


ENDLESS = "my.csl:1: the macros of 'citation' call each other without end, or nearly so"
CALLING = '<citation><layout><text macro="m0"/></layout></citation>'


def calling(content: str, count: int) -> str:
    """Return macros of which each has a content; braces in it stand for a call of the next."""
    calls = (f'<text macro="m{place + 1}"/>' for place in range(count))
    macros = (
        f'<macro name="m{place}">{content.format(call)}</macro>' for place, call in enumerate(calls)
    )
    return "".join([CALLING, *macros, f'<macro name="m{count}"/>'])


@pytest.mark.parametrize(
    ("content", "count"),
    [("{0}{0}", 30), ("<group>{0}</group>", 60), ("<group>{0}</group>", 5000)],
    ids=["each twice", "deep", "deeper than anything"],
)
def test_macros_that_call_each_other_without_end_are_refused(content: str, count: int) -> None:
    assert error_of(f"<style {NAMESPACE}>{calling(content, count)}</style>") == ENDLESS


def test_of_a_choice_one_branch_is_met() -> None:
    choice = '<choose><if type="book">{0}</if><else>{0}</else></choose>'

    assert style(calling(choice, 20)).citation is not None
