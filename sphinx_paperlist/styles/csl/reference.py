"""Hold the data of one work as the variables of CSL (CSL 1.0.2, Appendix IV)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class PersonName(NamedTuple):
    """Hold the parts of a name; one that is not to be taken apart is all `literal`."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False


# Stands last in names that go on.
OTHERS = PersonName(literal="others")


class DateParts(NamedTuple):
    """Hold a day of the calendar as far as it is known; 0 stands for what is not.

    Years before Christ are negative, the first of them -1. Seasons count from 1, the spring.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0


class ReferenceDate(NamedTuple):
    """Hold a date, or what lies between two; one that is no date of the calendar is a `literal`."""

    start: DateParts = DateParts()
    end: DateParts | None = None
    circa: bool = False
    literal: str = ""


class Reference(NamedTuple):
    """Hold the variables of a work: texts with marks for their formatting, names and dates.

    No variable is empty. `links` are the addresses that variables lead to.
    """

    id: str
    type: str
    language: str
    texts: Mapping[str, str]
    names: Mapping[str, tuple[PersonName, ...]]
    dates: Mapping[str, ReferenceDate]
    links: Mapping[str, str] = {}


def trigraph(reference: Reference) -> str:
    """Return a label of letters of the authors and digits of the year, such as `KnuL04`.

    Without authors it is made of the names there are first.
    """
    people = reference.names.get("author") or next(iter(reference.names.values()), ())
    names = [name.family or name.literal for name in people][:4]
    if not names:
        return ""
    lengths = _LABEL[len(names) - 1]
    letters = "".join(name[:length] for name, length in zip(names, lengths, strict=True))
    issued = reference.dates.get("issued")
    year = f"{abs(issued.start.year) % 100:02d}" if issued and issued.start.year else ""
    return letters + year


# How many letters of each name a label has, by how many names there are.
_LABEL = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
