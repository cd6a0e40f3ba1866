"""A language has terms, date formats and options; those of a style win over them."""

from __future__ import annotations

import pytest

from sphinx_paperlist.styles.csl.locale import Locale, Term, TermKey, chosen, read_locale
from sphinx_paperlist.styles.csl.marks import ITALIC
from sphinx_paperlist.styles.csl.xml import CslError, Element, read_xml

NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl"'


def element(written: str) -> Element:
    return read_xml(written.encode(), "locales.xml")


def locale(content: str, language: str = "") -> Locale:
    name = f' xml:lang="{language}"' if language else ""
    return read_locale(element(f"<locale {NAMESPACE}{name}>{content}</locale>"), "locales.xml")


def terms(content: str, language: str = "") -> Locale:
    return locale(f"<terms>{content}</terms>", language)


PAGES = terms(
    """
    <term name="page"><single>page</single><multiple>pages</multiple></term>
    <term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
    <term name="editor" form="verb">edited by</term>
    <term name="and">and</term>
    <term name="and" form="symbol">&amp;</term>
    """
)


@pytest.mark.parametrize(
    "name, form, one, several",
    [
        ("page", "long", "page", "pages"),
        ("page", "short", "p.", "pp."),
        ("and", "long", "and", "and"),
        ("and", "symbol", "&", "&"),
        ("editor", "verb", "edited by", "edited by"),
    ],
)
def test_a_term_has_a_singular_and_a_plural(name: str, form: str, one: str, several: str) -> None:
    assert PAGES.term(name, form) == one
    assert PAGES.term(name, form, plural=True) == several


@pytest.mark.parametrize(
    "name, form, text",
    [
        ("page", "symbol", "p."),
        ("and", "short", "and"),
        ("editor", "verb-short", "edited by"),
        ("page", "verb", "page"),
        ("page", "verb-short", "page"),
        ("editor", "symbol", None),
        ("chapter", "long", None),
        ("page", "no such form", None),
    ],
)
def test_where_a_form_is_missing_another_stands_in(name: str, form: str, text: str | None) -> None:
    assert PAGES.term(name, form) == text


def test_an_empty_term_says_that_nothing_is_wanted() -> None:
    assert terms('<term name="no date"/>').term("no date") == ""


@pytest.mark.parametrize(
    "written, text",
    [
        ("und", "und"),
        (" und ", " und "),
        ("\n      und\n    ", "und"),
        ("und\n      so", "und so"),
        ("\n", ""),
        ("a\n\n b", "a b"),
        (f"{ITALIC}und", "und"),
    ],
)
def test_blanks_at_the_ends_of_a_term_are_wanted_and_line_ends_are_not(
    written: str, text: str
) -> None:
    whole = terms(f'<term name="a">{written}</term>')
    plural = terms(f'<term name="a"><single/><multiple>{written}</multiple></term>')

    assert whole.term("a") == text
    assert plural.term("a", plural=True) == text


def test_a_term_with_a_singular_alone_has_it_for_several_too() -> None:
    assert terms('<term name="a"><single>b</single></term>').term("a", plural=True) == "b"


def test_a_name_that_terms_once_had_is_understood() -> None:
    assert terms('<term name="sub verbo">s.v.</term>').term("sub-verbo") == "s.v."


def test_a_term_without_a_name_is_none() -> None:
    assert terms("<term>and</term>").terms == {}


def test_a_term_agrees_with_a_gender_or_has_none() -> None:
    french = terms(
        """
        <term name="edition" gender="feminine"><single>édition</single></term>
        <term name="ordinal-01" gender-form="feminine" match="whole-number">re</term>
        <term name="ordinal-01" gender-form="masculine">er</term>
        <term name="ordinal">e</term>
        """
    )

    assert french.gender("edition") == "feminine"
    assert french.gender("ordinal") == ""
    assert french.gender("page") == ""
    assert french.term("ordinal-01", gender="feminine") == "re"
    assert french.term("ordinal-01", gender="masculine") == "er"
    assert french.term("ordinal-01") is None
    assert french.term("ordinal", gender="feminine") == "e"
    assert french.find("ordinal-01", gender="feminine") == Term("re", "re", "", "whole-number")


def test_dates_are_found_by_their_form() -> None:
    dates = locale('<date form="text"><date-part name="year"/></date><date form="numeric"/>').dates

    assert list(dates) == ["text", "numeric"]
    assert [part.get("name") for part in dates["text"].children] == ["year"]


def test_an_option_is_set_if_it_is_true() -> None:
    options = locale(
        '<style-options punctuation-in-quote="true"/>'
        '<style-options limit-day-ordinals-to-day-1="false"/>'
    )

    assert options.option("punctuation-in-quote")
    assert not options.option("limit-day-ordinals-to-day-1")
    assert not locale("").option("punctuation-in-quote")


def test_an_element_that_is_no_locale_is_said_with_its_line() -> None:
    with pytest.raises(CslError, match=r"^locales\.xml:2: 'style' is no locale$"):
        read_locale(element(f"\n<style {NAMESPACE}/>"), "locales.xml")


def test_what_another_locale_says_wins() -> None:
    own = locale(
        """
        <style-options punctuation-in-quote="true"/>
        <date form="text" delimiter="/"/>
        <terms><term name="and">plus</term></terms>
        """
    )
    base = locale(
        """
        <style-options punctuation-in-quote="false" limit-day-ordinals-to-day-1="true"/>
        <date form="text"/><date form="numeric"/>
        <terms><term name="and">and</term><term name="page">page</term></terms>
        """,
        "en-US",
    )
    merged = base.merged(own)

    assert merged.language == "en-US"
    assert (merged.term("and"), merged.term("page")) == ("plus", "page")
    assert [merged.dates[form].get("delimiter") for form in ("text", "numeric")] == ["/", ""]
    assert merged.option("punctuation-in-quote")
    assert merged.option("limit-day-ordinals-to-day-1")


def test_a_form_of_a_term_is_replaced_and_the_others_stay() -> None:
    merged = PAGES.merged(terms('<term name="page" form="short">S.</term>'))

    assert merged.term("page", "short", plural=True) == "S."
    assert merged.term("page") == "page"


def test_ordinals_are_replaced_as_a_set() -> None:
    base = terms(
        """
        <term name="ordinal">th</term><term name="ordinal-01">st</term>
        <term name="long-ordinal-01">first</term>
        """
    )

    assert set(base.merged(terms('<term name="ordinal">.</term>')).terms) == {
        TermKey("ordinal"),
        TermKey("long-ordinal-01"),
    }
    assert base.merged(terms('<term name="page">p</term>')).term("ordinal-01") == "st"


@pytest.mark.parametrize(
    "language, text",
    [
        ("de-AT", "Austrian"),
        ("de-CH", "German"),
        ("de", "German"),
        ("fr", "any"),
        ("fr-CA", "any"),
        ("", "any"),
    ],
)
def test_the_locale_of_a_style_that_is_closest_to_a_language_wins(language: str, text: str) -> None:
    locales = [
        terms('<term name="a">Austrian</term>', "de-AT"),
        terms('<term name="a">German</term><term name="b">German</term>', "de"),
        terms('<term name="a">any</term><term name="b">any</term>'),
    ]
    found = chosen(locales, language)

    assert found.term("a") == text
    assert found.term("b") == ("German" if language[:2] == "de" else "any")
    assert found.language == language


@pytest.mark.parametrize(
    "language, dialect",
    [
        ("zh", "zh-CN"),
        ("zh-Hans", "zh-CN"),
        ("zh-Hant", "zh-TW"),
        ("zh-Hant-HK", "zh-TW"),
        ("en", "en-US"),
        ("ja", "ja-JP"),
        ("pt", "pt-PT"),
    ],
)
def test_a_language_without_a_region_is_that_of_its_home_or_script(
    language: str, dialect: str
) -> None:
    language_alone = terms('<term name="a">1</term><term name="b">1</term>', language[:2])
    locales = [terms('<term name="a">2</term>', dialect), language_alone]

    assert chosen(locales, language).term("a") == "2"
    assert chosen(locales, language).term("b") == "1"


@pytest.mark.parametrize(
    "language, dialect",
    [("zh", "zh-TW"), ("zh-Hant", "zh-CN"), ("en", "en-GB"), ("pt", "pt-BR"), ("de-AT", "de-DE")],
)
def test_another_dialect_does_not_stand_in(language: str, dialect: str) -> None:
    assert chosen([terms('<term name="a">1</term>', dialect)], language).term("a") is None


def test_of_two_locales_for_the_same_language_the_later_one_wins() -> None:
    first, second = terms('<term name="a">1</term>', "de"), terms('<term name="a">2</term>', "de")

    assert chosen([first, second], "de-AT").term("a") == "2"


def test_a_style_without_locales_says_nothing_in_any_language() -> None:
    assert chosen([], "de-AT") == Locale("de-AT")


@pytest.mark.parametrize(
    "inside, name", [('<date-part name="century"/>', "century"), ("<part/>", "part")]
)
def test_what_is_no_part_of_a_date_is_said(inside: str, name: str) -> None:
    root = read_xml(
        f'<locale xmlns="http://purl.org/net/xbiblio/csl"><date form="text">{inside}</date>'
        "</locale>".encode(),
        "mine.xml",
    )

    with pytest.raises(CslError, match=rf"^mine\.xml:1: '{name}' is no part of a date$"):
        read_locale(root, "mine.xml")
