"""Make the parts of an entry that are the same in every style: links, tags, and what is below."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sphinx_paperlist.papers.identifiers import arxiv_id, arxiv_url, doi, doi_url
from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.keys import identifiers
from sphinx_paperlist.papers.languages import isolated, isolated_spans
from sphinx_paperlist.papers.model import LINKED_TITLE, Link, Paper
from sphinx_paperlist.papers.spans import Mark, Span, plain
from sphinx_paperlist.papers.urls import Target, classify, web_url
from sphinx_paperlist.styles.entry import PARAGRAPHS, Block, View

_MOST_STARS = 5
_LINK = "Link"


def paper_links(paper: Paper) -> tuple[Link, ...]:
    """Return the links of a paper, with those that its identifiers and its address make.

    An arXiv id, a DOI or an address makes a link where none of the given ones leads there. What
    only the title led to has no label of its own.
    """
    links = [
        link._replace(label=_LINK) if link.label == LINKED_TITLE else link for link in paper.links
    ]
    targets = {link.url for link in links}
    arxiv, number = identifiers(paper)
    if arxiv and not any(arxiv_id(url).lower() == arxiv for url in targets):
        links.append(Link("arXiv", arxiv_url(arxiv)))
    if number and not any(doi(url) == number for url in targets):
        links.append(Link("DOI", doi_url(number)))
    if paper.url and not any(link.url == paper.url for link in links) and not arxiv_id(paper.url):
        links.append(Link(_LINK, paper.url))
    return tuple(links)


def best_link(paper: Paper) -> str:
    """Return the address that is best for the work itself: DOI, arXiv, or the first link."""
    arxiv, number = identifiers(paper)
    if number:
        return doi_url(number)
    if arxiv:
        return arxiv_url(arxiv)
    return next(filter(None, (web_url(link.url) for link in paper_links(paper))), "")


def same_place(url: str) -> str:
    """Return what addresses have in common that lead to the same place."""
    return doi(url) or web_url(url) or url


def piece(part: str, paper: Paper, known: Collection[str] = ()) -> Span | None:
    """Return a part that stands in a line: links, tags, or stars.

    Links that lead where the entry leads already (`same_place`) are left out.
    """
    match part:
        case "links":
            return _links([one for one in paper_links(paper) if same_place(one.url) not in known])
        case "tags":
            return _tags(paper.tags)
        case "stars":
            return _stars(paper.stars or 0)
    return None


def _links(links: Iterable[Link]) -> Span | None:
    spans: list[Span] = []
    for link in links:
        url = link.url if classify(link.url) is Target.FILE else web_url(link.url)
        spans.append(plain("] [" if spans else "["))
        spans.append(Span(Mark.LINK, isolated(link.label), url=url, role="link"))
    return Span(Mark.PLAIN, children=(*spans, plain("]")), role="links") if spans else None


def _tags(tags: Iterable[str]) -> Span | None:
    spans = [Span(Mark.PLAIN, isolated(f"#{tag}"), role="tag") for tag in tags]
    spaced = [span for tag in spans for span in (plain(" "), tag)][1:]
    return Span(Mark.PLAIN, children=tuple(spaced), role="tags") if spaced else None


def _stars(given: int) -> Span | None:
    stars = min(given, _MOST_STARS)
    text = "★" * stars + "☆" * (_MOST_STARS - stars)
    return Span(Mark.PLAIN, text, role="stars") if stars else None


def paragraphs(paper: Paper, view: View) -> tuple[Block, ...]:
    """Return the parts of an entry that are paragraphs of their own, in order of `view.show`."""
    made = (_paragraph(part, paper, view) for part in view.show if part in PARAGRAPHS)
    return tuple(block for block in made if block)


def _paragraph(part: str, paper: Paper, view: View) -> Block | None:
    marks = view.words.marks
    match part:
        case "note" if spans := isolated_spans(parse_inline(paper.note)):
            return Block(part, spans, paper.note)
        case "abstract" if paper.abstract:
            heading = _heading(f"{view.words.abstract}{marks.heading}")
            blank = (plain(marks.blank),) if marks.blank else ()
            text = isolated_spans(parse_inline(paper.abstract))
            return Block(part, (heading, *blank, *text), paper.abstract)
        case "bibtex":
            return Block(part, (_heading("BibTeX"),))
        case "cited-in":
            return Block(part, (plain(f"{view.words.cited_in}{marks.blank}"),))
    return None


def _heading(text: str) -> Span:
    return Span(Mark.STRONG, text, role="heading")
