"""Give pages the hover cards of the papers that they cite."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from sphinx_paperlist.extension.builders import is_html
from sphinx_paperlist.extension.domain import domain_of
from sphinx_paperlist.extension.html.nodes import markup_for, paperlist_html
from sphinx_paperlist.extension.publishing import card_spans
from sphinx_paperlist.extension.typography import smart_quotes
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.spans import Span
from sphinx_paperlist.styles.words import words_in


class AddCards(SphinxPostTransform):
    """Put a card at the end of the page for each paper that it cites, once all links are known."""

    default_priority = 200

    def is_supported(self) -> bool:
        """Tell whether the page is for browsers, and the site wants cards."""
        return is_html(domain_of(self.env).builder) and bool(self.config.paperlist_hover)

    def run(self, **kwargs: Any) -> None:
        """Look for citations; where each leads is what its card is found by."""
        papers: dict[str, Paper] = {}
        for node in self.document.findall(nodes.reference):
            if "cites" in node:
                papers.setdefault(_leads_to(node), node["cites"])
        if papers:
            words = words_in(self.config.language)
            quotes = smart_quotes(self.config, domain_of(self.env).builder.name)
            cards = {
                place: quotes.applied(card_spans(paper, words)) for place, paper in papers.items()
            }
            self.document += paperlist_html(write=lambda translator, _: _written(translator, cards))


def _leads_to(node: nodes.reference) -> str:
    """Return the fragment of a link, or the whole address of one to another site."""
    address: str = node.get("refuri", "")
    if node["internal"]:
        return str(node.get("refid") or address.rpartition("#")[2])
    return address


def _written(translator: HTML5Translator, cards: Mapping[str, tuple[Span, ...]]) -> str:
    # In a `template` nothing is shown, found or loaded until the script makes a card of it.
    markup = markup_for(translator, {})
    return "".join(
        f'<template class="paper-card" data-for="{escape(place)}">'
        f"{' '.join(map(markup.one, spans))}</template>\n"
        for place, spans in cards.items()
    )


def has_cards(doctree: nodes.document) -> bool:
    """Tell whether cards have been put at the end of a page."""
    return any(isinstance(node, paperlist_html) for node in doctree.children)
