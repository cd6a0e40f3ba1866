"""Read tables of papers: the words of the header say what the columns hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sphinx_paperlist.papers.inline import escape
from sphinx_paperlist.sources.markdown.blocks import Block
from sphinx_paperlist.sources.markdown.fields import take_field
from sphinx_paperlist.sources.markdown.gathered import Gathered, Labelled
from sphinx_paperlist.sources.markdown.labels import link_label
from sphinx_paperlist.sources.markdown.marked import is_linked_title, is_mark
from sphinx_paperlist.sources.markdown.pieces import Form, Piece, pieces_of
from sphinx_paperlist.sources.markdown.roles import gather
from sphinx_paperlist.sources.markdown.titles import Title, find_title
from sphinx_paperlist.sources.markdown.vocabulary import (
    FIELDS,
    TITLE_COLUMNS,
    Role,
    bare,
    is_link_label,
    is_nothing,
)
from sphinx_paperlist.sources.markdown.words import WordReader

# Rows that are looked at to tell a column of titles from one of links.
_SAMPLE = 8
_LONG = 4

_SEVERAL = re.compile(r"\s*[&/,+|]\s*|\s+and\s+|和|及")

Cell = list[Piece]


@dataclass(frozen=True, slots=True)
class Column:
    """Hold the header of a column, and what its cells say of a paper."""

    header: str
    role: Role | None


@dataclass(frozen=True, slots=True)
class Row:
    """Hold what a row says, by role; `found` is None where it has no title."""

    line: int
    text: str
    found: Gathered | None
    is_heading: bool = False


def read_table(table: Block) -> list[Row] | None:
    """Return the rows of a table of papers, or None where no column holds titles."""
    head, *bodies = table.children
    headers = [_cell(cell) for row in head.children for cell in row.children]
    rows = [row for body in bodies for row in body.children]
    cells = [[_cell(cell) for cell in row.children] for row in rows]
    columns = _columns(headers, cells)
    if columns is None:
        return None
    return [_row(columns, texts, row.line) for texts, row in zip(cells, rows, strict=True)]


def _cell(block: Block) -> Cell:
    return pieces_of(block.inline) if block.inline is not None else []


def _words(cell: Sequence[Piece]) -> str:
    return " ".join("".join(piece.text for piece in cell).split())


def _columns(headers: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> list[Column] | None:
    columns = [Column(_words(cell), FIELDS.get(bare(_words(cell)))) for cell in headers]
    title = _title_column(columns, rows)
    if title is None:
        return None
    return [
        Column(column.header, Role.TITLE if at == title else _other_role(column))
        for at, column in enumerate(columns)
    ]


def _other_role(column: Column) -> Role | None:
    """Return the role of a column that is not the one of the titles."""
    if column.role in (None, Role.TITLE) and is_link_label(column.header):
        return Role.LINKS
    return None if column.role is Role.TITLE else column.role


def _title_column(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> int | None:
    """Return the column whose header names titles best and whose cells are not all labels."""
    ranked = sorted(
        (rank, at) for at, column in enumerate(columns) if (rank := _title_rank(column)) is not None
    )
    for _, at in ranked:
        cells = [row[at] for row in rows[:_SAMPLE] if at < len(row) and _words(row[at])]
        if any(map(_holds_title, cells)):
            return at
    return _column_of_links(columns, rows)


def _column_of_links(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> int | None:
    """Return the column whose cells are links of many words, whatever its header is."""
    for at in range(len(columns)):
        cells = [row[at] for row in rows[:_SAMPLE] if at < len(row) and _words(row[at])]
        titles = sum(map(_is_long_link, cells))
        if titles and titles * 2 > len(cells):
            return at
    return None


def _is_long_link(cell: Sequence[Piece]) -> bool:
    return any(
        is_linked_title(piece) and "://" in piece.url and len(piece.text.split()) >= _LONG
        for piece in cell
    )


def _title_rank(column: Column) -> int | None:
    word = bare(column.header)
    for part in (word, *_SEVERAL.split(word)):
        if part in TITLE_COLUMNS:
            return TITLE_COLUMNS.index(part)
    return len(TITLE_COLUMNS) if column.role is Role.TITLE else None


def _holds_title(cell: Sequence[Piece]) -> bool:
    pieces = [piece for piece in cell if piece.text.strip(" []()|/,")]
    labels = all(
        piece.form is Form.LINK and (is_link_label(piece.text) or piece.text == piece.url)
        for piece in pieces
    )
    return bool(pieces) and not labels and not is_nothing(_words(cell))


def _row(columns: Sequence[Column], cells: Sequence[Cell], line: int) -> Row:
    text = " | ".join(filter(None, map(_words, cells)))
    at = next(i for i, column in enumerate(columns) if column.role is Role.TITLE)
    cell = (
        [piece for piece in cells[at] if piece.text.strip() or piece.image]
        if at < len(cells)
        else []
    )
    alone = not any(_words(other) for i, other in enumerate(cells) if i != at)
    if alone and cell and all(p.form in (Form.STRONG, Form.EMPHASIS) and not p.url for p in cell):
        return Row(line, text, None, is_heading=True)
    if not _holds_title(cells[at] if at < len(cells) else []):
        return Row(line, text, None)
    found = gather(_cell_title(cells[at]), ())
    words = WordReader(found)
    for column, other in zip(columns, cells, strict=False):
        if column.role is not Role.TITLE and _says_something(other):
            _take_cell(found, words, column, other)
    found.links = [link._replace(line=link.line or line) for link in found.links]
    return Row(line, text, found)


def _says_something(cell: Sequence[Piece]) -> bool:
    return any(piece.text.strip() or piece.url or piece.image for piece in cell)


def _cell_title(cell: Sequence[Piece]) -> Title:
    """Return the title in a cell: what looks like one, or all of its words."""
    nickname, cell = _split_nickname(cell)
    if nickname:
        below = _cell_title(cell)
        return below._replace(before=[*nickname, *below.before])
    title = find_title(cell)
    if title is not None and (title.marked or title.quoted) and not is_mark(title.piece.text):
        return title
    first = next(
        (
            i
            for i, piece in enumerate(cell)
            if piece.form in (Form.LINE, Form.IMAGE)
            or (piece.form is Form.LINK and is_link_label(piece.text))
        ),
        len(cell),
    ) or len(cell)
    run = cell[:first]
    url = next((piece.url for piece in run if piece.url), "")
    markdown = "".join(piece.markdown for piece in run).strip(" [(\\")
    return Title(
        Piece(Form.TEXT, _words(run), markdown, url, cell[0].line), (), cell[first:], marked=False
    )


def _split_nickname(cell: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Cut off the bold name in brackets that stands before a title: `[**Name**] Title`."""
    if len(cell) < 3 or cell[0].text.strip() != "[" or cell[1].form is not Form.STRONG:
        return (), cell
    rest = cell[2].text.lstrip()
    words = rest.lstrip("] ")
    if not rest.startswith("]") or " " not in words:
        return (), cell
    return cell[1:2], [Piece(Form.TEXT, words, escape(words), line=cell[2].line), *cell[3:]]


def _take_cell(found: Gathered, words: WordReader, column: Column, cell: Cell) -> None:
    """Take a cell that holds no title: its links, and its words by the role of the column."""
    links = [
        piece
        for piece in cell
        if piece.form is Form.LINK or (piece.url and piece.form is not Form.TEXT)
    ]
    for piece in links:
        _take_link(found, column, piece, alone=len(links) == 1)
    as_words = column.role not in (None, Role.LINKS, Role.DATE, Role.YEAR)
    rest = [
        piece
        if piece not in links
        else Piece(Form.TEXT, piece.text, piece.markdown, line=piece.line)
        for piece in cell
        if piece not in links or (as_words and piece.text != piece.url and not piece.image)
    ]
    text = _words(rest).strip(" []()|,/;")
    if not text or is_nothing(text):
        return
    if column.role is Role.LINKS:
        found.extra.append((column.header, text))
    else:
        take_field(found, words, column.header, rest, column.role)


def _take_link(found: Gathered, column: Column, piece: Piece, *, alone: bool) -> None:
    if piece.image:
        gather_badge(found, piece)
        return
    before = column.header if alone or piece.text == piece.url else ""
    label, award = link_label(piece.text, piece.url, before)
    found.add_tag(award)
    found.links.append(Labelled(label, piece.url, piece.line))


def gather_badge(found: Gathered, piece: Piece) -> None:
    """Take a badge in a cell as one in an entry."""
    title = Title(Piece(Form.TEXT), (), [piece], marked=False)
    for link in gather(title, ()).links:
        found.links.append(link)
