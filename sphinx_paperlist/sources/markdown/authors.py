"""Tell runs of names from other words."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sphinx_paperlist.papers.name_parsing import means_others
from sphinx_paperlist.papers.text import has_cjk
from sphinx_paperlist.sources.markdown.vocabulary import names_a_venue

_SEPARATOR = re.compile(r"\s*[,，、;；]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
_ET_AL = re.compile(r"[\s,，]*(?:\b(?:and\s+)?e[tl]\.?\s*al\b\.?|等人?[.。]?$|\band\s+others\b\.?)")
_YEAR = re.compile(r"(?:^|[\s-])(?:1[5-9]|20)\d\d$")
# `Bee et al. 2019`, `Bee and Dee, 2019a`.
_NAMES_AND_YEAR = re.compile(
    r"([A-Z][^\d,;:()]{1,60}?\set\s+al\.?"
    r"|[A-Z][\w'-]+(?:,? [A-Z][\w'-]+){0,3} (?:and|&) [A-Z][\w-]+)"
    r",?\s*((?:1[5-9]|20)\d\d)[a-z]?"
)
_LAST_YEAR = re.compile(r"[\s,.]+[(\[]?((?:1[5-9]|20)\d\d)[)\]]?[\s.]*$")
_AFTER_YEAR = frozenset("0123456789)]. ")
# Suffixes of a name that are surely none of the initials of another.
_SUFFIXES = frozenset({"jr", "sr", "iii"})
_INITIAL = re.compile(r"(?:[A-Z]\.?-?){1,3}")
_BRACKETED = re.compile(r"\s*[(（]([^()（）]*)[)）]")
# Marks of equal contribution and the like behind a name.
_FOOTNOTE = re.compile(r"(?<=\w)[*†‡§¶]+(?=\s*(?:[,，;.]|and\b|&|$))")
_PARTICLES = frozenset(
    {"al", "bin", "ben", "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos", "du"}
    | {"el", "ibn", "la", "le", "ten", "ter", "van", "vom", "von", "y", "zu", "zur"}
)
# Words with a capital that stand in titles and remarks and are no names.
_NO_NAMES = frozenset(
    {"science", "sciences", "engineering", "systems", "computing", "intelligence", "mining"}
    | {"technology", "research", "analysis", "applications", "theory", "methods", "computer"}
    | {"computational", "knowledge", "information", "processing", "robotics", "automation"}
    | {"optimization", "mathematics", "statistics", "physics", "biology", "medicine", "software"}
    | {"artificial", "natural", "pattern", "recognition", "journal", "transactions"}
    | {"conference", "workshop", "proceedings", "advances", "letters", "annual", "digital"}
    | {"reinforcement", "speech", "multimedia", "communications", "net", "graph", "graphs"}
    | {"detection", "generation", "estimation", "segmentation", "classification", "adversarial"}
    | {"a", "an", "and", "are", "based", "best", "code", "data", "dataset", "for", "from"}
    | {"how", "image", "improving", "in", "is", "language", "large", "learning", "machine", "model"}
    | {"models", "must", "network", "networks", "neural", "note", "of", "on", "paper", "read"}
    | {"report", "review", "seminal", "survey", "system", "task", "the", "this", "to", "toward"}
    | {"towards", "training", "tutorial", "unsupervised", "using", "via", "video", "vision", "what"}
    | {"why", "with", "accepted", "important", "classic", "recommended", "self-supervised"}
)
_COMPANIES = frozenset(
    {"google", "microsoft", "meta", "facebook", "nvidia", "amazon", "apple", "deepmind", "ibm"}
    | {"anthropic", "alibaba", "baidu", "tencent", "bytedance", "huawei", "adobe", "salesforce"}
    | {"intel", "samsung", "uber", "twitter", "cohere", "mistral", "huggingface", "eleutherai"}
)
# The number of a footnote: `Ann Bee1`.
_NOTE_NUMBER = re.compile(r"(?<=[a-z])\d$")
_INVERTED_NAME = re.compile(r"\s*[A-Z][\w'-]+,\s+[A-Z][\w'-]*\.?(?:\s[A-Z]\.?){0,2}\.?\s*")
_LAST_STOP = re.compile(r"(?<=\w\w)\.\s*$")
_MOST_WORDS = 5
# The commonest shape by far: full names with commas between them.
_PLAIN_RUN = re.compile(
    r"\s*[A-Z][a-z-]+(?:\s[A-Z][a-z-]*\.?){1,3}(?:,\s[A-Z][a-z-]+(?:\s[A-Z][a-z-]*\.?){1,3})+\s*"
)


class Likeness(enum.IntEnum):
    """Rank how much words look like names."""

    NONE = 0
    WEAK = 1
    STRONG = 2


class Credit(NamedTuple):
    """Hold a run of names, where they work, and the words after them."""

    names: str
    affiliation: str = ""
    rest: str = ""


@lru_cache(maxsize=1024)
def likeness(text: str) -> Likeness:
    """Tell how much a text looks like a run of names and nothing else.

    Sure signs are `et al.`, initials, an `and`, or several full names. One full name alone looks
    like any two words with capitals.
    """
    if _PLAIN_RUN.fullmatch(text) and _NO_NAMES.isdisjoint(text.lower().replace(",", "").split()):
        return Likeness.STRONG
    text = _BRACKETED.sub("", text).strip(" \t.,;:，。")
    if ";" in text and are_inverted(text):
        return Likeness.STRONG
    bare, others = _ET_AL.subn("", text)
    parts = [part.strip(" .*†‡") for part in _SEPARATOR.split(bare)]
    parts = [part for part in parts if part]
    # A year is no strange name.
    if any(_YEAR.search(part) for part in parts[-2:]):
        return Likeness.NONE
    strange = sum(not (is_name_like(part) or _is_initials(part)) for part in parts)
    # In a long run one of five may be written strangely.
    if not parts or strange * 5 > len(parts):
        return Likeness.NONE
    full = [part for part in parts if " " in part or has_cjk(part)]
    initials = any(_has_initial(part) for part in parts)
    pairs = len(parts) > 1 and not strange and any(map(_is_initials, parts[1::2]))
    joined = len(parts) > 1 and re.search(r"\s(?:and|&)\s", bare)
    if others or joined or pairs or len(full) > 1 or (initials and full):
        return Likeness.STRONG
    return Likeness.WEAK if full else Likeness.NONE


def names_and_year(text: str) -> re.Match[str] | None:
    """Return the match of names and a year, or None: `Bee et al. 2019`, `Bee and Dee, 2019a`."""
    match = _NAMES_AND_YEAR.fullmatch(text)
    return match if match and likeness(match[1]) else None


def are_mostly_names(text: str) -> bool:
    """Tell whether a text is `Bee, Ann.`, or names but for one of several parts."""
    if _INVERTED_NAME.fullmatch(text):
        return True
    parts = [part for part in _SEPARATOR.split(_ET_AL.sub("", text).strip(" ,:")) if part]
    return len(parts) > 2 and sum(not is_name_like(part) for part in parts) < 2


def are_inverted(text: str) -> bool:
    """Tell whether single words are names in pairs: `Bee, Ann, Dee, Cy`, `Bee, Ann; Dee, Cy`."""
    parts = [part.strip(" .") for part in _SEPARATOR.split(_ET_AL.sub("", text)) if part.strip()]
    alike = all(is_name_like(part) or _is_initials(part) for part in parts)
    return alike and not any(map(_is_no_family, parts)) and _are_pairs(parts)


def is_name_like(part: str) -> bool:
    """Tell whether words could be one name: capitals, initials, particles, or Han characters."""
    part = _NOTE_NUMBER.sub("", part)
    words = part.split()
    if not 0 < len(words) <= _MOST_WORDS or any(map(str.isdigit, part)):
        return False
    if has_cjk(part):
        return len(part) <= 5 and len(words) <= 2 and part.replace(" ", "").isalpha()
    return all(
        (word[0].isupper() and (word.lower() not in _NO_NAMES or (at and len(word) == 1)))
        or word.lower() in _PARTICLES
        for at, word in enumerate(words)
    ) and any(len(word) > 1 and word[0].isupper() for word in words)


def _is_initials(part: str) -> bool:
    return _INITIAL.fullmatch(part.replace(" ", "")) is not None


def _has_initial(part: str) -> bool:
    words = part.split()
    return len(words) > 1 and any(_INITIAL.fullmatch(word) for word in (words[0], words[-1]))


def read_credit(text: str) -> Credit:
    """Take a run of authors apart: names, affiliations in brackets, and a venue after them.

    `Felix Hill (Cambridge) et al. arXiv.` gives names, an affiliation and the rest `arXiv.`;
    in `OpenAI: Ann Bee, Cy Dee` what stands before the colon is the affiliation.
    """
    names, rest = _split_off_rest(" ".join(text.split()))
    affiliations: list[str] = []
    before, colon, after = names.partition(":")
    if colon and likeness(after) and "," not in before:
        affiliations.append(before.strip())
        names = after.strip()

    def take(match: re.Match[str]) -> str:
        inside = match[1].strip()
        follows = names[match.end() :].lstrip()
        # `Ruixin (Ray) Yang` and `Ann Bee (@bee)` are names as a whole.
        if not inside or inside.startswith("@") or (follows[:1].isupper()):
            return match[0]
        if not means_others(inside):
            affiliations.append(inside)
        return ""

    names = in_order(_FOOTNOTE.sub("", _BRACKETED.sub(take, names)))
    return Credit(names.strip(), "; ".join(dict.fromkeys(affiliations)), rest)


def _split_off_rest(text: str) -> tuple[str, str]:
    if text[-1:] in _AFTER_YEAR and (dated := _LAST_YEAR.search(text)) and dated.start():
        names, rest = _split_off_rest(text[: dated.start()].rstrip(" ,(["))
        return names, f"{rest}, {dated[1]}" if rest else dated[1]
    match = _ET_AL.search(text)
    if match and (rest := text[match.end() :].strip(" .,")):
        after = text[match.end() :].lstrip()
        # `et al. (Google)` is still about the authors.
        return (
            (text, "")
            if after.startswith(("(", "（")) and after.endswith((")", "）", ")."))
            else (
                text[: match.end()],
                rest,
            )
        )
    for stop in re.finditer(r"(?<=\w\w|\w\))\.\s+(?=\w)", text):
        names, rest = text[: stop.start()], text[stop.end() :]
        if names_a_venue(rest) or (
            " " in rest and likeness(names) is Likeness.STRONG and not likeness(rest)
        ):
            return names, rest
    return text, ""


def in_order(names: str, *, cited: bool = False) -> str:
    """Return names of which the first, or all, are written `Last, First`, as they are read.

    The Modern Language Association's style inverts the first name alone: `Bee, Ann, and Cy Dee`;
    others invert all and set nothing but commas between them: `Bee, Ann, Dee, Cy`. Names that are
    `cited` before a title are more surely so.
    """
    # Braces hold names together, which are as they are meant then.
    if "{" in names:
        return names
    match = _ET_AL.search(names)
    bare = _LAST_STOP.sub("", names[: match.start()] if match else names)
    bare = f"{bare.rstrip('.')}." if bare.endswith("..") else bare
    parts = [part.strip() for part in _SEPARATOR.split(bare) if part.strip()]
    if len(parts) < 2 or any(map(_is_no_family, parts)):
        return names
    others = ", et al." if match else ""
    if _are_pairs(parts):
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return ", ".join(f"{given} {family}" for family, given in pairs) + others
    sure = cited or len(parts) > 2 or match or _has_initial(parts[1])
    given = " " in parts[1] if cited else False
    if not (sure and _is_family(parts[0]) and (given or _is_given(parts[1]))):
        return names
    if any(len(part.split()) < 2 for part in parts[2:]):
        return names
    return ", ".join([f"{parts[1]} {parts[0]}", *parts[2:]]) + others


def _is_no_family(part: str) -> bool:
    """Tell whether a part is the name of a company, or in Han characters."""
    return has_cjk(part) or part.endswith("AI") or part.casefold() in _COMPANIES


def _is_given(part: str) -> bool:
    """Tell whether words are given names: one, or one and initials."""
    words = part.split()
    if not words or part.rstrip(".").casefold() in _SUFFIXES:
        return False
    return all(_INITIAL.fullmatch(word) for word in words[1:])


def _are_pairs(parts: Sequence[str]) -> bool:
    """Tell whether each family name is followed by given names, which stand alone."""
    families, given = parts[::2], parts[1::2]
    return (
        len(parts) > 2
        and len(parts) % 2 == 0
        and all(map(_is_given, given))
        and all(_is_family(part) for part in families)
        and not all(map(_is_initials, families))
    )


def _is_family(part: str) -> bool:
    words = part.split()
    return len(words) == 1 or words[0].lower() in _PARTICLES
