"""Hold the languages in which references can be rendered: ours, and those of locale files."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_paperlist.papers.languages import primary
from sphinx_paperlist.styles.csl.locale import Locale, chosen
from sphinx_paperlist.styles.csl.terms import has_words, locale_of


class Languages:
    """Find the locale of a language; what `files` say wins over what we say."""

    def __init__(self, files: Iterable[Locale] = ()) -> None:
        """Take locales that were read from files."""
        self._files = tuple(files)

    def locale(self, language: str) -> Locale:
        """Return the terms of a language."""
        own = locale_of(language)
        return own.merged(chosen(self._files, language)) if self._files else own

    def speaks(self, language: str) -> bool:
        """Tell whether there are words in a language."""
        spoken = {primary(one.language) for one in self._files}
        return bool(language) and (has_words(language) or primary(language) in spoken)
