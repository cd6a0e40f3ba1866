"""Build standard docutils nodes from spans, so that every builder understands them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from docutils import nodes
from sphinx import addnodes

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.spans import Mark, Span, text_of
from sphinx_paperlist.papers.urls import Target, classify, web_url

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
    """Resolve links to files beside a source, for one page.

    `source_dir` is the documentation's source directory, `report` takes what is wrong.
    """

    source_dir: Path
    report: Callable[[Diagnostic], None]

    def reference(self, url: str, origin: Origin) -> addnodes.download_reference | None:
        """Return a download of the file that a relative link names, or None with a diagnostic.

        The file must lie in the folder of its source or below: data must not be able to
        publish other files of the machine.
        """
        folder = (self.source_dir / origin.path).parent.resolve()
        try:
            path = (folder / url).resolve()
            inside, exists = path.is_relative_to(folder), path.is_file()
        except (OSError, ValueError):
            inside, exists = True, False
        if not inside:
            message = f"the link to '{url}' leaves the folder of its source and is refused"
            self.report(Diagnostic(origin, Code.UNSAFE_LINK, message, "put the file beside it"))
            return None
        if not exists:
            message = f"no file '{url}' beside the source"
            hint = "add it, or write a whole URL with https://"
            self.report(Diagnostic(origin, Code.MISSING_FILE, message, hint))
            return None
        target = "/" + Path(os.path.relpath(path, self.source_dir.resolve())).as_posix()
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
