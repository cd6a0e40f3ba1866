"""Decide which items and paragraphs are entries, and which are prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinx_paperlist.sources.markdown.authors import Likeness, likeness
from sphinx_paperlist.sources.markdown.blocks import Block, detail_pieces, nested_lists, own_pieces
from sphinx_paperlist.sources.markdown.citations import is_about_authors_or_venue
from sphinx_paperlist.sources.markdown.dates import find_dates
from sphinx_paperlist.sources.markdown.labels import read_label
from sphinx_paperlist.sources.markdown.marked import is_inside, is_linked_title, is_mark
from sphinx_paperlist.sources.markdown.pieces import Form, Piece
from sphinx_paperlist.sources.markdown.titles import Title, find_title
from sphinx_paperlist.sources.markdown.venues import read_venue
from sphinx_paperlist.sources.markdown.vocabulary import is_link_label, is_nothing, names_a_venue

_SENTENCE_END = re.compile(r"(?<=\w\w)\.(?:\s|$)")
# A year in brackets or at the end, as those who list papers write it.
_DATED = re.compile(r"[(（\[](?:1[5-9]|20)\d\d[)）\]]|\b(?:1[5-9]|20)\d\d\W*$")
_BY = re.compile(r"\s+by\s+([^:：.,(]{3,80})(?:[:：.,(]|$)")
# Pieces that are looked at to tell whether an entry begins within a paragraph.
_ENTRY = 30
_LONGEST_ENTRY = 200
_MOST_WORDS = 15
# Longer texts are prose; the names of a large group are not.
_LONGEST_RUN = 1000
_COLON = (":", "：")
# So many words in a row, and none of them marked, explain something.
_SENTENCE = 4
# So many words behind a few bold ones, and no links, explain these.
_EXPLANATION = 10


def find_entry(pieces: Sequence[Piece], details: Sequence[Piece] = ()) -> Title | None:
    """Return the title of an item that is an entry, or None where it is prose or a label.

    A bold or linked title is enough, unless it only begins a sentence or is set before an
    explanation by a colon; words that are no certain title need links, authors or a venue.
    """
    title = find_title(pieces)
    if title is None:
        return None
    if title.piece.form is not Form.STRONG or title.piece.url or title.quoted or _has_badge(title):
        return title
    if _is_explained(title):
        return title if _is_credited(title) or has_labels((*title.after, *details)) else None
    wordless = not any(map(str.isalnum, title.piece.text))
    if wordless and any(piece.form is Form.EMPHASIS for piece in title.after):
        return title
    sure = not is_mark(title.piece.text) or has_evidence(title.after) or _has_author(title)
    return title if sure or has_evidence(details) else None


def _is_credited(title: Title) -> bool:
    """Tell whether the first words behind a title and a colon are names."""
    following = title.after[0] if title.after else Piece(Form.BREAK)
    sentence = _SENTENCE_END.split(following.text.lstrip(": ："), maxsplit=1)[0]
    return likeness(sentence) is Likeness.STRONG


def has_labels(pieces: Sequence[Piece]) -> bool:
    """Tell whether labelled links, or authors in italics, stand among pieces."""
    return any(
        _is_label(piece)
        or (piece.form is Form.EMPHASIS and likeness(piece.text) is Likeness.STRONG)
        for piece in pieces
    )


def _is_label(piece: Piece) -> bool:
    if piece.form not in (Form.LINK, Form.STRONG) or not piece.url or is_inside(piece.url):
        return False
    return bool(piece.image) or is_link_label(piece.text) or piece.text == piece.url


def _has_author(title: Title) -> bool:
    """Tell whether what is in italics behind a title could be one author."""
    return any(
        piece.form is Form.EMPHASIS and likeness(piece.text) is not Likeness.NONE
        for piece in title.after
    )


def _has_badge(title: Title) -> bool:
    """Tell whether a code span stands right behind a title, as venues do."""
    first = next((piece for piece in title.after if piece.text.strip()), None)
    return first is not None and first.form is Form.CODE


def _is_explained(title: Title) -> bool:
    """Tell whether a bold word is defined, or begins a sentence."""
    following = title.after[0] if title.after else Piece(Form.BREAK)
    text = following.text.lstrip() if following.form is Form.TEXT else ""
    if title.piece.text.endswith(_COLON) or text.startswith(_COLON):
        ends = (Form.LINE, Form.BREAK)
        first = next((p for p in title.after if p.form in ends or p.text.strip(" :：.`")), None)
        return first is not None and first.form not in ends
    words = text.split()
    if len(words) >= _EXPLANATION and len(title.piece.text.split()) <= _SENTENCE + 2:
        links = any(piece.url for piece in title.after)
        return not links and not has_evidence(title.after)
    short = len(title.piece.text.split()) < _SENTENCE
    return short and len(words) >= _SENTENCE and words[0][:1].islower()


def has_evidence(pieces: Sequence[Piece]) -> bool:
    """Tell whether labels, authors or a venue stand among pieces."""
    if has_labels(pieces):
        return True
    first = pieces[0] if pieces else Piece(Form.BREAK)
    if first.form is Form.TEXT and (by := _BY.match(first.text)) and likeness(by[1]):
        return True
    for piece in pieces:
        if piece.form in (Form.CODE, Form.TEXT) and len(piece.text) < _LONGEST_RUN:
            for part in piece.text.replace("(", ".").split("."):
                if (venue := read_venue(part)) and (venue.date or names_a_venue(venue.name)):
                    return True
                if likeness(part) is Likeness.STRONG:
                    return True
    return False


def find_paragraph_entry(pieces: Sequence[Piece]) -> Title | None:
    """Return the title of a paragraph that is an entry by itself.

    Paragraphs are prose more often than items are: the title must be followed by labels, authors
    or a venue, and begin the paragraph.
    """
    title = find_title(pieces)
    if title is None or not has_evidence(title.after):
        return None
    if title.quoted or title.marked:
        return None if _reads_on(title) else title
    # A title that only its place tells needs a venue, a date or authors as well.
    before = "".join(piece.text for piece in title.before)
    authors = any(piece.form is Form.EMPHASIS for piece in title.after)
    behind = title.after[0].text if title.after and title.after[0].form is Form.TEXT else ""
    about = bool(behind.strip()) and has_labels(title.after) and is_about_authors_or_venue(behind)
    return (
        title
        if authors or about or next(find_dates(before), None) or read_venue(before.strip(" ()[]"))
        else None
    )


def _reads_on(title: Title) -> bool:
    """Tell whether a sentence goes on behind marked words."""
    following = title.after[0] if title.after else Piece(Form.BREAK)
    words = following.text.split()
    return (
        following.form is Form.TEXT
        and len(words) > 2
        and following.text[:1] == " "
        and words[0][:1].islower()
        and words[0].lower() != "by"
        and likeness(following.text) is Likeness.NONE
        and read_venue(following.text) is None
    )


def is_bold_alone(pieces: Sequence[Piece]) -> bool:
    """Tell whether a paragraph is a bold or linked title and nothing else."""
    words = [piece for piece in pieces if piece.text.strip(" .,-*")]
    if len(words) != 1:
        return False
    (only,) = words
    if only.form is Form.STRONG:
        return not is_mark(only.text) and not only.text.endswith(_COLON)
    return only.form is Form.LINK and is_linked_title(only)


def is_detail(pieces: Sequence[Piece]) -> bool:
    """Tell whether a line says something about the entry above it: links, or authors."""
    if labelled := read_label(pieces):
        text = "".join(piece.text for piece in labelled.pieces)
        first = next((piece for piece in labelled.pieces if piece.text.strip(" []()")), None)
        return is_nothing(text) or (first is not None and first.form is Form.LINK)
    first = next((piece for piece in pieces if piece.text.strip(" []()【】")), None)
    if first is None:
        return False
    if first.form is Form.EMPHASIS:
        return likeness(first.text) is not Likeness.NONE
    return first.form is Form.LINK and (is_link_label(first.text) or first.text == first.url)


def are_details(block: Block) -> bool:
    """Tell whether the items of a list say something about the entry above it."""
    items = [own_pieces(item) for item in block.children]
    return any(map(is_detail, items)) and not any(
        has_evidence(title.after) or title.piece.url
        for pieces in items
        if not is_detail(pieces) and (title := find_entry(pieces)) and title.marked
    )


def is_group(pieces: Sequence[Piece], lists: Sequence[Block]) -> bool:
    """Tell whether an item is but a bold or linked word over items that are entries."""
    bare = all(
        piece.form is Form.STRONG or is_linked_title(piece) or not piece.text.strip(" :：")
        for piece in pieces
    )
    return bare and any(is_entry_of_its_own(item) for block in lists for item in block.children)


def is_entry_of_its_own(item: Block) -> bool:
    """Tell whether an item below another is an entry, and not a detail of the one above."""
    pieces = own_pieces(item)
    if is_detail(pieces) or ((labelled := read_label(pieces)) and not _is_titled(labelled.pieces)):
        return False
    title = find_entry(pieces)
    if title is None or not title.marked:
        return False
    below = detail_pieces(nested_lists(item))
    long = len(title.piece.text.split()) > 2
    return has_evidence(title.after) or has_evidence(below) or (long and bool(title.piece.url))


def _is_titled(pieces: Sequence[Piece]) -> bool:
    return any(piece.form is Form.STRONG or is_linked_title(piece) for piece in pieces)


def may_be_entry(pieces: Sequence[Piece], *, numbered: bool) -> bool:
    """Tell whether an item without a title may be meant as an entry: it has labels, or a year."""
    text = "".join(piece.text for piece in pieces)
    labels = any(
        piece.form is Form.LINK and is_link_label(piece.text) and "://" in piece.url
        for piece in pieces
    )
    if len(text) > _LONGEST_ENTRY:
        return False
    few = len(text.split()) <= _MOST_WORDS
    return labels or (numbered and few and _DATED.search(text) is not None)


def is_contents(pieces: Sequence[Piece]) -> bool:
    """Tell whether an item is of a table of contents: links into the page and nothing else."""
    links = [piece for piece in pieces if piece.form is Form.LINK]
    rest = "".join(piece.text for piece in pieces if piece.form is not Form.LINK)
    return all(is_inside(piece.url) for piece in links) and (
        not rest.strip() or bool(links and len(rest.split()) < _SENTENCE)
    )


def entries_of(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield the entries that stand in one paragraph, line under line.

    An entry begins with a bold line after one that has links.
    """
    start = 0
    for at, piece in enumerate(pieces):
        begins = at > start and pieces[at - 1].form in (Form.LINE, Form.BREAK)
        if (
            begins
            and piece.form is Form.STRONG
            and has_evidence(pieces[max(start, at - _ENTRY) : at])
            and find_paragraph_entry(pieces[at : at + _ENTRY])
        ):
            yield pieces[start:at]
            start = at
    yield pieces[start:]
