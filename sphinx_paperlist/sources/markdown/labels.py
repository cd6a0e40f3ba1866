"""Read what is labelled: `Keywords: a, b`, `Code: url`, `**Authors:** Ann Bee`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sphinx_paperlist.papers.inline import escape
from sphinx_paperlist.sources.markdown.pieces import Form, Piece
from sphinx_paperlist.sources.markdown.vocabulary import (
    FIELDS,
    SHORTCODE,
    bare,
    is_award,
    is_link_label,
)

_LABEL = re.compile(r"\s*([^\s:：][^:：]{0,60}?)\s*[:：](?!//)\s*")
_WORD = r"[^\s:：,，;；|()\[\]]+"
_LAST_LABEL = re.compile(
    rf"(?:^|[\s,，;；|([])({_WORD}(?: {_WORD})?(?:[(（][^()（）]*[)）])?)\s*[:：]\s*$"
)
_BROKEN_LABEL = re.compile(r"\[+(\w+)\]*\s*\(\s*$")
_REMARK = re.compile(r"^(.+?)\s*[(（\[]([^()（）]+)[)）\]]$")
_SIGNS = " \t:：|*_`,;"
# Words that name no link by themselves.
_GENERIC = frozenset(
    {"", "link", "links", "here", "official", "url", "this", "click here", "链接", "地址", "点击"}
)
_MOST_WORDS = 4


class Labelled(NamedTuple):
    """Hold a label and the pieces that it is set before."""

    label: str
    pieces: Sequence[Piece]


def read_label(pieces: Sequence[Piece]) -> Labelled | None:
    """Return the label that a line begins with and what follows it, or None."""
    at = next((i for i, piece in enumerate(pieces) if piece.text.strip()), -1)
    if at < 0:
        return None
    first = pieces[at]
    if first.form is Form.TEXT:
        if (match := _LABEL.match(first.text)) and _is_short(match[1]):
            rest = first.text[match.end() :]
            follow = [_text(rest, first)] if rest else []
            return Labelled(match[1], [*follow, *pieces[at + 1 :]])
        return None
    if first.form not in (Form.STRONG, Form.EMPHASIS, Form.CODE, Form.UNDERLINE) or first.url:
        return None
    following = pieces[at + 1] if at + 1 < len(pieces) else Piece(Form.BREAK)
    colon = following.form is Form.TEXT and following.text.lstrip()[:1] in (":", "：")
    label = first.text.rstrip(":： ")
    if not _is_short(label) or not (
        colon or first.text.rstrip().endswith((":", "：")) or bare(label) in FIELDS
    ):
        return None
    if colon:
        rest = following.text.lstrip()[1:]
        return Labelled(label, [_text(rest, following), *pieces[at + 2 :]])
    return Labelled(label, pieces[at + 1 :])


def _is_short(label: str) -> bool:
    return 0 < len(label.split()) <= _MOST_WORDS and any(map(str.isalnum, label))


def split_label(text: str) -> tuple[str, str]:
    """Cut the label before a link off the end of a text: `see Code: ` gives `see` and `Code`.

    The link may be broken: `[[pdf]] (`, `[[Paper(`.
    """
    match = _BROKEN_LABEL.search(text)
    if match and is_link_label(match[1]):
        return text[: match.start()], match[1]
    match = _LAST_LABEL.search(text)
    return (text[: match.start(1)], match[1]) if match else (text, "")


def link_label(text: str, url: str, before: str) -> tuple[str, str]:
    """Return the label of a link, and the award that is printed with it.

    `before` is the label before the link; it counts where the words of the link say nothing.
    """
    # A short code is a label where it is all there is.
    label = (_clean(text) or text.strip()) if text != url else ""
    if before and label.casefold() in _GENERIC:
        label = _clean(before)
    match = _REMARK.match(label)
    if match and is_award(match[2]):
        return _clean(match[1]), match[2].strip()
    return label or "Link", ""


def _clean(label: str) -> str:
    """Return a label without short codes, and without brackets and signs around it."""
    label = SHORTCODE.sub("", label).strip(_SIGNS)
    for start, end in ("[]", "()", "【】", "（）"):
        if label.startswith(start) and (label.endswith(end) or end not in label):
            label = label[1:].removesuffix(end).strip(_SIGNS)
        elif label.endswith(end) and start not in label:
            label = label[:-1].strip(_SIGNS)
    return label


def _text(text: str, piece: Piece) -> Piece:
    return Piece(Form.TEXT, text, escape(text), line=piece.line)
