r"""Encode texts for LaTeX as the fields of a BibTeX record hold them.

Unicode stays. What LaTeX or BibTeX would run or count (`\`, `{`, `%`, ...) becomes commands that
print it; braces come in pairs, since BibTeX counts even the escaped ones.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.spans import Mark, Span, text_of
from sphinx_paperlist.papers.urls import may_link

_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
} | {sign: f"\\{sign}" for sign in "&%$#_"}
# Two hyphens would print as a dash, two apostrophes as a quotation mark.
_SPECIAL = re.compile(r"[\\{}~^`&%$#_]|-(?=-)|'(?=')")
_COMMANDS = {Mark.EMPHASIS: "emph", Mark.STRONG: "textbf", Mark.CODE: "texttt"}

_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011'\u2019./+&][^\W_]+)*\+*")
_PARTS = re.compile(r"[-\u2010\u2011/]")
# Words shorter than this are small ones in titles of whatever case.
_TELLING = 4
# After these a style keeps a capital, as at the start.
_NEW_START = re.compile(r"[:?!.]\s")


def encode_text(text: str) -> str:
    r"""Return plain text for LaTeX: `R&D_{2}` is `R\&D\_\textbraceleft{}2\textbraceright{}`."""
    return _SPECIAL.sub(_command, text)


def _command(match: re.Match[str]) -> str:
    return _SIGNS.get(match[0], f"{match[0]}{{}}")


def encode_inline(text: str) -> str:
    r"""Return field text for LaTeX: `*k*-means` is `\emph{k}-means`; maths stays as it is."""
    return "".join(map(_span, parse_inline(text)))


def encode_title(text: str) -> str:
    """Return a title for LaTeX, with braces around the words whose capitals must stay.

    Bibliography styles lower the letters of titles, except in braces. Words with capitals inside,
    or with a capital and a digit, are protected always; words that merely begin with a capital
    only where most words do not, since in a title in title case these are no proper names.
    """
    spans = parse_inline(text)
    sentence_case = _is_sentence_case(text_of(spans))
    done = ""
    for span in spans:
        if span.mark is Mark.PLAIN:
            done += _protected(span.text, sentence_case=sentence_case, before=done)
        elif span.mark is Mark.MATH and any(char.isupper() for char in span.text):
            done += f"{{{_span(span)}}}"
        else:
            # What is in the braces of a command is protected by them.
            done += _span(span)
    return done


def _is_sentence_case(title: str) -> bool:
    """Tell whether fewer than three of four telling words that start nothing have a capital."""
    words = capitals = 0
    for match in _WORD.finditer(title):
        word = match[0]
        if len(word) < _TELLING or _starts(title, match.start()):
            continue
        if word.islower():
            words += 1
        elif not any(char.isupper() for char in word[1:]):
            words += 1
            capitals += word[0].isupper()
    return 4 * capitals < 3 * words


def _starts(text: str, position: int) -> bool:
    """Tell whether a word at a position is the first one, or the first of a subtitle."""
    if text[position - 1 : position] == " " and text[position - 2 : position - 1].isalnum():
        # As between nearly all words.
        return False
    begin = _end_of_word(text, position)
    return not begin or _NEW_START.search(text, begin, position) is not None


def _end_of_word(text: str, position: int) -> int:
    """Return where the last word before a position ends, or 0 where there is none."""
    while position and not (text[position - 1].isalnum() or text[position - 1] == "_"):
        position -= 1
    return position


def _protected(text: str, *, sentence_case: bool, before: str) -> str:
    # The last letter before tells that the title has begun; what precedes it tells nothing.
    before = before[max(_end_of_word(before, len(before)) - 1, 0) :]
    whole, end = before + text, len(before)
    pieces: list[str] = []
    for match in _WORD.finditer(whole, end):
        word = match[0]
        if word.islower():
            # What is not in braces is encoded together.
            continue
        starts = _starts(whole, match.start())
        if _keeps_capitals(word, starts=starts, sentence_case=sentence_case):
            pieces += encode_text(whole[end : match.start()]), f"{{{encode_text(word)}}}"
            end = match.end()
    return "".join([*pieces, encode_text(whole[end:])])


def _keeps_capitals(word: str, *, starts: bool, sentence_case: bool) -> bool:
    parts = [part for part in _PARTS.split(word) if part]
    for number, part in enumerate(parts):
        capital = part[0].isupper()
        if any(char.isupper() for char in part[1:]):
            return True
        if capital and any(char.isdigit() for char in part):
            return True
        if capital and sentence_case and not (starts and number == 0):
            return True
    return False


def _span(span: Span) -> str:
    inside = encode_text(span.text) if span.text else "".join(map(_span, span.children))
    match span.mark:
        case Mark.PLAIN:
            return inside
        case Mark.MATH:
            return f"${_balanced(span.text)}$"
        case Mark.LINK if not may_link(span.url):
            return inside
        case Mark.LINK:
            return f"\\href{{{_escaped_url(span.url)}}}{{{inside}}}"
        case _:
            return f"\\{_COMMANDS[span.mark]}{{{inside}}}"


def _balanced(maths: str) -> str:
    """Return maths with braces that BibTeX can count, the escaped ones by name if need be."""
    if has_paired_braces(maths):
        return maths
    return maths.replace(r"\{", r"\lbrace ").replace(r"\}", r"\rbrace ")


def has_paired_braces(text: str) -> bool:
    """Tell whether every brace has its partner as BibTeX counts them, escaped ones too."""
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return not depth


def encode_url(url: str) -> str:
    """Return an address as a field holds it: as it is, but for braces, which delimit the field."""
    return re.sub(r"[{}]", lambda match: quote(match[0]), url)


def _escaped_url(url: str) -> str:
    quoted = re.sub(r"[{}\\]", lambda match: quote(match[0]), url)
    return re.sub(r"[%#&_~^$]", lambda match: f"\\{match[0]}", quoted)
