"""Write titles and descriptions of lists as MyST."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.spans import Mark, Span, text_of
from sphinx_paperlist.papers.urls import web_url

# What MyST may take for emphasis, code, links, HTML, roles, maths or entities, and the hashes that
# would close a heading.
_SPECIAL = re.compile(
    r"[\\`*\[\]<{$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?:^|(?<=\s))#(?=#*\s*$)"
)
# What makes another block than a paragraph of a line that begins so.
_NUMBER = re.compile(r"(?<=\d)(?=[.)](?:\s|$))")
_BLOCK = re.compile(r"[-+#>=~:|%(]")
_TICKS = re.compile(r"`+")
_MARKS: Mapping[Mark, str] = MappingProxyType({Mark.EMPHASIS: "*", Mark.STRONG: "**"})
# MyST reads maths between dollars only where a site asks for it.
_MATHS = "{math}"


def inline(text: str) -> str:
    """Return inline Markdown of a list as MyST that shows the same.

    Emphasis, code, maths and links to the web stay; of other links the text does. Marks that would
    not be understood as they were are left out.
    """
    spans = parse_inline(text)
    written = "".join(map(_span, spans))
    again, bare = text_of(parse_inline(written)), text_of(spans)
    return written if again.replace(_MATHS, "") == bare.replace(_MATHS, "") else _escaped(bare)


def paragraph(text: str) -> str:
    """Return inline Markdown of a list as a paragraph of MyST."""
    written = inline(text)
    if written[:1].isdigit():
        return _NUMBER.sub(r"\\", written, count=1)
    return f"\\{written}" if _BLOCK.match(written) else written


def _span(span: Span) -> str:
    inside = "".join(map(_span, span.children)) or _escaped(span.text)
    match span.mark:
        case Mark.CODE:
            return _code(span.text)
        case Mark.MATH:
            return f"{_MATHS}{_code(span.text)}"
        case Mark.EMPHASIS | Mark.STRONG:
            return f"{_MARKS[span.mark]}{inside}{_MARKS[span.mark]}"
        case Mark.LINK if inside and (url := web_url(span.url)):
            return f"[{inside}](<{url}>)"
        case _:
            return inside


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _code(text: str) -> str:
    """Return code between more backquotes than it has in a row (CommonMark, section 6.1)."""
    longest = max(map(len, _TICKS.findall(text)), default=0)
    ticks = "`" * (longest + 1)
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{blank}{text}{blank}{ticks}"
