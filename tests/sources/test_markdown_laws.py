"""What holds for every page: reading never fails, and no entry is lost without a word."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.sources.markdown.reader import read_markdown

# Pieces that the notations are made of, and what breaks them.
FRAGMENTS = st.sampled_from(
    [
        *(
            "# ",
            "## A",
            "- ",
            "  - ",
            "1. ",
            "3. ",
            "> ",
            "| ",
            "|-|-|\n",
            "|Title|Year|\n",
            "    ",
        ),
        *("**", "*", "`", "[", "](", ")", "[[", "]]", "[pdf](http://a.b)", "![](", "\\\n", "<br>"),
        *("**Title of it.**", "*Ann Bee, Cy Dee et al.*", "`ICML 2023`", "[T of T](http://a.b)"),
        *("<b>", "</b>", "<u>", "</u>", '<a href="x">', "</a>", "<!--", "-->", "<h2>", "</h2>"),
        *(
            '"',
            "“",
            "(",
            "（",
            "2023",
            "2023.05",
            "'24",
            "8/05/24",
            "2023年5月",
            "Arxiv 24.02.08->",
        ),
        *(
            "et al.",
            "and",
            "等",
            ":",
            "：",
            ",",
            ". ",
            "Keyword:",
            "Code: http://a.b",
            "论文：",
            "⭐",
        ),
        *(
            "https://img.shields.io/badge/a--b-c",
            "![](https://img.shields.io/badge/",
            ":star:",
            "-",
        ),
        *(
            "\n",
            "\n",
            "\n\n",
            " ",
            "word",
            "Ann Bee",
            "大语言模型",
            "$a_b$",
            "{#id}",
            "\u202e",
            "\x00",
        ),
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(FRAGMENTS, max_size=40).map("".join) | st.text(max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    source = read_markdown(text, "a.md")

    assert all(said.message for said in source.diagnostics)


TITLE = st.lists(
    st.sampled_from(["Bees", "count", "flowers", "quickly", "蜜蜂", "with", "sparse", "maps"]),
    min_size=3,
    max_size=6,
).map(lambda words: "How " + " ".join(words))
NAMES = st.lists(st.sampled_from(["Ann Bee", "Cy Dee", "E. Fly", "Gu Hua"]), min_size=2, max_size=4)
# Each makes one entry of a title and names.
NOTATIONS = (
    lambda title, names: f"1. **{title}.** `arXiv`  \n   *{names}.* [[PDF](http://a.b)], 2020.\n",
    lambda title, names: f"**{title}** \\\n*{names}* \\\nICML 2020. [[Paper](http://a.b)]\n\n",
    lambda title, names: f"- [2020/01] **{title}**. *{names}*. ICML 2020. [[pdf](http://a.b)]\n",
    lambda title, names: f"- [{title}](http://a.b) - A remark about it.\n",
    lambda title, names: f"- [{title}](http://a.b)\n  - {names}\n  - Keyword: a, b\n",
    lambda title, names: f'- {names}. "{title}." ICML (2020). [[pdf]](http://a.b)\n',
    lambda title, names: f"(ICML 2020) {title} [Paper](http://a.b) [Code](http://c.d)\n\n",
    lambda title, names: f"**{title}**\n\n- Paper: http://a.b\n- Code: http://c.d\n\n",
    lambda title, names: f"|Title|Authors|\n|-|-|\n|{title}|{names}|\n\n",
    lambda title, names: "- \n",
)


@st.composite
def sections(draw: st.DrawFn) -> Any:
    """Return a heading with entries of one notation, and how many they are."""
    notation = draw(st.sampled_from(NOTATIONS))
    entries = draw(st.lists(st.tuples(TITLE, NAMES), min_size=1, max_size=4))
    text = "".join(notation(title, ", ".join(names)) for title, names in entries)
    return f"## Section\n\nSome words.\n\n{text}\n", len(entries)


@settings(deadline=None, max_examples=150)
@given(st.lists(sections(), min_size=1, max_size=4))
def test_the_items_of_a_page_are_its_papers_and_what_could_not_be_read(parts: Any) -> None:
    source = read_markdown("# Page\n\n" + "".join(text for text, _ in parts), "a.md")
    papers = sum(
        isinstance(paper, Paper)
        for page in source.lists
        for one in page.lists
        for paper in one.papers
    )
    unread = sum(said.code.unread for said in source.diagnostics)

    assert papers + unread == sum(count for _, count in parts)
