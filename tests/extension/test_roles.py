"""Roles word citations by style, form, and what stands around the key."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from sphinx_paperlist.extension.roles import Cited, RoleText, parse_role_text

S4 = "Efficiently modeling long sequences with structured state spaces"
MAMBA = "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"
KEYS = "gu2021efficiently, gu2023mamba"


def sentence(site: Any, papers: Any, syntax: Any, text: str, form: str = "", **config: Any) -> str:
    """Return how a citation reads on a page that lists the papers."""
    listing = syntax.directive("paperlist")
    build = site.build(papers | syntax.page(syntax.role(text, form), listing), **config)
    assert build.warnings == []
    return str(build.prose()[0])


@pytest.mark.parametrize(
    "style, form, text",
    [
        ("author-year", "", "Gu et al., 2021; Gu & Dao, 2023"),
        ("author-year", "paper", "Gu et al., 2021; Gu & Dao, 2023"),
        ("author-year", "p", "(Gu et al., 2021; Gu & Dao, 2023)"),
        ("author-year", "t", "Gu et al. (2021) and Gu & Dao (2023)"),
        ("number", "", "[4], [5]"),
        ("number", "p", "[4, 5]"),
        ("number", "t", "Gu et al. [4] and Gu & Dao [5]"),
        ("title", "", f"{S4}; {MAMBA}"),
        ("title", "p", f"({S4}; {MAMBA})"),
        ("title", "t", f"{S4} and {MAMBA}"),
        ("key", "", "gu2021efficiently; gu2023mamba"),
        ("key", "p", "(gu2021efficiently; gu2023mamba)"),
        ("key", "t", "gu2021efficiently and gu2023mamba"),
    ],
)
def test_the_style_of_the_site_words_citations(
    site: Any, papers: Any, syntax: Any, style: str, form: str, text: str
) -> None:
    assert sentence(site, papers, syntax, KEYS, form, paperlist_cite_style=style) == text


@pytest.mark.parametrize("style", ["author-year", "number", "title", "key"])
@pytest.mark.parametrize(
    "form, text",
    [
        ("title", MAMBA),
        ("authors", "Gu & Dao"),
        ("year", "2023"),
        ("num", "5"),
        ("full", f"{MAMBA}. arXiv Albert Gu, Tri Dao. [PDF], 2023."),
    ],
)
def test_roles_for_one_fact_read_the_same_in_every_style(
    site: Any, papers: Any, syntax: Any, style: str, form: str, text: str
) -> None:
    assert sentence(site, papers, syntax, "gu2023mamba", form, paperlist_cite_style=style) == text


@pytest.mark.parametrize(
    "text, form, said",
    [
        ("{see}gu2023mamba{p. 33}", "p", "(see Gu & Dao, 2023, p. 33)"),
        ("{see}gu2021efficiently{p. 1, 2}, gu2023mamba", "p", None),
        ("gu2023mamba{ch. 2}", "t", "Gu & Dao (2023, ch. 2)"),
        ("the selection paper <gu2023mamba>", "", "the selection paper"),
        ("the selection paper <gu2023mamba>", "p", "(the selection paper)"),
        ("!gu2023mamba", "", "Gu & Dao, 2023"),
        ("gu2021efficiently, hochreiter1997long, gu2023mamba", "t", None),
    ],
)
def test_words_stand_before_after_and_in_place_of_a_citation(
    site: Any, papers: Any, syntax: Any, text: str, form: str, said: str | None
) -> None:
    expected = (
        said
        or {
            "p": "(see Gu et al., 2021, p. 1, 2; Gu & Dao, 2023)",
            "t": "Gu et al. (2021), Hochreiter & Schmidhuber (1997) and Gu & Dao (2023)",
        }[form]
    )

    assert sentence(site, papers, syntax, text, form) == expected


@pytest.mark.parametrize(
    "name",
    [
        "gu2023mamba",
        "2312.00752",
        "arXiv:2312.00752",
        "ARXIV:2312.00752v1",
        "https://arxiv.org/pdf/2312.00752v2",
        "10.48550/arXiv.2312.00752",
    ],
)
def test_a_paper_is_cited_by_any_form_of_its_arxiv_id(
    site: Any, papers: Any, syntax: Any, name: str
) -> None:
    assert sentence(site, papers, syntax, name) == "Gu & Dao, 2023"


@pytest.mark.parametrize(
    "name",
    ["10.1000/a,b", "doi:10.1000/A,B", "https://doi.org/10.1000/a,b"],
)
def test_a_comma_in_a_doi_is_escaped(site: Any, syntax: Any, name: str) -> None:
    source = "papers: [{title: On commas, authors: [Ann Lee], date: 2020, doi: '10.1000/a,b'}]"

    text = name.replace(",", r"\,")
    assert sentence(site, {"_papers/a.yaml": source}, syntax, text) == "Lee, 2020"


def test_an_exclamation_mark_keeps_a_citation_from_linking(
    site: Any, papers: Any, syntax: Any
) -> None:
    build = site.build(
        papers | syntax.page(syntax.role("!gu2023mamba"), syntax.directive("paperlist"))
    )
    paragraph = next(iter(build.trees["index"].findall(nodes.paragraph)))

    assert build.warnings == []
    assert paragraph.astext() == "Gu & Dao, 2023"
    assert not list(paragraph.findall(nodes.reference))


def test_a_title_keeps_its_markup_in_a_citation(site: Any, syntax: Any) -> None:
    source = {"_papers/a.yaml": "papers: [{key: k, title: 'The *E. coli* book', date: 2020}]"}
    page = syntax.page(syntax.role("k", "title"), syntax.directive("paperlist"))
    build = site.build(source | page)
    reference = next(iter(build.trees["index"].findall(nodes.reference)))

    assert reference.astext() == "The E. coli book"
    assert "E. coli" in [one.astext() for one in reference.findall(nodes.emphasis)]


def test_list_links_to_a_list_by_its_title(site: Any, papers: Any, syntax: Any) -> None:
    assert sentence(site, papers, syntax, "gu2023mamba", "title") == MAMBA
    page = syntax.page(
        syntax.role("state-spaces", "list"),
        syntax.role("these <recurrent>", "list"),
        syntax.directive("paperlist models"),
    )
    build = site.build(papers | page)
    references = list(build.trees["index"].findall(nodes.reference))[:2]

    assert build.warnings == []
    assert [(one.astext(), one["refid"]) for one in references] == [
        ("State spaces", "paperlist-state-spaces"),
        ("these", "paperlist-recurrent"),
    ]


def test_a_list_that_cannot_be_linked_to_is_named(site: Any, papers: Any, syntax: Any) -> None:
    lists = {f"_papers/{name}.md": "# Words\n\n1. **On words.** *Ann Lee.* 2020\n" for name in "ab"}
    roles = [syntax.role(name, "list") for name in ("Words", "models", "modles")]
    build = site.build(papers | lists | syntax.page(*roles))

    assert build.codes() == [
        "paperlist.ambiguous-list",
        "paperlist.unlisted",
        "paperlist.unknown-list",
    ]
    assert "'Words' may be 'a/words' or 'b/words'" in build.warnings[0]
    assert "no page shows the list 'models'" in build.warnings[1]
    assert "did you mean 'models'?" in build.warnings[2]


@pytest.mark.parametrize("text", [",", "!", "!,"])
def test_a_role_that_names_no_paper_is_said(site: Any, papers: Any, syntax: Any, text: str) -> None:
    build = site.build(papers | syntax.page(f"A {syntax.role(text)}.", "The end."))

    assert build.codes() == ["paperlist.bad-role"]
    assert build.warnings[0].startswith(f"index.{syntax.suffix}:{syntax.first_line}: ")
    assert build.prose() == [f"A {text}.", "The end."]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a", RoleText((Cited("a"),))),
        ("a,b ,  c", RoleText((Cited("a"), Cited("b"), Cited("c")))),
        ("a, , b,", RoleText((Cited("a"), Cited("b")))),
        (r"10.1/a\,b, c", RoleText((Cited("10.1/a,b"), Cited("c")))),
        ("{see} a {p. 3, 4}", RoleText((Cited("a", "see", "p. 3, 4"),))),
        ("some\n  text <a>", RoleText((Cited("a"),), "some text")),
        ("!text <a>", RoleText((Cited("a"),), "text", unlinked=True)),
        ("!a", RoleText((Cited("a"),), unlinked=True)),
        ("{see a", RoleText((Cited("{see a"),))),
        ("", RoleText(())),
    ],
)
def test_the_text_of_a_role_is_taken_apart(text: str, expected: RoleText) -> None:
    assert parse_role_text(text) == expected
