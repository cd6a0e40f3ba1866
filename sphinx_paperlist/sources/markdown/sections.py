"""Collect the entries of a page under its headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.inline import escape, plain_text
from sphinx_paperlist.papers.keys import is_citable
from sphinx_paperlist.papers.text import fold
from sphinx_paperlist.sources.markdown.blocks import (
    LISTS,
    Block,
    detail_pieces,
    nested_lists,
    own_pieces,
    said_in,
)
from sphinx_paperlist.sources.markdown.candidates import (
    are_details,
    entries_of,
    find_entry,
    find_paragraph_entry,
    is_bold_alone,
    is_contents,
    is_detail,
    is_entry_of_its_own,
    is_group,
    may_be_entry,
)
from sphinx_paperlist.sources.markdown.gathered import Gathered
from sphinx_paperlist.sources.markdown.html_lists import items_of_papers
from sphinx_paperlist.sources.markdown.lines import says_more
from sphinx_paperlist.sources.markdown.marked import is_mark
from sphinx_paperlist.sources.markdown.pieces import (
    Form,
    Piece,
    directions,
    heading_text,
    pieces_of,
)
from sphinx_paperlist.sources.markdown.roles import gather
from sphinx_paperlist.sources.markdown.tables import read_table
from sphinx_paperlist.sources.markdown.titles import Title, find_title
from sphinx_paperlist.sources.markdown.vocabulary import is_link_label
from sphinx_paperlist.sources.slugs import Slugs

_HEADING_ID = re.compile(r"\{#([^\s{}]+)\}\s*$")
_CONTENTS = re.compile(r"\[{1,2}_{0,2}TOC_{0,2}\]{1,2}", re.IGNORECASE)
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]*:\s*")
_HTML_HEADING = re.compile(
    r"<h([1-6])\b([^>]*)>(.{0,500}?)</?h\1\b[^>]*>", re.DOTALL | re.IGNORECASE
)
_HTML_TAG = re.compile(r"<[^>]*>")
# A heading in the middle of the page is its banner.
_CENTRED = re.compile(r"\balign\s*=|text-align|<center", re.IGNORECASE)
# What is neither an entry nor prose; it makes no heading a list and keeps none from being one.
_NEUTRAL = ("hr", "front_matter")


@dataclass(slots=True)
class Draft:
    """Collect the pieces of an entry until it is known where it ends."""

    origin: Origin
    title: Title | None
    after: list[Piece] = field(default_factory=list)
    details: list[Piece] = field(default_factory=list)
    key: str = ""
    row: Gathered | None = None

    def gathered(self) -> Gathered:
        """Return what the entry says by role."""
        if self.row is not None or self.title is None:
            return self.row or Gathered()
        return gather(self.title._replace(after=self.after), self.details)

    def has(self, form: Form) -> bool:
        """Tell whether a piece of this form follows the title."""
        return any(piece.form is form for piece in (*self.after, *self.details))


@dataclass(slots=True)
class Section:
    """Collect what stands under a heading."""

    level: int
    origin: Origin
    title: str = ""
    id: str = ""
    slug: str = ""
    drafts: list[Draft] = field(default_factory=list)
    below: list[Section] = field(default_factory=list)
    prose: bool = False


class Outline:
    """Sort the blocks of a page into sections and drafts; `root` is the page before headings."""

    def __init__(self, name: str, list_ids: Mapping[str, str]) -> None:
        self.name = name
        self.diagnostics: list[Diagnostic] = []
        self.root = Section(0, Origin(name))
        self._list_ids = list_ids
        self._path = [self.root]
        self._slugs = Slugs()
        # A paragraph that is an entry if what follows are its details, or goes on with them.
        self._open: Draft | None = None
        self._is_waiting = False

    def read(self, blocks: Sequence[Block]) -> None:
        """Read the blocks of the page in order."""
        for block in blocks:
            if block.kind not in (*LISTS, "paragraph", *_NEUTRAL):
                self._close()
            match block.kind:
                case "heading":
                    self._heading(block)
                case "bullet_list" | "ordered_list":
                    self._list(block)
                case "paragraph":
                    self._paragraph(block)
                case "html_block":
                    self._html(block)
                case "table":
                    self._table(block)
                case kind if kind not in _NEUTRAL:
                    self._section.prose = True
        self._close()

    @property
    def _section(self) -> Section:
        return self._path[-1]

    # Headings

    def _heading(self, block: Block) -> None:
        inline = block.inline
        if inline is None:
            return
        text = _SHORTCODE.sub("", heading_text(inline))
        section = self._begin(int(block.tag[1]), block.line, _HEADING_ID.sub("", text).strip())
        if match := _HEADING_ID.search(inline.content):
            self._direct(section, {"id": match[1]})
        self._direct(section, directions(inline.children or []))

    def _begin(self, level: int, line: int, title: str) -> Section:
        section = Section(level, Origin(self.name, line), title)
        section.slug = self._slugs.take(title)
        section.id = self._list_ids.get(fold(plain_text(title)), "")
        while self._path[-1].level >= level:
            self._path.pop()
        self._path[-1].below.append(section)
        self._path.append(section)
        return section

    def _direct(self, section: Section, said: Mapping[str, str]) -> None:
        """Follow an invisible comment after a heading."""
        section.id = self._citable(said.get("id", ""), section.origin) or section.id

    def _html(self, block: Block) -> None:
        """Read the headings of a block of HTML, and what its comments say; say what is lost."""
        if not block.content.lstrip().startswith("<!--"):
            for match in _HTML_HEADING.finditer(block.content):
                text = " ".join(unescape(_HTML_TAG.sub("", match[3])).split())
                if text and not _CENTRED.search(block.content[: match.start()] + match[2]):
                    line = block.line + block.content.count("\n", 0, match.start())
                    self._begin(int(match[1]), line, _SHORTCODE.sub("", escape(text)))
        if block.inline is not None:
            self._direct(self._section, directions([block.inline]))
        for item in items_of_papers(block.content):
            hint = "write this entry in Markdown"
            self._unread(Origin(self.name, block.line + item.line), item.words, hint)

    # Paragraphs

    def _paragraph(self, block: Block) -> None:
        pieces = pieces_of(block.inline) if block.inline is not None else []
        words = "".join(piece.text for piece in pieces).strip()
        if not words and not any(piece.url for piece in pieces):
            return
        if _CONTENTS.fullmatch(words):
            return
        if self._open and is_detail(pieces):
            self._attach([Piece(Form.DETAIL), *pieces])
            return
        self._close()
        drafts = self._section.drafts
        if drafts and drafts[-1].title is not None and _fell_out_of(drafts[-1], pieces):
            drafts[-1].after += [Piece(Form.LINE, " ", " "), *pieces]
            self._say(
                Code.STRAY_LINE,
                self._origin(block),
                "this line fell out of the item above it",
                "indent it as far as the item's text",
            )
            return
        found = False
        for part in entries_of(pieces):
            if title := find_paragraph_entry(part):
                line = next((piece.line for piece in part if piece.line), block.line)
                self._open = self._draft(title, line)
                drafts.append(self._open)
                found = True
            elif is_bold_alone(part) and (title := find_entry(part)):
                self._open, self._is_waiting = self._draft(title, block.line), True
                found = True
        self._section.prose = self._section.prose or not found

    def _draft(self, title: Title, line: int) -> Draft:
        return Draft(Origin(self.name, line), title, list(title.after))

    def _attach(self, pieces: Sequence[Piece]) -> None:
        """Add details to the paragraph above; now it is an entry."""
        if self._open is None:
            return
        self._open.details += pieces
        if self._is_waiting:
            self._section.drafts.append(self._open)
            self._is_waiting = False

    def _close(self) -> None:
        if self._is_waiting:
            self._section.prose = True
        self._open, self._is_waiting = None, False

    # Tables

    def _table(self, block: Block) -> None:
        rows = read_table(block)
        if rows is None:
            self._section.prose = True
            return
        for row in rows:
            origin = Origin(self.name, row.line)
            if row.found is not None:
                self._section.drafts.append(Draft(origin, None, row=row.found))
            elif row.text and not row.is_heading:
                self._unread(origin, row.text, "write a title in this row")

    # Items

    def _list(self, block: Block) -> None:
        if self._open and are_details(block):
            self._attach(detail_pieces([block]))
            return
        self._close()
        self._items(block)

    def _items(self, block: Block) -> None:
        section = self._section
        before = len(section.drafts)
        unread: list[tuple[Block, Sequence[Piece]]] = []
        pinned = False
        for item in block.children:
            lists = nested_lists(item)
            pieces: Sequence[Piece] = _significant(own_pieces(item))
            said = said_in(item)
            if "ignore" in said:
                continue
            if not pieces and not lists:
                if not said and not item.children:
                    self._say(Code.EMPTY_ITEM, self._origin(item), "this item is empty")
            elif title := self._entry(pieces, item, lists, pinned="key" in said):
                previous = section.drafts[-1] if len(section.drafts) > before else None
                self._take_entry(item, pieces, title, previous)
            else:
                known = len(section.drafts)
                for nested in lists:
                    self._items(nested)
                # An item above entries is their label; any other is as unread as one alone.
                if pieces and not is_contents(pieces) and len(section.drafts) == known:
                    unread.append((item, pieces))
                    pinned |= "key" in said
        among_entries = len(section.drafts) > before
        if among_entries:
            self._check_numbers(block)
        numbered = block.kind == "ordered_list"
        for item, words_of in unread:
            if among_entries or pinned or may_be_entry(words_of, numbered=numbered):
                words = "".join(piece.text for piece in words_of)
                hint = "write the title in bold: **Title.**"
                self._unread(self._origin(item), words, hint)
            else:
                section.prose = True

    def _take_entry(
        self, item: Block, pieces: Sequence[Piece], title: Title, previous: Draft | None
    ) -> None:
        """Take an item as an entry, or as the citation of the one above it."""
        if previous and continues(previous, title):
            previous.details += [Piece(Form.DETAIL), *pieces]
            return
        draft = self._draft(title, item.line)
        draft.key = self._citable(said_in(item).get("key", ""), draft.origin)
        self._section.drafts.append(draft)
        self._below(item, draft)

    def _entry(
        self, pieces: Sequence[Piece], item: Block, lists: Sequence[Block], *, pinned: bool
    ) -> Title | None:
        """Return the title of an entry; somebody who pins a key means one, however it looks."""
        if pinned and (title := find_title(pieces)):
            return title
        if is_group(pieces, lists):
            return None
        return find_entry(pieces, detail_pieces(item.children))

    def _below(self, item: Block, draft: Draft) -> None:
        """Read what is nested in an entry: its details, or entries of their own."""
        for child in item.children:
            if child.kind not in LISTS:
                draft.details += detail_pieces([child])
                continue
            own, rest = list[Block](), list[Block]()
            for nested in child.children:
                (own if is_entry_of_its_own(nested) else rest).append(nested)
            if own:
                draft.details += detail_pieces([Block(child.kind, child.line, children=rest)])
                self._items(Block(child.kind, child.line, children=own))
            else:
                draft.details += detail_pieces([child])

    def _check_numbers(self, block: Block) -> None:
        """Say where the typed numbers of a list neither count up nor are all the same."""
        numbers = [int(item.info) for item in block.children if item.info.isdigit()]
        if len(set(numbers)) < 2:
            return
        for at, (number, following) in enumerate(pairwise(numbers)):
            if following != number + 1:
                message = f"number {following} stands after {number}"
                origin = self._origin(block.children[at + 1])
                self._say(Code.LIST_NUMBER, origin, message, "count up from the first")
                return

    # Helpers

    def _unread(self, origin: Origin, text: str, hint: str) -> None:
        words = " ".join(text.split())
        shown = words if len(words) <= 50 else f"{words[:47]}..."
        self._say(Code.UNREAD_ITEM, origin, f"no title found in '{shown}'", hint)

    def _origin(self, block: Block) -> Origin:
        return Origin(self.name, block.line)

    def _say(self, code: Code, origin: Origin, message: str, hint: str = "") -> None:
        self.diagnostics.append(Diagnostic(origin, code, message, hint))

    def _citable(self, key: str, origin: Origin) -> str:
        if key and not is_citable(key):
            self._say(Code.BAD_KEY, origin, f"'{key}' cannot be cited", "use letters and digits")
            return ""
        return key


def continues(draft: Draft, title: Title) -> bool:
    """Tell whether an item is the citation of the one above it, indented too little.

    The item above has a name and links, this one names before a title and no links.
    """
    above = draft.title
    return (
        above is not None
        and not (above.marked or draft.details)
        and any(piece.url for piece in draft.after)
        and not any(says_more(piece.text) for piece in draft.after if not piece.url)
        and not title.marked
        and not any(piece.url for piece in (*title.before, title.piece, *title.after))
    )


def _significant(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, or none where they are blank."""
    return pieces if any(piece.text.strip() or piece.url for piece in pieces) else []


def _fell_out_of(draft: Draft, pieces: Sequence[Piece]) -> bool:
    """Tell whether a paragraph after an item is its line of authors, or of links."""
    first = next((p for p in pieces if p.text.strip(" []") or p.url), Piece(Form.TEXT))
    if first.form is Form.EMPHASIS and is_mark(first.text):
        return False
    if first.form is Form.LINK and draft.title and draft.title.piece.url:
        return is_link_label(first.text) and not draft.has(first.form)
    return first.form in (Form.EMPHASIS, Form.LINK) and not draft.has(first.form)
