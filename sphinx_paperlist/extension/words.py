"""Translate our own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sphinx import locale
from sphinx.environment import BuildEnvironment
from sphinx.locale import get_translation
from sphinx.util.i18n import docname_to_domain

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.styles.words import CATALOG

_ = get_translation(CATALOG)


def translator(env: BuildEnvironment, docname: str) -> Callable[[str], str]:
    """Return what gives prose of a source in the language of the build.

    Translations stand where Sphinx looks for those of the page that shows the papers.
    """
    config = env.config
    folders = [str(env.srcdir / folder) for folder in config.locale_dirs]
    domain = docname_to_domain(docname, config.gettext_compact)
    catalogue, found = locale.init(folders, config.language, domain)
    return catalogue.gettext if found else str


def date_in_words(date: Date, language: str) -> str:
    """Return a date with the name of its month, such as `December 2023`, by the CLDR."""
    if not date.month:
        return str(date)
    # Imported where papers are grouped by such dates: it reads the data of a locale.
    from babel import Locale, UnknownLocaleError, dates  # noqa: PLC0415 - see above

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    day = dt.date(date.year, date.month, date.day or 1)
    if date.day:
        return dates.format_date(day, "long", locale)
    return dates.format_skeleton("yMMMM", day, locale=locale)


def no_papers() -> str:
    """Return what an empty list shows."""
    return str(_("No papers yet."))


def other_papers() -> str:
    """Return the title of a group of papers that lack what they are grouped by."""
    return str(_("Other"))


def decade_of(year: str) -> str:
    """Return the decade of a year, such as `2020s`."""
    return str(_("{decade}s")).format(decade=f"{year[:-1]}0")


def page_of_book(number: str) -> str:
    """Return a page by its number, as it stands in brackets."""
    return str(_("page {number}")).format(number=number)


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
