"""Make a paper of what the pieces of an entry say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.text import without_control_characters, without_stop
from sphinx_paperlist.sources.links import check_inline, read_link
from sphinx_paperlist.sources.markdown.dates import whole_date
from sphinx_paperlist.sources.markdown.gathered import Gathered, Labelled
from sphinx_paperlist.sources.markdown.vocabulary import is_nothing

_ABBREVIATED = re.compile(r"(?:\bal|\b[A-Z]|\b[JS]r)\.$")
_DATED = re.compile(r"[\s,]*[(（\[]((?:1[5-9]|20)\d\d(?:[-./]\d\d?)?)[)）\]]$")


def make_paper(
    found: Gathered, origin: Origin, diagnostics: list[Diagnostic], key: str = ""
) -> Paper:
    """Make a paper; what is wrong with its links, and words that were not read, are said."""
    authors = _without_stop(_clean(found.authors))
    title, dated = _title(found.title)
    if dated and not found.dates and not found.venue_date:
        found.dates.append(dated)
    date, available = _dates(found)
    links = (_link(one, origin, diagnostics) for one in found.links)
    note = _clean(" ".join(found.notes))
    for text in filter(None, (title, note, found.abstract)):
        check_inline(text, origin, diagnostics)
    if found.unread:
        words = " ".join(found.unread)
        message, hint = f"'{words}' has no known role", "it is kept as a note"
        diagnostics.append(Diagnostic(origin, Code.UNREAD_TEXT, message, hint))
    return Paper(
        key=key,
        title=title,
        authors=() if is_nothing(authors) else parse_names(authors),
        date=date,
        venue=_clean(found.venue),
        arxiv=found.arxiv,
        links=tuple(link for link in links if link),
        tags=tuple(map(_clean, found.tags)),
        note=note,
        abstract=_clean(found.abstract),
        stars=found.stars or None,
        nickname=_clean(found.nickname),
        affiliation=_clean(found.affiliation),
        volume=found.volume,
        issue=found.issue,
        pages=_clean(found.pages),
        publisher=_clean(found.publisher),
        available=available,
        extra=tuple((_clean(name), _clean(text)) for name, text in found.extra),
        origin=origin,
    )


def _clean(text: str) -> str:
    return " ".join(without_control_characters(text).split()) if text else ""


def _title(markdown: str) -> tuple[str, Date | None]:
    """Return a title without its last full stop, and the year in brackets at its end."""
    text = without_stop(_clean(markdown))
    if (match := _DATED.search(text)) and match.start():
        return text[: match.start()], whole_date(match[1])
    return text, None


def _without_stop(text: str) -> str:
    """Drop the full stop that ends a run, but not that of an abbreviation such as `et al.`."""
    text = text.strip()
    if text.endswith(".") and not _ABBREVIATED.search(text):
        return text[:-1]
    return text.removesuffix("。")


def _dates(found: Gathered) -> tuple[Date | None, Date | None]:
    """Return the date of publication, and that of the preprint where it is another.

    The year of the venue is the year of publication; a printed date of that year is more exact.
    Without it the last printed date counts.
    """
    printed: Sequence[Date] = found.dates
    if found.venue_date is None:
        return (printed[-1] if printed else None), found.available
    year = found.venue_date.year
    exact = [date for date in (*printed, found.venue_date) if date.year == year]
    others = [date for date in printed if date.year != year]
    return max(exact, key=_exactness), found.available or (others[-1] if others else None)


def _exactness(date: Date) -> tuple[bool, bool]:
    return bool(date.month), bool(date.day)


def _link(link: Labelled, origin: Origin, diagnostics: list[Diagnostic]) -> Link | None:
    at = Origin(origin.path, link.line or origin.line)
    return read_link(_clean(link.label), link.url, at, diagnostics)
