"""Draw the HTML pages of indices: names with the papers below them.

Sphinx's own page is a table made for modules: names of one line, in the type of code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_paperlist.extension.builders import is_html
from sphinx_paperlist.extension.entries import Listed
from sphinx_paperlist.extension.html.assets import STYLE_SHEET
from sphinx_paperlist.extension.indices import Content, Named
from sphinx_paperlist.papers.collector import without_garbage_collection
from sphinx_paperlist.papers.keys import anchor
from sphinx_paperlist.papers.languages import isolated
from sphinx_paperlist.styles.words import Marks, words_in


def draw_index(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> str | None:
    """Put the body of the page into its context, and return the template of a plain page."""
    content = context.get("content")
    if not isinstance(content, Content):
        return None
    del context["content"]
    # As text: builders that write JSON take none that is translated late.
    title = context["indextitle"] = str(context["indextitle"])
    context["title"] = escape(title)
    address = cache(lambda docname: escape(app.builder.get_relative_uri(pagename, docname)))
    with without_garbage_collection():
        marks = words_in(app.config.language).marks
        context["body"] = "\n".join(_body(title, content.by_heading(), address, marks))
    if is_html(app.builder):
        app.add_css_file(STYLE_SHEET)
    return "page.html"


def _body(
    title: str,
    found: Mapping[str, Sequence[Named]],
    address: Callable[[str], str],
    marks: Marks,
) -> Iterator[str]:
    places = {heading: anchor("cap", heading) for heading in found}
    links = [f'<a href="#{place}">{escape(heading)}</a>' for heading, place in places.items()]
    yield f"<h1>{escape(title)}</h1>"
    # Each class is the one that some theme gives to such a line of letters.
    jump = 'class="modindex-jumpbox domainindex-jumpbox" role="navigation"'
    yield f'<div {jump} aria-label="{escape(title)}">{" | ".join(links)}</div>'
    for heading, names in found.items():
        yield f'<h2 id="{places[heading]}">{escape(heading)}</h2>'
        # A `simple` list is one that no theme takes for the description of a function.
        yield '<dl class="paper-index simple">'
        for name, papers in names:
            yield f"<dt>{escape(isolated(name))}</dt>"
            yield from [_link(paper, address, marks) for paper in papers]
        yield "</dl>"


def _link(paper: Listed, address: Callable[[str], str], marks: Marks) -> str:
    place = f"{address(paper.docname)}#{paper.anchor}"
    label = f"{marks.blank}{marks.opening}{escape(paper.label)}{marks.closing}"
    return f'<dd><a href="{place}">{escape(isolated(paper.title))}</a>{label}</dd>'
