"""Help the search of a site to find papers."""

from __future__ import annotations

from importlib.util import find_spec

from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_paperlist.extension.builders import is_html
from sphinx_paperlist.papers.languages import primary

logger = logging.getLogger(__name__)


def hint_at_search(app: Sphinx) -> None:
    """Say what the search of a Chinese site needs; Sphinx drops all Chinese words without it."""
    language = app.config.html_search_language or app.config.language
    searched = is_html(app.builder) and getattr(app.builder, "search", False)
    if searched and primary(language) == "zh" and not find_spec("jieba"):
        logger.info(
            "the search of this site finds no Chinese words in texts: Sphinx needs the package "
            "'jieba' for them (pip install jieba)"
        )
