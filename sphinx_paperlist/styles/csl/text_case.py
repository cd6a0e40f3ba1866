"""Change the case of texts (CSL 1.0.2, "Text-case")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from sphinx_paperlist.styles.csl.marks import ALL, CLOSE, CODE, FORMATS, MARK, MATH, NOCASE, bare

# What of a text keeps its case: text that says so, and by custom small capitals and text above or
# below the line.
_KEEPS = {
    NOCASE,
    CODE,
    MATH,
    FORMATS["font-variant", "small-caps"],
    FORMATS["vertical-align", "sup"],
    FORMATS["vertical-align", "sub"],
}
_OPENS = set(FORMATS.values()) | _KEEPS
_IN_WORDS = rf"[^\s{ALL}\-\u2010-\u2015/:;,.!?()\[\]\"“”‘]+"
_WORD = re.compile(rf"{_IN_WORDS}(?:\((?=\w){_IN_WORDS})*")
# By CSL 1.0.2, "Title case", with the prepositions and particles that processors have added.
_STOP_WORDS = frozenset(
    {"a", "about", "above", "across", "afore", "after", "against", "al", "along", "alongside"}
    | {"amid", "amidst", "among", "amongst", "an", "and", "anenst", "apropos", "apud", "around"}
    | {"as", "aside", "astride", "at", "athwart", "atop", "barring", "before", "behind", "below"}
    | {"beneath", "beside", "besides", "between", "beyond", "but", "by", "c", "ca", "circa", "d"}
    | {"de", "despite", "down", "during", "et", "except", "for", "forenenst", "from", "given"}
    | {"in", "inside", "into", "lest", "like", "modulo", "near", "next", "nor"}
    | {"notwithstanding", "of", "off", "on", "onto", "or", "out", "outside", "over", "per"}
    | {"plus", "pro", "qua", "sans", "since", "so", "than", "the", "through", "throughout"}
    | {"thru", "till", "to", "toward", "towards", "under", "underneath", "until", "unto", "up"}
    | {"upon", "v", "van", "versus", "via", "vis-à-vis", "von", "vs", "with", "within"}
    | {"without", "yet"}
)
_JOINED = frozenset("-\u2010\u2011’'")
# After these a sentence begins.
_ENDS = (":", "?", "!", ".", "—")
# How far is looked before and after a word, marks included.
_AROUND = 24
_TURKIC_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_TURKIC_LOWER = str.maketrans({"İ": "i", "I": "ı"})

Case = Callable[[str, str], str]


def upper(text: str, language: str = "") -> str:
    """Return a text in capitals, by the rules of a language."""
    return _each(text, lambda part: _upper(part, language))


def lower(text: str, language: str = "") -> str:
    """Return a text in small letters, by the rules of a language."""
    return _each(text, lambda part: _lower(part, language))


def capitalize_first(text: str, language: str = "") -> str:
    """Return a text whose first word begins with a capital, if it is all in small letters."""
    for start, end, word, kept in _words(text):
        if kept or not word.islower():
            return text
        return f"{text[:start]}{_capitalized(word, language)}{text[end:]}"
    return text


def capitalize_all(text: str, language: str = "") -> str:
    """Return a text whose words in small letters all begin with capitals."""
    return _each_word(
        text,
        lambda word, before, after: _capitalized(word, language),
    )


def sentence(text: str, language: str = "") -> str:
    """Return a text that begins with a capital; what was all in capitals goes on in small ones."""
    if _is_shouted(text):
        text = lower(text, language)
    return capitalize_first(text, language)


def title(text: str, language: str = "") -> str:
    """Return a text whose words but the small ones begin with capitals; only for English."""

    def change(word: str, before: str, after: str) -> str:
        if before[-1:] == ".":
            # It goes on, as addresses and abbreviations do.
            return word
        said = before.rstrip(" “‘")
        if not said or said.endswith(_ENDS):
            return word if _is_sign(word, after) else _capitalized(word, language)
        # A single letter is a sign, or what is left of a word: `k-Means`, `Coup d’état`.
        if not word[1:2].isalpha():
            return word
        is_small = word.lower() in _STOP_WORDS and _is_small(before, after)
        return word if is_small else _capitalized(word, language)

    return _each_word(text, change)


CASES: Mapping[str, Case] = MappingProxyType(
    {
        "lowercase": lower,
        "uppercase": upper,
        "capitalize-first": capitalize_first,
        "capitalize-all": capitalize_all,
        "sentence": sentence,
        "title": title,
    }
)


def _is_sign(word: str, after: str) -> bool:
    """Tell whether a word is a letter at a hyphen that is a sign: `t-SNE`, `β-carotene`."""
    if len(word) > 1 or after[:1] not in _JOINED:
        return False
    return not word.isascii() or after[1:2].isupper()


def _is_small(before: str, after: str) -> bool:
    """Tell whether a small word neither ends a title nor begins a compound (Chicago, 8.161)."""
    return bool(after.strip()) and (before[-1:] in _JOINED or after[:1] not in _JOINED)


def _upper(text: str, language: str) -> str:
    return _turkic(text, language).upper()


def _turkic(text: str, language: str) -> str:
    return text.translate(_TURKIC_UPPER) if language[:2] in ("tr", "az") else text


def _lower(text: str, language: str) -> str:
    return (text.translate(_TURKIC_LOWER) if language[:2] in ("tr", "az") else text).lower()


def _capitalized(word: str, language: str) -> str:
    # Ligatures have one capital, and Georgian has capitals for whole words alone.
    return f"{_turkic(word[0], language).title()}{word[1:]}" if word.islower() else word


def _is_shouted(text: str) -> bool:
    """Tell whether a text is all in capitals, as some databases have titles."""
    letters = bare(text)
    return letters.isupper() and len(letters) > 1


def _each(text: str, change: Callable[[str], str]) -> str:
    """Return a text of which every part that may change its case is changed."""
    if text.isascii() or not MARK.search(text):
        return change(text)
    return "".join(part if kept else change(part) for part, kept in _parts(text))


def _parts(text: str) -> list[tuple[str, bool]]:
    """Cut a text at its marks; tell of each part whether it keeps its case."""
    parts: list[tuple[str, bool]] = []
    # Of each mark that is open, whether what is in it keeps its case; the first is that of none.
    open_marks = [False]
    done = 0
    for match in MARK.finditer(text):
        if match.start() > done:
            parts.append((text[done : match.start()], open_marks[-1]))
        done = match.end()
        parts.append((match[0], True))
        if match[0] in _OPENS:
            open_marks.append(open_marks[-1] or match[0] in _KEEPS)
        elif match[0] == CLOSE and len(open_marks) > 1:
            open_marks.pop()
    if done < len(text):
        parts.append((text[done:], open_marks[-1]))
    return parts


def _words(text: str) -> list[tuple[int, int, str, bool]]:
    """Return the words of a text with their places; tell of each whether it keeps its case."""
    if text.isascii() or not MARK.search(text):
        return [(match.start(), match.end(), match[0], False) for match in _WORD.finditer(text)]
    found = []
    start = 0
    for part, kept in _parts(text):
        found += [
            (start + match.start(), start + match.end(), match[0], kept)
            for match in _WORD.finditer(part)
        ]
        start += len(part)
    return found


def _each_word(text: str, change: Callable[[str, str, str], str]) -> str:
    """Return a text with its words changed; `change` is told what stands before and after each."""
    pieces = []
    done = 0
    for start, end, word, kept in _words(text):
        before = bare(text[max(start - _AROUND, 0) : start])[-4:]
        after = bare(text[end : end + _AROUND])[:4]
        pieces += [text[done:start], word if kept else change(word, before, after)]
        done = end
    return "".join([*pieces, text[done:]])
