"""Write papers as a Markdown page: headings for lists, a numbered item for each paper.

The page holds key, title, authors as they are read, date, venue (or what the paper is part of),
links and note of a paper, and the titles, ids and nesting of lists. A paper of several lists stands
whole in each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from sphinx_paperlist.papers.identifiers import arxiv_id, arxiv_url, doi_url
from sphinx_paperlist.papers.inline import parse_inline, plain_text
from sphinx_paperlist.papers.keys import identifiers, is_citable
from sphinx_paperlist.papers.model import Link, Paper, PaperList
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.spans import Mark, Span
from sphinx_paperlist.papers.urls import may_link

# HTML has no deeper headings; lists below them are brought up.
_DEEPEST = 6

_SPECIAL = re.compile(r"[\\*\[\]<>$]|(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BACKQUOTES = re.compile("`+")
# What begins another block at the start of a line.
_BLOCK = re.compile(r"(?:[-+=#|:~]|\d{1,9}[.)](?=\s|$))")
_NEEDS_BRACKETS = re.compile(r"[()\s\\<>]")
# A link in a title would be one of the paper's, and what is bold in a title is bold already.
_IN_HEADINGS = frozenset({Mark.LINK})
_IN_TITLES = frozenset({Mark.LINK, Mark.STRONG})
# After an initial or an abbreviation a full stop would be part of the name.
_ENDS_WITHOUT_STOP = re.compile(r"(?:\.|\b[A-Z]|\b[JS]r)$")
_STOPS = frozenset(".?!。？！…")


def write(
    papers: Mapping[str, Paper],
    lists: Sequence[PaperList[str]] = (),
    *,
    extra: bool = True,  # noqa: ARG001 - a page has no place for unknown fields
) -> str:
    """Return papers and lists as Markdown; papers of no list come before the first heading."""
    listed = set(_keys(lists))
    loose = [key for key in papers if key not in listed]
    blocks = [_items(loose, papers)] if loose else []
    for one in lists:
        blocks += _list(one, papers, 1)
    return "\n\n".join(blocks) + "\n"


def _keys(lists: Sequence[PaperList[str]]) -> Iterator[str]:
    for one in lists:
        yield from one.papers
        yield from _keys(one.lists)


def _list(one: PaperList[str], papers: Mapping[str, Paper], level: int) -> Iterator[str]:
    """Yield the blocks of a list: heading, description, items, and the lists below."""
    title = _inline(one.title, without=_IN_HEADINGS)
    name = f" {{#{one.id}}}" if is_citable(one.id) else ""
    yield f"{'#' * level} {title}{name}"
    items = [key for key in one.papers if key in papers]
    if one.description and (items or one.lists):
        yield _line(_inline(one.description))
    if items:
        yield _items(items, papers)
    for below in one.lists:
        yield from _list(below, papers, min(level + 1, _DEEPEST))


def _items(keys: Sequence[str], papers: Mapping[str, Paper]) -> str:
    return "\n".join(_item(f"{n}. ", key, papers[key]) for n, key in enumerate(keys, 1))


def _item(number: str, key: str, paper: Paper) -> str:
    title = _inline(paper.title, without=_IN_TITLES)
    stop = "" if plain_text(paper.title)[-1:] in _STOPS else "."
    lines = [f"**{title}{stop}**" + (f" {_code(paper.badge)}" if paper.badge else "")]
    lines += [facts] if (facts := _facts(paper)) else []
    # A quotation, so that what it holds is taken for nothing else.
    lines += [f"> {_line(_inline(paper.note))}"] if paper.note else []
    lines.append(f"<!-- paperlist: key={key} -->")
    return f"{number}{f'{chr(10)}{chr(32) * len(number)}'.join(lines)}"


def _facts(paper: Paper) -> str:
    """Return the line of authors, links and date."""
    facts = []
    if paper.authors:
        names = _names(paper.authors)
        facts.append(f"*{names}{'' if _ENDS_WITHOUT_STOP.search(names) else '.'}*")
    facts += [f"[[{_text(link.label)}]({_url(link.url)})]" for link in _links(paper)]
    line = " ".join(facts)
    if not paper.date:
        return line
    return f"{line}, {paper.date}." if line else f"{paper.date}."


def _names(names: Sequence[Name]) -> str:
    """Return names in reading order; in braces where one would be taken apart."""
    written = []
    for name in names:
        text = "et al." if name == OTHERS else str(name)
        split = name != OTHERS and [str(one) for one in parse_names(text)] != [text]
        written.append(_text(f"{{{text}}}" if split else text))
    return ", ".join(written)


def _links(paper: Paper) -> Iterator[Link]:
    """Yield links, and those that the paper's numbers and its address stand for."""
    yield from paper.links
    known, number = identifiers(paper._replace(arxiv="", doi="", url=""))
    urls = {link.url for link in paper.links}
    if paper.arxiv and not known:
        yield Link("arXiv", arxiv_url(arxiv_id(paper.arxiv)))
    if paper.doi and not number:
        yield Link("DOI", doi_url(paper.doi))
    if paper.url and paper.url not in urls:
        yield Link("Link", paper.url)


def _url(url: str) -> str:
    if not _NEEDS_BRACKETS.search(url):
        return _ENTITY.sub("&amp;", url)
    escaped = re.sub(r"[\\<>]", lambda match: f"\\{match[0]}", url)
    return f"<{_ENTITY.sub('&amp;', escaped)}>"


def _line(text: str) -> str:
    """Return text that begins a line and no other block."""
    return f"\\{text}" if _BLOCK.match(text) and not text[0].isdigit() else text


def _inline(text: str, *, without: frozenset[Mark] = frozenset()) -> str:
    """Return field text as CommonMark, without some of the marks in it."""
    return "".join(_span(span, without) for span in parse_inline(text))


def _span(span: Span, without: frozenset[Mark]) -> str:
    if span.mark is Mark.CODE:
        # Maths that may not be shown as such is marked as code, with its dollars.
        return span.text if span.role else _code(span.text)
    inside = _text(span.text) if span.text else "".join(_span(s, without) for s in span.children)
    match span.mark:
        case mark if mark in without or (mark is Mark.LINK and not may_link(span.url)):
            return inside
        case Mark.MATH:
            return f"${span.text}$"
        case Mark.EMPHASIS:
            return f"*{inside}*"
        case Mark.STRONG:
            return f"**{inside}**"
        case Mark.LINK:
            return f"[{inside}]({_url(span.url)})"
        case _:
            return inside


def _text(text: str) -> str:
    """Return plain text as CommonMark that reads back as the same."""
    escaped = _SPECIAL.sub(lambda match: f"\\{match[0]}", _ENTITY.sub("&amp;", text))
    # An escaped backquote before a letter is LaTeX's accent to readers of such pages.
    return escaped.replace("`", "&#96;")


def _code(text: str) -> str:
    """Return a code span; its fence is like no run of backquotes in it."""
    runs = set(_BACKQUOTES.findall(text))
    fence = next(run for n in count(1) if (run := "`" * n) not in runs)
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{blank}{text}{blank}{fence}"
