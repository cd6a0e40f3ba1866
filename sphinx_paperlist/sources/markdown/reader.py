"""Read a Markdown page: its headings are lists, the items below them papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.keys import is_citable
from sphinx_paperlist.papers.model import Paper, PaperList, Source, SourceList
from sphinx_paperlist.papers.text import fold
from sphinx_paperlist.sources.markdown.entry import read_entry
from sphinx_paperlist.sources.markdown.grammar import make_parser
from sphinx_paperlist.sources.markdown.pieces import (
    Form,
    Piece,
    directions,
    heading_text,
    pieces_of,
)
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.slugs import Slugs

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

_HEADING_ID = re.compile(r"\{#([^\s{}]+)\}\s*$")
_CONTENTS = re.compile(r"\[{1,2}_{0,2}TOC_{0,2}\]{1,2}", re.IGNORECASE)
_LISTS = ("bullet_list", "ordered_list")
# What is neither an item nor prose; it makes no heading a list and keeps none from being one.
_NEUTRAL = ("html_block", "hr", "front_matter")


def read_page(text: str, name: str, options: ReadingOptions) -> Source:
    """Read a Markdown file."""
    return read_markdown(text, name, options.list_ids)


def read_markdown(text: str, name: str, list_ids: Mapping[str, str] | None = None) -> Source:
    """Read a page; `list_ids` gives ids to lists by the text of their headings.

    A heading is a list if it holds papers, nothing at all, or lists below it. Papers before
    the first heading belong to no list.
    """
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 - with the parser, when needed

    page = _Page(name, {fold(title): one for title, one in (list_ids or {}).items()})
    page.read(SyntaxTreeNode(make_parser().parse(text)))
    lists = tuple(one for section in page.root.below if (one := page.list(section)))
    papers = page.papers(page.root)
    diagnostics = sorted(page.diagnostics, key=lambda found: found.origin.line)
    return Source(path=name, papers=papers, lists=lists, diagnostics=tuple(diagnostics))


@dataclass(slots=True)
class _Draft:
    """Collect the pieces of an entry until it is known where it ends."""

    origin: Origin
    pieces: list[Piece]
    key: str = ""

    def has(self, form: Form) -> bool:
        return any(piece.form is form for piece in self.pieces)


@dataclass(slots=True)
class _Section:
    """Collect what stands under a heading."""

    level: int
    origin: Origin
    title: str = ""
    id: str = ""
    slug: str = ""
    drafts: list[_Draft] = field(default_factory=list)
    below: list[_Section] = field(default_factory=list)
    prose: bool = False


class _Page:
    def __init__(self, name: str, list_ids: Mapping[str, str]) -> None:
        self.name = name
        self.list_ids = list_ids
        self.diagnostics: list[Diagnostic] = []
        self.root = _Section(0, Origin(name))
        self._path = [self.root]
        self._slugs = Slugs()

    def read(self, root: SyntaxTreeNode) -> None:
        for node in root.children:
            section = self._path[-1]
            if node.type == "heading":
                self._heading(node)
            elif node.type in _LISTS:
                self._items(node, section)
            elif node.type == "paragraph":
                self._paragraph(node, section)
            elif node.type == "html_block":
                self._direct(section, directions(list(_tokens(node))))
            elif node.type not in _NEUTRAL:
                section.prose = True

    # Blocks

    def _heading(self, node: SyntaxTreeNode) -> None:
        inline = _inline(node)
        title = _HEADING_ID.sub("", heading_text(inline)).rstrip()
        section = _Section(int(node.tag[1]), self._origin(node), title)
        section.slug = self._slugs.take(title)
        section.id = self.list_ids.get(fold(plain_text(title)), "")
        if match := _HEADING_ID.search(inline.content):
            self._direct(section, {"id": match[1]})
        self._direct(section, directions(inline.children or []))
        while self._path[-1].level >= section.level:
            self._path.pop()
        self._path[-1].below.append(section)
        self._path.append(section)

    def _direct(self, section: _Section, said: Mapping[str, str]) -> None:
        """Follow an invisible comment after a heading."""
        section.id = self._citable(said.get("id", ""), section.origin) or section.id

    def _paragraph(self, node: SyntaxTreeNode, section: _Section) -> None:
        pieces = _significant(pieces_of(_inline(node)))
        if not pieces or _CONTENTS.fullmatch("".join(piece.text for piece in pieces).strip()):
            return
        last = section.drafts[-1] if section.drafts else None
        if last and _fell_out_of(last, pieces):
            last.pieces += [Piece(Form.BREAK, " ", " "), *pieces]
            self._say(
                Code.STRAY_LINE,
                self._origin(node),
                "this line fell out of the item above it",
                "indent it as far as the item's text",
            )
        else:
            section.prose = True

    def _items(self, block: SyntaxTreeNode, section: _Section) -> None:
        before = len(section.drafts)
        unread = []
        for item in block.children:
            parts = [node for node in item.children if node.type not in _LISTS]
            lists = [node for node in item.children if node.type in _LISTS]
            pieces = _significant(_pieces(parts))
            said = directions([token for node in item.children for token in _tokens(node)])
            if "ignore" in said:
                continue
            if not pieces and not lists:
                if not said and not parts:
                    self._say(Code.EMPTY_ITEM, self._origin(item), "this item is empty")
            elif _is_titled(pieces) and not _is_label(pieces, lists):
                pieces += _pieces([node for block in lists for node in block.walk()])
                key = self._citable(said.get("key", ""), self._origin(item))
                section.drafts.append(_Draft(self._origin(item), pieces, key))
            else:
                known = len(section.drafts)
                for nested in lists:
                    self._items(nested, section)
                # An item above papers is their label; any other is as unread as one alone.
                if pieces and not _is_contents(pieces) and len(section.drafts) == known:
                    unread.append((item, pieces))
        for item, pieces in unread:
            self._unread(item, pieces, section, among_papers=len(section.drafts) > before)

    def _unread(
        self,
        item: SyntaxTreeNode,
        pieces: Sequence[Piece],
        section: _Section,
        *,
        among_papers: bool,
    ) -> None:
        marked = any(piece.form not in (Form.TEXT, Form.BREAK) for piece in pieces)
        numbered = item.parent is not None and item.parent.type == "ordered_list"
        if not (marked or numbered or among_papers):
            section.prose = True
            return
        words = " ".join("".join(piece.text for piece in pieces).split())
        shown = words if len(words) <= 50 else f"{words[:47]}..."
        self._say(
            Code.UNREAD_ITEM,
            self._origin(item),
            f"no title found in '{shown}'",
            "write the title in bold: **Title.**",
        )

    # Sections

    def list(self, section: _Section) -> SourceList | None:
        below = tuple(one for inner in section.below if (one := self.list(inner)))
        papers = self.papers(section)
        if not papers and not below and (section.prose or section.below):
            return None
        return PaperList(
            id=section.id,
            title=section.title,
            papers=papers,
            lists=below,
            slug=section.slug,
            origin=section.origin,
        )

    def papers(self, section: _Section) -> tuple[Paper, ...]:
        read = (read_entry(d.pieces, d.origin, self.diagnostics, d.key) for d in section.drafts)
        return tuple(paper for paper in read if paper)

    # Helpers

    def _origin(self, node: SyntaxTreeNode) -> Origin:
        return Origin(self.name, node.map[0] + 1 if node.map else 0)

    def _say(self, code: Code, origin: Origin, message: str, hint: str = "") -> None:
        self.diagnostics.append(Diagnostic(origin, code, message, hint))

    def _citable(self, key: str, origin: Origin) -> str:
        if key and not is_citable(key):
            self._say(Code.BAD_KEY, origin, f"'{key}' cannot be cited", "use letters and digits")
            return ""
        return key


def _inline(node: SyntaxTreeNode) -> Token:
    """Return the inline token of a heading or paragraph."""
    token = node.children[0].token
    assert token is not None  # markdown-it gives every paragraph one
    return token


def _tokens(node: SyntaxTreeNode) -> Iterator[Token]:
    """Yield a node's own tokens that may hold an invisible comment."""
    if node.type == "html_block":
        yield _html(node)
    elif node.type == "paragraph":
        yield from _inline(node).children or []


def _html(node: SyntaxTreeNode) -> Token:
    token = node.token
    assert token is not None  # a block of HTML is one token
    return token


def _pieces(nodes: Sequence[SyntaxTreeNode]) -> list[Piece]:
    pieces: list[Piece] = []
    for node in nodes:
        if node.type == "paragraph":
            pieces += [*pieces_of(_inline(node)), Piece(Form.BREAK, " ", " ")]
    return pieces


def _significant(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, or none where they are blank."""
    return pieces if any(piece.text.strip() or piece.url for piece in pieces) else []


def _is_titled(pieces: Sequence[Piece]) -> bool:
    return any(piece.form is Form.STRONG for piece in pieces)


def _is_label(pieces: Sequence[Piece], lists: Sequence[SyntaxTreeNode]) -> bool:
    """Tell whether an item is but a bold word over items that have titles of their own."""
    bare = all(piece.form is Form.STRONG or not piece.text.strip(" :：") for piece in pieces)
    items = (item for block in lists for item in block.children)
    return bare and any(_is_titled(_pieces(item.children)) for item in items)


def _is_contents(pieces: Sequence[Piece]) -> bool:
    """Tell whether an item is of a table of contents: links into the page and nothing else."""
    rest = [piece for piece in pieces if piece.form is not Form.LINK and piece.text.strip()]
    return not rest and all(p.url.startswith("#") for p in pieces if p.form is Form.LINK)


def _fell_out_of(draft: _Draft, pieces: Sequence[Piece]) -> bool:
    """Tell whether a paragraph after an item is its line of authors, or of links."""
    forms = (piece.form for piece in pieces if piece.text.strip(" []") or piece.url)
    first = next(forms, Form.TEXT)
    return first in (Form.EMPHASIS, Form.LINK) and not draft.has(first)
