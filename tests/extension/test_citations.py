"""Citations lead to the entry of the paper, wherever it is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

MAMBA = "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"
TOCTREE = "Title\n=====\n\n.. toctree::\n\n   {}\n"


def pages(**texts: str) -> dict[str, str]:
    """Return pages, each with a title, and a toctree that names them in this order."""
    order = "\n   ".join(texts)
    return {"index.rst": TOCTREE.format(order)} | {
        f"{name}.rst": f"{name}\n{'=' * 9}\n\n{text}\n" for name, text in texts.items()
    }


def targets(build: Any, page: str) -> list[str]:
    """Return where the citations of a page lead."""
    return [one.attributes.get("href", "") for one in build.page(f"{page}.html").all("a.paper-ref")]


CITES = "See :paper:`gu2023mamba`."
LISTS = ".. paperlist:: state-spaces"


@pytest.mark.parametrize(
    "texts, target",
    [
        ({"a": f"{CITES}\n\n{LISTS}", "b": LISTS}, "#paper-gu2023mamba"),
        ({"a": f"{CITES}\n\n{LISTS}", "b": f"{LISTS}\n   :home:"}, "#paper-gu2023mamba"),
        ({"a": CITES, "b": LISTS, "c": f"{LISTS}\n   :home:"}, "c.html#paper-gu2023mamba"),
        ({"a": CITES, "z": LISTS, "c": LISTS}, "z.html#paper-gu2023mamba"),
        ({"a": CITES, "b": ".. paperlist:: recurrent", "c": LISTS}, "c.html#paper-gu2023mamba"),
        ({"a": CITES, "b": ".. paper:: gu2023mamba", "c": LISTS}, "b.html#paper-gu2023mamba"),
    ],
    ids=["own page", "own page beats home", "home beats order", "toctree order", "where", "paper"],
)
def test_a_citation_leads_to_its_page_then_home_then_the_first_listing(
    site: Any, papers: Any, texts: Any, target: str
) -> None:
    build = site.build(papers | pages(**texts), "html")

    assert build.warnings == []
    assert targets(build, "a") == [target]


def test_the_target_is_the_entry_of_the_paper(site: Any, papers: Any) -> None:
    build = site.build(papers | pages(a=CITES, b=LISTS), "html")
    (entry,) = [
        one
        for one in build.page("b.html").elements
        if one.attributes.get("id") == "paper-gu2023mamba"
    ]

    assert entry.tag == "li"
    assert MAMBA in entry.text


@pytest.mark.parametrize(
    "paper, address",
    [
        ("links: {Code: 'https://a.org/c', PDF: 'https://a.org/p'}", "https://a.org/c"),
        (
            "links: {PDF: 'https://a.org/p'}, arxiv: '2312.00752'",
            "https://arxiv.org/abs/2312.00752",
        ),
        ("doi: 10.1000/182, arxiv: '2312.00752'", "https://doi.org/10.1000/182"),
        ("url: 'https://a.org'", "https://a.org"),
    ],
)
def test_a_paper_that_no_page_lists_is_linked_to_its_own_address(
    site: Any, paper: str, address: str
) -> None:
    source = f"papers: [{{key: k, title: T, {paper}}}]"
    build = site.build({"_papers/a.yaml": source} | pages(a=":paper:`k`"), "html")

    assert targets(build, "a") == [address]
    assert build.codes() == ["paperlist.unlisted"]


def test_one_warning_names_all_papers_that_no_page_lists_and_where_they_are_cited(
    site: Any, papers: Any
) -> None:
    build = site.build(papers | pages(a=f"{CITES}\n\n{CITES}", b=":paper:t:`1706.03762`, " + CITES))

    assert build.warnings == [
        "WARNING: no page lists what is cited: 'gu2023mamba' (cited in a:4, a:6, b:4); "
        "'vaswani2017attention' (cited in b:4) (their citations link to the papers' own "
        "addresses; list them with `paperlist`) [paperlist.unlisted]"
    ]


def test_a_paper_without_address_that_no_page_lists_is_plain_text(site: Any) -> None:
    source = {"_papers/a.yaml": "papers: [{key: k, title: T, authors: [Ann Lee]}]"}
    build = site.build(source | pages(a=":paper:`k`"))

    assert build.prose("a") == ["Lee, n.d."]
    assert not list(build.trees["a"].findall(nodes.reference))


def test_the_first_citation_of_a_paper_on_a_page_can_be_linked_to(site: Any, papers: Any) -> None:
    text = ":paper:`gu2023mamba`, :paper:p:`2312.00752, gu2021efficiently`"
    build = site.build(papers | pages(a=text, b=LISTS), "html")
    cited = build.page("a.html").all("a.paper-ref")

    assert [one.attributes.get("id") for one in cited] == [
        "cited-gu2023mamba",
        None,
        "cited-gu2021efficiently",
    ]


def test_every_citation_is_marked_for_themes_and_titled_for_readers(site: Any, papers: Any) -> None:
    build = site.build(papers | pages(a=CITES, b=LISTS), "html")
    (cited,) = build.page("a.html").all("a.paper-ref")

    assert cited.attributes["title"] == MAMBA
    assert cited.text == "Gu & Dao, 2023"


def test_a_number_is_that_of_the_listing_linked_to(site: Any, papers: Any) -> None:
    texts = {
        "a": CITES,
        "b": f"{LISTS}\n   :home:\n   :numbering: reversed",
        "c": f"{CITES}\n\n.. paperlist::\n   :where: year > 2000",
    }
    build = site.build(papers | pages(**texts), paperlist_cite_style="number")

    assert build.prose("a") == ["See [1]."]
    assert build.prose("c") == ["See [4]."]


def test_where_there_is_no_number_author_and_year_stand(site: Any, papers: Any) -> None:
    texts = {"a": CITES, "b": f"{LISTS}\n   :numbering: none"}
    build = site.build(papers | pages(**texts), paperlist_cite_style="number")

    assert build.prose("a") == ["See Gu & Dao, 2023."]


def test_an_unknown_key_is_named_with_the_closest(site: Any, papers: Any, syntax: Any) -> None:
    page = syntax.page(f"A {syntax.role('gu2023mambo')} paper.", syntax.directive("paperlist"))
    build = site.build(papers | page)

    assert build.warnings == [
        f"index.{syntax.suffix}:{syntax.first_line}: WARNING: no paper has the key 'gu2023mambo' "
        "(did you mean 'gu2023mamba'?) [paperlist.unknown-key]"
    ]
    assert build.prose() == ["A gu2023mambo paper."]


def test_an_ambiguous_key_is_named_with_both_keys(site: Any, syntax: Any) -> None:
    source = """
    papers:
      - {title: Words in time, authors: [Ann Lee], date: 2020}
      - {title: Words in space, authors: [Ann Lee], date: 2020}
    """
    page = syntax.page(syntax.role("lee2020words"), syntax.directive("paperlist"))
    build = site.build({"_papers/a.yaml": source} | page)

    assert build.codes() == ["paperlist.ambiguous-key"]
    assert (
        "'lee2020words' may mean 'lee2020wordstime' or 'lee2020wordsspace' (use one of these keys)"
        in build.warnings[0]
    )


OWN_STYLE = """
from sphinx_paperlist.api import Block, parse_inline
from sphinx_paperlist.papers.spans import Mark, Span, marked, plain

URL = "https://doi.org/10.1000/a"


def deep(paper, view):
    title = marked(Mark.LINK, parse_inline(paper.title), "title")._replace(url=URL)
    quoted = Span(Mark.EMPHASIS, children=(plain("in "), title))
    doi = Span(Mark.LINK, "10.1000/a", url=URL, role="doi")
    return (Block("head", (plain("Lee, "), quoted, plain(", "), doi)),)


def untitled(paper, view):
    return (Block("head", (plain("Lee"), plain(", 2020"))),)
"""
ON_WORDS = {
    "_papers/a.yaml": "papers: [{key: a, title: On *words* of $x^2$, doi: 10.1000/a}]",
    "index.rst": "Title\n=====\n\n:paper:full:`a`\n\n.. paperlist::\n",
}


def whole(site: Any, importable: Path, style: str, builder: str = "html") -> Any:
    """Return an entry in running text, in a style of this site."""
    (importable / "own_style.py").write_text(OWN_STYLE)
    build = site.build(ON_WORDS, builder, paperlist_style=f"own_style:{style}")
    assert build.warnings == []
    (found,) = [
        one for one in build.trees["index"].findall(nodes.inline) if "paper-full" in one["classes"]
    ]
    return found


def test_the_title_of_a_whole_entry_is_its_link_wherever_it_stands(
    site: Any, importable: Path
) -> None:
    entry = whole(site, importable, "deep")
    link, doi = entry.findall(nodes.reference)

    assert entry.astext() == "Lee, in On words of x^2, 10.1000/a"
    assert isinstance(link.parent, nodes.emphasis)
    assert link["refid"] == "paper-a"
    assert doi["refuri"] == "https://doi.org/10.1000/a"


def test_the_title_of_a_whole_entry_keeps_its_formatting(site: Any, importable: Path) -> None:
    link = next(whole(site, importable, "deep").findall(nodes.reference))
    (title,) = link.children

    assert title["classes"] == ["paper-title"]
    assert [type(one) for one in title] == [nodes.Text, nodes.emphasis, nodes.Text, nodes.math]


def test_without_a_title_the_link_is_what_begins_a_whole_entry(site: Any, importable: Path) -> None:
    entry = whole(site, importable, "untitled")

    assert [one.astext() for one in entry] == ["Lee", ", 2020"]
    assert isinstance(entry[0], nodes.reference)


@pytest.mark.parametrize("builder", ["text", "man", "texinfo"])
def test_a_whole_entry_says_no_address_twice(site: Any, importable: Path, builder: str) -> None:
    entry = whole(site, importable, "deep", builder)

    assert entry.astext() == "Lee, in On words of x^2, 10.1000/a"
    assert not [one for one in entry.findall(nodes.reference) if not one.get("internal")]


def test_a_list_that_no_page_shows_is_said(site: Any, papers: Any, syntax: Any) -> None:
    page = syntax.page(syntax.role("recurrent", "list"), syntax.role("recurent", "list"))
    build = site.build(papers | page)

    assert build.codes() == ["paperlist.unlisted", "paperlist.unknown-list"]
    assert "no page shows the list 'recurrent' (show it with" in build.warnings[0]
    assert "(did you mean one of 'recurrent', " in build.warnings[1]


def test_a_warning_can_be_suppressed_by_its_code(site: Any, papers: Any) -> None:
    files = papers | pages(a=CITES + " :paper:`nobody`")

    assert site.build(files, suppress_warnings=["paperlist.unlisted"]).codes() == [
        "paperlist.unknown-key"
    ]
    assert site.build({"a.rst": files["a.rst"]}, suppress_warnings=["paperlist"]).warnings == []
