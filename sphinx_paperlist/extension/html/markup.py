"""Write spans as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from types import MappingProxyType
from typing import NamedTuple

from docutils import nodes

from sphinx_paperlist.extension.nodes import classes_of
from sphinx_paperlist.extension.words import stars_given
from sphinx_paperlist.papers.spans import Mark, Span, text_of
from sphinx_paperlist.papers.urls import web_url

_TAGS: Mapping[Mark, str] = MappingProxyType(
    {
        Mark.EMPHASIS: "em",
        Mark.STRONG: "strong",
        Mark.CODE: "code",
        Mark.SUPERSCRIPT: "sup",
        Mark.SUBSCRIPT: "sub",
    }
)
# Those of docutils, so that themes set code and links as they do elsewhere.
_CLASSES: Mapping[Mark, str] = MappingProxyType(
    {
        Mark.CODE: "docutils literal notranslate",
        Mark.LINK: "reference external",
        Mark.DOWNLOAD: "reference download internal",
    }
)


class Markup(NamedTuple):
    """Write spans for one page.

    `render` returns what the writer of the page makes of a node, such as maths; `address` returns
    the address of a download by its target, or nothing where it is not published. What is cut can
    be unfolded where `folds` says that more than phrasing content may stand there.
    """

    render: Callable[[nodes.Node], str]
    address: Callable[[str], str]
    folds: bool = False

    def inline(self, spans: Iterable[Span], about: str = "") -> str:
        """Return spans as HTML.

        `about` is the title of the paper, escaped: links that are one word say what they lead to,
        without their context too.
        """
        return "".join([self.one(span, about) for span in spans])

    def one(self, span: Span, about: str = "") -> str:
        """Return one span as HTML."""
        mark, text, children, _, role = span
        if mark is Mark.PLAIN and not role:
            return escape(text, quote=False) if text else self.inline(children, about)
        match mark, role:
            case Mark.MATH, _:
                return self.render(nodes.math(text, text))
            case ((Mark.LINK | Mark.DOWNLOAD), _):
                return self._link(span, about)
            case Mark.CUT, _:
                return self._cut(span)
            case _, "links" if links := [one for one in children if one.role == "link"]:
                # What stands between them is for running text.
                chips = " ".join([self.one(one, about) for one in links])
                return f'<span class="paper-links">{chips}</span>'
            case _, "stars" if text and not text.strip("★☆"):
                label = escape(stars_given(text))
                return f'<span class="paper-stars" role="img" aria-label="{label}">{text}</span>'
        folds = self.folds and any(one.mark is Mark.CUT for one in children)
        within = self if folds or not self.folds else self._replace(folds=False)
        inside = escape(text, quote=False) if text else within.inline(children, about)
        tag = "div" if folds else _TAGS.get(mark, "span")
        if role == "venue":
            # Marked as code where nothing else makes a badge of it.
            return f'<span class="paper-venue">{inside}</span>'
        names = " ".join(classes_of(span)) or _CLASSES.get(mark, "")
        return f'<{tag} class="{names}">{inside}</{tag}>' if names else f"<{tag}>{inside}</{tag}>"

    def _link(self, span: Span, about: str) -> str:
        inside = escape(span.text, quote=False) if span.text else self.inline(span.children)
        own = f"paper-{span.role}" if span.role else ""
        found = web_url(span.url) if span.mark is Mark.LINK else self.address(f"/{span.url}")
        if not found:
            return f'<span class="{own}">{inside}</span>' if own else inside
        inside = inside or escape(found, quote=False)
        names = f"{own} {_CLASSES[span.mark]}" if own else _CLASSES[span.mark]
        more = ' download=""' if span.mark is Mark.DOWNLOAD else ""
        if span.role == "link" and about:
            more += f' aria-label="{escape(text_of([span])) or inside}: {about}"'
        return f'<a class="{names}" href="{escape(found)}"{more}>{inside}</a>'

    def _cut(self, span: Span) -> str:
        short = escape(span.text, quote=False)
        if not self.folds:
            return short
        rest = self.inline(span.children)
        return f'<details class="paper-others"><summary>{short}</summary> {rest}</details>'
