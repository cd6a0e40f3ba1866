"""Whatever is in references, a style renders them; and what it shows are texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_paperlist.papers.spans import walk_spans
from sphinx_paperlist.styles.csl.bibliography import bibliography
from sphinx_paperlist.styles.csl.citation import citation
from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.marks import MARK
from sphinx_paperlist.styles.csl.output import to_spans
from sphinx_paperlist.styles.csl.position import Cluster, positioned
from sphinx_paperlist.styles.csl.processor import Processor
from sphinx_paperlist.styles.csl.reference import (
    OTHERS,
    DateParts,
    PersonName,
    Reference,
    ReferenceDate,
)
from sphinx_paperlist.styles.csl.rich_text import rich_text
from tests.styles.csl.making import entries, listed, processor, reference

NUMBERS = ("volume", "page", "number-of-pages", "edition")
TEXTS = ("title", "title-short", "note", "DOI", "URL", "citation-label", *NUMBERS)
LOCALES = (
    '<locale><style-options punctuation-in-quote="true" limit-day-ordinals-to-day-1="true"/>'
    '<date form="text" delimiter=" "><date-part name="day" form="ordinal"/>'
    '<date-part name="month"/><date-part name="year" form="short"/></date></locale>'
)
MACROS = (
    '<macro name="authors"><names variable="author translator" delimiter="; " prefix="(">'
    '<name and="text" initialize-with=". " name-as-sort-order="first" et-al-min="3" '
    'et-al-use-first="1" et-al-use-last="true" font-style="italic">'
    '<name-part name="family" text-case="uppercase"/>'
    '<name-part name="given" font-weight="bold" prefix="&lt;" suffix=">"/></name>'
    '<et-al font-variant="small-caps"/><label form="short" prefix=" "/>'
    '<substitute><names variable="editor"/><text variable="title"/><text macro="numbers"/>'
    "</substitute></names></macro>"
    '<macro name="count"><names variable="author"><name form="count"/></names></macro>'
    '<macro name="numbers"><group delimiter=", ">'
    '<number variable="volume" form="roman"/><number variable="volume" form="ordinal"/>'
    '<number variable="edition" form="long-ordinal"/><number variable="page"/>'
    '<number variable="number-of-pages" vertical-align="sup"/>'
    '<label variable="number-of-pages" strip-periods="true"/><label variable="volume"/>'
    "</group></macro>"
    '<macro name="dates"><date variable="issued" delimiter="-"><date-part name="year"/>'
    '<date-part name="month" form="numeric-leading-zeros"/>'
    '<date-part name="day" form="ordinal" range-delimiter="/"/></date>'
    '<date variable="accessed" form="text" text-case="title"/>'
    '<date variable="issued"><date-part name="month" form="short"/></date></macro>'
    '<macro name="chosen"><choose><if type="book" match="none"><text value="!"/></if>'
    '<else-if is-numeric="volume page" match="any"><text variable="volume"/></else-if>'
    '<else-if is-uncertain-date="issued" disambiguate="false" variable="title">'
    '<text term="in"/></else-if>'
    '<else-if position="ibid" locator="page"><text term="ibid"/></else-if>'
    '<else><text variable="citation-label"/><text variable="year-suffix"/></else></choose>'
    '<choose><if disambiguate="true"><text variable="note"/></if></choose></macro>'
)
CASES = ("lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title")
LAYOUT = (
    '<text macro="authors"/><group delimiter=". " quotes="true" text-decoration="underline">'
    '<text macro="dates"/><text macro="numbers"/><text macro="chosen"/></group>'
    + "".join(
        f'<text variable="title" text-case="{case}" quotes="true" prefix=", " font-style="italic"/>'
        for case in CASES
    )
    + '<text variable="title" form="short" font-weight="light" strip-periods="true"/>'
    '<text variable="page"/><text variable="DOI" prefix="doi:"/><text variable="URL"/>'
    '<text macro="count"/><text variable="citation-number"/>'
    '<text variable="locator" prefix=" "/><label variable="locator"/>'
    '<text variable="note" display="block"/><text term="no date"/>'
)
SORT = (
    '<sort><key macro="authors" names-min="2" names-use-first="1"/><key variable="issued"/>'
    '<key variable="author"/><key variable="volume" sort="descending"/><key variable="title"/>'
    '<key macro="dates"/><key macro="count"/><key macro="numbers"/></sort>'
)
ADDED = (
    'disambiguate-add-names="true" disambiguate-add-givenname="true" '
    'disambiguate-add-year-suffix="true" givenname-disambiguation-rule="{}" collapse="{}" '
    'et-al-subsequent-min="2" et-al-subsequent-use-first="1"'
)
STYLE = (
    f"{LOCALES}{MACROS}<citation {ADDED}>{SORT}"
    f'<layout delimiter="; " prefix="(" suffix=")">{LAYOUT}</layout></citation>'
    '<bibliography second-field-align="flush" subsequent-author-substitute="&lt;b>–&lt;/b>" '
    f'subsequent-author-substitute-rule="{{}}">{SORT}<layout suffix=".">{LAYOUT}</layout>'
    f'<layout locale="zh" suffix="。">{LAYOUT}</layout></bibliography>'
)
OPTIONS = 'page-range-format="{}" demote-non-dropping-particle="{}" initialize-with-hyphen="false"'
# Each way to write pages, to collapse, to tell apart and to substitute is in one of these.
STYLES = [
    processor(
        STYLE.format(given_names, collapse, substitute), kind=kind, options=OPTIONS.format(*how)
    )
    for given_names, collapse, substitute, kind, how in (
        ("by-cite", "year", "complete-all", "note", ("expanded", "never")),
        ("all-names", "year-suffix", "complete-each", "in-text", ("minimal", "sort-only")),
        ("primary-name", "year-suffix-ranged", "partial-each", "note", ("chicago-15", "never")),
        (
            "all-names-with-initials",
            "citation-number",
            "partial-first",
            "in-text",
            ("minimal-two", "display-and-sort"),
        ),
        ("primary-name-with-initials", "", "complete-all", "note", ("chicago-16", "never")),
    )
]

HUGE = "9" * 5000
MARKS = map(chr, range(0xFDD0, 0xFDF0))
SIGNS = ["\x00", "\x1b", "\u202e", "\ud800", "\ufeff", "\n", " ", "'", '"', "“", "-", "–", ".", ":"]
MARKUP = ["<i>", "</i>", "<b>", '<span class="nocase">', "</span>", "<sup>", "&amp;"]
WORDS = ["9", "²", "٣", ", ", "& ", "xiv", "et al.", "王", "か", "İ", "ß", "ﬁ", "a", "van ", "Ann"]
PIECES = st.sampled_from([*MARKS, *SIGNS, *MARKUP, *WORDS, "9" * 50])
PLAIN = st.lists(PIECES | st.text(max_size=3), max_size=6).map("".join)
TEXT = PLAIN | PLAIN.map(rich_text)
NAME = st.builds(PersonName, TEXT, TEXT, TEXT, TEXT, TEXT, comma_suffix=st.booleans()) | st.builds(
    PersonName, literal=TEXT
)
NAMES = st.lists(NAME | st.just(OTHERS), max_size=4).map(tuple)
NUMBER = st.integers(-3, 40) | st.integers(-(10**30), 10**30)
PARTS = st.builds(DateParts, NUMBER, NUMBER, NUMBER, NUMBER)
DATE = st.builds(ReferenceDate, PARTS, st.none() | PARTS, st.booleans(), st.just("") | TEXT)
REFERENCE = st.builds(
    Reference,
    id=st.just(""),
    type=st.sampled_from(["book", "", "no such type"]),
    language=st.sampled_from(["", "en", "zh", "tr-TR", "x", "-"]),
    texts=st.dictionaries(st.sampled_from(TEXTS), TEXT),
    names=st.dictionaries(st.sampled_from(["author", "editor", "translator"]), NAMES),
    dates=st.dictionaries(st.sampled_from(["issued", "accessed"]), DATE),
    links=st.dictionaries(st.sampled_from(["title", "DOI", "URL"]), st.just("https://a.org")),
)
REFERENCES = st.lists(REFERENCE, min_size=1, max_size=4).map(
    lambda found: [one._replace(id=str(place)) for place, one in enumerate(found)]
)


def hostile(text: str) -> list[Reference]:
    """Return two references all of whose variables are a text."""
    name = PersonName(text, text, text, text, text)
    names = {"author": (name, PersonName(literal=text)), "translator": (OTHERS,)}
    dates = {"issued": ReferenceDate(DateParts(-1, 13, 32, 5), DateParts(), literal=text)}
    return [
        Reference(own, "book", text, dict.fromkeys(TEXTS, text), names, dates) for own in ("0", "1")
    ]


def texts(made: Processor, references: Iterable[Reference], locator: str) -> list[str]:
    """Return all texts that a style makes of references, finished and in spans."""
    found = listed(made, references)
    shown = list(bibliography(made, found))
    cites = [Cite(one.reference, locator, prefix=locator, suffix=locator) for one in found]
    clusters = [Cluster(tuple(cites), 1), *(Cluster((one,), 2) for one in cites)]
    by_id = {one.reference.id: one for one in found}
    shown += [citation(made, by_id, one.cites) for one in positioned(clusters)]
    links = dict.fromkeys(("title", "DOI", "URL"), "https://a.org")
    return [span.text for text in shown for span in walk_spans(to_spans(text, links))]


@pytest.mark.parametrize("made", STYLES)
@given(REFERENCES, TEXT)
@example(hostile(""), "")
@example(hostile("²"), "²")
@example(hostile("٣-٤"), "٣-٤")
@example(hostile(HUGE), HUGE)
@example(hostile(f"{HUGE}-{HUGE}"), "100-9")
@example(hostile(rich_text("<i>“A</i>”")), rich_text("'<b>'"))
def test_no_reference_breaks_a_style_and_no_text_has_a_mark_in_it(
    made: Processor, references: list[Reference], locator: str
) -> None:
    assert not any(MARK.search(text) for text in texts(made, references, locator))


NAME_OR_NONE = st.sampled_from([(), *(((PersonName(name, "A"),)) for name in ("Lee", "Ray", "王"))])
SORTED = (
    '<bibliography><sort><key variable="author"/><key variable="issued" sort="descending"/>'
    '<key variable="title"/></sort><layout><text variable="title"/></layout></bibliography>'
)


@given(st.data(), st.lists(st.tuples(NAME_OR_NONE, st.integers(-3, 3), st.uuids()), max_size=6))
def test_a_sorted_bibliography_is_the_same_whatever_the_order_of_references(
    data: Any, works: Any
) -> None:
    references = [
        reference(**{"author": people} if people else {}, issued=year, title=str(title))
        for people, year, title in works
    ]
    mixed = data.draw(st.permutations(references))

    assert entries(SORTED, *mixed) == entries(SORTED, *references)
