"""Made-up dates in CSL-JSON, in all forms that reference managers write."""

from __future__ import annotations

import random

Date = dict[str, object]

_SEASONS = (1, 2, 3, 4, "2", "4")


def issue(chance: random.Random, *, old: bool = False) -> Date:
    """Make the date of a work, most likely a recent one; an old one may be centuries old."""
    year = 2025 - int(60 * chance.random() ** 1.5)
    if old and chance.random() < 0.12:
        year = chance.randint(1543, 1910)
    month, day = chance.randint(1, 11), chance.randint(1, 25)
    # Zotero writes years as texts.
    start = str(year) if chance.random() < 0.15 else year
    season = chance.choice(_SEASONS)
    forms: list[tuple[int, Date]] = [
        (44, _date([start])),
        (15, _date([start, month])),
        (29, _date([start, month, day])),
        (3, _date([start]) | {"season": season}),
        (2, _date([start], [year + chance.randint(1, 12)])),
        (1, _date([start, month], [year, month + 1])),
        (1, _date([start, month, day], [year, month, day + 2])),
        (1, _date([start, month, day], [year, month + 1, day])),
        (3, _date([year]) | {"circa": True}),
        (1, {"literal": chance.choice(("forthcoming", "in press"))}),
    ]
    return chance.choices([date for _, date in forms], [share for share, _ in forms])[0]


def access(chance: random.Random) -> Date:
    """Make the day on which a page was read."""
    return _date([chance.randint(2015, 2025), chance.randint(1, 12), chance.randint(1, 28)])


def _date(*parts: list[object]) -> Date:
    return {"date-parts": [*parts]}
