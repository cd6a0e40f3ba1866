"""Say what is wrong with malformed JSON, and find where the next record begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

# No record is longer than that; what is cannot be told from what has lost a bracket.
_LONGEST = 100_000
_LITERALS = {"true": "true", "false": "false", "none": "null", "null": "null"}
_NO_NUMBERS = frozenset({"nan", "infinity", "-infinity", "undefined", "inf", "-inf"})
_NUMBER_LIKE = re.compile(r"[+.-]?\d[\w.+/-]*")


def word_problem(word: str) -> tuple[str, str]:
    """Return message and hint for a bare word that can be understood although it is no JSON.

    The hint is empty where the word cannot.
    """
    message = f"'{word[:40]}' is no value of JSON"
    if meant := _LITERALS.get(word.lower()):
        return message, f"write {meant}"
    if word.lower() in _NO_NUMBERS:
        return message, "write null"
    if _NUMBER_LIKE.fullmatch(word):
        return message, "write it in double quotes"
    return message, ""


def broken_hint(text: str, position: int) -> tuple[str, str]:
    """Return message and hint for the place where reading stops."""
    sign = text[position]
    before = text[max(0, position - 80) : position].rstrip()
    if sign == '"':
        return "a text without its closing quotation mark", 'put " at its end'
    if sign == "'":
        return "single quotes around a text", "JSON wants double quotes"
    if before.endswith('"') and sign.isalnum():
        return "a quotation mark inside a text", 'write \\" for it'
    if sign == "," and before.endswith((",", "[", "{")):
        return "a comma too many", "delete it"
    if sign.isalnum() or sign in "_$":
        return "a text without quotation marks", "put double quotes around it"
    return f"'{sign}' where nothing like it belongs", ""


def next_record(
    text: str, token: re.Pattern[str], position: int, open_brackets: Sequence[str]
) -> int | None:
    """Return where reading can go on after a record whose brackets are closed in order.

    `open_brackets` are those of the record and of what is open in it. The place is behind the
    comma after the record, or before the bracket that closes its list; None where brackets do
    not fit together.
    """
    end = min(len(text), position + _LONGEST)
    closing = ["}" if bracket == "{" else "]" for bracket in open_brackets]
    while position < end:
        match = token.match(text, position)
        if match is None:
            position += 1
            continue
        position = match.end()
        if match[4] in ("{", "["):
            closing.append("}" if match[4] == "{" else "]")
        elif match[4]:
            if closing.pop() != match[4]:
                return None
            if not closing:
                followed = match[5] == "," or text.startswith("]", position)
                return position if followed else None
    return None


def record_alike(text: str, start: int, position: int, name: str) -> int | None:
    """Return where a record begins as the one at `start` does.

    That is where a brace stands in the same column, or before the same name; `name` may be
    empty. None where that would be in another list.
    """
    indent = start - text.rfind("\n", 0, start) - 1
    alike = [rf'\{{\s*+"{re.escape(name)}"\s*+:'] if name else []
    if not text[start - indent : start].strip():
        alike.append(rf"^[ \t]{{{min(indent, 1000)}}}\{{")
    if not alike:
        return None
    found = re.compile("|".join(alike), re.MULTILINE).search(text, max(position, start + 1))
    if found is None:
        return None
    begin = text.index("{", found.start())
    return None if text[:begin].rstrip().endswith("[") else begin
