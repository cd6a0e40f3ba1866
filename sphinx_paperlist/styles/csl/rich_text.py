"""Read the rich text of CSL's data: `<i>`, `<b>`, `<sup>`, `<sub>`, small capitals, `nocase`.

It is that of fields in CSL-JSON (CSL 1.0.2, "Rich Text"), which styles use in affixes as well.
Tags without their other half, and all others, are text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from sphinx_paperlist.styles.csl.marks import BOLD, CLOSE, FORMATS, ITALIC, NOCASE, cleaned
from sphinx_paperlist.styles.csl.quotes import read_quotes

_TAG = re.compile(r"<(/?)(i|b|sup|sub|sc|span)(\s[^<>]*)?>")
_SMALL_CAPS = FORMATS["font-variant", "small-caps"]
_TAGS: Mapping[str, str] = MappingProxyType(
    {
        "i": ITALIC,
        "b": BOLD,
        "sup": FORMATS["vertical-align", "sup"],
        "sub": FORMATS["vertical-align", "sub"],
        "sc": _SMALL_CAPS,
    }
)
_SPANS: Mapping[str, str] = MappingProxyType(
    {
        "nocase": NOCASE,
        "nodecor": NOCASE
        + "".join(
            FORMATS[name, "normal"] for name in ("font-style", "font-variant", "font-weight")
        ),
        "small-caps": _SMALL_CAPS,
    }
)


def rich_text(text: str) -> str:
    """Return a text with marks in place of its tags and its quotation marks."""
    return read_quotes(tagged_text(text))


def tagged_text(text: str) -> str:
    """Return a text with marks in place of its tags alone."""
    text = cleaned(text)
    if "<" not in text:
        return text
    tags = list(_TAG.finditer(text))
    marks: dict[int, str] = {}
    waiting: list[tuple[str, int, str]] = []
    for place, match in enumerate(tags):
        closing, name, attributes = match.groups()
        if not closing:
            waiting.append((name, place, _mark(name, attributes or "")))
        elif waiting and waiting[-1][0] == name:
            _, opened, mark = waiting.pop()
            if mark:
                marks[opened], marks[place] = mark, CLOSE * len(mark)
    pieces, done = [], 0
    for place, match in enumerate(tags):
        pieces += [text[done : match.start()], marks.get(place, match[0])]
        done = match.end()
    return "".join([*pieces, text[done:]])


def _mark(name: str, attributes: str) -> str:
    if name != "span":
        return _TAGS[name]
    return next((mark for word, mark in _SPANS.items() if word in attributes), "")
