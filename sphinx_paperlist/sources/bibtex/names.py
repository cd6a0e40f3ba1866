"""Read lists of names by the rules of BibTeX, and in the extended form of biber."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_paperlist.papers.latex import decode_accents, decode_text
from sphinx_paperlist.papers.name_parsing import means_others, parse_name, parse_names
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.text import has_cjk

# The commonest shapes, in capitals without anything special: `Gu, Albert` and `Albert Gu`.
_CAPITAL = "[A-ZÀ-ÖØ-ÞŁŠŽ]"
_INVERTED = re.compile(rf"({_CAPITAL}[^\s,;{{}}\\~=$]++), ({_CAPITAL}[^,;{{}}\\~=$]++)")
_DIRECT = re.compile(
    rf"({_CAPITAL}[^\s,;{{}}\\~=$]*+(?: {_CAPITAL}[^\s,;{{}}\\~=$]*+)*) "
    rf"({_CAPITAL}[^\s,;{{}}\\~=$]++)"
)
_AND = re.compile(r"[{}]|(?<!\S)and(?!\S)|;", re.IGNORECASE)
_ODD_AND = re.compile(r" A(?:ND|nd) |(?:^| and )and |(?:^| )and$")
_COMMA = re.compile("[{},]")
_BLANK = re.compile(r"[{}]|[\s~]+")
_SUFFIX = re.compile(r"(?:jr|sr)\.?|(?-i:II|III|IV)|[2-4](?:nd|rd|th)", re.IGNORECASE)
_LONGEST_SUFFIX = 4
# A group that begins with a command is one letter to BibTeX ("Designing BibTeX Styles", 4).
_SPECIAL = re.compile(r"\{\\(?:[`'^~=.\"]|[A-Za-z]+)\W*([A-Za-z])")
_LETTER_COMMAND = re.compile(r"\{\\(aa|ae|oe|o|l|ss|i|j)\b")
_EXTENDED = re.compile(r"\s*\"?\s*(family|given|prefix|suffix)\s*=", re.IGNORECASE)
_PARTS = {"family": "family", "given": "given", "prefix": "particle", "suffix": "suffix"}


def split_names(text: str) -> list[str]:
    """Split a list of names at the `and` that stand outside braces.

    Semicolons separate names too where no `and` does.
    """
    if (
        ";" not in text
        and " and and " not in text
        and " AND " not in text
        and " And " not in text
        and not text.startswith("and ")
        and not text.endswith(" and")
    ):
        parts = text.split(" and ")
        # An `and` inside braces would part them.
        if "{" not in text or all(part.count("{") == part.count("}") for part in parts):
            return parts
    at_and, at_semicolon = _cuts(text)
    cuts = at_and or at_semicolon
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    parts = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return [part for part in parts if part]


def _cuts(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    at_and: list[tuple[int, int]] = []
    at_semicolon: list[tuple[int, int]] = []
    depth = 0
    for match in _AND.finditer(text):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif depth <= 0:
            (at_semicolon if sign == ";" else at_and).append(match.span())
    return at_and, at_semicolon


def read_name(text: str) -> tuple[Name, ...]:
    """Read what stands between two `and`: one name, as a rule.

    Several names with commas between them, which BibTeX refuses, are read as several.
    """
    if "\\" in text:
        text = decode_accents(text)
    if match := _INVERTED.fullmatch(text):
        family, given = match.groups()
        if len(given) > _LONGEST_SUFFIX or not _SUFFIX.fullmatch(given):
            return (Name(family, given),)
    elif match := _DIRECT.fullmatch(text):
        given, family = match.groups()
        if not has_cjk(text):
            return (Name(family, given),)
    if means_others(text):
        return (OTHERS,)
    text = text.strip()
    if _is_group(text):
        literal = decode_text(text)
        return (Name(literal=literal),) if literal else ()
    if "=" in text and _EXTENDED.match(text):
        return (_extended(text),)
    parts = list(_split(text, _COMMA))
    if len(parts) > 3 or (len(parts) == 3 and not parts[2].strip(" ~{}")):
        return parse_names(decode_text(text))
    if has_cjk(text) and len(parts) < 2:
        return tuple(name for name in [parse_name(decode_text(text))] if name != Name())
    name = _by_rule(parts)
    return (name,) if name != Name() else ()


def _is_group(text: str) -> bool:
    """Tell whether a text stands in one pair of braces, which are no accent's."""
    if not text.startswith("{") or not text.endswith("}"):
        return False
    depth = 0
    for match in re.finditer("[{}]", text):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.end() == len(text) and not (
                text.startswith("{\\") and not re.search(r"\s", text)
            )
    return False


def _split(text: str, separator: re.Pattern[str]) -> Iterator[str]:
    """Yield the pieces between separators outside braces."""
    depth = start = 0
    for match in separator.finditer(text):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif depth <= 0:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _by_rule(parts: list[str]) -> Name:
    """Read `First von Last`, `von Last, First` or `von Last, Jr, First`."""
    words = [word for word in _split(parts[0], _BLANK) if word]
    given, suffix = [], ""
    if len(parts) == 2:
        last = decode_text(parts[1])
        # `King, Jr.` has no given names, whatever BibTeX makes of it.
        if len(last) <= _LONGEST_SUFFIX and _SUFFIX.fullmatch(last):
            suffix = last
        else:
            return _last_first(words, last, "")
    elif len(parts) == 3:
        return _last_first(words, decode_text(parts[2]), decode_text(parts[1]))
    low = [i for i, word in enumerate(words[:-1]) if _is_lower(word)]
    if low:
        given, particle, family = words[: low[0]], words[low[0] : low[-1] + 1], words[low[-1] + 1 :]
    else:
        given, particle, family = words[:-1], [], words[-1:]
    return Name(_joined(family), _joined(given), _joined(particle), suffix)


def _last_first(words: list[str], given: str, suffix: str) -> Name:
    low = [i for i, word in enumerate(words[:-1]) if _is_lower(word)]
    first = low[-1] + 1 if low else 0
    return Name(_joined(words[first:]), given, _joined(words[:first]), suffix)


def _joined(words: list[str]) -> str:
    return decode_text(" ".join(words))


def _is_lower(word: str) -> bool:
    """Tell whether the first letter outside braces is in lower case; braces hide their letters."""
    if word[:1] != "{":
        return decode_text(word)[:1].islower() if word[:1] == "\\" else word[:1].islower()
    if match := _SPECIAL.match(word):
        return match[1].islower()
    return _LETTER_COMMAND.match(word) is not None


def _extended(text: str) -> Name:
    """Read biber's `family=Gu, given=Albert, prefix=van` (biblatex manual, 3.4)."""
    values: dict[str, str] = {}
    for part in _split(text, _COMMA):
        name, _, value = part.strip().strip('"').partition("=")
        known = _PARTS.get(name.strip().lower())
        if known:
            values[known] = decode_text(value.strip().strip('"'))
    return Name(**values)
