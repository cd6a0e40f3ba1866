"""A processor renders each reference in its own language, and gives all of them numbers."""

from __future__ import annotations

import pytest

from sphinx_paperlist.styles.csl.locale import Locale, Term, TermKey
from sphinx_paperlist.styles.csl.processor import Processor, registered
from tests.styles.csl.making import entries, processor, reference, style

TERMS = (
    '<locale xml:lang="de"><terms><term name="in">in dem</term></terms></locale>'
    '<locale xml:lang="de-AT"><terms><term name="in">im</term></terms></locale>'
    '<bibliography><layout><text term="in"/></layout></bibliography>'
)


@pytest.mark.parametrize(
    "language, text",
    [("", "in"), ("en-GB", "in"), ("de", "in dem"), ("de-CH", "in dem"), ("de-AT", "im")],
)
def test_each_reference_has_the_terms_of_its_language(language: str, text: str) -> None:
    assert entries(TERMS, reference(language=language)) == [text]


@pytest.mark.parametrize(
    "language, options, text",
    [
        ("de-AT", "", "im"),
        ("de-AT", 'default-locale="en-US"', "im"),
        ("", 'default-locale="de-AT"', "im"),
        ("", "", "in"),
    ],
)
def test_who_has_no_language_has_that_asked_for_or_that_of_the_style(
    language: str, options: str, text: str
) -> None:
    assert entries(TERMS, reference(), language=language, options=options) == [text]


def test_where_the_language_is_fixed_all_references_have_it() -> None:
    mixed = [reference(language=language) for language in ("de", "fr", "")]

    assert entries(TERMS, *mixed, language="de-AT", fixed=True) == ["im", "im", "im"]


def test_terms_of_the_style_win_over_those_that_are_found() -> None:
    asked: list[str] = []

    def find(language: str) -> Locale:
        asked.append(language)
        terms = {name: Term(f"{language} {name}", "") for name in ("in", "from")}
        return Locale(language, {TermKey(name): term for name, term in terms.items()})

    body = TERMS.replace("</layout>", '<text term="from" prefix=" "/></layout>')
    made = Processor(style(body), find)
    area = made.style.bibliography
    assert area is not None
    german = made.layout(area, reference(language="de"))

    assert german.locale.term("in") == "in dem"
    assert german.locale.term("from") == "de-DE from"
    assert made.layout(area, reference(language="de", title="B")) is german
    assert made.layout(area).locale.term("from") == "en-US from"
    assert asked == ["de-DE", "en-US"]


NUMBERED = (
    '<macro name="number"><text variable="citation-number"/></macro>'
    "<bibliography>{}<layout>"
    '<text variable="citation-number" suffix=" "/><text variable="title"/>'
    "</layout></bibliography>"
)


@pytest.mark.parametrize(
    "sort, numbered",
    [
        ("", ["1 B", "2 A", "3 C"]),
        ('<key variable="title"/>', ["1 A", "2 B", "3 C"]),
        ('<key variable="title" sort="descending"/>', ["1 C", "2 B", "3 A"]),
        ('<key variable="citation-number"/>', ["1 B", "2 A", "3 C"]),
        ('<key variable="citation-number" sort="descending"/>', ["3 C", "2 A", "1 B"]),
        ('<key macro="number" sort="descending"/>', ["3 C", "2 A", "1 B"]),
        (
            '<key variable="citation-number" sort="descending"/><key variable="citation-number"/>',
            ["1 C", "2 A", "3 B"],
        ),
        ('<key variable="note"/>', ["1 B", "2 A", "3 C"]),
    ],
)
def test_numbers_are_those_of_places_in_the_bibliography(sort: str, numbered: list[str]) -> None:
    references = [reference(title=title) for title in "BAC"]
    body = NUMBERED.format(f"<sort>{sort}</sort>" if sort else "")

    assert entries(body, *references) == numbered


def test_without_a_bibliography_references_keep_their_order() -> None:
    made = processor("<citation><layout/></citation>")
    references = [reference(title=title) for title in "BAC"]

    assert [(one.number, one.reference.texts["title"]) for one in registered(made, references)] == [
        (1, "B"),
        (2, "A"),
        (3, "C"),
    ]
    assert entries("<citation><layout/></citation>") == []
