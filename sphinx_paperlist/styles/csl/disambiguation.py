"""Tell apart what would be cited alike (CSL 1.0.2, "Disambiguation").

The steps are those of the specification: more names, more of the names, what conditions on
disambiguation show, and letters after the year. What does not help is not shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from sphinx_paperlist.styles.csl.citation import render_cite
from sphinx_paperlist.styles.csl.collapse import suffix_of
from sphinx_paperlist.styles.csl.context import Cite, Context, Distinction, NamesWriter
from sphinx_paperlist.styles.csl.name import ALL_GIVEN, INITIALS
from sphinx_paperlist.styles.csl.processor import Entry, Processor
from sphinx_paperlist.styles.csl.reference import PersonName
from sphinx_paperlist.styles.csl.style import Area

Item = TypeVar("Item")
# A cite is compared as it stands where it has been cited before.
_POSITIONS = frozenset({"subsequent", "near-note"})
_STEPS = tuple(f"disambiguate-add-{what}" for what in ("names", "givenname", "year-suffix"))


def tells_apart(area: Area | None) -> bool:
    """Tell whether cites of an area may be changed to tell them apart."""
    return area is not None and (
        area.tests_disambiguation or any(area.options.get(step) == "true" for step in _STEPS)
    )


def disambiguated(processor: Processor, entries: Sequence[Entry]) -> list[Entry]:
    """Return entries, in the order of the bibliography, with what tells their cites apart."""
    area = processor.style.citation
    if area is None or not tells_apart(area):
        return list(entries)
    add_names, add_given, add_suffixes = (area.options.get(step) == "true" for step in _STEPS)
    rule = area.options.get("givenname-disambiguation-rule", "by-cite")
    cites = _Cites(processor, entries)
    if add_given and rule != "by-cite":
        cites.expand_all(rule)
    groups = cites.alike(range(len(entries)))
    if add_names or (add_given and rule == "by-cite"):
        for group in groups:
            cites.expand(group, add_names=add_names, add_given=add_given and rule == "by-cite")
        groups = [part for group in groups for part in cites.alike(group)]
    if area.tests_disambiguation:
        for group in groups:
            cites.add_conditions(group)
        groups = [part for group in groups for part in cites.alike(group)]
    if add_suffixes:
        for group in groups:
            for number, place in enumerate(group, 1):
                cites.change(place, suffix=suffix_of(number))
    return cites.entries


class _Rendered(NamedTuple):
    """Hold the text of a cite, and the lists of names that have been met in it."""

    text: str
    names: Sequence[tuple[NamesWriter, tuple[PersonName, ...]]]


class _Cites:
    """Hold entries, by their places, while their cites are told apart."""

    def __init__(self, processor: Processor, entries: Sequence[Entry]) -> None:
        self.entries = list(entries)
        area = processor.style.citation
        self._layouts = [
            processor.layout(area, entry.reference) for entry in entries if area is not None
        ]
        self._cites = [Cite(entry.reference, positions=_POSITIONS) for entry in entries]
        # Every step looks at all cites, and changes few of them.
        self._known: dict[int, _Rendered] = {}

    def change(self, place: int, **changes: Any) -> None:
        """Change fields of what tells an entry apart."""
        entry = self.entries[place]
        distinction = entry.distinction._replace(**changes)
        self.entries[place] = entry._replace(distinction=distinction)
        self._known.pop(place, None)

    def alike(self, places: Iterable[int]) -> list[list[int]]:
        """Return the places of entries that would be cited alike, together."""
        groups = _together(places, lambda place: self._shown(place).text)
        return [group for group in groups if len(group) > 1]

    def expand_all(self, rule: str) -> None:
        """Show more of all names that look like others."""
        primary, initials = rule.startswith("primary-name"), rule.endswith("with-initials")
        wanted: list[list[PersonName]] = []
        forms: defaultdict[str, dict[PersonName, NamesWriter]] = defaultdict(dict)
        for place in range(len(self.entries)):
            names = self._single_names(place, only_shown=primary)
            wanted.append([name for _, name in (names[:1] if primary else names)])
            for writer, name in names:
                forms[writer.plain(name, 0)][name] = writer
        levels: dict[PersonName, int] = {}
        for alike in forms.values():
            levels |= _levels(alike, INITIALS if initials else ALL_GIVEN)
        for place, people in enumerate(wanted):
            if given := {name: levels[name] for name in people if name in levels}:
                self.change(place, given=given)

    def expand(self, group: Sequence[int], *, add_names: bool, add_given: bool) -> None:
        """Show more names, or more of them, of entries that would be cited alike."""
        people = {place: names[0][1] for place in group if (names := self._shown(place).names)}
        levels = (0, INITIALS, ALL_GIVEN) if add_given else (0,)
        waiting = [([place for place in group if place in people], 0)] if people else []
        while waiting:
            part, start = waiting.pop()
            waiting += self._split(part, people, start, levels, add_names=add_names)

    def _split(
        self,
        group: Sequence[int],
        people: Mapping[int, Sequence[PersonName]],
        start: int,
        levels: Sequence[int],
        *,
        add_names: bool,
    ) -> list[tuple[list[int], int]]:
        """Show as much as makes a difference in a group; return the parts that are still alike.

        With each goes the position of the name to go on with.
        """
        base = {place: self._distinction(place) for place in group}
        for position in range(start, max((len(people[place]) for place in group), default=0)):
            hidden = any(position >= self._count(place, base[place]) for place in group)
            if hidden and not add_names:
                return []
            if hidden:
                base = {place: base[place]._replace(names=position + 1) for place in group}
            # The same name makes a difference where it is the last of one and not of another.
            different = {
                (people[place][position : position + 1], len(people[place]) == position + 1)
                for place in group
            }
            if len(different) == 1:
                continue
            for level in levels if hidden else levels[1:]:
                trial = {
                    place: _with_given(base[place], people[place][position : position + 1], level)
                    for place in group
                }
                texts = {place: self._text(place, trial[place]) for place in group}
                parts = _together(group, texts.__getitem__)
                if len(parts) > 1:
                    for place in group:
                        self.change(place, **trial[place]._asdict())
                    return [(part, position) for part in parts if len(part) > 1]
        return []

    def add_conditions(self, group: Sequence[int]) -> None:
        """Let conditions on disambiguation be true, one after the other, while that helps."""
        waiting, number = [list(group)], 0
        while waiting:
            number += 1
            again: list[list[int]] = []
            for part in waiting:
                trial = {
                    place: self._distinction(place)._replace(condition=number) for place in part
                }
                before = {place: self._shown(place).text for place in part}
                after = {place: self._text(place, trial[place]) for place in part}
                if before != after:
                    for place in part:
                        self.change(place, condition=number)
                    again += [one for one in _together(part, after.__getitem__) if len(one) > 1]
            waiting = again

    def _distinction(self, place: int) -> Distinction:
        return self.entries[place].distinction

    def _shown(self, place: int) -> _Rendered:
        """Return a cite as it is told apart so far."""
        found = self._known.get(place)
        if found is None:
            found = self._known[place] = self._rendered(place, self._distinction(place))
        return found

    def _text(self, place: int, distinction: Distinction) -> str:
        return self._rendered(place, distinction).text

    def _rendered(self, place: int, distinction: Distinction) -> _Rendered:
        context = self._context(place, distinction)
        return _Rendered(render_cite(self._layouts[place], context), context.names)

    def _context(self, place: int, distinction: Distinction) -> Context:
        return Context(self._cites[place], self.entries[place].number, distinction)

    def _single_names(
        self, place: int, *, only_shown: bool
    ) -> list[tuple[NamesWriter, PersonName]]:
        context = self._context(place, self._distinction(place))
        return [
            (writer, name)
            for writer, people in self._shown(place).names
            for name in people[: writer.shown(people, context).first if only_shown else None]
        ]

    def _count(self, place: int, distinction: Distinction) -> int:
        """Return how many of the first names are shown."""
        writer, people = self._shown(place).names[0]
        return writer.shown(people, self._context(place, distinction)).first


def _with_given(base: Distinction, names: Sequence[PersonName], level: int) -> Distinction:
    if not level:
        return base
    return base._replace(given={**base.given, **dict.fromkeys(names, level)})


def _levels(alike: Mapping[PersonName, NamesWriter], most: int) -> dict[PersonName, int]:
    """Return how much of names that look alike has to be shown, of those where that helps."""
    levels: dict[PersonName, int] = {}
    waiting = [list(alike)] if len(alike) > 1 else []
    for level in range(INITIALS, most + 1):
        texts = {name: alike[name].plain(name, level) for group in waiting for name in group}
        parts = [_together(group, texts.__getitem__) for group in waiting]
        for groups in parts:
            if len(groups) > 1:
                levels |= {name: level for group in groups for name in group}
        waiting = [group for groups in parts for group in groups if len(group) > 1]
    return levels


def _together(items: Iterable[Item], text: Callable[[Item], str]) -> list[list[Item]]:
    """Return items of the same text together; blanks between initials make no other."""
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[text(item).replace(". ", ".")].append(item)
    return list(groups.values())
