"""Differences of formatted entries: in plain text, shown briefly, and grouped by what they are."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

_BLOCK = re.compile(r"</?div[^>]*>")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_NUMBER = re.compile(r"\d+")
_LEAD = re.compile(r"(?:[\[(]\d+[\])]|\d{1,3}\b)[.:]?\s*")
_CONTEXT = 25  # characters on each side of a change
_MANY = 5  # changes of one entry, which then is another text altogether

Change = tuple[str, str]
Member = tuple[str, str, Change]


def plain(text: str) -> str:
    """Return what HTML says: no tags, entities decoded, white space folded, in NFC."""
    # A number and its entry are blocks side by side.
    decoded = html.unescape(_TAG.sub("", _BLOCK.sub(" ", text)))
    return " ".join(unicodedata.normalize("NFC", decoded).split())


def unnumbered(text: str) -> str:
    """Return an entry without its number, which says where it stands."""
    return text[match.end() :] if (match := _LEAD.match(text)) else text


def shown(theirs: str, ours: str) -> str:
    """Show the changes with what stands around them: `text [-theirs-]{+ours+} text`."""
    parts: list[str] = []
    for same, removed, added in _steps(theirs, ours):
        if removed or added:
            parts.append(f"[-{removed}-]{{+{added}+}}")
        elif len(same) > 2 * _CONTEXT:
            parts.append(f"{same[:_CONTEXT] if parts else ''}…{same[-_CONTEXT:]}")
        else:
            parts.append(same)
    if len(parts[-1]) > _CONTEXT and "…" in parts[-1] and not parts[-1].startswith("[-"):
        parts[-1] = f"{parts[-1].partition('…')[0]}…"
    return "".join(parts)


def grouped(
    differences: Mapping[str, Change], items: Mapping[str, Mapping[str, Any]]
) -> dict[str, list[Member]]:
    """Group differences by id with the same changes, whatever the work; the largest come first."""
    groups: dict[str, list[Member]] = {}
    for key, (theirs, ours) in differences.items():
        item = items.get(key, {})
        kind = str(item.get("type", "?"))
        groups.setdefault(_shape(theirs, ours, kind, item), []).append((key, kind, (theirs, ours)))
    return dict(sorted(groups.items(), key=lambda group: -len(group[1])))


def _shape(theirs: str, ours: str, kind: str, item: Mapping[str, Any]) -> str:
    if not theirs or not ours:
        return f"only {'ours' if ours else 'theirs'} has {kind}"
    theirs, ours = unnumbered(theirs), unnumbered(ours)
    if theirs == ours:
        return "only the number"
    changes = [(removed, added) for _, removed, added in _steps(theirs, ours) if removed or added]
    if len(changes) > _MANY:
        return f"more than {_MANY} changes of {kind}"
    origins = _origins(item)
    shapes = ((_named(removed, origins), _named(added, origins)) for removed, added in changes)
    # The same change twice is one, as of each of some names.
    return " ".join(dict.fromkeys(f"[-{removed}-]{{+{added}+}}" for removed, added in shapes))


def _steps(theirs: str, ours: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is the same, or what is removed and added, by words."""
    before, after = _TOKEN.findall(theirs), _TOKEN.findall(ours)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for step, start, end, other_start, other_end in matcher.get_opcodes():
        removed, added = "".join(before[start:end]), "".join(after[other_start:other_end])
        yield (removed, "", "") if step == "equal" else ("", removed, added)


def _named(text: str, origins: Mapping[str, str]) -> str:
    """Put the name of its field for each word of a work, one for many, and 0 for other numbers."""
    names: list[str] = []
    for token in _TOKEN.findall(text):
        name = origins.get(token.casefold(), _NUMBER.sub("0", token))
        if name.startswith("‹") and names[-2:] == [name, " "]:
            names.pop()
        else:
            names.append(name)
    return "".join(names)


def _origins(item: Mapping[str, Any]) -> dict[str, str]:
    """Return the field of each word of a work, the first that has it."""
    origins: dict[str, str] = {}
    for field, value in item.items():
        for word in re.findall(r"\w+", plain(" ".join(_texts(value)))):
            origins.setdefault(word.casefold(), f"‹{field}›")
            # Given names may have become initials.
            if isinstance(value, list):
                origins.setdefault(word[0].casefold(), f"‹{field}›")
    return origins


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = [*value.values()]
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    else:
        yield str(value)
