"""Find fields that contradict each other, that differ in spelling, or that are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from sphinx_paperlist.papers.checks.audited import Audited, named, place
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.keys import identifiers
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.text import counted
from sphinx_paperlist.papers.venues import spelling, venue_group

# arXiv began in 1991; ids say two digits of the year.
_FIRST_YEAR = 91
# A paper of a conference in December may reach arXiv in the months after.
_LATE_MONTHS = 3
_SHOWN_PLACES = 5


def early_years(audited: Audited) -> Iterator[Diagnostic]:
    """Find papers with a year before that of their arXiv id.

    A paper that has another venue may reach arXiv a little later than its readers.
    """
    for paper in audited.descriptions:
        year, arxiv = paper.year, identifiers(paper)[0] if paper.date else ""
        if year is None or not arxiv:
            continue
        given = _arxiv_month(arxiv)
        published = paper.venue and venue_group(spelling(paper.venue)) != "arXiv"
        late = published and year == given.year - 1 and given.month <= _LATE_MONTHS
        if year < given.year and not late:
            yield Diagnostic(
                paper.origin,
                Code.EARLY_YEAR,
                f"{named(paper)} has the year {year}, and an arXiv id of {given}, {arxiv}",
                "correct the year or the id",
            )


def _arxiv_month(arxiv: str) -> Date:
    digits = arxiv.rpartition("/")[2]
    year, month = int(digits[:2]), int(digits[2:4])
    return Date(year + (1900 if year >= _FIRST_YEAR else 2000), month)


def venue_spellings(audited: Audited) -> Iterator[Diagnostic]:
    """Find venues that one library spells in several ways."""
    for name in ("venue", "container"):
        places: dict[str, list[Origin]] = {}
        for paper in audited.descriptions:
            if text := getattr(paper, name):
                places.setdefault(text, []).append(paper.origin)
        groups: dict[str, dict[str, list[Origin]]] = {}
        for text, origins in places.items():
            if written := spelling(text):
                spellings = groups.setdefault(venue_group(written), {})
                spellings.setdefault(written, []).extend(origins)
        for spellings in groups.values():
            if len(spellings) > 1:
                yield _venue_spelling(name, spellings)


def _venue_spelling(field: str, spellings: Mapping[str, Sequence[Origin]]) -> Diagnostic:
    usual, *rarer = sorted(spellings.items(), key=lambda pair: -len(pair[1]))
    here = rarer[0][1][0]
    others = ", ".join(
        f"'{written}' ({len(places)}, first at {place(places[0], here)})"
        for written, places in rarer
    )
    return Diagnostic(
        here,
        Code.VENUE_SPELLING,
        f"a {field} is spelled in {len(spellings)} ways: '{usual[0]}' ({len(usual[1])}), {others}",
        "choose one",
    )


# What an entry of a reading list shows besides its title.
_WANTED: Mapping[str, Callable[[Paper], object]] = MappingProxyType(
    {
        "authors": lambda paper: paper.authors,
        "year": lambda paper: paper.date,
        "link": lambda paper: paper.links or paper.url or paper.arxiv or paper.doi,
    }
)


def missing_fields(audited: Audited) -> Iterator[Diagnostic]:
    """Find papers that lack what others of their file have; one remark tells of a file."""
    by_file: dict[str, list[Paper]] = {}
    for paper in audited.library.papers.values():
        by_file.setdefault(paper.origin.path, []).append(paper)
    for papers in by_file.values():
        lacking = {
            wanted: [paper.origin for paper in papers if not has(paper)]
            for wanted, has in _WANTED.items()
        }
        # What half the papers of a file lack, its author has left out on purpose.
        lacking = {
            wanted: origins
            for wanted, origins in lacking.items()
            if 0 < len(origins) < len(papers) / 2
        }
        if lacking:
            yield Diagnostic(
                min((found[0] for found in lacking.values()), key=lambda place: place.line),
                Code.MISSING_FIELDS,
                "; ".join(f"no {wanted}: {_places(found)}" for wanted, found in lacking.items()),
                "fill in what is known",
            )


def _places(origins: Sequence[Origin]) -> str:
    lines = [str(origin.line) for origin in origins[:_SHOWN_PLACES] if origin.line]
    more = ", …" * (len(origins) > _SHOWN_PLACES)
    noun = "line" if len(origins) == 1 else "lines"
    where = f" ({noun} {', '.join(lines)}{more})" if lines else ""
    return f"{counted(len(origins), 'paper')}{where}"
