"""Make spans of a text with marks in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from sphinx_paperlist.papers.languages import isolated_spans, with_isolated_runs
from sphinx_paperlist.papers.spans import Mark, Span, marked, plain, text_of
from sphinx_paperlist.styles.csl.locale import Locale
from sphinx_paperlist.styles.csl.marks import (
    ALL,
    CLOSE,
    CODE,
    FORMATS,
    LINKS,
    MATH,
    NAME,
    NAME_END,
    NAMES,
    NAMES_END,
    QUOTE,
    TERM,
)
from sphinx_paperlist.styles.csl.punctuation import into_quotes
from sphinx_paperlist.styles.csl.quotes import set_quotes

# Nobody sees deeper, and what draws spans calls itself for each.
_MOST_DEPTH = 100
_SPLIT = re.compile(f"([{ALL}])")
_INVISIBLE = re.compile(f"[{NAMES}{NAMES_END}{NAME}{NAME_END}{TERM}]")
_MARKS: Mapping[tuple[str, str], Mark] = MappingProxyType(
    {
        ("font-style", "italic"): Mark.EMPHASIS,
        ("font-style", "oblique"): Mark.EMPHASIS,
        ("font-variant", "small-caps"): Mark.SMALL_CAPS,
        ("font-weight", "bold"): Mark.STRONG,
        ("text-decoration", "underline"): Mark.UNDERLINE,
        ("vertical-align", "sup"): Mark.SUPERSCRIPT,
        ("vertical-align", "sub"): Mark.SUBSCRIPT,
    }
)
_DOI = "doi"
_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/$")
_TITLE = "title"
_WORD = re.compile(r"\w")
# Roles of what stands apart from what is before and after it.
BLOCKS = frozenset(value for name, value in FORMATS if name == "display")
_LINKS: Mapping[str, str] = MappingProxyType({mark: name for name, mark in LINKS.items()})


class Quotes(NamedTuple):
    """Hold the quotation marks of a language, in pairs, and whether they enclose punctuation."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    punctuation: bool


def quotes_of(locale: Locale) -> Quotes:
    """Return the quotation marks of a language."""
    outer = locale.term("open-quote") or "“", locale.term("close-quote") or "”"
    inner = locale.term("open-inner-quote") or "‘", locale.term("close-inner-quote") or "’"
    return Quotes(outer, inner, locale.option("punctuation-in-quote"))


def finished(text: str, quotes: Quotes) -> str:
    """Return a whole text with quotation marks set, and punctuation where the language has it."""
    text = _INVISIBLE.sub("", text)
    if QUOTE not in text:
        return text
    if quotes.punctuation:
        text = into_quotes(text)
    return set_quotes(text, quotes.outer, quotes.inner)


class _Opening(NamedTuple):
    """Hold how what follows a mark is set; `attribute` is that of CSL which says so.

    What is normal in something that is set off has no mark, and the attribute as its role.
    """

    mark: Mark = Mark.PLAIN
    attribute: str = ""
    role: str = ""
    url: str = ""


_UNMARKED = _Opening()
_OPENINGS: Mapping[str, _Opening] = MappingProxyType(
    {
        mark: _Opening(role=value)
        if name == "display"
        else _Opening(_MARKS[name, value], name)
        if (name, value) in _MARKS
        else _Opening(Mark.PLAIN, name, name)
        for (name, value), mark in FORMATS.items()
    }
    | {CODE: _Opening(Mark.CODE), MATH: _Opening(Mark.MATH)}
)


def to_spans(text: str, links: Mapping[str, str] = MappingProxyType({})) -> tuple[Span, ...]:
    """Return a finished text as spans; `links` are the addresses of variables that are links.

    What is set off twice in the same way stands out as normal text does in it. Titles, and what
    else runs from right to left, do not change the order of what stands beside them.
    """
    first, *parts = _SPLIT.split(text)
    spans = [plain(with_isolated_runs(first))] if first else []
    # What is open, with the spans around it.
    stack: list[tuple[_Opening, list[Span]]] = []
    for mark, after in zip(parts[::2], parts[1::2], strict=True):
        if mark == CLOSE:
            if stack:
                spans = _closed(*stack.pop(), spans)
        else:
            opening = _opening(mark, stack, links)
            stack.append((opening, spans))
            if opening is not _UNMARKED:
                spans = []
        if after:
            as_is = after.isascii() or any(one.role == _TITLE for one, _ in stack[:_MOST_DEPTH])
            spans.append(plain(after if as_is else with_isolated_runs(after)))
    while stack:
        spans = _closed(*stack.pop(), spans)
    return _with_suffix(spans)


def _with_suffix(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans; the stop that a layout has at its end stands in the last block."""
    has_stop = (
        len(spans) > 1
        and spans[-2].role in BLOCKS
        and spans[-1].role not in BLOCKS
        and not _WORD.search(text_of(spans[-1:]))
    )
    if not has_stop:
        return tuple(spans)
    *before, block, stop = spans
    inside = block.children or (plain(block.text),)
    return (*before, marked(block.mark, (*inside, stop), block.role))


def _opening(
    mark: str, stack: Sequence[tuple[_Opening, list[Span]]], links: Mapping[str, str]
) -> _Opening:
    if len(stack) >= _MOST_DEPTH:
        return _UNMARKED
    if name := _LINKS.get(mark):
        url, role = links.get(name, ""), name.lower()
        if url and not any(one.mark is Mark.LINK for one, _ in stack):
            return _Opening(Mark.LINK, "", role, url)
        # A title is one that is no link, too.
        return _Opening(role=role) if url or role == _TITLE else _UNMARKED
    opening = _OPENINGS.get(mark, _UNMARKED)
    if not opening.attribute:
        return opening
    around = [one.mark for one, _ in stack if one.attribute == opening.attribute]
    outer = around[-1] if around else Mark.PLAIN
    if opening.mark is not outer:
        return opening
    # The opposite of what is around, or nothing where that is normal already.
    normal = _Opening(Mark.PLAIN, opening.attribute, opening.attribute)
    return _UNMARKED if outer is Mark.PLAIN else normal


def _closed(opening: _Opening, around: list[Span], spans: list[Span]) -> list[Span]:
    """Put what an opening makes of the spans in it to those around, and return these."""
    if opening is _UNMARKED or not spans:
        return around
    mark, attribute, role, url = opening
    if mark in (Mark.CODE, Mark.MATH):
        around.append(Span(mark, text_of(spans)))
    elif attribute and not role:
        around += _set_off(mark, attribute, spans)
    else:
        inside = isolated_spans(tuple(spans)) if role == _TITLE else spans
        before = _resolver_taken(around) if role == _DOI else []
        around.append(marked(mark, [*before, *inside], role, url))
    return around


def _resolver_taken(around: list[Span]) -> list[Span]:
    """Take the address of the resolver from before a DOI, whose link it is (CSL 1.0.2, "Links")."""
    if not around or around[-1] != plain(around[-1].text):
        return []
    found = _RESOLVER.search(around[-1].text)
    if found is None:
        return []
    kept = around.pop().text[: found.start()]
    around += [plain(kept)] if kept else []
    return [plain(found[0])]


def _set_off(mark: Mark, attribute: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in a mark, but for those in them that are normal: no output can take it back."""
    for has_normal, run in groupby(spans, lambda span: _has_normal(span, attribute)):
        if not has_normal:
            yield marked(mark, tuple(run))
            continue
        for span in run:
            if span.role == attribute:
                yield from span.children or [plain(span.text)]
            else:
                inside = tuple(_set_off(mark, attribute, span.children))
                yield marked(span.mark, inside, span.role, span.url)


def _has_normal(span: Span, attribute: str) -> bool:
    return span.role == attribute or any(_has_normal(one, attribute) for one in span.children)
