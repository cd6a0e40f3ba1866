"""Translate our own words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sphinx import locale
from sphinx.environment import BuildEnvironment
from sphinx.locale import get_translation
from sphinx.util.i18n import docname_to_domain

from sphinx_paperlist.styles.words import Words

CATALOG = "sphinx_paperlist"
LOCALE_DIR = Path(__file__).parents[1] / "locale"

_ = get_translation(CATALOG)


def our_words() -> Words:
    """Return the words of styles in the language of the build."""
    return Words(
        others=str(_("et al.")),
        both=str(_("and")),
        no_date=str(_("n.d.")),
        abstract=str(_("Abstract")),
        cited_in=str(_("Cited in")),
    )


def translator(env: BuildEnvironment, docname: str) -> Callable[[str], str]:
    """Return what gives prose of a source in the language of the build.

    Translations stand where Sphinx looks for those of the page that shows the papers.
    """
    config = env.config
    folders = [str(env.srcdir / folder) for folder in config.locale_dirs]
    domain = docname_to_domain(docname, config.gettext_compact)
    catalogue, found = locale.init(folders, config.language, domain)
    return catalogue.gettext if found else str


def no_papers() -> str:
    """Return what an empty list shows."""
    return str(_("No papers yet."))


def other_papers() -> str:
    """Return the title of a group of papers that lack what they are grouped by."""
    return str(_("Other"))
