"""Make papers, and say what a check finds of them."""

from __future__ import annotations

from typing import Any

from sphinx_paperlist.papers.checks import check_library
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Link, Mention, Paper, PaperList, Source
from sphinx_paperlist.papers.name_parsing import parse_names

FIVE = "Ann Lee, Bo Wu, Cy Roy, Di Fox, Ed Poe"


def paper(title: str = "Words", authors: str = "", year: int = 0, **fields: Any) -> Paper:
    """Return a paper; `code` and `pdf` are links."""
    links = tuple(
        Link(label, fields.pop(name))
        for label, name in (("PDF", "pdf"), ("Code", "code"))
        if name in fields
    )
    return Paper(
        title=title,
        authors=parse_names(authors),
        date=Date(year) if year else None,
        **{"links": links, **fields},
    )


def source(*papers: Paper | Mention, path: str = "a.md") -> Source:
    """Return a file with one list, a paper a line."""
    lines = tuple(
        item._replace(origin=Origin(path, line))
        if isinstance(item, Paper)
        else Mention(item.name, Origin(path, line))
        for line, item in enumerate(papers, 1)
    )
    return Source(path=path, lists=(PaperList(title="L", slug="l", papers=lines),))


def found(code: Code, *papers: Paper | Mention | Source) -> list[tuple[str, str]]:
    """Return place and message of what one check finds."""
    sources = [one for one in papers if isinstance(one, Source)]
    sources = sources or [source(*(one for one in papers if not isinstance(one, Source)))]
    diagnostics = check_library(sources, build_library(sources))
    return [(str(one.origin), one.message) for one in diagnostics if one.code is code]
