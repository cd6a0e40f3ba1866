"""Make initials of given names (CSL 1.0.2, "Name": `initialize`, `initialize-with`)."""

from __future__ import annotations

import re

from sphinx_paperlist.papers.text import has_cjk
from sphinx_paperlist.styles.csl.marks import ALL, CLOSE, QUOTE_END

# Those of Latin, Greek, Cyrillic and Armenian; expressions have no class of capitals.
_CAPITALS = "".join(filter(str.isupper, map(chr, (*range(0x600), *range(0x1E00, 0x2000)))))
_TOKEN = re.compile(
    rf"([{ALL}]*)(?:([-\u2010\u2011])([{ALL}]*))?"
    # A hyphen before a small letter joins one word.
    rf"((?:[^\s.\-\u2010\u2011{ALL}]|[-\u2010\u2011](?=[^\W\d_{_CAPITALS}]))+)"
    rf"(\.?)([{CLOSE}{QUOTE_END}]*)|([{ALL}]+)"
)


def initials(given: str, terminator: str, *, hyphens: bool = True) -> str:
    """Return the initials of given names; particles and abbreviations stay words.

    >>> initials("Jean-Luc de M. Ph.", ". ")
    'J.-L. de M. Ph.'
    """
    return _written(given, terminator, hyphens=hyphens, shorten=True)


def normalized(given: str, terminator: str, *, hyphens: bool = True) -> str:
    """Return given names with only the initials that are in them written alike.

    >>> normalized("John M.E", ". ")
    'John M. E.'
    """
    return _written(given, terminator, hyphens=hyphens, shorten=False)


def _written(given: str, terminator: str, *, hyphens: bool, shorten: bool) -> str:
    if has_cjk(given):
        return given
    text = ""
    for before, hyphen, opening, word, stop, closing, stray in _TOKEN.findall(given):
        if stray:
            said = text.rstrip()
            text = f"{said}{stray}{text[len(said) :]}"
            continue
        is_initial = bool(stop) or (len(word) == 1 and word.isupper())
        shortened = shorten and not is_initial and word[0].isupper()
        shown = _initial(word) if shortened else word
        joined = text.rstrip() + "-" if hyphen and hyphens and text else text
        if is_initial or shortened:
            ended = terminator.rstrip()
            text = f"{joined}{before}{opening}{shown}{ended}{closing}{terminator[len(ended) :]}"
        else:
            apart = "" if joined.endswith(("-", " ")) or not joined else " "
            text = f"{joined}{apart}{before}{opening}{shown}{closing} "
    return text.rstrip()


def _initial(word: str) -> str:
    """Return the initial of a word; one that is written with two capitals has two letters."""
    length = next((i for i, letter in enumerate(word) if not letter.isupper()), 1)
    return f"{word[0]}{word[1:length].lower()}"
