"""Load style sheet and script on the pages that use them, and on no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config

from sphinx_paperlist.extension.builders import is_html, joins_pages
from sphinx_paperlist.extension.domain import PaperDomain, domain_of
from sphinx_paperlist.extension.html.cards import has_cards
from sphinx_paperlist.extension.records import Listing
from sphinx_paperlist.extension.words import script_words

STATIC_DIR = Path(__file__).parents[2] / "static"
STYLE_SHEET = "paperlist.css"
_SCRIPT = "paperlist.js"


def add_static_dir(_app: Sphinx, config: Config) -> None:
    """Let Sphinx copy our files, before it compares the configuration with the last build's.

    The list is replaced and not added to: Sphinx shares its default between applications.
    """
    config.html_static_path = [*config.html_static_path, str(STATIC_DIR)]


def spare_other_builders(app: Sphinx) -> None:
    """Keep our files out of what is no page for browsers, such as a book in EPUB."""
    if not is_html(app.builder):
        paths = [path for path in app.config.html_static_path if path != str(STATIC_DIR)]
        app.config.html_static_path = paths


def add_assets(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load both on a page that shows papers, or has hover cards."""
    if doctree is None or not is_html(app.builder):
        return
    listings = _listings(domain_of(app.env), app.builder, pagename)
    if listings or has_cards(doctree):
        app.add_css_file(STYLE_SHEET)
        words: dict[str, Any] = {"data-words": json.dumps(script_words(), ensure_ascii=False)}
        early = any(one.look.filter for one in listings)
        app.add_js_file(_SCRIPT, loading_method=None if early else "defer", **words)
        if early:
            # Before anything is seen, since a filter may stand in the address; many themes load
            # scripts at the end of the page.
            context["metatags"] += context["js_tag"](context["script_files"].pop())


def _listings(domain: PaperDomain, builder: Builder, pagename: str) -> list[Listing]:
    if joins_pages(builder):
        return [one for ours in domain.listings.values() for one in ours]
    return domain.listings.get(pagename, [])
