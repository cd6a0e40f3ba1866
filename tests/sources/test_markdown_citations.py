"""Citations and other words without marks are cut into names, title, and what follows."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.sources.markdown.authors import in_order
from sphinx_paperlist.sources.markdown.citations import cut_words
from sphinx_paperlist.sources.markdown.reader import read_markdown

TITLE = "How bees count flowers"
BEES = ["Ann Bee", "Cy Dee"]
INITIALS = ["A. Bee", "C. Dee"]


def papers(text: str) -> list[Paper]:
    source = read_markdown(text, "a.md")
    return [paper for paper in source.papers if isinstance(paper, Paper)]


def said(text: str) -> tuple[str, Any, int | None, str]:
    (paper,) = papers(text)
    return paper.title, [str(name) for name in paper.authors], paper.year, paper.venue


@pytest.mark.parametrize(
    ("entry", "authors", "venue"),
    [
        ("Ann Bee and Cy Dee: How bees count flowers, ICML 2019.", BEES, "ICML"),
        ("Ann Bee, et al.: How bees count flowers, 2019.", ["Ann Bee", "others"], ""),
        ("Ann Bee: How bees count flowers, Hive Technical Report, 2019.", ["Ann Bee"], None),
        ("Ann Bee and Cy Dee. How bees count flowers. ICML, 2019.", BEES, "ICML"),
        ("Ann Bee and Cy Dee. 2019. How bees count flowers. In ICML.", BEES, "ICML"),
        ("Ann Bee, Cy Dee, How bees count flowers, ICML, 2019.", BEES, "ICML"),
        ("A. Bee, C. Dee, How bees count flowers, ICML, 2019.", INITIALS, "ICML"),
        (
            "Bee, A. and Dee, C., 2019. How bees count flowers. In *ICML* (pp. 1-9).",
            INITIALS,
            "ICML",
        ),
        (
            "Bee, A., & Dee, C. (2019). How bees count flowers. *Hives*, 3(4), 1-9.",
            INITIALS,
            "Hives",
        ),
        ("Bee, A., 2019. How bees count flowers. *Hives*, 3(4), pp.1-9.", ["A. Bee"], "Hives"),
        ("Bee A, Dee C. How bees count flowers. Nature. 2019.", ["Bee A", "Dee C"], "Nature"),
        ("Ann Bee, Cy Dee: How bees count flowers. CVPR 2019: 12-15", BEES, "CVPR"),
        (
            "**Bees**. Bee, A. and Dee, C., 2019. How bees count flowers. In *ICML*.",
            INITIALS,
            "ICML",
        ),
        ('**[BD19]** Ann Bee and Cy Dee. "**How bees count flowers**". In ICML\'19.', BEES, "ICML"),
        ('Bee, Ann. "How bees count flowers." *Hives* (2019): 1-9.', ["Ann Bee"], "Hives"),
        ("How bees count flowers. ICML 2019 [a note]", [], "ICML"),
        ("Bee, A., Dee, C.: How bees count flowers. In: ICML (2019)", INITIALS, "ICML"),
        ("How bees count flowers, Ann Bee, Cy Dee, ICML 2019", BEES, "ICML"),
        ('"How bees count flowers", Ann Bee, ICML 2019', ["Ann Bee"], "ICML"),
        ("How bees count flowers; Ann Bee, Cy Dee; ICML 2019", BEES, "ICML"),
        ("*How bees count flowers*, Ann Bee and Cy Dee, ICML 2019", BEES, "ICML"),
    ],
)
def test_citations_without_links(entry: str, authors: Any, venue: str | None) -> None:
    title, names, year, where = said(f"- {entry}\n")
    assert (title, names, year) == (TITLE, authors, 2019)
    assert venue is None or where == venue


@pytest.mark.parametrize(
    "entry",
    [
        "How bees count flowers by Ann Bee, Cy Dee.",
        "How bees count flowers | Ann Bee, Cy Dee",
        "*Ann Bee, Cy Dee*: **How bees count flowers**",
        "Ann Bee and Cy Dee. *How bees count flowers*.",
    ],
)
def test_names_may_stand_on_either_side(entry: str) -> None:
    assert said(f"- {entry} [pdf](http://a.b)\n") == (TITLE, BEES, None, "")


@pytest.mark.parametrize(
    "words",
    [
        '"How bees count flowers": a remark',
        'Some words "How bees count flowers" in it',
        "How bees count flowers (by the way) goes [inside](#x)",
        f"{'word ' * 200}[pdf](http://a.b)",
    ],
)
def test_words_without_anything_that_papers_have_are_none(words: str) -> None:
    assert papers(f"- {words}\n") == []


def test_the_volume_and_the_pages_of_a_journal_are_no_part_of_its_name() -> None:
    entry = "- Ann Bee and Cy Dee, How bees fly, IEEE Transactions on Hives, vol. 12, no. 3, 2019."
    (paper,) = papers(entry)
    assert (paper.venue, paper.volume, paper.issue) == ("IEEE Transactions on Hives", "12", "3")


@pytest.mark.parametrize(
    "entry",
    [
        "ICML 2019, How bees count flowers, [pdf](http://a.b)",
        "ICML 2019 oral, How **bees** count flowers, [pdf](http://a.b)",
        "ICML 2019 - How bees count flowers - [pdf](http://a.b)",
        "**Apis** - How Bees Count Flowers, ICML 2019 [pdf](http://a.b)",
        "2019, ICML, How bees count flowers [pdf](http://a.b)",
        "ICML'19 | How bees count flowers | [pdf](http://a.b)",
        "**How bees count flowers (ICML 2019)** [pdf](http://a.b)",
        "**How bees count flowers, ICML 2019** [pdf](http://a.b)",
        "How bees count flowers \\[ICML 2019\\] [pdf](http://a.b)",
        "**[Apis]** How bees count flowers | **[ICML' 19]** | [pdf](http://a.b)",
        '**Apis** "How bees count flowers" *ICML, 2019*. [pdf](http://a.b)',
    ],
)
def test_a_venue_may_stand_on_either_side(entry: str) -> None:
    title, *others = said(f"- {entry}\n")
    assert title.capitalize() == TITLE
    assert others == [[], 2019, "ICML"]


@pytest.mark.parametrize(
    ("tail", "authors", "year"),
    [
        (", Ann Bee, Cy Dee, 2019", BEES, 2019),
        (" by Ann Bee, Cy Dee, 2019.", BEES, 2019),
        (" - Bee, Ann, Dee, Cy (2019)", BEES, 2019),
        (" (Bee et al. 2019) shows how bees do it", ["Bee", "others"], 2019),
        (". Bee, A., Dee, C. & Fox, E. Nature (2019)", [*INITIALS, "E. Fox"], 2019),
        (" - Ann Bee (Hive Lab), Cy Dee (Comb Lab), 2019", BEES, 2019),
        (" (Bee and Dee, 2019)", ["Bee", "Dee"], 2019),
        (" Ann Bee (Hive Lab), Cy Dee (Comb Lab)", BEES, None),
        (" by Ann Bee: a classic that most should know", ["Ann Bee"], None),
    ],
)
def test_names_behind_a_linked_title(tail: str, authors: Any, year: int | None) -> None:
    assert said(f"- [{TITLE}](http://a.b){tail}\n")[:3] == (TITLE, authors, year)


@pytest.mark.parametrize(
    ("names", "read"),
    [
        ("Bee, Ann, Dee, Cy", "Ann Bee, Cy Dee"),
        ("Bee, Ann, Cy Dee, and Eve Fox", "Ann Bee, Cy Dee, Eve Fox"),
        ("Bee, Ann, et al.", "Ann Bee, et al."),
        ("Bee, Jr., et al.", "Bee, Jr., et al."),
        ("Bee, Ann B.", "Ann B. Bee"),
        ("van Bee, Ann and Dee, Cy", "Ann van Bee, Cy Dee"),
        ("Google, OpenAI", "Google, OpenAI"),
        ("Ann Bee, Cy Dee", "Ann Bee, Cy Dee"),
    ],
)
def test_inverted_names_are_put_in_order(names: str, read: str) -> None:
    assert in_order(names) == read


def test_a_title_with_a_colon_begins_behind_the_last_comma() -> None:
    cut = cut_words("Ann Bee, Cy Dee, Counting Flowers in Motion: How bees do it, ICML, 2019.")
    assert cut.lead == "Ann Bee, Cy Dee"
    assert cut.title == "Counting Flowers in Motion: How bees do it"


@pytest.mark.parametrize("indent", [" ", "    "])
def test_a_citation_below_a_name_and_links_says_what_the_paper_is(indent: str) -> None:
    text = "* Apis, Hive Lab [[pdf]](http://a.b)\n{}* Ann Bee, Cy Dee, {}, ICML, 2019.\n"
    (paper,) = papers(text.format(indent, TITLE))
    assert said(text.format(indent, TITLE)) == (TITLE, BEES, 2019, "ICML")
    assert [(link.label, link.url) for link in paper.links] == [("pdf", "http://a.b")]
    assert paper.nickname == "Apis, Hive Lab"


def test_a_label_that_came_apart_from_its_link_is_still_its_label() -> None:
    (paper,) = papers("- How bees count flowers [[Paper]] (http://a.b)\n")
    assert (paper.title, paper.links[0].label) == (TITLE, "Paper")


def test_a_bold_name_in_brackets_in_a_cell_is_the_nickname() -> None:
    row = "| [**ApisNet**] How bees count flowers | [abs](http://a.b) |"
    table = f"| Title | Paper |\n|---|---|\n{row}\n"
    (paper,) = papers(table)
    assert (paper.title, paper.nickname) == (TITLE, "ApisNet")


def test_a_column_of_long_links_holds_the_titles_whatever_its_header_is() -> None:
    (paper,) = papers("| Apis | Y |\n|---|---|\n| [How bees count flowers](http://a.b) | 3 |\n")
    assert paper.title == TITLE


@pytest.mark.parametrize(
    "text",
    [
        "- **Easy to keep.** For most kinds of bees each hive needs no more than a few boxes here.",
        "- [Bees](https://github.com/a/b#bees)\n- [Wasps](https://github.com/a/b#wasps)",
        "- Ann Bee and Cy Dee keep the list, and they fly.",
    ],
)
def test_explanations_and_tables_of_contents_are_no_papers(text: str) -> None:
    assert papers(text) == []


def test_items_of_html_that_hold_papers_are_said() -> None:
    text = (
        "<ul>\n<li><a href='https://arxiv.org/abs/1'>How bees count flowers</a></li>\n"
        "<li><a href='https://a.b'>Our hive in the garden</a></li>\n</ul>\n"
    )
    (only,) = read_markdown(text, "a.md").diagnostics
    assert (only.code, only.origin.line) == (Code.UNREAD_ITEM, 2)
