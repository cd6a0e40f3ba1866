"""Format the papers of a listing when its page is read, and tell when they look different.

A page keeps its entries as spans until it is written: a tree of few nodes is quickly read, and
what an entry shows can be compared without drawing it.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sphinx_paperlist.extension.words import date_in_words, other_papers
from sphinx_paperlist.papers.dates import parse_date
from sphinx_paperlist.papers.diagnostics import Diagnostic, Origin
from sphinx_paperlist.papers.fields import Kind
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.keys import aliases
from sphinx_paperlist.papers.languages import language_of
from sphinx_paperlist.papers.localize import given, localize, localize_group
from sphinx_paperlist.papers.model import PAPER_FIELDS, Paper
from sphinx_paperlist.papers.names import known_names
from sphinx_paperlist.papers.query import Group
from sphinx_paperlist.papers.spans import Mark, Span, walk_spans
from sphinx_paperlist.papers.urls import Target, classify
from sphinx_paperlist.sources.files import file_beside
from sphinx_paperlist.styles.citation import label
from sphinx_paperlist.styles.entry import Block, Style, View, among, formatted
from sphinx_paperlist.styles.words import Words


class ShownPaper(NamedTuple):
    """Hold one formatted entry.

    `language` is that of the work, where it is known. `files` are the targets of its downloads;
    `also` is what it is found by besides, its texts in other languages.
    """

    key: str
    blocks: tuple[Block, ...]
    origin: Origin
    files: tuple[str, ...] = ()
    also: str = ""
    language: str = ""


class ShownGroup(NamedTuple):
    """Hold the entries of a list or a group, and those below it.

    `title` and `description` are inline Markdown in the language of the build; `fixed` names those
    that are nothing for translators. `value` is what `group-by` has made the group of, in no
    language. `cut` says that there is more below than is shown. `also` is what the group is found
    by besides, its texts in other languages.
    """

    id: str
    title: str
    description: str
    papers: tuple[ShownPaper, ...]
    groups: tuple[ShownGroup, ...]
    cut: bool
    origin: Origin
    value: str = ""
    fixed: tuple[str, ...] = ()
    also: str = ""

    def walk(self) -> Iterator[ShownPaper]:
        """Yield the entries of the group and of those below it, in reading order."""
        yield from self.papers
        for group in self.groups:
            yield from group.walk()


class Listed(NamedTuple):
    """Hold what the inventory and the indices need of a paper, with the place of its home."""

    docname: str
    anchor: str
    key: str
    title: str
    label: str
    aliases: tuple[str, ...]
    authors: tuple[str, ...]
    year: int | None
    venue: str
    tags: tuple[str, ...]


class Formatter(NamedTuple):
    """Format papers with a style, in the language of the build.

    `translate` returns a text of a translator in place of prose in a source; what a source has in
    several languages is translated already. Links to files
    beside a source become downloads of paths relative to `source_dir`; one without a file is
    no link.
    """

    style: Style
    view: View
    language: str
    source_dir: Path
    translate: Callable[[str], str]

    def listing(self, group: Group[Paper]) -> ShownGroup:
        """Return a listing with its papers formatted."""
        papers = (localize(paper, self.language, self.translate) for paper in group.walk())
        return self._replace(style=among(self.style, papers, self.view)).group(group)

    def group(self, group: Group[Paper]) -> ShownGroup:
        """Return a group of a listing with its papers formatted."""
        local = localize_group(group, self.language, self.translate)
        fixed = given(group)
        return ShownGroup(
            group.id,
            self._name(group) if group.field else local.title,
            local.description,
            tuple(map(self.paper, group.papers)),
            tuple(map(self.group, group.groups)),
            group.cut,
            group.origin,
            group.title if group.field else "",
            ("title",) if group.field else fixed,
            _others(local, fixed),
        )

    def _name(self, group: Group[Paper]) -> str:
        """Return what papers that have a value in common stand under."""
        described = PAPER_FIELDS.get(group.field)
        if described and described.kind is Kind.DATE and (date := parse_date(group.title)):
            return date_in_words(date, self.language)
        return group.title or other_papers()

    def paper(self, paper: Paper) -> ShownPaper:
        """Return a paper formatted."""
        shown = localize(paper, self.language, self.translate)
        blocks = formatted(self.style, shown, self.view)
        language, also = language_of(shown), ""
        if fixed := given(paper):
            texts = [getattr(shown, name) for name in fixed]
            blocks = tuple(
                block._replace(source="") if block.source in texts else block for block in blocks
            )
            also = _others(shown, [name for name in fixed if name in ("title", *self.view.show)])
        if not has_files(blocks):
            return ShownPaper(paper.key, blocks, paper.origin, (), also, language)
        blocks = tuple(
            block._replace(spans=self._with_files(block.spans, paper.origin)) for block in blocks
        )
        spans = [span for block in blocks for span in walk_spans(block.spans)]
        files = dict.fromkeys(span.url for span in spans if span.mark is Mark.DOWNLOAD)
        return ShownPaper(paper.key, blocks, paper.origin, tuple(files), also, language)

    def missing_files(self, paper: Paper) -> list[Diagnostic]:
        """Return what is wrong with the links of a paper's entry to files beside its source."""
        blocks = formatted(self.style, paper, self.view)
        spans = [span for block in blocks for span in walk_spans(block.spans)]
        found = [self._find(span, paper.origin) for span in spans if _names_file(span)]
        return [one for one in found if isinstance(one, Diagnostic)]

    def _find(self, span: Span, origin: Origin) -> Path | Diagnostic:
        return file_beside((self.source_dir / origin.path).parent, span.url, origin)

    def _with_files(self, spans: Iterable[Span], origin: Origin) -> tuple[Span, ...]:
        return tuple(
            self._with_file(span, origin)
            if _names_file(span)
            else span._replace(children=self._with_files(span.children, origin))
            for span in spans
        )

    def _with_file(self, span: Span, origin: Origin) -> Span:
        found = self._find(span, origin)
        if isinstance(found, Diagnostic):
            return span._replace(mark=Mark.PLAIN, url="")
        path = Path(os.path.relpath(found, self.source_dir.resolve())).as_posix()
        return span._replace(mark=Mark.DOWNLOAD, url=path)


def _others(one: Paper | Group[Paper], fields: Sequence[str]) -> str:
    """Return the texts of fields in the languages that are not shown."""
    texts = [text for text in one.translations if text.field in fields]
    return " ".join(
        plain_text(text.text) for text in texts if text.text != getattr(one, text.field)
    )


def has_files(blocks: Iterable[Block]) -> bool:
    """Tell whether a formatted paper links to a file beside its source."""
    return any(_names_file(span) for block in blocks for span in walk_spans(block.spans))


def _names_file(span: Span) -> bool:
    return span.mark is Mark.LINK and classify(span.url) is Target.FILE


def listed_at(paper: Paper, docname: str, place: str, words: Words, language: str) -> Listed:
    """Return what is known of a paper beyond its page, in the language of the build."""
    shown = localize(paper, language)
    return Listed(
        docname,
        place,
        paper.key,
        plain_text(shown.title),
        label(shown, words),
        tuple(aliases(paper)),
        tuple(name.inverted for name in known_names(shown.authors)),
        shown.year,
        shown.badge,
        shown.tags,
    )


def kept(shown: ShownGroup) -> bytes:
    """Return entries as they are kept until their page is written.

    Python's collector goes through all records time and again; bytes are one object, and none
    that it looks at.
    """
    return pickle.dumps(shown, pickle.HIGHEST_PROTOCOL)


def shown_again(data: bytes) -> ShownGroup | None:
    """Return the entries that `kept` has made bytes of, if there are any."""
    # The doctree that holds the bytes is a pickle itself.
    found: ShownGroup | None = pickle.loads(data) if data else None  # noqa: S301 - see above
    return found


def digest(value: object) -> str:
    """Return a hash of a value made of named tuples, tuples, texts and numbers."""
    text = json.dumps(value, separators=(",", ":"), check_circular=False)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def digest_of_shown(shown: ShownGroup) -> str:
    """Return a hash of all that a listing shows, wherever in its source it stands."""
    return digest(_content(shown))


def _content(shown: ShownGroup) -> list[object]:
    papers = [(paper.key, paper.blocks, paper.also, paper.language) for paper in shown.papers]
    groups = [_content(group) for group in shown.groups]
    texts = [shown.id, shown.title, shown.description, shown.also]
    return [*texts, shown.cut, papers, groups]
