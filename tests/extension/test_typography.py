"""Quotation marks, dashes and dots of entries are set as those of a page's prose."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.extension.typography import SmartQuotes, smart_quotes
from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.spans import Mark, Span, plain, text_of

ENGLISH = SmartQuotes("en", "qDe")


def set_(text: str, quotes: SmartQuotes = ENGLISH) -> str:
    """Return the bare text of inline Markdown with its marks set."""
    return text_of(quotes.applied(tuple(parse_inline(text))))


@pytest.mark.parametrize(
    "typed, shown",
    [
        ("\"Words\" and 'seas'", "“Words” and ‘seas’"),
        ("a -- b --- c...", "a – b — c…"),
        ("Don't", "Don’t"),
        ('"*All* seas"', "“All seas”"),
        ('*"All"* seas', "“All” seas"),
        ("plain", "plain"),
    ],
)
def test_typed_marks_are_set(typed: str, shown: str) -> None:
    assert set_(typed) == shown


@pytest.mark.parametrize("verbatim", ['`"a" -- b...`', '$a" -- b$'])
def test_code_and_maths_stay_as_they_are(verbatim: str) -> None:
    assert set_(f'{verbatim} "c"') == f"{verbatim[1:-1]} “c”"


@pytest.mark.parametrize("role", ["doi", "url"])
def test_so_do_addresses(role: str) -> None:
    link = Span(Mark.LINK, "https://a.org/b--c'd", url="https://a.org/b--c'd", role=role)

    assert ENGLISH.applied((plain('"a" '), link)) == (plain("“a” "), link)


@pytest.mark.parametrize("text", ["“a ‘b’ c,” d", "„a ‚b‘ c“", "« a »", "pp. 1–2, it’s"])
def test_marks_that_are_set_already_stay(text: str) -> None:
    assert set_(f'{text} "e"') == f"{text} “e”"


def test_only_texts_change_and_all_else_of_a_span_is_kept() -> None:
    link = Span(Mark.LINK, children=(plain('"it"'),), url='https://a.org/"--"', role="link")

    assert ENGLISH.applied((plain("See "), link)) == (
        plain("See "),
        link._replace(children=(plain("“it”"),)),
    )


@pytest.mark.parametrize("text", [r"a\b", r"\\", r"\.\-", "C:\\"])
def test_a_backslash_is_a_letter_like_others(text: str) -> None:
    assert ENGLISH.applied((plain(f'{text} "'),))[0].text[:-2] == text


@given(st.lists(st.text(alphabet="ab \\\"'-.`"), max_size=4))
def test_each_span_keeps_its_own_text(texts: list[str]) -> None:
    spans = tuple(Span(Mark.EMPHASIS, children=(plain(text),)) for text in texts)
    made = ENGLISH.applied(spans)

    # Nothing but the marks has changed, and no text has moved into another span.
    letters = str.maketrans("", "", " \"'-.`“”‘’–—…")
    assert [text_of([one]).translate(letters) for one in made] == [
        text.translate(letters) for text in texts
    ]


def config(**values: Any) -> Any:
    """Return configuration values as Sphinx has them by default."""
    excludes = {"languages": ["ja", "zh_CN", "zh_TW"], "builders": ["man", "text"]}
    defaults = {"smartquotes": True, "smartquotes_action": "qDe", "language": "en"}
    return SimpleNamespace(**{**defaults, "smartquotes_excludes": excludes, **values})


@pytest.mark.parametrize(
    "values, builder, quotes",
    [
        ({}, "html", SmartQuotes("en", "qDe")),
        ({"smartquotes_action": "q"}, "latex", SmartQuotes("en", "q")),
        ({"language": "de_AT"}, "html", SmartQuotes("de", "qDe")),
        ({"language": "de_CH"}, "html", SmartQuotes("de-ch", "qDe")),
        ({"smartquotes": False}, "html", SmartQuotes()),
        ({}, "text", SmartQuotes()),
        ({"language": "zh_CN"}, "html", SmartQuotes()),
        ({"language": "tlh"}, "html", SmartQuotes("", "qDe")),
        ({"smartquotes_excludes": {}}, "man", SmartQuotes("en", "qDe")),
    ],
)
def test_the_settings_of_the_site_hold(values: Any, builder: str, quotes: SmartQuotes) -> None:
    assert smart_quotes(config(**values), builder) == quotes


@pytest.mark.parametrize(
    "language, shown", [("de", "„Wort“"), ("fr", "« Wort »"), ("", '"Wort"'), ("tlh", '"Wort"')]
)
def test_each_language_has_its_marks_and_an_unknown_one_none(language: str, shown: str) -> None:
    quotes = smart_quotes(config(language=language or "ja"), "html")

    assert " ".join(set_('"Wort"', quotes).split()) == shown


def test_an_entry_reads_like_prose_in_html_and_as_typed_in_text(site: Any) -> None:
    source = 'papers: [{key: k, title: \'The "sea" -- a `"x"`\', authors: [Ann O\'Lee]}]'
    files = {
        "_papers/a.yaml": source,
        "index.rst": 'Title\n=====\n\nThe "sea" -- a ``"x"``.\n\n.. paper:: k\n',
    }
    html = site.build(files, "html")
    (title,) = html.page().texts("strong.paper-title")

    assert title == html.page().texts("p")[0] == 'The “sea” – a "x".'
    assert html.page().texts("em.paper-authors") == ["Ann O’Lee."]
    text = site.build(None, "text").output("index.txt")
    assert '**The "sea" -- a ""x"".**' in text
    assert "Ann O'Lee." in text
