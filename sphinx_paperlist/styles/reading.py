"""Format entries as reading lists show them.

**Title.** `Venue`
*First Author, Second Author.* [PDF] [Code], 2021.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.languages import isolated, isolated_spans
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.names import OTHERS, known_names
from sphinx_paperlist.papers.spans import Mark, Span, marked, plain, text_of
from sphinx_paperlist.styles.entry import Block, View
from sphinx_paperlist.styles.parts import paragraphs, piece
from sphinx_paperlist.styles.words import ENGLISH, Marks, Words

_CLOSED = tuple(".?!。？！…")


def format_entry(paper: Paper, view: View) -> tuple[Block, ...]:
    """Return the paragraphs of an entry: the title line, the authors' line, notes.

    Parts follow the title in the order of `view.show`; `authors` begins a line, and notes and
    abstracts are paragraphs of their own. Marks are those of the paper's language.
    """
    marks = view.words.of(paper).marks
    lines: list[tuple[str, list[Span]]] = [("head", [title_span(paper, view.words)])]
    for part in view.show:
        if part == "authors" and not view.one_line:
            lines.append(("byline", []))
        if span := _piece(part, paper, view):
            lines[-1][1].append(span)
    above = (Block(role, _line(spans, marks)) for role, spans in lines if spans)
    return (*above, *paragraphs(paper, view))


def title_span(paper: Paper, words: Words = ENGLISH) -> Span:
    """Return the title in bold, closed by a full stop unless it closes itself."""
    spans = parse_inline(paper.title)
    stop = () if text_of(spans).endswith(_CLOSED) else (plain(words.of(paper).marks.stop),)
    return marked(Mark.STRONG, (*isolated_spans(spans), *stop), "title")


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


def _piece(part: str, paper: Paper, view: View) -> Span | None:
    match part:
        case "venue" if paper.badge:
            return Span(Mark.CODE, isolated(paper.badge), role="venue")
        case "authors" if paper.authors:
            return _authors(paper, view)
        case "date" if paper.date:
            return Span(Mark.PLAIN, str(paper.year), role="year")
    return piece(part, paper)


def _authors(paper: Paper, view: View) -> Span:
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
