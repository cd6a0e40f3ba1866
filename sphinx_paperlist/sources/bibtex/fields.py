"""Turn the fields of a record into those of a paper."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.identifiers import arxiv_id, doi
from sphinx_paperlist.papers.keys import is_citable
from sphinx_paperlist.papers.latex import decode_inline, decode_text
from sphinx_paperlist.papers.latex.decode import decode_url
from sphinx_paperlist.papers.model import PAPER_FIELD_NAMES, Link, Paper
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.private import is_private
from sphinx_paperlist.papers.urls import Target, classify, is_plain_web
from sphinx_paperlist.sources.bibtex.dates import Dated, read_date, read_parts
from sphinx_paperlist.sources.bibtex.findings import Findings
from sphinx_paperlist.sources.bibtex.names import read_name, split_names
from sphinx_paperlist.sources.bibtex.scan import Record, Scanner
from sphinx_paperlist.sources.bibtex.tables import (
    ARTICLES,
    IN_SERIES,
    LANGUAGES,
    LINK_LABELS,
    PARTS,
    PERIODICAL,
    PREPRINT,
    SUBTYPES,
    TYPES,
    UNKNOWN_TYPE,
)
from sphinx_paperlist.sources.links import check_inline, read_link

# Texts that many records share are decoded once; where they do not repeat, they are forgotten.
_MAX_REMEMBERED = 50_000
_DASHES = re.compile(r"\s*(?:-{1,3}|[‐‑‒–—])\s*")
_SEPARATOR = re.compile(r"\s*[,;；，]\s*")
_ARXIV_JOURNAL = re.compile(
    r"(?:arXiv(?:\.org)?(?:\s+(?:e-?prints?|preprints?))?[\s,:(]*)?"
    r"(?:(?:arXiv:\s*|abs/)(?P<id>[\w./-]+?)(?:v\d+)?)?(?:\s*\[[\w.-]+\])?[\s)]*",
    re.IGNORECASE,
)
_SHORT_DOI = re.compile(r"10/[a-z0-9]+")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_ENTRY_AND = re.compile(r"\s+and\s+")
_BIBLATEX = frozenset({"date", "location", "journaltitle", "langid", "hyphenation", "eprinttype"})
_DONE = frozenset({"date", "year", "month", "day", "crossref", "xdata"})
_ADDRESS_NAMES = ("url", "uri", "doi")


class Fields:
    """Make papers of the records of one file."""

    def __init__(self, scanner: Scanner, findings: Findings) -> None:
        self._scanner = scanner
        self._findings = findings
        self._texts: dict[str, str] = {}
        self._names: dict[str, tuple[Name, ...]] = {}
        self._dates: dict[tuple[str, str, str], Dated] = {}
        self._journals: dict[str, tuple[str, str]] = {}
        # The record that is being read.
        self._record = Record("", "", {}, 0)
        self._line = 0
        self._values: dict[str, Any] = {}
        self._apart: dict[str, str] = {}
        self._links: list[Link] = []
        self._extra: list[tuple[str, str]] = []

    def paper(self, record: Record) -> Paper | None:
        """Return the paper that a record describes, or None where it has no title."""
        self._record = record
        self._line = self._findings.lines.at(record.start)
        self._values, self._apart = values, apart = {}, {}
        self._links, self._extra = [], []
        places = _PLACES
        for name, raw in record.fields.items():
            place = places.get(name)
            if place is None:
                self._other(name, raw)
            elif place[0] is None:
                apart[name] = raw
            else:
                place[0](self, place[1], raw)
        self._titles(apart)
        if not values.get("title"):
            return None
        if apart:
            self._set_apart(apart)
        if "date" not in values:
            self._date(apart)
        self._type(record)
        if record.key:
            self._key(record)
        if self._links:
            values["links"] = tuple(self._links)
        if self._extra:
            values["extra"] = tuple(self._extra)
        return Paper(**values, origin=Origin(self._findings.name, self._line))

    # Where a field of the record goes; `name` is the field of the paper.

    def _text(self, name: str, raw: str) -> None:
        if text := self._clean(raw):
            self._values[name] = text

    def _pages(self, name: str, raw: str) -> None:
        text = raw if raw.isalnum() else decode_text(" ".join(raw.split()))
        if text := _DASHES.sub("-", text):
            self._values[name] = text

    def _inline(self, name: str, raw: str) -> None:
        if text := decode_inline(" ".join(raw.split())):
            if "$" in text or "](" in text:
                self._check(text, name)
            self._values[name] = text

    def _people(self, name: str, raw: str) -> None:
        found: list[Name] = []
        known = self._names
        for part in split_names(" ".join(raw.split())):
            names = known.get(part)
            if names is None:
                if len(known) >= _MAX_REMEMBERED:
                    known.clear()
                names = known[part] = read_name(part)
            found += names
        # What goes on ends there.
        if OTHERS in found[:-1]:
            found = [one for one in found if one != OTHERS] + [OTHERS]
        if found:
            self._values[name] = tuple(found)

    def _words(self, name: str, raw: str) -> None:
        words = _SEPARATOR.split(decode_text(" ".join(raw.split())).strip(" ,;"))
        if words != [""]:
            self._values[name] = tuple(
                self._texts.setdefault(word, word) for word in words if word
            )

    def _doi(self, name: str, raw: str) -> None:
        text = decode_url("".join(raw.split()))
        if doi(text):
            self._values[name] = text
        elif _SHORT_DOI.fullmatch(text):
            self._values.setdefault("url", f"https://doi.org/{text}")
        elif is_plain_web(text):
            self._values.setdefault("url", text)
        elif text:
            self._refuse(Code.BAD_VALUE, "doi", f"`doi = {text[:60]}` is no DOI")

    def _url(self, name: str, raw: str) -> None:
        for index, text in enumerate(decode_url(raw).split()):
            link = self._link("url", text)
            if link is None:
                continue
            if index or name in self._values:
                self._links.append(Link("Link", link.url))
            else:
                self._values[name] = link.url

    def _labelled(self, name: str, raw: str) -> None:
        text = decode_url(" ".join(raw.split()))
        target = classify(text)
        file = target is Target.FILE and "." in text and not is_private(name, text)
        if file or target in (Target.WEB, Target.HOST):
            if link := self._link(LINK_LABELS[name], text, name):
                self._links.append(link)
        else:
            self._other(name, raw)

    def _arxiv(self, name: str, raw: str) -> None:
        text = decode_url(raw)
        if arxiv_id(text):
            self._values[name] = text
        else:
            self._other(name, raw)

    def _journal(self, name: str, raw: str) -> None:
        if raw not in self._journals:
            if len(self._journals) >= _MAX_REMEMBERED:
                self._journals.clear()
            self._journals[raw] = _arxiv_journal(self._clean(raw))
        title, identifier = self._journals[raw]
        if title:
            self._values.setdefault(name, title)
        if identifier:
            self._values.setdefault("arxiv", identifier)

    def _language(self, name: str, raw: str) -> None:
        text = self._clean(raw)
        tag = LANGUAGES.get(text.casefold(), "")
        if not tag and _LANGUAGE_TAG.fullmatch(text) and (len(text) < 4 or text[2:3] in "-_"):
            tag = text.replace("_", "-")
        if tag and name not in self._values:
            self._values[name] = tag
        elif not tag:
            self._keep("language", text)

    def _other(self, name: str, raw: str) -> None:
        """Keep a field that papers do not have."""
        if is_private(name, raw):
            return
        text = " ".join(raw.split())
        self._keep(name, text if name.endswith(_ADDRESS_NAMES) else decode_text(text))

    def _keep(self, name: str, text: str) -> None:
        if text:
            # Our own names mean something else in the canonical form.
            name = f"bib-{name}" if name in PAPER_FIELD_NAMES else name
            self._extra.append((sys.intern(name), self._texts.get(text, text)))

    # What takes more than one field of the record.

    def _titles(self, apart: dict[str, str]) -> None:
        """Put titles together: of the work, and of what it stands in."""
        kind, values = self._record.type, self._values
        if kind == PERIODICAL and "title" in apart and "issuetitle" not in apart:
            apart["issuetitle"] = apart["title"]
        title = self._title("issue" if kind == PERIODICAL else "", apart, inline=True)
        book = self._title("book", apart)
        main = self._title("main", apart)
        journal = self._title("journal", apart)
        if "titleaddon" in apart and title:
            title = f"{title}. {decode_inline(' '.join(apart.pop('titleaddon').split()))}"
        if "booktitleaddon" in apart and book:
            book = f"{book}. {self._clean(apart.pop('booktitleaddon'))}"
        if not title and kind not in PARTS and (book or main):
            title = decode_inline(self._raw_title)
            book = "" if title else book
        if title:
            if "$" in title or "](" in title:
                self._check(title, "title")
            values["title"] = title
        container = journal or book
        if main and main != container:
            self._keep("maintitle", main)
        if container and "container" not in values:
            values["container"] = container

    def _title(self, prefix: str, apart: dict[str, str], *, inline: bool = False) -> str:
        raw = apart.pop(f"{prefix}title", "")
        below = apart.pop(f"{prefix}subtitle", "")
        self._raw_title = " ".join(raw.split())
        if not inline:
            title, below = self._clean(raw) if raw else "", self._clean(below) if below else ""
        else:
            title = decode_inline(self._raw_title)
            below = decode_inline(" ".join(below.split())) if below else ""
            if title.endswith((".", "。")) and not title.endswith(".."):
                title = title[:-1].rstrip()
        if title and below:
            return f"{title} {below}" if title[-1] in "?!:" else f"{title}: {below}"
        return title or below

    def _set_apart(self, apart: dict[str, str]) -> None:
        kind, values = self._record.type, self._values
        number, issue = (self._clean(apart.pop(name, "")) for name in ("number", "issue"))
        if kind in IN_SERIES:
            self._keep("collection-number", number)
            number = ""
        elif kind not in ARTICLES and kind != PERIODICAL:
            values |= {"number": number} if number else {}
            number = ""
        if issue := ", ".join(filter(None, (number, issue))):
            values["issue"] = issue
        self._publisher(apart)
        self._eprint(apart)
        for name, raw in apart.items():
            if name not in _DONE:
                self._other(name, raw)

    def _publisher(self, apart: dict[str, str]) -> None:
        values = self._values
        found = []
        for name in ("school", "institution", "organization", "howpublished", "publisher"):
            raw = apart.pop(name, "")
            if not raw:
                continue
            if name == "howpublished":
                text = decode_url(raw)
                if classify(text) is Target.WEB:
                    self._url("url", text)
                    continue
            found += self._several(raw)
        if found:
            values["publisher"] = "; ".join(dict.fromkeys(found))
        for name in ("location", "address"):
            if (raw := apart.pop(name, "")) and (places := self._several(raw)):
                values.setdefault("place", "; ".join(places))

    def _several(self, raw: str) -> list[str]:
        """Return the members of a list of BibLaTeX; BibTeX has none, and `and` is a word there."""
        text = " ".join(raw.split())
        if " and " not in text or _BIBLATEX.isdisjoint(self._record.fields):
            return [cleaned] if (cleaned := self._clean(raw)) else []
        return [one for part in split_names(text) if (one := self._clean(part))]

    def _eprint(self, apart: dict[str, str]) -> None:
        kind = apart.get("eprinttype") or apart.get("archiveprefix") or ""
        text = decode_url(apart.get("eprint", ""))
        known = arxiv_id(text)
        if known and kind.strip().casefold() in ("", "arxiv"):
            self._values["arxiv"] = text
            for name in ("eprint", "eprinttype", "archiveprefix"):
                apart.pop(name, None)

    def _date(self, apart: dict[str, str]) -> None:
        raw = apart.get("date", "")
        if raw:
            parts = ("", raw, "")
        elif year := apart.get("year", ""):
            parts = (year, apart.get("month", ""), apart.get("day", ""))
        else:
            if month := apart.get("month"):
                self._other("month", month)
            return
        dated = self._dates.get(parts)
        if dated is None:
            if len(self._dates) >= _MAX_REMEMBERED:
                self._dates.clear()
            dated = self._dates[parts] = read_date(raw) if raw else read_parts(*parts)
        if dated.date:
            self._values["date"] = dated.date
        elif dated.more:
            self._no_date(dated.more, "date" if raw else "year")
        if dated.more:
            self._keep("edtf" if raw else "year", dated.more)
        month = apart.get("month", "")
        if month and not raw and not (dated.date and dated.date.month):
            self._other("month", month)

    def _no_date(self, text: str, name: str) -> None:
        if re.fullmatch(r"-?[\dXxUu]{4,}[?~%]?(?:/.*)?", text):
            message = f"`{name} = {text}` names no year from 1000 to 2999; it is kept, not shown"
            self._refuse(Code.INEXACT_DATE, name, message)
        else:
            hint = "write 2021, 2021-11 or 2021-11-03"
            self._refuse(Code.BAD_DATE, name, f"`{name} = {text[:60]}` is no date", hint)

    def _type(self, record: Record) -> None:
        kind = TYPES.get(record.type)
        if kind is None:
            kind = UNKNOWN_TYPE
            self._findings.say(
                Code.UNKNOWN_TYPE,
                record.start,
                f"no entry type '@{record.type}' is known; '{record.key}' is read as @misc",
            )
        values = self._values
        if "entrysubtype" in record.fields:
            kind = SUBTYPES.get(record.fields["entrysubtype"].strip(), kind)
        if "arxiv" in values:
            volume = values.get("volume", "")
            if values.get("container") == "CoRR" and volume.startswith("abs/"):
                del values["volume"]
            if kind == UNKNOWN_TYPE or values.get("container") in ("arXiv", "CoRR"):
                kind = PREPRINT
        elif values.get("container") == "CoRR" and (found := arxiv_id(_last(values))):
            del values["volume"]
            values["arxiv"] = found
            kind = PREPRINT
        values["type"] = kind

    def _key(self, record: Record) -> None:
        key = record.key
        if key.isalnum() or is_citable(key):
            self._values["key"] = key
        else:
            hint = "leave out blanks, commas, braces, angle brackets, backquotes, ! and \\"
            message = f"the key '{key[:60]}' cannot be cited; a derived one is used"
            self._findings.say(Code.BAD_KEY, record.start, message, hint)

    # Tools.

    def _clean(self, raw: str) -> str:
        text = self._texts.get(raw)
        if text is None:
            if len(self._texts) >= _MAX_REMEMBERED:
                self._texts.clear()
            text = self._texts[raw] = decode_text(" ".join(raw.split()))
        return text

    def _at(self, name: str) -> Origin:
        position = self._scanner.position_of(self._record, name)
        return Origin(self._findings.name, self._findings.lines.at(position))

    def _refuse(self, code: Code, name: str, message: str, hint: str = "") -> None:
        if self._findings.has_room(code):
            self._findings.say_at(code, self._at(name).line, message, hint)
        else:
            self._findings.say_at(code, self._line, message, hint)

    def _link(self, label: str, text: str, name: str = "url") -> Link | None:
        if is_plain_web(text):
            return Link(label, text)
        found: list[Any] = []
        link = read_link(label, text, self._at(name), found)
        for one in found:
            self._findings.add(one)
        return link

    def _check(self, text: str, name: str) -> None:
        found: list[Any] = []
        check_inline(text, self._at(name), found)
        for one in found:
            self._findings.add(one)


def _last(values: Mapping[str, Any]) -> str:
    volume: str = values.get("volume", "")
    return volume.removeprefix("abs/") if volume.startswith("abs/") else ""


def _arxiv_journal(title: str) -> tuple[str, str]:
    """Return the title of a journal, and the arXiv id that stands in its place or in it."""
    if "rxiv" not in title.casefold() and "abs/" not in title:
        return title, ""
    match = _ARXIV_JOURNAL.fullmatch(title.removeprefix("CoRR").strip(" ,"))
    if match is None:
        return title, ""
    name = "CoRR" if title.startswith("CoRR") else "arXiv"
    return name, arxiv_id(match["id"] or "")


_How = Callable[[Fields, str, str], None]
_PLACES: Mapping[str, tuple[_How | None, str]] = MappingProxyType(
    {
        "author": (Fields._people, "authors"),
        "editor": (Fields._people, "editors"),
        "abstract": (Fields._inline, "abstract"),
        "note": (Fields._inline, "note"),
        "journal": (Fields._journal, "container"),
        "journaltitle": (Fields._journal, "container"),
        "shortjournal": (Fields._text, "venue"),
        "abbr": (Fields._text, "venue"),
        "volume": (Fields._text, "volume"),
        "series": (Fields._text, "series"),
        "edition": (Fields._text, "edition"),
        "isbn": (Fields._text, "isbn"),
        "shorttitle": (Fields._text, "nickname"),
        "key": (Fields._text, "sort"),
        "sortkey": (Fields._text, "sort"),
        "affiliation": (Fields._text, "affiliation"),
        "pages": (Fields._pages, "pages"),
        "keywords": (Fields._words, "tags"),
        "ids": (Fields._words, "aliases"),
        "doi": (Fields._doi, "doi"),
        "url": (Fields._url, "url"),
        "arxiv": (Fields._arxiv, "arxiv"),
        "arxivid": (Fields._arxiv, "arxiv"),
        "langid": (Fields._language, "language"),
        "hyphenation": (Fields._language, "language"),
        "language": (Fields._language, "language"),
    }
    | {name: (Fields._labelled, name) for name in LINK_LABELS}
    | {
        name: (None, name)
        for name in (
            *("title", "subtitle", "titleaddon", "booktitle", "booksubtitle", "booktitleaddon"),
            *("maintitle", "mainsubtitle", "journalsubtitle", "issuetitle", "issuesubtitle"),
            *("date", "year", "month", "day", "number", "issue", "school", "institution"),
            *("organization", "howpublished", "publisher", "location", "address"),
            *("eprint", "eprinttype", "archiveprefix"),
            # What a record has inherited is in its fields.
            *("crossref", "xdata"),
        )
    }
)
