"""Make papers of records: read each field for itself, then those that belong together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.identifiers import arxiv_id
from sphinx_paperlist.papers.inline import escape, plain_text
from sphinx_paperlist.papers.keys import is_citable
from sphinx_paperlist.papers.latex import decode_inline, decode_url
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.text import without_stop
from sphinx_paperlist.sources.bibtex.dates import read_date, read_parts
from sphinx_paperlist.sources.bibtex.fields import APART, PLACES
from sphinx_paperlist.sources.bibtex.findings import Findings
from sphinx_paperlist.sources.bibtex.scan import Record, Scanner
from sphinx_paperlist.sources.bibtex.tables import (
    GENRES,
    PARTS,
    PREPRINT,
    SUBTYPES,
    TYPES,
    UNKNOWN_TYPE,
)
from sphinx_paperlist.sources.bibtex.work import MAX_REMEMBERED, Work

_DATES = frozenset({"date", "year", "month", "day"})
# What a record has inherited is in its fields.
_DONE = _DATES | {"crossref", "xdata"}
# Title and subtitle of a book, of all its volumes, and of a journal, whose title is a field.
_WHOLES = (
    ("booktitle", "booksubtitle"),
    ("maintitle", "mainsubtitle"),
    ("journaltitle", "journalsubtitle"),
)
_CONTAINERS = frozenset({"booktitleaddon", *(name for names in _WHOLES for name in names)})
_NEARLY_DATE = re.compile(r"-?[\dXxUu]{4,}[?~%]?(?:/.*)?")


class Composer:
    """Make papers of the records of one file."""

    def __init__(self, scanner: Scanner, findings: Findings) -> None:
        self._findings = findings
        self._work = Work(scanner, findings)
        # A dictionary is asked a little faster than a view of one.
        self._places = dict(PLACES)

    def paper(self, record: Record, line: int) -> Paper | None:
        """Return the paper that a record at a line describes, or None where it has no title."""
        work, find = self._work, self._places.get
        work.begin(record)
        values, apart = work.values, work.apart
        for name, raw in record.fields.items():
            if place := find(name):
                how, target = place
                how(work, target, raw)
            elif name in APART:
                apart[name] = raw
            else:
                work.other(name, raw)
        if not apart.keys() <= _DATES:
            _titles(work)
            _rest(work)
        if "title" not in values:
            return None
        if apart:
            _date(work, apart)
        _type(work, record)
        if key := record.key:
            if key.isalnum() or is_citable(key):
                values["key"] = key
            else:
                _refuse_key(work, record)
        if work.links:
            values["links"] = tuple(work.links)
        if work.extra:
            values["extra"] = tuple(work.extra)
        return Paper(**values, origin=Origin(self._findings.name, line))


def _rest(work: Work) -> None:
    apart = work.apart
    if "eprint" in apart:
        _eprint(work, apart)
    if issue := work.clean(apart.pop("issue", "")):
        number = work.values.get("issue")
        work.values["issue"] = f"{number}, {issue}" if number else issue
    for name, raw in apart.items():
        if name not in _DONE:
            work.other(name, raw)


def _titles(work: Work) -> None:
    """Put titles together: of the work, and of what it stands in."""
    kind, values, apart = work.record.type, work.values, work.apart
    title = values.get("title", "")
    if "issuetitle" in apart:
        if title:
            work.keep("periodical", plain_text(title))
        title = without_stop(decode_inline(apart.pop("issuetitle")))
    for name in ("subtitle", "issuesubtitle"):
        if name in apart:
            title = _with_subtitle(title, decode_inline(apart.pop(name)))
    if "titleaddon" in apart and (more := decode_inline(apart.pop("titleaddon"))):
        title = f"{title}. {more}" if title else more
    if not apart.keys().isdisjoint(_CONTAINERS):
        container = _container(work, apart)
        if not title and kind not in PARTS:
            title, container = escape(container), ""
        if container and "container" not in values:
            values["container"] = container
    if title:
        values["title"] = title


def _two_titles(work: Work, names: tuple[str, str], apart: dict[str, str]) -> str:
    """Return a title with its subtitle; most records have neither, or no subtitle."""
    title, below = (work.clean(apart.pop(name)) if name in apart else "" for name in names)
    return _with_subtitle(title, below) if below else title


def _container(work: Work, apart: dict[str, str]) -> str:
    """Return the title of what the work stands in; further ones are kept."""
    book, main, journal = (_two_titles(work, names, apart) for names in _WHOLES)
    if journal and "container" in work.values:
        work.values["container"] = _with_subtitle(work.values["container"], journal)
    if more := apart.pop("booktitleaddon", ""):
        book = f"{book}. {work.clean(more)}" if book else work.clean(more)
    if work.record.type in PARTS or "title" not in work.record.fields:
        book, main = book or main, main if book else ""
    else:
        # What a whole calls itself where it has children.
        work.keep("booktitle", book)
        book = ""
    work.keep("maintitle", main)
    return book or journal


def _eprint(work: Work, apart: dict[str, str]) -> None:
    kind = apart.get("eprinttype") or apart.get("archiveprefix") or ""
    text = decode_url(apart.get("eprint", ""))
    known = arxiv_id(text)
    if known and kind.strip().casefold() in ("", "arxiv"):
        work.values["arxiv"] = text
        for name in ("eprint", "eprinttype", "archiveprefix"):
            apart.pop(name, None)


def _date(work: Work, apart: dict[str, str]) -> None:
    raw = apart.get("date", "")
    if raw:
        parts = ("", raw, "")
    elif year := apart.get("year", ""):
        parts = (year, apart.get("month", ""), apart.get("day", ""))
    else:
        if month := apart.get("month"):
            work.other("month", month)
        return
    dated = work.dates.get(parts)
    if dated is None:
        if len(work.dates) >= MAX_REMEMBERED:
            work.dates.clear()
        dated = work.dates[parts] = read_date(raw) if raw else read_parts(*parts)
    if dated.date:
        work.values["date"] = dated.date
    elif dated.more:
        _no_date(work, dated.more, "date" if raw else "year")
    if dated.more:
        work.keep("edtf" if raw else "year", dated.more)
    month = apart.get("month", "")
    if month and not raw and not (dated.date and dated.date.month):
        work.other("month", month)


def _no_date(work: Work, text: str, name: str) -> None:
    if _NEARLY_DATE.fullmatch(text):
        message = f"`{name} = {text}` names no year from 1000 to 2999; it is kept, not shown"
        work.refuse(Code.INEXACT_DATE, name, message)
    else:
        hint = "write 2021, 2021-11 or 2021-11-03"
        work.refuse(Code.BAD_DATE, name, f"`{name} = {text[:60]}` is no date", hint)


def _type(work: Work, record: Record) -> None:
    kind = TYPES.get(record.type)
    if kind is None:
        kind = UNKNOWN_TYPE
        work.findings.say(
            Code.UNKNOWN_TYPE,
            record.start,
            f"no entry type '@{record.type}' is known; '{record.key}' is read as @misc",
        )
    values = work.values
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
        work.keep("genre", GENRES[record.type])


def _refuse_key(work: Work, record: Record) -> None:
    hint = "leave out blanks, commas, braces, angle brackets, backquotes, ! and \\"
    message = f"the key '{record.key[:60]}' cannot be cited; a derived one is used"
    work.findings.say(Code.BAD_KEY, record.start, message, hint)


def _with_subtitle(title: str, below: str) -> str:
    if not title or not below:
        return title or below
    return f"{title} {below}" if title[-1] in "?!:" else f"{title}: {below}"


def _last(values: Mapping[str, Any]) -> str:
    volume: str = values.get("volume", "")
    return volume.removeprefix("abs/") if volume.startswith("abs/") else ""
