"""A paper becomes a reference: its fields are variables of CSL."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.dates import parse_date
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.names import OTHERS as OTHER_NAMES
from sphinx_paperlist.papers.names import Name
from sphinx_paperlist.styles.csl.from_paper import reference_of
from sphinx_paperlist.styles.csl.marks import (
    ALL,
    BOLD,
    CLOSE,
    CODE,
    ITALIC,
    MATH,
    QUOTE,
    QUOTE_END,
)
from sphinx_paperlist.styles.csl.reference import (
    OTHERS,
    DateParts,
    PersonName,
    ReferenceDate,
)


def of(**fields: Any) -> Any:
    return reference_of(Paper(key="lee2020", **fields))


def test_fields_have_the_names_of_csl() -> None:
    found = of(
        title="On words",
        container="Words",
        volume="3",
        pages="S12-S15",
        series="Lectures",
        place="Bonn",
        tags=("words", "signs"),
    )

    assert found.id == "lee2020"
    assert found.texts == {
        "citation-key": "lee2020",
        "title": "On words",
        "container-title": "Words",
        "volume": "3",
        "page": "S12-S15",
        "page-first": "S12",
        "collection-title": "Lectures",
        "publisher-place": "Bonn",
        "keyword": "words, signs",
    }


def test_emphasis_code_and_maths_of_a_title_are_marked_and_links_are_text() -> None:
    title = "*Fast* **k** `ls` $n^2$ [words](https://a.org)"

    assert of(title=title).texts["title"] == (
        f"{ITALIC}Fast{CLOSE} {BOLD}k{CLOSE} {CODE}ls{CLOSE} {MATH}n^2{CLOSE} words"
    )


def test_no_text_brings_marks_of_its_own() -> None:
    found = of(title=f"On {ITALIC}words", publisher=f"A{BOLD}B", authors=(Name(f"L{CODE}ee"),))

    assert found.texts["title"] == "On words"
    assert found.texts["publisher"] == "AB"
    assert found.names["author"] == (PersonName("Lee"),)


def test_names_have_their_parts_and_apostrophes() -> None:
    names = (Name("Beethoven", "Ludwig", "van"), Name("O'Brien", "Ann", suffix="Jr."))

    assert of(authors=(*names, OTHER_NAMES)).names["author"] == (
        PersonName("Beethoven", "Ludwig", non_dropping="van"),
        PersonName("O’Brien", "Ann", suffix="Jr.", comma_suffix=True),
        OTHERS,
    )


@pytest.mark.parametrize("name", [Name("周", "志华"), Name(literal="周志华")])
def test_names_in_han_characters_stay_whole(name: Name) -> None:
    assert of(authors=(name,)).names["author"] == (PersonName(literal="周志华"),)


def test_dates_are_as_exact_as_they_are_known() -> None:
    found = of(date=parse_date("2020-05"), available=parse_date("2019-12-24"))

    assert found.dates == {
        "issued": ReferenceDate(DateParts(2020, 5)),
        "available-date": ReferenceDate(DateParts(2019, 12, 24)),
    }


def test_the_language_is_that_of_the_work_or_of_its_script() -> None:
    assert of(title="On words", language="en-GB").language == "en-GB"
    assert of(title="论文字").language == "zh"
    assert of(title="On words").language == ""


def test_a_preprint_has_its_number_archive_and_address() -> None:
    found = of(arxiv="2111.00396")

    assert found.type == "article"
    assert found.texts["number"] == "arXiv:2111.00396"
    assert found.texts["archive"] == "arXiv"
    assert found.texts["URL"] == "https://arxiv.org/abs/2111.00396"


def test_what_is_no_address_is_none_of_a_preprint() -> None:
    found = of(arxiv="2111.00396", url="files/a.pdf", extra=(("URL", "javascript:alert(1)"),))

    assert found.texts["URL"] == "https://arxiv.org/abs/2111.00396"


def test_where_the_number_is_taken_the_archive_has_the_number() -> None:
    found = of(arxiv="2111.00396", number="12", url="https://a.org/words")

    assert found.texts["number"] == "12"
    assert found.texts["archive_location"] == "arXiv:2111.00396"
    assert found.texts["URL"] == "https://a.org/words"


def test_what_has_come_out_elsewhere_is_described_as_it_stands_there() -> None:
    found = of(title="On words", arxiv="2111.00396", venue="ACL")

    assert found.type == "paper-conference"
    assert not found.texts.keys() & {"number", "archive", "URL"}
    assert found.links == {"title": "https://arxiv.org/abs/2111.00396"}


def test_a_link_to_arxiv_makes_a_preprint() -> None:
    found = of(links=(Link("PDF", "https://arxiv.org/pdf/2111.00396"),))

    assert found.type == "article"
    assert found.texts["number"] == "arXiv:2111.00396"


def test_title_doi_and_address_lead_to_the_work() -> None:
    found = of(title="On words", doi="10.1234/Words", url="https://a.org/words")

    assert found.texts["DOI"] == "10.1234/Words"
    assert found.links == {
        "title": "https://doi.org/10.1234/Words",
        "DOI": "https://doi.org/10.1234/Words",
        "URL": "https://a.org/words",
    }
    assert of(title="On words", url="https://a.org").links["title"] == "https://a.org"
    assert of(title="On words").links == {}


def test_a_title_leads_where_a_link_in_it_does_if_nothing_else_is_known() -> None:
    title = "See [the file](files/a.pdf)"

    assert of(title=title).links == {"title": "files/a.pdf"}
    assert of(title=title, doi="10.1234/a").links["title"] == "https://doi.org/10.1234/a"


def test_a_link_of_the_paper_gives_the_doi_and_no_address_of_another_kind_is_used() -> None:
    found = of(url="javascript:alert(1)", links=(Link("DOI", "https://doi.org/10.1234/a"),))

    assert found.texts["DOI"] == "10.1234/a"
    assert "URL" not in found.texts


@pytest.mark.parametrize(
    ("fields", "kind", "container"),
    [
        ({"type": "thesis", "venue": "MIT"}, "thesis", "MIT"),
        ({"container": "Words"}, "article-journal", "Words"),
        ({"venue": "NeurIPS 2017"}, "paper-conference", "NeurIPS 2017"),
        ({"venue": "JMLR"}, "article-journal", "JMLR"),
        ({"venue": "计算机学报"}, "article-journal", "计算机学报"),
        ({"venue": "ZZZ"}, "paper-conference", "ZZZ"),
        ({"venue": "ZZZ", "issue": "3"}, "article-journal", "ZZZ"),
        ({"venue": "bioRxiv"}, "article", None),
        ({"venue": "arXiv:2001.00011"}, "article", None),
        ({"venue": "Under review"}, "manuscript", None),
        ({"venue": "Under review", "arxiv": "2001.00011"}, "article", None),
        ({"venue": "2020"}, "document", "2020"),
        ({"venue": "arXiv"}, "article", None),
        ({}, "document", None),
        ({"type": "poem"}, "document", None),
    ],
)
def test_the_type_is_told_by_what_a_paper_is_part_of(
    fields: dict[str, Any], kind: str, container: str | None
) -> None:
    found = of(**fields)

    assert (found.type, found.texts.get("container-title")) == (kind, container)


@pytest.mark.parametrize(
    ("venue", "variable"),
    [
        ("Nature", "container-title"),
        ("bioRxiv", "archive"),
        ("Technical Report", "genre"),
        ("PhD thesis, MIT", "genre"),
    ],
)
def test_a_venue_that_holds_no_works_says_where_or_what_one_is(venue: str, variable: str) -> None:
    texts = of(venue=venue).texts

    assert texts[variable] == venue
    assert ("container-title-short" in texts) is (variable == "container-title")


def test_a_preprint_of_arxiv_is_there_whatever_its_venue_is() -> None:
    texts = of(venue="arXiv:2001.00011", arxiv="2001.00011").texts

    assert (texts["archive"], texts["number"]) == ("arXiv", "arXiv:2001.00011")


def test_what_a_work_is_said_to_be_wins_over_its_venue() -> None:
    assert of(venue="Technical Report", extra=(("genre", "memo"),)).texts["genre"] == "memo"


def test_variables_that_we_have_no_field_for_come_from_unknown_fields() -> None:
    found = of(
        extra=(
            ("genre", "PhD's thesis"),
            ("translator", '[{"family": "Lee", "given": "Ann"}, {"literal": "The Lees"}, {}, 3]'),
            ("narrator", '[{"family": "周", "given": "志华"}]'),
            ("accessed", '{"date-parts": [[2020, 3, 4]]}'),
            ("submitted", '{"raw": "2019-02"}'),
            ("original-date", '{"literal": "long ago"}'),
            ("number-of-volumes", "3"),
        )
    )

    assert found.texts["genre"] == "PhD’s thesis"
    assert found.texts["number-of-volumes"] == "3"
    assert found.names == {
        "translator": (PersonName("Lee", "Ann"), PersonName(literal="The Lees")),
        "narrator": (PersonName(literal="周志华"),),
    }
    assert found.dates == {
        "accessed": ReferenceDate(DateParts(2020, 3, 4)),
        "submitted": ReferenceDate(DateParts(2019, 2)),
        "original-date": ReferenceDate(literal="long ago"),
    }


def test_fields_of_biblatex_are_variables_too() -> None:
    found = of(
        extra=(
            ("urldate", "2020-03-04"),
            ("translator", "Ann Lee and Bo Ray"),
            ("EventTitle", "Words '20"),
        )
    )

    assert found.dates["accessed"] == ReferenceDate(DateParts(2020, 3, 4))
    assert found.names["translator"] == (PersonName("Lee", "Ann"), PersonName("Ray", "Bo"))
    assert found.texts["event-title"] == "Words ’20"


@pytest.mark.parametrize(
    "written",
    [
        '{"date-parts": [[2010, 10, 5], [2010, 10, 8]]}',
        '{"raw": "2010-10-05/2010-10-08"}',
        "2010-10-05/2010-10-08",
    ],
)
def test_a_conference_lasts_for_days(written: str) -> None:
    lasted = ReferenceDate(DateParts(2010, 10, 5), DateParts(2010, 10, 8))

    assert of(extra=(("event-date", written),)).dates == {"event-date": lasted}


@pytest.mark.parametrize("written", ["spring/2010", "2010/spring", "2010/"])
def test_what_has_one_date_beside_a_slash_is_no_span_of_time(written: str) -> None:
    found = of(extra=(("event-date", written),))

    assert found.dates == {"event-date": ReferenceDate(literal=written)}


def test_what_stands_below_an_entry_is_not_in_it() -> None:
    found = of(title="Words", abstract="On words.", note="Read it!")

    assert set(found.texts) == {"citation-key", "title"}


def test_notes_of_ones_own_and_what_is_no_variable_are_not_shown() -> None:
    extra = (("annote", "dull"), ("rating", "2"), ("accessed", "{}"), ("scale", "[1, 2]"))
    found = of(extra=extra)

    assert found.texts == {"citation-key": "lee2020"}
    assert found.dates == {}


def test_our_own_fields_win() -> None:
    assert of(title="On words", extra=(("title", "Words"),)).texts["title"] == "On words"


_VALUES = st.one_of(
    st.text(st.sampled_from(f"a'\"“”{ALL}")),
    st.text(),
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.sampled_from(("family", "given", "literal", "raw", "date-parts")),
                inner,
                max_size=3,
            ),
        ),
        max_leaves=8,
    ).map(json.dumps),
)


@given(
    st.dictionaries(
        st.sampled_from(("accessed", "translator", "genre", "issued", "urldate")), _VALUES
    )
)
def test_no_unknown_field_makes_it_raise_or_brings_marks(extra: dict[str, str]) -> None:
    found = of(extra=tuple(extra.items()))

    quotes = {QUOTE, QUOTE_END}
    assert all(set(text) & set(ALL) <= quotes for text in found.texts.values())
