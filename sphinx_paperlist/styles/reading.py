"""Format entries as reading lists show them.

**Title.** `Venue`
*First Author, Second Author.* [PDF] [Code], 2021.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from sphinx_paperlist.papers.identifiers import arxiv_id, doi, doi_url
from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.keys import identifiers
from sphinx_paperlist.papers.languages import isolated, isolated_spans
from sphinx_paperlist.papers.model import LINKED_TITLE, Link, Paper
from sphinx_paperlist.papers.names import OTHERS, known_names
from sphinx_paperlist.papers.spans import Mark, Span, marked, plain, text_of
from sphinx_paperlist.papers.urls import Target, classify, web_url
from sphinx_paperlist.styles.entry import Block, View
from sphinx_paperlist.styles.words import ENGLISH, Marks, Words

_CLOSED = tuple(".?!。？！…")
_MOST_STARS = 5
_LINK = "Link"


def format_entry(paper: Paper, view: View) -> tuple[Block, ...]:
    """Return the paragraphs of an entry: the title line, the authors' line, notes.

    Parts follow the title in the order of `view.show`; `authors` begins a line, and notes and
    abstracts are paragraphs of their own. Marks are those of the paper's language.
    """
    marks = view.words.of(paper).marks
    lines: list[tuple[str, list[Span]]] = [("head", [title_span(paper, view.words)])]
    below = []
    for part in view.show:
        if part in _PARAGRAPHS:
            below += [block for block in [_PARAGRAPHS[part](paper, view)] if block]
            continue
        if part == "authors" and not view.one_line:
            lines.append(("byline", []))
        if span := _PIECES[part](paper, view) if part in _PIECES else None:
            lines[-1][1].append(span)
    return (*(Block(role, _line(spans, marks)) for role, spans in lines if spans), *below)


def title_span(paper: Paper, words: Words = ENGLISH) -> Span:
    """Return the title in bold, closed by a full stop unless it closes itself."""
    spans = parse_inline(paper.title)
    stop = () if text_of(spans).endswith(_CLOSED) else (plain(words.of(paper).marks.stop),)
    return marked(Mark.STRONG, (*isolated_spans(spans), *stop), "title")


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
        links.append(Link("arXiv", f"https://arxiv.org/abs/{arxiv}"))
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
        return f"https://arxiv.org/abs/{arxiv}"
    return next(filter(None, (web_url(link.url) for link in paper_links(paper))), "")


def _line(spans: Iterable[Span], marks: Marks) -> tuple[Span, ...]:
    """Set spans in a line: a comma before a date that follows links, a stop after it."""
    line: list[Span] = []
    for span in spans:
        joint = _joint(line[-1], span, marks) if line else ""
        line += [plain(joint), span] if joint else [span]
        if span.role == "year":
            line.append(plain(marks.stop))
    return tuple(line)


def _joint(before: Span, after: Span, marks: Marks) -> str:
    if after.role != "year":
        return " "
    if before.role == "links":
        return marks.comma
    return marks.blank if text_of([before]).endswith(marks.stop) else " "


def _venue(paper: Paper, view: View) -> Span | None:  # noqa: ARG001 - all parts have one signature
    return Span(Mark.CODE, isolated(paper.badge), role="venue") if paper.badge else None


def _authors(paper: Paper, view: View) -> Span | None:
    if not paper.authors:
        return None
    words = view.words.of(paper)
    marks = words.marks
    names = [isolated(str(name)) for name in known_names(paper.authors)]
    others = [words.others] if paper.authors[-1] == OTHERS else []
    most = view.max_authors or len(names)
    shown, rest = names[:most], names[most:]
    if not rest:
        return Span(Mark.EMPHASIS, _run(shown, others, marks), role="authors")
    cut = Span(Mark.CUT, _run([], [words.others], marks), (plain(_run(rest, others, marks)),))
    before = plain(f"{marks.names.join(shown)}{marks.others}")
    return Span(Mark.EMPHASIS, children=(before, cut), role="authors")


def _run(names: Sequence[str], others: Sequence[str], marks: Marks) -> str:
    """Return names, and what stands for others, closed by a full stop unless it closes itself."""
    text = marks.others.join([*filter(None, [marks.names.join(names)]), *others])
    return text if text.endswith(_CLOSED) else f"{text}{marks.stop}"


def _links(paper: Paper, view: View) -> Span | None:  # noqa: ARG001 - all parts have one signature
    spans: list[Span] = []
    for link in paper_links(paper):
        url = link.url if classify(link.url) is Target.FILE else web_url(link.url)
        spans.append(plain("] [" if spans else "["))
        spans.append(Span(Mark.LINK, isolated(link.label), url=url, role="link"))
    return Span(Mark.PLAIN, children=(*spans, plain("]")), role="links") if spans else None


def _date(paper: Paper, view: View) -> Span | None:  # noqa: ARG001 - all parts have one signature
    return Span(Mark.PLAIN, str(paper.year), role="year") if paper.date else None


def _tags(paper: Paper, view: View) -> Span | None:  # noqa: ARG001 - all parts have one signature
    tags = [Span(Mark.PLAIN, isolated(f"#{tag}"), role="tag") for tag in paper.tags]
    spaced = [span for tag in tags for span in (plain(" "), tag)][1:]
    return Span(Mark.PLAIN, children=tuple(spaced), role="tags") if spaced else None


def _stars(paper: Paper, view: View) -> Span | None:  # noqa: ARG001 - all parts have one signature
    stars = min(paper.stars or 0, _MOST_STARS)
    text = "★" * stars + "☆" * (_MOST_STARS - stars)
    return Span(Mark.PLAIN, text, role="stars") if stars else None


def _note(paper: Paper, view: View) -> Block | None:  # noqa: ARG001 - all parts have one signature
    spans = isolated_spans(parse_inline(paper.note))
    return Block("note", spans, paper.note) if spans else None


def _abstract(paper: Paper, view: View) -> Block | None:
    if not paper.abstract:
        return None
    marks = view.words.marks
    heading = _heading(f"{view.words.abstract}{marks.heading}")
    blank = (plain(marks.blank),) if marks.blank else ()
    text = isolated_spans(parse_inline(paper.abstract))
    return Block("abstract", (heading, *blank, *text), paper.abstract)


def _bibtex(paper: Paper, view: View) -> Block | None:  # noqa: ARG001 - all parts have one signature
    return Block("bibtex", (_heading("BibTeX"),))


def _heading(text: str) -> Span:
    return Span(Mark.STRONG, text, role="heading")


def _cited_in(paper: Paper, view: View) -> Block | None:  # noqa: ARG001 - all parts have one signature
    return Block("cited-in", (plain(f"{view.words.cited_in}{view.words.marks.blank}"),))


_PIECES: Mapping[str, Callable[[Paper, View], Span | None]] = MappingProxyType(
    {
        "venue": _venue,
        "authors": _authors,
        "links": _links,
        "date": _date,
        "tags": _tags,
        "stars": _stars,
    }
)
_PARAGRAPHS: Mapping[str, Callable[[Paper, View], Block | None]] = MappingProxyType(
    {"note": _note, "abstract": _abstract, "bibtex": _bibtex, "cited-in": _cited_in}
)
