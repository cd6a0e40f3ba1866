"""Say what each field of BibTeX and BibLaTeX is to a paper, and read those that stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.identifiers import arxiv_id, doi
from sphinx_paperlist.papers.latex import decode_inline, decode_text, decode_url
from sphinx_paperlist.papers.latex.symbols import WORDS
from sphinx_paperlist.papers.model import Link
from sphinx_paperlist.papers.private import is_private
from sphinx_paperlist.papers.text import without_stop
from sphinx_paperlist.papers.urls import Target, classify, is_plain_web
from sphinx_paperlist.sources.bibtex.dates import read_date
from sphinx_paperlist.sources.bibtex.tables import ARTICLES, IN_SERIES, LANGUAGES, LINK_LABELS
from sphinx_paperlist.sources.bibtex.work import MAX_REMEMBERED, Work

_DASHES = re.compile(r"\s*(?:-{1,3}|[‐‑‒–—])\s*")
_SEPARATOR = re.compile(r"\s*[,;；，]\s*")
_ARXIV_JOURNAL = re.compile(
    r"(?:arXiv(?:\.org)?(?:\s+(?:e-?prints?|preprints?))?[\s,:(]*)?"
    r"(?:(?:arXiv:\s*|abs/)(?P<id>[\w./-]+?)(?:v\d+)?)?(?:\s*\[[\w.-]+\])?[\s)]*",
    re.IGNORECASE,
)
_PLAIN_DOI = re.compile(r"10\.\d{4,9}/[\w./:;()<>-]+", re.ASCII)
_SHORT_DOI = re.compile(r"10/[a-z0-9]+")
_MOST_DIGITS = 4
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def _text(work: Work, name: str, raw: str) -> None:
    text = work.texts.get(raw)
    if text is None:
        text = work.clean(raw)
    if text:
        work.values[name] = text


def _title(work: Work, name: str, raw: str) -> None:
    if text := without_stop(decode_inline(raw)):
        work.check(text, name)
        work.values[name] = text


def _number(work: Work, name: str, raw: str) -> None:
    text = work.clean(raw)
    kind = work.record.type
    if kind in ARTICLES:
        name = "issue"
    if kind in IN_SERIES:
        work.keep("collection-number", text)
    elif text:
        values = work.values
        values[name] = f"{values[name]}, {text}" if name in values else text


def _publisher(work: Work, name: str, raw: str) -> None:
    if found := work.several(raw):
        values = work.values
        text = "; ".join(found) if found[1:] else found[0]
        values[name] = f"{values[name]}; {text}" if name in values else text


def _published(work: Work, name: str, raw: str) -> None:
    text = decode_url(raw)
    if classify(text) is Target.WEB:
        _url(work, "url", text)
    elif not is_private(name, text):
        _publisher(work, name, raw)


def _place(work: Work, name: str, raw: str) -> None:
    places = work.several(raw)
    if work.record.type == "patent":
        work.keep("jurisdiction", "; ".join(WORDS.get(one, one) for one in places))
    elif places:
        work.values.setdefault(name, "; ".join(places))


def _series(work: Work, name: str, raw: str) -> None:
    if text := work.clean(raw):
        work.values[name] = WORDS.get(text, text)


def _genre(work: Work, name: str, raw: str) -> None:
    text = work.clean(raw)
    work.keep(name, WORDS.get(text, text))


def _pages(work: Work, name: str, raw: str) -> None:
    if raw.replace("-", "").isalnum():
        text = raw.replace("---", "-").replace("--", "-")
    else:
        text = _DASHES.sub("-", decode_text(raw))
    if text:
        work.values[name] = text


def _inline(work: Work, name: str, raw: str) -> None:
    if text := decode_inline(raw):
        work.check(text, name)
        work.values[name] = text


def _people(work: Work, name: str, raw: str) -> None:
    if names := work.names(raw):
        work.values[name] = names


def _words(work: Work, name: str, raw: str) -> None:
    words = _SEPARATOR.split(decode_text(raw).strip(" ,;"))
    if words != [""]:
        work.values[name] = tuple(work.texts.setdefault(word, word) for word in words if word)


def _doi(work: Work, name: str, raw: str) -> None:
    if _PLAIN_DOI.fullmatch(raw):
        work.values[name] = raw
        return
    text = decode_url("".join(raw.split()))
    if doi(text):
        work.values[name] = text
    elif _SHORT_DOI.fullmatch(text):
        work.values.setdefault("url", f"https://doi.org/{text}")
    elif is_plain_web(text):
        work.values.setdefault("url", text)
    elif text:
        work.refuse(Code.BAD_VALUE, "doi", f"`doi = {text[:60]}` is no DOI")


def _url(work: Work, name: str, raw: str) -> None:
    if "\\" not in raw and "{" not in raw and name not in work.values and is_plain_web(raw):
        work.values[name] = raw
        return
    for index, text in enumerate(decode_url(raw).split()):
        link = work.link("url", text, "url")
        if link is None:
            continue
        if index or name in work.values:
            work.links.append(Link("Link", link.url))
        else:
            work.values[name] = link.url


def _labelled(work: Work, name: str, raw: str) -> None:
    text = decode_url(" ".join(raw.split()))
    target = classify(text)
    file = target is Target.FILE and "." in text and not is_private(name, text)
    if file or target in (Target.WEB, Target.HOST):
        if link := work.link(LINK_LABELS[name], text, name):
            work.links.append(link)
    else:
        work.other(name, raw)


def _own_date(work: Work, name: str, raw: str) -> None:
    dated = read_date(raw)
    if dated.date and not dated.more:
        work.values[name] = dated.date
    else:
        work.other(name, raw)


def _stars(work: Work, name: str, raw: str) -> None:
    if raw.isascii() and raw.isdigit() and len(raw) <= _MOST_DIGITS:
        work.values[name] = int(raw)
    else:
        work.other(name, raw)


def _arxiv(work: Work, name: str, raw: str) -> None:
    text = decode_url(raw)
    if arxiv_id(text):
        work.values[name] = text
    else:
        work.other(name, raw)


def _journal(work: Work, name: str, raw: str) -> None:
    if raw not in work.journals:
        if len(work.journals) >= MAX_REMEMBERED:
            work.journals.clear()
        work.journals[raw] = _arxiv_journal(work.clean(raw))
    title, identifier = work.journals[raw]
    if title:
        work.values.setdefault(name, title)
    if identifier:
        work.values.setdefault("arxiv", identifier)


def _language(work: Work, name: str, raw: str) -> None:
    text = work.clean(raw)
    tag = LANGUAGES.get(text.casefold(), "")
    if not tag and _LANGUAGE_TAG.fullmatch(text) and (len(text) < 4 or text[2:3] in "-_"):
        tag = text.replace("_", "-")
    if tag and name not in work.values:
        work.values[name] = tag
    elif not tag:
        work.keep("language", text)


def _arxiv_journal(title: str) -> tuple[str, str]:
    """Return the title of a journal, and the arXiv id that stands in its place or in it."""
    if "rxiv" not in title.casefold() and "abs/" not in title:
        return title, ""
    match = _ARXIV_JOURNAL.fullmatch(title.removeprefix("CoRR").strip(" ,"))
    if match is None:
        return title, ""
    name = "CoRR" if title.startswith("CoRR") else "arXiv"
    return name, arxiv_id(match["id"] or "")


# How a field of a record is read, and the field of a paper that it becomes.
_How = Callable[[Work, str, str], None]
PLACES: Mapping[str, tuple[_How, str]] = MappingProxyType(
    {
        "title": (_title, "title"),
        "number": (_number, "number"),
        "publisher": (_publisher, "publisher"),
        "school": (_publisher, "publisher"),
        "institution": (_publisher, "publisher"),
        "organization": (_publisher, "publisher"),
        "howpublished": (_published, "publisher"),
        "location": (_place, "place"),
        "address": (_place, "place"),
        "author": (_people, "authors"),
        "editor": (_people, "editors"),
        "abstract": (_inline, "abstract"),
        "note": (_inline, "note"),
        "journal": (_journal, "container"),
        "journaltitle": (_journal, "container"),
        "shortjournal": (_text, "venue"),
        "abbr": (_text, "venue"),
        "volume": (_text, "volume"),
        "series": (_series, "series"),
        "type": (_genre, "genre"),
        "edition": (_text, "edition"),
        "isbn": (_text, "isbn"),
        "shorttitle": (_text, "nickname"),
        "key": (_text, "sort"),
        "sortkey": (_text, "sort"),
        "affiliation": (_text, "affiliation"),
        "pages": (_pages, "pages"),
        "keywords": (_words, "tags"),
        "ids": (_words, "aliases"),
        "doi": (_doi, "doi"),
        "url": (_url, "url"),
        "arxiv": (_arxiv, "arxiv"),
        "arxivid": (_arxiv, "arxiv"),
        "added": (_own_date, "added"),
        "available": (_own_date, "available"),
        "stars": (_stars, "stars"),
        "langid": (_language, "language"),
        "hyphenation": (_language, "language"),
        "language": (_language, "language"),
    }
    | {name: (_labelled, name) for name in LINK_LABELS}
)
# Those of which it takes several to make something.
APART = frozenset(
    {"subtitle", "titleaddon", "booktitle", "booksubtitle", "booktitleaddon", "maintitle"}
    | {"mainsubtitle", "journalsubtitle", "issuetitle", "issuesubtitle", "date", "year", "month"}
    | {"day", "issue", "eprint", "eprinttype", "archiveprefix", "crossref", "xdata"}
)
