"""Read where a paper was published, with its year: `NeurIPS 2023 (Oral)`, `Preprint'24`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.sources.markdown.dates import find_dates, preprint_date, short_year
from sphinx_paperlist.sources.markdown.vocabulary import is_award, names_a_venue

_SIGNS = " \t\u3000.,;:|/`~-–—·•，。；：、*_\"“”'"
_ARROW = re.compile(r"\s*(?:->|=>|→|⇒)\s*")
_LEAD = re.compile(
    r"(?:(?:published|accepted|appeared|presented|to appear)\s+)?"
    r"(?:in|at|by|to):?\s+(?:the\s+)?(?=\S)",
    re.IGNORECASE,
)
_ARXIV_ID = re.compile(r"(?<=arxiv)[\s.:]*(\d{4}\.\d{4,5})(?:v\d+)?", re.IGNORECASE)
_TWICE = re.compile(r"(arxiv preprint)\s+arxiv\b", re.IGNORECASE)
_SHORT_DATE = re.compile(r"(?<=arxiv)[\s,:]+(\d\d\.\d\d(?:\.\d\d)?)$", re.IGNORECASE)
_SHORT_YEAR = re.compile(
    r"\s*['’]\s?(\d\d)\b|(?<=[A-Z]{3})[ -]?(\d\d)$|(?<=[A-Za-z]{3})[-_]?((?:19|20)\d\d)\b"
)
_VOLUME = re.compile(
    r"[\s,]+(?:vol\.?\s*)?(\d{1,4})(?:\.(\d[\w-]*)|\s*\((\d[\w-]*)\))?$", re.IGNORECASE
)
_PAGES = re.compile(
    r"[,;:\s]+(?:pp?|pages?)\.?\s*(\d+(?:\s*[-–—]+\s*\d+)?)(?=\s*$|[,.(]|\s+(?:19|20)\d\d)",
    re.IGNORECASE,
)
# What stands between a venue and its year: `EMNLP'2023`, `ICML (2019)`.
_BEFORE_YEAR = " ('’"
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
_LAST_WORDS = re.compile(r"^(.+?)[\s,:-]+(\S+(?:\s+\S+){0,2})$")
_MOST_WORDS = 14


class Venue(NamedTuple):
    """Hold a venue as it is printed, without its year, and what else is printed with it."""

    name: str
    date: Date | None = None
    available: Date | None = None
    tags: tuple[str, ...] = ()
    arxiv: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""

    @property
    def is_name_alone(self) -> bool:
        """Tell whether nothing else was printed with the name."""
        return self == Venue(self.name)


@lru_cache(maxsize=1024)
def read_venue(text: str, *, is_venue: bool = False) -> Venue | None:
    """Read the words as a venue, or return None where they do not look like one.

    They do where they hold a word that venues are known by, or where a few words with capitals
    have a year; with `is_venue` they are one whatever they are.
    """
    stages = _ARROW.split(text, maxsplit=4)
    if len(stages) > 1:
        return _last_stage(stages, is_venue=is_venue)
    if " / " in text and (alternative := _alternative(text.split(" / "))):
        return alternative
    text = text.strip(_SIGNS)
    if not is_venue and " et al" in text:
        return None
    if not text or len(text) > 200:
        return Venue(text) if text and is_venue else None
    if match := _LEAD.match(text):
        text = text[match.end() :]
    text, tags = _without_awards(text)
    text, arxiv = _cut(_ARXIV_ID, text)
    text, pages = _cut(_PAGES, text)
    text = _TWICE.sub(r"\1", text)
    text, date = _cut_date(text)
    text, more = _without_awards(text)
    text = " ".join(text.split()).strip(_SIGNS)
    text = text if text.count("(") == text.count(")") else text.strip("()[]")
    volume = _VOLUME.search(text)
    name = text[: volume.start()] if volume else text
    known = names_a_venue(name)
    if volume and (known or date):
        text = name
    else:
        volume = None
    if not text or not (is_venue or known or (date and _is_plausible(text))):
        return None
    if not is_venue and len(text.split()) > _MOST_WORDS:
        return None
    return Venue(
        text,
        date,
        tags=(*tags, *more),
        arxiv=arxiv,
        volume=volume[1] if volume else "",
        issue=(volume[2] or volume[3] or "") if volume else "",
        pages=pages,
    )


def _last_stage(stages: list[str], *, is_venue: bool) -> Venue | None:
    """Read `Arxiv 24.02.08 -> ECCV24`: the last venue counts, the first says when it was there."""
    first, last = (read_venue(stage, is_venue=is_venue) for stage in (stages[0], stages[-1]))
    if first is None or last is None:
        return None
    return last._replace(available=first.date, arxiv=last.arxiv or first.arxiv)


def _alternative(parts: list[str]) -> Venue | None:
    """Read `arXiv:1409.3215 / NIPS 2014`: the preprint says when and where it was before."""
    venues = [venue for part in parts[:4] if (venue := read_venue(part))]
    if len(venues) < len(parts):
        return None
    published = [venue for venue in venues if not venue.name.casefold().startswith("arxiv")]
    chosen = (published or venues)[0]
    others = [venue for venue in venues if venue is not chosen]
    return chosen._replace(
        available=next((venue.date for venue in others if venue.date), None),
        arxiv=next((venue.arxiv for venue in venues if venue.arxiv), ""),
    )


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    match = pattern.search(text)
    if match is None:
        return text, ""
    return f"{text[: match.start()]} {text[match.end() :]}".strip(), match[1]


def _cut_date(text: str) -> tuple[str, Date | None]:
    if match := _SHORT_DATE.search(text):
        return text[: match.start()], preprint_date(match[1])
    found = list(find_dates(text))
    if found:
        start, end, date = found[-1]
        return f"{text[:start].rstrip(_BEFORE_YEAR)} {text[end:].lstrip(')')}", date
    if match := _SHORT_YEAR.search(text):
        year = short_year(match[1] or match[2] or match[3])
        return f"{text[: match.start()]} {text[match.end() :]}", Date(year)
    return text, None


def _without_awards(text: str) -> tuple[str, list[str]]:
    """Take `(Oral)`, `[long]` and a last `Spotlight` away."""
    tags: list[str] = []

    def take(match: re.Match[str]) -> str:
        if is_award(match[1]):
            tags.append(match[1].strip())
            return " "
        return match[0]

    text = _BRACKETS.sub(take, text).strip(_SIGNS)
    while match := _LAST_WORDS.match(text):
        words = match[2].split()
        for start in range(len(words)):
            if is_award(last := " ".join(words[start:])) and last.casefold() not in _PART_OF_NAME:
                tags.append(last)
                text = text.removesuffix(last).strip(_SIGNS)
                break
        else:
            break
    return text, tags


# These also end the names of tracks: `ACL'23 Short`.
_PART_OF_NAME = frozenset({"short", "long", "full paper", "short paper", "long paper"})


def _is_plausible(text: str) -> bool:
    """Tell whether a few words could name a venue, given that a year stands with them."""
    words = text.split()
    capitals = sum(word[:1].isupper() for word in words)
    return len(words) <= 8 and capitals * 2 >= len(words) and capitals > 0
