"""CSL items become papers, in JSON and YAML, with everything that no field holds kept."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_paperlist.papers.csl import CSL_VARIABLES
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.keys import identifiers
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.sources.csl import read_csl
from sphinx_paperlist.sources.json_tree import parse_json
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import read_source


def read(*items: Any) -> Any:
    tree, said = parse_json(json.dumps(items), "a.json")
    assert said == []
    return read_csl(tree, "a.json")  # type: ignore[arg-type]


def paper(**variables: Any) -> Any:
    """Return the paper of one item of which there is nothing to say."""
    source = read({"title": "T"} | variables)
    assert source.diagnostics == ()
    return source.papers[0]


def test_an_item_is_read_in_full() -> None:
    item = {
        "id": "gu2021",
        "type": "article-journal",
        "title": "State spaces.",
        "author": [{"family": "Gu", "given": "Albert"}],
        "issued": {"date-parts": [[2021, 10, 31]]},
        "container-title": "Journal of Sequences",
        "journalAbbreviation": "J. Seq.",
        "volume": 3,
        "issue": "1-2",
        "page": "10-20",
        "DOI": "10.1000/x",
        "URL": "https://a.org",
        "keyword": "ssm, long range;rnn",
        "abstract": "Fast.",
        "title-short": "S4",
        "ISSN": "1234-5678",
    }

    assert read(item).papers == (
        Paper(
            key="gu2021",
            title="State spaces",
            authors=(Name("Gu", "Albert"),),
            date=Date(2021, 10, 31),
            venue="J. Seq.",
            doi="10.1000/x",
            url="https://a.org",
            tags=("ssm", "long range", "rnn"),
            abstract="Fast.",
            nickname="S4",
            type="article-journal",
            container="Journal of Sequences",
            volume="3",
            issue="1-2",
            pages="10-20",
            extra=(("ISSN", "1234-5678"),),
            origin=Origin("a.json", 1, 2),
        ),
    )


@pytest.mark.parametrize(
    "name, expected",
    [
        ({"family": "Gu", "given": "Albert"}, Name("Gu", "Albert")),
        (
            {"family": "Dri", "given": "G", "non-dropping-particle": "van den"},
            Name("Dri", "G", "van den"),
        ),
        ({"family": "B", "given": "L", "dropping-particle": "van"}, Name("B", "L", "van")),
        ({"family": "King", "given": "M", "suffix": "Jr."}, Name("King", "M", "", "Jr.")),
        ({"literal": "The ATLAS Collaboration"}, Name(literal="The ATLAS Collaboration")),
        ({"family": "OpenAI"}, Name("OpenAI")),
        ({"family": '"van Gogh"', "given": "V"}, Name("van Gogh", "V")),
        ({"given": "Plato"}, Name(literal="Plato")),
        ({"literal": "et al."}, OTHERS),
        ("Albert Gu", Name("Gu", "Albert")),
        ("Gu, Albert", Name("Gu", "Albert")),
        ({"family": "张", "given": "三"}, Name("张", "三")),
    ],
)
def test_names_are_read_in_every_form(name: Any, expected: Name) -> None:
    assert paper(author=[name]).authors == (expected,)


@pytest.mark.parametrize(
    "issued, expected",
    [
        ({"date-parts": [[2021]]}, Date(2021)),
        ({"date-parts": [["2021", "3", "4"]]}, Date(2021, 3, 4)),
        ({"date-parts": [[2021, 3], [2021, 5]]}, Date(2021, 3)),
        ({"date-parts": [[2021, 31]]}, Date(2021)),
        ({"date-parts": [2021, 3]}, Date(2021, 3)),
        ({"date-parts": [[2021]], "season": 2, "circa": True}, Date(2021)),
        ({"raw": "2021-03-04"}, Date(2021, 3, 4)),
        ({"literal": "Spring 2021"}, Date(2021)),
        ([{"year": 2001, "month": 3}], Date(2001, 3)),
        ({"year": 2001}, Date(2001)),
        ("2021-03~", Date(2021, 3)),
        ("2021-03/2021-05", Date(2021, 3)),
        (2021, Date(2021)),
        ({"date-parts": [[None]]}, None),
        ({}, None),
        ("", None),
    ],
)
def test_dates_are_read_in_every_form(issued: Any, expected: Any) -> None:
    assert paper(issued=issued).date == expected


@pytest.mark.parametrize("issued", [{"literal": "in press"}, {"date-parts": [[-50]]}, "soon"])
def test_a_date_that_is_none_is_said_and_kept(issued: Any) -> None:
    source = read({"title": "T", "issued": issued})

    assert [said.code for said in source.diagnostics] == [Code.BAD_DATE]
    assert dict(source.papers[0].extra).keys() == {"issued"}


@pytest.mark.parametrize(
    "names, key, aliases",
    [
        ({"id": "gu2021"}, "gu2021", ()),
        ({"id": "gu2021", "citation-key": "s4"}, "s4", ("gu2021",)),
        ({"id": "s4", "citation-key": "s4"}, "s4", ()),
        ({"id": 17}, "", ("17",)),
        ({"id": "http://zotero.org/users/1/items/AB"}, "", ("http://zotero.org/users/1/items/AB",)),
        ({"id": "1234567/ABCD2345"}, "", ("1234567/ABCD2345",)),
        ({"id": "17", "note": "Citation Key: s4"}, "s4", ("17",)),
    ],
)
def test_a_key_is_one_that_somebody_chose(names: Any, key: str, aliases: Any) -> None:
    one = paper(**names)

    assert (one.key, one.aliases, one.note) == (key, aliases, "")


def test_a_key_that_cannot_be_cited_is_said() -> None:
    source = read({"title": "T", "id": "two words"})

    assert [said.code for said in source.diagnostics] == [Code.BAD_KEY]
    assert source.papers[0].key == ""


def test_a_note_of_zotero_is_taken_apart() -> None:
    lines = ["arXiv:1706.03762 [cs]", "DOI: 10.1000/x", "tex.howpublished: y", "version: 2"]
    note = "\n".join([*lines, "A *good* one", "See: p. 3"])
    one = paper(note=note, version="3")

    assert (one.arxiv, one.doi, one.note) == (
        "1706.03762",
        "10.1000/x",
        r"version: 2 A \*good\* one See: p. 3",
    )
    assert one.extra == (("version", "3"), ("tex.howpublished", "y"))


@pytest.mark.parametrize(
    "names",
    [
        {"note": "arXiv:1706.03762 [cs]"},
        {"number": "arXiv:1706.03762"},
        {"archive": "arXiv", "archive_location": "1706.03762"},
        {"DOI": "10.48550/arXiv.1706.03762"},
        {"URL": "http://arxiv.org/abs/1706.03762"},
    ],
)
def test_arxiv_is_known_wherever_it_is_written(names: Any) -> None:
    assert identifiers(paper(**names))[0] == "1706.03762"


def test_texts_are_inline_markdown_or_plain() -> None:
    title = "<i>E. coli</i> &amp; *k*"
    one = paper(title=title, author=[], **{"container-title": "R&amp;D <b>x</b>"})

    assert (one.title, one.container) == (r"*E. coli* & \*k\*", "R&D x")


def test_custom_holds_fields_that_csl_lacks() -> None:
    custom = {
        "stars": 3,
        "links": {"PDF": "https://a.org"},
        "title": {"en": "T", "zh": "题"},
        "mood": "x",
        "file": "/home/me/a.pdf",
    }
    one = paper(custom=custom, **{"local-url": "/tmp/x"})

    assert (one.stars, one.links, one.title) == (3, (Link("PDF", "https://a.org"),), "T")
    assert [(text.language, text.text) for text in one.translations] == [("en", "T"), ("zh", "题")]
    assert one.extra == (("mood", "x"),)


def test_texts_of_crossref_stand_in_lists() -> None:
    one = paper(title=["A title"], note=["One", "two"], **{"container-title": ["J", "K"]})

    assert (one.title, one.container, one.note) == ("A title", "J; K", "One; two")


@pytest.mark.parametrize(
    "item, code",
    [
        ({"id": "a"}, Code.MISSING_TITLE),
        ("words", Code.UNREAD_ITEM),
        ({"title": "T", "author": [["a"]]}, Code.BAD_STRUCTURE),
        ({"title": "T", "URL": "javascript:x"}, Code.UNSAFE_LINK),
        ({"title": "T", "DOI": "none"}, Code.BAD_VALUE),
    ],
)
def test_what_does_not_fit_is_said(item: Any, code: Code) -> None:
    assert [said.code for said in read(item).diagnostics] == [code]


def test_yaml_is_read_by_the_same_rules() -> None:
    text = b"---\nreferences:\n- id: knuth\n  type: book\n  title: The art\n  issued: 1984-02\n"
    (one,) = read_source(text, "a.yaml", ReadingOptions()).papers

    assert one == Paper(
        key="knuth", title="The art", type="book", date=Date(1984, 2), origin=Origin("a.yaml", 3, 3)
    )


ANY = st.recursive(
    st.none() | st.integers() | st.text("aB1<i>/&;: \n$*-", max_size=12),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(["family", "literal", "date-parts", "raw"]), inside, max_size=2
        )
    ),
    max_leaves=4,
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from(sorted(CSL_VARIABLES)), ANY, max_size=8), max_size=3)
)
def test_every_item_is_a_paper_or_is_said(items: Any) -> None:
    source = read(*items)
    unread = [said for said in source.diagnostics if said.code.unread]

    assert len(source.papers) + len(unread) == len(items)
