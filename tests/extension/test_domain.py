"""The domain tells Sphinx, MyST and other sites where papers are."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

LISTS = "Papers\n======\n\n.. paperlist:: models\n"


def references(build: Any, docname: str = "index") -> list[Any]:
    return list(build.trees[docname].findall(nodes.reference))


def objects(build: Any) -> dict[tuple[str, str], Any]:
    domain = build.app.env.domains["paper"]
    return {(kind, name): rest for name, *rest, kind in _flat(domain)}


def _flat(domain: Any) -> Any:
    for name, shown, kind, docname, place, priority in domain.get_objects():
        yield name, shown, docname, place, priority, kind


def test_a_paper_is_an_object_by_its_title(site: Any, papers: Any) -> None:
    build = site.build(papers | {"index.rst": LISTS})

    assert objects(build)["paper", "title:gu2021efficiently"] == [
        "Efficiently modeling long sequences with structured state spaces",
        "index",
        "paper-gu2021efficiently",
        1,
    ]


def test_the_search_takes_no_anchor_for_one_like_a_title(site: Any, papers: Any) -> None:
    build = site.build(papers | {"index.rst": LISTS})

    # Sphinx shortens these, and makes them longer again from what the search shows.
    for (kind, name), (_shown, _docname, place, _priority) in objects(build).items():
        assert place not in (name, f"{kind}-{name}")


@pytest.mark.parametrize("name", ["gu2021efficiently", "arxiv:2111.00396"])
def test_key_and_aliases_are_objects_by_label_hidden_from_search(
    site: Any, papers: Any, name: str
) -> None:
    build = site.build(papers | {"index.rst": LISTS})

    assert objects(build)["cite", name] == [
        "Gu et al., 2021",
        "index",
        "paper-gu2021efficiently",
        -1,
    ]


def test_a_list_is_an_object_where_it_begins(site: Any, papers: Any) -> None:
    build = site.build(papers | {"index.rst": LISTS})

    assert objects(build)["list", "state-spaces"] == [
        "State spaces",
        "index",
        "paperlist-state-spaces",
        1,
    ]
    assert objects(build)["list", "models"][2] == "paperlist-models"


def test_a_paper_on_several_pages_is_one_object(site: Any, papers: Any) -> None:
    files = {"index.rst": f"{LISTS}\n.. toctree::\n\n   other\n", "other.rst": LISTS}
    build = site.build(papers | files)
    names = [(one[0], one[2]) for one in build.app.env.domains["paper"].get_objects()]

    assert build.warnings == []
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text, shown",
    [
        ("[the selection paper](#gu2023mamba)", "the selection paper"),
        ("[](#gu2023mamba)", "Gu & Dao, 2023"),
        ("{any}`gu2023mamba`", "Gu & Dao, 2023"),
        ("{any}`the paper <gu2023mamba>`", "the paper"),
        ("{any}`arXiv:2312.00752`", "Gu & Dao, 2023"),
    ],
)
# myst-parser 5 uses an attribute that Sphinx 9 deprecates.
def test_a_reference_of_any_kind_finds_a_paper(
    site: Any, papers: Any, text: str, shown: str
) -> None:
    page = f"# Title\n\n{text}\n\n```{{paperlist}} models\n```\n"
    build = site.build(papers | {"index.md": page})

    assert build.warnings == []
    assert references(build)[0].astext() == shown
    assert references(build)[0]["refid"] == "paper-gu2023mamba"


def test_a_reference_of_any_kind_passes_over_what_is_no_paper(site: Any, papers: Any) -> None:
    page = f".. _here:\n\n{LISTS}\n:any:`here` :any:`models`\n"
    build = site.build(papers | {"index.rst": page})

    # A list is no target of `any`: its id may be the name of much else.
    assert build.codes() == ["ref.any"]
    assert "not found: models" in build.warnings[0]
