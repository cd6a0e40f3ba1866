"""Hold the quotation marks of languages.

They are those that the CLDR names; Babel has no data of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ENGLISH = "“”‘’"
# Opening and closing, outer and inner; by the names that catalogues have, of languages in which
# they are not those of American English.
_MARKS: Mapping[str, str] = MappingProxyType(
    {
        "bg": "„“‘’",
        "bs": "„”‘’",
        "ca": "«»“”",
        "cs": "„“‚‘",
        "de": "„“‚‘",
        "de_CH": "«»‹›",
        "de_LI": "«»‹›",
        "el": "«»“”",
        "en_GB": "‘’“”",
        "en_IE": "‘’“”",
        "en_NZ": "‘’“”",
        "en_ZA": "‘’“”",
        "es": "«»“”",
        "et": "„“‚‘",
        "fa": "«»‹›",
        "fi": "””’’",
        "fr": "«»“”",
        "fr_CH": "«»‹›",
        "hr": "„”‚’",
        "hu": "„”»«",
        "hy": "«»«»",
        "is": "„“‚‘",
        "it": "«»“”",
        "it_CH": "«»‹›",
        "ja": "「」『』",
        "ka": "„“‚‘",
        "lt": "„“‚‘",
        "mk": "„“‚‘",
        "nb": "«»‘’",
        "nn": "«»‘’",
        "no": "«»‘’",
        "pl": "„”«»",
        "pt_PT": "«»“”",
        "ro": "„”«»",
        "ru": "«»„“",
        "sk": "„“‚‘",
        "sl": "„“‚‘",
        "sr": "„“‘’",
        "sv": "””’’",
        "uk": "«»„“",
        "zh_TW": "「」『』",
    }
)


def quotation_marks(name: str) -> tuple[str, ...]:
    """Return the marks of a language: those that open and close, and those within others.

    The language is named as catalogues are, such as `de_CH`.
    """
    key = name if name in _MARKS else name.partition("_")[0]
    opening, closing, *inner = tuple(_MARKS.get(key, _ENGLISH))
    # French has blanks inside; not so in Switzerland.
    blank = "\N{NO-BREAK SPACE}" if key == "fr" else ""
    return f"{opening}{blank}", f"{blank}{closing}", *inner
