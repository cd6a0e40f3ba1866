"""A library is looked at as a careful editor would."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.checks import CHECKS, check_library
from sphinx_paperlist.papers.checks.audited import Audited
from sphinx_paperlist.papers.checks.keys import cited_derived_keys
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Origin, Severity
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Link, Mention, Paper, PaperList, Source, SourceList
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.names import Name

FIVE = "Ann Lee, Bo Wu, Cy Roy, Di Fox, Ed Poe"


def paper(title: str = "Words", authors: str = "", year: int = 0, **fields: Any) -> Paper:
    """Return a paper; `code` and `pdf` are links."""
    links = tuple(
        Link(label, fields.pop(name))
        for label, name in (("PDF", "pdf"), ("Code", "code"))
        if name in fields
    )
    return Paper(
        title=title,
        authors=parse_names(authors),
        date=Date(year) if year else None,
        **{"links": links, **fields},
    )


def source(*papers: Paper | Mention, path: str = "a.md") -> Source:
    """Return a file with one list, a paper a line."""
    lines = tuple(
        item._replace(origin=Origin(path, line))
        if isinstance(item, Paper)
        else Mention(item.name, Origin(path, line))
        for line, item in enumerate(papers, 1)
    )
    return Source(path=path, lists=(PaperList(title="L", slug="l", papers=lines),))


def found(code: Code, *papers: Paper | Mention | Source) -> list[tuple[str, str]]:
    """Return place and message of what one check finds."""
    sources = [one for one in papers if isinstance(one, Source)]
    sources = sources or [source(*(one for one in papers if not isinstance(one, Source)))]
    diagnostics = check_library(sources, build_library(sources))
    return [(str(one.origin), one.message) for one in diagnostics if one.code is code]


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


def test_a_paper_twice_in_one_list_is_said_at_the_second() -> None:
    assert found(Code.REPEATED_PAPER, paper(), paper("Else"), paper()) == [
        ("a.md:3", "'Words' stands in this list already, at line 1")
    ]


def test_so_is_one_that_the_list_names_as_well() -> None:
    assert found(Code.REPEATED_PAPER, Mention("none"), paper(key="k"), Mention("k")) == [
        ("a.md:3", "'Words' stands in this list already, at line 2")
    ]


def test_lists_may_share_papers() -> None:
    below: SourceList = PaperList(title="M", papers=(paper(),), slug="m")
    lists: tuple[SourceList, ...] = (
        PaperList(title="L", papers=(paper(),), slug="l", lists=(below,)),
    )

    assert found(Code.REPEATED_PAPER, Source(path="a.md", lists=lists)) == []
    assert found(Code.REPEATED_PAPER, source(paper()), source(paper(), path="b.md")) == []


def test_a_list_below_is_looked_at_too() -> None:
    below = source(paper(), paper()).lists
    lists = (PaperList(title="M", slug="m", lists=below),)

    assert found(Code.REPEATED_PAPER, Source(path="a.md", lists=lists))[0][0] == "a.md:2"


def test_a_disagreement_is_not_said_twice() -> None:
    pair = source(paper(venue="ICLR", key="k"), paper(venue="ACL", key="k"))

    assert [one.code for one in build_library([pair]).diagnostics] == [Code.CONFLICT]
    assert found(Code.REPEATED_PAPER, pair) == []


def test_one_title_with_two_first_authors_is_said() -> None:
    title = "Words that tell enough"
    pair = paper(title, "Ann Lee"), paper(f"{title}.", "Bo Wu, Ann Lee")

    assert found(Code.SAME_TITLE, *pair) == [
        (
            "a.md:2",
            f"'{title}.' has the title, but not the first author, of the paper at line 1",
        )
    ]


def test_a_short_title_may_be_that_of_many() -> None:
    assert found(Code.SAME_TITLE, paper("Preface", "A. B"), paper("Preface", "C. D")) == []


def test_one_long_list_on_papers_of_two_years_is_said() -> None:
    assert found(Code.SHARED_AUTHORS, paper("Words", FIVE, 2020), paper("Numbers", FIVE, 2022)) == [
        ("a.md:2", "'Numbers' has the same 5 authors as 'Words' at line 1")
    ]


@pytest.mark.parametrize(
    "other",
    [
        paper("Numbers", FIVE, 2020),
        paper("Lattice-v2", FIVE, 2022),
        paper("Numbers", f"{FIVE} et al.", 2022),
        paper("Numbers", "Bo Wu, Ann Lee, Cy Roy, Di Fox, Ed Poe", 2022),
    ],
    ids=["the same year", "titles begin alike", "et al.", "another order"],
)
def test_a_team_may_go_on(other: Paper) -> None:
    assert found(Code.SHARED_AUTHORS, paper("Lattice", FIVE, 2020), other) == []


def test_a_short_list_says_too_little() -> None:
    four = "Ann Lee, Bo Wu, Cy Roy, Di Fox"

    assert found(Code.SHARED_AUTHORS, paper("A", four, 2020), paper("B", four, 2021)) == []


@pytest.mark.parametrize(
    "one, other",
    [
        ("https://github.com/a/b", "http://www.github.com/A/b.git"),
        ("https://x.org/code", "https://x.org/code/"),
    ],
)
def test_one_code_link_on_papers_of_different_authors_is_said(one: str, other: str) -> None:
    said = found(Code.SHARED_LINK, paper("A", "Ann Lee", code=one), paper("B", "Bo Wu", code=other))

    assert [place for place, _ in said] == ["a.md:2"]
    assert said[0][1].endswith("as does 'A' at line 1")


def test_so_is_one_link_to_the_work() -> None:
    url = "https://openreview.net/forum?id=a"

    assert found(Code.SHARED_LINK, paper("A", "Ann Lee", pdf=url), paper("B", "Bo", pdf=url))


@pytest.mark.parametrize("url", ["https://github.com/lab", "https://lab.org/"])
def test_the_page_of_a_group_may_be_shared(url: str) -> None:
    pair = paper("A", "Ann Lee", code=url), paper("B", "Bo Wu", code=url)

    assert found(Code.SHARED_LINK, *pair) == []


@pytest.mark.parametrize("authors", ["Bo Wu, Ann Lee", "", "et al."])
def test_people_may_keep_all_their_code_in_one_place(authors: str) -> None:
    url = "https://github.com/a/b"
    pair = paper("A", "Ann Lee", code=url), paper("B", authors, code=url)

    assert found(Code.SHARED_LINK, *pair) == []


def test_nobody_publishes_two_works_at_one_address() -> None:
    url = "https://x.org/a.pdf"

    assert found(Code.SHARED_LINK, paper("A", "Ann Lee", pdf=url), paper("B", "Ann Lee", pdf=url))


def test_a_home_of_many_papers_is_left_alone() -> None:
    names = ["Ann Lee", "Bo Wu", "Cy Roy", "Di Fox"]
    papers = [paper(name, name, code="https://github.com/a/b") for name in names]

    assert found(Code.SHARED_LINK, *papers) == []
    assert len(found(Code.SHARED_LINK, *papers[:3])) == 2


def test_other_links_may_be_shared() -> None:
    link = (Link("Video", "https://x.org/day-one"),)

    assert found(Code.SHARED_LINK, paper("A", links=link), paper("B", links=link)) == []


@pytest.mark.parametrize("other", ["https://x.org/a", "http://x.org/a/"])
def test_two_links_to_one_address_are_said(other: str) -> None:
    assert found(Code.REPEATED_LINK, paper(pdf="https://x.org/a", code=other)) == [
        ("a.md:1", f"the links 'PDF' and 'Code' of 'Words' lead to one address, {other}")
    ]


def test_two_words_for_the_work_are_one() -> None:
    links = (Link("Paper", "https://x.org/a"), Link("PDF", "https://x.org/a"))

    assert found(Code.REPEATED_LINK, paper(links=links)) == []


@pytest.mark.parametrize(
    "link, leads_to",
    [
        ({"code": "https://arxiv.org/abs/2001.00001"}, "a paper"),
        ({"code": "https://huggingface.co/papers/2001.00001"}, "a paper"),
        ({"code": "https://doi.org/10.1000/a"}, "a paper"),
        ({"pdf": "https://github.com/a/b"}, "code"),
    ],
)
def test_a_label_that_misleads_is_said(link: dict[str, str], leads_to: str) -> None:
    [(place, message)] = found(Code.LINK_LABEL, paper(**link))  # type: ignore[arg-type]

    assert (place, f"leads to {leads_to}, " in message) == ("a.md:1", True)


@pytest.mark.parametrize(
    "link",
    [
        {"code": "https://github.com/a/b"},
        {"pdf": "https://github.com/a/b/blob/main/paper.pdf"},
        {"pdf": "https://arxiv.org/abs/2001.00001"},
    ],
)
def test_a_label_that_fits_is_not(link: dict[str, str]) -> None:
    assert found(Code.LINK_LABEL, paper(**link)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "year, fields, given",
    [
        (2020, {"arxiv": "2111.00396"}, "2021-11"),
        (2020, {"arxiv": "2101.00001"}, "2021-01"),
        (2020, {"arxiv": "2101.00001", "venue": "arXiv preprint"}, "2021-01"),
        (2020, {"arxiv": "2104.00001", "venue": "ICLR"}, "2021-04"),
        (2019, {"pdf": "https://arxiv.org/pdf/2101.00001v2", "venue": "ICLR"}, "2021-01"),
        (1990, {"arxiv": "hep-th/9108001"}, "1991-08"),
        (1999, {"arxiv": "cs.CL/0112017"}, "2001-12"),
    ],
)
def test_a_year_before_the_id_is_said(year: int, fields: dict[str, Any], given: str) -> None:
    [(place, message)] = found(Code.EARLY_YEAR, paper(year=year, **fields))

    assert place == "a.md:1"
    assert f"has the year {year}, and an arXiv id of {given}, " in message


@pytest.mark.parametrize(
    "year, fields",
    [
        (2021, {"arxiv": "2111.00396"}),
        (2023, {"arxiv": "2111.00396"}),
        (2020, {"arxiv": "2103.00001", "venue": "NeurIPS"}),
        (0, {"arxiv": "2111.00396"}),
        (1990, {"code": "https://arxiv.org/abs/2111.00396"}),
    ],
    ids=["the same year", "later", "after a conference", "no year", "another work's id"],
)
def test_a_year_that_may_be_is_not(year: int, fields: dict[str, Any]) -> None:
    assert found(Code.EARLY_YEAR, paper(year=year, **fields)) == []


def test_one_remark_names_the_spellings_of_a_venue() -> None:
    venues = ["NeurIPS", "NIPS", "NeurIPS 2021", "ICLR", "arXiv", "nips"]
    papers = [paper(f"T{number}", venue=venue) for number, venue in enumerate(venues)]

    assert found(Code.VENUE_SPELLING, *papers) == [
        (
            "a.md:2",
            "a venue is spelled in 3 ways: 'NeurIPS' (2), 'NIPS' (1, first at line 2), "
            "'nips' (1, first at line 6)",
        )
    ]


def test_files_are_one_library() -> None:
    files = source(paper(venue="ACL")), source(paper("B", venue="acl"), path="b.md")

    assert found(Code.VENUE_SPELLING, *files) == [
        ("b.md:1", "a venue is spelled in 2 ways: 'ACL' (1), 'acl' (1, first at line 1)")
    ]


def test_a_badge_and_a_container_are_two_fields() -> None:
    long = "Advances in Neural Information Processing Systems"

    assert found(Code.VENUE_SPELLING, paper(venue="NeurIPS", container=long)) == []
    assert found(
        Code.VENUE_SPELLING, paper("A", container=long), paper("B", container=long.lower())
    )


def test_one_remark_tells_of_a_file() -> None:
    whole: dict[str, Any] = {"authors": "A. B", "year": 2020, "url": "https://x.org"}
    papers = [paper(f"T{number}", **whole) for number in range(8)]
    papers += [paper("A", "A. B", 2020), paper("B", "A. B", url="https://y.org"), paper("C")]

    assert found(Code.MISSING_FIELDS, *papers) == [
        (
            "a.md:9",
            "no authors: 1 paper (line 11); no year: 2 papers (lines 10, 11); "
            "no link: 2 papers (lines 9, 11)",
        )
    ]


def test_many_places_are_cut_short() -> None:
    papers = [paper(f"T{number}", year=2020 * (number > 6)) for number in range(20)]

    [(_, message)] = found(Code.MISSING_FIELDS, *papers)
    assert message == "no year: 7 papers (lines 1, 2, 3, 4, 5, …)"


def test_what_most_papers_lack_is_meant() -> None:
    assert found(Code.MISSING_FIELDS, paper("A", year=2020), paper("B"), paper("C")) == []


def test_another_description_may_fill_it_in() -> None:
    files = (
        source(paper("A", "A. B", 2020), paper("B", "A. B", 2020), paper("C", "A. B")),
        source(paper("C", "A. B", 2021), path="b.md"),
    )

    assert found(Code.MISSING_FIELDS, *files) == []


@pytest.mark.parametrize(
    "fields, sign",
    [
        ({"title": r"On \emph{all} words"}, r"\emph"),
        ({"title": "The {BERT} words"}, "{"),
        ({"venue": r"Revista de An\'alisis"}, r"\'"),
        ({"container": r"Words \& Things {X"}, "{"),
        ({"authors": (Name("Mil{\\o}sz", "C."),)}, "{"),
    ],
)
def test_commands_and_braces_are_said(fields: dict[str, Any], sign: str) -> None:
    [(_, message)] = found(Code.LEFT_LATEX, paper()._replace(**fields))

    assert f"holds {sign}, which is shown as it is" in message


@pytest.mark.parametrize(
    "title", [r"Of $\mathcal{O}(n)$ words", r"90\% of `\TeX{}`", r"Ball\*-tree", "Plain"]
)
def test_maths_code_and_escapes_are_not(title: str) -> None:
    assert found(Code.LEFT_LATEX, paper(title)) == []


@pytest.mark.parametrize(
    "title, problem",
    [
        ("All about words.", "ends in a full stop"),
        ("All about words..", "ends in a full stop"),
        ("论词语。", "ends in a full stop"),
        ("ATTENTION TO ALL WORDS", "is all capitals"),
    ],
)
def test_odd_titles_are_said(title: str, problem: str) -> None:
    assert found(Code.ODD_TITLE, paper(title)) == [("a.md:1", f"'{title}' {problem}")]


@pytest.mark.parametrize(
    "title",
    [
        *("To be continued...", "Words of Acme Inc.", "Words in the U.S.", "What is it?"),
        *("GPT-4", "RWKV", "大模型 GPT", "LSTM and RNN"),
    ],
)
def test_other_titles_are_not(title: str) -> None:
    assert found(Code.ODD_TITLE, paper(title)) == []


@pytest.mark.parametrize(
    "name, problem",
    [
        (Name("Lee1", "Ann"), "the name 'Ann Lee1' holds a number"),
        (Name("Lee*", "Ann"), "the name 'Ann Lee*' holds markup"),
        (Name("Lee et al", "Ann"), "the name 'Ann Lee et al' holds 'et al.'"),
        (Name("Wu", "Ann Lee and Bo"), "the name 'Ann Lee and Bo Wu' looks like several"),
        (Name("Wu", "Ann Lee; Bo"), "the name 'Ann Lee; Bo Wu' looks like several"),
        (Name("Fox", "Ann Lee Bo Wu Cy Roy Di"), "looks like several"),
    ],
)
def test_what_no_name_holds_is_said(name: Name, problem: str) -> None:
    [(_, message)] = found(Code.ODD_NAME, paper()._replace(authors=(name,)))

    assert message.endswith(f"{problem}, in 'Words'")


@pytest.mark.parametrize(
    "names, problem",
    [
        ("Ding, Ning, Yu Qin, Guang Yang", "the names 'Ding' and 'Ning' look like one"),
        ("Lee, Ann, Wu, Bo", "all of the 4 names are single words, as 'Lee'"),
        ("Ann Lee, Bo Wu, Ann Lee", "the name 'Ann Lee' stands twice"),
    ],
)
def test_runs_that_were_cut_wrongly_are_said(names: str, problem: str) -> None:
    assert found(Code.ODD_NAME, paper(authors=names)) == [("a.md:1", f"{problem}, in 'Words'")]


@pytest.mark.parametrize(
    "names",
    [
        "Gabriel García Márquez, María de los Ángeles de la Cruz",
        "Gorantla V N S L Vishnu Vardhan, Smith Jr.",
        "The Words and Things Team, Meta AI, 01.AI",
        "OpenAI",
        "Madonna, Ann Lee, Bo Wu",
        "李明, 王芳, 张伟, 刘洋",
        "Ann Lee, Bo Wu, et al.",
    ],
)
def test_names_are_many_things(names: str) -> None:
    assert found(Code.ODD_NAME, paper(authors=names)) == []


def test_long_lists_have_namesakes() -> None:
    names = ", ".join(["Wei Wang", "Wei Wang", *(f"A{chr(97 + n)} B" for n in range(10))])

    assert found(Code.ODD_NAME, paper(authors=names)) == []


HERE = Origin("index.md", 12)


def said_of(one: Source, *names: str) -> list[tuple[str, str, str]]:
    audited = Audited([one], build_library([one]))
    cited = [(name, HERE) for name in names]
    return [(str(one.origin), one.message, one.hint) for one in cited_derived_keys(audited, cited)]


@pytest.mark.parametrize(
    "path, pin",
    [
        ("a.md", "<!-- paperlist: key=lee2020words -->"),
        ("a.yaml", "key: lee2020words"),
        ("a.json", '"key": "lee2020words"'),
        ("a.ris", "ID  - lee2020words"),
    ],
)
def test_a_cited_key_that_nobody_wrote_is_to_be_pinned(path: str, pin: str) -> None:
    one = source(paper("Words", "Ann Lee", 2020), path=path)

    assert said_of(one, "lee2020words", "lee2020words", "none") == [
        (
            f"{path}:1",
            "key 'lee2020words' is made from the content and cited at index.md:12 "
            "and in 1 more place",
            f"write `{pin}`",
        )
    ]


def test_a_written_key_and_an_identifier_do_not_change() -> None:
    one = source(paper(key="k"), paper("Else", "Ann Lee", 2020, arxiv="2001.00001"))

    assert said_of(one, "k", "arxiv:2001.00001", "2001.00001") == []


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
