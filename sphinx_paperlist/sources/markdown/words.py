"""Read the plain words of an entry: authors, venue, dates, awards, pages, stars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.inline import escape
from sphinx_paperlist.sources.markdown.authors import (
    Likeness,
    are_inverted,
    is_name_like,
    likeness,
    names_and_year,
)
from sphinx_paperlist.sources.markdown.dates import find_dates, whole_date
from sphinx_paperlist.sources.markdown.gathered import Gathered
from sphinx_paperlist.sources.markdown.venues import Venue, read_venue
from sphinx_paperlist.sources.markdown.vocabulary import (
    LINK_LABELS,
    PUBLISHERS,
    SHORTCODE,
    bare,
    is_award,
    is_nothing,
    names_a_venue,
)

SIGNS = ' \t\u3000\xa0.,;:|/`~()[]{}<>·•—–-，。；：、（）【】「」*_"“”'
_STAR = re.compile("(?:⭐|★|:star:|🌟)\ufe0f?")
_PAGES = re.compile(
    r"(?:(?:pp?\.?|pages?)\s*\d+|\d+\s*[-–—]+\s*\d+|(?:pp?\.|pages)\s*\d+\s*[-–—]+\s*\d+)"
)
_ARXIV = re.compile(r"(?:arxiv\s*:\s*|abs/)(\d{4}\.\d{4,5})(?:v\d+)?(?:\s+\d+)?", re.IGNORECASE)
_ISSUE = re.compile(r"(?:no|iss|issue)\.?\s*(\d+)", re.IGNORECASE)
_VOLUME = re.compile(r"vol(?:\.|ume)?\s*(\d+)|(\d{1,3})", re.IGNORECASE)
# One word with a capital or a digit that is not its first letter alone: `GPT-4`, `BERT`, `f-DPG`.
NICKNAME = re.compile(r"(?=\S*[\w-][A-Z0-9])[\w.+*/-]{2,20}")
_BY = re.compile(r"(?:written\s+)?by\s+(?=\S)", re.IGNORECASE)
# A full stop that ends a sentence, and not an initial or `et al.`, `Proc.`, `vol.`.
_STOP = (
    r"(?<![A-Z])(?<!\b[a-z])(?<!\bal)(?<!\bProc)(?<!\bConf)(?<!\bInt)(?<!\bTrans)(?<!\bNat)"
    r"(?<!\bMac)(?<!\bvol)(?<!\bVol)(?<!\bno)(?<!\bpp)(?<!\bJr)(?<!\bSt)(?<!\bvs)"
    r"\.(?=\s|$)(?!\s+Vol\.)|(?<=[A-Z][A-Z])\.(?=\s)"
)
SENTENCE_END = re.compile(_STOP)
_CHUNKS = re.compile(
    rf"(?P<bracket>[(\[（【][^()\[\]（）【】]*[)\]）】])|(?P<end>[|;；。\n·•]|\s[-–—]+\s|{_STOP})"
)
_BY_COLON = re.compile(r"\s*(?:written\s+)?by\s+([^:：.]{3,80})[:：]\s*", re.IGNORECASE)
_INITIAL_STOP = re.compile(r"((?:.+\s)?[A-Z]\.)\s+(\S.*)")
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,3}")
_LAST_INITIAL = re.compile(r"(?:^|[\s.-])[A-Z]$")
_AFFILIATED = re.compile(r"[^\W\d]\s*\([^()]*\)\s*,\s*[A-Z]")
_OTHERS = re.compile(r"\bet\.?\s*al\b\.?,?\s+(?=\w)")
_NAME_YEAR = re.compile(r"(.+?)\s+((?:1[5-9]|20)\d\d)")
_COMMA = re.compile(r"\s*[,，、]\s*")
_PAGE_WORD = re.compile(r"^(?:pages?|pp?)\.?\s*", re.IGNORECASE)
_DATED_NAMES = re.compile(r"([^\d]{3,}?)[\s,]+((?:19|20)\d\d)")
# So many words without another role are a remark on the paper, not words that were not understood.
REMARK = 4
# Longer texts are remarks whatever they say.
_LONGEST = 3000


def count_stars(text: str) -> int:
    """Return how many stars a text shows, at most five; `4` and `4/5` show four."""
    number = re.fullmatch(r"\s*([1-5])(?:\s*/\s*5)?\s*", text)
    return int(number[1]) if number else min(len(_STAR.findall(text)), 5)


def without_icon(text: str) -> str:
    """Return a text without the one star at its end: right before a link it is a picture."""
    match = _STAR.search(text)
    alone = match is not None and not text[match.end() :].strip()
    return text[: match.start()] if match and alone else text


class Chunk(NamedTuple):
    """Hold a run of words between signs, whether in brackets, and whether behind a comma."""

    text: str
    bracketed: bool = False
    follows: bool = False


def chunks_of(text: str) -> Iterator[Chunk]:
    """Yield what stands between full stops, bars, dashes and brackets."""
    start = 0
    for match in _CHUNKS.finditer(text):
        yield from _chunk(text[start : match.start()])
        if match["bracket"] and (inside := match[0][1:-1].strip(SIGNS)):
            yield Chunk(inside, bracketed=True)
        start = match.end()
    yield from _chunk(text[start:])


def trimmed(text: str) -> str:
    """Return a text without the signs around it; the stop of a last initial stays."""
    words = text.strip(SIGNS)
    at = text.find(words) + len(words)
    stop = _LAST_INITIAL.search(words) and text[at : at + 1] == "."
    return f"{words}." if stop else words


def _chunk(text: str) -> Iterator[Chunk]:
    if words := trimmed(text):
        yield Chunk(words, follows=text.lstrip()[:1] in (",", "，"))


class WordReader:
    """Give plain words of one entry their roles, in the order they are printed."""

    def __init__(self, gathered: Gathered) -> None:
        self.found = gathered
        self.is_at_venue = False
        # Right behind authors in italics a few words with capitals are a venue.
        self.expects_venue = False
        # What stands in brackets before a title is a topic, not a person.
        self.bracketed_names = True

    def read(self, text: str, *, expects_names: bool = False) -> list[Chunk]:
        """Take what has a role from a text; return the chunks that have none.

        With `expects_names` two words with capitals are an author.
        """
        if len(text) > _LONGEST:
            return [Chunk(text.strip(SIGNS))]
        if not self.found.authors and (by := _BY_COLON.match(text)) and likeness(by[1]):
            self.found.add_credit(by[1])
            text = text[by.end() :]
        if not self.found.authors and _AFFILIATED.search(text):
            end = text.rfind(")") + 1
            names = text[:end].lstrip(" \t,.-–—|")
            if likeness(names) is Likeness.STRONG:
                self.found.add_credit(names)
                text = text[end:]
        if not text.isascii() or ":star" in text:
            self.found.stars = self.found.stars or count_stars(text)
            text = _STAR.sub(" ", text)
        if text.count(":") > 1:
            text = SHORTCODE.sub(" ", text)
        return [
            chunk
            for chunk in chunks_of(text)
            if not self._is_read_chunk(chunk, expects_names=expects_names or chunk.follows)
        ]

    def _is_read_chunk(self, chunk: Chunk, *, expects_names: bool) -> bool:
        if chunk.bracketed and ";" in chunk.text and len(parts := chunk.text.split(";")) > 1:
            left = [
                part for part in map(trimmed, parts) if not self._is_read(part, expects_names=True)
            ]
            return not left
        if chunk.bracketed and not self.bracketed_names and likeness(chunk.text):
            return False
        if chunk.bracketed and self.is_at_venue and chunk.text.isdigit() and len(chunk.text) < 4:
            self.found.issue = chunk.text
            return True
        return self._is_read(chunk.text, expects_names=expects_names and not chunk.bracketed)

    def take(self, text: str, markdown: str = "", *, expects_names: bool = False) -> None:
        """Take a text; what has no role becomes a note."""
        self.keep(self.read(text, expects_names=expects_names), markdown or escape(text), text)

    def keep(self, left: list[Chunk], markdown: str, text: str) -> None:
        """Keep the chunks that have no role as a note; few words are said to be unread."""
        left = [chunk for chunk in left if not self._is_mark(chunk)]
        if self.expects_venue and left and _could_be_venue(left[0]) and not self.found.venue:
            self.found.add_venue(Venue(left.pop(0).text))
        words = " ".join(chunk.text for chunk in left)
        if not words.strip(SIGNS):
            return
        if words.count(" ") + 1 < REMARK:
            self.found.add_note(escape(words), unread=words)
        elif len(words) * 2 > len(text):
            self.found.add_note(" ".join(markdown.split()).strip(" -–—:：,，|").lstrip(".。)）] "))
        else:
            self.found.add_note(escape(words))

    def _is_mark(self, chunk: Chunk) -> bool:
        """Take a sign such as an emoji as a tag, and a name in brackets as the nickname."""
        text = chunk.text
        if not any(map(str.isalnum, text)):
            self.found.add_tag(text)
        elif bare(text) in LINK_LABELS:
            # A label whose link is still to come.
            return True
        elif chunk.bracketed and not self.found.nickname and NICKNAME.fullmatch(text):
            self.found.nickname = text
        elif chunk.bracketed and " " not in text:
            self.found.add_tag(text)
        else:
            return False
        return True

    def says_something(self, text: str) -> bool:
        """Tell whether marked words are a date, an award, a venue or names, and nothing else."""
        return bool(
            whole_date(text)
            or is_award(text)
            or is_nothing(text)
            or (len(text) < 80 and _has_venue(text))
            or (not self.found.authors and likeness(text) is Likeness.STRONG)
        )

    def _is_read(self, text: str, *, expects_names: bool) -> bool:
        """Take the words of one chunk; tell whether they have a role."""
        was_at_venue, self.is_at_venue = self.is_at_venue, False
        found = self.found
        if match := _BY.match(text):
            text, expects_names = text[match.end() :], True
        text = self._without_others(text)
        if date := whole_date(text):
            self._date(date, after_venue=was_at_venue)
        elif self._is_number(text, at_venue=was_at_venue) or is_nothing(text):
            pass
        elif not found.authors and self._are_names(text, expected=expects_names):
            found.add_credit(text)
        elif (dated := self._dated_names(text, expected=expects_names)) and (
            date := whole_date(dated[2])
        ):
            found.add_credit(dated[1])
            self._date(date, after_venue=False)
        elif _COMMA.search(text):
            return self._parts_are_read(_COMMA.split(text))
        elif venue := read_venue(text):
            self._venue(venue)
        else:
            return self._is_dated(text)
        return True

    def _dated_names(self, text: str, *, expected: bool) -> re.Match[str] | None:
        """Return the match of authors with a year behind them: `Ann Bee and Cy Dee 2012`."""
        match = _DATED_NAMES.fullmatch(text) if not self.found.authors else None
        names = match[1] if match else ""
        known = bool(names) and not names_a_venue(names)
        return match if known and self._are_names(names, expected=expected) else None

    def _is_number(self, text: str, *, at_venue: bool) -> bool:
        """Take an award, an identifier, a volume, a number or pages."""
        found = self.found
        if is_award(text):
            found.add_tag(text)
        elif match := _ARXIV.fullmatch(text):
            found.arxiv = found.arxiv or match[1]
        elif (match := _VOLUME.fullmatch(text)) and (match[1] or at_venue):
            found.volume = match[1] or match[2]
            self.is_at_venue = at_venue
        elif match := _ISSUE.fullmatch(text):
            found.issue = match[1]
            self.is_at_venue = at_venue
        elif _PAGES.fullmatch(text):
            found.pages = found.pages or _PAGE_WORD.sub("", text)
        else:
            return False
        return True

    def _are_names(self, text: str, *, expected: bool) -> bool:
        looks = likeness(text)
        if looks is Likeness.STRONG and not _has_venue(text):
            return True
        weak = looks is Likeness.WEAK and not (names_a_venue(text) or _COMMA.search(text))
        return expected and (weak or are_inverted(text))

    def _without_others(self, text: str) -> str:
        """Take `Bee et al.` and `Bee and Dee` before a year or a venue; return what follows."""
        if self.found.authors:
            return text
        if match := names_and_year(text):
            self.found.add_credit(match[1])
            return match[2]
        if match := _OTHERS.search(text):
            names = text[: match.end()].rstrip(" ,")
            if likeness(names) is Likeness.STRONG:
                self.found.add_credit(names)
                return text[match.end() :]
        return text

    def _is_dated(self, text: str) -> bool:
        """Take the date of a few words such as `printed 2020`."""
        dates = list(find_dates(text))
        if dates and text.count(" ") < 3:
            self.found.dates.append(dates[-1].date)
            return True
        return False

    def _date(self, date: Date, *, after_venue: bool) -> None:
        if after_venue and not self.found.venue_date:
            self.found.venue_date = date
        else:
            self.found.dates.append(date)

    def _venue(self, venue: Venue) -> None:
        if not self.found.venue:
            self.found.add_venue(venue)
            self.is_at_venue = True
        elif venue.name.casefold() in PUBLISHERS:
            self.found.publisher = venue.name
            self.is_at_venue = True
        else:
            self.found.add_tag(venue.name)
            if venue.date:
                self.found.dates.append(venue.date)

    def _is_imprint(self, parts: list[str]) -> bool:
        """Take a venue and its date that stand alone: `Data Science and Engineering, 2021`."""
        if len(parts) != 2 or not whole_date(parts[1]) or likeness(parts[0]):
            return False
        venue = read_venue(" ".join(parts))
        if venue is None or venue.date is None:
            return False
        self._venue(venue)
        return True

    def _parts_are_read(self, parts: list[str]) -> bool:
        """Take the parts between commas: a run of names, then venue and dates.

        Where most words have no role, nothing is taken: it is a sentence with commas.
        """
        parts = [part for part in map(trimmed, parts) if part]
        if not self.found.venue and self._is_imprint(parts):
            return True
        dated = _NAME_YEAR.fullmatch(parts[-1]) if parts else None
        if dated and is_name_like(dated[1]) and not _has_venue(dated[1]):
            parts[-1:] = dated.groups()
        parts = [whole for part in parts for whole in _venue_apart(part)]
        start, end = (0, 0) if self.found.authors else _run_of_names(parts)
        others = [*parts[:start], *parts[end:]]
        plain = [part for part in others if not _has_role(part)]
        if _count(plain) * 2 > _count(parts) and not self.is_at_venue:
            return False
        if end:
            self.found.add_credit(", ".join(parts[start:end]))
        for part in others:
            goes_on = self.is_at_venue and part[:1].islower()
            if goes_on and not self._is_number(part, at_venue=True):
                self.found.venue += f", {part}"
            elif not (goes_on or self._is_read(part, expects_names=False)):
                self.found.add_note(escape(part), unread=part)
        return True


def _venue_apart(part: str) -> list[str]:
    """Cut `Dee C. arXiv` behind the initial."""
    match = _INITIAL_STOP.match(part)
    return list(match.groups()) if match and names_a_venue(match[2]) else [part]


def _could_be_venue(chunk: Chunk) -> bool:
    words = chunk.text.split()
    return not chunk.bracketed and len(words) < 7 and all(word[:1].isupper() for word in words[:2])


def _run_of_names(parts: list[str]) -> tuple[int, int]:
    """Return where the first run of names begins and ends; both are 0 where there is none."""
    start = 0
    while start < len(parts):
        end = start
        while end < len(parts) and _is_a_name(parts[end]):
            end += 1
        if end > start and likeness(", ".join(parts[start:end])):
            return start, end
        start = end + 1
    return 0, 0


def _is_a_name(part: str) -> bool:
    bare = part.removeprefix("and ").removeprefix("& ")
    return (
        is_name_like(bare)
        or _INITIALS.fullmatch(bare) is not None
        or likeness(bare) is not Likeness.NONE
    ) and not (whole_date(part) or _has_venue(part))


def _has_role(part: str) -> bool:
    return bool(
        whole_date(part)
        or is_award(part)
        or is_nothing(part)
        or part.isdigit()
        or _ISSUE.fullmatch(part)
        or _PAGES.fullmatch(part)
        or read_venue(part)
        or (part.count(" ") < 2 and next(find_dates(part), None))
    )


def _count(parts: list[str]) -> int:
    return sum(part.count(" ") + 1 for part in parts)


def _has_venue(text: str) -> bool:
    return names_a_venue(text) and read_venue(text) is not None
