"""Turn the fields of a record into those of a paper."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.identifiers import arxiv_id, doi
from sphinx_paperlist.papers.inline import escape, plain_text
from sphinx_paperlist.papers.keys import is_citable
from sphinx_paperlist.papers.latex import decode_inline, decode_text
from sphinx_paperlist.papers.latex.decode import decode_url
from sphinx_paperlist.papers.latex.symbols import WORDS
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
    GENRES,
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
_PLAIN_DOI = re.compile(r"10\.\d{4,9}/[\w./:;()<>-]+", re.ASCII)
_SHORT_DOI = re.compile(r"10/[a-z0-9]+")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_ENTRY_AND = re.compile(r"\s+and\s+")
_BIBLATEX = frozenset({"date", "location", "journaltitle", "langid", "hyphenation", "eprinttype"})
_DATE_NAMES = frozenset({"date", "year", "month", "day"})
_DONE = _DATE_NAMES | {"crossref", "xdata"}
_OTHER_TITLES = frozenset(
    {"booktitle", "booksubtitle", "booktitleaddon", "maintitle", "mainsubtitle", "journalsubtitle"}
)
_ADDRESS_NAMES = ("url", "uri", "doi")


class Fields:
    """Make papers of the records of one file."""

    def __init__(self, scanner: Scanner, findings: Findings) -> None:
        self._scanner = scanner
        self._findings = findings
        # A dictionary is asked a little faster than a view of one.
        self._places = dict(_PLACES)
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
        find = self._places.get
        for name, raw in record.fields.items():
            if place := find(name):
                how, target = place
                how(self, target, raw)
            elif name in _APART:
                apart[name] = raw
            else:
                self._other(name, raw)
        if not apart.keys() <= _DATE_NAMES:
            self._titles(apart)
            self._set_apart(apart)
        if "title" not in values:
            return None
        if apart:
            self._date(apart)
        self._type(record)
        if key := record.key:
            if key.isalnum() or is_citable(key):
                values["key"] = key
            else:
                self._refuse_key(record)
        if self._links:
            values["links"] = tuple(self._links)
        if self._extra:
            values["extra"] = tuple(self._extra)
        return Paper(**values, origin=Origin(self._findings.name, self._line))

    # Where a field of the record goes; `name` is the field of the paper.

    def _text(self, name: str, raw: str) -> None:
        text = self._texts.get(raw)
        if text is None:
            text = self._clean(raw)
        if text:
            self._values[name] = text

    def _title(self, name: str, raw: str) -> None:
        if text := _without_stop(decode_inline(raw)):
            if "$" in text or "](" in text:
                self._check(text, name)
            self._values[name] = text

    def _number(self, name: str, raw: str) -> None:
        text = self._clean(raw)
        kind = self._record.type
        if kind in ARTICLES:
            name = "issue"
        if kind in IN_SERIES:
            self._keep("collection-number", text)
        elif text:
            values = self._values
            values[name] = f"{values[name]}, {text}" if name in values else text

    def _publisher(self, name: str, raw: str) -> None:
        if found := self._several(raw):
            values = self._values
            text = "; ".join(found) if found[1:] else found[0]
            values[name] = f"{values[name]}; {text}" if name in values else text

    def _published(self, name: str, raw: str) -> None:
        text = decode_url(raw)
        if classify(text) is Target.WEB:
            self._url("url", text)
        else:
            self._publisher(name, raw)

    def _place(self, name: str, raw: str) -> None:
        places = self._several(raw)
        if self._record.type == "patent":
            self._keep("jurisdiction", "; ".join(WORDS.get(one, one) for one in places))
        elif places:
            self._values.setdefault(name, "; ".join(places))

    def _series(self, name: str, raw: str) -> None:
        if text := self._clean(raw):
            self._values[name] = WORDS.get(text, text)

    def _genre(self, name: str, raw: str) -> None:
        text = self._clean(raw)
        self._keep(name, WORDS.get(text, text))

    def _pages(self, name: str, raw: str) -> None:
        if raw.replace("-", "").isalnum():
            text = raw.replace("---", "-").replace("--", "-")
        else:
            text = _DASHES.sub("-", decode_text(raw))
        if text:
            self._values[name] = text

    def _inline(self, name: str, raw: str) -> None:
        if text := decode_inline(raw):
            if "$" in text or "](" in text:
                self._check(text, name)
            self._values[name] = text

    def _people(self, name: str, raw: str) -> None:
        found: list[Name] = []
        known = self._names
        for part in split_names(_squeezed(raw)):
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
        words = _SEPARATOR.split(decode_text(raw).strip(" ,;"))
        if words != [""]:
            self._values[name] = tuple(
                self._texts.setdefault(word, word) for word in words if word
            )

    def _doi(self, name: str, raw: str) -> None:
        if _PLAIN_DOI.fullmatch(raw):
            self._values[name] = raw
            return
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
        if "\\" not in raw and "{" not in raw and name not in self._values and is_plain_web(raw):
            self._values[name] = raw
            return
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
        title = values.get("title", "")
        if "issuetitle" in apart:
            if title:
                self._keep("periodical", plain_text(title))
            title = _without_stop(decode_inline(apart.pop("issuetitle")))
        for name in ("subtitle", "issuesubtitle"):
            title = _with_subtitle(title, decode_inline(apart.pop(name, "")))
        if more := decode_inline(apart.pop("titleaddon", "")):
            title = f"{title}. {more}" if title else more
        if not apart.keys().isdisjoint(_OTHER_TITLES):
            container = self._container(apart)
            if not title and kind not in PARTS:
                title, container = escape(container), ""
            if container and "container" not in values:
                values["container"] = container
        if title:
            values["title"] = title

    def _two_titles(self, prefix: str, apart: dict[str, str]) -> str:
        title = self._clean(apart.pop(f"{prefix}title", ""))
        return _with_subtitle(title, self._clean(apart.pop(f"{prefix}subtitle", "")))

    def _container(self, apart: dict[str, str]) -> str:
        """Return the title of what the work stands in; further ones are kept."""
        book, main = self._two_titles("book", apart), self._two_titles("main", apart)
        journal = self._two_titles("journal", apart)
        if journal and "container" in self._values:
            self._values["container"] = _with_subtitle(self._values["container"], journal)
        if more := apart.pop("booktitleaddon", ""):
            book = f"{book}. {self._clean(more)}" if book else self._clean(more)
        if self._record.type in PARTS or not "title" in self._record.fields:
            book, main = book or main, main if book else ""
        else:
            # What a whole calls itself where it has children.
            self._keep("booktitle", book)
            book = ""
        self._keep("maintitle", main)
        return book or journal

    def _set_apart(self, apart: dict[str, str]) -> None:
        if "eprint" in apart:
            self._eprint(apart)
        if issue := self._clean(apart.pop("issue", "")):
            number = self._values.get("issue")
            self._values["issue"] = f"{number}, {issue}" if number else issue
        for name, raw in apart.items():
            if name not in _DONE:
                self._other(name, raw)

    def _several(self, raw: str) -> list[str]:
        """Return the members of a list of BibLaTeX; BibTeX has none, and `and` is a word there."""
        if "and" not in raw or _BIBLATEX.isdisjoint(self._record.fields):
            return [cleaned] if (cleaned := self._clean(raw)) else []
        return [one for part in split_names(_squeezed(raw)) if (one := self._clean(part))]

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
        if record.type in GENRES and "type" not in record.fields:
            self._keep("genre", GENRES[record.type])

    def _refuse_key(self, record: Record) -> None:
        hint = "leave out blanks, commas, braces, angle brackets, backquotes, ! and \\"
        message = f"the key '{record.key[:60]}' cannot be cited; a derived one is used"
        self._findings.say(Code.BAD_KEY, record.start, message, hint)

    # Tools.

    def _clean(self, raw: str) -> str:
        text = self._texts.get(raw)
        if text is None:
            if len(self._texts) >= _MAX_REMEMBERED:
                self._texts.clear()
            text = self._texts[raw] = decode_text(raw)
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


def _squeezed(raw: str) -> str:
    return " ".join(raw.split()) if "\n" in raw or "  " in raw or "\t" in raw else raw.strip()


def _without_stop(title: str) -> str:
    if title.endswith((".", "。")) and not title.endswith(".."):
        return title[:-1].rstrip()
    return title


def _with_subtitle(title: str, below: str) -> str:
    if not title or not below:
        return title or below
    return f"{title} {below}" if title[-1] in "?!:" else f"{title}: {below}"


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
_PLACES: Mapping[str, tuple[_How, str]] = MappingProxyType(
    {
        "title": (Fields._title, "title"),
        "number": (Fields._number, "number"),
        "publisher": (Fields._publisher, "publisher"),
        "school": (Fields._publisher, "publisher"),
        "institution": (Fields._publisher, "publisher"),
        "organization": (Fields._publisher, "publisher"),
        "howpublished": (Fields._published, "publisher"),
        "location": (Fields._place, "place"),
        "address": (Fields._place, "place"),
        "author": (Fields._people, "authors"),
        "editor": (Fields._people, "editors"),
        "abstract": (Fields._inline, "abstract"),
        "note": (Fields._inline, "note"),
        "journal": (Fields._journal, "container"),
        "journaltitle": (Fields._journal, "container"),
        "shortjournal": (Fields._text, "venue"),
        "abbr": (Fields._text, "venue"),
        "volume": (Fields._text, "volume"),
        "series": (Fields._series, "series"),
        "type": (Fields._genre, "genre"),
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
)
# What takes more than one field to make something of.
_APART = frozenset(
    {"subtitle", "titleaddon", "booktitle", "booksubtitle", "booktitleaddon", "maintitle"}
    | {"mainsubtitle", "journalsubtitle", "issuetitle", "issuesubtitle", "date", "year", "month"}
    | {"day", "issue", "eprint", "eprinttype", "archiveprefix", "crossref", "xdata"}
)
