"""Read the names of authors and editors, as people and BibTeX write them."""

from __future__ import annotations

import re

from sphinx_paperlist.papers.latex import decode_accents
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.text import CJK, has_cjk, is_katakana

# Roman numbers in capitals only: Xi and Vi are names.
_SUFFIX = re.compile(
    r"(?:jr|sr)\.?|(?-i:[IVX]+)|[2-9](?:nd|rd|th)|ph\.?d\.?|m\.?d\.?", re.IGNORECASE
)
_INITIALS = re.compile(r"(?:[A-Z]\.?[\s-]?){1,4}")
_OTHERS = re.compile(
    r"(?:(?:^|(?<=[\s,，、;；]))(?i:(?:and\s+|&\s*)?(?:et\.?\s*al\.?|others)|等人?)"
    rf"|(?<=[{CJK}])等人?)\s*[.。]?$"
)
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+", re.IGNORECASE)
_SEMICOLON = re.compile(r"\s*[;；]\s*(?:(?:and|&)\s+)?")
_COMMA = re.compile(r"\s*[,，、;；]\s*")
# The commonest shape by far: given names and a family name, nothing else.
_SIMPLE = re.compile(r"(?:[A-Z][a-zA-Z.'-]*\s)+[A-Z][a-zA-Z'-]+")
# Words that no person is called by.
_ORGANISATIONS = frozenset(
    {"center", "centre", "collaboration", "community", "consortium", "corp", "foundation", "group"}
    | {"inc", "institute", "lab", "laboratories", "laboratory", "labs", "ltd", "org", "project"}
    | {"research", "team", "university"}
)
# What separates names, but not inside braces.
_MASKED = str.maketrans(", ", "\0\1")
_UNMASKED = str.maketrans("\0\1", ", ")
_LONGEST_OTHERS = len(" and others. ")


def means_others(text: str) -> bool:
    """Tell whether a text stands for the names that are not given: `et al.`, `others`, `等`."""
    return len(text) <= _LONGEST_OTHERS and _OTHERS.fullmatch(text) is not None


def parse_name(text: str) -> Name:
    """Read one name: `First von Last`, `von Last, First`, `von Last, Jr, First` or `{Literal}`.

    The rules are BibTeX's: words in lower case between the given and the family name are
    particles. Names in Han characters, kana and hangul put the family name first.
    """
    if _SIMPLE.fullmatch(text) and not _is_organisation(text):
        given, family = text.rsplit(None, 1)
        if not _SUFFIX.fullmatch(family):
            return Name(family, given)
    text = " ".join(decode_accents(text).split())
    if text.startswith("{") and text.endswith("}"):
        return Name(literal=text[1:-1].replace("{", "").replace("}", "").strip())
    text = text.replace("{", "").replace("}", "")
    parts = [part.strip() for part in re.split("[,，]", text)]
    # One capital alone is an initial: `Chen, X`.
    if len(parts) == 2 and len(parts[1]) > 1 and _SUFFIX.fullmatch(parts[1]):
        return _western(parts[0].split(), parts[1])
    if len(parts) > 1 and parts[0]:
        suffix = parts[1] if len(parts) > 2 else ""
        return _inverted(parts[0].split(), parts[-1], suffix)
    text = " ".join(part for part in parts if part)
    words = text.split()
    if has_cjk(text):
        return _eastern(words)
    if len(words) > 1 and _is_organisation(text):
        return Name(literal=text)
    return _western(words)


def _is_organisation(text: str) -> bool:
    words = text.split()
    # Ai is a name.
    return (
        not _ORGANISATIONS.isdisjoint(text.replace(".", " ").casefold().split())
        or words[0].casefold() == "the"
        or "AI" in words
    )


def _eastern(words: list[str]) -> Name:
    # One word stays whole: where it would be cut, compound surnames such as 欧阳 go wrong.
    # Names of foreigners in kana keep the order and the blank that they are written with.
    if len(words) == 2 and all(map(has_cjk, words)) and not is_katakana("".join(words)):
        return Name(family=words[0], given=words[1])
    return Name(literal=" ".join(words))


def _inverted(family: list[str], given: str, suffix: str) -> Name:
    first = next((i for i, word in enumerate(family) if not word[:1].islower()), len(family) - 1)
    return Name(" ".join(family[first:]), given, " ".join(family[:first]), suffix)


def _western(words: list[str], suffix: str = "") -> Name:
    if len(words) > 2 and not suffix and _SUFFIX.fullmatch(words[-1]) and not words[-1].isdigit():
        *words, suffix = words
    if not words:
        return Name()
    first = next((i for i, word in enumerate(words[:-1]) if word[:1].islower()), 0)
    if not first:
        return Name(words[-1], " ".join(words[:-1]), "", suffix)
    last = max(i for i, word in enumerate(words[:-1]) if word[:1].islower())
    return Name(
        " ".join(words[last + 1 :]),
        " ".join(words[:first]),
        " ".join(words[first : last + 1]),
        suffix,
    )


def parse_names(text: str) -> tuple[Name, ...]:
    """Read a run of names as reading lists write them.

    Separators are commas (half and full width), semicolons, `、` and `and`; `Last, First and
    Last, First` is read by BibTeX's rule, and so is `Last, First; Last, First`. A run that
    ends in `et al.`, `others` or `等` ends in `OTHERS`.
    """
    text = " ".join(decode_accents(text).split()).strip(" ,，、;；")
    others = _OTHERS.search(text)
    text = text[: others.start()] if others else text
    names = tuple(name for part in _split(text) if (name := parse_name(part)) != Name())
    return (*names, OTHERS) if others else names


def _split(text: str) -> list[str]:
    # A comma or an `and` inside braces belongs to the name of an organisation.
    masked = re.sub(r"\{[^{}]*\}", lambda match: match[0].translate(_MASKED), text)
    by_semicolon = [part for part in _SEMICOLON.split(masked) if part.strip()]
    by_and = [part for part in _AND.split(masked) if part.strip()]
    if len(by_semicolon) > 1 and all(_is_inverted(part) for part in by_semicolon):
        parts = by_semicolon
    elif len(by_and) > 1 and all(_is_inverted(part) for part in by_and):
        parts = by_and
    else:
        parts = [part for piece in by_and for part in _COMMA.split(piece) if part]
        parts = _join_initials(parts)
    return [part.translate(_UNMASKED).strip() for part in parts]


def _is_inverted(part: str) -> bool:
    """Tell `de las Casas, Diego` from two names `Albert Gu, Tri Dao`."""
    family, comma, given = part.partition(",")
    words = family.split()
    if not comma or "," in given or not given.strip() or not words:
        return False
    return len(words) == 1 or words[0][:1].islower() or bool(_INITIALS.fullmatch(given.strip()))


def _join_initials(parts: list[str]) -> list[str]:
    """Put `Gu, A., Dao, T.` together as pairs; suffixes join the name before them."""
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if (
        parts
        and len(parts) % 2 == 0
        and all(
            re.search("[a-z]", family) and _INITIALS.fullmatch(given) for family, given in pairs
        )
    ):
        return [f"{family}, {given}" for family, given in pairs]
    joined: list[str] = []
    for part in parts:
        if joined and len(part) > 1 and _SUFFIX.fullmatch(part):
            joined[-1] += f", {part}"
        else:
            joined.append(part)
    return joined
