"""Cut the words of an entry that has no marks: names, title, and what stands after them."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_paperlist.papers.text import has_cjk
from sphinx_paperlist.sources.markdown.authors import (
    Likeness,
    are_inverted,
    is_name_like,
    likeness,
    names_and_year,
)
from sphinx_paperlist.sources.markdown.dates import find_dates, whole_date
from sphinx_paperlist.sources.markdown.venues import read_venue
from sphinx_paperlist.sources.markdown.vocabulary import is_award, names_a_venue

BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
NUMBER = re.compile(r"[\[(#]?\d{1,4}[\])]?[.):]?(?=\s|$)")
# Where the words of a title may end and those about authors and venue begin.
_CUT = re.compile(
    r"[,.，。]\s+|\s+[-–—|]\s+|\s*[，。]|;\s+|(?<=[a-z])\.(?=[A-Z]{3,})|(?<=[?!])\s+(?=\S)"
)
_DATED = re.compile(
    r"^(.+?)[\s,.]*(\([^()]*(?:1[5-9]|20)\d\d[^()]*(?:\)|$).*"
    r"|\[[^\[\]]*(?:1[5-9]|20)\d\d[^\[\]]*\].*)$",
    re.DOTALL,
)
_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_MONTH = r"(?:\s*,\s*(?:[A-Z][a-z]+\.?)(?:\s+\d{1,2})?)?"
# `Last, F., & Last, F. (2014). Title. Venue`, as the APA's style has it, and
# `Last, F. and Last, F., 2014. Title. Venue`, as Harvard's.
_YEAR_SECOND = re.compile(
    rf"([^():]{{3,600}}?)(?:[\s.]*(\({_YEAR}(?:,[^()]*)?\))\s*[.,:]?|[.,]\s*({_YEAR}{_MONTH})[.:,])\s+"
    r"(\S.{3,}?)(?:(?<=[?!])\s+(.*)|[.]\s+(.*)|[.]?\s*)$",
    re.DOTALL,
)
_STOP = re.compile(r"(?<!\b[A-Z])(?<!-[A-Z])(?<!\b[A-Z][a-z])(?<=\w)\.\s+(?=\S)|(?<=\bal)\.\s+")
_VANCOUVER = re.compile(
    r"((?:[A-Z][\w'-]+(?:[ -][\w'-]+)? [A-Z]{1,3}(?:,\s+|(?=\.)))+(?:et al)?)\.\s+"
    r"(\S[^.?!]{8,}[.?!])(?:\s+(.*))?$",
    re.DOTALL,
)
_PAGES_BEHIND = re.compile(r"[:,]?\s*(?:pp?\.?|pages)?\s*\d+\s*[-–—]+\s*\d+\W*$")
_NUMBERED = re.compile(
    r"(?:vol|no|iss|issue|pp?|pages?)\b\.?\s*\d+(?:\s*[-–—]+\s*\d+)?", re.IGNORECASE
)
_END = re.compile(r"(?<=\w\w)[.]\s+|[?!]\s+(?=[A-Z(\[])")
_COMMA = re.compile(r"\s*[,，]\s+|[，]")
_NAMES_COLON = re.compile(r"([^:：]{3,300}?)[:：]\s+(\S.*)$", re.DOTALL)
# A word that is written as no name is: `R-CNN`, `GPT-4`, `DeepTrack:`.
_ODD_WORD = re.compile(r"[A-Z]-?[A-Z]|\d|:")
_REPORTS = ("technical report", "tech report", "tech. report", " thesis", " dissertation")
_LAST_INITIAL = re.compile(r"[\s.-][A-Z]$")
_BY = re.compile(r",?\s+by\s+(?=[A-Z])")
_OTHERS_LAST = re.compile(r"\bet\.?\s*al\.?$")
_PLURAL = re.compile(r"\w{3}(?:tions?|tives|ments|works)\b")
_NOUN = re.compile(r"\w{3}(?:tions?|ments?|ness|ity|works?|ics|izers?|isms?|fiers?|ders?|ces)\b")
_FEW = 3


class Cut(NamedTuple):
    """Hold the words before a title, the title, and the words after it.

    `cited`: names stand before the title, as in citations.
    """

    lead: str
    title: str
    tail: str
    cited: bool = False


def cut_words(text: str) -> Cut:
    """Cut the words of an entry where its title begins and ends."""
    lead, text = _split_lead(text)
    for cut in (
        _year_second,
        _initials_behind,
        _names_before_colon,
        _names_before_stop,
        _names_before_comma,
    ):
        found = cut(text)
        if found and is_title_like(found.title) and not _is_short_imprint(found.title):
            return found._replace(lead=f"{lead}{found.lead}")
    title, tail = _split_tail(text)
    return Cut(lead, title, tail)


def is_title_like(words: str) -> bool:
    """Tell whether words could be a title: more than one, or Han characters."""
    words = words.strip()
    return bool(words) and (
        " " in words or is_han(words) or (len(words) > 2 and words[0].isupper())
    )


def is_han(words: str) -> bool:
    """Tell whether words are in Han characters, and more than a name."""
    return len(words) > 3 and has_cjk(words)


def _year_second(text: str) -> Cut | None:
    match = _YEAR_SECOND.match(text)
    if match is None:
        return None
    names = match[1].strip(" ,")
    if text[match.end(1) : match.end(1) + 1] == "." and _LAST_INITIAL.search(names):
        names = f"{names}."
    if likeness(names) is not Likeness.STRONG:
        return None
    title, rest = match[4], match[5] or match[6] or ""
    return Cut(f"{names} {match[2] or f'({match[3]})'}", title, rest, cited=True)


def _initials_behind(text: str) -> Cut | None:
    """Read `Bee A, Dee CF. Title. Nature. 2020`, as the Vancouver style has it."""
    match = _VANCOUVER.match(text)
    if match is None or not ("," in match[1] or match[1].endswith("et al")):
        return None
    return Cut(match[1], match[2], match[3] or "", cited=True)


def _names_before_colon(text: str) -> Cut | None:
    """Read `Ann Bee and Cy Dee: Title, Venue 2020`."""
    match = _NAMES_COLON.match(text)
    if match is None or _ODD_WORD.search(match[1]) or _PLURAL.search(match[1]):
        return None
    if not _ends_in_name(match[1]) or _has_colon_in_title(text, match):
        return None
    title, tail = _split_tail(match[2])
    looks = likeness(match[1])
    named = any(likeness(part) is Likeness.STRONG for part in re.split(r"[()]\s*,?", tail))
    if looks is Likeness.STRONG or (looks is Likeness.WEAK and _is_dated_venue(tail) and not named):
        return Cut(match[1], title, tail, cited=True)
    return None


def _ends_in_name(names: str) -> bool:
    """Tell names before a colon from those before a title with one: `Ann Bee, Name: title`."""
    if _OTHERS_LAST.search(names):
        return True
    if are_inverted(names):
        return True
    last = _COMMA.split(names)[-1].strip().removeprefix("and ").removeprefix("& ")
    return " " in last and (is_name_like(last) or likeness(last) is Likeness.STRONG)


def _has_colon_in_title(text: str, match: re.Match[str]) -> bool:
    """Tell whether the last words before a colon begin the title: `A. Bee, C. Dee, New Nets: on`.

    Abstract nouns and small words are no parts of names.
    """
    *names, last = _COMMA.split(match[1])
    if not names or _OTHERS_LAST.search(last):
        return False
    nouns = _NOUN.search(last) or any(word.islower() for word in last.split()[1:-1])
    return bool(nouns) and _names_before_comma(text) is not None


def _names_before_stop(text: str) -> Cut | None:
    """Read `Ann Bee and Cy Dee. Title. Venue, 2020`."""
    for stop in _STOP.finditer(text):
        names, rest = text[: stop.start()], text[stop.end() :]
        if likeness(names) is not Likeness.STRONG or _ODD_WORD.search(names):
            return None
        end = _END.search(rest)
        title, tail = _split_tail(rest)
        if not tail and end:
            title, tail = rest[: end.end()].strip(), rest[end.end() :]
        if len(title.split()) > 1 and (tail or likeness(title) is Likeness.NONE):
            return Cut(names, title, tail, cited=True)
    return None


def _names_before_comma(text: str) -> Cut | None:
    """Read `Ann Bee, Cy Dee, Title, Venue, 2020`."""
    commas = [*_COMMA.finditer(text)]
    parts = _parts(text, commas)
    end = len(parts)
    while end and (not parts[end - 1] or _is_imprint(parts[end - 1])):
        end -= 1
    start = 0
    while start < end and _is_names(parts[start]):
        start += 1
    if start == end and end > 1 and _ODD_WORD.search(parts[end - 1]):
        start -= 1
    if not 0 < start < end:
        return None
    names = text[: commas[start - 1].start()]
    title = text[commas[start - 1].end() : commas[end - 1].start() if end <= len(commas) else None]
    tail = text[commas[end - 1].end() :] if end <= len(commas) else ""
    if likeness(names) is Likeness.WEAK and (start > 1 or not _is_imprint(tail)):
        return None
    if title.startswith(("and ", "& ", "et al")):
        return None
    if likeness(names) is Likeness.NONE or (" " not in title and not tail):
        return None
    return Cut(names, title, tail, cited=True)


def _parts(text: str, commas: list[re.Match[str]]) -> list[str]:
    starts = [0, *(comma.end() for comma in commas)]
    ends = [*(comma.start() for comma in commas), len(text)]
    return [text[a:b].strip(" .") for a, b in zip(starts, ends, strict=True)]


def _is_names(part: str) -> bool:
    bare = part.removeprefix("and ").removeprefix("& ")
    if ":" in bare or re.search(r"\d", bare):
        return False
    return " " in bare and (is_name_like(bare) or likeness(bare) is Likeness.STRONG)


def _is_imprint(part: str) -> bool:
    """Tell whether words after a comma are a venue or a date."""
    part = part.strip(" .,()")
    if _NUMBERED.fullmatch(part):
        return True
    part = _PAGES_BEHIND.sub("", part) or part
    if whole_date(part) or is_award(part) or (part.isdigit() and len(part) < 5):
        return True
    if part.casefold().endswith(_REPORTS) and len(part.split()) <= _FEW:
        return True
    venue = read_venue(part)
    return venue is not None and names_a_venue(venue.name) and len(part.split()) < 12


def _is_short_imprint(title: str) -> bool:
    first = title.split(",", maxsplit=1)[0]
    return len(first.split()) <= _FEW and _is_imprint(first)


def _is_dated_venue(tail: str) -> bool:
    return (
        bool(tail)
        and "#" not in tail
        and (next(find_dates(tail), None) is not None or _is_imprint(tail))
    )


def _split_lead(text: str) -> tuple[str, str]:
    """Cut off what stands before a title: `[2023/02]`, `(CVPR 2024)`, `12.`, `CVPR 2024,`."""
    end = 0
    while True:
        rest = text[end:]
        start = len(rest) - len(rest.lstrip(" \t.,:：-–—•·|])】）"))
        bracket = BRACKETS.match(rest, start)
        number = NUMBER.match(rest, start)
        date = next(find_dates(rest[start : start + 24]), None)
        if bracket and len(bracket[1].split()) <= 6 and bracket[1].strip():
            end += bracket.end()
        elif number:
            end += number.end()
        elif date and date.start == 0 and rest[start + date.end : start + date.end + 1] in " :,.|":
            end += start + date.end
        elif length := _venue_first(rest[start:], dated=end > 0):
            end += start + length
        else:
            return text[:end], rest


def _venue_first(text: str, *, dated: bool) -> int:
    """Return how long the venue is that a text begins with: `CVPR 2024, Title`.

    It has its year, unless the text is `dated` already.
    """
    match = re.match(r"[^,:，：|]{3,60}?(?=[,:，：|]\s*\S|\s[-–—]\s)", text)
    if match is None:
        return 0
    venue = read_venue(match[0])
    long = len(text[match.end() :].split()) > _FEW
    sure = venue is not None and (venue.date is not None or dated)
    return match.end() if long and venue and sure and names_a_venue(venue.name) else 0


def _split_tail(text: str) -> tuple[str, str]:
    """Cut off the date, authors and venue that stand after a title."""
    if match := _DATED.match(text):
        # `Title. Nature 12 (2019)`
        stop = next(_STOP.finditer(match[1]), None)
        if stop and _is_imprint(match[1][stop.end() :]):
            return match[1][: stop.start()], f"{match[1][stop.end() :]} {match[2]}"
        return match[1], match[2]
    if (by := _BY.search(text)) and likeness(text[by.end() :].strip(" ,.")) is Likeness.STRONG:
        return text[: by.start()], text[by.end() :]
    for cut in _CUT.finditer(text):
        words, tail = text[: cut.start()], text[cut.end() :]
        if not tail.strip(" ([.,"):
            break
        exact = len(words.split()) < _FEW
        if "|" in cut[0] and likeness(tail.strip(" |")):
            return words, f"| {tail}"
        if (" " in words or is_han(words)) and is_about_authors_or_venue(tail, exact=exact):
            return words, tail
    return text, ""


def is_about_authors_or_venue(tail: str, *, exact: bool = False) -> bool:
    """Tell whether names, a venue or a date begin a text; `exact`: and are all of it."""
    tail = tail.strip(" ([（【,.|")
    first = re.split(r"(?<=\w\w)\.\s|[(\[]|\s[-–—|]\s", tail, maxsplit=1)[0].strip()
    first = _PAGES_BEHIND.sub("", first)
    if names_and_year(first):
        return True
    if exact and not _is_imprint(first):
        return False
    if likeness(first) is Likeness.STRONG:
        return True
    parts = first.split(",")
    if whole_date(parts[0]):
        return True
    parts = [part for part in parts if not whole_date(part)] or parts
    names = ",".join(parts[:-1])
    last = read_venue(parts[-1])
    if not names and _is_imprint(parts[-1]):
        return True
    if last and (last.date or names_a_venue(last.name)) and (not names or likeness(names)):
        return True
    return whole_date(tail) is not None
