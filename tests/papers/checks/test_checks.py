"""A library is looked at as a careful editor would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.checks import CHECKS, check_library
from sphinx_paperlist.papers.checks.audited import Audited
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Severity
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.names import Name
from tests.papers.checks.audit import FIVE, paper, source


def test_every_check_says_things_of_its_code_and_gives_a_hint() -> None:
    untidy = source(
        paper(
            "WORDS ABOUT ALL WORDS", "A. Lee et al. and B", 1999, arxiv="2001.00001", venue="NIPS"
        ),
        paper("WORDS ABOUT ALL WORDS", FIVE, 2020, venue="NeurIPS", code="https://github.com/a/b"),
        paper("Other", FIVE, 2021, venue="ICLR", pdf="https://github.com/a/c"),
        paper("Third {x}", "C. D", 2021, pdf="https://x.org/a", code="https://x.org/a"),
        paper("Third {x}", "C. D", 2021),
        paper("Fourth", "E. F", code="https://github.com/a/b"),
    )
    library = build_library([untidy])
    for code, check in CHECKS.items():
        said = list(check(Audited([untidy], library)))

        assert {one.code for one in said} == {code}
        assert all(one.hint and one.severity is Severity.REMARK for one in said)


def test_a_tidy_library_gives_no_remark() -> None:
    papers = [
        paper(
            f"Words of number {'x' * number}",
            f"Ann Lee{'x' * number}, Bo Wu",
            2020 + number,
            venue="ICLR",
            arxiv=f"2{number}01.0000{number}",
            code=f"https://github.com/lee/words{number}",
        )
        for number in range(5)
    ]
    sources = [source(*papers), source(*papers, path="b.md")]

    assert check_library(sources, build_library(sources)) == []


TEXT = st.text(st.sampled_from("aB1.{}\\$*`'@;, 词") | st.characters(), max_size=20)
NAMES = st.builds(Name, TEXT, TEXT, literal=TEXT)
PAPERS = st.builds(
    Paper,
    title=TEXT,
    authors=st.lists(NAMES, max_size=6).map(tuple),
    date=st.none() | st.builds(Date, st.integers(1990, 2030)),
    venue=TEXT,
    container=TEXT,
    arxiv=st.sampled_from(["", "2111.00396", "9913.12345", "hep-th/9100000", "x"]),
    links=st.lists(
        st.builds(Link, st.sampled_from(["PDF", "Code", ""]), TEXT | st.just("https://x.org/a")),
        max_size=3,
    ).map(tuple),
)


@given(st.lists(PAPERS, max_size=6))
def test_whatever_papers_hold_no_check_fails(papers: list[Paper]) -> None:
    one = source(*papers)

    for diagnostic in check_library([one], build_library([one])):
        assert diagnostic.origin.path == "a.md"
        assert diagnostic.severity is Severity.REMARK
