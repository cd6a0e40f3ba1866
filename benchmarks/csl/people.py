"""Made-up people whose names are written as libraries write them: in full, by initials, in Han.

The families are several hundred. Common ones are chosen more often, and so are the people who come
first in the crowd of a culture: the same authors write several works, and others share their names.
"""

from __future__ import annotations

import random
import re

from words import table

Name = dict[str, object]

# What stands between given and family name: as a field of its own, or left where it was typed.
_PARTICLES = {
    "dutch": ("van der", "van", "de", "van den", "ten", "van ’t", "de la"),
    "german": ("von", "von", "zu", "von der", "von und zu"),
    "french": ("de", "d’", "de la", "du", "des", "Le"),
    "iberian": ("de", "de la", "dos", "da", "del"),
    "english": ("de", "St."),
    "asian": ("al-", "el", "bin"),
}
_PARTICLED = {"dutch": 0.55, "french": 0.15, "german": 0.1, "iberian": 0.12}
_SUFFIXES = ("Jr.", "Jr", "III", "Sr.", "II", "IV", "PhD")
_MONONYMS = ("Plato", "Aristotle", "Madonna", "Christo", "Voltaire", "Suharto")


class Crowd:
    """People by culture, more of them the more are asked for."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._people: dict[str, list[Name]] = {}

    def person(self, culture: str) -> Name:
        """Return a person met before in two of five cases, or a new one."""
        people = self._people.setdefault(culture, [])
        chance = self._chance
        if people and chance.random() < 0.4:
            met = people[int(len(people) * chance.random() ** 1.5)]
            return _shorter(met) if chance.random() < 0.12 else dict(met)
        people.append(self._made(culture))
        return dict(people[-1])

    def _made(self, culture: str) -> Name:
        chance = self._chance
        if culture == "han":
            return self._han()
        if chance.random() < 0.006:
            return {"family": chance.choice(_MONONYMS)}
        family = self._common(culture, "family")
        if culture in {"iberian", "asian"} and chance.random() < 0.2:
            family += f" {self._common(culture, 'family')}"
        name: Name = {"family": family, "given": self._given(culture)}
        if chance.random() < _PARTICLED.get(culture, 0.01) and culture in _PARTICLES:
            name |= self._with_particle(name, chance.choice(_PARTICLES[culture]))
        if chance.random() < (0.05 if culture == "english" else 0.005):
            name["suffix"] = chance.choice(_SUFFIXES)
            if chance.random() < 0.3:
                name["comma-suffix"] = True
        return name

    def _common(self, culture: str, part: str) -> str:
        names: list[str] = table("names")[culture][part].split()
        return names[int(len(names) * self._chance.random() ** 1.4)]

    def _given(self, culture: str) -> str:
        chance = self._chance
        given = self._common(culture, "given")
        other = self._common(culture, "given")
        form = chance.random()
        if form < 0.45:
            return given
        if form < 0.62:
            return f"{given} {other[0]}."
        if form < 0.68:
            return f"{given} {other}"
        first, second = _initials(given), _initials(other)
        forms = (first, f"{first} {second}", f"{first}{second}", f"{given[0]}", f"{first} {other}")
        return chance.choice(forms)

    def _han(self) -> Name:
        family, given = self._common("han", "family"), self._common("han", "given")
        if len(given) == 1 and self._chance.random() < 0.5:
            given += self._common("han", "given")[0]
        if self._chance.random() < 0.2:
            return {"literal": f"{family}{given}"}
        return {"family": family, "given": given}

    def _with_particle(self, name: Name, particle: str) -> Name:
        """Place a particle in one of the ways in which libraries have it."""
        form = self._chance.random()
        if form < 0.45:
            return {"non-dropping-particle": particle}
        if form < 0.75:
            return {"dropping-particle": particle}
        glue = "" if particle.endswith(("-", "’")) else " "
        if form < 0.92:
            return {"family": f"{particle}{glue}{name['family']}"}
        return {"given": f"{name['given']} {particle}"}


def _initials(given: str) -> str:
    """Abbreviate a given name: `Jean-Luc` to `J.-L.`."""
    return "-".join(f"{part[0]}." for part in given.split("-"))


def _shorter(name: Name) -> Name:
    """Write a person's given names by initials, as another source of the library did."""
    given = str(name.get("given", ""))
    if not re.match(r"[^\W\d_]", given) or not given[0].isupper():
        return dict(name)
    return {**name, "given": " ".join(map(_initials, given.split()))}
