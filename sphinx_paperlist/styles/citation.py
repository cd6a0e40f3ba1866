"""Word the citations of a paper in running text."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_paperlist.papers.inline import parse_inline, plain_text
from sphinx_paperlist.papers.languages import isolated, isolated_spans, primary
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.names import OTHERS, Name, known_names
from sphinx_paperlist.papers.spans import Mark, Span, plain
from sphinx_paperlist.papers.text import has_cjk
from sphinx_paperlist.styles.words import ENGLISH, Words, no_dates

CITE_STYLES = ("author-year", "number", "title", "key")

# Authors and year, with the comma of whatever language.
_LABEL = r"(?s)(.+)(?:, |[，、])(.+?)"


class Frame(NamedTuple):
    """Hold what stands around and between the citations of one role."""

    before: str = ""
    between: str = "; "
    last: str = "; "
    after: str = ""


class Citation(NamedTuple):
    """Say how one paper is cited.

    `form` is the name of the role, `number` the paper's number in the listing linked to (empty
    where it has none), `locator` a place in the paper, such as `p. 33`.
    """

    form: str
    style: str
    number: str = ""
    locator: str = ""


def frame(form: str, style: str, words: Words = ENGLISH) -> Frame:
    """Return the frame of a citation: `form` is `p`, `t`, or another role's name."""
    marks = words.marks
    separator = marks.comma if style == "number" else marks.semicolon
    if form == "p":
        before, after = ("[", "]") if style == "number" else (marks.opening, marks.closing)
        return Frame(before, separator, separator, after)
    if form == "t":
        return Frame(between=marks.comma, last=f"{marks.blank}{words.both}{marks.blank}")
    return Frame(between=separator, last=separator)


def author_label(paper: Paper, words: Words = ENGLISH) -> str:
    """Return the authors as a citation shows them: `Gu`, `Gu & Dao` or `Gu et al.`.

    The words between and after the names are in the language of the paper. One without authors
    is called by its title.
    """
    own = words.of(paper)
    names = [isolated(_cited_name(name, own)) for name in known_names(paper.authors)]
    if not names:
        return isolated(plain_text(paper.title))
    if len(names) > 2 or paper.authors[-1] == OTHERS:
        return f"{names[0]}{own.marks.blank}{own.others}"
    return f"{own.marks.blank}{own.ampersand}{own.marks.blank}".join(names)


def _cited_name(name: Name, words: Words) -> str:
    """Return a name as a citation shows it: Han names whole, but in Japanese the family name."""
    whole = has_cjk(name.family) and primary(words.language) != "ja"
    return str(name) if whole else name.short


def label(paper: Paper, words: Words = ENGLISH) -> str:
    """Return the citation in author-year style: `Gu et al., 2021`."""
    return f"{author_label(paper, words)}{words.marks.comma}{paper.year or words.no_date}"


def cite(paper: Paper, citation: Citation, words: Words = ENGLISH) -> tuple[Span, ...]:
    """Return one citation without its frame.

    A numbered style falls back to author and year where the paper has no number.
    """
    form, number = citation.form, citation.number
    style = "author-year" if citation.style == "number" and not number else citation.style
    place = _place(citation, words)
    match form, style:
        case ("title", _) | ("paper" | "p" | "t", "title"):
            title = Span(Mark.EMPHASIS, children=isolated_spans(parse_inline(paper.title)))
            return (title, plain(place)) if place else (title,)
        case ("authors", _):
            text = author_label(paper, words)
        case ("year", _):
            text = str(paper.year or words.no_date)
        case ("num", _):
            text = (number or label(paper, words)) + place
        case ("t", "author-year"):
            year = f"{paper.year or words.no_date}{place}"
            text = f"{author_label(paper, words)}{_bracketed(year, words)}"
        case ("t", "number"):
            text = f"{author_label(paper, words)} [{number}{place}]"
        case ("p", "number"):
            text = f"{number}{place}"
        case (_, "number"):
            text = f"[{number}{place}]"
        case (_, "key"):
            text = f"{paper.key}{place}"
        case _:
            text = f"{label(paper, words)}{place}"
    return (plain(text),)


def _place(citation: Citation, words: Words) -> str:
    return f"{words.marks.comma}{citation.locator}" if citation.locator else ""


def _bracketed(year: str, words: Words) -> str:
    marks = words.marks
    return f"{marks.blank}{marks.opening}{year}{marks.closing}"


def cite_by_label(text: str, citation: Citation, words: Words = ENGLISH) -> str:
    """Return one citation of a paper of which only the label is known, as `cite` words it.

    That is so for papers of other sites: no title stands here, and no number or key is cited. The
    marks of the label, and what stands for a year, are in the language of its site.
    """
    place = _place(citation, words)
    authors, year = _parts(text, words)
    match citation.form:
        case "authors":
            return authors
        case "year":
            return year or text
        case "t" if year:
            return f"{authors}{_bracketed(f'{year}{place}', words)}"
    return f"{authors}{words.marks.comma}{year}{place}" if year else text + place


def _parts(label: str, words: Words) -> tuple[str, str]:
    """Return the authors and the year of a label; one of another make has no year."""
    if parts := re.fullmatch(_LABEL, label):
        if parts[2].isdigit():
            return parts[1], parts[2]
        if parts[2] in no_dates():
            return parts[1], words.no_date
    return label, ""
