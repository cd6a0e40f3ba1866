"""Make spans of a text with marks in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sphinx_paperlist.papers.spans import Mark, Span, text_of
from sphinx_paperlist.styles.csl.locale import Locale
from sphinx_paperlist.styles.csl.marks import (
    CLOSE,
    CODE,
    FORMATS,
    LINKS,
    MARK,
    MATH,
    NAME,
    NAME_END,
    NAMES,
    NAMES_END,
    NOCASE,
    QUOTE,
    TERM,
    YEAR_SUFFIX,
)
from sphinx_paperlist.styles.csl.punctuation import into_quotes
from sphinx_paperlist.styles.csl.quotes import set_quotes

_INVISIBLE = re.compile(f"[{NAMES}{NAMES_END}{NAME}{NAME_END}{TERM}]")
_FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {mark: format_ for format_, mark in FORMATS.items()}
)
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
# Nobody sees deeper, and what draws spans calls itself for each.
_MOST_DEPTH = 100
_LEAVES: Mapping[str, Mark] = MappingProxyType({CODE: Mark.CODE, MATH: Mark.MATH})
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


class _Open:
    """Hold what is open: how it will be marked, and what is in it so far."""

    __slots__ = ("children", "format", "mark", "normal", "role", "url")

    def __init__(
        self,
        mark: Mark = Mark.PLAIN,
        format_: str = "",
        *,
        normal: bool = False,
        role: str = "",
        url: str = "",
    ) -> None:
        self.mark = mark
        self.format = format_
        self.normal = normal
        self.role = role
        self.url = url
        self.children: list[Span] = []


def to_spans(text: str, links: Mapping[str, str] = MappingProxyType({})) -> tuple[Span, ...]:
    """Return a finished text as spans; `links` are the addresses of variables that are links.

    What is set off twice in the same way stands out as normal text does in it.
    """
    if not MARK.search(text):
        return (Span(Mark.PLAIN, text),) if text else ()
    stack = [_Open()]
    done = 0
    for match in MARK.finditer(text):
        if match.start() > done:
            stack[-1].children.append(Span(Mark.PLAIN, text[done : match.start()]))
        done = match.end()
        if match[0] != CLOSE:
            stack.append(_opened(match[0], stack, links))
        elif len(stack) > 1:
            closed = stack.pop()
            stack[-1].children += _closed(closed)
    if done < len(text):
        stack[-1].children.append(Span(Mark.PLAIN, text[done:]))
    while len(stack) > 1:
        closed = stack.pop()
        stack[-1].children += _closed(closed)
    return tuple(stack[0].children)


def _opened(mark: str, stack: list[_Open], links: Mapping[str, str]) -> _Open:
    if len(stack) > _MOST_DEPTH:
        return _Open()
    if mark in _LEAVES:
        return _Open(_LEAVES[mark])
    if mark in _LINKS:
        name = _LINKS[mark]
        url = links.get(name, "")
        within = any(one.mark is Mark.LINK for one in stack)
        return (
            _Open(Mark.LINK, url=url, role=name.lower())
            if url and not within
            else _Open(role=name.lower() if url else "")
        )
    if mark in (NOCASE, YEAR_SUFFIX) or mark not in _FORMATS:
        return _Open()
    name, value = _FORMATS[mark]
    if name == "display":
        return _Open(role=value)
    outer = next((one for one in reversed(stack) if one.format == name), None)
    inside = outer is not None and not outer.normal
    marked = _MARKS.get((name, value))
    if marked is None or (inside and outer is not None and outer.mark is marked):
        # The opposite of what is around, or nothing where that is normal already.
        return _Open(Mark.NORMAL, name, normal=True, role=name) if inside else _Open()
    return _Open(marked, name)


def _closed(one: _Open) -> list[Span]:
    children = one.children
    if one.mark is Mark.PLAIN and not one.role:
        return children
    if not children:
        return []
    if (
        len(children) == 1
        and children[0].mark is Mark.PLAIN
        and not children[0].children
        and not children[0].role
    ):
        return [Span(one.mark, children[0].text, url=one.url, role=one.role)]
    if one.mark in _LEAVES.values():
        return [Span(one.mark, text_of(children))]
    return [Span(one.mark, children=tuple(children), url=one.url, role=one.role)]
