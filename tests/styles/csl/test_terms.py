"""Every language has the terms and dates that styles need, from our words and the CLDR."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sphinx_paperlist.papers.spans import text_of
from sphinx_paperlist.styles.csl.citation import citation
from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.general_terms import GENERAL_TERMS
from sphinx_paperlist.styles.csl.label_terms import LABEL_TERMS
from sphinx_paperlist.styles.csl.locale import TermKey
from sphinx_paperlist.styles.csl.messages import npgettext, pgettext
from sphinx_paperlist.styles.csl.number import long_ordinal, ordinal
from sphinx_paperlist.styles.csl.output import to_spans
from sphinx_paperlist.styles.csl.processor import Entry, Processor
from sphinx_paperlist.styles.csl.reference import DateParts, Reference, ReferenceDate
from sphinx_paperlist.styles.csl.style import read_style
from sphinx_paperlist.styles.csl.terms import locale_of

LANGUAGES = ("en-US", "en-GB", "de-DE", "es-ES", "fr-FR", "ja-JP", "zh-CN", "zh-TW")


def words(language: str, *keys: str) -> list[str | None]:
    """Return terms, each named as `name`, `name/form` or `name/form/many`."""
    found = []
    for key in keys:
        name, form, many = (*key.split("/"), "", "")[:3]
        found.append(locale_of(language).term(name, form or "long", plural=bool(many)))
    return found


@pytest.mark.parametrize(
    "language, terms",
    [
        ("en-US", ["ed.", "pp.", "eds.", "translated by", "n.d.", "et al.", "and"]),
        ("de-DE", ["Aufl.", "S.", "Hrsg.", "übersetzt von", "o. J.", "et al.", "und"]),
        ("es-ES", ["ed.", "pp.", "eds.", "traducido por", "s. f.", "et al.", "y"]),
        ("fr-FR", ["éd.", "p.", "éd.", "traduit par", "s. d.", "et al.", "et"]),
        ("ja-JP", ["版", "p.", "編", "訳", "出版年不明", "ほか", "と"]),
        ("zh-CN", ["版", "页", "编", "翻译", "无日期", "等", "和"]),
        ("zh-TW", ["版", "頁", "編", "翻譯", "無日期", "等", "和"]),
    ],
)
def test_words_are_those_of_bibliographies_in_a_language(language: str, terms: list[str]) -> None:
    keys = ("edition/short", "page/short/many", "editor/short/many", "translator/verb")

    assert words(language, *keys, "no date/short", "et-al", "and") == terms


@pytest.mark.parametrize(
    "language, same_as",
    [
        ("de-AT", "de"),
        ("fr_CA", "fr"),
        ("zh", "zh-CN"),
        ("zh-Hans-HK", "zh-CN"),
        ("zh-HK", "zh-TW"),
        ("zh-Hant", "zh-TW"),
        ("en-US-u-ca-gregory", "en"),
    ],
)
def test_a_dialect_has_the_words_of_its_language(language: str, same_as: str) -> None:
    keys = ("editor/short", "edition", "accessed", "no-place", "month-05")

    assert words(language, *keys) == words(same_as, *keys)


@pytest.mark.parametrize("language", ["tlh", "", "english", "root", "und", "x-own", "123"])
def test_an_unknown_language_is_american_english(language: str) -> None:
    assert locale_of(language) is locale_of("en-US")


def test_a_language_without_a_catalogue_has_months_of_its_own_and_english_words() -> None:
    keys = ("month-05", "month-01/short", "and", "open-quote", "bc", "editor/short", "season-01")

    assert words("it", *keys) == ["maggio", "gen.", "e", "«", " a.C.", "ed.", "Spring"]
    assert words("pt-BR", *keys) == ["maio", "jan.", "e", "“", " a.C.", "ed.", "Spring"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_terms_are_there_in_all_forms(language: str) -> None:
    terms = locale_of(language).terms

    for message in (*GENERAL_TERMS, *LABEL_TERMS):
        assert terms[message.key].single, message
        assert terms[message.key].multiple, message


def test_english_is_as_it_is_written_in_the_table() -> None:
    terms = locale_of("en-US").terms
    # "And" is that of the CLDR, which has the same.
    for message in (*GENERAL_TERMS, *LABEL_TERMS):
        wanted = message.single, message.multiple or message.single
        assert (terms[message.key].single, terms[message.key].multiple) == wanted


@pytest.mark.parametrize(
    "other, one",
    [
        ("number-of-pages/short/many", "page/short/many"),
        ("chapter-number", "chapter"),
        ("editortranslator/verb-short", "editor-translator/verb-short"),
        ("song", "audio-recording"),
        ("article", "preprint"),
    ],
)
def test_some_terms_have_the_words_of_others(other: str, one: str) -> None:
    assert words("fr", other) == words("fr", one) != [None]


@pytest.mark.parametrize("name", ["author", "composer", "recipient", "timestamp"])
def test_names_of_authors_have_no_label(name: str) -> None:
    assert words("en-US", name, f"{name}/short") == ["", ""]


def test_symbols_are_the_same_everywhere() -> None:
    for language in LANGUAGES:
        keys = ("and/symbol", "at/symbol", "section/symbol/many", "paragraph/symbol")
        assert words(language, *keys) == ["&", "@", "§§", "¶"]


def test_the_context_of_a_message_names_the_term() -> None:
    assert pgettext("csl: no date (short)", "n.d.").key == TermKey("no date", "short")
    assert npgettext("csl: page", "page", "pages").key == TermKey("page")
    assert pgettext("csl: x (feminine)", "x").key == TermKey("x", gender="feminine")
    with pytest.raises(ValueError, match=r"no term is named by 'csl: page \(brief\)'"):
        _ = pgettext("csl: page (brief)", "p.").key


def test_no_term_is_in_the_table_twice() -> None:
    keys = [message.key for message in (*GENERAL_TERMS, *LABEL_TERMS)]

    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "language, long, short",
    [
        ("en-US", "January May June September", "Jan. May June Sept."),
        ("en-GB", "January May June September", "Jan. May June Sept."),
        ("de", "Januar Mai Juni September", "Jan. Mai Juni Sept."),
        ("es", "enero mayo junio septiembre", "ene. may. jun. sept."),
        ("fr", "janvier mai juin septembre", "janv. mai juin sept."),
        ("ja", "1月 5月 6月 9月", "1月 5月 6月 9月"),
        # As dates have them: the genitive.
        ("ru", "января мая июня сентября", "янв. мая июн. сент."),
    ],
)
def test_months(language: str, long: str, short: str) -> None:
    months = [f"month-{number:02d}" for number in (1, 5, 6, 9)]

    assert words(language, *months) == long.split()
    assert words(language, *(f"{month}/short" for month in months)) == short.split()


def test_seasons_are_those_of_the_catalogue() -> None:
    seasons = [f"season-{number:02d}" for number in range(1, 5)]

    assert words("fr", *seasons) == ["printemps", "été", "automne", "hiver"]


def test_eras_have_a_blank_where_words_have() -> None:
    assert words("en", "bc", "ad") == [" BC", " AD"]
    assert words("de", "bc", "ad") == [" v. Chr.", " n. Chr."]
    assert words("zh", "bc", "ad") == ["公元前", "公元"]


def test_the_dash_between_pages_is_short_in_chinese() -> None:
    assert words("zh-TW", "page-range-delimiter") == ["-"]
    assert words("en", "page-range-delimiter") == ["–"]


@pytest.mark.parametrize(
    "language, moved, first",
    [
        ("en", True, False),
        ("en-US", True, False),
        ("en-GB", False, False),
        ("fr-CA", False, True),
        ("ja", False, False),
    ],
)
def test_options(language: str, moved: object, first: object) -> None:
    locale = locale_of(language)

    assert locale.option("punctuation-in-quote") is moved
    assert locale.option("limit-day-ordinals-to-day-1") is first


# -- Dates ----------------------------------------------------------------------------------------


STYLE = """
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <citation><layout><date variable="issued" form="{form}"/></layout></citation>
</style>
"""


def written(language: str, form: str, *ends: tuple[int, ...]) -> str:
    """Return a date, or the range between two, as a style shows it in a form of the locale."""
    start, *end = (DateParts(*one) for one in ends)
    issued = ReferenceDate(start, end[0] if end else None)
    reference = Reference("a", "book", language, {}, {}, {"issued": issued})
    processor = Processor(read_style(STYLE.format(form=form).encode(), "own.csl"), locale_of)
    entries = {"a": Entry(reference, 1)}
    return text_of(to_spans(citation(processor, entries, [Cite(reference)])))


@pytest.mark.parametrize(
    "language, day, month",
    [
        ("en-US", "May 4, 2020", "May 2020"),
        ("en-GB", "4 May 2020", "May 2020"),
        ("de", "4. Mai 2020", "Mai 2020"),
        ("es", "4 de mayo de 2020", "mayo de 2020"),
        ("fr", "4 mai 2020", "mai 2020"),
        ("ja", "2020年5月4日", "2020年5月"),
        ("zh", "2020年5月4日", "2020年5月"),
        ("ko", "2020년 5월 4일", "2020년 5월"),
        ("hu", "2020. május 4.", "2020. május"),
        ("pl", "4 maja 2020", "maja 2020"),
    ],
)
def test_a_date_in_words(language: str, day: str, month: str) -> None:
    assert written(language, "text", (2020, 5, 4)) == day
    assert written(language, "text", (2020, 5)) == month


@pytest.mark.parametrize(
    "language, day, month",
    [
        ("en-US", "5/4/2020", "5/2020"),
        ("en-GB", "04/05/2020", "05/2020"),
        ("de", "4.5.2020", "5.2020"),
        ("ja", "2020/5/4", "2020/5"),
        # GB/T 7714 asks for dates of ISO 8601.
        ("zh-CN", "2020-05-04", "2020-05"),
        ("zh-TW", "2020/5/4", "2020/5"),
        ("sv", "2020-05-04", "2020-05"),
    ],
)
def test_a_date_in_numbers(language: str, day: str, month: str) -> None:
    assert written(language, "numeric", (2020, 5, 4)) == day
    assert written(language, "numeric", (2020, 5)) == month
    assert written(language, "numeric", (2020,)) == "2020"


@pytest.mark.parametrize(
    "language, text",
    [
        ("en-US", "May 1–4, 2020"),
        ("de", "1.–4. Mai 2020"),
        ("fr", "1er–4 mai 2020"),
        ("zh", "2020年5月1–4日"),
    ],
)
def test_days_of_a_range_stand_together(language: str, text: str) -> None:
    assert written(language, "text", (2020, 5, 1), (2020, 5, 4)) == text


# -- Ordinals -------------------------------------------------------------------------------------


def english(number: int) -> str:
    if number // 10 % 10 == 1:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@pytest.mark.parametrize(
    "language, gender, suffix",
    [
        ("en", "", english),
        ("de", "", lambda number: "."),
        ("es", "", lambda number: ".º"),
        ("es", "feminine", lambda number: ".ª"),
        ("fr", "", lambda number: "er" if number == 1 else "e"),
        ("fr", "feminine", lambda number: "re" if number == 1 else "e"),
        ("it", "feminine", lambda number: "ª"),
        ("ca", "", lambda number: {1: "r", 2: "n", 3: "r", 4: "t"}.get(number, "è")),
        ("ca", "feminine", lambda number: "a"),
        ("sv", "", lambda number: ":a" if english(number) in ("st", "nd") else ":e"),
        # Other words make an ordinal of a number, or there is no sign that would always do.
        ("ja", "", lambda number: ""),
        ("zh", "", lambda number: ""),
        ("ru", "", lambda number: ""),
    ],
)
def test_ordinals_to_a_thousand(language: str, gender: str, suffix: Callable[[int], str]) -> None:
    locale = locale_of(language)
    wanted = [f"{number}{suffix(number)}" for number in range(1, 1001)]

    assert [ordinal(number, locale, gender) for number in range(1, 1001)] == wanted


@pytest.mark.parametrize(
    "language, first, third",
    [
        ("en", "first", "third"),
        ("de", "erste", "dritte"),
        ("es", "primera", "tercera"),
        ("fr", "première", "troisième"),
        ("ja", "第1", "第3"),
        ("zh", "第一", "第三"),
    ],
)
def test_ordinals_in_words_agree_with_what_they_count(
    language: str, first: str, third: str
) -> None:
    locale = locale_of(language)
    gender = locale.gender("edition")

    assert [long_ordinal(number, locale, gender) for number in (1, 3)] == [first, third]


@pytest.mark.parametrize(
    "language, edition, pages, volume",
    [("fr", "feminine", "feminine", ""), ("de", "feminine", "feminine", ""), ("en", "", "", "")],
)
def test_gender_of_words(language: str, edition: str, pages: str, volume: str) -> None:
    locale = locale_of(language)
    names = ("edition", "number-of-pages", "volume")

    assert [locale.gender(name) for name in names] == [edition, pages, volume]
