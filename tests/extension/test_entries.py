"""Entries are formatted when their page is read, and compared by what they show."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from docutils import nodes

from sphinx_paperlist.extension.entries import (
    Formatter,
    Listed,
    ShownGroup,
    digest_of_shown,
    kept,
    listed_at,
    shown_again,
)
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.model import Link, Paper, Translation
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.query import Group
from sphinx_paperlist.papers.spans import Mark, walk_spans
from sphinx_paperlist.styles.entry import View
from sphinx_paperlist.styles.reading import format_entry
from sphinx_paperlist.styles.words import ENGLISH

PAPER = Paper(
    key="k",
    title="On *words*",
    authors=parse_names("Ann Lee and Bo Ray"),
    date=Date(2020, 5),
    venue="ICLR",
    note="Read [this](https://a.org).",
    abstract="It says",
    tags=("x",),
    links=(Link("Code", "https://a.org/c"),),
    translations=(Translation("title", "zh", "论词"), Translation("title", "en", "On *words*")),
    origin=Origin("_papers/a.yaml", 3),
)
LIST = Group(title="A *list*", description="Few.", papers=(PAPER,), id="list", origin=PAPER.origin)


def formatter(
    folder: Path = Path("/nowhere"), language: str = "en", translate: Any = str, **view: Any
) -> Formatter:
    return Formatter(format_entry, View(**view), language, folder, translate)


def shown(group: Any = LIST, **given: Any) -> ShownGroup:
    return formatter(**given).listing(group)


def test_entries_are_kept_as_bytes_until_their_page_is_written() -> None:
    nested = shown(Group(groups=(LIST,), id="top"))

    assert shown_again(kept(nested)) == nested
    assert shown_again(b"") is None


# Links to files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a documentation folder with files beside and below a source, and others."""
    for name in ("_papers/a.pdf", "_papers/more/b c.pdf", "_papers/.hidden/c.pdf", "conf.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


@pytest.mark.parametrize(
    "url, path",
    [
        ("a.pdf", "_papers/a.pdf"),
        ("./more/../a.pdf", "_papers/a.pdf"),
        ("more/b%20c.pdf", "_papers/more/b c.pdf"),
        ("a.pdf#page=3", "_papers/a.pdf"),
    ],
)
def test_a_link_to_a_file_beside_the_source_is_a_download(
    folder: Path, url: str, path: str
) -> None:
    paper = PAPER._replace(links=(Link("PDF", url),), note=f"Or [**here**](<{url}>).")
    blocks = formatter(folder).paper(paper).blocks
    links = [span for one in blocks for span in walk_spans(one.spans) if span.url]

    assert [(span.mark, span.url) for span in links] == [(Mark.DOWNLOAD, path)] * 2
    assert formatter(folder).paper(paper).files == (path,)
    assert formatter(folder).missing_files(paper) == []


@pytest.mark.parametrize(
    "url, code",
    [
        ("none.pdf", Code.MISSING_FILE),
        ("more", Code.MISSING_FILE),
        ("../conf.py", Code.UNSAFE_LINK),
        ("more/../../conf.py", Code.UNSAFE_LINK),
        ("%2e%2e/conf.py", Code.UNSAFE_LINK),
        (".hidden/c.pdf", Code.UNSAFE_LINK),
    ],
)
def test_a_link_to_a_file_that_may_not_be_had_is_its_text(
    folder: Path, url: str, code: Code
) -> None:
    paper = PAPER._replace(links=(Link("PDF", url),), note="")
    spans = [
        span for one in formatter(folder).paper(paper).blocks for span in walk_spans(one.spans)
    ]
    (found,) = formatter(folder).missing_files(paper)

    assert not [span for span in spans if span.url]
    assert "PDF" in [span.text for span in spans]
    assert (found.code, found.origin) == (code, PAPER.origin)


@pytest.mark.parametrize("url", ["https://a.org/a.pdf", "mailto:a@b.org", "www.a.org"])
def test_a_link_that_leads_to_no_file_is_left_alone(folder: Path, url: str) -> None:
    paper = PAPER._replace(links=(Link("PDF", url),))

    assert formatter(folder).paper(paper).blocks == format_entry(paper, View())
    assert formatter(folder).missing_files(paper) == []


def test_a_file_beside_a_source_is_published_with_the_page(site: Any) -> None:
    source = "papers: [{key: k, title: T, links: {PDF: 'more/a b.pdf'}, note: '[Data](a.csv).'}]"
    files = {"_papers/more/a b.pdf": "pdf", "_papers/a.csv": "1,2", "_papers/a.yaml": source}
    page = {"index.rst": "Title\n=====\n\n.. paperlist::\n\n.. paper:: k\n"}
    build = site.build(files | page, "html")
    links = {one.text: one.attributes["href"] for one in build.page().all("a.download")}

    assert build.warnings == []
    assert set(links) == {"PDF", "Data"}
    assert build.output(links["Data"]) == "1,2"
    assert build.output(links["PDF"].replace("%20", " ")) == "pdf"


# Translations


@pytest.mark.parametrize(
    "language, title", [("en", "On words"), ("zh_CN", "论词"), ("de", "On words")]
)
def test_texts_of_a_source_are_shown_in_the_language_of_the_build(
    language: str, title: str
) -> None:
    (paper,) = shown(language=language).papers
    first = paper.blocks[0].spans[0]

    assert "".join(span.text for span in walk_spans([first])).rstrip(".。") == title


def test_prose_is_translated_and_names_are_not() -> None:
    group = shown(LIST._replace(groups=(LIST,)), translate=str.upper)
    texts = [
        span.text
        for block in group.papers[0].blocks
        for span in walk_spans(block.spans)
        if span.text
    ]

    assert (group.title, group.description) == ("A *LIST*", "FEW.")
    assert group.groups[0].title == "A *LIST*"
    assert {"READ ", "THIS", "words", "Ann Lee, Bo Ray.", "ICLR"} <= set(texts)


def test_what_a_query_grouped_by_is_not_translated() -> None:
    nature = Group(title="Nature", papers=(PAPER,), field="venue")

    (made,) = shown(Group(groups=(nature,)), translate=str.upper).groups
    assert (made.title, made.value) == ("Nature", "Nature")


def test_papers_that_lack_what_they_are_grouped_by_are_the_other_ones() -> None:
    (made,) = shown(Group(groups=(Group(papers=(PAPER,), field="venue"),))).groups

    assert (made.title, made.value) == ("Other", "")


@pytest.mark.parametrize(
    "language, date, title",
    [
        ("en", "2023-12", "December 2023"),
        ("en", "2023-12-05", "December 5, 2023"),
        ("en", "2023", "2023"),
        ("de", "2023-12", "Dezember 2023"),
        ("zh_CN", "2023-12", "2023年12月"),
        ("ja", "2023-12-05", "2023年12月5日"),
        ("no-such-language", "2023-12", "December 2023"),
    ],
)
def test_a_group_of_one_date_is_called_by_it_in_the_language_of_the_build(
    language: str, date: str, title: str
) -> None:
    made = Group(groups=(Group(title=date, papers=(PAPER,), field="added"),))

    assert [one.title for one in shown(made, language=language).groups] == [title]


def catalogue(**messages: str) -> bytes:
    """Return a catalogue of messages as `msgfmt` makes it."""
    made = Catalog(locale="de")
    for message, text in messages.items():
        made.add(message.replace("_", " "), text)
    file = io.BytesIO()
    write_mo(file, made)
    return file.getvalue()


@pytest.mark.parametrize(
    "compact, name", [(True, "part"), (False, "part/index"), ("all", "all")], ids=str
)
def test_translators_translate_prose_in_the_catalogue_of_the_page(
    site: Any, compact: Any, name: str
) -> None:
    source = """\
lists:
  - {id: top, title: Top, lists: [{id: l, title: On words, description: Few words., papers: [
      {key: k, title: Words, authors: [Ann Lee], note: A *good* note., abstract: On words}]}]}
"""
    words = {"On_words": "Über Wörter", "Few_words.": "Wenige `Wörter`.", "Words": "Wörter"}
    mo = catalogue(**words, **{"A_*good*_note.": "Eine *gute* Notiz.", "Title": "Titel"})
    build = site.build(
        {
            "_papers/a.yaml": source,
            "index.rst": "Title\n=====\n\n.. toctree::\n\n   part/index\n",
            "part/index.rst": "Title\n=====\n\n.. paperlist:: top\n",
            f"locale/de/LC_MESSAGES/{name}.mo": mo,
        },
        language="de",
        locale_dirs=["locale"],
        gettext_compact=compact,
        gettext_auto_build=False,
    )
    tree = build.doctree("part/index")
    (item,) = tree.findall(nodes.list_item)

    assert build.warnings == []
    assert [one.astext() for one in tree.findall(nodes.title)] == ["Titel"]
    assert [one.astext() for one in tree.findall(nodes.rubric)] == ["Über Wörter"]
    assert build.prose("part/index") == ["Wenige Wörter."]
    head, byline, note, abstract = (one.astext() for one in item.children)
    assert (head, byline, note) == ("Words.", "Ann Lee.", "Eine gute Notiz.")
    assert abstract.endswith("Über Wörter")


# Comparing


def test_where_a_paper_stands_in_its_source_does_not_change_what_is_shown() -> None:
    moved = PAPER._replace(origin=Origin("_papers/b.yaml", 99, 7))

    assert digest_of_shown(shown(LIST._replace(papers=(moved,)))) == digest_of_shown(shown())


@pytest.mark.parametrize(
    "change",
    [
        {"sort": "x"},
        {"extra": (("mood", "good"),)},
        {"aliases": ("old",)},
        {"pages": "1-9"},
        {"tags": ()},
    ],
    ids=str,
)
def test_what_an_entry_does_not_show_does_not_count(change: Any) -> None:
    group = LIST._replace(papers=(PAPER._replace(**change),))

    assert digest_of_shown(shown(group)) == digest_of_shown(shown())


@pytest.mark.parametrize(
    "change",
    [
        {"key": "l"},
        {"title": "On **words**", "translations": ()},
        {"authors": parse_names("Ann Lee")},
        {"language": "fr"},
        {"date": Date(2021)},
        {"venue": "ICML"},
        {"note": "Read [this](https://b.org)."},
        {"abstract": "It says more"},
        {"links": (Link("Code", "https://a.org/d"),)},
        {"links": (Link("Data", "https://a.org/c"),)},
        {"doi": "10.1000/1"},
    ],
    ids=str,
)
def test_whatever_an_entry_shows_counts(change: Any) -> None:
    group = LIST._replace(papers=(PAPER._replace(**change),))

    assert digest_of_shown(shown(group)) != digest_of_shown(shown())


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another"},
        {"description": ""},
        {"id": "other"},
        {"cut": True},
        {"papers": (PAPER, PAPER)},
        {"papers": (), "groups": (Group(papers=(PAPER,)),)},
    ],
    ids=", ".join,
)
def test_whatever_a_list_shows_counts(change: Any) -> None:
    assert digest_of_shown(shown(LIST._replace(**change))) != digest_of_shown(shown())


@pytest.mark.parametrize(
    "given",
    [{"language": "zh"}, {"show": ("authors",)}, {"max_authors": 1}, {"translate": str.upper}],
    ids=", ".join,
)
def test_how_a_listing_is_shown_counts(given: Any) -> None:
    assert digest_of_shown(shown(**given)) != digest_of_shown(shown())


def test_a_file_that_comes_or_goes_counts(folder: Path) -> None:
    group = LIST._replace(papers=(PAPER._replace(links=(Link("PDF", "a.pdf"),)),))
    before = digest_of_shown(shown(group, folder=folder))
    (folder / "_papers/a.pdf").unlink()

    assert digest_of_shown(shown(group, folder=folder)) != before


# What other pages need


def test_other_pages_and_the_indices_need_few_facts_of_a_paper() -> None:
    paper = PAPER._replace(authors=(*parse_names("Ann Lee and others"),), arxiv="2001.00001")

    assert listed_at(paper, "a", "paper-k", ENGLISH, "en") == Listed(
        docname="a",
        anchor="paper-k",
        key="k",
        title="On words",
        label="Lee et al., 2020",
        aliases=("arxiv:2001.00001",),
        authors=("Lee, Ann",),
        year=2020,
        venue="ICLR",
        tags=("x",),
    )
    assert listed_at(paper, "a", "paper-k", ENGLISH, "zh").title == "论词"


FILE = {
    "_papers/a.yaml": "papers: [{key: a, title: Seas, links: {PDF: s.pdf}}]",
    "_papers/s.pdf": "%PDF",
}


def test_a_listing_that_is_known_late_publishes_files_too(site: Any) -> None:
    pages = {
        "index.rst": "Title\n=====\n\n.. paperlist::\n   :uncited:\n\n.. toctree::\n\n   cites\n",
        "cites.rst": "Cites\n=====\n\nNothing yet.\n",
    }
    build = site.build(FILE | pages, "html")
    (link,) = build.page().all("a.download")

    assert build.warnings == []
    assert (build.app.outdir / link.attributes["href"]).read_text() == "%PDF"

    cites = "Cites\n=====\n\n:paper:`a`\n\n.. paperlist::\n   :cited:\n"
    second = site.build({"cites.rst": cites}, "html")

    assert second.page().all("a.download") == []
    assert second.page("cites.html").texts("a.download") == ["PDF"]


@pytest.mark.parametrize("builder", ["latex", "epub", "text"])
@pytest.mark.parametrize("base", ["", "https://a.org/en/"])
def test_a_book_leads_to_a_download_on_the_site_if_it_knows_where_that_is(
    site: Any, builder: str, base: str
) -> None:
    page = {"index.rst": "Title\n=====\n\n.. paperlist::\n"}
    build = site.build(FILE | page, builder, html_baseurl=base, epub_show_urls="no")
    links = [
        one["refuri"] for one in build.doctree().findall(nodes.reference) if one.astext() == "PDF"
    ]

    assert [url.rpartition("/")[2] for url in links] == (["s.pdf"] if base else [])
    assert all(url.startswith("https://a.org/en/_downloads/") for url in links)
    assert build.warnings == []
