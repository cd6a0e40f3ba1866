r"""Read field text: inline Markdown with emphasis, code, links and `$maths$`, nothing else.

HTML, entities and images stay the characters they are. The grammar is the same on every
page, whatever language the page is written in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from sphinx_paperlist.papers.spans import Mark, Span, plain, text_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKUP = re.compile(r"[\\*_`$\[]")
# An underscore between two letters or digits is no markup.
_SPECIAL = re.compile(r"[\\*`$\[\]]|(?<![^\W_])_|_(?![^\W_])")
_CONTAINERS = {"em_open": Mark.EMPHASIS, "strong_open": Mark.STRONG, "link_open": Mark.LINK}
_LEAVES = {"code_inline": Mark.CODE, "math_inline": Mark.MATH}
_REFUSED = "refused-maths"
# Marks within marks deeper than anybody writes are dropped, so that spans can be walked.
_MAX_NESTING = 20


@cache
def _grammar() -> MarkdownIt:
    # Imported when the first marked text is met: many sites have none.
    from sphinx_paperlist.papers.commonmark import Parser  # noqa: PLC0415 - see above

    return Parser("zero").enable(["backticks", "emphasis", "escape", "link"])


def parse_inline(text: str) -> tuple[Span, ...]:
    """Read field text into spans; line breaks become blanks.

    >>> [span.mark.name for span in parse_inline("Fast *k*-means")]
    ['PLAIN', 'EMPHASIS', 'PLAIN']
    """
    text = " ".join(text.split())
    if not text:
        return ()
    if not _MARKUP.search(text):
        return (plain(text),)
    tokens = _grammar().parseInline(text)[0].children or []
    return _spans(tokens)


def _spans(tokens: Sequence[Token]) -> tuple[Span, ...]:
    open_spans: list[tuple[Mark, str, list[Span]]] = [(Mark.PLAIN, "", [])]
    dropped = 0
    for token in tokens:
        if token.nesting and (dropped or (token.nesting > 0 and len(open_spans) > _MAX_NESTING)):
            dropped += token.nesting
        elif mark := _CONTAINERS.get(token.type):
            open_spans.append((mark, str(token.attrGet("href") or ""), []))
        elif token.nesting < 0:
            mark, url, children = open_spans.pop()
            open_spans[-1][2].append(Span(mark, children=tuple(children), url=url))
        elif token.type == "math_inline" and not _is_harmless(token.content):
            open_spans[-1][2].append(Span(Mark.CODE, f"${token.content}$", role=_REFUSED))
        elif token.content:
            mark = _LEAVES.get(token.type, Mark.PLAIN)
            open_spans[-1][2].append(Span(mark, token.content))
    return tuple(open_spans[0][2])


def _is_harmless(maths: str) -> bool:
    # Imported when the first maths is met.
    from sphinx_paperlist.papers.maths import is_harmless  # noqa: PLC0415 - see above

    return is_harmless(maths)


def plain_text(text: str) -> str:
    """Return field text without its markup."""
    return text_of(parse_inline(text)) if _MARKUP.search(text) else " ".join(text.split())


def link_urls(text: str) -> list[str]:
    """Return the targets of the links in field text."""
    spans = _walk(parse_inline(text)) if "](" in text else ()
    return [span.url for span in spans if span.mark is Mark.LINK]


def refused_maths(text: str) -> list[str]:
    """Return the maths in field text that is shown as it was typed, since it could do harm."""
    spans = _walk(parse_inline(text)) if "$" in text else ()
    return [span.text for span in spans if span.role == _REFUSED]


def _walk(spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        yield span
        yield from _walk(span.children)


def escape(text: str) -> str:
    """Return plain text as field text that reads back as the same plain text."""
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", text)
