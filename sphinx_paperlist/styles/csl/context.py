"""Hold what is known while one reference is rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeAlias

from sphinx_paperlist.styles.csl.marks import CLOSE, YEAR_SUFFIX
from sphinx_paperlist.styles.csl.reference import PersonName, Reference
from sphinx_paperlist.styles.csl.xml import Element


class Cite(NamedTuple):
    """Hold how a reference is cited in one place.

    `label` is the kind of the locator, such as `page`. `positions` are what the `position`
    condition tests as true. `near_note` ... affixes are rich texts of the author.
    """

    reference: Reference
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    positions: frozenset[str] = frozenset()
    first_note: int = 0
    suppress_author: bool = False


class Distinction(NamedTuple):
    """Hold what tells a reference from others that would be cited alike.

    `names` is how many names are shown at least; `given` says of which names more is shown than
    the style asks for: 1 for initials, 2 for all. `condition` is how many of the conditions
    that test `disambiguate` are true.
    """

    names: int = 0
    given: Mapping[PersonName, int] = {}
    condition: int = 0
    suffix: str = ""


PLAIN = Distinction()


class Shown(NamedTuple):
    """Hold how many of the first names are shown, and whether the last follows those left out."""

    first: int
    use_last: bool = False


class NamesWriter(Protocol):
    """Write names as one `names` element does."""

    def shown(self, names: Sequence[PersonName], context: Context) -> Shown:
        """Return how many of the names are shown."""

    def plain(self, name: PersonName, level: int) -> str:
        """Return a name as it looks with more or less of the given name."""


class Context:
    """Carry a reference through a layout, and what has been met on the way.

    `tried` and `found` count the variables that were called, and those that had a value: groups
    are shown or not by them. `used_up` are variables that stood in for missing names, and so are
    not shown again; while one is looked for, `recorded` takes the names of what is shown, and
    `in_short` returns `names` elements in the form of those around. `names` are the lists of names
    that have been shown. `first_names` are the names that begin the
    reference, in place of which what `substitute` returns is shown.
    """

    __slots__ = (
        "cite",
        "conditions",
        "distinction",
        "first_names",
        "found",
        "in_short",
        "names",
        "number",
        "recorded",
        "reference",
        "substitute",
        "suffix_done",
        "tried",
        "used_up",
    )

    def __init__(self, cite: Cite, number: int = 0, distinction: Distinction = PLAIN) -> None:
        """Begin with a cite, its number in the bibliography, and how it is told from others."""
        self.cite = cite
        self.reference = cite.reference
        self.number = number
        self.distinction = distinction
        self.tried = 0
        self.found = 0
        self.used_up: set[str] = set()
        self.recorded: list[str] | None = None
        self.in_short: Callable[[Element], Element] | None = None
        self.suffix_done = False
        self.conditions = 0
        self.first_names: tuple[str, ...] | None = None
        self.substitute: Callable[[str, tuple[str, ...]], str] | None = None
        self.names: list[tuple[NamesWriter, tuple[PersonName, ...]]] = []

    def called(self, name: str, value: str) -> str:
        """Count a variable that is called; return its value, unless it is used up."""
        self.tried += 1
        if not value or name in self.used_up:
            return ""
        self.found += 1
        if self.recorded is not None:
            self.recorded.append(name)
        return value

    def shown_since(self, tried: int, found: int) -> bool:
        """Tell whether a group or a macro is shown, and count it if it has called no variable.

        The counts are those before it. It counts as a variable that has a value.
        """
        if self.tried == tried:
            self.tried += 1
            self.found += 1
        return self.found > found

    def begin(self, text: str, names: tuple[str, ...]) -> str:
        """Return the text of names as it is shown: that of the first ones may have a substitute."""
        if self.first_names is not None:
            return text
        self.first_names = names
        return self.substitute(text, names) if self.substitute else text

    def take_suffix(self) -> str:
        """Return the year suffix where it has not been shown yet."""
        suffix = self.distinction.suffix
        if not suffix or self.suffix_done:
            return ""
        self.suffix_done = True
        return f"{YEAR_SUFFIX}{suffix}{CLOSE}"


Render: TypeAlias = Callable[[Context], str]
