"""Build a small site in several themes beside the documentation, and show it on a page.

The site is `_gallery/` of the documentation. In each theme it is built by a process of its own,
since themes leave much behind in theirs, and only if something of it has changed.
"""

from __future__ import annotations

import hashlib
import html
import shutil
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

import sphinx_paperlist

THEMES = {
    "furo": "Furo",
    "pydata_sphinx_theme": "PyData",
    "sphinx_book_theme": "Book",
    "sphinx_rtd_theme": "Read the Docs",
    "alabaster": "Alabaster",
}
SITE, FOLDER = "_gallery", "gallery"
_DIGEST = ".digest"

logger = logging.getLogger(__name__)


class theme_gallery(nodes.General, nodes.Element):  # noqa: N801 - nodes are named so
    """Stand where the themes are shown, with what is said of frames."""


class ThemeGallery(SphinxDirective):
    """Show the small site in all themes; the content is only shown where there are frames."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return what stands in the place of the themes until a builder asks for them."""
        return [theme_gallery("", *self.parse_content_to_nodes())]


def show_themes(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Draw the themes: frames for browsers, and for others links to where the frames are."""
    themes = app.config.gallery_themes
    for node in list(doctree.findall(theme_gallery)):
        if themes and has_frames(app.builder):
            drawn = frames(themes, app.builder.get_target_uri(docname))
            node.replace_self([*node.children, nodes.raw("", drawn, format="html")])
        else:
            node.replace_self(links(themes, app.config.html_baseurl))


def has_frames(builder: Builder) -> bool:
    """Tell whether the pages of a builder are looked at in a browser, each by itself."""
    return builder.name in ("html", "dirhtml")


def address(theme: str) -> str:
    """Return where the site is in a theme, from the top of the documentation."""
    return f"{FOLDER}/{theme}/index.html"


def frames(themes: Iterable[str], page: str) -> str:
    """Return a choice of themes, and a frame for each that is loaded when it is seen."""
    parts = []
    for theme in themes:
        name, there = html.escape(THEMES[theme]), relative_uri(page, address(theme))
        parts.append(
            f'<input type="radio" name="theme" id="theme-{theme}"{"" if parts else " checked"}>'
            f'<label for="theme-{theme}">{name}</label>'
            f'<div class="theme-page"><div class="theme-frame">'
            f'<iframe src="{there}" title="A page in the theme {name}" loading="lazy"></iframe>'
            f'</div><p><a href="{there}">Open the page in {name}</a></p></div>'
        )
    inside = "\n".join(parts)
    return f'<div class="theme-gallery" role="group" aria-label="Themes">\n{inside}\n</div>\n'


def links(themes: Iterable[str], base: str) -> nodes.Node:
    """Return a sentence that names the themes, with links if the address of the site is known."""
    shown: list[nodes.Node] = []
    for theme in themes or THEMES:
        name = nodes.Text(THEMES[theme])
        uri = f"{base.rstrip('/')}/{address(theme)}"
        shown += [nodes.Text(", "), nodes.reference("", "", name, refuri=uri) if base else name]
    words = nodes.Text("The site of this documentation shows a page in these themes: ")
    return nodes.paragraph("", "", words, *shown[1:], nodes.Text("."))


def leave_out_missing(_app: Sphinx, config: Config) -> None:
    """Keep the themes that are there."""
    asked = [theme for theme in config.gallery_themes if theme]
    config.gallery_themes = [theme for theme in asked if find_spec(theme)]
    for theme in asked:
        if theme not in config.gallery_themes:
            logger.info("the gallery is without the theme %s, which is not installed", theme)


def add_style_sheet(app: Sphinx) -> None:
    """Load the style sheet of the frames where there are some."""
    if has_frames(app.builder):
        path = Path(__file__).with_suffix(".css")
        app.config.html_static_path = [*app.config.html_static_path, str(path)]
        app.add_css_file(path.name)


def build_themes(app: Sphinx, error: Exception | None) -> None:
    """Build the site in all themes; what one complains of is a warning."""
    if error or not has_frames(app.builder):
        return
    source, folder = app.srcdir / SITE, app.outdir / FOLDER
    content = digest_of([source, app.srcdir / "_papers", Path(sphinx_paperlist.__file__).parent])
    language = app.config.language

    def build(theme: str) -> str:
        state = f"{content} {language} sphinx {version('sphinx')} {theme} {version(theme)}"
        return build_theme(source, folder / theme, state, html_theme=theme, language=language)

    with ThreadPoolExecutor(max_workers=2) as pool:
        complaints = list(pool.map(build, app.config.gallery_themes))
    for theme, complaint in zip(app.config.gallery_themes, complaints, strict=True):
        if complaint:
            logger.warning("the gallery in the theme %s: %s", theme, complaint, type="gallery")


def digest_of(folders: Iterable[Path]) -> str:
    """Return a digest of all files in folders."""
    found = hashlib.blake2b(digest_size=16)
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return found.hexdigest()


def build_theme(source: Path, folder: Path, state: str, **config: str) -> str:
    """Build the site in one theme, if its state is another, and return what is wrong with it."""
    mark = folder / _DIGEST
    if mark.is_file() and mark.read_text("utf-8") == state:
        return ""
    shutil.rmtree(folder, ignore_errors=True)
    given = (f"-D{name}={value}" for name, value in config.items())
    options = ["-n", "-W", "-q", "--no-color", *given]
    with TemporaryDirectory() as doctrees:
        command = [sys.executable, "-m", "sphinx", *options, "-d", doctrees, source, folder]
        done = subprocess.run(  # noqa: S603 - its words are those above
            command, capture_output=True, text=True, check=False
        )
    if done.returncode:
        return done.stderr.strip() or f"sphinx ended with {done.returncode}"
    mark.write_text(state, "utf-8")
    return ""


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what shows the themes, and what builds them."""
    app.add_config_value("gallery_themes", list(THEMES), "html", list)
    app.add_node(theme_gallery)
    app.add_directive("theme-gallery", ThemeGallery)
    app.connect("config-inited", leave_out_missing)
    app.connect("builder-inited", add_style_sheet)
    app.connect("doctree-resolved", show_themes)
    app.connect("build-finished", build_themes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
