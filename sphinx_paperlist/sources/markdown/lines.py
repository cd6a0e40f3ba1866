"""Cut the pieces of an entry into lines, and put together what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinx_paperlist.papers.inline import escape
from sphinx_paperlist.papers.name_parsing import means_others
from sphinx_paperlist.papers.text import letters
from sphinx_paperlist.sources.markdown.authors import (
    Likeness,
    are_inverted,
    likeness,
    names_and_year,
)
from sphinx_paperlist.sources.markdown.citations import cut_words
from sphinx_paperlist.sources.markdown.dates import whole_date
from sphinx_paperlist.sources.markdown.pieces import Form, Piece
from sphinx_paperlist.sources.markdown.titles import Title, find_title
from sphinx_paperlist.sources.markdown.venues import read_venue
from sphinx_paperlist.sources.markdown.vocabulary import is_award, is_link_label, names_a_venue

_MOST_NAME_WORDS = 6
_FEW = 4
_LAST_BRACKETS = re.compile(r"\s*\(([^()]{2,80})\)[.\s]*$")
_LAST_PART = re.compile(r"[,.]\s+([^,.()]{3,40}\d)$")
_QUOTES = (("“", "”"), ('"', '"'), ("'", "'"), ("‘", "’"), ("《", "》"), ("「", "」"))
JOINED = (Form.TEXT, Form.BREAK)


def with_title_below(title: Title, details: Sequence[Piece]) -> tuple[Title, Sequence[Piece]]:
    """Read `**Name**: authors` over an item that holds the title as what it is.

    The bold word is the nickname then, and stands before the title with the authors.
    """
    end = next((i for i in range(1, len(details)) if details[i].form is Form.DETAIL), len(details))
    cited = find_title(details[1:end]) if details and not title.marked else None
    if cited is not None and _is_nickname_over(title, cited):
        same = letters(title.piece.text) == letters(cited.piece.text)
        named = [] if same else [title.piece._replace(form=Form.UNDERLINE)]
        before = [*title.before, *named, *cited.before]
        after = [*cited.after, Piece(Form.LINE, " ", " "), *title.after]
        return cited._replace(before=before, after=after), details[end:]
    names = title.after[0].text if title.after else ""
    if title.piece.url or not names.lstrip().startswith((":", "：")) or len(details) < 2:
        return title, details
    if len(title.piece.text.split()) > 3 or likeness(names) is not Likeness.STRONG:
        return title, details
    below = find_title(details[1:end])
    if below is None or len(below.piece.text.split()) < 3:
        return title, details
    nickname = title.piece._replace(form=Form.UNDERLINE)
    before = [*title.before, nickname, *title.after, *below.before]
    return below._replace(before=before), details[end:]


def _is_nickname_over(title: Title, below: Title) -> bool:
    """Tell whether an item holds a name and links, and the one below it a citation."""
    if title.marked or any(says_more(piece.text) for piece in title.after if not piece.url):
        return False
    same = letters(title.piece.text) == letters(below.piece.text)
    short = len(title.piece.text.split()) <= _MOST_NAME_WORDS
    named = likeness(below.piece.text) is not Likeness.NONE
    cited = below.quoted or not (below.marked or named or len(below.piece.text.split()) < _FEW)
    return cited and (same or short) and all(map(_has_no_link, (*below.before, *below.after)))


def _has_no_link(piece: Piece) -> bool:
    return not piece.url


def says_more(text: str) -> bool:
    """Tell whether a text between links is more than the label of one."""
    words = text.strip(" ()[]|,/:")
    return bool(words) and not is_link_label(words)


def with_citation_behind(title: Title) -> Title:
    """Read `**Name**. Bee, A., 2020. Title. Venue` as a citation with a label before it."""
    first = title.after[0] if title.after else Piece(Form.BREAK)
    if title.piece.form is not Form.STRONG or title.piece.url or first.form is not Form.TEXT:
        return title
    cut = cut_words(first.text.lstrip(" .:,"))
    if not cut.cited or title.quoted or not any(map(str.isdigit, cut.lead)):
        return title
    words = cut.title.strip(" .,")
    label = title.piece._replace(form=Form.UNDERLINE)
    same = letters(words) == letters(title.piece.text)
    text = Piece(Form.TEXT, cut.lead, escape(cut.lead), line=first.line)
    rest = Piece(Form.TEXT, cut.tail, escape(cut.tail), line=first.line)
    return Title(
        Piece(Form.TEXT, words, escape(words), line=title.piece.line),
        [*title.before, *(() if same else (label,)), text],
        [rest, *title.after[1:]],
        quoted=True,
    )


def with_imprint_behind(title: Title) -> Title:
    """Read `**Title (KDD 2015)**` and `[Title, KDD 2015](url)`: a venue ends it."""
    piece = title.piece
    match = _LAST_BRACKETS.search(piece.text) or _LAST_PART.search(piece.text)
    if match is None or not match.start() or not piece.markdown.endswith(match[0]):
        return title
    words = match[1]
    venue = read_venue(words)
    named = names_and_year(words) is not None
    dated = venue is not None and venue.date is not None and not whole_date(words)
    known = "(" in match[0] or (venue is not None and names_a_venue(venue.name))
    if not (named or (dated and known)):
        return title
    markdown = piece.markdown.removesuffix(match[0])
    shorter = piece._replace(text=piece.text[: match.start()], markdown=markdown)
    # As a code span it is a venue as a whole, whatever its commas part.
    form = Form.TEXT if named else Form.CODE
    words = f" ({words}) " if named else words
    behind = Piece(form, words, escape(words), line=piece.line)
    return title._replace(piece=shorter, after=[behind, *title.after])


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


def is_topic(text: str) -> bool:
    """Tell whether words before a title are set before it by a colon."""
    return text.rstrip().endswith((":", "："))


def is_venue(text: str, looks: Likeness) -> bool:
    """Tell whether words in italics, which look so much like names, are a venue."""
    if looks is Likeness.STRONG:
        return False
    venue = read_venue(text)
    return venue is not None and (venue.date is not None or names_a_venue(text))


def could_be_authors(text: str) -> bool:
    """Tell whether the first bare line below a title names its authors."""
    if likeness(text) is not Likeness.NONE or are_inverted(text):
        return True
    before, colon, after = text.partition(":")
    if colon and "," not in before:
        return likeness(after) is not Likeness.NONE
    short = len(text.split()) < 4 and not is_award(text) and not whole_date(text)
    return (
        short and text[:1].isalpha() and read_venue(text) is None and not text.endswith(("!", "?"))
    )


def without_quotes(text: str) -> str:
    """Return a title without the quotation marks around all of it; one word keeps them."""
    for start, end in _QUOTES:
        quoted = text.rstrip(".,")
        inside = quoted[1:-1]
        if text[:1] == start and quoted[-1:] == end and end not in inside and " " in inside:
            return inside.strip()
    return text
