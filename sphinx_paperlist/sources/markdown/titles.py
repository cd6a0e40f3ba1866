"""Find the title of an entry among its pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sphinx_paperlist.papers.inline import escape
from sphinx_paperlist.sources.markdown.authors import Likeness, are_mostly_names, likeness
from sphinx_paperlist.sources.markdown.citations import (
    BRACKETS,
    NUMBER,
    Cut,
    cut_words,
    is_about_authors_or_venue,
    is_title_like,
)
from sphinx_paperlist.sources.markdown.dates import find_dates, whole_date
from sphinx_paperlist.sources.markdown.labels import split_label
from sphinx_paperlist.sources.markdown.marked import is_inside, is_linked_title, is_mark
from sphinx_paperlist.sources.markdown.pieces import Form, Piece
from sphinx_paperlist.sources.markdown.venues import read_venue
from sphinx_paperlist.sources.markdown.vocabulary import (
    SHORTCODE,
    is_link_label,
    names_a_venue,
)

_COLON = (":", "：")
_QUOTED = re.compile(r"[\"“]([^\"“”]{8,300}?)[,.]?[\"”]")
_OPENING_QUOTE = re.compile(r"[\"“'‘]\s*$")
_OPEN = ('"', "“")
_AROUND = " |\t:：-–—,.，。[(（【"
_FEW_WORDS = 3
_FUNCTION_WORDS = frozenset(
    {"a", "an", "the", "of", "on", "for", "in", "with", "and", "to", "is", "from", "via", "by"}
    | {"how", "what", "why", "when"}
)
_LONGEST_SPLIT = 600
# Words that begin a request or an explanation, not a title.
_PROSE = frozenset(
    {
        "please",
        "feel",
        "thank",
        "thanks",
        "refer",
        "welcome",
        "click",
        "don't",
        "contact",
        "欢迎",
        "请",
    }
)
_MOST_LABEL_WORDS = 5
# Icons before an entry, which say nothing about where its title begins.
_LEADING_SIGNS = re.compile(r"^[^\w\s(\[（【\"“'‘:：]+\s+")


class Title(NamedTuple):
    """Hold the title of an entry, and the pieces before and after it.

    `quoted`: it stands between quotation marks, as in citations. `marked`: it is bold, or all
    of a link; otherwise its place alone says that it is the title.
    """

    piece: Piece
    before: Sequence[Piece]
    after: Sequence[Piece]
    quoted: bool = False
    marked: bool = True


def find_title(pieces: Sequence[Piece]) -> Title | None:
    """Return the title of an entry, or None where nothing looks like one.

    It is the bold piece, or the link that is no label; else what stands between quotation marks;
    else the words before the first label, authors or date. A bold word that is a date, a venue, a
    number or a label (`Survey:`) is the title only where nothing else is.
    """
    marked = _marked(pieces)
    if marked is not None and may_precede_title(pieces[:marked]):
        if behind := _quoted_behind(pieces, marked) or _words_behind(pieces, marked):
            return behind
        return _title(pieces, _longer_link(pieces, marked))
    return _quoted(pieces) or _emphasised(pieces) or _positional(pieces) or _fallback(pieces)


def _quoted_behind(pieces: Sequence[Piece], at: int) -> Title | None:
    """Find the title in quotation marks behind a short bold name: `**Name** "Title"`."""
    following = pieces[at + 1].text.lstrip() if at + 1 < len(pieces) else ""
    if pieces[at].url or len(pieces[at].text.split()) > _FEW_WORDS or following[:1] not in _OPEN:
        return None
    title = _quoted(pieces[at + 1 :])
    return title and title._replace(before=[*pieces[: at + 1], *title.before])


def _words_behind(pieces: Sequence[Piece], at: int) -> Title | None:
    """Find the title behind the bold name of a model: `**Name** - Title, ICML 2019`."""
    name = pieces[at]
    following = pieces[at + 1] if at + 1 < len(pieces) else Piece(Form.BREAK)
    if name.url or " " in name.text or following.form is not Form.TEXT:
        return None
    cut = cut_words(following.text.strip(_AROUND))
    words = cut.title.strip(_AROUND)
    long = [word for word in words.split() if len(word) > _FEW_WORDS]
    capitals = sum(not word[0].islower() for word in long)
    if cut.cited or cut.lead.strip() or len(long) < _FEW_WORDS or capitals * 2 < len(long):
        return None
    if likeness(words) or read_venue(words) or not (_has_evidence(pieces[at + 2 :], cut.tail)):
        return None
    title = Piece(Form.TEXT, words, escape(words), line=following.line)
    nickname = name._replace(form=Form.UNDERLINE)
    after = [_text(cut.tail, following), *pieces[at + 2 :]]
    return Title(title, [*pieces[:at], nickname], after, marked=False)


def _title(pieces: Sequence[Piece], at: int) -> Title:
    before, after = pieces[:at], pieces[at + 1 :]
    quoted = bool(
        before and before[-1].form is Form.TEXT and _OPENING_QUOTE.search(before[-1].text)
    )
    return Title(pieces[at], before, after, quoted)


def _marked(pieces: Sequence[Piece]) -> int | None:
    """Return the place of the first piece that is marked as titles are."""
    for at, piece in enumerate(pieces):
        if piece.form is Form.STRONG and piece.text:
            others = " et al" in piece.text and not piece.url
            lead = is_mark(piece.text) or others or _leads_in(pieces, at)
            if not (lead or _is_within(pieces, at)):
                return at
        elif piece.form is Form.LINK and is_linked_title(piece) and not _is_boxed(pieces, at):
            return at
    return None


def _is_boxed(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a link of few words stands in brackets, as labels do: `[[Leaderboard](url)]`."""
    before = pieces[at - 1].text.rstrip() if at else ""
    after = pieces[at + 1].text.lstrip() if at + 1 < len(pieces) else ""
    few = len(pieces[at].text.split()) <= _FEW_WORDS
    return few and before.endswith("[") and after.startswith("]")


def _longer_link(pieces: Sequence[Piece], at: int) -> int:
    """Return the link right after a short bold word in its place: `**NLP** [Title](url)`."""
    piece = pieces[at]
    if piece.form is not Form.STRONG or piece.url or len(piece.text.split()) > 2:
        return at
    for after in range(at + 1, len(pieces)):
        following = pieces[after]
        if following.form is Form.LINK:
            longer = len(following.text.split()) > 2 * len(piece.text.split()) + 1
            return after if longer and is_linked_title(following) else at
        if following.form is not Form.TEXT or following.text.strip(" -–—:|"):
            break
    return at


def _leads_in(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a bold word is set before what it is about by a colon."""
    if pieces[at].url:
        return False
    following = pieces[at + 1].text.lstrip() if at + 1 < len(pieces) else ""
    return pieces[at].text.endswith(_COLON) or (
        following.startswith(_COLON) and pieces[at + 1].form is Form.TEXT
    )


def _is_within(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a bold word stands within the words of a title: `The **primacy** of`."""
    before = pieces[at - 1].text.split() if at and pieces[at - 1].form is Form.TEXT else []
    if pieces[at].url or not before:
        return False
    if before[-1].casefold() in _FUNCTION_WORDS:
        return True
    following = pieces[at + 1].text if at + 1 < len(pieces) else ""
    return before[-1] in "[【" and following.lstrip()[:1] in "]】" and len(following.split()) > 1


def may_precede_title(pieces: Sequence[Piece]) -> bool:
    """Tell whether nothing but dates, labels, names and marks stand in pieces."""
    if not pieces:
        return True
    words = []
    for piece in pieces:
        if piece.form in (Form.TEXT, Form.BREAK, Form.LINE):
            words.append(piece.text)
        elif piece.form is Form.EMPHASIS:
            words.append(f"[{piece.text}]" if len(piece.text.split()) < 4 else piece.text)
        elif piece.form is Form.LINK and is_linked_title(piece):
            return False
    return _is_lead("".join(words))


def _is_lead(text: str) -> bool:
    text = SHORTCODE.sub(" ", text)
    text = _OPENING_QUOTE.sub("", text.strip())
    bare_text = NUMBER.sub(" ", BRACKETS.sub(" ", text).strip(), count=1)
    bare_text = bare_text.strip(" \t-–—•·|,.*《「/[]()&")
    if not any(map(str.isalnum, bare_text)) or whole_date(bare_text):
        return True
    if bare_text.endswith(_COLON):
        return len(bare_text.split()) <= _MOST_LABEL_WORDS
    if len(text) > _LONGEST_SPLIT * 5:
        return False
    return likeness(bare_text) is not Likeness.NONE or (
        len(bare_text) < 100 and read_venue(bare_text) is not None
    )


def _quoted(pieces: Sequence[Piece]) -> Title | None:
    """Find `Last, First. "Title." Venue` in the first words of an entry."""
    at = next(
        (i for i, piece in enumerate(pieces) if piece.form is Form.TEXT and piece.text.strip()), -1
    )
    if at < 0 or len(pieces[at].text) > _LONGEST_SPLIT * 5:
        return None
    piece = pieces[at]
    match = _QUOTED.search(piece.text)
    if match is None or " " not in match[1] or not may_precede_title(pieces[:at]):
        return None
    start = piece.text[: match.start()]
    rest = piece.text[match.end() :]
    cited = any(map(str.isalpha, start))
    if not (_is_lead(start) or are_mostly_names(start)) or rest.lstrip().startswith(_COLON):
        return None
    about = is_about_authors_or_venue(rest.lstrip(" ,.-–—|"))
    if not (cited or about or _has_evidence(pieces[at + 1 :], rest)):
        return None
    title = piece._replace(form=Form.STRONG, text=match[1], markdown=escape(match[1]))
    before = [*pieces[:at], _text(start, piece)]
    return Title(title, before, [_text(rest, piece), *pieces[at + 1 :]], quoted=True)


def _emphasised(pieces: Sequence[Piece]) -> Title | None:
    """Find `*Title*, authors` or `authors, *Title*` where the words in italics are no names."""
    at = next((i for i, piece in enumerate(pieces) if piece.form is Form.EMPHASIS), -1)
    if at < 0 or len(pieces[at].text.split()) < 3 or is_mark(pieces[at].text):
        return None
    if likeness(pieces[at].text) is not Likeness.NONE or names_a_venue(pieces[at].text):
        return None
    before = "".join(piece.text for piece in pieces[:at] if piece.form is Form.TEXT)
    following = pieces[at + 1].text if at + 1 < len(pieces) else ""
    if cut_words(before).cited:
        return None
    known = (
        likeness(before) is Likeness.STRONG
        or _has_evidence(pieces[at + 1 :], following)
        or (following[:1] in (",", ".") and is_about_authors_or_venue(following))
    )
    return _title(pieces, at) if known and may_precede_title(pieces[:at]) else None


def _positional(pieces: Sequence[Piece]) -> Title | None:
    """Find the title that its place tells: the first words, before labels, authors or a date."""
    start = next((i for i, piece in enumerate(pieces) if _begins_words(pieces, i)), len(pieces))
    end = next((i for i in range(start, len(pieces)) if _ends_title(pieces, i)), len(pieces))
    if start == end or not may_precede_title(pieces[:start]):
        return None
    run = pieces[start:end]
    text = _LEADING_SIGNS.sub("", "".join(piece.text for piece in run))
    if len(text) > _LONGEST_SPLIT:
        return None
    without, label = split_label(text)
    text, label = (without, label) if is_link_label(label) else (text, "")
    cut = cut_words(text)
    words = cut.title.strip(" \t:：-–—,，。[(（【") if cut.cited else cut.title.strip(_AROUND)
    rest = [_text(f"{cut.tail}{f' {label}: ' if label else ''}", run[0]), *pieces[end:]]
    if not _is_title_like(words) or not (_is_sure(cut) or _has_evidence(pieces[end:], cut.tail)):
        return None
    words = words.lstrip("])】） ")
    whole = len(run) == 1 or bool(cut.lead or cut.tail or label)
    markdown = escape(words) if whole else "".join(piece.markdown for piece in run).strip(" [(.,")
    piece = Piece(Form.TEXT, words, markdown, line=run[0].line)
    before = [*pieces[:start], _text(cut.lead, run[0])]
    return Title(piece, before, rest, quoted=cut.cited, marked=False)


def _is_sure(cut: Cut) -> bool:
    """Tell whether what stands around words says that they are a title.

    Names before them do, with a date or a venue after; so does a venue with its year behind
    three words or more.
    """
    if cut.cited:
        several = likeness(cut.lead) is Likeness.STRONG and len(cut.title.split()) > _FEW_WORDS
        return bool(cut.tail) or _has_date(cut.lead) or several
    venue = read_venue(re.split(r"[\[（【]", cut.tail, maxsplit=1)[0]) if cut.tail else None
    return bool(
        venue and venue.date and names_a_venue(venue.name) and len(cut.title.split()) >= _FEW_WORDS
    )


def _has_date(text: str) -> bool:
    return next(find_dates(text), None) is not None


def _begins_words(pieces: Sequence[Piece], at: int) -> bool:
    piece = pieces[at]
    return piece.form is Form.TEXT and any(map(str.isalnum, SHORTCODE.sub("", piece.text)))


def _ends_title(pieces: Sequence[Piece], at: int) -> bool:
    piece = pieces[at]
    if piece.form is Form.STRONG and not piece.url and not is_mark(piece.text):
        # A bold word may stand within a title, or begin it behind a venue.
        following = pieces[at + 1].text if at + 1 < len(pieces) else ""
        return not (following[:1] in _COLON or following.lstrip()[:1].islower()) or not following
    if piece.form in (Form.LINK, Form.LINE, Form.IMAGE, Form.STRONG):
        return True
    if piece.form is Form.CODE:
        return is_mark(piece.text)
    return piece.form is Form.EMPHASIS and (
        likeness(piece.text) is not Likeness.NONE or len(piece.text.split()) > 3
    )


def _is_title_like(words: str) -> bool:
    first = words.split(maxsplit=1)[0].lower() if words.split() else ""
    return is_title_like(words) and first not in _PROSE and first.strip(",.!") not in _PROSE


def _has_evidence(after: Sequence[Piece], tail: str) -> bool:
    """Tell whether labels, authors or a date after words say that these are a title."""
    names = any(likeness(part) is Likeness.STRONG for part in re.split(r"[()]\s*,?", tail))
    if names and (next(find_dates(tail), None) or "et al" in tail):
        return True
    for at, piece in enumerate(after):
        if piece.form is Form.EMPHASIS and likeness(piece.text) is not Likeness.NONE:
            return not _goes_on(after[at + 1 :])
        if piece.form is Form.LINK and (
            piece.image
            or piece.text == piece.url
            or is_link_label(piece.text)
            or is_mark(piece.text)
        ):
            return not _goes_on(after[at + 1 :])
        if piece.form is Form.LINK and is_inside(piece.url):
            return False
    return False


def _goes_on(pieces: Sequence[Piece]) -> bool:
    """Tell whether a sentence goes on after a link in it."""
    text = pieces[0].text if pieces and pieces[0].form is Form.TEXT else ""
    return text[:1] == " " and text.lstrip()[:1].islower() and text.split()[0] not in ("and", "et")


def _fallback(pieces: Sequence[Piece]) -> Title | None:
    """Return the first bold piece, or the underlined name of an entry that has links."""
    bold = next((i for i, p in enumerate(pieces) if p.form is Form.STRONG and p.text), None)
    if bold is not None and may_precede_title(pieces[:bold]):
        return _title(pieces, bold)
    linked = any(piece.form is Form.LINK and piece.url for piece in pieces)
    first = next((i for i, piece in enumerate(pieces) if piece.text.strip()), -1)
    if linked and first >= 0 and pieces[first].form is Form.UNDERLINE:
        return _title(pieces, first)
    return None


def _text(text: str, piece: Piece) -> Piece:
    return Piece(Form.TEXT, text, escape(text), line=piece.line)
