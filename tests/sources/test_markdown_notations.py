"""Lists of every notation read as the papers that a careful reader sees in them."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.names import OTHERS
from sphinx_paperlist.sources.markdown.reader import read_markdown


def papers(text: str) -> Any:
    source = read_markdown(text, "a.md")
    below = [paper for one in source.lists for paper in one.papers]
    return [paper for paper in (*source.papers, *below) if isinstance(paper, Paper)]


def shown(paper: Any) -> Any:
    """Return what a paper says, without what it lacks."""
    said = {
        "title": paper.title,
        "authors": [str(name) for name in paper.authors],
        "date": str(paper.date or ""),
        "venue": paper.venue,
        "links": [f"{link.label}: {link.url}" for link in paper.links],
        "tags": list(paper.tags),
        "note": paper.note,
        "nickname": paper.nickname,
        "affiliation": paper.affiliation,
        "stars": paper.stars,
        "available": str(paper.available or ""),
        "extra": dict(paper.extra),
    }
    return {name: value for name, value in said.items() if value}


def paper(text: str) -> Any:
    (only,) = papers(text)
    return shown(only)


PDF, CODE = "http://a.b", "http://c.d"
BEES = ["Ann Bee", "Cy Dee"]
FULL = {
    "title": "How bees count flowers",
    "authors": BEES,
    "date": "2023",
    "venue": "ICML",
    "links": [f"pdf: {PDF}"],
}


@pytest.mark.parametrize(
    "entry",
    [
        # A bold title, and what follows in any order
        "1. **How bees count flowers.** ICML 2023. [pdf](http://a.b)\n\n   *Ann Bee, Cy Dee.*",
        "- **How bees count flowers**, *Ann Bee, Cy Dee*, ICML 2023 [[pdf]](http://a.b)",
        "- **How bees count flowers** <br> *Ann Bee and Cy Dee* <br> ICML'23 | [pdf](http://a.b)",
        "- **How bees count flowers**, Ann Bee, Cy Dee, `ICML 2023`. [[pdf](http://a.b)]",
        "- [ICML 2023] **How bees count flowers** by Ann Bee and Cy Dee. [[pdf]](http://a.b)",
        '- **"How bees count flowers"**. *Ann Bee, Cy Dee. ICML.* 2023. [[pdf](http://a.b)]',
        "- Ann Bee, Cy Dee, **How bees count flowers**, ICML 2023. [pdf](http://a.b)",
        # A paragraph with hard breaks
        "**How bees count flowers** \\\n*Ann Bee, Cy Dee* \\\nICML 2023. [[pdf](http://a.b)]",
        # A title that its place tells
        "- [2023] How bees count flowers. *Ann Bee, Cy Dee. ICML.* [[pdf](http://a.b)]",
        "- How bees count flowers. Ann Bee, Cy Dee. ICML 2023. [pdf](http://a.b)",
        "- *How bees count flowers*, Ann Bee, Cy Dee, ICML 2023. [[pdf]](http://a.b)",
        # Citations
        'Bee, Ann, and Cy Dee. "**How bees count flowers**." ICML. (2023). [[pdf]](http://a.b)',
        '- Ann Bee and Cy Dee. "How bees count flowers." ICML (2023) [pdf](http://a.b)',
        # HTML that says the same
        "- <b>How bees count flowers</b><br><i>Ann Bee, Cy Dee</i><br>ICML 2023 "
        '[<a href="http://a.b">pdf</a>]',
        # A table
        "|Title|Authors|Venue|Year|PDF|\n|-|-|-|-|-|\n"
        "|How bees count flowers|Ann Bee, Cy Dee|ICML|2023|[pdf](http://a.b)|",
        "|论文|作者|会议|日期|\n|-|-|-|-|\n"
        "|How bees count flowers [[pdf](http://a.b)]|Ann Bee, Cy Dee|ICML|2023年|",
        # A title with nested bullets
        "- **How bees count flowers**\n  - Ann Bee, Cy Dee\n  - Venue: ICML 2023\n"
        "  - [pdf](http://a.b)",
        # The title below the name of the work
        "**How bees count flowers**\n\n- Authors: Ann Bee, Cy Dee\n- ICML 2023\n- pdf: http://a.b",
    ],
)
def test_one_paper_in_many_notations(entry: str) -> None:
    assert paper(f"{entry}\n") == FULL


@pytest.mark.parametrize(
    "written, date, available",
    [
        ("[2023/06] **T of T.** ", "2023-06", ""),
        ("(2021-04) **T of T.** ", "2021-04", ""),
        ("**T of T.** 2025-10-10", "2025-10-10", ""),
        ("**T of T.** 30 Oct 2023", "2023-10-30", ""),
        ("**T of T.** Mar 2023", "2023-03", ""),
        ("**T of T.** (2015)", "2015", ""),
        ("**T of T.** 8/05/24", "2024-08-05", ""),
        ("**T of T.** 2023年5月", "2023-05", ""),
        ("**T of T (2019)**", "2019", ""),
        # The venue's year is the year; a printed date of that year is more exact
        ("[2023/06] **T of T.** *Ann Bee.* ICML 2023", "2023-06", ""),
        ("[2022/06] **T of T.** *Ann Bee.* ICML 2023", "2023", "2022-06"),
        ("**T of T.** `ICML 2023` *Ann Bee.* 2022.5", "2023", "2022-05"),
        ("**T of T.** (Arxiv 24.02.08)", "2024-02-08", ""),
        ("**T of T.** (Arxiv 24.02.08->ECCV24)", "2024", "2024-02-08"),
        ("**T of T.** ACL 2021, arXiv 2005.08139", "2021", ""),
    ],
)
def test_dates(written: str, date: str, available: str) -> None:
    said = paper(f"- {written} [pdf](http://a.b)\n")

    assert (said["date"], said.get("available", "")) == (date, available)


@pytest.mark.parametrize(
    "written, venue, tags",
    [
        ("NeurIPS 2023", "NeurIPS", []),
        ("ICLR'24", "ICLR", []),
        ("Preprint'24", "Preprint", []),
        ("COLM2024", "COLM", []),
        ("arXiv.2303.09014", "arXiv", []),
        ("CVPR 2022 (Oral)", "CVPR", ["Oral"]),
        ("EACL 2021 [long]", "EACL", ["long"]),
        ("ICCV 2021 Spotlight", "ICCV", ["Spotlight"]),
        ("Findings of EMNLP 2022", "Findings of EMNLP", []),
        ("Bees @ NeurIPS 2023", "Bees @ NeurIPS", []),
        ("Under Review", "Under Review", []),
        ("Annals of Bee Counting 2020", "Annals of Bee Counting", []),
    ],
)
def test_venues_are_without_year_and_award(written: str, venue: str, tags: Any) -> None:
    said = paper(f"- **How bees count**, {written} [[paper]](http://a.b)\n")

    assert (said["venue"], said.get("tags", [])) == (venue, tags)


def test_a_citation_says_volume_issue_and_pages() -> None:
    (one,) = papers(
        'Bee, Ann, et al. "**How bees count**." Nature 521.7553 (2015): 436-444. [[pdf]](http://a.b)'
        " **(A classic)** :star::star::star:\n"
    )

    assert (one.venue, one.volume, one.issue, one.pages) == ("Nature", "521", "7553", "436-444")
    assert (one.note, one.stars, one.authors[-1]) == ("A classic", 3, OTHERS)


def test_a_citation_in_the_style_of_the_apa() -> None:
    said = paper("- Bee, A. N., & Dee, C. (2014). How bees count. Nature, 30. [pdf](http://a.b)\n")

    assert (said["title"], said["authors"]) == ("How bees count", ["A. N. Bee", "C. Dee"])
    assert (said["venue"], said["date"]) == ("Nature", "2014")


def test_nested_bullets_say_more_of_a_linked_title() -> None:
    assert paper(
        "- [How bees count](http://a.b)\n  - Ann Bee, Cy Dee, et al.\n"
        "  - Keyword: bees, counting\n  - Code: [Official](http://c.d)\n"
        "  - Dataset: [Hive](http://e.f), [Meadow](http://g.h)\n  - Task: counting\n"
        "  - TLDR: They count to *four*.\n"
    ) == {
        "title": "How bees count",
        "authors": ["Ann Bee", "Cy Dee", "others"],
        "links": [
            "title: http://a.b",
            "Code: http://c.d",
            "Hive: http://e.f",
            "Meadow: http://g.h",
        ],
        "tags": ["bees", "counting"],
        "note": "They count to *four*.",
        "extra": {"Task": "counting"},
    }


@pytest.mark.parametrize(
    "entry, said",
    [
        ("[How bees count](http://a.b) - A short, clear *look* at bees.", "note"),
        ("[How bees count](http://a.b): bees and [wasps](http://e.f) compared.", "note"),
        ("[How bees count](http://a.b)\n\n  > A short and clear look at bees.", "note"),
        ("**How bees count** [pdf](http://a.b) `Meadow Lab`, `Hive`", "tags"),
        ("Insects: [How bees count](http://a.b)", "tags"),
        ("[Insects] [How bees count](http://a.b)", "tags"),
        ("<u>B4</u>: **How bees count.** [pdf](http://a.b)", "nickname"),
        ("**S4:** How bees count. *Ann Bee, Cy Dee.* [pdf](http://a.b)", "nickname"),
        ("[How bees count](http://a.b) (BeeNet)", "nickname"),
        ("**How bees count** *Ann Bee (Meadow Lab), Cy Dee*", "affiliation"),
        ("**How bees count** [pdf](http://a.b) ⭐⭐⭐", "stars"),
    ],
)
def test_what_else_people_say(entry: str, said: str) -> None:
    one = paper(f"- {entry}\n")

    assert one["title"] == "How bees count"
    assert said in one
    assert {"note", "tags", "nickname", "affiliation", "stars"} & set(one) == {said}


@pytest.mark.parametrize(
    "written, links",
    [
        ("[[pdf](http://a.b)][[code](http://c.d)]", ["pdf: http://a.b", "code: http://c.d"]),
        ("[[pdf]](http://a.b) | [[code]](http://c.d)", ["pdf: http://a.b", "code: http://c.d"]),
        (
            "**[Paper](http://a.b)** **[Code](http://c.d)**",
            ["Paper: http://a.b", "Code: http://c.d"],
        ),
        ("Paper: http://a.b, Code: http://c.d", ["Paper: http://a.b", "Code: http://c.d"]),
        (":star:[code](http://c.d):house:[project](http://e.f)", None),
        ("[Paper(Oral)](http://a.b)", ["Paper: http://a.b"]),
        ("[[pdf]] (http://a.b)", ["pdf: http://a.b"]),
        ("[Code]()", []),
        (
            "[![arXiv](https://img.shields.io/badge/arXiv-2303.09014-red)](http://a.b)",
            ["arXiv: http://a.b"],
        ),
        (
            "[![](https://img.shields.io/badge/Project-Page-red)](http://a.b)",
            ["Project: http://a.b"],
        ),
        ("[![](https://img.shields.io/github/stars/a/b)](http://a.b)", []),
    ],
)
def test_links_keep_their_labels(written: str, links: Any) -> None:
    said = paper(f"- **How bees count** {written}\n")
    wanted = ["code: http://c.d", "project: http://e.f"] if links is None else links

    assert said.get("links", []) == wanted
    assert "stars" not in said


def test_badges_that_lead_nowhere_are_venue_date_and_tags() -> None:
    badge = "https://img.shields.io/badge"
    said = paper(
        f"- **How bees count** [pdf](http://a.b) ![]({badge}/ICML-2023-blue) "
        f"![]({badge}/Bee--lines-red) ![]({badge}/Keyword-long%20flights-red)\n"
    )

    assert (said["venue"], said["date"]) == ("ICML", "2023")
    assert said["tags"] == ["Bee-lines", "long flights"]


def test_a_bold_title_goes_on_in_bullets_or_paragraphs() -> None:
    found = papers(
        "# 论文\n\n**How bees count**\n\n- 论文：http://a.b\n\n- 代码：http://c.d\n\n"
        "**Why bees count**\n\n论文：http://e.f\n\n代码：暂无\n\n**No paper**\n\nWords.\n"
    )

    assert [(one.title, [link.label for link in one.links]) for one in found] == [
        ("How bees count", ["论文", "代码"]),
        ("Why bees count", ["论文"]),
    ]


def test_a_title_may_stand_below_its_nickname_and_authors() -> None:
    assert paper(
        "* **B4**: Ann Bee, Cy Dee.\n  - How bees count flowers. [[ICML'2020](http://a.b)]\n"
    ) == {
        "title": "How bees count flowers",
        "authors": BEES,
        "date": "2020",
        "venue": "ICML",
        "links": ["ICML'2020: http://a.b"],
        "nickname": "B4",
    }


def test_a_table_has_columns_of_many_kinds() -> None:
    first, second = papers(
        "| # | 时间 | 标题 | 作者 | 单位 | 摘要 | 链接 | 代码 | 引用数 |\n|-|-|-|-|-|-|-|-|-|\n"
        "| 1 | 2023-05 | [Bees](http://a.b) | 张三, 李四 | Hive | Text. "
        "| [PDF](http://e.f) | None | 9 |\n"
        "| 2 | 2023.6 | **Wasps** - about wasps and what they do | | | | http://g.h | - | |\n"
    )

    assert shown(first) == {
        "title": "Bees",
        "authors": ["张三", "李四"],
        "date": "2023-05",
        "links": ["title: http://a.b", "PDF: http://e.f"],
        "affiliation": "Hive",
        "extra": {"引用数": "9"},
    }
    assert first.abstract == "Text."
    assert (second.title, second.note) == ("Wasps", "about wasps and what they do")


@pytest.mark.parametrize(
    "table",
    ["|Option|Default|\n|-|-|\n|a|b|\n", "|Section|\n|-|\n|[Bees](#bees)|\n"],
)
def test_other_tables_are_prose(table: str) -> None:
    assert papers(f"# A\n\n{table}") == []


def test_a_row_without_title_is_said() -> None:
    source = read_markdown("|Title|Year|\n|-|-|\n|A b|2020|\n||2021|\n", "a.md")

    assert [(said.code, said.origin.line) for said in source.diagnostics] == [(Code.UNREAD_ITEM, 4)]


@pytest.mark.parametrize(
    "prose",
    [
        "- Add a paper where it belongs.\n- Use the format of the others (`- **Title**`).\n",
        "- **Quality**: papers are seen by somebody who knows the field.\n",
        "- **2016** : more than 60 citations\n- **2015** : more than 200 citations\n",
        "- `Counting`: bees are counted by people who sit still for hours.\n",
        "1. A list of **100 papers** on bees is what we want to have.\n",
        "- If you want to help, see [HERE](CONTRIBUTING.md) how that is done.\n",
        "- [Bees](#bees)\n  - [Wasps](#wasps)\n",
        "- [Next page](wasps.md)\n",
        "[![CI](https://img.shields.io/badge/CI-green)](http://a.b)\n",
        '<p align="center"><b><a href="http://a.b">Bees</a></b></p>\n',
        "[Turkish](README_TU.md)\n",
        "See [this page](http://a.b) for **all** that we know of bees.\n",
        "**We want your help!**\n\nWrite to us.\n",
        "<!-- - **How bees count** [pdf](http://a.b) -->\n",
        "```\n- [title](paper link)\n  - authors\n```\n",
    ],
)
def test_prose_is_no_paper_and_gives_no_findings(prose: str) -> None:
    source = read_markdown(f"# A\n\n{prose}", "a.md")

    assert papers(f"# A\n\n{prose}") == []
    assert source.diagnostics == ()


def test_a_heading_that_is_a_year_dates_the_papers_below() -> None:
    first, second = papers("# 2021\n\n- **How bees count**\n- **Why bees count** *Ann Bee*, 2020\n")

    assert (first.year, second.year) == (2021, 2020)


def test_headings_may_be_html_and_have_short_codes() -> None:
    source = read_markdown(
        '<h1 align="center">Banner</h1>\n\n<h2 id="a">Bees &amp; <i>more</i></h2>\n\n'
        "### :bee: Counting\n\n- **How bees count**\n",
        "a.md",
    )
    (bees,) = source.lists

    assert (bees.title, [one.title for one in bees.lists]) == ("Bees & more", ["Counting"])


def test_entries_may_stand_line_under_line() -> None:
    found = papers(
        "**How bees count** *Ann Bee* [pdf](http://a.b)  \n**Why bees count** [pdf](http://c.d)\n"
    )

    assert [one.title for one in found] == ["How bees count", "Why bees count"]


def test_nested_entries_of_their_own_are_papers() -> None:
    found = papers(
        "- **Surveys of all kinds** [web](http://a.b)\n"
        "  - **How bees count** *Ann Bee, Cy Dee* [pdf](http://c.d)\n"
    )

    assert [one.title for one in found] == ["Surveys of all kinds", "How bees count"]


@pytest.mark.parametrize(
    "numbers, lines", [((1, 2, 3), []), ((1, 1, 1), []), ((5, 6), []), ((1, 2, 4), [3])]
)
def test_numbers_out_of_order_are_said(numbers: Any, lines: Any) -> None:
    text = "".join(f"{number}. **How bees count {number}**\n" for number in numbers)
    said = read_markdown(text, "a.md").diagnostics

    assert [(one.code, one.origin.line) for one in said] == [
        (Code.LIST_NUMBER, line) for line in lines
    ]


@pytest.mark.parametrize(
    ("behind", "authors"),
    [
        (" - Ann B. Bee 2012", ["Ann B. Bee"]),
        (" - Ann Bee and Cy Dee 2012", BEES),
        (" - Ann Bee, Cy Dee, and Eve Fee 2012", [*BEES, "Eve Fee"]),
    ],
)
def test_names_with_a_year_behind_a_title_are_authors(behind: str, authors: Any) -> None:
    said = paper(f"- [How bees count flowers](http://a.b){behind}\n")

    assert (said["authors"], said["date"], said.get("venue")) == (authors, "2012", None)


def test_a_few_words_with_a_year_behind_a_title_are_a_venue() -> None:
    said = paper("- [How bees count flowers](http://a.b) - Neural Computation 2012\n")

    assert (said.get("authors"), said["venue"], said["date"]) == (
        None,
        "Neural Computation",
        "2012",
    )


def test_pages_behind_a_venue_are_none_of_it() -> None:
    (found,) = papers(
        "1. Ann Bee and Cy Dee. 2005. **How bees count.** In Proc. of ACL, pages 4–7.\n"
    )

    assert (found.venue, found.pages) == ("Proc. of ACL", "4–7")


def test_a_short_link_in_brackets_is_a_label_whatever_it_says() -> None:
    said = paper(
        "- *(ICML'2023 findings)* How bees count flowers [[Paper](http://a.b)] [[Hive](http://c.d)]\n"
    )

    assert said["title"] == "How bees count flowers"
    assert said["venue"] == "ICML findings"
    assert said["links"] == ["Paper: http://a.b", "Hive: http://c.d"]


def test_an_icon_before_an_entry_says_nothing_of_its_title() -> None:
    said = paper("- 🔥 (ICML 2023) How bees: a count [[Paper](http://a.b)] [:bee:](http://c.d)\n")

    assert (said["title"], said["venue"]) == ("How bees: a count", "ICML")
    assert said["links"] == ["Paper: http://a.b", ":bee:: http://c.d"]


def test_italics_on_a_line_behind_the_venue_are_no_authors() -> None:
    said = paper(
        "1. [**How bees count.**](http://a.b) \\\n*Ann Bee, Cy Dee.* \\\n"
        "**ICML 2023** \\\n*Bees, Big Hives.*\n"
    )

    assert said["authors"] == BEES


@pytest.mark.parametrize("end", ["", ".", ","])
@pytest.mark.parametrize("count", [1, 2, 5, 16])
def test_names_on_the_line_below_a_title_are_authors(count: int, end: str) -> None:
    names = [f"{given} C. Bee" for given in ("Ann", "Cy", "Eva", "Gus") for _ in range(4)][:count]
    text = f"[**How bees count**](https://b.org/a) \\\n{', '.join(names)}{end} \\\nICML 2019"
    (paper,) = read_markdown(text, "a.md").papers
    assert isinstance(paper, Paper)
    assert [str(name) for name in paper.authors] == names


def test_one_full_name_on_the_line_below_a_title_is_the_author() -> None:
    text = "[**How bees count**](https://b.org/a) \\\nAnn Bee \\\nICML 2019 \\\n*bees, counting*"
    (paper,) = read_markdown(text, "a.md").papers
    assert isinstance(paper, Paper)
    assert [str(name) for name in paper.authors] == ["Ann Bee"]


def test_a_long_run_of_names_is_enough_to_make_a_paragraph_an_entry() -> None:
    names = [f"{given} C. Bee" for given in ("Ann", "Cy", "Eva", "Gus") for _ in range(6)]
    text = f"**How bees count flowers** \\\n{', '.join(names)} \\\n*bees, counting*"
    (paper,) = read_markdown(text, "a.md").papers
    assert isinstance(paper, Paper)
    assert [str(name) for name in paper.authors] == names


BADGE = "https://img.shields.io"


@pytest.mark.parametrize(
    "behind, said",
    [
        # Who wrote it, and where they work
        (
            "*Ann Bee (Hive Lab; Comb Lab).*",
            {"authors": ["Ann Bee"], "affiliation": "Hive Lab; Comb Lab"},
        ),
        ("*OpenAI: Ann Bee, Cy Dee*.", {"authors": BEES, "affiliation": "OpenAI"}),
        ("\\\n  Hive Lab: Ann Bee, Cy Dee", {"authors": BEES, "affiliation": "Hive Lab"}),
        ("*Ann Bee (@bee), Cy Dee.*", {"authors": ["Ann Bee (@bee)", "Cy Dee"]}),
        ("*Bee, A.; Dee, C.*", {"authors": ["A. Bee", "C. Dee"]}),
        ("*Ann Bee et al. (Google).*", {"authors": ["Ann Bee", "others"], "affiliation": "Google"}),
        ("*Ann Bee et al. ICML*", {"authors": ["Ann Bee", "others"], "venue": "ICML"}),
        ("*Ann Bee, Cy Dee, ICML 2020*", {"authors": BEES, "venue": "ICML", "date": "2020"}),
        ("*Ann Bee, Cy Dee. ICML.*", {"authors": BEES, "venue": "ICML"}),
        (
            "Ann Bee, Cy Dee et al ICML 2020",
            {"authors": [*BEES, "others"], "venue": "ICML", "date": "2020"},
        ),
        (
            "(Ann Bee; ICML 2020; Oral)",
            {"authors": ["Ann Bee"], "venue": "ICML", "date": "2020", "tags": ["Oral"]},
        ),
        # Where it was printed
        ("arXiv:1409.3215 / NIPS 2014", {"venue": "NIPS", "date": "2014"}),
        ("`arXiv 2013 / NIPS 2014`", {"venue": "NIPS", "date": "2014", "available": "2013"}),
        ("`arXiv 2013 / bees`", {"venue": "arXiv / bees", "date": "2013"}),
        (
            "ICML 2020, NeurIPS 2021",
            {"venue": "ICML", "date": "2020", "tags": ["NeurIPS"], "available": "2021"},
        ),
        ("`2020` `Oral` `ICML`", {"venue": "ICML", "date": "2020", "tags": ["Oral"]}),
        ("arXiv 99.99", {"venue": "arXiv"}),
        # Badges
        (f"![]({BADGE}/static/v1?label=Venue&message=ICML)", {"venue": "ICML"}),
        (f"[![]({BADGE}/badge/ICML-2020-red)]()", {"venue": "ICML", "date": "2020"}),
        ("![](https://a.example/badge/ICML-2020-red)", {}),
        ("![](https://[badge)", {}),
        ("**[![](http://a.b/bee.png)](http://a.b)**", {"links": ["Link: http://a.b"]}),
        # Signs, names and labels
        ("(🔥) (BeeNet) (honey)", {"tags": ["🔥", "honey"], "nickname": "BeeNet"}),
        ("PDF] [Code](http://c.d)", {"links": ["Code: http://c.d"]}),
        ("[Paper]](http://a.b)", {"links": ["Paper: http://a.b"]}),
        ("\n  - **Paper** : [a](http://a.b)", {"links": ["Paper: http://a.b"]}),
        (
            "\n  - Nickname: BeeNet\n  - Rating: 4/5\n  - Rating: 2",
            {"nickname": "BeeNet", "stars": 4, "extra": {"Rating": "2"}},
        ),
        ("\n  - Abstract: It counts.\n  - Abstract: Again.", {"extra": {"Abstract": "Again."}}),
        # A remark goes on through links that are no labels
        (
            "They show in this work that [bees of all kinds](http://c.d/x) count.",
            {"note": "They show in this work that [bees of all kinds](http://c.d/x) count."},
        ),
    ],
)
def test_what_stands_behind_a_title_has_its_role(behind: str, said: dict[str, Any]) -> None:
    assert paper(f"- **How bees count flowers.** {behind}\n") == {
        "title": "How bees count flowers",
        **said,
    }


def test_a_number_and_a_publisher_behind_a_title_go_to_their_fields() -> None:
    (found,) = papers("- **How bees count.** *Ann Bee.* arXiv:1409.3215. ICML 2014, Springer.\n")

    assert (found.arxiv, found.venue, found.publisher) == ("1409.3215", "ICML", "Springer")


def test_a_month_that_there_is_not_is_a_day() -> None:
    assert paper("- **T of T.** 25/05/2020\n") == paper("- **T of T.** 05/25/2020\n")


def test_rows_of_a_table_may_be_headings_or_badges() -> None:
    found = papers(
        "|Title|Authors|Code|\n|-|-|-|\n"
        "|**A part**|||\n"
        "|[**BD19**] How bees count|Ann Bee|in spring|\n"
        f"|Flowers|Cy Dee|[![code]({BADGE}/badge/code-x-red)](http://c.d)|\n"
    )

    assert [shown(one) for one in found] == [
        {
            "title": "How bees count",
            "authors": ["Ann Bee"],
            "nickname": "BD19",
            "extra": {"Code": "in spring"},
        },
        {"title": "Flowers", "authors": ["Cy Dee"], "links": ["code: http://c.d"]},
    ]


@pytest.mark.parametrize("after", ["*Oral*", "[Something](http://c.d)"])
def test_a_paragraph_after_an_item_that_is_neither_names_nor_links_is_none_of_it(
    after: str,
) -> None:
    found = papers(f"- [How bees count](http://a.b)\n\n{after}\n\n- [Bees](http://a.b/c)\n")

    assert [shown(one) for one in found] == [
        {"title": "How bees count", "links": ["title: http://a.b"]},
        {"title": "Bees", "links": ["title: http://a.b/c"]},
    ]
