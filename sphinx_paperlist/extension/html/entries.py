"""Write the entries of a listing as HTML."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from sphinx_paperlist.exports.coins import coins
from sphinx_paperlist.exports.find import Writer
from sphinx_paperlist.extension.drawing import Row
from sphinx_paperlist.extension.html.markup import Markup
from sphinx_paperlist.extension.html.nodes import markup_for, paperlist_html
from sphinx_paperlist.extension.typography import SmartQuotes
from sphinx_paperlist.extension.words import cite_as, link_to
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.languages import primary
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.names import known_names
from sphinx_paperlist.papers.spans import Span, plain, walk_spans
from sphinx_paperlist.styles.entry import PARAGRAPHS, Block
from sphinx_paperlist.styles.words import locale_name


class Entries(NamedTuple):
    """Write the entries of one listing.

    `published` returns what may be published of a paper, `cited_in` the links to the pages that
    cite it; `files` are names of downloads by their targets. `bibtex` writes records. `permalink`
    is the sign of links to entries, empty where the site has none. Entries that are `filtered`
    carry what the box asks for.
    """

    published: Callable[[str], Paper]
    cited_in: Callable[[str], list[nodes.Node]]
    files: Mapping[str, str]
    quotes: SmartQuotes
    bibtex: Writer
    language: str
    permalink: str
    metadata: bool
    filtered: bool

    def node(self, row: Row) -> paperlist_html:
        """Return an entry as it stands in a tree until it is written."""
        words = nodes.Text(" ".join([*map(_words, row.paper.blocks), row.paper.also]).strip())

        def write(translator: HTML5Translator, node: paperlist_html) -> str:
            markup = markup_for(translator, self.files, folds=True)
            return self._entry(row, "".join(node["ids"][:1]), markup)

        return paperlist_html("", words, ids=[row.anchor] if row.anchor else [], write=write)

    def _entry(self, row: Row, anchor: str, markup: Markup) -> str:
        paper = self.published(row.paper.key)
        title = plain_text(paper.title)
        number = f'<span class="paper-number">{row.number}. </span>' if row.number else ""
        said = self._language(row.paper.language)
        permalink = self._permalink(paper, anchor, title) if anchor and self.permalink else ""
        head, *below = row.paper.blocks
        parts = [
            self._paragraph(head, markup, title, number, permalink, said),
            *(self._block(block, paper, markup, title, said) for block in below),
        ]
        if self.metadata:
            parts.append(f'<span class="Z3988" title="{escape(coins(paper))}"></span>')
        attributes = "".join(self._attributes(paper, anchor, row.paper.also))
        return f'<li class="paper"{attributes}>{"".join(parts)}</li>\n'

    def _attributes(self, paper: Paper, anchor: str, also: str) -> Iterator[str]:
        if anchor:
            yield f' id="{anchor}"'
        if self.filtered:
            found = {"year": str(paper.year or ""), "venue": paper.badge}
            found["tags"] = json.dumps(paper.tags, ensure_ascii=False) if paper.tags else ""
            names = map(str, known_names(paper.authors))
            text = [plain_text(paper.title), also, *names, found["venue"], found["year"]]
            found["text"] = " ".join(filter(None, [*text, *paper.tags]))
            yield from (f' data-{name}="{escape(value)}"' for name, value in found.items() if value)

    def _language(self, language: str) -> str:
        """Return the attribute of text in another language, or script, than that of the page."""
        same = not language or locale_name(language) == locale_name(self.language)
        if same or primary(language) == primary(self.language) != "zh":
            return ""
        return f' lang="{language}"'

    def _permalink(self, paper: Paper, anchor: str, title: str) -> str:
        key = escape(paper.key)
        return (
            f' <a class="paper-permalink" href="#{anchor}" data-key="{key}"'
            f' title="{escape(cite_as(paper.key))}"'
            f' aria-label="{escape(link_to(title))}">{self.permalink}</a>'
        )

    def _block(self, block: Block, paper: Paper, markup: Markup, title: str, said: str) -> str:
        if block.spans[0].role == "heading":
            return self._folded(block, paper, markup)
        if block.role != "cited-in":
            # Notes and others are for readers of the page.
            said = said if block.role not in PARAGRAPHS else ""
            return self._paragraph(block, markup, title, said=said)
        pages = "".join(map(markup.render, self.cited_in(paper.key)))
        return self._paragraph(block, markup, after=pages) if pages else ""

    def _paragraph(
        self,
        block: Block,
        markup: Markup,
        title: str = "",
        before: str = "",
        after: str = "",
        said: str = "",
    ) -> str:
        spans = _without_joints(self.quotes.applied(block.spans))
        inside = markup.inline(spans, escape(title))
        return f'<div class="paper-{block.role}"{said}>{before}{inside}{after}</div>'

    def _folded(self, block: Block, paper: Paper, markup: Markup) -> str:
        heading, *rest = self.quotes.applied(block.spans)
        if block.role == "bibtex":
            record = self.bibtex({paper.key: paper}, extra=False)
            inside = f"<pre>{escape(record.strip(), quote=False)}</pre>"
        else:
            # Nothing folds in a paragraph.
            inside = f"<p>{markup._replace(folds=False).inline(rest).strip()}</p>"
        summary = escape(heading.text.rstrip(".："), quote=False)
        return f'<details class="paper-{block.role}"><summary>{summary}</summary>{inside}</details>'


def _without_joints(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans without the comma that joins a word to the links before it, which are chips."""
    role = ""
    for span in spans:
        joint = role == "links" and not span.role and span.text.startswith((",", "，", "、"))
        yield plain(" ") if joint else span
        role = span.role


def _words(block: Block) -> str:
    """Return what the search finds in a paragraph: also what is cut, and no words of ours."""
    if block.role == "cited-in":
        return ""
    spans = [span for span in block.spans if span.role != "heading"]
    return "".join(f"{span.text} " if span.children else span.text for span in walk_spans(spans))
