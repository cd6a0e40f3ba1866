"""Process a style: compile it for the languages that are met, and render references with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sphinx_paperlist.styles.csl.context import PLAIN, Cite, Distinction
from sphinx_paperlist.styles.csl.layout import Layout, compile_layout
from sphinx_paperlist.styles.csl.locale import Locale, chosen, dialect
from sphinx_paperlist.styles.csl.reference import Reference
from sphinx_paperlist.styles.csl.sort import order, sort_values
from sphinx_paperlist.styles.csl.style import Area, Style


class Entry(NamedTuple):
    """Hold a reference with its number, from 1, and what tells it from others."""

    reference: Reference
    number: int
    distinction: Distinction = PLAIN


class Processor:
    """Render references by a style.

    `find_locale` returns the terms of a language; those of the style are put over them here.
    References are rendered with the terms of their own language if it is one that it `speaks`, and
    else with those of `language`.
    """

    def __init__(
        self,
        style: Style,
        find_locale: Callable[[str], Locale],
        language: str = "",
        speaks: Callable[[str], bool] = bool,
    ) -> None:
        """Take a style that is independent."""
        self.style = style
        self.language = language or style.language or "en-US"
        self._find_locale = find_locale
        self.speaks = speaks
        self._layouts: dict[tuple[str, str], Layout] = {}

    def layout(self, area: Area, reference: Reference | None = None) -> Layout:
        """Return an area compiled for the language of a reference, or for that of the style."""
        own = reference.language if reference else ""
        # What is compiled for `zh-CN` is of use for `zh`, too.
        language = dialect(own) if self.speaks(own) else self.language
        found = self._layouts.get((area.name, language))
        if found is None:
            locale = self._find_locale(language).merged(chosen(self.style.locales, language))
            known = any(name == area.name for name, _ in self._layouts)
            locale = locale._replace(language=language)
            found = compile_layout(self.style, area, locale, known=known)
            self._layouts[area.name, language] = found
        return found


def sorted_places(
    processor: Processor, cited: Sequence[tuple[Cite, Entry]], area: Area
) -> Sequence[int]:
    """Return the places of cites in the order of an area; theirs where it has no sort keys."""
    keys = processor.layout(area).keys
    if not keys or len(cited) < 2:
        return range(len(cited))
    values = [
        sort_values(
            processor.layout(area, entry.reference).keys, cite, entry.number, entry.distinction
        )
        for cite, entry in cited
    ]
    return order(keys, values)


def registered(processor: Processor, references: Iterable[Reference]) -> list[Entry]:
    """Return references in the order of the bibliography, with their numbers."""
    entries = [Entry(reference, number) for number, reference in enumerate(references, 1)]
    area = processor.style.bibliography
    if area is None:
        return entries
    places = sorted_places(processor, [(Cite(one.reference), one) for one in entries], area)
    ordered = [entries[place] for place in places]
    numbers = range(1, len(ordered) + 1)
    # Of several keys that are the number, the last one says how it counts.
    counting = [key.descending for key in processor.layout(area).keys if key.is_number]
    downwards = counting[-1:] == [True]
    return [
        entry._replace(number=number)
        for number, entry in zip(numbers[::-1] if downwards else numbers, ordered, strict=True)
    ]
