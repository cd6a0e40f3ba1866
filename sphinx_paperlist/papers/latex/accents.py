r"""Turn LaTeX accents in names into the letters they print: `Sch{\"{u}}tze`, `O{\u{g}}uz`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "`": "\u0300",
        "'": "\u0301",
        "^": "\u0302",
        "~": "\u0303",
        "=": "\u0304",
        "u": "\u0306",
        ".": "\u0307",
        '"': "\u0308",
        "r": "\u030a",
        "H": "\u030b",
        "v": "\u030c",
        "d": "\u0323",
        "c": "\u0327",
        "k": "\u0328",
        "b": "\u0331",
        "t": "\u0361",
    }
)
LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "aa": "å",
        "AA": "Å",
        "ae": "æ",
        "AE": "Æ",
        "oe": "œ",
        "OE": "Œ",
        "o": "ø",
        "O": "Ø",
        "l": "ł",
        "L": "Ł",
        "ss": "ß",
        "dj": "đ",
        "DJ": "Đ",
        "dh": "ð",
        "DH": "Ð",
        "th": "þ",
        "TH": "Þ",
        "i": "ı",
        "j": "ȷ",
    }
)

# An accent is a sign or a letter command over one letter, which may be a dotless \i or \j;
# a letter command needs braces or a blank before it. The whole may stand in braces.
_BASE = r"\\?[ij](?![A-Za-z])|[A-Za-z]"
_SIGN = rf"\\(?P<sign>[`'^~=.\"])\s*(?:\{{\s*(?P<sign_braced>{_BASE})\s*\}}|(?P<sign_bare>{_BASE}))"
_COMMAND = (
    r"\\(?P<command>[uvHtcdbkr])"
    rf"(?:\s*\{{\s*(?P<command_braced>{_BASE})\s*\}}|\s+(?P<command_bare>{_BASE}))"
)
_LETTER = (
    rf"\\(?P<letter>{'|'.join(sorted(LETTERS, key=len, reverse=True))})(?:\{{\}}|(?![A-Za-z])\s?)"
)
ACCENT = re.compile(rf"(?P<open>\{{\s*)?(?:{_SIGN}|{_COMMAND}|{_LETTER})(?(open)\s*\}})")


def accented(match: re.Match[str]) -> str:
    """Return the letter that a match of `ACCENT` prints."""
    if letter := match["letter"]:
        return LETTERS[letter]
    accent = ACCENTS[match["sign"] or match["command"]]
    base = next(
        part
        for part in match.group("sign_braced", "sign_bare", "command_braced", "command_bare")
        if part
    )
    return unicodedata.normalize("NFC", base.lstrip("\\") + accent)


def decode_accents(text: str) -> str:
    """Return the text with its LaTeX accents and letters as Unicode."""
    return ACCENT.sub(accented, text) if "\\" in text else text
