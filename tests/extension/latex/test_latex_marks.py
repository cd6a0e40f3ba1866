"""What LaTeX draws stands in macros of our package, and anchors have names in the whole book."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sphinx_paperlist.extension.latex.nodes import STYLE

SOURCE = {
    "_papers/a.yaml": """\
papers:
  - key: one
    title: A *fine* title
    authors: [Ann Lee]
    venue: A venue
    date: 2020
    tags: [ssm]
    stars: 3
    links: {PDF: "https://example.org/a.pdf", Code: "https://example.org/code"}
    note: A note.
    abstract: What it says.
""",
}
SHOW = ["venue", "stars", "authors", "links", "date", "tags", "note", "abstract", "cited-in"]


def latex(site: Any, *blocks: str, **config: Any) -> str:
    """Return the LaTeX of a page, without places and labels."""
    page = "\n\n".join(["Title\n=====", *blocks]) + "\n"
    build = site.build(SOURCE | {"index.rst": page}, "latex", paperlist_show=SHOW, **config)
    assert build.warnings == []
    text: str = build.output("site.tex")
    return re.sub(r"\\phantomsection|\\(label|paperlistplace)\{\\detokenize\{[^}]*\}\}", "", text)


def test_each_part_of_an_entry_has_its_macro(site: Any) -> None:
    text = latex(site, ".. paperlist::", ":paper:`one`")
    start, end = text.index(r"\begin{paperlist}"), text.index(r"\end{paperlist}")

    assert [line for line in text[start:end].split("\n") if line] == [
        r"\begin{paperlist}{1}",
        r"\paperlistitem{1}",
        r"\paperlisthead{\paperlisttitle{A \sphinxstyleemphasis{fine} title.} "
        r"\paperlistvenue{A venue} \paperliststars{3}{2}}",
        r"\paperlistbyline{\paperlistauthors{Ann Lee.} "
        r"\paperlistlinks{\paperlistlink{\sphinxhref{https://example.org/a.pdf}{PDF}}"
        r"\paperlistlink{\sphinxhref{https://example.org/code}{Code}}}, \paperlistyear{2020}. "
        r"\paperlisttags{\paperlisttag{\#ssm}}}",
        r"\paperlistnote{A note.}",
        r"\paperlistabstract{\paperlistheading{Abstract.} What it says.}",
        r"\paperlistcitedin{Cited in {\hyperref[\detokenize{index:cited-one}]"
        r"{\sphinxcrossref{Title}}} (page \pageref*{\detokenize{index:cited-one}}).}",
    ]


def test_an_entry_in_running_text_has_the_same_macros(site: Any) -> None:
    text = latex(site, ":paper:full:`one`", ".. paperlist::")

    assert r"\paperlistvenue{A venue} \paperliststars{3}{2} \paperlistauthors{Ann Lee.}" in text


STYLE_OF_OTHERS = """
from sphinx_paperlist.api import Block
from sphinx_paperlist.papers.spans import Mark, Span, plain


def own(paper, view):
    link = Span(Mark.LINK, paper.title, url="https://doi.org/10.1000/a", role="title")
    doi = Span(Mark.LINK, "10.1000/" + "a" * 40, url="https://doi.org/10.1000/a", role="doi")
    marks = (Mark.SMALL_CAPS, Mark.UNDERLINE, Mark.SUPERSCRIPT, Mark.SUBSCRIPT)
    return (Block("head", (link, *(Span(mark, "x") for mark in marks), doi)),)
"""


def test_what_a_style_sets_is_drawn_as_it_says(site: Any, importable: Path) -> None:
    (importable / "own_style.py").write_text(STYLE_OF_OTHERS)
    text = latex(site, ".. paperlist::\n   :style: own_style:own")

    assert (
        r"\paperlisthead{\sphinxhref{https://doi.org/10.1000/a}{A *fine* title}"
        r"\paperlistsmallcaps{x}\paperlistunderline{x}$^{\text{x}}$$_{\text{x}}$"
    ) in text
    assert "a\u200ba" in text


def test_footnotes_with_addresses_are_made_of_links_as_ever(site: Any) -> None:
    text = latex(site, ".. paperlist::", latex_show_urls="footnote")

    assert r"\paperlistlink{\sphinxhref{https://example.org/a.pdf}{PDF}}" in text
    assert text.count("\\sphinxnolinkurl{https://example.org/") == 2


def test_lists_without_numbers_have_empty_ones(site: Any) -> None:
    text = latex(site, ".. paperlist::\n   :numbering: none")

    assert "\\begin{paperlist}{}\n\\paperlistitem{}" in text


def test_the_package_is_loaded_and_lies_beside_the_document(site: Any) -> None:
    build = site.build({"index.rst": "Title\n=====\n"}, "latex")

    assert r"\usepackage{paperlist}" in build.output("site.tex")
    assert build.output("paperlist.sty") == STYLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("builder", ["html", "epub", "text"])
def test_other_builders_have_no_package(site: Any, builder: str) -> None:
    build = site.build({"index.rst": "Title\n=====\n"}, builder)

    assert not list(build.app.outdir.rglob("*.sty"))


PLACES = re.compile(
    r"\\label\{\\detokenize\{(\w+):([^}]*)\}\}\\paperlistplace\{\\detokenize\{([^}]*)"
)


def places(build: Any) -> list[tuple[str, str, str]]:
    """Return our places in order: page, anchor, and name in the book."""
    return PLACES.findall(build.output("site.tex"))


def pages(**texts: str) -> dict[str, str]:
    """Return pages, with a table of contents of them."""
    toctree = "Title\n=====\n\n.. toctree::\n\n" + "".join(f"   {name}\n" for name in texts)
    return {"index.rst": toctree} | {
        f"{name}.rst": f"{name}\n====\n\n{text}\n" for name, text in texts.items()
    }


def test_the_plain_name_is_that_of_the_home(site: Any) -> None:
    listing = ".. paperlist::\n"
    files = pages(a=f"{listing}\n:paper:`one`", b=f"{listing}   :home:\n\n:paper:`one`")
    build = site.build(SOURCE | files, "latex")
    found = places(build)

    assert [(page, name) for page, _, name in found if name == "paper-one"] == [("b", "paper-one")]
    assert [page for page, _, name in found if name == "cited-one"] == ["a"]
    assert [(page, anchor) for page, anchor, _ in found] == [
        *(("a", "paper-one"), ("a", "cited-one")),
        *(("b", "paper-one"), ("b", "cited-one")),
    ]
    assert len({name for _, _, name in found}) == 4


def test_a_book_without_the_home_gives_the_plain_name_to_what_it_has(site: Any) -> None:
    listing = ".. paperlist::\n"
    build = site.build(
        SOURCE | pages(a=listing, b=f"{listing}   :home:\n"),
        "latex",
        latex_documents=[("a", "site.tex", "Part", "Ann", "howto")],
    )

    assert ("a", "paper-one", "paper-one") in places(build)


def test_the_place_of_a_citation_in_a_heading_is_behind_it(site: Any) -> None:
    text = "Of :paper:`one`\n---------------\n\n.. rubric:: By :paper:`two`\n\n.. paperlist::"
    second = {"_papers/b.yaml": "papers: [{key: two, title: Two}]"}
    build = site.build(SOURCE | second | pages(a=text), "latex")
    tex = build.output("site.tex")
    headings = re.findall(r"\\(?:section|subsubsection\*)\{.*\}", tex)

    assert build.warnings == []
    assert len(headings) == 2
    assert not [one for one in headings if "paperlistplace" in one]
    for key in ("one", "two"):
        assert rf"\label{{\detokenize{{a:cited-{key}}}}}\paperlistplace" in tex


def test_the_place_of_a_citation_in_a_caption_is_before_the_figure(site: Any) -> None:
    text = ".. figure:: a.png\n\n   As :paper:`one`.\n\n.. paperlist::"
    build = site.build(SOURCE | pages(a=text) | {"a.png": b""}, "latex")
    tex = build.output("site.tex")

    assert build.warnings == []
    assert tex.index(r"{cited-one}") < tex.index(r"\begin{figure}")


def test_sections_of_a_listing_have_names_too(site: Any) -> None:
    lists = {"_papers/b.yaml": "lists: [{id: top, lists: [{id: low, title: L, papers: [one]}]}]"}
    build = site.build(SOURCE | lists | pages(a=".. paperlist:: top\n   :heading:"), "latex")
    tex = build.output("site.tex")

    assert r"\label{\detokenize{a:paperlist-low}}" in tex
    assert r"\paperlistplace{\detokenize{paperlist-low}}" in tex


def test_an_index_finds_entries_on_pages_of_any_name(site: Any) -> None:
    build = site.build(SOURCE | pages(吴=".. paperlist::"), "latex")
    tex = build.output("site.tex")

    assert r"\label{\detokenize{_u5434:paper-one}}" in tex
    assert r"\sphinxstyleindexpageref{_u5434:\detokenize{paper-one}}" in tex


def test_each_macro_is_documented() -> None:
    page = (STYLE.parents[3] / "docs/howto/books.md").read_text(encoding="utf-8")
    style = STYLE.read_text(encoding="utf-8")
    macros = set(re.findall(r"\\newcommand(\\paperlist[a-z]+)", style))
    table = "\n".join(re.findall(r"^\| `.*", page, re.MULTILINE))

    assert len(macros) > 20
    assert set(re.findall(r"\\paperlist[a-z]+", table)) == macros
    assert set(re.findall(r"\\definecolor\{(\w+)\}", style)) <= set(re.findall(r"`(\w+)`", page))
