"""Render a bibliography (CSL 1.0.2, "Bibliography-specific Options")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from sphinx_paperlist.styles.csl.context import Cite, Context
from sphinx_paperlist.styles.csl.layout import Layout
from sphinx_paperlist.styles.csl.marks import CLOSE, FORMATS, NAME, NAME_END
from sphinx_paperlist.styles.csl.output import finished
from sphinx_paperlist.styles.csl.processor import Entry, Processor
from sphinx_paperlist.styles.csl.punctuation import glue
from sphinx_paperlist.styles.csl.rich_text import rich_text

_NAME = re.compile(f"{NAME}([^{NAME_END}]*){NAME_END}")


def bibliography(processor: Processor, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the finished texts of entries, in the order given."""
    area = processor.style.bibliography
    if area is None:
        return
    substitute = area.options.get("subsequent-author-substitute")
    rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
    sign = rich_text(substitute or "")
    before: tuple[str, ...] = ()
    for entry in entries:
        layout = processor.layout(area, entry.reference)
        context = Context(Cite(entry.reference), entry.number, entry.distinction)
        if substitute is not None and before:
            context.substitute = partial(_substituted, before=before, sign=sign, rule=rule)
        yield finished(_entry(layout, context), layout.quotes)
        before = context.first_names or ()


def _entry(layout: Layout, context: Context) -> str:
    first, rest = layout.first(context), layout.rest(context)
    if layout.area.options.get("second-field-align") and first and rest:
        return _aligned(layout.finish(rest, context).rstrip(), first)
    text = glue(first, rest)
    return layout.finish(text, context) if text else ""


def _aligned(rest: str, first: str) -> str:
    margin, inline = FORMATS["display", "left-margin"], FORMATS["display", "right-inline"]
    return f"{margin}{first}{CLOSE}{inline}{rest}{CLOSE}"


def _substituted(
    text: str, names: tuple[str, ...], *, before: tuple[str, ...], sign: str, rule: str
) -> str:
    """Return the text of names with a sign for those that the entry before has too."""
    if rule == "complete-all":
        return sign if names == before else text
    pairs = enumerate(zip(names, before, strict=False))
    shorter = min(len(names), len(before))
    same = next((place for place, (our, their) in pairs if our != their), shorter)
    if rule == "complete-each" and names != before:
        return text
    if not same:
        return text
    if NAME not in text:
        # What stands in for names has none in it.
        return sign
    return _NAME.sub(sign, text, count=1 if rule == "partial-first" else same)
