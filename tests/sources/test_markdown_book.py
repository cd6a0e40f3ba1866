"""A page in the book's notation reads back as the papers it was made from."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.sources.markdown.reader import read_markdown


@dataclasses.dataclass(frozen=True)
class Entry:
    """What an entry says, and how it is written."""

    text: str
    title: str
    authors: list[str]
    venue: str
    year: int | None
    links: list[tuple[str, str]]


WORD = st.sampled_from(
    [
        "Scaling",
        "laws",
        "Attention",
        "BERT:",
        "all",
        "you",
        "need",
        "T5",
        "(Learn",
        "at",
        "Time):",
        "大语言模型",
        "综述",
        "Linear-Time",
        "tf--idf",
        "—",
        "90%\\*",
        "Ball\\*-tree",
        '"quoted"',
    ]
)
NAME = st.tuples(
    st.sampled_from(["Albert", "Tom B.", "Hervé", "Yu", "Lisa Anne", "J.", "Xi"]),
    st.sampled_from(["Gu", "Brown", "Jégou", "Sun", "Hendricks", "Doe", "Ré", "Chen"]),
)
LATEX = {"Jégou": r"J{\'e}gou", "Ré": r"R{\'{e}}"}
ORGANISATION = st.sampled_from(["Google", "OpenAI", "Meta AI", "The Vicuna Team", "DeepSeek-AI"])
URL = st.sampled_from(
    [
        "https://arxiv.org/abs/2111.00396",
        "https://arxiv.org/pdf/2312.00752",
        "https://a.org/b?c=d",
        "https://github.com/a/b.git",
        "https://doi.org/10.1016/S0893-6080(05)80131-5",
    ]
)
ICON = '<img src="../figure/star.svg" width="25" height="25" />'


@st.composite
def authors(draw: st.DrawFn) -> Any:
    """Return how authors are written, and their names."""
    if draw(st.integers(0, 5)) == 0:
        name = draw(ORGANISATION)
        return name, [name]
    names = draw(st.lists(NAME, min_size=1, max_size=8))
    read = [f"{given} {family}" for given, family in names]
    written = [
        (given, draw(st.sampled_from([family, LATEX.get(family, family)])))
        for given, family in names
    ]
    if len(names) > 1 and draw(st.integers(0, 4)) == 0:
        return " and ".join(f"{family}, {given}" for given, family in written), read
    text = draw(st.sampled_from([", ", ",", ",\n   "])).join(" ".join(name) for name in written)
    if draw(st.integers(0, 5)) == 0:
        return f"{text}{draw(st.sampled_from([' et al', ', et al']))}", [*read, "others"]
    return text, read


@st.composite
def links(draw: st.DrawFn) -> Any:
    """Return how links are written, and what they are."""
    labels = draw(st.sampled_from([["PDF", "Code"], ["PDF"], ["Code"], []]))
    written, read = [], []
    for label in labels:
        url = draw(URL)
        fault = draw(st.sampled_from(["", "", "", "", "empty", "bare", "blank", "newline"]))
        target = {
            "empty": "",
            "bare": url.removeprefix("https://"),
            "blank": f"{url[:-4]} {url[-4:]}",
            "newline": f"{url[:-4]}\n    {url[-4:]}",
        }.get(fault, url)
        if "(" in url and fault in ("blank", "newline"):
            target = url
        written.append(f"[{label}]({target})")
        read += [(label, "".join(target.split()))] * bool(target)
    between = draw(st.sampled_from(["][", "] ["]))
    return f"[{between.join(written)}]" if written else "", read


@st.composite
def entries(draw: st.DrawFn, number: int) -> Any:
    *words, last = draw(st.lists(WORD, min_size=1, max_size=9))
    # What is bold and ends in a colon is a label.
    words.append(last.rstrip(":"))
    wrap = draw(st.sampled_from([" ", " ", " ", "\n    "]))
    title = wrap.join([" ".join(words[:4]), " ".join(words[4:])]) if words[4:] else " ".join(words)
    stop = draw(st.sampled_from([".", ".", ".", "?", ""]))
    venue = draw(st.sampled_from(["arXiv", "NeurIPS", "ACL/IJCNLP", "Nat. Mac. Intell.", ""]))
    names, authors_read = draw(authors())
    ending = draw(st.sampled_from([".*", ".*", "*", "*."]))
    linked, links_read = draw(links())
    year = draw(st.sampled_from([1997, 2020, 2024, None]))
    dated = draw(st.sampled_from([", {}.", ", {}", ",{}."])).format(year) if year else ""
    marker = f"{number}.{draw(st.sampled_from([' ', '  ']))}"
    broken = draw(st.sampled_from(["  \n", "    \n", "\n", " \n", "\n\n"]))
    # After a blank line, an author line indented less than its marker falls out of the item.
    indent = " " * draw(st.integers(3, 7))
    glue = draw(st.sampled_from([" ", "", " "]))
    return Entry(
        f"{marker}**{title}{stop}** `{venue}`{broken}{indent}*{names}{ending}{glue}{linked}{dated}",
        title=plain_text(" ".join(title.split())) + stop.strip("."),
        authors=authors_read,
        venue=venue,
        year=year,
        links=links_read,
    )


@st.composite
def sections(draw: st.DrawFn) -> Any:
    """Return a heading with entries and empty items below."""
    made = [draw(entries(number)) for number in range(1, draw(st.integers(0, 3)) + 1)]
    parts = [entry.text for entry in made]
    empty = draw(st.integers(0, 1)) if parts else 0
    parts += [f"{len(parts) + 1}. "] * empty
    between = (
        draw(st.sampled_from(["\n\n", "\n\n\n"]))
        if empty
        else draw(st.sampled_from(["\n", "\n\n", "\n\n\n"]))
    )
    icon = draw(st.sampled_from([ICON, ICON.replace("/", "\\", 2), ""]))
    return f"## {icon}{{title}}\n{between.join(parts)}\n", made, empty


PAGES = st.lists(sections(), min_size=1, max_size=4)
HEAD = "# 大语言模型\n\n- [一](#一)\n  - [二](#二)\n\n<!-- 1. **Hidden.** `x` -->\n\n"
HARMLESS = {Code.EMPTY_LINK, Code.LINK_WITHOUT_SCHEME, Code.BROKEN_LINK, Code.STRAY_LINE}


@settings(deadline=None, max_examples=250)
@given(PAGES)
def test_every_item_is_a_paper_as_it_was_written_or_is_said(page: Any) -> None:
    text = HEAD + "\n".join(
        section.replace("{title}", f"章节 {at}") for at, (section, _, _) in enumerate(page)
    )
    source = read_markdown(text, "a.md")
    (book,) = source.lists
    said = [found.code for found in source.diagnostics]

    assert [one.title for one in book.lists] == [f"章节 {at}" for at in range(len(page))]
    assert said.count(Code.EMPTY_ITEM) == sum(empty for _, _, empty in page)
    assert set(said) <= {*HARMLESS, Code.EMPTY_ITEM}
    for one, (_, made, _) in zip(book.lists, page, strict=True):
        papers = [paper for paper in one.papers if isinstance(paper, Paper)]
        assert [
            Entry(
                entry.text,
                title=plain_text(paper.title),
                authors=[str(name) for name in paper.authors],
                venue=paper.venue.strip("`"),
                year=paper.year,
                links=[(link.label, link.url) for link in paper.links],
            )
            for paper, entry in zip(papers, made, strict=True)
        ] == made
