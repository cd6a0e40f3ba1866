"""Write papers as BibTeX that BibLaTeX reads as well.

Fields have BibLaTeX's names where BibTeX has none. What neither has (stars, affiliation, further
links, unknown fields) stands in fields of its own, which styles pass over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from sphinx_paperlist.exports.latex import (
    encode_inline,
    encode_text,
    encode_title,
    encode_url,
    has_paired_braces,
    joined,
)
from sphinx_paperlist.papers.fields import Kind
from sphinx_paperlist.papers.identifiers import arxiv_id
from sphinx_paperlist.papers.model import PAPER_FIELDS, Link, Paper, PaperList
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.types import WORK_TYPES

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# Classic styles know these and not BibLaTeX's name, which BibLaTeX takes for the same.
_ENTRY_TYPES: Mapping[str, str] = MappingProxyType(
    {one.csl: one.biblatex for one in WORK_TYPES} | {"report": "techreport"}
)
_IN_BOOKS = frozenset({"inproceedings", "incollection", "inreference"})
# Their number is that of the work, not of the issue that it stands in.
_NUMBERED = frozenset({"techreport", "patent", "standard"})

_NOT_IN_KEYS = re.compile(r"[\s{},%#\\\"~'()=]+")
_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+./:-]*")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_VERSION = re.compile(r"v\d+$")
_AND = re.compile(r"\sand\s", re.IGNORECASE)
# Names that a link or an unknown field must not take: they mean something else.
_RESERVED = frozenset(
    {"abstract", "address", "annotation", "archiveprefix", "author", "booktitle", "chapter"}
    | {"crossref", "date", "day", "doi", "edition", "editor", "entrysubtype", "eprint"}
    | {"eprinttype", "execute", "file", "howpublished", "ids", "institution", "isbn", "journal"}
    | {"journaltitle", "key", "keywords", "langid", "language", "location", "month", "note"}
    | {"number", "options", "organization", "pages", "primaryclass", "publisher", "related"}
    | {"school", "series", "set", "shortjournal", "shorttitle", "title", "translator", "type"}
    | {"url", "urldate", "version", "volume", "xdata", "xref", "year"}
    | PAPER_FIELDS.keys()
)


def write(
    papers: Mapping[str, Paper],
    lists: Sequence[PaperList[str]] = (),  # noqa: ARG001 - BibTeX has no lists
    *,
    extra: bool = True,
) -> str:
    """Return papers as BibTeX records in UTF-8.

    Lists, translations and the second of two equal keys' spellings are what BibTeX cannot hold.
    A key that BibTeX cannot hold is changed, and stands as it was in `ids`.
    """
    keys = _safe_keys(papers)
    records = (_record(keys[key], key, paper, extra=extra) for key, paper in papers.items())
    return "\n".join(records)


def _safe_keys(papers: Iterable[str]) -> dict[str, str]:
    """Return for every key one that BibTeX takes, and no two the same, whatever the case."""
    safe: dict[str, str] = {}
    # BibTeX takes keys for the same that differ in case alone.
    taken: set[str] = set()
    for key in sorted(papers, key=lambda one: (_NOT_IN_KEYS.search(one) is not None, one)):
        new = base = _NOT_IN_KEYS.sub("-", key).strip("-") or "key"
        number = 1
        while new.casefold() in taken:
            number += 1
            new = f"{base}-{number}"
        taken.add(new.casefold())
        safe[key] = new
    return safe


def _record(safe_key: str, key: str, paper: Paper, *, extra: bool) -> str:
    entry_type = _ENTRY_TYPES.get(paper.type, "article" if paper.container else "misc")
    fields: dict[str, str] = {}
    for name, value in _fields(paper, entry_type, [key] * (key != safe_key)):
        fields.setdefault(name, value)
    for link in paper.links:
        fields[_free(_link_name(link), fields)] = f"{{{encode_url(link.url)}}}"
    for name, text in paper.extra if extra else ():
        if _FIELD_NAME.fullmatch(name) and name.lower() not in fields.keys() | _RESERVED:
            fields[name.lower()] = f"{{{encode_text(' '.join(text.split()))}}}"
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{entry_type}{{{safe_key},\n{lines}}}\n"


def _fields(paper: Paper, entry_type: str, aliases: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield names and values of the fields, in braces; repeated names are to be skipped."""
    yield "title", f"{{{encode_title(paper.title)}}}"
    for name in ("authors", "editors"):
        if people := getattr(paper, name):
            yield PAPER_FIELDS[name].biblatex, f"{{{' and '.join(map(_name, people))}}}"
    yield from _dates(paper)
    for name, field in PAPER_FIELDS.items():
        value = getattr(paper, name)
        if value and name not in _APART:
            written = encode_inline(value) if field.kind is Kind.INLINE else encode_text(str(value))
            yield _field_name(name, entry_type, paper), f"{{{written}}}"
    yield from _identifiers(paper)
    if paper.venue and not paper.container:
        # What classic styles show of a work that is in nothing they know.
        yield "howpublished", f"{{{encode_text(paper.venue)}}}"
    if paper.tags:
        yield "keywords", f"{{{joined([encode_text(tag) for tag in paper.tags], ', ')}}}"
    if paper.pages:
        pages = re.sub(r"(?<=\w)\s*[-\u2013]+\s*(?=\w)", "--", paper.pages)
        yield "pages", f"{{{'--'.join(map(encode_text, pages.split('--')))}}}"
    if ids := [*aliases, *(one for one in paper.aliases if has_paired_braces(one))]:
        yield "ids", f"{{{', '.join(ids)}}}"


# Fields that are written in a way of their own.
_APART = frozenset(
    {"key", "title", "authors", "editors", "date", "arxiv", "doi", "url", "links", "tags"}
    | {"type", "pages", "aliases"}
)


def _dates(paper: Paper) -> Iterator[tuple[str, str]]:
    if not paper.date:
        return
    if paper.date.day:
        # BibTeX knows no day.
        yield "date", f"{{{paper.date}}}"
    yield "year", f"{{{paper.date.year:04d}}}"
    if paper.date.month:
        yield "month", _MONTHS[paper.date.month - 1]


def _identifiers(paper: Paper) -> Iterator[tuple[str, str]]:
    if paper.arxiv:
        version = _VERSION.search(paper.arxiv)
        yield "eprint", f"{{{arxiv_id(paper.arxiv)}{version[0] if version else ''}}}"
        yield "archiveprefix", "{arXiv}"
    for name in ("doi", "url"):
        if value := getattr(paper, name):
            yield name, f"{{{encode_url(value)}}}"


def _field_name(name: str, entry_type: str, paper: Paper) -> str:
    """Return the name of a field in an entry of a type; BibTeX's where it has one."""
    match name:
        case "container":
            return "booktitle" if entry_type in _IN_BOOKS else "journal"
        case "publisher" if entry_type in ("techreport", "thesis"):
            return "institution"
        case "place":
            return "address"
        case "issue" if entry_type in _NUMBERED and paper.number:
            return "issue"
        case "number" if entry_type not in _NUMBERED and paper.issue:
            return "eid"
        case _:
            return PAPER_FIELDS[name].biblatex or name


def _name(name: Name) -> str:
    """Return a name as `von Last, Jr, First`; in braces where it must not be taken apart."""
    if name == OTHERS:
        return name.literal
    if name.literal:
        return f"{{{encode_text(name.literal)}}}"
    family = _part(name.family, whole=name.family[:1].islower())
    last = " ".join(part for part in (encode_text(name.particle), family) if part)
    if not (name.given or name.suffix):
        # The words of a name without a comma would be taken for first names and last.
        return f"{{{last}}}" if " " in last else last
    return ", ".join(part for part in (last, _part(name.suffix), _part(name.given)) if part)


def _part(text: str, *, whole: bool = False) -> str:
    encoded = encode_text(text)
    return f"{{{encoded}}}" if whole or "," in text or _AND.search(f" {text} ") else encoded


def _link_name(link: Link) -> str:
    name = _NOT_IN_NAMES.sub("-", link.label.lower()).strip("-")
    return name if name and name not in _RESERVED and not name[0].isdigit() else f"link-{name}"


def _free(name: str, taken: Mapping[str, str]) -> str:
    name = name.rstrip("-")
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}{number}"
    return free
