"""Cut the pieces of an entry into lines, and put together what belongs together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_paperlist.papers.inline import escape
from sphinx_paperlist.papers.names import means_others
from sphinx_paperlist.sources.markdown.authors import Likeness, likeness
from sphinx_paperlist.sources.markdown.pieces import Form, Piece
from sphinx_paperlist.sources.markdown.titles import Title, find_title

JOINED = (Form.TEXT, Form.BREAK)


def with_title_below(title: Title, details: Sequence[Piece]) -> tuple[Title, Sequence[Piece]]:
    """Read `**Name**: authors` over an item that holds the title as what it is.

    The bold word is the nickname then, and stands before the title with the authors.
    """
    names = title.after[0].text if title.after else ""
    if title.piece.url or not names.lstrip().startswith((":", "：")) or len(details) < 2:
        return title, details
    if len(title.piece.text.split()) > 3 or likeness(names) is not Likeness.STRONG:
        return title, details
    end = next((i for i in range(1, len(details)) if details[i].form is Form.DETAIL), len(details))
    below = find_title(details[1:end])
    if below is None or len(below.piece.text.split()) < 3:
        return title, details
    nickname = title.piece._replace(form=Form.UNDERLINE)
    before = [*title.before, nickname, *title.after, *below.before]
    return below._replace(before=before), details[end:]


def own_lines(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the runs of pieces between hard line breaks."""
    line: list[Piece] = []
    for piece in pieces:
        if piece.form is Form.LINE:
            yield line
            line = []
        else:
            line.append(piece)
    yield line


def detail_lines(pieces: Sequence[Piece]) -> Iterator[tuple[Form, list[Piece]]]:
    """Yield the lines below an entry, with the form of what they are in: DETAIL or QUOTE."""
    marker, line = Form.DETAIL, list[Piece]()
    for piece in pieces:
        if piece.form in (Form.DETAIL, Form.QUOTE, Form.LINE):
            if line:
                yield marker, line
            marker = marker if piece.form is Form.LINE else piece.form
            line = []
        else:
            line.append(piece)
    if line:
        yield marker, line


def joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces in which texts that touch are one; an `et al.` in italics is one of them."""
    run: list[Piece] = []
    for piece in pieces:
        if piece.form in JOINED or (piece.form is Form.EMPHASIS and means_others(piece.text)):
            run.append(piece)
            continue
        if run:
            yield _join(run)
            run = []
        yield piece
    if run:
        yield _join(run)


def _join(run: list[Piece]) -> Piece:
    if len(run) == 1:
        return run[0]
    text = "".join(piece.text for piece in run)
    return Piece(Form.TEXT, text, escape(text), line=run[0].line)


def as_markdown(piece: Piece) -> str:
    """Return a piece as field text, with its own marks."""
    match piece.form:
        case Form.LINK:
            return f"[{piece.markdown}]({piece.url})" if piece.url else piece.markdown
        case Form.STRONG:
            return f"**{piece.markdown}**"
        case Form.EMPHASIS:
            return f"*{piece.markdown}*"
        case _:
            return piece.markdown
