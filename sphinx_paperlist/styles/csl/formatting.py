"""Format the text of an element: case, quotes, fonts, affixes (CSL 1.0.2, "Formatting")."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from sphinx_paperlist.styles.csl.context import Context
from sphinx_paperlist.styles.csl.marks import CLOSE, FORMATS, QUOTE, QUOTE_END
from sphinx_paperlist.styles.csl.punctuation import glue, is_plain
from sphinx_paperlist.styles.csl.rich_text import tagged_text
from sphinx_paperlist.styles.csl.scope import Scope
from sphinx_paperlist.styles.csl.text_case import CASES
from sphinx_paperlist.styles.csl.xml import Element

Formatter: TypeAlias = Callable[[str, Context], str]

# The period of an abbreviation; that of `fast.ai` is part of a name.
_PERIOD = re.compile(r"(?<![^\W\d_]{2})\.|\.(?![a-z])")
_APOSTROPHE = re.compile(r"(?<=\w)'")
AFFIXES = ("prefix", "suffix")
_FONTS = ("vertical-align", "text-decoration", "font-weight", "font-variant", "font-style")
_ATTRIBUTES = frozenset({*AFFIXES, *_FONTS, "strip-periods", "text-case", "quotes", "display"})


def formatter(
    element: Element,
    scope: Scope,
    *,
    link: str = "",
    affixes_inside: bool = False,
    is_term: bool = False,
) -> Formatter:
    """Return what formats a text that is not empty as the attributes of an element say.

    `link` is the mark of a text that can be a link. Affixes are not formatted, unless they stand
    inside, as those of a layout do. A text that `is_term` is in the language of the locale.
    """
    if not link and _ATTRIBUTES.isdisjoint(element.attributes):
        return unformatted
    around = [_fonts(element, link), _affixes(element)]
    steps = [
        _stripped(element),
        _cased(element, scope, is_term=is_term),
        *around[:: -1 if affixes_inside else 1],
    ]
    if display := FORMATS.get(("display", element.get("display"))):
        steps.append(lambda text, _: f"{display}{text}{CLOSE}")
    return _chained([step for step in steps if step])


def unformatted(text: str, context: Context) -> str:  # noqa: ARG001 - as all that format
    """Return a text as it is."""
    return text


def _chained(steps: list[Formatter]) -> Formatter:
    """Return one function for several, which are run in order."""
    if not steps:
        # An attribute may say nothing, such as an empty prefix.
        return unformatted
    if len(steps) == 1:
        return steps[0]
    if len(steps) == 2:
        first, second = steps
        return lambda text, context: second(first(text, context), context)

    def run(text: str, context: Context) -> str:
        for step in steps:
            text = step(text, context)
        return text

    return run


def _stripped(element: Element) -> Formatter | None:
    if element.get("strip-periods") != "true":
        return None
    return lambda text, _: _PERIOD.sub("", text)


def _cased(element: Element, scope: Scope, *, is_term: bool) -> Formatter | None:
    name = element.get("text-case")
    case = CASES.get(name)
    if case is None:
        return None
    ours = scope.locale.language

    def change(text: str, context: Context) -> str:
        language = ours if is_term else context.reference.language or ours
        if name == "title" and language[:2].lower() != "en":
            return text
        return case(text, language)

    return change


def _fonts(element: Element, link: str) -> Formatter | None:
    quoted = element.get("quotes") == "true"
    fonts = "".join(mark for name in _FONTS if (mark := FORMATS.get((name, element.get(name)))))
    # Quotation marks are the style's, and run as its text does; what they enclose is the work's.
    before = fonts[::-1] + (QUOTE if quoted else "") + link
    after = CLOSE * len(link) + (QUOTE_END if quoted else "") + CLOSE * len(fonts)
    return (lambda text, _: f"{before}{text}{after}") if before else None


def _affixes(element: Element) -> Formatter | None:
    # A quotation mark in one of them closes no other.
    prefix, suffix = (_APOSTROPHE.sub("’", tagged_text(element.get(name))) for name in AFFIXES)
    if not prefix and not suffix:
        return None
    if is_plain(prefix[-1:]) and is_plain(suffix[:1]):
        return lambda text, _: f"{prefix}{text}{suffix}"
    return lambda text, _: glue(glue(prefix, text), suffix)
