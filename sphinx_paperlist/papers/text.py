"""Compare, clean and suggest texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import cache

# C0 and C1 controls except tab and line ends, lone surrogates, what is no character, and the
# characters that reorder the text around them (Unicode TR 36, section 2.10). Marks such as
# ZWJ, ZWNJ, LRM and RLM are left: Persian, Indic and Hebrew texts need them.
_CONTROL = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_PIECE = 2**20
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")

# Classes of characters: Han, with the kana, which are read in the same runs; and all of CJK.
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_AND_KANA = f"{_HAN}\u3040-\u30ff\u31f0-\u31ff"
HANGUL = "\uac00-\ud7af"
CJK = f"{_HAN_AND_KANA}{HANGUL}"

_COMBINING_MARKS = re.compile("[\u0300-\u036f]+")
# Above this many words only those with the same first letter are compared one by one.
_MANY_WORDS = 2000

# Letters that Unicode does not decompose into a base letter and a mark.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def control_characters(text: str) -> list[int]:
    """Return the positions of characters that no data may carry into a page."""
    # Asking is much faster than looking, and nearly all texts are printable. A large text is asked
    # about piece by piece, since the copies take as much room as it does.
    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    if all(one.replace("\n", "").replace("\t", "").isprintable() for one in pieces):
        return []
    return [match.start() for match in compiled(_CONTROL).finditer(text)]


def without_control_characters(text: str) -> str:
    """Return the text without control, override and surrogate characters."""
    return text if text.isprintable() else compiled(_CONTROL).sub("", text)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return an expression that is compiled when it is first asked for."""
    # Large classes take milliseconds to compile, and many sites meet none of their characters.
    return re.compile(pattern)


def has_cjk(text: str) -> bool:
    """Tell whether a character of a text is a Han character, kana or hangul."""
    return not text.isascii() and compiled(f"[{CJK}]").search(text) is not None


def is_han(text: str) -> bool:
    """Tell whether a text is all Han characters and kana."""
    return not text.isascii() and compiled(f"[{_HAN_AND_KANA}]+").fullmatch(text) is not None


def is_katakana(text: str) -> bool:
    """Tell whether a text is all katakana, in which Japanese writes foreign words."""
    return (
        not text.isascii() and compiled("[\u30a0-\u30ff\u31f0-\u31ff]+").fullmatch(text) is not None
    )


def fold(text: str) -> str:
    """Return a form in which titles and names compare equal whatever case and spacing."""
    if text.isascii():
        return " ".join(text.lower().split())
    # The order is that of canonical caseless matching (The Unicode Standard, D145).
    folded = unicodedata.normalize("NFD", text).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def letters(text: str) -> str:
    """Return only the letters and digits of a text, without case and punctuation."""
    if text.isascii():
        return text.lower().encode().translate(None, _ASCII_SIGNS).decode()
    return _NOT_ALPHANUMERIC.sub("", unicodedata.normalize("NFKC", text).casefold())


def without_stop(title: str) -> str:
    """Return a title without its closing full stop, which is none of it."""
    stopped = title.endswith((".", "。")) and not title.endswith("..")
    return title[:-1].rstrip() if stopped else title


def without_marks(text: str) -> str:
    """Return the text in lower case, its letters without diacritical marks."""
    text = text.casefold()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN_LETTERS))
    return unicodedata.normalize("NFC", _COMBINING_MARKS.sub("", decomposed))


def closest(word: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Return up to `count` known words that somebody who typed `word` may have meant.

    Words that contain the typed one, whatever the case, come before those that only look
    like it. The order is the same for the same words.
    """
    wanted = fold(word)
    by_fold = {fold(candidate): candidate for candidate in sorted(set(known), reverse=True)}
    inside = [form for form in by_fold if len(wanted) > 2 and wanted in form]
    inside.sort(key=lambda form: (len(form), form))
    forms = list(by_fold)
    if len(forms) > _MANY_WORDS:
        forms = [form for form in forms if form[:1] == wanted[:1]]
    # Imported when somebody has mistyped: most builds do without.
    import difflib  # noqa: PLC0415 - see above

    alike = difflib.get_close_matches(wanted, forms, count, 0.6)
    return [by_fold[form] for form in dict.fromkeys([*inside[:count], *alike])][:count]


def did_you_mean(word: str, known: Iterable[str], count: int = 3) -> str:
    """Return a hint that names the closest known words, or an empty text."""
    words = [f"'{candidate}'" for candidate in closest(word, known, count)]
    if not words:
        return ""
    return (
        f"did you mean {words[0]}?"
        if len(words) == 1
        else f"did you mean one of {', '.join(words)}?"
    )


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 paper`, `2 papers`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def one_of(name: str, known: Collection[str]) -> str:
    """Return which of the known names may be meant by another, or all of them."""
    return did_you_mean(name, known) or f"there are {', '.join(known)}"
