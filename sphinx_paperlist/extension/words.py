"""Translate our own words."""

from __future__ import annotations

from pathlib import Path

from sphinx.locale import get_translation

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
    )


def no_papers() -> str:
    """Return what an empty list shows."""
    return str(_("No papers yet."))


def other_papers() -> str:
    """Return the title of a group of papers that lack what they are grouped by."""
    return str(_("Other"))
