"""Read BibTeX and BibLaTeX into papers."""

from __future__ import annotations

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.model import Paper, Source
from sphinx_paperlist.papers.text import did_you_mean, letters
from sphinx_paperlist.sources.bibtex.compose import Composer
from sphinx_paperlist.sources.bibtex.findings import Findings
from sphinx_paperlist.sources.bibtex.inherit import inherit, parents
from sphinx_paperlist.sources.bibtex.scan import Record, Scanner
from sphinx_paperlist.sources.options import ReadingOptions

# Entries that are no works.
_NO_WORKS = frozenset({"xdata", "set"})
_MAX_REMEMBERED = 10_000
# Keys that begin alike are compared with one that is unknown.
_ALIKE = 3


def read_bibtex(text: str, name: str, options: ReadingOptions) -> Source:  # noqa: ARG001 - the signature of readers
    """Read the text of a `.bib` file; `name` is its path in diagnostics.

    Every entry but `@xdata` and `@set` becomes a paper, or a diagnostic whose code is `unread`.
    """
    findings = Findings(text, name)
    papers = _Reader(text, findings).papers()
    return Source(path=name, papers=papers, diagnostics=findings.all())


class _Reader:
    """Read the entries of one file, and those that inherit once all are known."""

    def __init__(self, text: str, findings: Findings) -> None:
        self._findings = findings
        self._scanner = Scanner(text, findings)
        self._composer = Composer(self._scanner, findings)
        # Where entries begin, by key in lower case, as BibTeX compares them; and by the key itself
        # where two differ only in case.
        self._starts: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        self._remembered: dict[int, Record] = {}
        self._untitled: list[Record] = []
        self._parents: set[int] = set()

    def papers(self) -> tuple[Paper, ...]:
        papers: list[Paper | None] = []
        heirs: list[tuple[int, Record, int]] = []
        line_at = self._findings.lines.at
        for record in self._scanner.records():
            line = line_at(record.start)
            self._register(record)
            if record.type in _NO_WORKS:
                continue
            if "crossref" in record.fields or "xdata" in record.fields:
                heirs.append((len(papers), record, line))
                papers.append(None)
            else:
                papers.append(self._paper(record, line))
        for index, record, line in heirs:
            papers[index] = self._paper(self._heir(record), line)
        self._say_untitled()
        return tuple(paper for paper in papers if paper is not None)

    def _register(self, record: Record) -> None:
        key = record.key
        if not key:
            return
        first = self._starts.setdefault(key.lower(), record.start)
        if first == record.start:
            return
        self._exact.setdefault(key, record.start)
        if self._findings.has_room(Code.REPEATED_ENTRY):
            self._say_repeated(record, self._scanner.record_at(first))

    def _say_repeated(self, record: Record, first: Record) -> None:
        """Say that a key comes again, but where that is for the library to say.

        The library names both places of two works with one key.
        """
        line = self._findings.lines.at(first.start)
        if record.key != first.key:
            message = (
                f"the key '{record.key}' differs only in case from '{first.key}' at line {line}"
            )
            hint = "BibTeX takes them for one"
        elif _title(record) == _title(first):
            message = (
                f"'{record.key}' is also at line {line}; what that entry lacks comes from here"
            )
            hint = "delete one"
        else:
            return
        self._findings.say(Code.REPEATED_ENTRY, record.start, message, hint)

    def _find(self, key: str) -> Record | None:
        start = self._exact.get(key)
        folded = self._starts.get(key.lower())
        if start is None or (folded is not None and self._record_at(folded).key == key):
            start = folded
        return None if start is None else self._record_at(start)

    def _record_at(self, start: int) -> Record:
        record = self._remembered.get(start)
        if record is None:
            if len(self._remembered) >= _MAX_REMEMBERED:
                self._remembered.clear()
            record = self._remembered[start] = self._scanner.record_at(start)
        return record

    def _heir(self, record: Record) -> Record:
        heir, lost = inherit(record, self._find)
        for key, is_data in parents(record):
            if key not in lost and not is_data and (parent := self._find(key)):
                self._parents.add(parent.start)
        for key in dict.fromkeys(lost):
            if self._findings.has_room(Code.UNKNOWN_PARENT):
                known = self._find(key)
                why = "leads back to itself or too far" if known else "names no entry of this file"
                hint = "" if known else did_you_mean(key, self._alike(key))
            else:
                why = hint = ""
            message = f"'{record.key}' inherits from '{key}', which {why}"
            self._findings.say(Code.UNKNOWN_PARENT, record.start, message, hint)
        return heir

    def _alike(self, key: str) -> list[str]:
        begin = key[:_ALIKE].lower()
        return [one for one in self._starts if one.startswith(begin)]

    def _paper(self, record: Record, line: int) -> Paper | None:
        paper = self._composer.paper(record, line)
        if paper is None:
            self._untitled.append(record._replace(fields={}))
        return paper

    def _say_untitled(self) -> None:
        for record in self._untitled:
            named = f"'{record.key}'" if record.key else f"this @{record.type}"
            if record.start in self._parents:
                message = f"{named} has no title and serves only the entries that inherit from it"
                self._findings.say(Code.PARENT_ENTRY, record.start, message)
            else:
                message = f"{named} has no title and is left out"
                self._findings.say(Code.MISSING_TITLE, record.start, message, "add one")


def _title(record: Record) -> str:
    return letters(record.fields.get("title", ""))
