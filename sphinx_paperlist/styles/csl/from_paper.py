"""Make references of papers: the fields of our table, and the variables that it lacks.

A paper read from CSL-JSON or BibTeX carries what our table has no field for among its unknown
fields; where such a field is a variable of CSL, a style may ask for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sphinx_paperlist.papers.csl import CSL_TYPES, CSL_VARIABLES, DATE_VARIABLES, NAME_VARIABLES
from sphinx_paperlist.papers.dates import Date, parse_date
from sphinx_paperlist.papers.fields import Kind
from sphinx_paperlist.papers.identifiers import arxiv_url, doi_url
from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.keys import identifiers
from sphinx_paperlist.papers.languages import language_of
from sphinx_paperlist.papers.model import PAPER_FIELDS, Paper
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.names import OTHERS as OTHER_NAMES
from sphinx_paperlist.papers.names import Name
from sphinx_paperlist.papers.spans import Mark, Span, walk_spans
from sphinx_paperlist.papers.text import has_cjk
from sphinx_paperlist.papers.urls import web_url
from sphinx_paperlist.papers.venue_types import venue_type
from sphinx_paperlist.styles.csl.marks import BOLD, CLOSE, CODE, ITALIC, MATH, cleaned
from sphinx_paperlist.styles.csl.quotes import read_quotes
from sphinx_paperlist.styles.csl.reference import (
    OTHERS,
    DateParts,
    PersonName,
    Reference,
    ReferenceDate,
)

_MARKS: Mapping[Mark, str] = MappingProxyType(
    {Mark.EMPHASIS: ITALIC, Mark.STRONG: BOLD, Mark.CODE: CODE, Mark.MATH: MATH}
)
# What BibLaTeX calls variables that we have no field for.
_BIBLATEX: Mapping[str, str] = MappingProxyType(
    {
        "chapter": "chapter-number",
        "eventdate": "event-date",
        "eventtitle": "event-title",
        "origdate": "original-date",
        "pagetotal": "number-of-pages",
        "type": "genre",
        "urldate": "accessed",
        "venue": "event-place",
        "volumes": "number-of-volumes",
    }
)
# Variables that are somebody's own notes, or that say nothing of the work. Abstracts and remarks
# stand under the entry already.
_NOT_SHOWN = frozenset(
    {"abstract", "annote", "call-number", "categories", "custom", "id", "note", "references"}
)
_PREPRINT = "article"
# What the name of a venue is that is no journal and no conference, by the type of its works.
_VENUES: Mapping[str, str] = MappingProxyType(
    {
        _PREPRINT: "archive",
        **dict.fromkeys(("manuscript", "post-weblog", "report", "thesis"), "genre"),
    }
)
_FIRST_PAGE = re.compile(r"[^\s\u2013,&-]+")


def reference_of(paper: Paper) -> Reference:
    """Return the variables of a paper; those that come with it from elsewhere give way to ours."""
    texts: dict[str, str] = {}
    names: dict[str, tuple[PersonName, ...]] = {}
    dates: dict[str, ReferenceDate] = {}
    for variable, value in _unknown(paper):
        if variable in NAME_VARIABLES:
            names[variable] = value
        elif variable in DATE_VARIABLES:
            dates[variable] = value
        else:
            texts[variable] = value
    for field, variable, read in _TEXTS:
        if value := getattr(paper, field):
            texts[variable] = read(value)
    for field, variable in _NAMES:
        if value := getattr(paper, field):
            names[variable] = _names(value)
    for field, variable in _DATES:
        if value := getattr(paper, field):
            dates[variable] = _date(value)
    arxiv, number = identifiers(paper)
    of_venue = _venue_type(paper)
    kind = _type(paper, of_venue, arxiv)
    texts |= _made(paper, texts, number, arxiv if kind == _PREPRINT else "")
    texts |= _venue(paper, of_venue, texts)
    return Reference(
        paper.key,
        kind,
        language_of(paper),
        {name: text for name, text in texts.items() if text},
        {name: people for name, people in names.items() if people},
        dates,
        dict(_links(paper.title, texts, arxiv)),
    )


def marked_text(spans: Iterable[Span]) -> str:
    """Return spans as one text with marks; links are but their text."""
    return "".join(map(_marked, spans))


def _marked(span: Span) -> str:
    mark = _MARKS.get(span.mark, "")
    inside = cleaned(span.text) if span.text else marked_text(span.children)
    return f"{mark}{inside}{CLOSE}" if mark and inside else inside


def _inline(value: str) -> str:
    return read_quotes(marked_text(parse_inline(value)))


def _text(value: str) -> str:
    return read_quotes(cleaned(value))


def _names(names: Sequence[Name]) -> tuple[PersonName, ...]:
    return tuple(map(_name, names))


def _name(name: Name) -> PersonName:
    """Return a name; one in Han characters is never taken apart."""
    if name == OTHER_NAMES:
        return OTHERS
    if name.literal or has_cjk(name.family):
        return PersonName(literal=_apostrophes(str(name)))
    comma = name.suffix.lower().startswith(("jr", "sr"))
    return PersonName(
        _apostrophes(name.family),
        _apostrophes(name.given),
        non_dropping=_apostrophes(name.particle),
        suffix=_apostrophes(name.suffix),
        comma_suffix=comma,
    )


def _apostrophes(text: str) -> str:
    return cleaned(text).replace("'", "’") if text else ""


def _date(date: Date) -> ReferenceDate:
    return ReferenceDate(DateParts(date.year, date.month, date.day))


def _made(paper: Paper, texts: Mapping[str, str], number: str, arxiv: str) -> dict[str, str]:
    """Return the variables that others make: where a paper is, and what it is part of.

    `number` is that of a DOI; the one of arXiv is for what has not come out elsewhere.
    """
    made = {"DOI": texts.get("DOI", number) if number else "", "URL": cleaned(web_url(paper.url))}
    if arxiv:
        made["archive"] = texts.get("archive", "arXiv")
        made["URL"] = made["URL"] or arxiv_url(arxiv)
        made["archive_location" if "number" in texts else "number"] = f"arXiv:{arxiv}"
    if first := _FIRST_PAGE.match(paper.pages):
        made["page-first"] = first[0]
    return made


def _venue_type(paper: Paper) -> str:
    """Return what a venue says of the type of a paper, if it is not the short name of another."""
    if paper.container or not paper.venue:
        return ""
    return venue_type(paper.venue, numbered=bool(paper.issue or paper.volume))


def _venue(paper: Paper, of_venue: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the variable that a venue stands in for."""
    if paper.container or not paper.venue:
        return {}
    variable = _VENUES.get(of_venue, "container-title")
    name = texts["container-title-short"]
    if variable == "container-title":
        return {variable: name}
    return {variable: texts.get(variable, name), "container-title-short": ""}


def _links(title: str, texts: Mapping[str, str], arxiv: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses that the title, the DOI and the URL lead to."""
    doi = doi_url(texts["DOI"]) if texts.get("DOI") else ""
    url = texts.get("URL", "")
    best = doi or url or (arxiv_url(arxiv) if arxiv else _link_in(title))
    for variable, address in (("title", best), ("DOI", doi), ("URL", url)):
        if address:
            yield variable, address


def _link_in(text: str) -> str:
    """Return where the first link in inline Markdown leads."""
    spans = walk_spans(parse_inline(text)) if "](" in text else ()
    return next((span.url for span in spans if span.mark is Mark.LINK), "")


def _type(paper: Paper, of_venue: str, arxiv: str) -> str:
    """Return the type of a paper; where it has none of CSL's it is told by what it is part of."""
    if paper.type in CSL_TYPES:
        return paper.type
    if paper.container:
        return "article-journal"
    # What is submitted may be read already.
    return _PREPRINT if arxiv and of_venue in ("", "manuscript") else of_venue or "document"


def _unknown(paper: Paper) -> Iterator[tuple[str, Any]]:
    """Yield the variables among the unknown fields of a paper, by CSL's names."""
    for name, text in paper.extra:
        variable = name if name in CSL_VARIABLES else _BIBLATEX.get(name.lower(), "")
        if not variable or variable in _NOT_SHOWN:
            continue
        data = _restored(text)
        if variable in NAME_VARIABLES:
            yield variable, _unknown_names(data)
        elif variable in DATE_VARIABLES:
            if date := _unknown_date(data):
                yield variable, date
        elif isinstance(data, (str, int)):
            yield variable, read_quotes(cleaned(str(data)))


def _restored(text: str) -> Any:
    """Return what a value was where it was read: unknown fields are kept as texts."""
    if text[:1] not in "[{":
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _unknown_names(data: Any) -> tuple[PersonName, ...]:
    if isinstance(data, str):
        return _names(parse_names(data))
    people = [one for one in data if isinstance(one, Mapping)] if isinstance(data, list) else []
    return tuple(filter(any, map(_person, people)))


def _person(data: Mapping[str, Any]) -> PersonName:
    family, given, literal, particle, suffix, dropping = (
        _apostrophes(str(data.get(part) or ""))
        for part in (
            *("family", "given", "literal", "non-dropping-particle", "suffix"),
            "dropping-particle",
        )
    )
    if literal or has_cjk(family):
        return PersonName(literal=literal or f"{family}{given}")
    return PersonName(family, given, dropping, particle, suffix)


def _unknown_date(data: Any) -> ReferenceDate | None:
    """Return a date, or what lies between two; a text that is neither stays as it is."""
    text = _date_text(data)
    if date := parse_date(text):
        return _date(date)
    first, _, second = text.partition("/")
    start, end = parse_date(first), parse_date(second)
    if start and end:
        return _date(start)._replace(end=_date(end).start)
    return ReferenceDate(literal=read_quotes(cleaned(text))) if text else None


def _date_text(data: Any) -> str:
    """Return a date as ISO 8601 has it, with a slash between two."""
    if not isinstance(data, Mapping):
        return str(data)
    parts = data.get("date-parts")
    if isinstance(parts, list) and (ends := [one for one in parts if isinstance(one, list)]):
        return "/".join("-".join(map(str, end)) for end in ends)
    return str(data.get("raw") or data.get("literal") or "")


_READERS: Mapping[Kind, Callable[[Any], str]] = MappingProxyType(
    {
        Kind.DOI: cleaned,
        Kind.INLINE: _inline,
        Kind.TEXTS: lambda value: cleaned(", ".join(value)),
        Kind.URL: cleaned,
    }
)
_FIELDS = tuple(field for field in PAPER_FIELDS.values() if field.csl not in {"", *_NOT_SHOWN})
# The fields of names, of dates and of texts, each with its variable.
_NAMES = tuple((field.name, field.csl) for field in _FIELDS if field.kind is Kind.NAMES)
_DATES = tuple((field.name, field.csl) for field in _FIELDS if field.kind is Kind.DATE)
_TEXTS = tuple(
    (field.name, field.csl, _READERS.get(field.kind, _text))
    for field in _FIELDS
    if field.kind not in (Kind.NAMES, Kind.DATE)
)
