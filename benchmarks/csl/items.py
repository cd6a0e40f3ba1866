"""Read CSL-JSON as the test suite of CSL writes it.

Texts hold HTML-like tags, names may have particles and suffixes in their parts, dates may be
texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sphinx_paperlist.papers.csl import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from sphinx_paperlist.styles.csl.reference import DateParts, PersonName, Reference, ReferenceDate
from sphinx_paperlist.styles.csl.rich_text import rich_text

_OLD_NAMES = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short"}
_SEASON = re.compile(r"(spring|summer|autumn|fall|winter)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_PARTICLES = re.compile(r"^((?:['’]?[^\W\d_A-ZÀ-ÞА-Я]+['’]?(?:\s+|(?<=['’\-])|-(?=[A-Z])))+)(.+)$")
_SUFFIX = re.compile(r"^(.*?),(!?)\s*(.*)$")


def reference_of(item: Mapping[str, Any]) -> Reference:
    """Return an item of CSL-JSON as a reference."""
    texts: dict[str, str] = {}
    names: dict[str, tuple[PersonName, ...]] = {}
    dates: dict[str, ReferenceDate] = {}
    every = {**_cheated(item["note"], item), **item} if "note" in item else item
    for name, value in every.items():
        variable = _OLD_NAMES.get(name, name)
        if not value and value != 0:
            continue
        if variable in NAME_VARIABLES:
            names[variable] = tuple(map(_name, value))
        elif variable in DATE_VARIABLES:
            if date := _date(value):
                dates[variable] = date
        elif variable not in ("id", "type", "language") and isinstance(value, (str, int)):
            text = str(value)
            texts[variable] = text if variable in NUMBER_VARIABLES else rich_text(text)
    if "language" in item:
        texts["language"] = str(item["language"])
    if "page" in texts and "page-first" not in texts:
        texts["page-first"] = re.split(r"[-–&,\s]", texts["page"])[0]
    return Reference(
        str(item.get("id", "")),
        item.get("type", ""),
        str(item.get("language", "")),
        texts,
        names,
        dates,
    )


def _cheated(note: Any, item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the variables that Zotero's users write into the note, one a line."""
    found: dict[str, Any] = {}
    for line in str(note).splitlines():
        name, colon, value = line.strip("{} ").partition(":")
        name, value = name.strip(" :"), value.strip()
        if not colon or name in item or not re.fullmatch(r"[A-Za-z-]+", name):
            continue
        if name in NAME_VARIABLES:
            family, _, given = value.partition("||")
            found.setdefault(name, []).append({"family": family.strip(), "given": given.strip()})
        else:
            found[name] = {"raw": value} if name in DATE_VARIABLES else value
    return found


def _name(data: Mapping[str, Any]) -> PersonName:
    if data.get("literal"):
        return PersonName(literal=rich_text(data["literal"]))
    family, given = str(data.get("family") or ""), str(data.get("given") or "")
    if data.get("isInstitution"):
        return PersonName(literal=rich_text(family))
    dropping = data.get("dropping-particle", "")
    non_dropping = data.get("non-dropping-particle", "")
    suffix = data.get("suffix", "")
    comma = bool(data.get("comma-suffix"))
    if not suffix and "," in given and (match := _SUFFIX.match(given)):
        rest = match[3]
        if (
            _PARTICLES.match(rest)
            or rest.islower()
            or rest.rstrip("'’").islower()
            or (" " in rest and not rest[0].isupper())
        ):
            given, dropping = f"{match[1]},", rest
        else:
            given, suffix, comma = match[1], rest, match[2] == "!"
    if family.startswith('"') and family.endswith('"') and len(family) > 1:
        family = family[1:-1]
    elif not non_dropping and (match := _PARTICLES.match(family)):
        non_dropping, family = match[1], match[2]
        if not non_dropping.endswith(("' ", "’ ")):
            non_dropping = non_dropping.strip()
    if not dropping and " " in given:
        words = given.split(" ")
        own = next(
            (place for place in range(len(words), 0, -1) if not words[place - 1][:1].islower()), 0
        )
        given, dropping = " ".join(words[:own]) or given, " ".join(words[own:]) if own else ""
    parts = (family, given, dropping, non_dropping, suffix)
    return PersonName(*(part and rich_text(part) for part in parts), comma_suffix=comma)


def _date(data: Any) -> ReferenceDate | None:
    if not isinstance(data, dict):
        return None
    circa = bool(data.get("circa"))
    if data.get("literal"):
        return ReferenceDate(literal=rich_text(str(data["literal"])), circa=circa)
    if data.get("raw"):
        raw = str(data["raw"])
        ends = [_ISO.fullmatch(end) for end in raw.split("/")]
        if not all(ends):
            return ReferenceDate(literal=rich_text(raw), circa=circa)
        parts = [DateParts(*(int(part or 0) for part in end.groups())) for end in ends if end]
    else:
        season = data.get("season", 0)
        parts = [_parts(one, season) for one in data.get("date-parts", []) if one]
    if not parts:
        return None
    return ReferenceDate(parts[0], parts[1] if len(parts) > 1 else None, circa)


def _parts(values: list[Any], season: Any) -> DateParts:
    numbers = [int(value) if str(value).lstrip("-").isdigit() else 0 for value in values]
    year, month, day = [*numbers, 0, 0, 0][:3]
    if month > 12:
        season, month = (month - 1) % 4 + 1 if month < 21 else month - 20, 0
    season = int(season) if str(season).isdigit() else 0
    return DateParts(year, month, day, season if not month else 0)
