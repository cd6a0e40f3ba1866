"""Render citations: cites that stand together (CSL 1.0.2, "Citation")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sphinx_paperlist.styles.csl.collapse import Cited, collapse_rules, collapsed
from sphinx_paperlist.styles.csl.context import Cite, Context
from sphinx_paperlist.styles.csl.layout import Layout
from sphinx_paperlist.styles.csl.marks import NAMES, NAMES_END, TERM
from sphinx_paperlist.styles.csl.output import finished
from sphinx_paperlist.styles.csl.processor import Entry, Processor, sorted_places
from sphinx_paperlist.styles.csl.punctuation import glue, join

_NAMES = re.compile(f"{NAMES}([^{NAMES_END}]*){NAMES_END}")
_SENTENCE = re.compile(rf"(?:^|(?<=[.!?] )){TERM}(\w)")


def citation(processor: Processor, entries: Mapping[str, Entry], cites: Iterable[Cite]) -> str:
    """Return the finished text of cites that stand together; `entries` are found by their ids."""
    cites = list(cites)
    area = processor.style.citation
    if area is None or not cites:
        return ""
    layout = processor.layout(area)
    cited = [(cite, entries[cite.reference.id]) for cite in cites]
    cites = [cites[place] for place in sorted_places(processor, cited, area)]

    def text_of(cite: Cite) -> str:
        entry = entries[cite.reference.id]
        context = Context(cite, entry.number, entry.distinction)
        return render_cite(processor.layout(area, cite.reference), context)

    shown = [_cited(cite, entries[cite.reference.id], text_of(cite)) for cite in cites]
    rules = collapse_rules(area.options, layout.delimiter, processor.style.kind, layout.locale)
    if rules is None:
        text = join([one.shown() for one in shown], layout.delimiter)
    else:
        text = collapsed(
            shown,
            rules,
            lambda cite: text_of(cite._replace(suppress_author=True)),
            is_sorted=bool(layout.keys),
        )
    if not text:
        return ""
    return finished(layout.finish(_as_sentence(text), Context(cites[0])), layout.quotes)


def render_cite(layout: Layout, context: Context) -> str:
    """Return the text of a cite, with marks around its names and its year suffix."""
    return glue(layout.first(context), layout.rest(context))


def _cited(cite: Cite, entry: Entry, text: str) -> Cited:
    match = _NAMES.search(text)
    return Cited(cite, entry.number, text, match[1] if match else "")


def _as_sentence(text: str) -> str:
    """Return a text with a capital where it, or a sentence in it, begins with a term."""
    return _SENTENCE.sub(lambda match: match[1].upper(), text) if TERM in text else text
