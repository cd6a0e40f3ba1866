"""RIS becomes papers, whoever wrote it, with a line for everything."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.types import WORK_TYPES
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import read_source
from sphinx_paperlist.sources.ris import read_ris


def read(text: str) -> Any:
    return read_ris(text, "a.ris", ReadingOptions())


def record(*lines: str, kind: str = "JOUR") -> Any:
    """Return the paper of one record of which there is nothing to say."""
    source = read("\n".join([f"TY  - {kind}", "TI  - T", *lines, "ER  - "]))
    assert source.diagnostics == ()
    return source.papers[0]


def codes(source: Any) -> Any:
    return [said.code for said in source.diagnostics]


def test_a_record_is_read_in_full() -> None:
    text = """TY  - JOUR
ID  - gu2021
AU  - Gu, Albert
AU  - Dao, Tri
TI  - State spaces.
PY  - 2021
DA  - 2021/10/31/
T2  - Journal of Sequences
J2  - J. Seq.
VL  - 3
IS  - 1
SP  - 10
EP  - 20
PB  - Press
CY  - Here
SN  - 1234-5678
DO  - 10.1000/x
UR  - https://a.org
L1  - https://a.org/x.pdf
KW  - ssm
KW  - rnn
AB  - It is
  fast.
N1  - Read *it*
LA  - en
ER  -
"""
    source = read_source(text.replace("\n", "\r\n").encode(), "a.ris", ReadingOptions())

    assert source.diagnostics == ()
    assert source.papers == (
        Paper(
            key="gu2021",
            title="State spaces",
            authors=(Name("Gu", "Albert"), Name("Dao", "Tri")),
            date=Date(2021, 10, 31),
            venue="J. Seq.",
            doi="10.1000/x",
            url="https://a.org",
            links=(Link("PDF", "https://a.org/x.pdf"),),
            tags=("ssm", "rnn"),
            note=r"Read \*it\*",
            abstract="It is fast.",
            type="article-journal",
            container="Journal of Sequences",
            volume="3",
            issue="1",
            pages="10-20",
            publisher="Press",
            place="Here",
            language="en",
            extra=(("ISSN", "1234-5678"),),
            origin=Origin("a.ris", 1),
        ),
    )


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Gu, Albert", (Name("Gu", "Albert"),)),
        ("King, Martin, Jr.", (Name("King", "Martin", "", "Jr."),)),
        ("van den Driessche, George", (Name("Driessche", "George", "van den"),)),
        ("World Health Organization,", (Name(literal="World Health Organization"),)),
        ("张三;李四;", (Name(literal="张三"), Name(literal="李四"))),
        ("et al.", (OTHERS,)),
    ],
)
def test_names_are_read(text: str, expected: Any) -> None:
    assert record(f"AU  - {text}").authors == expected


@pytest.mark.parametrize(
    "lines, name, expected",
    [
        (
            ("A1  - Gu, Albert", "AU  - Dao, Tri"),
            "authors",
            (Name("Gu", "Albert"), Name("Dao", "Tri")),
        ),
        (("A2  - Gu, Albert",), "editors", (Name("Gu", "Albert"),)),
        (("JO  - J. X", "JF  - Journal of X"), "container", "Journal of X"),
        (("JO  - J. X", "JF  - Journal of X"), "venue", "J. X"),
        (("JO  - X", "T2  - X"), "extra", ()),
        (("T1  - T",), "extra", ()),
        (("ST  - T",), "nickname", ""),
        (("Y1  - 2005///",), "date", Date(2005)),
        (("DA  - 2005/01/02", "PY  - 2005"), "date", Date(2005, 1, 2)),
        (("SP  - 12-34",), "pages", "12-34"),
        (("SP  - 12", "EP  - 12"), "pages", "12"),
        (("SN  - 978-0-12-345678-9",), "isbn", "978-0-12-345678-9"),
        (("M3  - 10.1000/x",), "doi", "10.1000/x"),
        (("M3  - Article",), "extra", (("M3", "Article"),)),
        (("UR  - https://a.org; https://b.org",), "links", (Link("URL", "https://b.org"),)),
        (("UR  - https://a.org/x;y=1",), "url", "https://a.org/x;y=1"),
        (("L1  - file:///home/me/a.pdf", "L1  - internal-pdf://1/a.pdf"), "extra", ()),
        (("L1  - files/1/a.pdf",), "extra", (("L1", "files/1/a.pdf"),)),
        (("KW  - a;b", "KW  - a"), "tags", ("a", "b")),
        (("ID  - 17",), "aliases", ("17",)),
        (
            ("Y2  - 2020/01/01", "ZZ  - odd", "ZZ  - too"),
            "extra",
            (("Y2", "2020/01/01"), ("ZZ", "odd; too")),
        ),
    ],
)
def test_tags_fill_their_fields(lines: Any, name: str, expected: Any) -> None:
    assert getattr(record(*lines), name) == expected


@pytest.mark.parametrize(
    "line", ["AU - Gu, Albert", "AU- Gu, Albert", "AU  -Gu, Albert", " AU  - Gu, Albert"]
)
def test_blanks_around_the_hyphen_may_lack(line: str) -> None:
    assert record(line).authors == (Name("Gu", "Albert"),)


def test_words_that_look_like_tags_go_on_with_the_text() -> None:
    assert record("AB  - We use", "T1-weighted images,", "AI - based.").abstract == (
        "We use T1-weighted images, AI - based."
    )


@pytest.mark.parametrize("row", WORK_TYPES, ids=lambda row: row.ris)
def test_every_type_of_the_table_is_read(row: Any) -> None:
    first = next(one.csl for one in WORK_TYPES if one.ris == row.ris)

    assert record(kind=row.ris).type == first


def test_an_unknown_type_is_kept() -> None:
    assert record(kind="ODD").type == "ODD"


def test_a_book_may_have_its_title_elsewhere() -> None:
    (one,) = read("TY  - BOOK\nBT  - Whole\nER  - ").papers

    assert (one.title, one.container) == ("Whole", "")


@pytest.mark.parametrize(
    "text, places",
    [
        ("TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  - ", [(3, Code.UNFRAMED_RECORD)]),
        (
            "TY  - JOUR\nTI  - A\n\nTY  - JOUR\nTI  - B",
            [(4, Code.UNFRAMED_RECORD), (5, Code.UNFRAMED_RECORD)],
        ),
        ("TI  - A\nER  - \nTY  - JOUR\nTI  - B\nER  - \nER  -", [(1, Code.UNFRAMED_RECORD)]),
        (
            "Export\nof X\n\nTY  - JOUR\nTI  - A\nER  - \nTY  - JOUR\nTI  - B\nER  -",
            [(1, Code.UNREAD_LINE)],
        ),
    ],
)
def test_records_are_read_whatever_their_frame(text: str, places: Any) -> None:
    source = read(text)

    assert [paper.title for paper in source.papers] == ["A", "B"]
    assert [(said.origin.line, said.code) for said in source.diagnostics] == places


def test_a_record_without_title_is_said() -> None:
    source = read("TY  - JOUR\nAU  - Gu, A.\nID  - x\nER  - ")

    assert codes(source) == [Code.MISSING_TITLE]
    assert "'x'" in source.diagnostics[0].message


@pytest.mark.parametrize(
    "line, code, kept",
    [
        ("PY  - soon", Code.BAD_DATE, (("PY", "soon"),)),
        ("DO  - none", Code.BAD_VALUE, (("DO", "none"),)),
        ("UR  - javascript:x", Code.UNSAFE_LINK, ()),
    ],
)
def test_what_does_not_fit_is_said(line: str, code: Code, kept: Any) -> None:
    source = read(f"TY  - JOUR\nTI  - A\n{line}\nER  - ")

    assert [(said.origin.line, said.code) for said in source.diagnostics] == [(3, code)]
    assert source.papers[0].extra == kept


LINES = [
    "TY  - JOUR",
    "TY - BOOK",
    "ER  - ",
    "TI  - A",
    "T1  - B",
    "AU  - Gu, A",
    "AU  - ,",
    "words",
]
LINES += [
    "PY  - 2005///",
    "UR  - x",
    "L1  - http://a.b",
    "SN  - 1",
    "",
    "DO  - 10.1000/x",
    "SP  - 1",
]
LINES += ["KW  - ;", "ID  - a b", "BT  - C", "JO  - <i>", "ZZ  - &amp;", "ER", "AB  -"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=20))
def test_every_record_is_a_paper_or_is_said(lines: list[str]) -> None:
    source = read("\n".join(lines))
    unread = [said for said in source.diagnostics if said.code.unread]
    begun, inside = 0, False
    for line in lines:
        tag = line[:2] if "-" in line else ""
        begun += tag not in ("", "ER") and (not inside or tag == "TY")
        inside = tag != "ER" and (inside or tag != "")

    assert len(source.papers) + len(unread) == begun
