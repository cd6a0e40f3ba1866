"""Give each piece of an entry its role, by its form, its place and its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sphinx_paperlist.papers.inline import escape
from sphinx_paperlist.papers.model import LINKED_TITLE
from sphinx_paperlist.sources.markdown.authors import (
    Likeness,
    in_order,
    likeness,
    names_and_year,
)
from sphinx_paperlist.sources.markdown.badges import is_counter, read_badge
from sphinx_paperlist.sources.markdown.dates import whole_date
from sphinx_paperlist.sources.markdown.fields import take_field
from sphinx_paperlist.sources.markdown.gathered import Gathered, Labelled
from sphinx_paperlist.sources.markdown.labels import link_label, read_label, split_label
from sphinx_paperlist.sources.markdown.lines import (
    JOINED,
    as_markdown,
    could_be_authors,
    detail_lines,
    is_topic,
    is_venue,
    joined,
    own_lines,
    with_citation_behind,
    with_imprint_behind,
    with_title_below,
    without_quotes,
)
from sphinx_paperlist.sources.markdown.marked import is_mark
from sphinx_paperlist.sources.markdown.pieces import Form, Piece
from sphinx_paperlist.sources.markdown.titles import Title
from sphinx_paperlist.sources.markdown.venues import read_venue
from sphinx_paperlist.sources.markdown.vocabulary import (
    FIELDS,
    Role,
    bare,
    is_award,
    is_link_label,
    names_a_venue,
)
from sphinx_paperlist.sources.markdown.words import (
    NICKNAME,
    REMARK,
    SENTENCE_END,
    SIGNS,
    WordReader,
    trimmed,
    without_icon,
)

# Where the volume, the number or the pages begin behind the name of a journal.
_IMPRINT_END = re.compile(
    r",\s*(?=(?:vol|no|iss|pp?|pages?)\b\.?\s*\d)|[:,]\s*(?=\d+\s*[-–—]+\s*\d)|,\s*(?=\d+\s*$)",
    re.IGNORECASE,
)
# What stands before the name of the venue in a citation, which is in italics.
_IN = re.compile(r"(?:in|in:|in proc\.?|to appear in)\s*", re.IGNORECASE)


def gather(title: Title, details: Sequence[Piece]) -> Gathered:
    """Return what an entry says by role; `details` are the nested items and quotes below it."""
    title, details = with_title_below(title, details)
    title = with_imprint_behind(with_citation_behind(title))
    found = Gathered(title=without_quotes(title.piece.markdown))
    reader = _Reader(found, title)
    reader.read_before(title.before)
    if title.piece.url:
        found.links.insert(0, Labelled(LINKED_TITLE, title.piece.url, title.piece.line))
    for at, line in enumerate(own_lines(title.after)):
        reader.read_line(line, own=at == 0, below=at == 1)
    for marker, line in detail_lines(details):
        reader.read_detail(marker, line)
    return found


class _Reader:
    """Read the lines of one entry in order."""

    def __init__(self, found: Gathered, title: Title) -> None:
        self.found = found
        self.words = WordReader(found)
        self.is_bold = title.piece.form is Form.STRONG and not title.quoted
        self.is_cited = title.quoted
        self.has_code = False
        self.has_italics = False
        self._label = ""
        self._in_field = False
        self._below = False
        self._remark: list[str] = []

    # Before the title

    def read_before(self, pieces: Sequence[Piece]) -> None:
        for piece in joined([piece for piece in pieces if piece.form is not Form.LINE]):
            match piece.form:
                case Form.TEXT:
                    self._words_before(piece.text)
                case Form.UNDERLINE | Form.CODE:
                    self._name_before(piece.text, is_name=True)
                case Form.STRONG if piece.text.rstrip().endswith((":", "：")) or not is_mark(
                    piece.text
                ):
                    self._name_before(piece.text)
                case Form.STRONG if self.is_cited and likeness(piece.text) < Likeness.STRONG:
                    self._name_before(piece.text)
                case Form.STRONG | Form.EMPHASIS if likeness(piece.text) < Likeness.STRONG:
                    self._words_before(f"[{piece.text.strip('[]()')}]")
                case Form.STRONG | Form.EMPHASIS:
                    self._words_before(piece.text)
                case _:
                    self._piece(piece)

    def _words_before(self, text: str) -> None:
        """Take the dates, venues, names and topics that stand before a title."""
        if self.is_cited and any(map(str.isalpha, text)):
            names, _, rest = text.partition("(")
            if names := in_order(trimmed(names), cited=True):
                self.found.add_credit(names)
            text = f"({rest}" if rest else ""
        self.words.bracketed_names = False
        left = self.words.read(text, expects_names=not is_topic(text))
        self.words.bracketed_names = True
        for chunk in left:
            word = chunk.text.strip(SIGNS)
            if word and not word.isdigit() and any(map(str.isalnum, word)):
                self.found.add_tag(word)

    def _name_before(self, text: str, *, is_name: bool = False) -> None:
        """Take a marked word before a title: the nickname of the work, or its topic."""
        name = text.strip(" :：[]()")
        venue = read_venue(name)
        if (
            is_award(name)
            or whole_date(name)
            or names_and_year(name)
            or (venue and names_a_venue(venue.name))
        ):
            self.words.read(name)
        elif self.found.nickname or not (is_name or self._is_nickname(name)):
            self.found.add_tag(name)
        else:
            self.found.nickname = name

    def _is_nickname(self, name: str) -> bool:
        """Tell whether a word is in the title, or is written as names of models are."""
        if bare(name) in FIELDS or len(name.split()) > 3:
            return False
        return (
            self.found.title.casefold().startswith(f"{name.casefold()}:")
            or NICKNAME.fullmatch(name) is not None
        )

    # After the title

    def read_line(self, pieces: Sequence[Piece], *, own: bool, below: bool = False) -> None:
        """Read a line of the entry: its `own`, or the one right `below`, where a name is enough."""
        if not own and self._field(pieces, known=True):
            return
        line = list(joined(pieces))
        self._below = below and all(piece.form in JOINED for piece in pieces)
        begins = not own
        for at, piece in enumerate(line):
            following = line[at + 1] if at + 1 < len(line) else None
            self._piece(piece, following, begins_line=begins)
            begins = begins and not piece.text.strip()
        self._end_remark()
        self._label, self._below = "", False

    def read_detail(self, marker: Form, pieces: Sequence[Piece]) -> None:
        """Read a nested item or a quote."""
        if marker is Form.QUOTE:
            self.found.add_note("".join(map(as_markdown, pieces)).strip())
            return
        if self._field(pieces, known=False):
            return
        text = "".join(piece.text for piece in pieces).strip()
        plain = all(piece.form in JOINED for piece in pieces)
        if plain and not self.found.authors and could_be_authors(text):
            rest = self.found.add_credit(text).rest
            self.words.take(rest)
        elif plain and text.count(" ") + 1 >= REMARK and likeness(text) is Likeness.NONE:
            self.words.take(text)
        else:
            self.read_line(pieces, own=True)

    def _field(self, pieces: Sequence[Piece], *, known: bool) -> bool:
        """Take a line that begins with a label; `known` ones only, or any."""
        labelled = read_label(pieces)
        if labelled is None:
            return False
        role = FIELDS.get(bare(labelled.label))
        links = [piece for piece in labelled.pieces if piece.form is Form.LINK]
        if role in (None, Role.TITLE, Role.LINKS, Role.NUMBER, Role.YEAR, Role.NICKNAME) and links:
            self._labelled_links(labelled.label, labelled.pieces, own_words=role is Role.LINKS)
            return True
        if role is None and known and not is_link_label(labelled.label):
            return False
        take_field(self.found, self.words, labelled.label, labelled.pieces, role)
        return True

    def _labelled_links(self, label: str, pieces: Sequence[Piece], *, own_words: bool) -> None:
        self._in_field = True
        links = [piece for piece in pieces if piece.form is Form.LINK and not piece.image]
        alone = len(links) == 1 and not own_words
        for piece in joined(pieces):
            if piece.form is Form.LINK and not piece.image and (alone or piece.text == piece.url):
                name, award = link_label(piece.url, piece.url, label)
                self.found.links.append(Labelled(name, piece.url, piece.line))
                self.found.add_tag(award)
            else:
                self._piece(piece)
        self._end_remark()
        self._in_field = False

    def _piece(
        self, piece: Piece, following: Piece | None = None, *, begins_line: bool = False
    ) -> None:
        """Take one piece by its form."""
        if self._remark and self._goes_on(piece):
            self._remark.append(as_markdown(piece))
            return
        self._end_remark()
        match piece.form:
            case Form.TEXT:
                self._text(piece, following)
            case Form.LINK:
                self._link(piece)
            case Form.CODE:
                self._code(piece.text)
            case Form.EMPHASIS:
                self._emphasis(piece, begins_line=begins_line)
            case Form.STRONG:
                self._strong(piece)
            case Form.UNDERLINE if not self.found.nickname:
                self.found.nickname = piece.text.strip(SIGNS)
            case Form.UNDERLINE:
                self.words.take(piece.text)
            case Form.IMAGE:
                self._badge(piece.image)

    def _text(self, piece: Piece, following: Piece | None) -> None:
        text = piece.text
        if following is not None and following.form is Form.LINK:
            text, self._label = split_label(without_icon(text))
        if not any(map(str.isalnum, text)) and text.isascii():
            return
        found = self.found
        if self.is_cited and not found.venue:
            text = self._cited_venue(text)
        expects = not found.authors and (
            self._below or text.lstrip()[:1] in (",", "，", "-", "–", "—", "|")
        )
        left = self.words.read(text, expects_names=expects)
        self.words.expects_venue = self.has_italics and not found.links and following is not None
        words = " ".join(chunk.text for chunk in left)
        if (
            words.count(" ") + 1 >= REMARK
            and following is not None
            and following.form is not Form.IMAGE
        ):
            whole = len(words) * 2 > len(text)
            self._remark.append(piece.markdown if whole and text == piece.text else escape(words))
        else:
            self.words.keep(left, piece.markdown if text == piece.text else escape(text), text)

    def _cited_venue(self, text: str) -> str:
        """Take the venue right after the title of a citation, whatever it is called."""
        text = text.lstrip(SIGNS)
        if _IN.fullmatch(text):
            return ""
        name, stop, rest = text.partition("(")
        sentence = SENTENCE_END.split(name, maxsplit=1)[0]
        sentence = _IMPRINT_END.split(sentence, maxsplit=1)[0].rstrip(". ,[(")
        first = sentence.split(",")[0]
        if not self.found.authors and likeness(first) and not names_a_venue(first):
            return text
        venue = read_venue(sentence, is_venue=True) if any(map(str.isalpha, sentence)) else None
        if venue is None or not venue.name or len(sentence) > 200:
            return text
        self.found.add_venue(venue)
        self.words.is_at_venue = venue.date is None
        return f"{name[len(sentence) :]}{stop}{rest}"

    def _goes_on(self, piece: Piece) -> bool:
        """Tell whether a remark goes on with a piece: only labels and badges end it."""
        if piece.form is Form.LINK:
            label = is_link_label(piece.text) or piece.text.endswith(".pdf")
            return not (piece.image or label or piece.text == piece.url)
        return piece.form is not Form.IMAGE

    def _end_remark(self) -> None:
        text = " ".join("".join(self._remark).split()).strip(" -–—:：,，|[(（【")
        if text:
            self.found.add_note(text)
        self._remark = []

    def _link(self, piece: Piece) -> None:
        label, self._label = self._label, ""
        if piece.image:
            self._linked_badge(piece, label)
            return
        name, award = link_label(piece.text, piece.url, label)
        self.found.add_tag(award)
        self.found.links.append(Labelled(name, piece.url, piece.line))
        if not (self.found.venue or self._in_field or is_link_label(name)):
            venue = read_venue(name)
            if venue and names_a_venue(venue.name) and venue.date:
                self.found.add_venue(venue)

    def _linked_badge(self, piece: Piece, label: str) -> None:
        if is_counter(piece.image):
            return
        if not piece.url:
            self._badge(piece.image)
            return
        badge = read_badge(piece.image)
        words = piece.text.strip(SIGNS)
        if badge and (not words or not is_link_label(words)):
            words = badge.label if is_link_label(badge.label) else badge.text
        self.found.links.append(Labelled(words or label or "Link", piece.url, piece.line))

    def _badge(self, address: str) -> None:
        """Take the words of a badge that leads nowhere: a venue, a date, or tags."""
        badge = None if is_counter(address) else read_badge(address)
        if badge is None:
            return
        role = FIELDS.get(bare(badge.label))
        if role in (Role.TAGS, Role.NOTE, Role.LINKS, Role.TITLE):
            self.found.add_tag(badge.message)
            return
        for chunk in self.words.read(badge.text if role is None else badge.message):
            self.found.add_tag(chunk.text)

    def _code(self, text: str) -> None:
        words = text.strip(" []")
        first, self.has_code = not self.has_code, True
        if not any(map(str.isalnum, words)):
            return
        venue = read_venue(words, is_venue=True)
        if whole_date(words) or is_award(words):
            self.words.read(words)
        elif not self.found.venue and venue and ((first and self.is_bold) or read_venue(words)):
            plain = venue._replace(name=words) if venue.is_name_alone else venue
            self.found.add_venue(plain)
        else:
            self.found.add_tag(words)

    def _emphasis(self, piece: Piece, *, begins_line: bool) -> None:
        text, found = piece.text, self.found
        looks = likeness(text)
        if self.is_cited and found.authors and not (found.venue or found.links):
            venue = read_venue(text, is_venue=True)
            if venue and venue.name:
                found.add_venue(venue)
                self.words.is_at_venue = venue.date is None
                return
        if is_venue(text, looks) and not found.venue:
            self.words.read(text)
        elif (
            not found.authors
            and (not found.links or begins_line or looks is not Likeness.NONE)
            and not (is_award(text) or whole_date(text))
        ):
            rest = found.add_credit(text).rest
            self.has_italics = True
            venue = (
                read_venue(rest, is_venue=len(rest.split()) < 9)
                if rest and not found.venue
                else None
            )
            if venue and venue.name:
                found.add_venue(venue)
            elif rest:
                self.words.take(rest)
        elif (
            found.authors
            and not (found.venue and begins_line)
            and not self._has_labelled_links()
            and looks is not Likeness.NONE
        ):
            found.add_credit(text)
        else:
            self.words.take(text, piece.markdown)

    def _has_labelled_links(self) -> bool:
        return any(link.label != LINKED_TITLE for link in self.found.links)

    def _strong(self, piece: Piece) -> None:
        if piece.url:
            self._link(piece)
        elif self.words.says_something(piece.text):
            self.words.read(piece.text)
        else:
            self.found.add_note(piece.markdown.strip("()[]（） "))
