"""Other sites cite the papers and lists of a site through its inventory, as they would at home."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes
from sphinx.util.inventory import InventoryFile

LISTS = "Papers\n======\n\n.. paperlist:: models\n\n.. paper:: 吴恩达2018机器学习\n"
MAMBA = "https://example.org/index.html#paper-gu2023mamba"
TITLE = "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"


@pytest.fixture
def home(papers: Any, tmp_path: Any, make_app: Any) -> Any:
    """Return the built files of another site that lists the papers."""
    folder = tmp_path / "home"
    (folder / "_papers").mkdir(parents=True)
    (folder / "_papers/models.yaml").write_text(papers["_papers/models.yaml"], encoding="utf-8")
    (folder / "conf.py").write_text("extensions = ['sphinx_paperlist']\nhtml_theme = 'basic'\n")
    (folder / "index.rst").write_text(LISTS, encoding="utf-8")
    app = make_app("html", srcdir=folder)
    app.build()
    app.cleanup()
    return app.outdir


def away(site: Any, home: Any, text: str, page: str = "index.rst", **config: Any) -> Any:
    """Build a site that knows the other one."""
    title = "# Title" if page.endswith(".md") else "Title\n====="
    return site.build(
        {page: f"{title}\n\n{text}\n"},
        extensions=["sphinx_paperlist", "myst_parser", "sphinx.ext.intersphinx"],
        intersphinx_mapping={"home": ("https://example.org", str(home / "objects.inv"))},
        **config,
    )


def references(build: Any, docname: str = "index") -> list[Any]:
    return list(build.trees[docname].findall(nodes.reference))


@pytest.mark.parametrize(
    "text, shown",
    [
        (":paper:`gu2023mamba`", "Gu & Dao, 2023"),
        (":paper:`arxiv:2312.00752`", "Gu & Dao, 2023"),
        (":paper:`arXiv:2312.00752`", "Gu & Dao, 2023"),
        (":paper:`https://arxiv.org/abs/2312.00752`", "Gu & Dao, 2023"),
        (":paper:`the paper <gu2023mamba>`", "the paper"),
        (":paper:`home:gu2023mamba`", "Gu & Dao, 2023"),
        (":paper:p:`gu2023mamba`", "(Gu & Dao, 2023)"),
        (":paper:t:`gu2023mamba`", "Gu & Dao (2023)"),
        (":paper:authors:`gu2023mamba`", "Gu & Dao"),
        (":paper:year:`gu2023mamba`", "2023"),
        (":paper:title:`gu2023mamba`", TITLE),
        (":paper:title:`arXiv:2312.00752`", TITLE),
        (":paper:num:`gu2023mamba`", "Gu & Dao, 2023"),
        (":paper:full:`gu2023mamba`", "Gu & Dao, 2023"),
        (":any:`gu2023mamba`", "Gu & Dao, 2023"),
        (":any:`arXiv:2312.00752`", "Gu & Dao, 2023"),
        (":external+home:paper:p:`gu2023mamba`", "(Gu & Dao, 2023)"),
        (":external+home:paper:t:`gu2023mamba`", "Gu & Dao (2023)"),
        (":external+home:paper:paper:`gu2023mamba`", "Gu & Dao, 2023"),
        (":external+home:paper:title:`arXiv:2312.00752`", TITLE),
        (":external+home:paper:`gu2023mamba`", "Gu & Dao, 2023"),
        (":external:paper:p:`gu2023mamba`", "(Gu & Dao, 2023)"),
        (":external:paper:`gu2023mamba`", "Gu & Dao, 2023"),
    ],
)
def test_a_citation_from_another_site_reads_like_one_from_home(
    site: Any, home: Any, text: str, shown: str
) -> None:
    build = away(site, home, text)

    assert build.warnings == []
    assert build.prose() == [shown]
    assert [one["refuri"] for one in references(build)] == [MAMBA]


@pytest.mark.parametrize("role", ["paper:p", "external:paper:p", "external+home:paper:p"])
def test_several_papers_of_another_site_stand_in_one_frame(site: Any, home: Any, role: str) -> None:
    build = away(site, home, f":{role}:`{{see}}gu2021efficiently{{p. 33}}, gu2023mamba`")

    assert build.warnings == []
    assert build.prose() == ["(see Gu et al., 2021, p. 33; Gu & Dao, 2023)"]
    assert len(references(build)) == 2


@pytest.mark.parametrize(
    "style, text, shown",
    [
        ("author-year", ":paper:t:`gu2023mamba{p. 3}`", "Gu & Dao (2023, p. 3)"),
        ("author-year", ":paper:`gu2023mamba{p. 3}`", "Gu & Dao, 2023, p. 3"),
        ("number", ":paper:`gu2023mamba{p. 3}`", "Gu & Dao, 2023, p. 3"),
        ("number", ":paper:p:`gu2023mamba{p. 3}`", "[Gu & Dao, 2023, p. 3]"),
    ],
)
def test_a_locator_is_kept(site: Any, home: Any, style: str, text: str, shown: str) -> None:
    build = away(site, home, text, paperlist_cite_style=style)

    assert build.warnings == []
    assert build.prose() == [shown]


@pytest.mark.parametrize(
    "text, shown",
    [
        ("[text](inv:home:paper:cite#gu2023mamba)", "text"),
        ("[](inv:home:paper:cite#gu2023mamba)", "Gu & Dao, 2023"),
        ("[](inv:home#gu2023mamba)", "Gu & Dao, 2023"),
        ("[](inv:#gu2023mamba)", "Gu & Dao, 2023"),
        ("[](inv:#arxiv:2312.00752)", "Gu & Dao, 2023"),
        ("<inv:#gu2023mamba>", "Gu & Dao, 2023"),
        ("<inv:home:paper:cite#gu2023mamba>", "Gu & Dao, 2023"),
        ("[](#gu2023mamba)", "Gu & Dao, 2023"),
        ("{any}`gu2023mamba`", "Gu & Dao, 2023"),
        ("{paper:p}`gu2023mamba`", "(Gu & Dao, 2023)"),
        ("{external+home:paper:p}`gu2023mamba`", "(Gu & Dao, 2023)"),
        ("{external:paper}`gu2023mamba`", "Gu & Dao, 2023"),
    ],
)
def test_a_page_in_myst_cites_another_site(site: Any, home: Any, text: str, shown: str) -> None:
    build = away(site, home, text, "index.md")

    assert build.warnings == []
    assert build.prose() == [shown]
    assert [one["refuri"] for one in references(build)] == [MAMBA]


@pytest.mark.parametrize("text", ["{paper}`吴恩达2018机器学习`", "<inv:#吴恩达2018机器学习>"])
def test_a_key_in_any_script_is_found_on_another_site(site: Any, home: Any, text: str) -> None:
    build = away(site, home, text, "index.md")

    assert build.warnings == []
    assert build.prose() == ["吴恩达, 2018"]


@pytest.mark.parametrize(
    "text, page",
    [
        (":paper:list:`state-spaces`", "index.rst"),
        (":external+home:paper:list:`state-spaces`", "index.rst"),
        ("{paper:list}`state-spaces`", "index.md"),
        ("<inv:home:paper:list#state-spaces>", "index.md"),
    ],
)
def test_the_lists_of_another_site_are_linked_to(
    site: Any, home: Any, text: str, page: str
) -> None:
    build = away(site, home, text, page)

    assert build.warnings == []
    assert build.prose() == ["State spaces"]
    assert references(build)[0]["refuri"].endswith("index.html#paperlist-state-spaces")


def test_a_citation_that_shall_not_link_links_to_no_other_site(site: Any, home: Any) -> None:
    build = away(site, home, "See :paper:t:`!gu2023mamba`.")

    assert build.warnings == []
    assert build.prose() == ["See Gu & Dao (2023)."]
    assert references(build) == []


def test_a_paper_of_both_sites_is_that_at_home(site: Any, home: Any, papers: Any) -> None:
    site.write(papers)
    text = ":external:paper:t:`gu2023mamba`, :paper:t:`gu2023mamba`\n\n.. paperlist:: models\n"
    build = away(site, home, f"{text}   :show: cited-in")
    abroad, here, back = [one for one in references(build) if "paper-link" not in one["classes"]]

    assert build.warnings == []
    assert abroad["refuri"] == MAMBA
    assert here["refid"] == "paper-gu2023mamba"
    assert [back["refid"]] == here["ids"]


def test_a_key_that_no_site_knows_is_said(site: Any, home: Any) -> None:
    build = away(site, home, "Some :paper:`nobody2020nothing`.")

    assert build.codes() == ["paperlist.unknown-key"]
    assert build.prose() == ["Some nobody2020nothing."]


def test_a_list_that_no_site_knows_is_said(site: Any, home: Any) -> None:
    build = away(site, home, "Some :paper:list:`nothing`.")

    assert build.codes() == ["paperlist.unknown-list"]


def test_the_inventory_holds_papers_citations_and_lists(home: Any) -> None:
    inventory = InventoryFile.loads((home / "objects.inv").read_bytes(), uri="")

    assert {name: len(items) for name, items in inventory.data.items() if "paper:" in name} == {
        "paper:paper": 7,
        "paper:cite": 7,
        "paper:key": 4,
        "paper:list": 3,
    }


def test_no_two_objects_of_papers_share_a_name(home: Any) -> None:
    inventory = InventoryFile.loads((home / "objects.inv").read_bytes(), uri="")
    ours = [name for kind, items in inventory.data.items() if "paper:" in kind for name in items]

    assert len(ours) == len(set(ours))
