"""Made-up works in CSL-JSON, the same for the same seed, as varied as those of real libraries.

`kinds.toml` says what fields a kind of work has, `words.toml` what they say, `names.toml` who wrote
them. Shorter libraries are the beginnings of longer ones.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import Any

from dates import access, issue
from people import Crowd, Name
from words import Words, table

Item = dict[str, object]

_ROLES = (
    *("author", "editor", "translator", "illustrator", "collection-editor", "container-author"),
    *("reviewed-author", "director", "producer", "script-writer", "interviewer", "recipient"),
    *("composer", "performer"),
)
_BODIES = {"organisation", "studio"}  # symbols that stand for an author
_RARE = 8  # of a hundred
_NO_TITLE = 0.01
_NO_DATE = 0.04
_AGAIN = 0.1  # by the authors of a recent work
_OLD = {"book", "manuscript", "map", "pamphlet", "collection"}


def works(count: int = 300, seed: int = 1) -> list[Item]:
    """Make so many works; the first 300 hold every kind and most oddities."""
    return _Library(random.Random(seed)).works(count)


class _Library:
    """Works that know those before them: authors write again, at times in the same year."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._crowd = Crowd(chance)
        self._items: list[Item] = []
        self._recent: dict[str, list[Item]] = {}
        words = table("words")
        self._shares = {name: one["share"] for name, one in words.items() if "share" in one}

    def works(self, count: int) -> list[Item]:
        while len(self._items) < count:
            for kind in self._hundred(len(self._items) // 100):
                self._items.append(self._work(kind))
        return self._items[:count]

    def _hundred(self, number: int) -> list[str]:
        """Return the kinds of the next hundred works, in no order."""
        kinds = table("kinds")
        hundred = [name for name, kind in kinds.items() for _ in range(kind.get("share", 0))]
        rare = [name for name, kind in kinds.items() if "share" not in kind]
        hundred += [rare[(number * _RARE + place) % len(rare)] for place in range(_RARE)]
        self._chance.shuffle(hundred)
        return hundred

    def _work(self, kind: str) -> Item:
        chance = self._chance
        discipline = chance.choices([*self._shares], [*self._shares.values()])[0]
        words = Words(discipline, chance)
        item: Item = {"type": kind}
        if chance.random() > _NO_TITLE:
            item |= _titles(words, chance)
        if chance.random() > _NO_DATE:
            item["issued"] = issue(chance, old=kind in _OLD)
        makers: dict[str, Callable[[], object]] = {
            "page": partial(_page, chance),
            "original-date": partial(issue, chance, old=True),
            "submitted": partial(issue, chance),
            **{role: partial(self._people, role, discipline, words) for role in _ROLES},
        }
        for field, spec in table("kinds")[kind].items():
            likely, symbol = spec if isinstance(spec, list) else (spec, "")
            if field == "share" or chance.random() >= likely:
                continue
            if field == "author" and symbol in _BODIES:
                item[field] = [{"literal": words.text(symbol)}]
            elif field in makers:
                item[field] = makers[field]()
            else:
                item[_label(field, chance)] = words.text(symbol or field)
        self._write_again(item, discipline)
        if language := chance.choice(table("words")[discipline]["languages"]):
            item["language"] = language
        if "URL" in item and chance.random() < 0.75:
            item["accessed"] = access(chance)
        return {"id": self._key(item), **item}

    def _write_again(self, item: Item, discipline: str) -> None:
        """Give some works the authors of a recent one of the discipline, and often its year."""
        if "author" not in item:
            return
        chance = self._chance
        recent = self._recent.setdefault(discipline, [])
        if recent and chance.random() < _AGAIN:
            earlier = chance.choice(recent[-20:])
            authors: Any = earlier["author"]
            # At times they write with one more, or the first of them alone.
            form = chance.random()
            more = self._distinct(discipline, 1) if form < 0.15 else []
            item["author"] = authors[:1] if form > 0.85 else [*authors, *more]
            if "issued" in earlier and chance.random() < 0.6:
                item["issued"] = earlier["issued"]
        recent.append(item)

    def _people(self, role: str, discipline: str, words: Words) -> list[Name]:
        chance = self._chance
        if role != "author":
            return self._distinct(discipline, chance.choice((1, 1, 2, 3)))
        if chance.random() < 0.03:
            return [{"literal": words.text("organisation")}]
        count = chance.choice(table("words")[discipline]["authors"])
        names = self._distinct(discipline, count)
        if count > 2 and chance.random() < 0.02:
            names.append({"literal": words.text("organisation")})
        return names

    def _distinct(self, discipline: str, count: int) -> list[Name]:
        """Return so many people of a discipline, none of them twice."""
        cultures = table("words")[discipline]["cultures"]
        shares = [table("names")[culture]["share"] for culture in cultures]
        names: list[Name] = []
        while len(names) < count:
            name = self._crowd.person(self._chance.choices(cultures, shares)[0])
            if name not in names:
                names.append(name)
        return names

    def _key(self, item: Item) -> str:
        """Make a key as reference managers do, of the first name and the year, with a number."""
        names: Any = item.get("author") or item.get("editor") or [{}]
        name = str(names[0].get("family") or names[0].get("literal") or item["type"])
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        word = "".join(filter(str.isalpha, plain.lower())) or "han"
        date: Any = item.get("issued", {})
        year = date["date-parts"][0][0] if "date-parts" in date else "nd"
        return f"{word}{year}-{len(self._items) + 1}"


def _titles(words: Words, chance: random.Random) -> Item:
    """Make a title, and in some cases a short one: what stands before the colon, or another."""
    title = words.text("title")
    if chance.random() > 0.1:
        return {"title": title}
    head, colon, _ = title.partition(": ")
    return {"title": title, "title-short": head if colon else words.text("title-short")}


def _label(field: str, chance: random.Random) -> str:
    """Return the name of a field; some reference managers still write `event` as of old."""
    return "event" if field == "event-title" and chance.random() < 0.2 else field


def _page(chance: random.Random) -> str:
    first = chance.randint(1, chance.choice((99, 999, 9999)))
    last = first + chance.choice((chance.randint(1, 9), chance.randint(8, 40)))
    forms = {
        f"{first}-{last}": 52,
        f"{first}–{last}": 18,
        f"{first}-{last % 10}": 6 if first // 10 == last // 10 else 0,
        f"{first}-{last % 100:02}": 4 if first > 10 and first // 100 == last // 100 else 0,
        f"{first}": 8,
        f"e{first}": 4,
        f"e1000{first % 1000:03}": 3,
        f"S{first}–S{last}": 2,
        f"{first}-{last}, {last + 20}": 2,
        f"{first} - {last}": 2,
        f"{first}--{last}": 1,
        f"{first}:1-{first}:24": 2,
        "xi-xxiv": 1,
        f"A{first}-{last}": 1,
        f"{first}, {last}": 1,
        f"{first}+": 1,
    }
    return chance.choices([*forms], [*forms.values()])[0]
