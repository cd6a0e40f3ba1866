"""A style is loaded from its file, and from those of what it stands for and of languages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.spans import text_of
from sphinx_paperlist.styles.csl.load import files_of, load_locale, load_style
from sphinx_paperlist.styles.csl.xml import CslError
from sphinx_paperlist.styles.entry import View

NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl"'
SHOWN = (
    '<citation><layout/></citation><bibliography><layout><text variable="title"/>'
    '<text term="no date" prefix=", "/></layout></bibliography>'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def style(name: str, body: str = SHOWN, options: str = "") -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"<style {NAMESPACE} {options}>{body}</style>", encoding="utf-8")
    return path


def dependent(name: str, parent: str, options: str = "") -> Path:
    link = f'<link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/>'
    return style(name, f"<info>{link}</info>", options)


def locale(name: str, language: str, term: str) -> Path:
    path = Path(name)
    terms = f'<terms><term name="no date">{term}</term></terms>'
    text = f'<locale {NAMESPACE} xml:lang="{language}">{terms}</locale>'
    path.write_text(text, encoding="utf-8")
    return path


def shown(path: Path, *locales: Path, title: str = "On words") -> str:
    blocks = load_style(path, locales)(Paper(key="a", title=title), View(show=()))
    return text_of(blocks[0].spans)


def error_of(path: Path) -> str:
    with pytest.raises(CslError) as error:
        load_style(path)
    return str(error.value)


@pytest.mark.usefixtures("folder")
def test_a_style_is_read_from_its_file() -> None:
    assert shown(style("mine.csl")) == "On words, no date"


@pytest.mark.usefixtures("folder")
def test_a_style_is_kept_until_its_file_changes() -> None:
    path = style("mine.csl")
    kept = load_style(path)

    assert load_style(path) is kept

    style("mine.csl", SHOWN.replace("no date", "volume"))
    os.utime(path, ns=(1, 1))

    assert shown(path) == "On words, volume"


@pytest.mark.usefixtures("folder")
def test_terms_of_locale_files_win_for_works_in_their_language() -> None:
    path, chinese = style("mine.csl"), locale("zh.xml", "zh-CN", "日期不详")

    assert shown(path, chinese, title="论文字") == "论文字, 日期不详"
    assert shown(path, chinese) == "On words, no date"
    assert shown(path, locale("en.xml", "en-US", "undated")) == "On words, undated"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("where", ["", "dependent/"])
def test_a_dependent_style_is_the_one_near_it_in_its_own_language(where: str) -> None:
    parent = style("parent.csl", options='default-locale="fr-FR"')
    path = dependent(f"{where}mine.csl", "parent", 'default-locale="de-DE"')

    assert shown(path) == "On words, ohne Jahr"
    assert shown(dependent(f"{where}plain.csl", "parent")) == shown(parent) == "On words, sans date"
    assert [one.resolve() for one in files_of(path)] == [path.resolve(), parent.resolve()]
    assert files_of(parent) == (parent,)


@pytest.mark.usefixtures("folder")
def test_a_dependent_style_may_stand_for_one_in_the_box() -> None:
    assert shown(dependent("mine.csl", "ieee")) == "On words."


@pytest.mark.usefixtures("folder")
def test_a_style_without_a_bibliography_describes_works_as_in_the_first_note() -> None:
    choice = (
        '<choose><if position="subsequent"><text value="above"/></if>'
        '<else><text variable="title"/></else></choose>'
    )
    path = style("notes.csl", f'<citation><layout suffix=".">{choice}</layout></citation>')

    assert shown(path) == "On words."


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_used_says_why() -> None:
    assert error_of(Path("none.csl")) == "none.csl: cannot be read: No such file or directory"
    assert error_of(Path()) == ".: cannot be read: it is no file"
    assert error_of(Path("a\0.csl")) == "a\0.csl: cannot be read: no file has such a name"
    assert error_of(style("empty.csl", "")).startswith("empty.csl:1: no style: ")
    assert error_of(style("odd.csl", SHOWN.replace("text var", "txt var"))) == (
        "odd.csl:1: 'txt' is no rendering element"
    )
    told_apart = '<citation disambiguate-add-names="true"><layout><txt/></layout></citation>'
    cites = style("cites.csl", SHOWN.replace("<citation><layout/></citation>", told_apart))
    assert error_of(cites) == "cites.csl:1: 'txt' is no rendering element"
    for wrong in ("<txt/>", '<text macro="none"/>', "<choose><if/></choose>"):
        second = f'<bibliography><layout locale="zh">{wrong}</layout>'
        assert error_of(style("zh.csl", SHOWN.replace("<bibliography>", second)))
    assert error_of(dependent("lost.csl", "none")) == (
        "lost.csl: it stands for the style 'none', which is not here"
    )
    assert error_of(dependent("up.csl", "..")).endswith("style '..', which is not here")
    dependent("first.csl", "lost")
    assert error_of(dependent("second.csl", "first")) == (
        "first.csl: it stands for a style that stands for another one"
    )
    with pytest.raises(CslError, match=r"mine\.csl:1: 'style' is no locale"):
        load_locale(style("mine.csl"))
