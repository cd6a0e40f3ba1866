"""The gallery leaves out no way to show papers, and no theme that the package is tried in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from sphinx_paperlist.extension.numbering import NUMBERINGS
from sphinx_paperlist.extension.options import LISTING_OPTIONS, parse_options
from sphinx_paperlist.extension.records import LAYOUTS
from sphinx_paperlist.styles.entry import PARTS
from tests.conftest import Page
from tests.documentation.conftest import DOCS

PAGE = (DOCS / "gallery.md").read_text(encoding="utf-8")
SNIPPETS = DOCS / "_snippets" / "gallery"
NAMES = re.findall(r"^```\{snippet\} gallery/(\S+)$", PAGE, re.MULTILINE)


# Those in which the pages are tried in a browser.
THEMES = {"alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme"}


def complain(*said: object) -> None:
    """Fail for an option that cannot be used."""
    pytest.fail(str(said))


def listings() -> Iterator[Mapping[str, Any]]:
    """Yield the options of all listings of the gallery."""
    for name in NAMES:
        text = (SNIPPETS / f"{name}.rst").read_text(encoding="utf-8")
        for block in text.split(".. paperlist::")[1:]:
            given = dict(re.findall(r"^   :([\w-]+): *(.*)$", block, re.MULTILINE))
            yield parse_options(given, LISTING_OPTIONS, complain)


def test_every_example_is_shown_and_written_in_both_syntaxes() -> None:
    files = {path.name for path in SNIPPETS.iterdir()}

    assert sorted(NAMES) == sorted(set(NAMES))
    assert files == {f"{name}.{suffix}" for name in NAMES for suffix in ("md", "rst")}


@pytest.mark.parametrize(
    "option, values", [("layout", LAYOUTS), ("numbering", NUMBERINGS), ("show", PARTS)]
)
def test_every_value_is_shown(option: str, values: tuple[str, ...]) -> None:
    shown: set[str] = set()
    for options in listings():
        value = options[option] or ()
        shown.update([value] if isinstance(value, str) else value)

    assert shown == set(values)


def test_every_option_is_shown_but_those_that_are_not_to_be_seen() -> None:
    usual = parse_options({}, LISTING_OPTIONS, complain)
    shown = {name for one in listings() for name, value in one.items() if value != usual[name]}

    assert set(LISTING_OPTIONS) - shown == {"class", "home", "name", "uncited"}


@pytest.fixture
def gallery(site: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a site with a gallery of a single theme, which every Sphinx has."""
    monkeypatch.syspath_prepend(DOCS / "_ext")
    files = {
        "index.rst": "Title\n=====\n\n.. theme-gallery::\n\n   Look *here*.\n",
        "_gallery/conf.py": "project = copyright = 'Small'\n",
        "_gallery/index.rst": "Small\n=====\n\nA text.\n",
    }
    site.write(files)
    site.config |= {
        "extensions": ["paperlist_gallery"],
        "exclude_patterns": ["_build", "_gallery"],
        "gallery_themes": ["alabaster"],
    }
    return site


def test_every_theme_that_is_tried_is_in_the_gallery(gallery: Any) -> None:
    assert set(import_module("paperlist_gallery").THEMES) == THEMES


@pytest.mark.parametrize("builder, up", [("html", ""), ("dirhtml", "../")])
def test_a_browser_shows_the_small_site_in_a_frame(gallery: Any, builder: str, up: str) -> None:
    page = gallery.folder / "index.rst"
    gallery.write({"sub.rst": ":orphan:\n\n" + page.read_text()})
    build = gallery.build(builder=builder)
    shown = build.page("sub.html" if builder == "html" else "sub/index.html")
    frame, link = shown.all("iframe")[0], shown.texts("a")

    assert build.warnings == []
    assert "A text." in build.output("gallery/alabaster/index.html")
    assert frame.attributes["src"] == f"{up}gallery/alabaster/index.html"
    assert frame.attributes["title"] == "A page in the theme Alabaster"
    assert frame.attributes["loading"] == "lazy"
    assert "Look here." in shown.texts("p")
    assert "Open the page in Alabaster" in link


@pytest.mark.parametrize("base", ["", "https://example.org/docs"])
def test_a_book_names_the_themes_and_leads_to_the_site(gallery: Any, base: str) -> None:
    build = gallery.build(builder="epub", html_baseurl=base, epub_copyright="nobody")
    shown = build.page("index.xhtml")
    links = {one.text: one.attributes.get("href") for one in shown.all("a")}
    theme = {"Alabaster": f"{base}/gallery/alabaster/index.html"} if base else {}

    assert "The site of this documentation shows a page in these themes: Alabaster" in " ".join(
        shown.texts("p")
    )
    assert "Look here." not in shown.texts("p")
    assert {name: to for name, to in links.items() if name == "Alabaster"} == theme
    assert not (build.app.outdir / "gallery").exists()


def test_what_a_theme_complains_of_fails_the_build(gallery: Any) -> None:
    build = gallery.build({"_gallery/index.rst": "Small\n====="}, "html")
    assert build.warnings == []

    build = gallery.build({"_gallery/index.rst": "Small\n=====\n\n:doc:`nowhere`\n"}, "html")
    again = gallery.build(builder="html")

    assert len(build.warnings) == len(again.warnings) == 1
    assert "the gallery in the theme alabaster: " in build.warnings[0]
    assert "index.rst:4: WARNING: unknown document: 'nowhere'" in build.warnings[0]


def test_it_is_built_again_only_if_something_of_it_has_changed(gallery: Any) -> None:
    page = gallery.build(builder="html").app.outdir / "gallery" / "alabaster" / "index.html"
    page.write_text("as it was")

    gallery.build(builder="html")
    assert page.read_text() == "as it was"

    gallery.build({"_papers/new.yaml": "papers: []\n"}, "html")
    assert "A text." in page.read_text()


def test_a_theme_that_is_not_installed_is_left_out(gallery: Any) -> None:
    build = gallery.build(builder="html", gallery_themes=["sphinx_nowhere_theme"])

    assert build.warnings == []
    assert build.page().all("iframe") == []
    assert "the theme sphinx_nowhere_theme, which is not installed" in build.status


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_a_theme_has_all_that_a_listing_has(
    documentation: Callable[[str], Path], theme: str
) -> None:
    path = documentation("en") / "gallery" / theme / "index.html"
    page = Page(path.read_text(encoding="utf-8"))

    for name in ("ol.paperlist", "a.paper-ref", "div.paperlist-filter", "ol.paperlist-compact"):
        assert page.all(name)
