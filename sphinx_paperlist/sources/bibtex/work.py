"""Hold the paper that is being made of a record, and what all papers of a file share."""

from __future__ import annotations

import sys
from typing import Any

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.latex import decode_text, decode_url
from sphinx_paperlist.papers.model import PAPER_FIELD_NAMES, Link
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.private import is_private
from sphinx_paperlist.papers.urls import is_plain_web
from sphinx_paperlist.sources.bibtex.dates import Dated
from sphinx_paperlist.sources.bibtex.findings import Findings
from sphinx_paperlist.sources.bibtex.names import read_name, split_names
from sphinx_paperlist.sources.bibtex.scan import Record, Scanner
from sphinx_paperlist.sources.links import check_inline, read_link

# Texts that many records share are decoded once; where they do not repeat, they are forgotten.
MAX_REMEMBERED = 100_000
_LINK = "-url"
_ADDRESS_NAMES = ("url", "uri", "doi")
# Fields that BibLaTeX alone has; their presence tells that `and` parts the publishers of a list.
_BIBLATEX = frozenset({"date", "location", "journaltitle", "langid", "hyphenation", "eprinttype"})


class Work:
    """Collect the fields of one paper after the other.

    `values` are those of the paper, by name, and `apart` the texts of the record that it takes
    several of to make a value.
    """

    def __init__(self, scanner: Scanner, findings: Findings) -> None:
        self.findings = findings
        self.journals: dict[str, tuple[str, str]] = {}
        self.dates: dict[tuple[str, str, str], Dated] = {}
        self.texts: dict[str, str] = {}
        self._scanner = scanner
        self._names: dict[str, Name] = {}
        self._goes_on = False
        self.begin(Record("", "", {}, 0))

    def begin(self, record: Record) -> None:
        """Begin the paper of a record."""
        self.record = record
        self.values: dict[str, Any] = {}
        self.apart: dict[str, str] = {}
        self.links: list[Link] = []
        self.extra: list[tuple[str, str]] = []

    def clean(self, raw: str) -> str:
        """Return a field as plain text; those that repeat are the same object."""
        text = self.texts.get(raw)
        if text is None:
            if len(self.texts) >= MAX_REMEMBERED:
                self.texts.clear()
            text = self.texts[raw] = decode_text(raw)
        return text

    def names(self, raw: str) -> tuple[Name, ...]:
        """Return the names in a field; each is read once a file."""
        found: list[Name] = []
        known = self._names
        for part in split_names(squeezed(raw)):
            one = known.get(part)
            if one is None:
                found += self._new_names(part)
            else:
                found.append(one)
        # What goes on ends there.
        if self._goes_on and OTHERS in found[:-1]:
            found = [*(one for one in found if one != OTHERS), OTHERS]
        return tuple(found)

    def _new_names(self, part: str) -> tuple[Name, ...]:
        names = read_name(part)
        if len(names) == 1:
            if len(self._names) >= MAX_REMEMBERED:
                self._names.clear()
            self._names[part] = names[0]
        self._goes_on |= OTHERS in names
        return names

    def several(self, raw: str) -> list[str]:
        """Return the members of a list of BibLaTeX; BibTeX has none, and `and` is a word there."""
        if "and" not in raw or _BIBLATEX.isdisjoint(self.record.fields):
            return [cleaned] if (cleaned := self.clean(raw)) else []
        return [one for part in split_names(squeezed(raw)) if (one := self.clean(part))]

    def other(self, name: str, raw: str) -> None:
        """Keep a field that papers do not have, unless it is private; an address is a link."""
        if name.endswith(_LINK) and is_plain_web(url := decode_url(raw)):
            label = name.removesuffix(_LINK).rstrip("0123456789").replace("-", " ")
            self.links.append(Link(label.capitalize() or "Link", url))
        elif not is_private(name, raw):
            text = " ".join(raw.split())
            self.keep(name, text if name.endswith(_ADDRESS_NAMES) else decode_text(text))

    def keep(self, name: str, text: str) -> None:
        """Keep a text under a name that no field of a paper has."""
        if text:
            # Our own names mean something else in the canonical form.
            name = f"bib-{name}" if name in PAPER_FIELD_NAMES else name
            self.extra.append((sys.intern(name), self.texts.get(text, text)))

    def link(self, label: str, text: str, name: str) -> Link | None:
        """Return a link, or say why there is none; `name` is the field of the record."""
        if is_plain_web(text):
            return Link(label, text)
        found: list[Diagnostic] = []
        link = read_link(label, text, self._at(name), found)
        for one in found:
            self.findings.add(one)
        return link

    def check(self, text: str, name: str) -> None:
        """Say what is wrong with the links and the maths in a text."""
        if "$" in text or "](" in text:
            found: list[Diagnostic] = []
            check_inline(text, self._at(name), found)
            for one in found:
                self.findings.add(one)

    def refuse(self, code: Code, name: str, message: str, hint: str = "") -> None:
        """Say something about a field of the record."""
        at = self._at(name) if self.findings.has_room(code) else Origin(self.findings.name)
        self.findings.add(Diagnostic(at, code, message, hint))

    def _at(self, name: str) -> Origin:
        position = self._scanner.position_of(self.record, name)
        return Origin(self.findings.name, self.findings.lines.at(position))


def squeezed(raw: str) -> str:
    """Return a text with single blanks."""
    return " ".join(raw.split()) if "\n" in raw or "  " in raw or "\t" in raw else raw.strip()
