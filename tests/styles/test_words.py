"""Words and marks are those of a language; those for names follow the entry."""

from __future__ import annotations

import pytest

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.names import Name
from sphinx_paperlist.papers.spans import text_of
from sphinx_paperlist.styles.citation import Citation, cite, frame, label
from sphinx_paperlist.styles.entry import View
from sphinx_paperlist.styles.reading import format_entry
from sphinx_paperlist.styles.words import ENGLISH, Words, words_in

CHINESE = words_in("zh_CN")


def paper(title: str, names: str, language: str = "") -> Paper:
    return Paper(title=title, authors=parse_names(names), language=language)


LATIN = paper("Words", "Ann Lee, et al.")
HAN = paper("论词", "王小明、李华、等")
KANA = paper("ことば", "山田 太郎、et al.")
HANGUL = paper("말에 대하여", "김기현, et al.")
ARABIC = paper("عن الكلمات", "علي, et al.")


@pytest.mark.parametrize(
    "language, others",
    [
        ("en", "et al."),
        ("de", "et al."),
        ("zh", "等"),
        ("zh_CN", "等"),
        ("zh-Hant", "等"),
        ("zh-Hans-HK", "等"),
        ("ja", "ほか"),
        ("ja-JP", "ほか"),
        ("tlh", "et al."),
        ("", "et al."),
    ],
)
def test_words_are_those_of_a_language_or_english(language: str, others: str) -> None:
    assert words_in(language).others == others


@pytest.mark.parametrize(
    "language, no_date",
    [("zh", "无日期"), ("zh-Hans-HK", "无日期"), ("zh-Hant", "無日期"), ("zh_HK", "無日期")],
)
def test_chinese_has_two_scripts(language: str, no_date: str) -> None:
    assert words_in(language).no_date == no_date


@pytest.mark.parametrize(
    "page, entry, text",
    [
        (ENGLISH, LATIN, "Lee et al., n.d."),
        (ENGLISH, HAN, "王小明等, n.d."),
        (ENGLISH, KANA, "山田ほか, n.d."),
        (ENGLISH, HANGUL, "김기현 et al., n.d."),
        (CHINESE, LATIN, "Lee et al.，无日期"),
        (CHINESE, HAN, "王小明等，无日期"),
        (CHINESE, KANA, "山田ほか，无日期"),
        (words_in("ja"), HAN, "王小明等、出版年不明"),
        (words_in("de"), LATIN, "Lee et al., o. J."),
        (words_in("de"), HAN, "王小明等, o. J."),
        (words_in("es"), paper("Palabras", "Ana León, Eva Ruiz"), "León y Ruiz, s. f."),
        (CHINESE, paper("Palabras", "Ana León, Eva Ruiz"), "León & Ruiz，无日期"),
        (CHINESE, paper("Palabras", "Ana León, Eva Ruiz", "es"), "León y Ruiz，无日期"),
        (ENGLISH, paper("论词", "王小明、李华"), "王小明和李华, n.d."),
        (ENGLISH, Paper(authors=(Name("欧阳", "锋"),)), "欧阳锋, n.d."),
        (ENGLISH, Paper(authors=(Name("岡谷", "貴之"),), language="ja"), "岡谷, n.d."),
        (ENGLISH, ARABIC, "\u2067علي\u2069 et al., n.d."),
        (ENGLISH, paper("夢", "ジークムント フロイト"), "ジークムント フロイト, n.d."),
    ],
)
def test_names_follow_the_entry_and_what_is_around_them_the_page(
    page: Words, entry: Paper, text: str
) -> None:
    assert label(entry, page) == text


def test_a_sentence_of_a_chinese_page_has_full_width_marks() -> None:
    cited = text_of(cite(HAN, Citation("t", "author-year", locator="第 3 页"), CHINESE))

    assert cited == "王小明等（无日期，第 3 页）"
    assert frame("p", "author-year", CHINESE) == ("（", "；", "；", "）")
    assert frame("p", "number", CHINESE) == ("[", "，", "，", "]")
    assert frame("t", "author-year", CHINESE).last == "和"


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
@pytest.mark.parametrize(
    "entry, text",
    [
        (LATIN, "Words. Ann Lee, et al. [PDF], 2020."),
        (HAN, "论词。 王小明，李华，等。 [PDF]，2020。"),
        (KANA, "ことば。 山田太郎 ほか。 [PDF]、2020。"),
        (HANGUL, "말에 대하여. 김기현, et al. [PDF], 2020."),
        (ARABIC, "\u2067عن الكلمات\u2069. \u2067علي\u2069, et al. [PDF], 2020."),
        (paper("Words", "王小明、李华", "zh"), "Words。 王小明，李华。 [PDF]，2020。"),
    ],
)
def test_an_entry_has_the_marks_of_its_language_on_every_page(
    page: Words, entry: Paper, text: str
) -> None:
    whole = entry._replace(date=Date(2020), links=(Link("PDF", "https://a.org/x.pdf"),))
    blocks = format_entry(whole, View(("authors", "links", "date"), words=page))

    assert " ".join(text_of(block.spans) for block in blocks) == text


def test_names_are_cut_as_their_language_does() -> None:
    (_, byline) = format_entry(HAN, View(("authors",), max_authors=1))
    (names, cut) = byline.spans[0].children

    assert (names.text, cut.text, text_of(cut.children)) == ("王小明，", "等。", "李华，等。")


@pytest.mark.parametrize(
    "page, text",
    [(ENGLISH, "Abstract. 很多。"), (CHINESE, "摘要：很多。"), (words_in("ja"), "概要：很多。")],
)
def test_headings_are_in_the_language_of_the_page(page: Words, text: str) -> None:
    entry = HAN._replace(abstract="很多。")
    (_, block) = format_entry(entry, View(("abstract",), words=page))

    assert text_of(block.spans) == text
