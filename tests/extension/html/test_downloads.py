"""The papers of named lists can be taken along as files."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sphinx.errors import ExtensionError

from sphinx_paperlist.extension.html import downloads

FOLDER = "_paperlists"
LIST = ".. paperlist:: {}\n"


def page(*blocks: str) -> str:
    return "Title\n=====\n\n" + "\n".join(blocks)


def files(build: Any) -> dict[str, str]:
    """Return the files for other tools, by name."""
    folder = build.app.outdir / FOLDER
    return {path.name: path.read_text() for path in sorted(folder.glob("*"))}


def build(site: Any, papers: Any, *blocks: str, builder: str = "html", **config: Any) -> Any:
    return site.build(papers | {"index.rst": page(*blocks)}, builder, **config)


def test_a_named_list_has_a_file_of_each_format_and_the_page_names_them(
    site: Any, papers: Any
) -> None:
    built = build(site, papers, LIST.format("state-spaces"))
    names = ["state-spaces.bib", "state-spaces.csl.json", "state-spaces.ris"]

    assert sorted(files(built)) == names
    links = [one for one in built.page().all("a") if FOLDER in one.attributes.get("href", "")]
    assert [(one.text, one.attributes["href"]) for one in links] == [
        ("BibTeX", f"{FOLDER}/state-spaces.bib"),
        ("CSL-JSON", f"{FOLDER}/state-spaces.csl.json"),
        ("RIS", f"{FOLDER}/state-spaces.ris"),
    ]
    assert built.page().texts(".paperlist-downloads") == ["Download: BibTeX CSL-JSON RIS"]


@pytest.mark.parametrize("builder, path", [("dirhtml", "deep/page/"), ("singlehtml", "")])
def test_the_links_lead_to_the_files_from_pages_of_folders_too(
    site: Any, papers: Any, builder: str, path: str
) -> None:
    pages = {
        "index.rst": page(".. toctree::\n\n   deep/page\n"),
        "deep/page.rst": page(LIST.format("state-spaces")),
    }
    built = site.build(papers | pages, builder)
    folder = built.app.outdir / path
    hrefs = [one.attributes.get("href", "") for one in built.page(f"{path}index.html").all("a")]

    found = [href for href in hrefs if FOLDER in href]
    assert len(found) == 3
    assert all((folder / href).resolve().is_file() for href in found)


def test_files_hold_exactly_the_papers_of_the_list_in_its_order(site: Any, papers: Any) -> None:
    built = build(site, papers, ".. paperlist:: models\n   :sort: -year\n   :where: year > 2000\n")
    (name,) = [name for name in files(built) if name.endswith(".json")]
    items = json.loads(files(built)[name])

    assert [one["id"] for one in items] == ["gu2023mamba", "gu2021efficiently"]
    assert name.startswith("models-")


@pytest.mark.parametrize(
    "block, expected",
    [
        (".. paperlist::\n", []),
        (".. paperlist::\n   :name: all\n", ["all"]),
        (".. paperlist::\n\n   gu2023mamba\n", []),
        (".. paperlist::\n   :name: mine\n\n   gu2023mamba\n", ["mine"]),
        (".. paper:: gu2023mamba\n", []),
        (".. paperlist:: State spaces\n", ["state-spaces"]),
        (".. paperlist:: models\n   :where: year > 3000\n", []),
        (".. paperlist:: models\n   :uncited:\n   :name: rest\n", ["rest"]),
    ],
)
def test_only_what_has_a_name_and_papers_has_files(
    site: Any, papers: Any, block: str, expected: Any
) -> None:
    built = build(site, papers, block, paperlist_exports=["ris"])

    assert [name.removesuffix(".ris") for name in files(built)] == expected


def test_listings_that_hold_the_same_have_one_file(site: Any, papers: Any) -> None:
    built = build(site, papers, *[LIST.format("models")] * 2, paperlist_exports=["ris"])

    assert [*files(built)] == ["models.ris"]


def test_listings_of_one_name_that_hold_other_papers_have_files_of_their_own(
    site: Any, papers: Any
) -> None:
    block = ".. paperlist::\n   :name: mine\n   :where: year > {}\n"
    pages = {
        "index.rst": page(".. toctree::\n\n   a\n   b\n"),
        "a.rst": page(block.format(2000)),
        "b.rst": page(block.format(2020)),
    }
    built = site.build(papers | pages, "html", paperlist_exports=["csl-json"])
    first, second = files(built).values()

    assert {len(json.loads(first)), len(json.loads(second))} == {2, 4}
    assert all(name.startswith("mine-") for name in files(built))


def test_an_abstract_goes_where_it_is_shown_alone(site: Any) -> None:
    paper = {"key": "a", "title": "Seas", "abstract": "It says."}
    data = json.dumps({"lists": [{"id": "all", "title": "All", "papers": [paper]}]})
    whole = site.build({"index.rst": page(LIST.format("all")), "_papers/a.yaml": data}, "html")
    shown = files(whole)
    hidden = files(site.build(None, "html", paperlist_show=["venue"]))

    assert all("It says." in text for text in shown.values())
    assert not any("It says." in text for text in hidden.values())
    assert len(shown) == len(hidden) == 3


def test_files_of_listings_that_are_gone_are_removed(site: Any, papers: Any) -> None:
    build(site, papers, LIST.format("models"), LIST.format("recurrent"))
    second = build(site, papers, LIST.format("models"), paperlist_exports=["bibtex"])
    assert [*files(second)] == ["models.bib"]

    third = build(site, papers, "No papers.")
    assert not (third.app.outdir / FOLDER).exists()


def test_a_file_is_written_only_where_it_would_change(site: Any, papers: Any) -> None:
    first = build(site, papers, LIST.format("recurrent"), LIST.format("state-spaces"))
    folder = first.app.outdir / FOLDER
    for path in folder.iterdir():
        path.write_text(path.read_text() + "\n% mark")
    (name,) = papers
    edit = papers[name].replace("[ssm, selection]", "[ssm]")
    second = files(site.build({name: edit}, "html"))

    assert {name for name, text in second.items() if "% mark" in text} == {
        "recurrent.bib",
        "recurrent.csl.json",
        "recurrent.ris",
    }


def test_a_file_that_was_deleted_is_written_again(site: Any, papers: Any) -> None:
    first = build(site, papers, LIST.format("models"))
    before = files(first)
    (first.app.outdir / FOLDER / "models.ris").unlink()

    assert files(site.build(None, "html")) == before


def test_formats_that_are_asked_for_later_are_written_then(site: Any, papers: Any) -> None:
    build(site, papers, LIST.format("models"), paperlist_exports=[])

    assert [*files(site.build(None, "html", paperlist_exports=["ris"]))] == ["models.ris"]


def test_files_are_in_the_language_of_the_build(site: Any) -> None:
    source = "lists: [{id: all, title: All, papers: [{key: a, title: {en: Seas, zh: 海}}]}]"
    pages = {"_papers/a.yaml": source, "index.rst": page(LIST.format("all"))}
    assert "Seas" in files(site.build(pages, "html"))["all.bib"]

    assert "海" in files(site.build(None, "html", language="zh_CN"))["all.bib"]


def test_a_build_that_was_stopped_leaves_no_file_that_the_next_believes(
    site: Any, papers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (name,) = papers
    before = files(build(site, papers, LIST.format("models")))
    with monkeypatch.context() as patched:
        patched.setattr(downloads, "_remove_others", _stop)
        with pytest.raises(ExtensionError):
            site.build({name: papers[name].replace("Mamba:", "Viper:")}, "html")
    site.build(papers, "html")

    assert files(site.build(None, "html")) == before


def _stop(*_: object) -> None:
    raise ValueError


def test_a_paper_written_in_place_is_renewed_in_every_output(site: Any) -> None:
    block = ".. paperlist::\n   :name: mine\n   :show: authors\n\n   - **Seas.** [[PDF](https://a.org/{})]\n"
    site.build({"index.rst": page(block.format(1))}, "html")
    site.build(None, "dirhtml")
    site.build({"index.rst": page(block.format(2))}, "html")

    assert "https://a.org/2" in files(site.build(None, "dirhtml"))["mine.bib"]


def test_what_is_not_ours_in_the_folder_stays(site: Any, papers: Any) -> None:
    other = {f"{FOLDER}/mine.rst": ":orphan:\n\nMine\n====\n", "index.rst": page("No papers.")}
    built = site.build(papers | other, "html")

    assert [*files(built)] == ["mine.html"]


def test_a_compact_listing_beside_a_full_one_leaves_it_its_name(site: Any, papers: Any) -> None:
    compact = ".. paperlist:: models\n   :layout: compact\n"
    built = build(site, papers, LIST.format("models"), compact, paperlist_exports=["ris"])

    assert "models.ris" in files(built)
    assert len(files(built)) == 2


@pytest.mark.parametrize("builder", ["latex", "epub", "text"])
def test_other_builders_have_none(site: Any, papers: Any, builder: str) -> None:
    built = build(site, papers, LIST.format("models"), builder=builder)

    assert not (built.app.outdir / FOLDER).exists()


def test_a_link_to_a_file_beside_the_source_is_in_no_file(site: Any) -> None:
    paper = {"key": "a", "title": "Seas", "links": {"PDF": "seas.pdf", "Code": "https://a.org/c"}}
    data = json.dumps({"lists": [{"id": "all", "title": "All", "papers": [paper]}]})
    sources = {"_papers/a.yaml": data, "_papers/seas.pdf": "%PDF"}
    built = site.build(sources | {"index.rst": page(LIST.format("all"))}, "html")

    assert built.page().texts("a.paper-link") == ["PDF", "Code"]
    assert not any("seas.pdf" in text for text in files(built).values())
    assert all("https://a.org/c" in text for text in files(built).values())
