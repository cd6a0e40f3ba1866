"""Set quotation marks, dashes and dots of entries as Sphinx sets those of a page's prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docutils.utils import normalize_language_tag
from docutils.utils.smartquotes import educate_tokens, smartchars
from sphinx.config import Config

from sphinx_paperlist.papers.spans import ADDRESS_ROLES, Mark, Span

_TYPED = re.compile(r"[\"'`]|--|\.\.\.")
_VERBATIM = (Mark.CODE, Mark.MATH)


class SmartQuotes(NamedTuple):
    """Hold for which language quotes are set, and what else is; none is for no language."""

    language: str = ""
    action: str = ""

    def applied(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return spans with typographic marks; code, maths and addresses stay as they are."""
        if not self.language or not any(map(_is_typed, spans)):
            return spans
        return tuple(_with_texts(spans, educate_tokens(_tokens(spans), self.action, self.language)))


def smart_quotes(config: Config, builder_name: str) -> SmartQuotes:
    """Return how a site sets quotes, as its `smartquotes` settings say."""
    excluded = config.smartquotes_excludes
    if (
        not config.smartquotes
        or builder_name in excluded.get("builders", ())
        or config.language in excluded.get("languages", ())
    ):
        return SmartQuotes()
    tags = normalize_language_tag(config.language)
    language = next((tag for tag in tags if tag in smartchars.quotes), "")
    return SmartQuotes(language, config.smartquotes_action)


def _is_typed(span: Span) -> bool:
    if span.text:
        return _TYPED.search(span.text) is not None
    return any(map(_is_typed, span.children))


def _tokens(spans: Sequence[Span]) -> Iterator[tuple[str, str]]:
    for span in spans:
        if span.text and (span.mark in _VERBATIM or span.role in ADDRESS_ROLES):
            yield "literal", span.text
        elif span.text:
            # docutils takes a backslash for one that keeps the next character as it is.
            yield "plain", span.text.replace("\\", "\\\\")
        yield from _tokens(span.children)


def _with_texts(spans: Sequence[Span], texts: Iterator[str]) -> Iterator[Span]:
    for span in spans:
        text = next(texts) if span.text else ""
        yield span._replace(text=text, children=tuple(_with_texts(span.children, texts)))
