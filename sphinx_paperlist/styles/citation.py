"""Word the citations of a paper in running text."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_paperlist.papers.inline import parse_inline, plain_text
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.names import OTHERS, known_names
from sphinx_paperlist.papers.spans import Mark, Span, plain
from sphinx_paperlist.styles.words import ENGLISH, Words

CITE_STYLES = ("author-year", "number", "title", "key")


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
    separator = ", " if style == "number" else "; "
    if form == "p":
        before, after = ("[", "]") if style == "number" else ("(", ")")
        return Frame(before, separator, separator, after)
    if form == "t":
        return Frame(between=", ", last=f" {words.both} ")
    return Frame(between=separator, last=separator)


def author_label(paper: Paper, words: Words = ENGLISH) -> str:
    """Return the authors as a citation shows them: `Gu`, `Gu & Dao` or `Gu et al.`.

    A paper without authors is called by its title.
    """
    names = [name.short for name in known_names(paper.authors)]
    if not names:
        return plain_text(paper.title)
    if len(names) > 2 or paper.authors[-1] == OTHERS:
        return f"{names[0]} {words.others}"
    return " & ".join(names)


def label(paper: Paper, words: Words = ENGLISH) -> str:
    """Return the citation in author-year style: `Gu et al., 2021`."""
    return f"{author_label(paper, words)}, {paper.year or words.no_date}"


def cite(paper: Paper, citation: Citation, words: Words = ENGLISH) -> tuple[Span, ...]:
    """Return one citation without its frame.

    A numbered style falls back to author and year where the paper has no number.
    """
    form, number = citation.form, citation.number
    style = "author-year" if citation.style == "number" and not number else citation.style
    place = f", {citation.locator}" if citation.locator else ""
    match form, style:
        case ("title", _) | ("paper" | "p" | "t", "title"):
            title = Span(Mark.EMPHASIS, children=parse_inline(paper.title))
            return (title, plain(place)) if place else (title,)
        case ("authors", _):
            text = author_label(paper, words)
        case ("year", _):
            text = str(paper.year or words.no_date)
        case ("num", _):
            text = (number or label(paper, words)) + place
        case ("t", "author-year"):
            text = f"{author_label(paper, words)} ({paper.year or words.no_date}{place})"
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


def cite_by_label(text: str, citation: Citation) -> str:
    """Return one citation of a paper of which only the label is known, as `cite` words it.

    That is so for papers of other sites: no title stands here, and no number or key is cited.
    """
    authors, comma, year = text.rpartition(", ")
    place = f", {citation.locator}" if citation.locator else ""
    match citation.form:
        case "authors" if comma:
            return authors
        case "year" if comma:
            return year
        case "t" if comma:
            return f"{authors} ({year}{place})"
        case "authors" | "year":
            return text
    return text + place
