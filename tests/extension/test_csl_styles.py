"""A site shows its listings in a style in CSL, which it names."""

from __future__ import annotations

from typing import Any

import pytest

PAGE = "Title\n=====\n\n.. paperlist:: state-spaces\n\n:paper:full:`gu2021efficiently`\n"
MINE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl"><citation><layout/></citation><bibliography>'
    '<layout suffix="!"><text variable="title"/></layout></bibliography></style>'
)
LOCALE = (
    '<locale xmlns="http://purl.org/net/xbiblio/csl" xml:lang="en-US"><terms>'
    '<term name="no date">undated</term></terms></locale>'
)
ENTRY = "Efficiently modeling long sequences"


def text_of(build: Any) -> str:
    return " ".join(build.output("index.txt").replace("*", "").split())


@pytest.mark.parametrize("where", ["configuration", "option"])
@pytest.mark.parametrize(
    "style, text",
    [
        ("ieee", "1. A. Gu, K. Goel, and C. Ré, “Efficiently modeling long sequences"),
        ("apa-7", "1. Gu, A., Goel, K., & Ré, C. (2021). Efficiently modeling long sequences"),
        ("gb7714-2015-numeric", "1. GU A, GOEL K, RÉ C. Efficiently modeling long sequences"),
        ("gb7714-2015-author-date", "1. GU A, GOEL K, RÉ C, 2021. Efficiently modeling long"),
        ("_styles/mine.csl", f"1. {ENTRY}"),
    ],
)
def test_a_style_is_named_in_the_configuration_or_in_an_option(
    site: Any, papers: Any, where: str, style: str, text: str
) -> None:
    page, config = PAGE, {"paperlist_style": style}
    if where == "option":
        page, config = PAGE.replace("spaces\n", f"spaces\n   :style: {style}\n", 1), {}
    files = papers | {"index.rst": page, "_styles/mine.csl": MINE}
    build = site.build(files, "text", paperlist_show=[], **config)

    assert build.warnings == []
    assert text in text_of(build)


def test_an_entry_has_its_frame_in_every_style(site: Any, papers: Any) -> None:
    build = site.build(papers | {"index.rst": PAGE}, "html", paperlist_style="ieee")
    html = build.output("index.html")

    assert build.warnings == []
    assert "A. Gu, K. Goel, and C. Ré, “<a" in html

    for part in (
        'id="paper-gu2021efficiently"',
        'class="paper-permalink"',
        'class="paper-bibtex"',
        'class="Z3988"',
        'class="paper-links"',
        'class="paper-number"',
    ):
        assert part in html


def test_the_title_of_an_entry_in_running_text_leads_to_the_listing(site: Any, papers: Any) -> None:
    build = site.build(papers | {"index.rst": PAGE}, "html", paperlist_style="apa-7")
    links = [one for one in build.page().all("a") if one.within("paper-full")]

    assert [link.attributes["href"] for link in links][:1] == ["#paper-gu2021efficiently"]
    assert links[0].text == "Efficiently modeling long sequences with structured state spaces"


@pytest.mark.parametrize(
    "name, text, problem",
    [
        ("none.csl", "", "cannot be read: No such file or directory"),
        ("mine.csl", "<style", "mine.csl:1: "),
        (
            "mine.csl",
            "<style/>",
            "mine.csl:1: no style or locale of CSL (its namespace is missing)",
        ),
        ("mine.csl", MINE.replace("text v", "txt v"), "mine.csl:1: 'txt' is no rendering element"),
        ("mine.csl", '<!DOCTYPE a [<!ENTITY b "c">]><style/>', "a document type is declared"),
    ],
)
def test_a_style_that_cannot_be_used_gives_one_warning_and_the_default_style(
    site: Any, papers: Any, name: str, text: str, problem: str
) -> None:
    usual = site.build(papers | {"index.rst": PAGE}, "text")
    expected = usual.output("index.txt")
    build = site.build({"mine.csl": text}, "text", paperlist_style=name)

    assert build.codes() == ["paperlist.bad-config"]
    assert problem in build.warnings[0]
    assert build.output("index.txt") == expected


def test_a_style_that_a_page_asks_for_in_vain_is_applied_once_it_is_there(
    site: Any, papers: Any
) -> None:
    page = PAGE.replace("spaces\n", "spaces\n   :style: mine.csl\n", 1)
    broken = site.build(papers | {"index.rst": page}, "text")
    repaired = site.build({"mine.csl": MINE}, "text")

    assert broken.codes() == ["paperlist.bad-option"]
    assert repaired.read == ["index"]
    assert repaired.warnings == []
    assert f"1. {ENTRY}" in text_of(repaired)


def test_an_edited_style_is_applied_where_it_is_used(site: Any, papers: Any) -> None:
    other = PAGE.replace("spaces\n", "spaces\n   :style: mine.csl\n", 1).split(":paper:full:")[0]
    files = papers | {"index.rst": PAGE, "other.rst": f":orphan:\n\n{other}", "mine.csl": MINE}
    site.build(files, "text")
    edited = site.build({"mine.csl": MINE.replace("!", "?!")}, "text")

    assert edited.read == ["other"]
    assert "?!" in edited.output("other.txt")


def test_terms_of_a_locale_file_win_and_an_edited_one_is_applied(site: Any, papers: Any) -> None:
    config = {"paperlist_style": "mine.csl", "paperlist_csl_locales": ["_styles/locale.xml"]}
    undated = MINE.replace("<text v", '<text term="no date" suffix=" "/><text v')
    page = PAGE.partition(":paper:full:")[0]
    files = papers | {"index.rst": page, "mine.csl": undated, "_styles/locale.xml": LOCALE}
    build = site.build(files, "text", **config)

    assert build.warnings == []
    assert f"1. undated {ENTRY}" in text_of(build)

    edited = site.build({"_styles/locale.xml": LOCALE.replace("dated", "born")}, "text")

    assert edited.read == ["index"]
    assert f"1. unborn {ENTRY}" in text_of(edited)


@pytest.mark.parametrize(
    "value, problem",
    [
        ([1], "it must be a list of texts"),
        (["none.xml"], "none.xml: cannot be read: No such file or directory"),
        (["locale.xml"], "locale.xml:1: 'style' is no locale"),
    ],
)
def test_a_locale_file_that_cannot_be_used_is_said(
    site: Any, papers: Any, value: Any, problem: str
) -> None:
    files = papers | {"index.rst": PAGE, "locale.xml": MINE}
    build = site.build(files, "text", paperlist_style="ieee", paperlist_csl_locales=value)

    assert build.codes() == ["paperlist.bad-config"]
    assert "([] is used)" in build.warnings[0]
    assert problem in build.warnings[0]


def test_letters_tell_papers_of_one_listing_apart(site: Any) -> None:
    source = "\n".join(
        ["papers:"]
        + [
            f"  - {{key: {key}, title: {key.upper()}, authors: [Ann Lee], date: 2020}}"
            for key in "ab"
        ]
    )
    page = "Title\n=====\n\n.. paperlist::\n\n.. paperlist::\n   :where: key == 'a'\n"
    files = {"_papers/a.yaml": source, "index.rst": page}
    build = site.build(files, "text", paperlist_style="apa-7")

    assert [line for line in build.output("index.txt").splitlines() if "Lee" in line] == [
        "1. Lee, A. (2020a). *A*.",
        "2. Lee, A. (2020b). *B*.",
        "1. Lee, A. (2020). *A*.",
    ]


def test_nothing_in_an_entry_or_a_style_becomes_markup(site: Any) -> None:
    evil = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    source = "papers:\n  - key: a\n    title: '" + evil + "'\n    authors: ['" + evil + "']\n"
    hostile = MINE.replace('suffix="!"', 'suffix="&lt;script&gt;alert(3)&lt;/script&gt;"')
    files = {
        "_papers/a.yaml": source,
        "index.rst": "Title\n=====\n\n.. paperlist::\n",
        "mine.csl": hostile,
    }
    build = site.build(files, "html", paperlist_style="mine.csl")

    assert "<script>alert" not in build.output("index.html")
    assert "<img src=x" not in build.output("index.html")
    assert "&lt;script&gt;alert(3)" in build.output("index.html")


def test_a_file_beside_a_source_is_a_download_in_every_style(site: Any) -> None:
    files = {
        "_papers/a.yaml": "papers:\n  - key: a\n    title: See [the file](a.pdf)\n"
        "    links: {Slides: b.pdf}\n",
        "_papers/a.pdf": b"%PDF-1.4",
        "_papers/b.pdf": b"%PDF-1.4",
        "index.rst": "Title\n=====\n\n.. paperlist::\n",
    }
    build = site.build(files, "html", paperlist_style="ieee")
    links = [one for one in build.page().all("a.download") if one.within("paper")]

    assert build.warnings == []
    assert [link.text for link in links] == ["See the file", "Slides"]
    assert all((build.app.outdir / link.attributes["href"]).is_file() for link in links)
