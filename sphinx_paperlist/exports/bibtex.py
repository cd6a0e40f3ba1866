"""Write papers as BibTeX that BibLaTeX reads as well.

Fields have BibLaTeX's names where BibTeX has none. What neither has (stars, further links, unknown
fields) stands in fields of its own, which styles pass over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from sphinx_paperlist.exports.latex import encode_inline, encode_text, encode_title, encode_url
from sphinx_paperlist.papers.fields import Kind
from sphinx_paperlist.papers.identifiers import arxiv_id
from sphinx_paperlist.papers.model import PAPER_FIELDS, Paper, PaperList
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.types import WORK_TYPES

_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
# Classic styles know `techreport`, which BibLaTeX takes for its `report`.
_ENTRY_TYPES: Mapping[str, str] = MappingProxyType(
    {one.csl: one.biblatex for one in reversed(WORK_TYPES)} | {"report": "techreport"}
)
_SUBTYPES: Mapping[str, str] = MappingProxyType(
    {"article-magazine": "magazine", "article-newspaper": "newspaper"}
)
_ARTICLES = frozenset({"article", "periodical", "review"})
_IN_BOOKS = frozenset({"inproceedings", "incollection", "inreference"})
_PARTS = _ARTICLES | _IN_BOOKS
# Where `number` is that of the series.
_IN_SERIES = _IN_BOOKS | {"book"}
_BY_INSTITUTIONS = frozenset({"techreport", "thesis"})
# What babel calls the languages that reading lists are in; others stay tags.
_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"ar": "arabic", "de": "ngerman", "en": "english", "en-GB": "british", "en-US": "american"}
    | {"es": "spanish", "fr": "french", "it": "italian", "ja": "japanese", "ko": "korean"}
    | {"nl": "dutch", "pl": "polish", "pt": "portuguese", "pt-BR": "brazilian", "ru": "russian"}
    | {"sv": "swedish", "zh": "chinese", "zh-Hans": "chinese-hans", "zh-Hant": "chinese-hant"}
)

_NOT_IN_KEYS = re.compile(r"[\s{},%#\\\"~'()=]+")
_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+./:-]*")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_VERSION = re.compile(r"v\d+$")
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_SEVERAL = re.compile(r"\band\b|;", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-+|\u2013)\s*")
# Fields that hold an address by the name of what is there, as the themes of academic pages do.
_LINKS = frozenset(
    {"blog", "code", "data", "demo", "html", "models", "openreview", "pdf", "poster", "project"}
    | {"slides", "supplement", "talk", "video", "website"}
)
# Names that an unknown field must not take: they mean something else.
_RESERVED = frozenset(
    {"abbr", "abstract", "added", "address", "affiliation", "archiveprefix", "author", "available"}
    | {"booksubtitle", "booktitle", "booktitleaddon", "crossref", "date", "day", "doi"}
    | {"edition", "editor", "entrysubtype", "eprint", "eprinttype", "howpublished"}
    | {"hyphenation", "ids", "institution", "isbn", "issue", "issuesubtitle", "issuetitle"}
    | {"journal", "journalsubtitle", "journaltitle", "key", "keywords", "langid", "language"}
    | {"location", "mainsubtitle", "maintitle", "month", "note", "number", "organization"}
    | {"pages", "publisher", "school", "series", "shortjournal", "shorttitle", "sortkey", "stars"}
    | {"subtitle", "title", "titleaddon", "uri", "url", "volume", "xdata", "year"}
)


def write(
    papers: Mapping[str, Paper],
    lists: Sequence[PaperList[str]] = (),  # noqa: ARG001 - BibTeX has no lists
    *,
    extra: bool = True,
) -> str:
    """Return papers as BibTeX records in UTF-8.

    BibTeX cannot hold lists and translations. A key that it cannot hold is changed, and stands
    as it was in `ids`.
    """
    keys = _safe_keys(papers)
    records = (_record(keys[key], key, paper, extra=extra) for key, paper in papers.items())
    return "\n".join(records)


def _safe_keys(papers: Iterable[str]) -> dict[str, str]:
    """Return for every key one that BibTeX takes, and no two the same, whatever the case."""
    safe: dict[str, str] = {}
    # BibTeX takes keys for the same that differ in case alone.
    taken: set[str] = set()
    numbers: Counter[str] = Counter()
    for key in sorted(papers, key=lambda one: (_NOT_IN_KEYS.search(one) is not None, one)):
        new = base = _NOT_IN_KEYS.sub("-", key).strip("-") or "key"
        folded = base.casefold()
        while new.casefold() in taken:
            numbers[folded] += 1
            new = f"{base}-{numbers[folded] + 1}"
        taken.add(new.casefold())
        safe[key] = new
    return safe


def _record(safe_key: str, key: str, paper: Paper, *, extra: bool) -> str:
    entry_type = _ENTRY_TYPES.get(paper.type, "article" if paper.container else "misc")
    fields = dict(_fields(paper, entry_type, [key] * (key != safe_key)))
    numbers: Counter[tuple[str, str]] = Counter()
    for link in paper.links:
        fields[_link_name(link.label, fields, numbers)] = f"{{{encode_url(link.url)}}}"
    for name, text in paper.extra if extra else ():
        if _FIELD_NAME.fullmatch(name):
            lowered = name.lower() if name.lower() not in _RESERVED else f"x-{name.lower()}"
            fields[_free(lowered, fields, numbers)] = f"{{{encode_text(' '.join(text.split()))}}}"
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{entry_type}{{{safe_key},\n{lines}}}\n"


def _fields(paper: Paper, entry_type: str, aliases: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield names and values of the fields, the values in braces."""
    yield "title", f"{{{encode_title(paper.title)}}}"
    for name in ("authors", "editors"):
        if people := getattr(paper, name):
            names = " and ".join(filter(None, map(_name, people)))
            yield PAPER_FIELDS[name].biblatex, f"{{{names}}}"
    yield from _dates(paper)
    if entry_type in _PARTS and not paper.container:
        # Styles show the long name alone.
        paper = paper._replace(container=paper.venue)
    for name, field in PAPER_FIELDS.items():
        value = getattr(paper, name)
        if value and name not in _APART:
            written = encode_inline(value) if field.kind is Kind.INLINE else encode_text(str(value))
            if name in ("publisher", "place") and _SEVERAL.search(value):
                # To BibLaTeX these are lists, as names are.
                written = f"{{{written}}}"
            yield _field_name(name, entry_type), f"{{{written}}}"
    yield from _identifiers(paper)
    yield from _further(paper, aliases)


# Fields that are written in a way of their own.
_APART = frozenset(
    {"key", "title", "authors", "editors", "date", "arxiv", "doi", "url", "links", "tags"}
    | {"type", "pages", "aliases", "language"}
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


def _further(paper: Paper, aliases: Sequence[str]) -> Iterator[tuple[str, str]]:
    if paper.type in _SUBTYPES:
        yield "entrysubtype", f"{{{_SUBTYPES[paper.type]}}}"
    if paper.pages:
        yield "pages", f"{{{'--'.join(map(encode_text, _RANGE.split(paper.pages)))}}}"
    if paper.language:
        yield "langid", f"{{{_LANGUAGES.get(paper.language, encode_text(paper.language))}}}"
    if paper.tags:
        yield "keywords", f"{{{', '.join(map(encode_text, paper.tags))}}}"
    # BibLaTeX takes these as they stand.
    if ids := [one for one in (*aliases, *paper.aliases) if encode_url(one) == one]:
        yield "ids", f"{{{', '.join(ids)}}}"


def _field_name(name: str, entry_type: str) -> str:
    """Return the name of a field in an entry of a type; BibTeX's where it has one."""
    match name:
        case "container":
            return "booktitle" if entry_type in _IN_BOOKS else "journal"
        case "publisher" if entry_type in _BY_INSTITUTIONS:
            return "institution"
        case "place":
            return "address"
        case "issue" if entry_type not in _ARTICLES:
            return "issue"
        case "number" if entry_type in _ARTICLES | _IN_SERIES:
            return "eid"
        case "sort":
            return "sortkey"
        case _:
            return PAPER_FIELDS[name].biblatex or name


def _name(name: Name) -> str:
    """Return a name as `von Last, Jr, First`; in braces where it must not be taken apart."""
    if name == OTHERS:
        return name.literal
    if name.literal:
        return f"{{{encode_text(name.literal)}}}"
    # Without given names, words before the last would be taken for them.
    several = " " in name.family and not (name.given or name.particle)
    family = _part(name.family, whole=name.family[:1].islower() or several)
    last = " ".join([part for part in (_part(name.particle), family) if part])
    return ", ".join([part for part in (last, _part(name.suffix), _part(name.given)) if part])


def _part(text: str, *, whole: bool = False) -> str:
    if not text:
        return ""
    encoded = encode_text(text)
    return f"{{{encoded}}}" if whole or "," in text or _AND.search(f" {text} ") else encoded


def _link_name(label: str, taken: Container[str], numbers: Counter[tuple[str, str]]) -> str:
    """Return the name of a link's field; one that nobody knows ends in `url`."""
    name = _NOT_IN_NAMES.sub("-", label.lower()).strip("-").lstrip("0123456789-")
    known = name in _LINKS and name not in taken
    return name if known else _free(name or "link", taken, numbers, "-url")


def _free(
    stem: str, taken: Container[str], numbers: Counter[tuple[str, str]], end: str = ""
) -> str:
    """Return the first of `blog-url`, `blog2-url`, ... that is not taken.

    `numbers` remembers how many are, so that not all are tried again.
    """
    free = f"{stem}{end}"
    while free in taken:
        numbers[stem, end] += 1
        free = f"{stem}{numbers[stem, end] + 1}{end}"
    return free
