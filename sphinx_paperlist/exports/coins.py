"""Write a paper as COinS, which reference managers read from a page.

It is an OpenURL ContextObject (ANSI/NISO Z39.88-2004) of keys and encoded values, in the format for
journals, books, dissertations or patents, or for what is none of these in that for Dublin Core.
Where the formats leave a choice, it is made as Zotero reads best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from sphinx_paperlist.papers.identifiers import arxiv_url
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.keys import identifiers
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.names import Name, known_names
from sphinx_paperlist.papers.urls import web_url

# All but the unreserved characters of RFC 3986, section 2.3, and the blank, which nearly every
# text has and which is faster replaced alone.
_RESERVED = re.compile(r"[\x00-\x1f!-,/:-@\[-^`{-}\x7f]|[^\x00-\x7f]+")
_ENCODED: Mapping[str, str] = MappingProxyType(
    {chr(code): f"%{code:02X}" for code in range(128) if _RESERVED.fullmatch(chr(code))}
)
_RANGE = re.compile(r"\s*([^\s,\u2013-]+)\s*[\u2013-]+\s*([^\s,\u2013-]+)\s*")
_AUTHOR = "rft.au"

# The fields of a paper that its ContextObject is made from.
FIELDS = (
    *("title", "authors", "date", "venue", "arxiv", "doi", "url", "links", "abstract", "type"),
    *("container", "volume", "issue", "number", "pages", "publisher", "place", "series"),
    *("edition", "isbn", "language"),
)


class _Kind(NamedTuple):
    """Hold how the ContextObjects of some works begin, and the keys of the format.

    `container` is the key of what a work is part of. `author` is that of a whole name; only where
    it is `rft.au` there are keys for the parts of the first name.
    """

    head: str
    title: str
    container: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    author: str = _AUTHOR
    has_pages: bool = False
    abstract: str = ""


def _head(name: str, more: str = "") -> str:
    return f"ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3A{name}{more}"


def _fields(**keys: str) -> tuple[tuple[str, str], ...]:
    """Return fields with their keys, and the language, which is read though few formats have it."""
    return (*((name, f"rft.{key}") for name, key in keys.items()), ("language", "rft.language"))


def _in_journal(genre: str) -> _Kind:
    fields = _fields(venue="stitle", volume="volume", issue="issue", isbn="isbn")
    head = _head("journal", f"&rft.genre={genre}")
    return _Kind(head, "rft.atitle", "rft.jtitle", fields, has_pages=True)


def _in_books(genre: str) -> _Kind:
    keys = {name: name for name in ("volume", "place", "series", "edition", "isbn")}
    fields = _fields(publisher="pub", **keys)
    head = _head("book", f"&rft.genre={genre}")
    return _Kind(head, "rft.atitle", "rft.btitle", fields, has_pages=True)


def _book(genre: str) -> _Kind:
    return _in_books(genre)._replace(title="rft.btitle", container="")


def _other(kind: str) -> _Kind:
    """Return how to write what is no publication; `kind` is the name that Zotero has for it."""
    return _Kind(
        _head("dc", f"&rft.type={kind}"),
        "rft.title",
        "rft.source",
        _fields(publisher="publisher"),
        author="rft.creator",
        abstract="rft.description",
    )


_ARTICLE = _in_journal("article")
_UNKNOWN = _in_journal("unknown")
_DOCUMENT = _other("document")
_PREPRINT = _other("preprint")
_KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), _ARTICLE),
        "review": _ARTICLE,
        "article": _PREPRINT,
        "periodical": _in_journal("issue"),
        "paper-conference": _in_books("proceeding"),
        "chapter": _in_books("bookitem"),
        **dict.fromkeys(("entry-encyclopedia", "entry-dictionary"), _in_books("bookitem")),
        "book": _book("book"),
        "report": _book("report"),
        "thesis": _Kind(
            _head("dissertation"),
            "rft.title",
            fields=_fields(publisher="inst", place="place", isbn="isbn"),
        ),
        "patent": _Kind(
            _head("patent"), "rft.title", fields=_fields(number="number"), author="rft.inventor"
        ),
        "bill": _other("bill"),
        "dataset": _other("dataset"),
        **dict.fromkeys(("graphic", "figure"), _other("artwork")),
        "hearing": _other("hearing"),
        "legal_case": _other("case"),
        "legislation": _other("statute"),
        "manuscript": _other("manuscript"),
        "map": _other("map"),
        "motion_picture": _other("film"),
        "personal_communication": _other("letter"),
        "post-weblog": _other("blogPost"),
        "software": _other("computerProgram"),
        "song": _other("audioRecording"),
        "speech": _other("presentation"),
        "standard": _other("standard"),
        "webpage": _other("webpage"),
    }
)


def coins(paper: Paper) -> str:
    """Return the ContextObject of a paper, for the `title` of a `<span class="Z3988">`.

    It is printable ASCII, and not escaped for HTML. Notes, tags, links and unknown fields are left
    out; an abstract is written where the format has a key for one.
    """
    kind = _KINDS.get(paper.type) or _kind_of(paper)
    pairs = [f"&{key}={_encoded(value)}" for key, value in _pairs(paper, kind) if value]
    return kind.head + "".join(pairs)


def _kind_of(paper: Paper) -> _Kind:
    """Return how to write a paper of no type, or of one that no format has a name for."""
    if paper.type:
        return _DOCUMENT
    if paper.container:
        return _ARTICLE
    return _PREPRINT if paper.arxiv and paper.venue.casefold() in ("", "arxiv") else _UNKNOWN


def _pairs(paper: Paper, kind: _Kind) -> Iterator[tuple[str, str]]:
    """Yield keys and values, the empty ones too."""
    yield kind.title, plain_text(paper.title)
    yield from _authors(paper, kind)
    if paper.date:
        yield "rft.date", str(paper.date)
    if kind.container:
        yield kind.container, paper.container or paper.venue
    for name, key in kind.fields:
        yield key, getattr(paper, name)
    if kind.has_pages and paper.pages:
        yield "rft.pages", paper.pages
        if match := _RANGE.fullmatch(paper.pages):
            yield "rft.spage", match[1]
            yield "rft.epage", match[2]
    if kind.abstract and paper.abstract:
        yield kind.abstract, plain_text(paper.abstract)
    yield "rft_id", _identifier(paper)


def _authors(paper: Paper, kind: _Kind) -> Iterator[tuple[str, str]]:
    """Yield the parts of the first author's name, and the whole names of the others.

    The first is not repeated with the others: Zotero writes the initials of whole names anew, and
    would often take it for one more author.
    """
    names = known_names(paper.authors)
    if names and kind.author == _AUTHOR:
        first, names = names[0], names[1:]
        if first.literal:
            # A word by itself may be a person's name in Han characters.
            yield "rft.aucorp" if " " in first.literal else _AUTHOR, first.literal
        else:
            yield "rft.aulast", first.short
            yield "rft.aufirst", first.given
            yield "rft.ausuffix", first.suffix
    for name in names:
        yield kind.author, _whole(name)


def _whole(name: Name) -> str:
    """Return a name as `Family, Given, Suffix`.

    A comma ends one of several words that would be taken apart, as in RIS.
    """
    text = ", ".join([part for part in (name.short, name.given, name.suffix) if part])
    return f"{text}," if " " in text and "," not in text else text


def _identifier(paper: Paper) -> str:
    """Return the DOI, or else the address at arXiv or the one that the paper has."""
    arxiv, number = identifiers(paper)
    if number:
        return f"info:doi/{number}"
    return arxiv_url(arxiv) if arxiv else web_url(paper.url)


def _encoded(text: str) -> str:
    return _RESERVED.sub(_percent, text).replace(" ", "%20")


def _percent(match: re.Match[str]) -> str:
    text = match[0]
    return _ENCODED.get(text) or quote(text, errors="replace")
