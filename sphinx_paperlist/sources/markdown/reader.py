"""Read a Markdown page: its headings are lists, the entries below them papers."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Diagnostic
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import Paper, PaperList, Source, SourceList
from sphinx_paperlist.papers.text import fold
from sphinx_paperlist.sources.markdown.blocks import build_blocks
from sphinx_paperlist.sources.markdown.dates import whole_date
from sphinx_paperlist.sources.markdown.entry import make_paper
from sphinx_paperlist.sources.markdown.grammar import make_parser
from sphinx_paperlist.sources.markdown.sections import Outline, Section
from sphinx_paperlist.sources.options import ReadingOptions


def read_page(text: str, name: str, options: ReadingOptions) -> Source:
    """Read a Markdown file."""
    return read_markdown(text, name, options.list_ids)


def read_markdown(text: str, name: str, list_ids: Mapping[str, str] | None = None) -> Source:
    """Read a page; `list_ids` gives ids to lists by the text of their headings.

    A heading is a list if it holds papers, nothing at all, or lists below it. Papers before
    the first heading belong to no list.
    """
    outline = Outline(name, {fold(title): one for title, one in (list_ids or {}).items()})
    outline.read(build_blocks(make_parser().parse(text)))
    found = outline.diagnostics
    lists = tuple(one for section in outline.root.below if (one := _list(section, found)))
    papers = _papers(outline.root, found)
    found.sort(key=lambda diagnostic: diagnostic.origin.line)
    return Source(path=name, papers=papers, lists=lists, diagnostics=tuple(found))


def _list(
    section: Section, diagnostics: list[Diagnostic], year: Date | None = None
) -> SourceList | None:
    """Make a list of a section; a heading that is a year dates the papers below it."""
    year = whole_date(plain_text(section.title)) or year
    below = tuple(one for inner in section.below if (one := _list(inner, diagnostics, year)))
    papers = _papers(section, diagnostics, year)
    if not papers and not below and (section.prose or section.below):
        return None
    return PaperList(
        id=section.id,
        title=section.title,
        papers=papers,
        lists=below,
        slug=section.slug,
        origin=section.origin,
    )


def _papers(
    section: Section, diagnostics: list[Diagnostic], year: Date | None = None
) -> tuple[Paper, ...]:
    papers = (
        make_paper(draft.gathered(), draft.origin, diagnostics, draft.key)
        for draft in section.drafts
    )
    return tuple(paper if paper.date else paper._replace(date=year) for paper in papers)
