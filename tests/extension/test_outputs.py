"""Every builder shows the list where the directive stands, with links that work."""

from __future__ import annotations

import json
import pickle
import re
import zipfile
from typing import Any

import pytest

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
    assert page.texts("code.paper-venue")[:2] == ["Neural Computation", "arXiv"]
    assert page.texts("em.paper-authors")[0] == "Sepp Hochreiter, Jürgen Schmidhuber."
    assert page.texts(".paper-year")[:3] == ["1997", "2021", "2023"]
    assert page.texts(".paper-links")[:2] == ["[DOI]", "[Code] [arXiv]"]
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

    assert text.count(r"\begin{enumerate}") >= 3
    assert len(links) == 2
    assert set(links) <= set(re.findall(label, text))
    for link in links:
        place = text.index(rf"\label{{\detokenize{{{link}}}}}")
        assert r"\phantomsection" in text[place - 40 : place]
        assert text.rindex(r"\item", 0, place) > text.rindex(r"\begin{enumerate}", 0, place)


def test_latex_counts_down(site: Any, papers: Any) -> None:
    text = site.build(papers | {"index.rst": PAGE}, "latex").output("site.tex")
    once_more = text[text.index("Once more") :]

    assert re.findall(r"\\setcounter\{enumi\}\{(\d+)\}", once_more)[:1] == ["1"]


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
    assert load(path.read_bytes())["indextitle"] == "Papers by author"
