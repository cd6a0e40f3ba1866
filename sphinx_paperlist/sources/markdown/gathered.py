"""Collect what the pieces of an entry say, by role."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.sources.markdown.authors import Credit, read_credit
from sphinx_paperlist.sources.markdown.venues import Venue


class Labelled(NamedTuple):
    """Hold a link as it is printed, and the line of the source that it is on (0: not known)."""

    label: str
    url: str
    line: int = 0


@dataclass(slots=True)
class Gathered:
    """Hold the texts of an entry by role; notes, title and abstract are inline Markdown.

    `unread` are the words without a known role; they stand among the notes as well.
    """

    title: str = ""
    authors: str = ""
    affiliation: str = ""
    venue: str = ""
    venue_date: Date | None = None
    available: Date | None = None
    dates: list[Date] = field(default_factory=list)
    links: list[Labelled] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    nickname: str = ""
    abstract: str = ""
    stars: int = 0
    arxiv: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    extra: list[tuple[str, str]] = field(default_factory=list)

    def add_credit(self, text: str) -> Credit:
        """Take a run of authors; return it with what it says besides them."""
        credit = read_credit(text)
        names = credit.names.strip(" ,;，；")
        self.authors = (
            f"{self.authors}, {names}" if self.authors and names else self.authors or names
        )
        if credit.affiliation:
            self.add_affiliation(credit.affiliation)
        return credit

    def add_affiliation(self, text: str) -> None:
        """Take where the authors work."""
        if text not in self.affiliation.split("; "):
            self.affiliation = f"{self.affiliation}; {text}" if self.affiliation else text

    def add_venue(self, venue: Venue) -> None:
        """Take a venue, and what is printed with it."""
        self.venue = venue.name
        self.venue_date = venue.date
        self.available = venue.available
        self.volume, self.issue = venue.volume or self.volume, venue.issue or self.issue
        self.pages = venue.pages or self.pages
        self.arxiv = self.arxiv or venue.arxiv
        for tag in venue.tags:
            self.add_tag(tag)

    def add_tag(self, text: str) -> None:
        """Take a word that papers are selected by."""
        if text and text not in self.tags:
            self.tags.append(text)

    def add_note(self, markdown: str, *, unread: str = "") -> None:
        """Take a remark; `unread` says it in plain words where its role is not known."""
        self.notes.append(markdown)
        if unread:
            self.unread.append(unread)
