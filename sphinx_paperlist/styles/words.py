"""Hold the words and marks that a style puts in by itself, in the language that they are for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from gettext import translation
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from sphinx_paperlist.papers.languages import language_of, primary
from sphinx_paperlist.papers.model import Paper

CATALOG = "sphinx_paperlist"
LOCALE_DIR = Path(__file__).parents[1] / "locale"


class Marks(NamedTuple):
    """Hold the punctuation of a script, with the blanks that belong to it.

    `blank` stands between words, `comma` and `semicolon` between the parts of a citation. `names`
    stands between names, `others` between names and "et al.", `heading` after the heading of a
    paragraph.
    """

    blank: str = " "
    stop: str = "."
    comma: str = ", "
    semicolon: str = "; "
    opening: str = "("
    closing: str = ")"
    names: str = ", "
    others: str = ", "
    heading: str = "."


# By the languages that have marks of their own: full-width ones (GB/T 15834 and JIS X 4051).
_CHINESE = Marks("", "。", "，", "；", "（", "）", "，", "，", "：")
_JAPANESE = _CHINESE._replace(comma="、", names="、", others=" ")
_MARKS: Mapping[str, Marks] = MappingProxyType({"zh": _CHINESE, "ja": _JAPANESE})


class Words(NamedTuple):
    """Hold our own words in one language, and its marks."""

    language: str
    marks: Marks
    others: str
    ampersand: str
    both: str
    no_date: str
    abstract: str
    cited_in: str

    def of(self, paper: Paper) -> Words:
        """Return the words for the names of a paper on a page that has these.

        They are in the paper's language; where it is not known they are the page's, if that is
        written in such letters, and else English.
        """
        language = language_of(paper)
        if primary(language or self.language) == primary(self.language):
            return self if language or self.marks.blank else ENGLISH
        return words_in(language)


def locale_name(language: str) -> str:
    """Return the name that catalogues have for a language tag: `de_AT`, `zh_TW` for `zh-Hant`."""
    parts = language.replace("_", "-").split("-")
    if primary(language) == "zh":
        names = {part.casefold() for part in parts}
        traditional = names & {"hant", "tw", "hk", "mo"} and "hans" not in names
        return "zh_TW" if traditional else "zh_CN"
    return "_".join([parts[0].casefold(), *(part.upper() for part in parts[1:] if len(part) == 2)])


@cache
def words_in(language: str) -> Words:
    """Return our words in a language, such as `de` or `zh_CN`; English where we do not have them.

    Chinese without a region is that of the mainland; `zh-Hant` is that of Taiwan.
    """
    found = translation(CATALOG, LOCALE_DIR, [locale_name(language)], fallback=True)
    _ = found.gettext
    return Words(
        language,
        _MARKS.get(primary(language), Marks()),
        # Translators: stands after the names that are shown, for those that are not.
        others=_("et al."),
        # Translators: stands between the names of two authors.
        ampersand=_("&"),
        # Translators: stands between two citations in a sentence.
        both=_("and"),
        # Translators: stands for the year of a paper without one.
        no_date=_("n.d."),
        abstract=_("Abstract"),
        # Translators: stands before the titles of pages.
        cited_in=_("Cited in"),
    )


ENGLISH = words_in("en")


@cache
def no_dates() -> frozenset[str]:
    """Return what stands for the year of a paper without one, in all languages that we have."""
    found = [words_in(path.name).no_date for path in LOCALE_DIR.glob("*/")]
    return frozenset([ENGLISH.no_date, *found])
