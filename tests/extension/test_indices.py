"""Papers that are listed are indexed by author, year, venue and tag."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sphinx_paperlist.extension.domain import domain_of

PAGE = "Title\n=====\n\n.. paperlist::\n"
EMPTY = "Title\n=====\n\nNo papers here.\n"
SOURCE = """\
papers:
  - {key: seas, title: Seas, authors: [Ann Lee, Bo Ray], date: 2020, venue: ICLR, tags: [b]}
  - {key: roads, title: Roads, authors: [Ann Lee], date: 2011, venue: ICLR, tags: [a, b]}
  - {key: sky, title: "*A* sky", authors: ["Émile Zola", 吴恩达, others], date: 2020-05}
"""
INDICES = ("author", "year", "venue", "tag")


def index_of(build: Any, name: str) -> list[str]:
    """Return the headings, names and papers of an index page."""
    page = build.page(f"paper-{name}.html")
    return [one.text for one in page.elements if one.tag in ("h2", "dt", "dd")]


@pytest.mark.parametrize(
    "name, rows",
    [
        (
            "author",
            [
                "L",
                "Lee, Ann",
                "Roads (Lee, 2011)",
                "Seas (Lee & Ray, 2020)",
                "R",
                "Ray, Bo",
                "Seas (Lee & Ray, 2020)",
                "W",
                "吴恩达",
                "A sky (Zola et al., 2020)",
                "Z",
                "Zola, Émile",
                "A sky (Zola et al., 2020)",
            ],
        ),
        (
            "year",
            [
                "2020s",
                "2020",
                "A sky (Zola et al., 2020)",
                "Seas (Lee & Ray, 2020)",
                "2010s",
                "2011",
                "Roads (Lee, 2011)",
            ],
        ),
        ("venue", ["I", "ICLR", "Roads (Lee, 2011)", "Seas (Lee & Ray, 2020)"]),
        (
            "tag",
            [
                "A",
                "a",
                "Roads (Lee, 2011)",
                "B",
                "b",
                "Roads (Lee, 2011)",
                "Seas (Lee & Ray, 2020)",
            ],
        ),
    ],
)
def test_html_has_a_page_for_each_index(site: Any, name: str, rows: list[str]) -> None:
    build = site.build({"index.rst": PAGE, "_papers/a.yaml": SOURCE}, "html")

    assert index_of(build, name) == rows
    links = [one.attributes["href"] for one in build.page(f"paper-{name}.html").all("a")]
    assert {link for link in links if "#paper-" in link} >= {"index.html#paper-roads"}


def test_whoever_goes_through_the_content_of_an_index_meets_its_entries(site: Any) -> None:
    app = site.build({"index.rst": PAGE, "_papers/a.yaml": SOURCE}, "html").app
    index = next(one for one in domain_of(app.env).indices if one.name == "venue")
    content, _ = index(domain_of(app.env)).generate()
    ((heading, entries),) = content

    assert (heading, len(content), content[0], bool(content)) == ("I", 1, (heading, entries), True)
    assert [(one.name, one.subtype, one.docname, one.anchor, one.extra) for one in entries] == [
        ("ICLR", 1, "", "", ""),
        ("Roads", 2, "index", "paper-roads", "Lee, 2011"),
        ("Seas", 2, "index", "paper-seas", "Lee & Ray, 2020"),
    ]


def test_an_entry_leads_to_the_home_of_its_paper(site: Any) -> None:
    pages = {
        "index.rst": f"{PAGE}\n.. toctree::\n\n   home\n",
        "home.rst": "Home\n====\n\n.. paper:: roads\n   :home:\n",
    }
    build = site.build(pages | {"_papers/a.yaml": SOURCE}, "html")
    links = [one.attributes.get("href") for one in build.page("paper-author.html").all("a")]

    assert "home.html#paper-roads" in links
    assert "index.html#paper-roads" not in links


def test_only_what_is_listed_is_indexed(site: Any) -> None:
    page = "Title\n=====\n\n.. paper:: roads\n\n:paper:`seas`\n"
    build = site.build({"index.rst": page, "_papers/a.yaml": SOURCE}, "html")

    assert index_of(build, "author") == ["L", "Lee, Ann", "Roads (Lee, 2011)"]
    assert index_of(build, "year") == ["2010s", "2011", "Roads (Lee, 2011)"]


def test_an_index_without_entries_has_no_page(site: Any) -> None:
    page = "Title\n=====\n\n.. paper:: sky\n"
    build = site.build({"index.rst": page, "_papers/a.yaml": SOURCE}, "html")
    drawn = [name for name in INDICES if (build.app.outdir / f"paper-{name}.html").exists()]

    assert drawn == ["author", "year"]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_an_index_that_becomes_empty_is_removed(site: Any, builder: str) -> None:
    def drawn(build: Any) -> list[str]:
        return [
            name
            for name in INDICES
            if (build.app.outdir / f"paper-{name}.html").exists()
            or (build.app.outdir / f"paper-{name}" / "index.html").exists()
        ]

    files = {"index.rst": PAGE, "_papers/a.yaml": SOURCE}
    assert drawn(site.build(files, builder)) == [*INDICES]

    untagged = re.sub(r", tags: \[[ab, ]+\]", "", SOURCE)
    assert drawn(site.build({"_papers/a.yaml": untagged}, builder)) == ["author", "year", "venue"]
    assert drawn(site.build({"index.rst": EMPTY}, builder)) == []


def test_a_page_that_has_the_name_of_an_index_is_not_removed(site: Any) -> None:
    pages = {"index.rst": f"{EMPTY}\n.. toctree::\n\n   paper-tag\n", "paper-tag.rst": EMPTY}
    build = site.build(pages, "html")

    assert "No papers here." in build.output("paper-tag.html")


def test_latex_has_one_entry_for_each_paper_with_its_label_and_page(site: Any) -> None:
    build = site.build(
        {"index.rst": PAGE, "_papers/a.yaml": SOURCE}, "latex", latex_domain_indices=True
    )
    text = build.output("site.tex")
    start = text.index(r"\renewcommand{\indexname}{Papers by author}")
    entries = re.findall(
        r"\\sphinxstyleindexentry\{(.*)\}\\sphinxstyleindexextra\{(.*)\}"
        r"\\sphinxstyleindexpageref\{(.*)\}",
        text[start : text.index("theindex}", text.index("begin{sphinxtheindex}", start) + 30)],
    )

    assert entries == [
        ("Lee, Ann", "Lee, 2011", r"index:\detokenize{paper-roads}"),
        ("Lee, Ann", r"Lee \& Ray, 2020", r"index:\detokenize{paper-seas}"),
        ("Ray, Bo", r"Lee \& Ray, 2020", r"index:\detokenize{paper-seas}"),
        ("吴恩达", "Zola et al., 2020", r"index:\detokenize{paper-sky}"),
        ("Zola, Émile", "Zola et al., 2020", r"index:\detokenize{paper-sky}"),
    ]


HOSTILE = r"""
papers:
  - {key: k, title: '\<b>& 5%', authors: [{name: '<i>&\input{y} Team'}], date: 2020,
     venue: '<u>&\input{z}', tags: ['<s>&\input{t}']}
"""


@pytest.mark.parametrize(
    "name, shown",
    [("author", r"<i>&\input{y} Team"), ("venue", r"<u>&\input{z}"), ("tag", r"<s>&\input{t}")],
)
def test_in_html_a_name_is_no_markup(site: Any, name: str, shown: str) -> None:
    build = site.build({"index.rst": PAGE, "_papers/a.yaml": HOSTILE}, "html")
    page = build.page(f"paper-{name}.html")

    assert build.warnings == []
    assert page.texts("dt") == [shown]
    assert [one.text for one in page.all("a") if one.parent and one.parent.tag == "dd"] == [
        "<b>& 5%"
    ]
    assert not page.all("i") + page.all("u") + page.all("s") + page.all("b")


def test_in_latex_a_name_is_no_command(site: Any) -> None:
    build = site.build({"index.rst": PAGE, "_papers/a.yaml": HOSTILE}, "latex")
    text = build.output("site.tex")
    indices = text[text.index(r"\renewcommand{\indexname}{Papers by author}") :]

    assert build.warnings == []
    assert r"\input" not in indices
    assert indices.count(r"\textbackslash{}input\{") >= 3
