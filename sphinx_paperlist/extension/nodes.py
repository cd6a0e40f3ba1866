"""Build standard docutils nodes from spans, so that every builder understands them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from docutils import nodes
from sphinx import addnodes

from sphinx_paperlist.papers.diagnostics import Diagnostic, Origin
from sphinx_paperlist.papers.spans import Mark, Span, text_of
from sphinx_paperlist.papers.urls import Target, classify, web_url
from sphinx_paperlist.sources.files import file_beside

_ELEMENTS: Mapping[Mark, type[nodes.TextElement]] = MappingProxyType(
    {
        Mark.PLAIN: nodes.inline,
        Mark.EMPHASIS: nodes.emphasis,
        Mark.STRONG: nodes.strong,
        Mark.CODE: nodes.literal,
        Mark.MATH: nodes.math,
    }
)


@dataclass(frozen=True, slots=True)
class Files:
    """Resolve links to files beside a source.

    `source_dir` is that of the documentation; `report` takes what is wrong.
    """

    source_dir: Path
    report: Callable[[Diagnostic], None]

    def reference(self, url: str, origin: Origin) -> addnodes.download_reference | None:
        """Return a download of the file that a relative link names, or None with a report."""
        found = file_beside((self.source_dir / origin.path).parent, url, origin)
        if isinstance(found, Diagnostic):
            self.report(found)
            return None
        target = "/" + Path(os.path.relpath(found, self.source_dir.resolve())).as_posix()
        return addnodes.download_reference("", "", reftarget=target)


def inline_nodes(
    spans: Iterable[Span], files: Files | None = None, origin: Origin | None = None
) -> list[nodes.Node]:
    """Return spans as inline nodes; a role becomes the class `paper-<role>`.

    A link that may not be one, such as `javascript:`, is shown as its text.
    """
    return [_node(span, files, origin) for span in spans]


def _node(span: Span, files: Files | None, origin: Origin | None) -> nodes.Node:
    if span.mark is Mark.PLAIN and not span.children and not span.role:
        return nodes.Text(span.text)
    element = _link(span, files, origin) if span.mark is Mark.LINK else _ELEMENTS[span.mark]()
    if span.role:
        element["classes"].append(f"paper-{span.role}")
    element += [nodes.Text(span.text)] if span.text else inline_nodes(span.children, files, origin)
    element.rawsource = element.astext()
    return element


def _link(span: Span, files: Files | None, origin: Origin | None) -> nodes.TextElement:
    if url := web_url(span.url):
        return nodes.reference("", "", internal=False, refuri=url)
    if (
        files
        and origin
        and classify(span.url) is Target.FILE
        and (download := files.reference(span.url, origin))
    ):
        return download
    return nodes.inline()


def plain_nodes(spans: Sequence[Span]) -> list[nodes.Node]:
    """Return spans as inline nodes without links, for use inside a link."""

    def unlinked(span: Span) -> Span:
        if span.mark is Mark.LINK:
            return Span(Mark.PLAIN, text_of([span]))
        return Span(span.mark, span.text, tuple(map(unlinked, span.children)), role=span.role)

    return inline_nodes(map(unlinked, spans))
