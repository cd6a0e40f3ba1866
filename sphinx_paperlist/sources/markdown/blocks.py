"""Build the blocks of a page from the tokens of its parser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_paperlist.sources.markdown.pieces import Form, Piece, directions, pieces_of

if TYPE_CHECKING:
    from markdown_it.token import Token

LISTS = ("bullet_list", "ordered_list")


@dataclass(slots=True)
class Block:
    """Hold a block: its kind as markdown-it names it, the line it begins on, and what is in it.

    `inline` is the text of a paragraph, heading or cell; `content` that of HTML and code;
    `info` the typed number of an item.
    """

    kind: str
    line: int = 0
    tag: str = ""
    info: str = ""
    content: str = ""
    inline: Token | None = None
    children: list[Block] = field(default_factory=list)


def build_blocks(tokens: Iterable[Token]) -> list[Block]:
    """Return the top blocks of a page."""
    root = Block("page")
    path = [root]
    for token in tokens:
        if token.nesting < 0:
            path.pop()
        elif token.type == "inline":
            path[-1].inline = token
            if path[-1].line == 0 and token.map:
                path[-1].line = token.map[0] + 1
        else:
            block = Block(
                token.type.removesuffix("_open"),
                token.map[0] + 1 if token.map else 0,
                token.tag,
                token.info,
                token.content,
            )
            path[-1].children.append(block)
            if token.nesting > 0:
                path.append(block)
            elif token.type == "html_block":
                block.inline = token
    return root.children


def pieces_in(blocks: Iterable[Block]) -> list[Piece]:
    """Return the pieces of paragraphs, a LINE between two of them."""
    pieces: list[Piece] = []
    for block in blocks:
        if block.kind in ("paragraph", "heading") and block.inline is not None:
            if pieces:
                pieces.append(Piece(Form.LINE, " ", " ", line=block.line))
            pieces += pieces_of(block.inline)
    return pieces


def own_pieces(item: Block) -> list[Piece]:
    """Return the pieces of an item, without those of the lists and quotes in it."""
    return pieces_in(item.children)


def nested_lists(item: Block) -> list[Block]:
    """Return the lists in an item."""
    return [block for block in item.children if block.kind in LISTS]


def detail_pieces(blocks: Iterable[Block]) -> list[Piece]:
    """Return the pieces of nested lists and quotes; each item begins with a DETAIL."""
    pieces: list[Piece] = []
    for block in blocks:
        if block.kind in LISTS:
            for item in block.children:
                pieces.append(Piece(Form.DETAIL, line=item.line))
                pieces += own_pieces(item)
                pieces += detail_pieces(item.children)
        elif block.kind == "blockquote":
            pieces.append(Piece(Form.QUOTE, line=block.line))
            pieces += pieces_in(block.children)
    return pieces


def said_in(item: Block) -> dict[str, str]:
    """Return what invisible comments say about an item, outside of the lists in it."""
    return directions(list(_own_tokens(item.children)))


def _own_tokens(blocks: Sequence[Block]) -> Iterator[Token]:
    for block in blocks:
        if block.inline is not None:
            yield block.inline
            yield from block.inline.children or []
