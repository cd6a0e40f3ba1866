"""Write papers and lists as YAML in the canonical form, as a person would."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from sphinx_paperlist.exports.canonical import Data, library_data
from sphinx_paperlist.papers.model import Paper, PaperList

# Longer lists of names have a line for each.
_WIDTH = 100
# YAML 1.2, section 7.4: an implicit key is one line of at most 1024 characters.
_LONGEST_KEY = 1000

# What no scalar without quotes begins with, and what none holds (YAML 1.2, section 7.3.3).
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=<.")
_NOT_PLAIN = re.compile(r": |:$| #")
# In a list on one line YAML 1.1 takes a question mark for the beginning of a key.
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}:?]")
# Texts that other readers take for a number, a date or a time.
_NUMERIC = re.compile(r"[+\d][\w.:+-]*|0o?[0-7_]+")
_WORDS = frozenset({"~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_YEAR = re.compile(r"[12]\d{3}(?:-\d\d){0,2}")
_DATES = frozenset({"date", "available", "added"})


def write(
    papers: Mapping[str, Paper], lists: Sequence[PaperList[str]] = (), *, extra: bool = True
) -> str:
    """Return papers and lists as YAML; it reads back as the same papers and lists."""
    return "".join(f"{line}\n" for line in _mapping(library_data(papers, lists, extra=extra)))


def _mapping(data: Mapping[str, Data]) -> Iterator[str]:
    for name, value in data.items():
        written = _scalar(name)
        if len(written) > _LONGEST_KEY:
            # A long key stands by itself, its value on the next line.
            yield f"? {written}"
            written = ""
        head = f"{written}:"
        if name in _DATES and isinstance(value, str) and _YEAR.fullmatch(value):
            yield f"{head} {value}"
        elif isinstance(value, (str, int)):
            yield f"{head} {_scalar(value)}"
        elif name != "papers" and (flow := _flow(value)) and len(head) + len(flow) < _WIDTH:
            yield f"{head} {flow}"
        else:
            yield head
            block = _mapping(value) if isinstance(value, Mapping) else _sequence(value)
            yield from (f"  {line}" for line in block)


def _sequence(items: Sequence[Data]) -> Iterator[str]:
    for item in items:
        if isinstance(item, (str, int)):
            yield f"- {_scalar(item)}"
        elif (flow := _flow([item])[1:-1]) and len(flow) < _WIDTH:
            yield f"- {flow}"
        else:
            block = _mapping(item) if isinstance(item, Mapping) else _sequence(item)
            for number, line in enumerate(block):
                yield f"  {line}" if number else f"- {line}"


def _flow(value: Data) -> str:
    """Return names and tags on one line, and an empty text for what is no such list."""
    if isinstance(value, Mapping) or not isinstance(value, Sequence):
        return ""
    parts = []
    for item in value:
        if isinstance(item, str):
            parts.append(_scalar(item, _NOT_PLAIN_IN_FLOW))
        elif isinstance(item, Mapping) and _is_name(item):
            inside = (f"{k}: {_scalar(str(v), _NOT_PLAIN_IN_FLOW)}" for k, v in item.items())
            parts.append(f"{{{', '.join(inside)}}}")
        else:
            return ""
    return f"[{', '.join(parts)}]"


def _is_name(item: Mapping[str, Data]) -> bool:
    return item.keys() <= {"name", "family", "given", "particle", "suffix"}


def _scalar(value: str | int, refused: re.Pattern[str] = _NOT_PLAIN) -> str:
    if isinstance(value, int):
        return str(value)
    if _is_plain(value) and not refused.search(value):
        return value
    if value.isprintable() and ("\\" in value or '"' in value):
        escaped = value.replace("'", "''")
        return f"'{escaped}'"
    return _quoted(value)


def _is_plain(text: str) -> bool:
    return bool(
        text
        and text[0] not in _INDICATORS
        and text == text.strip()
        # A blank that is none of ASCII's may be a line end to YAML.
        and text.isprintable()
        and text.casefold() not in _WORDS
        and not _NUMERIC.fullmatch(text)
        and not _NOT_PLAIN.search(text)
    )


def _quoted(text: str) -> str:
    """Return a text in double quotes, what does not print as escapes."""
    quoted = json.dumps(text, ensure_ascii=False)
    if quoted.isprintable():
        return quoted
    return "".join(char if char.isprintable() else _escape(char) for char in quoted)


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
