"""The tree is finished: anchors, roles that stayed text, and what HTML needs."""

from __future__ import annotations

import re
from typing import Any

import pytest
from docutils import nodes

MAMBA = "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"


def toctree(*names: str) -> dict[str, str]:
    return {"index.rst": "Title\n=====\n\n.. toctree::\n\n   " + "\n   ".join(names) + "\n"}


@pytest.mark.parametrize(
    "text, said",
    [
        ("模型:paper:`gu2023mamba`是", ":paper:`gu2023mamba`"),
        ("模型 :paper:p:`gu2023mamba`是", ":paper:p:`gu2023mamba`"),
        ("模型:paper:`gu2023mamba` 是", ":paper:`gu2023mamba`"),
        ("模型\\ :paper:`gu2023mamba`\\ 是:paper:t:`gu2023mamba`。", ":paper:t:`gu2023mamba`"),
    ],
)
def test_a_role_that_another_character_touches_is_said_with_the_remedy(
    site: Any, papers: Any, text: str, said: str
) -> None:
    build = site.build(
        papers
        | {"index.rst": f"Title\n=====\n\n.. paper:: gu2023mamba\n\nOne.\n\n{text}\n\nEnd.\n"}
    )

    assert "paperlist.unparsed-role" in build.codes()
    (warning,) = [one for one in build.warnings if "unparsed-role" in one]
    assert warning.startswith(f"index.rst:8: WARNING: '{said}' stayed text (put a backslash and a")
    assert rf"\ {said}\ " in warning
    assert build.prose()[-1] == "End."


def test_the_remedy_works(site: Any, papers: Any) -> None:
    text = "模型\\ :paper:`gu2023mamba`\\ 是"
    build = site.build(
        papers | {"index.rst": f"Title\n=====\n\n.. paper:: gu2023mamba\n\n{text}\n"}
    )

    assert build.warnings == []
    assert build.prose() == ["模型Gu & Dao, 2023是"]


@pytest.mark.parametrize("text", ["模型{paper} `gu2023mamba`是", "The {paper:p} `gu2023mamba`."])
def test_in_myst_a_blank_before_the_backquote_is_said(site: Any, papers: Any, text: str) -> None:
    page = f"# Title\n\n```{{paper}} gu2023mamba\n```\n\n{text}\n"
    build = site.build(papers | {"index.md": page})

    assert build.codes() == ["paperlist.unparsed-role"]
    assert build.warnings[0].startswith("index.md:6: WARNING: '{paper")
    assert "leave no blank between the brace and the backquote" in build.warnings[0]


@pytest.mark.parametrize(
    "page",
    [
        {"index.md": "# Title\n\n模型{paper}`gu2023mamba`是\n\n```{paper} gu2023mamba\n```\n"},
        {"index.md": "# Title\n\n`` {paper}`x` `` and\n\n```\n:paper:`x`\n```\n"},
        {"index.rst": "Title\n=====\n\nWrite ``:paper:`x```::\n\n   :paper:`x`\n"},
        {"index.rst": "Title\n=====\n\nA paper: `x`_ and paper:y.\n\n.. _x: https://a.org\n"},
    ],
)
def test_a_role_in_code_or_in_its_place_is_not_said(site: Any, papers: Any, page: Any) -> None:
    assert site.build(papers | page).warnings == []


@pytest.mark.parametrize(
    "key, anchor",
    [
        ("gu2023mamba", r"paper-gu2023mamba"),
        ("a.b_c-D9", r"paper-a\.b_c-D9"),
        ("吴恩达2018机器学习", r"paper-2018-[0-9a-f]{12}"),
        ("机器学习", r"paper-[0-9a-f]{12}"),
        ("a/b:c", r"paper-a-b-c-[0-9a-f]{12}"),
    ],
)
def test_the_anchor_of_an_entry_is_its_key_or_an_ascii_form_of_it(
    site: Any, key: str, anchor: str
) -> None:
    source = {"_papers/a.yaml": f"papers: [{{key: '{key}', title: T, date: 2020}}]"}
    page = f"Title\n=====\n\n.. paperlist::\n\n:paper:`{key}`\n"
    build = site.build(source | {"index.rst": page}, "html")
    (item,) = build.page().all("li.paper")
    (cited,) = build.page().all("a.paper-ref")

    assert build.warnings == []
    assert re.fullmatch(anchor, item.attributes["id"])
    assert cited.attributes["href"] == f"#{item.attributes['id']}"


def test_a_paper_shown_twice_on_a_page_has_two_anchors(site: Any, papers: Any) -> None:
    page = (
        "Title\n=====\n\n.. paperlist:: state-spaces\n\n.. paperlist:: models\n\n.. paperlist::\n"
    )
    build = site.build(papers | {"index.rst": page}, "html")
    ids = [
        one.attributes.get("id", "") for one in build.page().all("li.paper") if MAMBA in one.text
    ]

    assert build.warnings == []
    assert ids[:2] == ["paper-gu2023mamba", "paper-gu2023mamba--models"]
    assert re.fullmatch(r"paper-gu2023mamba--[0-9a-f]{8}", ids[2])
    assert len(build.page().ids) == len(set(build.page().ids))


def test_an_anchor_does_not_change_when_another_listing_comes(site: Any, papers: Any) -> None:
    ids = []
    for before in ("", ".. paperlist:: recurrent\n\n"):
        page = f"Title\n=====\n\n{before}.. paperlist:: state-spaces\n\n.. paperlist::\n"
        build = site.build(papers | {"index.rst": page})
        ids.append({one for one in build.doctree().ids if "gu2023mamba" in one})

    assert ids[0] == ids[1]


def test_a_paper_may_stand_on_ten_pages(site: Any, papers: Any) -> None:
    names = [f"page{number}" for number in range(10)]
    pages = {f"{name}.rst": f"{name}\n=====\n\n.. paperlist:: models\n" for name in names}
    build = site.build(papers | toctree(*names) | pages, "html")

    assert build.warnings == []
    for name in names:
        assert "paper-gu2023mamba" in build.page(f"{name}.html").ids


def test_one_page_of_all_documents_has_each_anchor_once(site: Any, papers: Any) -> None:
    page = "{}\n=====\n\n:paper:`gu2023mamba`\n\n.. paperlist:: models\n   {}\n\n.. paperlist::\n"
    pages = {
        "a.rst": page.format("Aaa", ""),
        "b.rst": page.format("Bbb", ":home:"),
        "c.rst": page.format("Ccc", ""),
    }
    build = site.build(papers | toctree("a", "b", "c") | pages, "singlehtml")
    html = build.page()
    places = [one for one in html.ids if one.startswith(("paper-", "paperlist-", "cited-"))]
    home = next(one for one in html.elements if one.attributes.get("id") == "paper-gu2023mamba")
    before = html.elements[: html.elements.index(home)]

    assert build.warnings == []
    assert len(places) == len(set(places))
    assert {one.attributes["href"].partition("#")[2] for one in html.all("a.paper-ref")} == {
        "paper-gu2023mamba"
    }
    # The plain anchor stands at the home, which is on the second page.
    assert "document-b" in [one.attributes.get("id") for one in before]
    assert "document-c" not in [one.attributes.get("id") for one in before]


def test_an_entry_begins_with_its_target_so_that_every_writer_has_a_place(
    site: Any, papers: Any
) -> None:
    build = site.build(papers | {"index.rst": "Title\n=====\n\n.. paperlist:: models\n"})

    for item in build.doctree().findall(nodes.list_item):
        assert isinstance(item[0][0], nodes.target)
        assert item[0][0]["ids"][0].startswith("paper-")


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_html_has_one_list_with_numbers_as_text_and_anchors_on_items(
    site: Any, papers: Any, builder: str
) -> None:
    page = "Title\n=====\n\n.. paperlist:: state-spaces\n   :numbering: reversed\n"
    build = site.build(papers | {"index.rst": page}, builder)
    html = build.page()

    assert len(html.all("ol.paperlist")) == 1
    assert html.texts(".paper-number") == ["2.", "1."]
    assert [one.attributes["id"] for one in html.all("li.paper")] == [
        "paper-gu2021efficiently",
        "paper-gu2023mamba",
    ]


def test_lists_of_two_directives_are_not_joined(site: Any, papers: Any) -> None:
    listing = ".. paperlist:: {}\n   :numbering: reversed\n\n"
    page = "Title\n=====\n\n" + listing.format("state-spaces") + listing.format("recurrent")
    build = site.build(papers | {"index.rst": page}, "html")

    assert len(build.page().all("ol.paperlist")) == 2
    assert build.page().texts(".paper-number") == ["2.", "1.", "1."]


def test_a_list_of_two_and_a_list_of_one_below_it_stay_two_lists(site: Any, papers: Any) -> None:
    page = (
        "Title\n=====\n\n.. paperlist:: state-spaces\n\n.. paperlist::\n\n   hochreiter1997long\n"
    )
    build = site.build(papers | {"index.rst": page}, "html")

    assert build.page().texts(".paper-number") == ["1.", "2.", "1."]
    assert len(build.page().all("ol.paperlist")) == 2


def test_other_lists_of_the_page_are_left_alone(site: Any, papers: Any) -> None:
    page = "Title\n=====\n\n1. One\n2. Two\n\n.. paperlist:: recurrent\n\n3. Three\n4. Four\n"
    build = site.build(papers | {"index.rst": page}, "html")

    assert [
        len([c for c in one.classes if c == "paperlist"]) for one in build.page().all("ol")
    ] == [
        0,
        1,
        0,
    ]
    assert build.page().texts(".paper-number") == ["1."]
