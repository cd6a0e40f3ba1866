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


def link_to(title: str) -> str:
    """Return what a link to an entry is called where it is not seen."""
    return str(_("Link to {title}")).format(title=title)


def cite_as(key: str) -> str:
    """Return what is shown at a link to an entry."""
    return str(_("Link to this paper; cite it as {key}")).format(key=key)


def stars_given(stars: str) -> str:
    """Return stars in words: those that are filled, of all."""
    return str(_("{given} of {most} stars")).format(given=stars.count("★"), most=len(stars))


def download_as() -> str:
    """Return what stands before links to the files of a listing."""
    return str(_("Download:"))


def script_words() -> dict[str, str]:
    """Return the words of the script in the language of the build; braces are its own to fill."""
    return {
        "copy": str(_("Copy")),
        "copied": str(_("Copied")),
        "select": str(_("Selected: press Ctrl+C or ⌘C to copy")),
        "key": str(_("Copied the key {key}")),
        "filter": str(_("Filter papers")),
        "hint": str(_("Title, author, venue, year or tag")),
        "year": str(_("Year")),
        "venue": str(_("Venue")),
        "tag": str(_("Tag")),
        "any": str(_("any")),
        "clear": str(_("Clear")),
        "hits": str(_("{shown} of {total} papers")),
    }
