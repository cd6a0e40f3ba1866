"""Each piece of an entry has a role, by its form and its place."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.sources.markdown.reader import read_markdown


def read(text: str) -> Any:
    """Return the only paper of a page, and the codes of what there is to say."""
    source = read_markdown(text, "a.md")
    (paper,) = source.papers
    assert isinstance(paper, Paper)
    return paper, [said.code for said in source.diagnostics]


def links(paper: Any) -> Any:
    return [(link.label, link.url) for link in paper.links]


# Glued and apart, as people write them.
LINKS = (
    "[[PDF](http://a.b)][[Code](http://c.d)]",
    "[[PDF](http://a.b)] [[Code](http://c.d)]",
    "[PDF](http://a.b) [Code](http://c.d)",
    "[Code](http://c.d)",
)


@pytest.mark.parametrize(
    "entry",
    [
        "1. **A title.** `V`  \n   *Ann Bee, Cy Dee.* {0}, 2020.",
        "1.  **A title** `V`    \n    *Ann Bee, Cy Dee* {1}, 2020",
        "1. **A title.** `V`\n*Ann Bee, Cy Dee*. {0},2020.",
        "1. **A title.** `V` \n   *Ann Bee, Cy Dee.*{0}, 2020.",
        "1. **A\n   title.** `V`\n\n   *Ann Bee, Cy Dee.* {0}, 2020.",
        "10. **A title.** `V`\n\n       *Ann Bee, Cy Dee.* {2}, 2020.",
        "1. **A title.** `V`\n\n           *Ann Bee, Cy Dee.* {0} 2020.",
        "1) **A title。** `V` *Bee, Ann and Dee, Cy.* 【{2}】，2020。",
        "- **A title.** `V`<br>*Ann Bee and Cy Dee.* ({2}) (2020)",
        "* **A title.** `V`\\\n  *Ann Bee,Cy Dee.*\n  * [PDF](http://a.b)\n  * {3}\n  * 2020",
    ],
)
def test_an_entry_is_read_whatever_its_spacing(entry: str) -> None:
    paper, said = read(entry.format(*LINKS))

    assert paper.title == "A title"
    assert [str(name) for name in paper.authors] == ["Ann Bee", "Cy Dee"]
    assert (paper.venue, paper.year) == ("V", 2020)
    assert links(paper) == [("PDF", "http://a.b"), ("Code", "http://c.d")]
    assert (paper.note, said) == ("", [])


@pytest.mark.parametrize(
    "written, title",
    [
        ("Is it?", "Is it?"),
        ("And so on...", "And so on..."),
        (r"90%\* of Ball\*-tree", "90%* of Ball*-tree"),
        ('tf--idf — "quoted"', 'tf--idf — "quoted"'),
        ("Learning to (Learn): *k*-means of `x`", "Learning to (Learn): k-means of x"),
        ("On ``a ` b`` and ` `` `", "On a ` b and ``"),
        ("With $a_b$ and <b>html</b>", "With a_b and html"),
        ("[Linked](http://a.b)", "Linked"),
        ("[[x]] _y_ \\_z", "[[x]] y _z"),
    ],
)
def test_a_title_keeps_what_it_shows(written: str, title: str) -> None:
    assert plain_text(read(f"1. **{written}** `V`")[0].title) == title


def test_a_linked_title_gives_a_link() -> None:
    assert links(read("1. **[Linked](http://a.b)** [[PDF](http://c.d)]")[0]) == [
        ("title", "http://a.b"),
        ("PDF", "http://c.d"),
    ]


@pytest.mark.parametrize(
    "written, names",
    [
        ("Albert Gu.", ["Albert Gu"]),
        ("Google.", ["Google"]),
        ("The Vicuna Team.", ["The Vicuna Team"]),
        ("Meta AI.", ["Meta AI"]),
        ("Victor Sanh et al.", ["Victor Sanh", "others"]),
        ("Yu Sun, Sanmi Koyejo, et al.", ["Yu Sun", "Sanmi Koyejo", "others"]),
        ("Vaswani, Ashish and Gomez, Aidan N", ["Ashish Vaswani", "Aidan N Gomez"]),
        ("Ann Bee, and Cy Dee.", ["Ann Bee", "Cy Dee"]),
        (r"Hinrich Sch{\"{u}}tze, Herv{\'e} J{\'{e}}gou.", ["Hinrich Schütze", "Hervé Jégou"]),
        ("Christopher Ré, Sammy Davis Jr.", ["Christopher Ré", "Sammy Davis Jr."]),
        ("RJ Williams, F. Jelinek.", ["RJ Williams", "F. Jelinek"]),
    ],
)
def test_authors_are_the_emphasised_run(written: str, names: Any) -> None:
    paper, _ = read(f"1. **T.** `V`  \n   *{written}* [[PDF](http://a.b)], 2020.")
    shown = [str(name).replace(", Jr.", " Jr.") for name in paper.authors]

    assert shown == names


@pytest.mark.parametrize("badge", ["", "``", "` `", "` `` `"])
def test_a_venue_may_be_missing_or_empty(badge: str) -> None:
    paper, _ = read(f"1. **T.** {badge}  \n   *A B.* [[PDF](http://a.b)], 2020.")

    assert paper.venue in ("", "``")
    assert (paper.title, paper.year) == ("T", 2020)


@pytest.mark.parametrize(
    "written, date",
    [
        ("], 2020.", Date(2020)),
        ("], 2023.5", Date(2023, 5)),
        ("], 2023-05-01", Date(2023, 5, 1)),
        (" (2021/11)]", Date(2021, 11)),
        ("], in 2019, printed 2020.", Date(2020)),
        ("]", None),
        (", arXiv 2312.00752]", None),
        (", 12345]", None),
    ],
)
def test_the_date_is_the_last_one_said(written: str, date: Any) -> None:
    assert read(f"1. **T of 2017.** `V` *A B.* [[PDF](http://a.b/2015){written}")[0].date == date


def test_a_date_after_the_links_beats_one_before_them() -> None:
    assert read("1. **T.** 2019 `V` *A B.* [PDF](http://a.b), 2020.")[0].date == Date(2020)


def test_emphasis_after_the_links_is_no_author() -> None:
    paper, _ = read("1. **T.** `V` *Ann Bee.* [PDF](http://a.b) *mine*")

    assert [str(name) for name in paper.authors] == ["Ann Bee"]
    assert paper.note == "mine"


@pytest.mark.parametrize(
    "target, kept, code",
    [
        ("", None, Code.EMPTY_LINK),
        (" ", None, Code.EMPTY_LINK),
        ("javascript:alert(1)", None, Code.UNSAFE_LINK),
        ("data:text/html,x", None, Code.UNSAFE_LINK),
        ("/etc/passwd", None, Code.UNSAFE_LINK),
        ("github.com/a/b", "github.com/a/b", Code.LINK_WITHOUT_SCHEME),
        ("https://a.org/ b", "https://a.org/b", Code.BROKEN_LINK),
        ("https://a.org/\n   b", "https://a.org/b", Code.BROKEN_LINK),
        ("https://doi.org/10.1016/S0893(05)80131", "https://doi.org/10.1016/S0893(05)80131", None),
        ("slides.pdf", "slides.pdf", None),
    ],
)
def test_a_faulty_link_is_said_and_the_entry_kept(target: str, kept: str | None, code: Any) -> None:
    paper, said = read(f"1. **T.** `V`  \n   *A B.* [[PDF]({target})], 2020.")

    assert links(paper) == ([("PDF", kept)] if kept else [])
    assert said == ([code] if code else [])
    assert paper.year == 2020


def test_a_finding_about_a_link_has_its_line() -> None:
    (said,) = read_markdown("\n1. **T.** `V`  \n   *A B.*\n   [[PDF]()]", "a.md").diagnostics

    assert said.origin.line == 4


@pytest.mark.parametrize("link", ["<http://a.b>", "[](http://a.b)", "[![x](y.svg)](http://a.b)"])
def test_a_link_without_words_is_labelled(link: str) -> None:
    assert links(read(f"1. **T.** {link}")[0]) in ([("Link", "http://a.b")], [("x", "http://a.b")])


def test_words_without_a_role_are_a_note() -> None:
    paper, said = read("1. **T.** `V` Seen twice. *A B.* [[PDF](http://a.b)], 2020. again")

    assert paper.note == "Seen twice again"
    assert said == [Code.UNREAD_TEXT]
