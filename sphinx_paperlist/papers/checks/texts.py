"""Find titles and names that nobody would print as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sphinx_paperlist.papers.checks.audited import Audited, named
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic
from sphinx_paperlist.papers.inline import parse_inline, plain_text
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.names import Name, known_names
from sphinx_paperlist.papers.spans import Mark, Span
from sphinx_paperlist.papers.text import has_cjk

_LATEX = re.compile(r"\\[A-Za-z]+|\\[\"'`^~=.]|[{}]")
# An abbreviation keeps its full stop: `Inc.`, `U.S.`, `et al.`
_FULL_STOP = re.compile(r"[^\W\d_]{4,}\.|[\u3002\uff0e]|[^.]\.\.")
_CAPITALS = re.compile(r"[A-Z]{2,}")
_FEWEST_CAPITALS = 3

# Asked of all names of a paper at once, since nearly none has any of it.
_ODD_SIGN = re.compile(r"[\d*_<>\[\]`@#;|&/]")
_ODD_WORDS = (" and ", "et al", "et. al")
_MARKUP = re.compile(r"[*_<>\[\]`@#|]|://")
_ET_AL = re.compile(r"\bet\.? al\b", re.IGNORECASE)
_TWO_NAMES = re.compile(r"(?:^|\s)(?:and|&)(?:\s|$)|;", re.IGNORECASE)
# The sign of a footnote or an affiliation.
_MARKED_BY_NUMBER = re.compile(r"[^\W\d_]{2,}\.?\d|^\d+\s|\s\d")
# Initials do not count.
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS = 6
# In longer lists two people of one name are met.
_LONGEST_WITHOUT_NAMESAKES = 10


def left_latex(audited: Audited) -> Iterator[Diagnostic]:
    """Find LaTeX commands and braces outside maths in titles, names and venues."""
    for paper in audited.descriptions:
        for text in _shown_texts(paper):
            if ("\\" in text or "{" in text or "}" in text) and (match := _LATEX.search(text)):
                yield Diagnostic(
                    paper.origin,
                    Code.LEFT_LATEX,
                    f"'{text}' holds {match[0]}, which is shown as it is",
                    "write the character itself, or maths between $ and $",
                )


def _shown_texts(paper: Paper) -> Iterator[str]:
    if "\\" in paper.title or "{" in paper.title or "}" in paper.title:
        yield _without_maths(parse_inline(paper.title))
    for name in paper.authors:
        yield name.literal or f"{name.given} {name.family}"
    yield paper.venue
    yield paper.container


def _without_maths(spans: Sequence[Span]) -> str:
    return "".join(
        _without_maths(span.children) if span.children else span.text
        for span in spans
        if span.mark not in (Mark.MATH, Mark.CODE)
    )


def odd_titles(audited: Audited) -> Iterator[Diagnostic]:
    """Find titles that end in a full stop, and titles in capitals."""
    for paper in audited.descriptions:
        title = paper.title.rstrip()
        if title.endswith((".", "\u3002", "\uff0e")):
            last = title.rpartition(" ")[2]
            if "..." not in last and _FULL_STOP.search(last[-8:]):
                problem, hint = "ends in a full stop", "delete it"
                yield Diagnostic(paper.origin, Code.ODD_TITLE, f"{named(paper)} {problem}", hint)
        if title.isupper() and len(_CAPITALS.findall(plain_text(title))) >= _FEWEST_CAPITALS:
            problem, hint = "is all capitals", "write it as a sentence"
            yield Diagnostic(paper.origin, Code.ODD_TITLE, f"{named(paper)} {problem}", hint)


def odd_names(audited: Audited) -> Iterator[Diagnostic]:
    """Find names that hold digits, markup, `et al.` or another name, and runs cut wrongly."""
    for paper in audited.descriptions:
        names = known_names(paper.authors)
        for problem in [*_odd_in(names), *_cut_wrongly(names), *_repeated(names)]:
            yield Diagnostic(
                paper.origin,
                Code.ODD_NAME,
                f"{problem}, in {named(paper)}",
                "write `Given Family` or `Family, Given`, or braces around an organisation",
            )


def _odd_in(names: Sequence[Name]) -> Iterator[str]:
    joined = " ".join([f"{name.given} {name.family} {name.literal}" for name in names])
    lower = joined.lower()
    if (
        not _ODD_SIGN.search(joined)
        and not any(word in lower for word in _ODD_WORDS)
        and not any(map(_is_long, names))
    ):
        return
    for name in names:
        text = str(name)
        if _MARKUP.search(text):
            yield f"the name '{text}' holds markup"
        elif _ET_AL.search(text):
            yield f"the name '{text}' holds 'et al.'"
        elif name.literal:
            continue
        elif _TWO_NAMES.search(text) or len(_WORD.findall(text)) > _MOST_WORDS:
            yield f"the name '{text}' looks like several"
        elif _MARKED_BY_NUMBER.search(text):
            yield f"the name '{text}' holds a number"


def _is_long(name: Name) -> bool:
    return name.given.count(" ") + name.family.count(" ") + 2 > _MOST_WORDS


def _cut_wrongly(names: Sequence[Name]) -> Iterator[str]:
    """Find `Ding`, `Ning` among whole names: a name in two pieces."""
    if len(names) < 3 or all(name.given or name.literal for name in names):
        return
    alone = [_is_alone(name) for name in names]
    if all(alone):
        if len(names) > 3 and len(names) % 2 == 0:
            yield f"all of the {len(names)} names are single words, as '{names[0]}'"
        return
    for position, (first, second) in enumerate(pairwise(names)):
        around = alone[max(position - 1, 0) : position] + alone[position + 2 : position + 3]
        if alone[position] and alone[position + 1] and not any(around):
            yield f"the names '{first}' and '{second}' look like one"


def _is_alone(name: Name) -> bool:
    return bool(name.family and not name.given and not has_cjk(name.family))


def _repeated(names: Sequence[Name]) -> Iterator[str]:
    if len(names) > _LONGEST_WITHOUT_NAMESAKES or len(set(names)) == len(names):
        return
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"the name '{name}' stands twice"
