"""A page holds the hover cards of the papers that it cites."""

from __future__ import annotations

from typing import Any

import pytest

PAGES = {
    "index.rst": "Title\n=====\n\n.. toctree::\n\n   lists\n   cites\n",
    "lists.rst": "Lists\n=====\n\n.. paperlist::\n",
    "cites.rst": (
        "Cites\n=====\n\n"
        ":paper:`gu2023mamba` :paper:t:`gu2023mamba` :paper:`hochreiter1997long`"
        " :paper:`!vaswani2017attention`\n"
    ),
}


def cards(page: Any) -> dict[str, str]:
    """Return the texts of cards, by where the citation leads."""
    return {
        one.attributes["data-for"]: " ".join(one.text.split())
        for one in page.all("template.paper-card")
    }


def test_each_paper_that_is_cited_has_one_card(site: Any, papers: Any) -> None:
    page = site.build(papers | PAGES, "html").page("cites.html")

    assert cards(page) == {
        "paper-gu2023mamba": (
            "Mamba: Linear-Time Sequence Modeling with Selective State Spaces."
            " Albert Gu, Tri Dao. arXiv 2023 PDF"
        ),
        "paper-hochreiter1997long": (
            "Long short-term memory. Sepp Hochreiter, Jürgen Schmidhuber."
            " Neural Computation 1997 DOI"
        ),
    }
    # It is found by the fragment of the link.
    fragments = {one.attributes["href"].partition("#")[2] for one in page.all("a.paper-ref")}
    assert fragments == cards(page).keys()


def test_a_citation_that_leads_to_another_site_has_its_card_by_the_address(
    site: Any, papers: Any
) -> None:
    pages = {"index.rst": "Title\n=====\n\n:paper:`hochreiter1997long`\n"}
    page = site.build(papers | pages, "html").page()

    assert [*cards(page)] == [page.all("a.paper-ref")[0].attributes["href"]]
    assert [*cards(page)] == ["https://doi.org/10.1162/neco.1997.9.8.1735"]


def test_a_file_beside_the_source_is_no_link_of_a_card(site: Any) -> None:
    source = "papers: [{key: a, title: Seas, links: {PDF: a.pdf, Code: https://a.org}}]"
    pages = {"index.rst": "Title\n=====\n\n.. paperlist::\n\n:paper:`a`\n"}
    page = site.build(pages | {"_papers/a.yaml": source, "_papers/a.pdf": "%PDF"}, "html").page()

    assert cards(page) == {"paper-a": "Seas. Code"}


def test_a_long_list_of_authors_is_cut(site: Any) -> None:
    names = ", ".join(f"Ann{chr(97 + number)} Lee" for number in range(20))
    source = f"papers: [{{key: a, title: Seas, authors: [{names}]}}]"
    pages = {"index.rst": "Title\n=====\n\n.. paperlist::\n\n:paper:`a`\n"}
    page = site.build(pages | {"_papers/a.yaml": source}, "html").page()

    assert cards(page)["paper-a"].endswith("Annh Lee, et al.")


def test_without_cards_a_citation_still_has_its_title(site: Any, papers: Any) -> None:
    page = site.build(papers | PAGES, "html", paperlist_hover=False).page("cites.html")

    assert cards(page) == {}
    assert page.all("a.paper-ref")[0].attributes["title"].startswith("Mamba: Linear-Time")


@pytest.mark.parametrize("builder", ["epub", "latex"])
def test_only_pages_for_browsers_have_cards(site: Any, papers: Any, builder: str) -> None:
    build = site.build(papers | PAGES, builder)
    paths = [path for path in build.app.outdir.rglob("*") if path.suffix in (".xhtml", ".tex")]

    assert paths
    assert not any("paper-card" in path.read_text() for path in paths)


def test_where_documents_are_joined_a_card_stands_once(site: Any, papers: Any) -> None:
    page = site.build(papers | PAGES, "singlehtml").page()

    assert sorted(cards(page)) == ["paper-gu2023mamba", "paper-hochreiter1997long"]
