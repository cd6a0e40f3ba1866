"""Read RIS, as its specification of 2011 has it and as EndNote and Scopus write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.fields import Field, Kind
from sphinx_paperlist.papers.identifiers import doi
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.keys import is_citable
from sphinx_paperlist.papers.model import PAPER_FIELDS, Link, Paper, Source
from sphinx_paperlist.papers.name_parsing import means_others, parse_name
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.private import is_private
from sphinx_paperlist.papers.text import without_stop
from sphinx_paperlist.papers.types import WORK_TYPES
from sphinx_paperlist.papers.urls import web_url
from sphinx_paperlist.sources.dates import read_date
from sphinx_paperlist.sources.links import read_link
from sphinx_paperlist.sources.markup import markdown_of
from sphinx_paperlist.sources.options import ReadingOptions

# The specification wants two blanks, a hyphen and a blank; not everybody writes them.
_TAG = re.compile(r"\s*([A-Z][A-Z0-9])(?:(\s{2,4}-)\s?|\s?-(?:\s|$))(.*)")
_SEVERAL = re.compile(r"\s*[;；]\s*")
_NEXT_URL = re.compile(r"\s*[;,]?\s+(?=https?://)|\s*;\s*(?=https?://)")
_ISBN = re.compile(r"(?:97[89][ -]?)?(?:\d[ -]?){9}[\dXx]")
_TYPES = {one.ris: one.csl for one in reversed(WORK_TYPES)}
# Types that are a book, or part of one.
_OF_BOOKS = frozenset({"book", "chapter", "entry-encyclopedia", "entry-dictionary"})

# Tags that fill a field besides the one of the field table, the better ones first.
_ALSO: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("T1", "CT"),
        "authors": ("A1",),
        "editors": ("A2",),
        "abstract": ("N2",),
        "container": ("JF", "BT", "JO", "C3"),
        "venue": ("JA", "J1", "JO"),
        "issue": ("CP",),
        "place": ("PP",),
    }
)
_DATES = ("PY", "Y1", "DA")
_LINKS: Mapping[str, str] = MappingProxyType(
    {"UR": "URL", "LK": "URL", "L1": "PDF", "L2": "Full text", "L3": "Related", "L4": "Figure"}
)
# Read by rules of their own.
_SPECIAL = frozenset({"ID", "TY", "SP", "EP", "SN", "DO", "M3", "ER", *_DATES, *_LINKS})
_FIELDS: tuple[tuple[Field, tuple[str, ...]], ...] = tuple(
    (field, (field.ris, *_ALSO.get(field.name, ())))
    for field in PAPER_FIELDS.values()
    if field.ris and field.ris not in _SPECIAL
)
_KNOWN = _SPECIAL | {tag for _, tags in _FIELDS for tag in tags}
_UNPLACED = frozenset(
    {"A3", "A4", "AN", "C1", "C2", "C4", "C5", "C6", "C7", "C8", "CA", "CN", "DB", "DP", "LB"}
    | {"M2", "NV", "OP", "RI", "RN", "RP", "SE", "TA", "TT", "U1", "U2", "U3", "U4", "U5", "Y2"}
)


@dataclass(slots=True)
class _Entry:
    """Hold a tag with its lines, and when all are there with their text."""

    tag: str
    lines: list[str]
    line: int
    text: str = ""


def read_ris(text: str, name: str, options: ReadingOptions) -> Source:  # noqa: ARG001 - the signature of a reader
    """Read a RIS file; tags that no field holds are kept as `extra`."""
    diagnostics: list[Diagnostic] = []

    def say(line: int, code: Code, message: str, hint: str = "") -> None:
        diagnostics.append(Diagnostic(Origin(name, line), code, message, hint))

    records = _records(text, say)
    papers = [
        paper for entries in records if (paper := _Record(entries, name, diagnostics).paper())
    ]
    diagnostics.sort(key=lambda one: one.origin.line)
    return Source(path=name, papers=tuple(papers), diagnostics=tuple(diagnostics))


def _records(text: str, say: Callable[..., None]) -> Iterator[list[_Entry]]:
    entries: list[_Entry] = []
    stray = 0
    for number, line in enumerate(text.split("\n"), 1):
        match = _TAG.fullmatch(line)
        tag = match[1] if match and _is_tag(match) else ""
        if not line.strip():
            continue
        if not tag:
            if entries:
                entries[-1].lines.append(line)
            elif not stray:
                stray = number
                hint = "delete it, or put it into a record"
                say(number, Code.UNREAD_LINE, f"'{line.strip()[:40]}' stands in no record", hint)
            continue
        stray = 0
        if tag in ("TY", "ER") and entries:
            if tag == "TY":
                message = f"the record of line {entries[0].line} has no `ER` before the next"
                say(number, Code.UNFRAMED_RECORD, message, "end it with `ER  - `")
            yield entries
            entries = []
        if tag != "ER":
            if not entries and tag != "TY":
                message = "a record begins without `TY`"
                say(number, Code.UNFRAMED_RECORD, message, "begin it with `TY  - JOUR` or the like")
            assert match is not None  # or there were no tag
            entries.append(_Entry(tag, [match[3]], number))
    if entries:
        message = f"the last record, of line {entries[0].line}, has no `ER`"
        say(entries[-1].line, Code.UNFRAMED_RECORD, message, "end it with `ER  - `")
        yield entries


def _is_tag(match: re.Match[str]) -> bool:
    """Tell a tag from words that look like one; only in full dress may it be unknown."""
    return match[2] is not None or match[1] in _KNOWN or match[1] in _UNPLACED


class _Record:
    """Make a paper of the entries of one record, taking each from what is left."""

    def __init__(self, entries: list[_Entry], name: str, diagnostics: list[Diagnostic]) -> None:
        self._line = entries[0].line
        self._name = name
        self._diagnostics = diagnostics
        self._left: dict[str, list[_Entry]] = {}
        for entry in entries:
            entry.text = " ".join(" ".join(entry.lines).split())
            if entry.text:
                self._left.setdefault(entry.tag, []).append(entry)
        self._values: dict[str, Any] = {}
        self._extra: dict[str, list[str]] = {}

    def paper(self) -> Paper | None:
        self._take_type()
        self._take_key()
        for field, tags in _FIELDS:
            if not self._left.keys().isdisjoint(tags):
                self._take(field, tags)
        self._take_date()
        self._take_pages()
        self._take_number()
        self._take_doi()
        self._take_links()
        self._keep_the_rest()
        values = self._values
        if self._extra:
            values["extra"] = tuple((tag, "; ".join(texts)) for tag, texts in self._extra.items())
        if not values.get("title"):
            named = f"the record '{values['key']}'" if "key" in values else "this record"
            message = f"{named} has no title and is left out"
            self._say(self._line, Code.MISSING_TITLE, message, "add `TI  - `")
            return None
        return Paper(**values, origin=Origin(self._name, self._line))

    def _say(self, line: int, code: Code, message: str, hint: str = "") -> None:
        self._diagnostics.append(Diagnostic(Origin(self._name, line), code, message, hint))

    def _first(self, *tags: str) -> _Entry | None:
        """Take the first entry of the first tag that there is."""
        for tag in tags:
            if entries := self._left.get(tag):
                entry = entries.pop(0)
                if not entries:
                    del self._left[tag]
                return entry
        return None

    def _all(self, *tags: str) -> list[_Entry]:
        """Take all entries of some tags, in the order of the file."""
        taken = [entry for tag in tags for entry in self._left.pop(tag, [])]
        return sorted(taken, key=lambda entry: entry.line)

    def _take_type(self) -> None:
        if entry := self._first("TY"):
            name = entry.text.upper()
            self._values["type"] = _TYPES.get(name, entry.text)
            # A book as a whole has its title where a chapter has that of the book around it.
            if self._values["type"] == "book" and not self._left.keys() & {"TI", "T1", "CT"}:
                whole = self._first("BT", "T2")
                if whole:
                    self._left["TI"] = [whole]

    def _take_key(self) -> None:
        aliases = []
        for entry in self._all("ID"):
            if is_citable(entry.text) and not entry.text.isdigit() and "key" not in self._values:
                self._values["key"] = entry.text
            else:
                aliases.append(entry.text)
        if aliases:
            self._values["aliases"] = tuple(aliases)

    def _take(self, field: Field, tags: tuple[str, ...]) -> None:
        match field.kind:
            case Kind.NAMES:
                value: object = tuple(_names(self._all(*tags)))
            case Kind.TEXTS:
                texts = (text for one in self._all(*tags) for text in _SEVERAL.split(one.text))
                value = tuple(dict.fromkeys(text for text in texts if text))
            case Kind.INLINE:
                value = self._inline(field, tags)
            case _:
                value = self._text(field, tags)
        if value:
            self._values[field.name] = value

    def _inline(self, field: Field, tags: tuple[str, ...]) -> str:
        if field.name == "note":
            return markdown_of("\n".join(one.text for one in self._all(*tags)))
        entry = self._first(*tags)
        text = markdown_of(entry.text) if entry else ""
        self._drop_repeated(text, tags)
        return without_stop(text) if field.name == "title" else text

    def _text(self, field: Field, tags: tuple[str, ...]) -> str:
        if field.name == "affiliation":
            return "; ".join(one.text for one in self._all(*tags))
        entry = self._first(*tags)
        text = plain_text(markdown_of(entry.text)) if entry else ""
        if field.name == "nickname" and text == plain_text(self._values.get("title", "")):
            return ""
        self._drop_repeated(text, tags)
        return text

    def _drop_repeated(self, text: str, tags: tuple[str, ...]) -> None:
        """Drop entries that say the same once more, such as `T1` after `TI`."""
        for tag in tags:
            entries = [one for one in self._left.get(tag, []) if markdown_of(one.text) != text]
            if entries:
                self._left[tag] = entries
            else:
                self._left.pop(tag, None)

    def _take_date(self) -> None:
        best: Date | None = None
        dates = [entry for tag in _DATES for entry in self._all(tag)]
        for entry in dates:
            date = read_date(entry.text)
            if date is None:
                hint = "write 2021, 2021/11/ or 2021/11/03/"
                self._say(entry.line, Code.BAD_DATE, f"'{entry.text[:40]}' is no date", hint)
                self._keep(entry.tag, entry.text)
            elif best is None or str(date).startswith(f"{best}-"):
                best = date
            elif not str(best).startswith(str(date)):
                self._keep(entry.tag, entry.text)
        if best:
            self._values["date"] = best

    def _take_pages(self) -> None:
        first, last = self._first("SP"), self._first("EP")
        texts = dict.fromkeys(one.text for one in (first, last) if one)
        if texts:
            self._values["pages"] = "-".join(texts)

    def _take_number(self) -> None:
        """Read `SN`, which is an ISBN or an ISSN."""
        for entry in self._all("SN"):
            of_book = self._values.get("type") in _OF_BOOKS or _ISBN.match(entry.text)
            if of_book and "isbn" not in self._values:
                self._values["isbn"] = entry.text
            else:
                self._keep("ISSN", entry.text)

    def _take_doi(self) -> None:
        for entry in [*self._all("DO"), *self._all("M3")]:
            if "doi" not in self._values and doi(entry.text):
                self._values["doi"] = entry.text
            elif entry.tag == "M3":
                self._keep("M3", entry.text)
            elif doi(entry.text) != doi(self._values.get("doi", "")) or not doi(entry.text):
                self._say(entry.line, Code.BAD_VALUE, f"`DO`: '{entry.text[:40]}' is no DOI")
                self._keep("DO", entry.text)

    def _take_links(self) -> None:
        links: dict[Link, None] = {}
        for entry in self._all(*_LINKS):
            for text in _NEXT_URL.split(entry.text):
                # Reference managers put the paths of their own files here.
                if is_private(entry.tag, text) or text.startswith("internal-pdf:"):
                    continue
                label = _LINKS[entry.tag]
                origin = Origin(self._name, entry.line)
                if not web_url(text) and ":" not in text:
                    self._keep(entry.tag, text)
                elif link := read_link(label, text, origin, self._diagnostics):
                    if label == "URL" and "url" not in self._values:
                        self._values["url"] = link.url
                    elif link.url != self._values.get("url"):
                        links[link] = None
        if links:
            self._values["links"] = tuple(links)

    def _keep_the_rest(self) -> None:
        for tag, entries in self._left.items():
            for entry in entries:
                self._keep(tag, entry.text)

    def _keep(self, name: str, text: str) -> None:
        if not is_private(name, text):
            self._extra.setdefault(name, []).append(text)


def _names(entries: list[_Entry]) -> Iterator[Name]:
    for entry in entries:
        for text in _SEVERAL.split(entry.text):
            name = _name(text.strip())
            if name != Name():
                yield name


def _name(text: str) -> Name:
    """Read `Family, Given, Suffix`; a comma at the end marks the name of an organisation."""
    if means_others(text):
        return OTHERS
    if text.endswith((",", "，")):
        return Name(literal=text.rstrip(" ,，"))
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 3 and all(parts):
        family, given, suffix = parts
        return parse_name(f"{family}, {suffix}, {given}")
    return parse_name(text) if text else Name()
