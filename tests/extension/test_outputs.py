"""Every builder shows the list where the directive stands, with links that work."""

from __future__ import annotations

import json
import pickle
import re
import zipfile
from typing import Any
from urllib.parse import unquote

import pytest

from tests.conftest import Page

PAGE = """\
Title
=====

Before the list.

.. paperlist:: models

Between the lists, :paper:p:`gu2021efficiently, hochreiter1997long`.

.. paperlist:: state-spaces
   :numbering: reversed
   :title: Once more

After the list.
"""
ORDER = [
    "Before the list.",
    "Recurrent networks",
    "Long short-term memory",
    "State spaces",
    "Efficiently modeling long sequences",
    "Mamba: Linear-Time",
    "Between the lists",
    "Once more",
    "Efficiently modeling long sequences",
    "Mamba: Linear-Time",
    "After the list.",
]
FILES = {
    "html": "index.html",
    "dirhtml": "index.html",
    "singlehtml": "index.html",
    "latex": "site.tex",
    "text": "index.txt",
    "man": "site.1",
    "texinfo": "site.texi",
    "xml": "index.xml",
}


def in_order(text: str, words: Any) -> bool:
    """Tell whether words stand in a text in this order."""
    position = 0
    for word in words:
        position = text.find(word, position) + 1
        if not position:
            return False
    return True


@pytest.mark.parametrize("builder", FILES)
def test_the_list_stands_where_the_directive_does(site: Any, papers: Any, builder: str) -> None:
    build = site.build(
        papers | {"index.rst": PAGE}, builder, man_pages=[("index", "site", "", "", 1)]
    )
    # LaTeX and man write hyphens and full stops in ways of their own.
    text = build.output(FILES[builder]).replace(r"\sphinxhyphen{}", "-").replace("\\", "")
    text = " ".join(text.split())
    body = text[text.index("Before the list.") :]

    assert build.warnings == []
    assert in_order(body, ORDER)
    assert not in_order(body, [*ORDER, "Before the list."])


def test_html_has_the_elements_that_themes_rely_on(site: Any, papers: Any) -> None:
    page = site.build(papers | {"index.rst": PAGE}, "html").page()

    assert page.texts(".paper-number") == ["1.", "1.", "2.", "2.", "1."]
    assert page.texts("strong.paper-title")[0] == "Long short-term memory."
    assert page.texts("span.paper-venue")[:2] == ["Neural Computation", "arXiv"]
    assert page.texts("em.paper-authors")[0] == "Sepp Hochreiter, Jürgen Schmidhuber."
    assert page.texts(".paper-year")[:3] == ["1997", "2021", "2023"]
    assert page.texts(".paper-links")[:2] == ["DOI", "Code arXiv"]
    assert page.texts("a.paper-ref") == ["Gu et al., 2021", "Hochreiter & Schmidhuber, 1997"]
    assert [one.attributes["href"] for one in page.all("a.paper-link")][:2] == [
        "https://doi.org/10.1162/neco.1997.9.8.1735",
        "https://github.com/state-spaces/s4",
    ]
    for item in page.all("li.paper"):
        assert item.parent is not None
        assert (item.parent.tag, "paperlist" in item.parent.classes) == ("ol", True)


def test_html_without_numbers_is_an_unordered_list(site: Any, papers: Any) -> None:
    page = "Title\n=====\n\n.. paperlist:: recurrent\n   :numbering: none\n"
    html = site.build(papers | {"index.rst": page}, "html").page()

    assert len(html.all("ul.paperlist")) == 1
    assert html.all(".paper-number") == []


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_every_link_into_the_page_has_its_target(site: Any, papers: Any, builder: str) -> None:
    page = site.build(papers | {"index.rst": PAGE}, builder).page()
    links = [one.attributes["href"] for one in page.all("a.paper-ref")]

    assert len(links) == 2
    assert {link.partition("#")[2] for link in links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_latex_labels_every_entry_that_is_linked_to(site: Any, papers: Any) -> None:
    text = site.build(papers | {"index.rst": PAGE}, "latex").output("site.tex")
    label = r"\\label\{\\detokenize\{([^{}]*)\}\}"
    links = re.findall(r"hyperref\[\\detokenize\{([^{}]*:paper-[^{}]*)\}\]", text)

    assert text.count(r"\begin{paperlist}") >= 3
    assert len(links) == 2
    assert set(links) <= set(re.findall(label, text))
    for link in links:
        place = text.index(rf"\label{{\detokenize{{{link}}}}}")
        assert r"\phantomsection" in text[place - 40 : place]
        assert text.rindex(r"\paperlistitem", 0, place) > text.rindex(
            r"\begin{paperlist}", 0, place
        )


def test_latex_counts_down(site: Any, papers: Any) -> None:
    text = site.build(papers | {"index.rst": PAGE}, "latex").output("site.tex")
    once_more = text[text.index("Once more") :]

    assert re.findall(r"\\paperlistitem\{(\d+)\}", once_more) == ["2", "1"]


def test_text_shows_falling_numbers(site: Any, papers: Any) -> None:
    text = site.build(papers | {"index.rst": PAGE}, "text").output("index.txt")
    numbers = re.findall(r"^(\d)\. ", text[text.index("Once more") :], re.MULTILINE)

    assert numbers == ["2", "1"]


def test_an_epub_holds_the_list_and_its_links(site: Any, papers: Any) -> None:
    build = site.build(papers | {"index.rst": PAGE}, "epub")
    with zipfile.ZipFile(next(build.app.outdir.glob("*.epub"))) as book:
        text = book.read("index.xhtml").decode()

    assert build.warnings == []
    assert in_order(text, ORDER)
    assert 'id="paper-gu2021efficiently"' in text
    assert 'href="#paper-gu2021efficiently"' in text


def test_a_citation_from_another_page_of_a_book_links_to_the_entry(site: Any, papers: Any) -> None:
    files = {
        "index.rst": "Title\n=====\n\n.. toctree::\n\n   lists\n   吴\n",
        "lists.rst": "Lists\n=====\n\n.. paperlist::\n",
        "吴.rst": "Cites\n=====\n\n:paper:`吴恩达2018机器学习`\n",
    }
    build = site.build(papers | files, "epub")
    with zipfile.ZipFile(next(build.app.outdir.glob("*.epub"))) as book:
        cites = book.read("吴.xhtml").decode()
        lists = book.read("lists.xhtml").decode()
    (target,) = re.findall(r'href="lists\.xhtml#(paper-[^"]+)"', cites)

    assert f'id="{target}"' in lists


def messages(text: str) -> dict[str, list[str]]:
    """Return the messages of a catalogue, with the places they are from."""
    entries = re.findall(r'((?:^#: .*\n)+)(?:#.*\n)*msgid ((?:".*"\n)+)', text, re.MULTILINE)
    return {
        "".join(re.findall(r'"(.*)"', message)): re.findall(r"#: (\S+)", places)
        for places, message in entries
    }


def test_gettext_extracts_what_translators_translate_with_its_place(site: Any) -> None:
    source = """\
lists:
  - id: top
    lists:
      - id: words
        title: On words
        description: Papers on *words*.
        papers:
          - key: k
            title: A title
            authors: [Ann Lee]
            venue: A venue
            date: 2020
            note: A note for readers.
            abstract: What it says.
"""
    page = "Title\n=====\n\n.. paperlist:: top\n\n.. paperlist::\n   :group-by: venue\n"
    build = site.build({"index.rst": page, "_papers/a.yaml": source}, "gettext")
    found = messages(build.output("index.pot"))

    assert build.warnings == []
    assert set(found) == {
        "Title",
        "On words",
        "Papers on *words*.",
        "A note for readers.",
        "What it says.",
    }
    assert found["On words"] == ["../../_papers/a.yaml:4"]
    assert found["A note for readers."] == ["../../_papers/a.yaml:8"]


@pytest.mark.parametrize("builder", ["json", "pickle"])
# These builders use an attribute that Sphinx 9 deprecates.
@pytest.mark.filterwarnings("ignore:.*app. is deprecated:PendingDeprecationWarning")
def test_indices_are_serialized_with_their_names(site: Any, papers: Any, builder: str) -> None:
    build = site.build(papers | {"index.rst": PAGE}, builder, extensions=["sphinx_paperlist"])
    path = build.app.outdir / f"paper-author.{'fjson' if builder == 'json' else 'fpickle'}"
    load = json.loads if builder == "json" else pickle.loads

    assert build.warnings == []
    page = load(path.read_bytes())
    assert page["indextitle"] == page["title"] == "Papers by author"
    assert "<dt>Hochreiter, Sepp</dt>" in page["body"]


PARTS = {
    "index.rst": "Title\n=====\n\n.. toctree::\n\n   lists\n   more\n   prose\n",
    "lists.rst": "Lists\n=====\n\n.. paperlist:: models\n   :show: cited-in, links\n",
    "more.rst": "More\n====\n\n.. paperlist:: state-spaces\n   :show: cited-in\n",
    "prose.rst": "Prose\n=====\n\n:paper:t:`gu2023mamba` :paper:`hochreiter1997long` "
    ":paper:p:`Anon` :paper:list:`models`\n",
}
ANON = {"_papers/anon.yaml": "papers: [{key: Anon, title: T, authors: [Ann Onym]}]"}


def in_parts(site: Any, papers: Any, builder: str, *parts: str) -> Any:
    """Build a document of each part, without the others."""
    files = PARTS | {"lists.rst": PARTS["lists.rst"] + "\n.. paper:: Anon\n"}
    toctree = "\n".join(f"   {part}" for part in parts)
    part = {"part.rst": f":orphan:\n\nPart\n====\n\n.. toctree::\n\n{toctree}\n"}
    documents = [("part", "part", "Part", "Ann", "part", "", "")]
    return site.build(
        papers | ANON | files | part,
        builder,
        latex_documents=[("part", "part.tex", "Part", "Ann", "howto")],
        texinfo_documents=documents,
        # Sphinx has no key for what stands in two toctrees.
        suppress_warnings=["toc.multiple_toc_parents"],
    )


@pytest.mark.parametrize("builder, name", [("latex", "part.tex"), ("texinfo", "part.texi")])
def test_a_document_without_the_lists_still_words_its_citations(
    site: Any, papers: Any, builder: str, name: str
) -> None:
    build = in_parts(site, papers, builder, "prose")
    text = build.output(name).replace("\\", "").replace("@comma{}", ",")
    places = r"phantomsectionlabel\{detokenize[^}]*\}\}paperlistplace\{detokenize[^}]*\}\}"
    text = re.sub(rf"{places}|DUrole\{{paper-ref\}}|@anchor\{{[^}}]*\}}|[{{}}]", "", text)

    assert build.warnings == []
    assert in_order(text, ["Gu & Dao (2023)", "Schmidhuber, 1997", "(Onym, n.d.)", "Models"])
    assert "https://doi.org/10.1162/neco.1997.9.8.1735" in text
    assert "paper-gu2023mamba" not in text


def test_a_citation_leads_to_an_entry_of_its_own_document(site: Any, papers: Any) -> None:
    text = in_parts(site, papers, "latex", "prose", "more").output("part.tex")

    assert r"\hyperref[\detokenize{more:paper-gu2023mamba}]" in text
    assert r"\label{\detokenize{more:paper-gu2023mamba}}" in text
    assert "lists:paper" not in text


def test_indices_of_a_document_have_the_papers_that_it_lists(site: Any, papers: Any) -> None:
    text = in_parts(site, papers, "latex", "more").output("part.tex")
    index = text[text.index("Papers by author") :]

    assert r"\sphinxstyleindexentry{Dao, Tri}" in index
    assert r"\sphinxstyleindexpageref{more:\detokenize{paper-gu2023mamba}}" in index
    assert "Hochreiter" not in index


def test_pages_of_other_documents_are_named_without_a_link(site: Any, papers: Any) -> None:
    text = in_parts(site, papers, "latex", "more").output("part.tex")

    assert "Cited in Prose." in text


def test_cited_in_names_the_page_of_a_pdf(site: Any, papers: Any) -> None:
    text = in_parts(site, papers, "latex", "more", "prose").output("part.tex")
    label = r"\detokenize{prose:cited-gu2023mamba}"

    assert rf"Cited in {{\hyperref[{label}]" in text
    assert rf"(page \pageref*{{{label}}})" in text
    assert text.count(rf"\label{{{label}}}") == 1


def test_the_page_of_a_pdf_is_named_in_the_language_of_the_site(site: Any, papers: Any) -> None:
    files = papers | {"index.rst": "标题\n====\n\n:paper:`gu2023mamba`\n\n.. paperlist:: models\n"}
    text = site.build(files, "latex", language="zh_CN", latex_engine="xelatex").output("site.tex")

    assert "被引于：" in text
    assert r"（第 \pageref*{\detokenize{index:cited-gu2023mamba}} 页）。" in text


def test_texinfo_has_the_anchor_of_a_citation_where_it_stands(site: Any, papers: Any) -> None:
    text = in_parts(site, papers, "texinfo", "more", "prose").output("part.texi")
    (reference,) = re.findall(r"Cited in @ref\{(\w+),,Prose\}", text)

    assert f"@anchor{{prose cited-gu2023mamba}}@anchor{{{reference}}}@ref" in text


def test_a_man_page_shows_no_address_of_its_own_places(site: Any, papers: Any) -> None:
    files = papers | PARTS | {"part.rst": ":orphan:\n\nPart\n====\n"}
    build = site.build(files, "man", man_pages=[("index", "site", "", "", 1)], man_show_urls=True)
    text = re.sub(r"\\[%:&]|\\f.", "", build.output("site.1"))

    assert "Cited in Prose." in text
    assert "Gu & Dao (2023)" in text
    assert "<#" not in text


WHOLE = {
    "index.rst": "Title\n=====\n\n.. toctree::\n\n   lists\n   吴 (1)\n   sub/api\n",
    "lists.rst": "Lists\n=====\n\n.. paperlist::\n\n.. paperlist:: models\n   :name: again\n\n"
    ".. paperlist::\n   :uncited:\n",
    "吴 (1).md": "# *Pages* & `words` <b>\n\n{paper:p}`gu2023mamba, 吴恩达2018机器学习`\n"
    "[](#gu2023mamba) {paper:list}`state-spaces`\n\n## Here\n\n```{paperlist}\n:cited:\n```\n",
    "sub/api.rst": "API\n===\n\n"
    + "".join(
        f".. py:function:: {name}()\n\n   As :paper:t:`gu2023mamba`.\n\n"
        "   :paper:full:`gu2021efficiently`\n\n   .. paperlist::\n      :cited: here\n\n"
        for name in ("one", "two")
    ),
}


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub"])
def test_every_link_between_pages_has_its_target(site: Any, papers: Any, builder: str) -> None:
    build = site.build(papers | WHOLE, builder, paperlist_show=["venue", "authors", "cited-in"])
    folder = build.app.outdir.resolve()
    files = [*folder.glob("**/*.html"), *folder.glob("**/*.xhtml")]
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in files}
    linked = []

    assert build.warnings == []
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path.name
        for href in [one.attributes.get("href", "") for one in page.all("a")]:
            address, _, name = unquote(href).partition("#")
            if name.startswith(("paper-", "paperlist-", "cited-")):
                linked.append(href)
                target = (path.parent / address).resolve() if address else path
                assert name in pages[target / "index.html" if target.is_dir() else target].ids, href
    assert len(linked) >= 15
