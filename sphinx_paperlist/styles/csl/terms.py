"""Make the locale of a language, without a locale file of CSL.

Words are ours, and translated as all others (`general_terms`, `label_terms`); names of months,
"and", eras, plural rules and patterns of dates are those of the CLDR, which Babel has. A language
that we have no catalogue for has its own part of the latter, and English words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from gettext import NullTranslations, find, translation
from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx_paperlist.papers.languages import primary
from sphinx_paperlist.styles.csl.date_forms import date_form
from sphinx_paperlist.styles.csl.general_terms import GENERAL_TERMS
from sphinx_paperlist.styles.csl.label_terms import LABEL_TERMS
from sphinx_paperlist.styles.csl.locale import Locale, Term, TermKey
from sphinx_paperlist.styles.csl.messages import Message
from sphinx_paperlist.styles.csl.ordinals import ordinal_terms, suffix_of_days
from sphinx_paperlist.styles.csl.quotation_marks import quotation_marks
from sphinx_paperlist.styles.csl.xml import Element
from sphinx_paperlist.styles.words import CATALOG, LOCALE_DIR, locale_name, words_in

if TYPE_CHECKING:
    from babel import Locale as Cldr

# Terms with the words of another one, in all its forms.
_SAME: Mapping[str, str] = MappingProxyType(
    {
        "article": "preprint",
        "chapter-number": "chapter",
        "collection-editor": "editor",
        "collection-number": "number",
        "editorial-director": "editor",
        "editortranslator": "editor-translator",
        "first-reference-note-number": "note",
        "number-of-pages": "page",
        "number-of-volumes": "volume",
        "page-first": "page",
        "personal_communication": "personal-communication",
        "song": "audio-recording",
    }
)
# Names of these have no label, unless a style asks for a verb.
_UNLABELLED = (
    "author",
    "composer",
    "container-author",
    "interviewer",
    "original-author",
    "recipient",
    "reviewed-author",
    "timestamp",
)
_SYMBOLS: Mapping[TermKey, Term] = MappingProxyType(
    {
        TermKey("and", "symbol"): Term("&", "&"),
        TermKey("at", "symbol"): Term("@", "@"),
        TermKey("paragraph", "symbol"): Term("¶", "¶¶"),
        TermKey("section", "symbol"): Term("§", "§§"),
    }
)
# Words of feminine gender, with which ordinals agree, as far as they are counted by them.
_ROMANCE = frozenset({"citation-number", "edition", "page", "part", "printing", "section"})
_FEMININE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(("ca", "es", "fr", "gl", "it", "pt"), _ROMANCE | {"version", "note"}),
        "de": frozenset({"edition", "note", "number", "page", "version"}),
    }
)
_QUOTES = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
# Where bibliographies do not have the short names of months that the CLDR has.
_SHORT_MONTHS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {"en": MappingProxyType({6: "June", 7: "July", 9: "Sept."})}
)
# Dates in numbers that are not the usual ones in bibliographies: GB/T 7714 has those of ISO 8601.
_NUMERIC_DATES: Mapping[str, str] = MappingProxyType({"zh_CN": "y-MM-dd"})
# In Chinese the longer dash is that between titles and subtitles.
_PAGE_DASHES: Mapping[str, str] = MappingProxyType({"zh": "-"})
_ENGLISH = "en-US"


@cache
def has_words(language: str) -> bool:
    """Tell whether we have words in a language."""
    names = [locale_name(language)]
    return primary(language) == "en" or find(CATALOG, LOCALE_DIR, names) is not None


@cache
def locale_of(language: str) -> Locale:
    """Return the locale of a language by its BCP 47 tag; American English where it is unknown.

    What the CLDR lacks of a dialect is that of the language.
    """
    cldr = _cldr(language)
    if cldr is None:
        return locale_of(_ENGLISH)
    name = locale_name(language)
    terms = {
        **_SYMBOLS,
        **{TermKey(one): Term("", "") for one in _UNLABELLED},
        **_words(name, cldr.language),
        **ordinal_terms(cldr.language, cldr.ordinal_form),
        **{TermKey(one): Term(text, text) for one, text in _signs(name, cldr)},
        **_months(cldr),
    }
    return Locale(language, terms, _dates(name, cldr), _options(cldr))


def _cldr(language: str) -> Cldr | None:
    """Return the data of a language, or of that of which it is a dialect; None where unknown."""
    # Imported when a style is used: it reads the data of a locale.
    from babel import Locale as Cldr  # noqa: PLC0415 - see above
    from babel import UnknownLocaleError  # noqa: PLC0415 - as above

    parts = language.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        try:
            found = Cldr.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        # Babel has a guess for texts in no language; ours is the same for all that is unknown.
        return None if parts[0].casefold() in ("root", "und") else found
    return None


def _words(name: str, language: str) -> dict[TermKey, Term]:
    """Return the terms of our catalogue, those of English where it has none."""
    catalogue = translation(CATALOG, LOCALE_DIR, [name], fallback=True)
    made = {
        message.key: _translated(message, catalogue) for message in (*GENERAL_TERMS, *LABEL_TERMS)
    }
    for other, one in _SAME.items():
        same = {key._replace(name=other): made[key] for key in made if key.name == one}
        made |= same
    feminine = _FEMININE.get(language, frozenset())
    for key, term in made.items():
        if _SAME.get(key.name, key.name) in feminine:
            made[key] = term._replace(gender="feminine")
    return made


def _translated(message: Message, catalogue: NullTranslations) -> Term:
    context, single, multiple = message
    if not multiple:
        text = catalogue.pgettext(context, single)
        return Term(text, text)
    # CSL knows one and many; a language that counts in more ways has that of two for many.
    one, many = (catalogue.npgettext(context, single, multiple, number) for number in (1, 2))
    return Term(one, many)


def _signs(name: str, cldr: Cldr) -> Iterator[tuple[str, str]]:
    """Yield what stands between words and around them."""
    blank = words_in(name).marks.blank
    for number, era in enumerate(("bc", "ad")):
        yield era, f"{blank}{cldr.eras['abbreviated'][number]}"
    yield from zip(_QUOTES, quotation_marks(name), strict=True)
    yield "page-range-delimiter", _PAGE_DASHES.get(cldr.language, "–")
    both = cldr.list_patterns["standard"]["2"].format("", "").strip()
    # Japanese has a comma there; its word is that of the catalogue.
    if any(sign.isalpha() for sign in both):
        yield "and", both


def _months(cldr: Cldr) -> dict[TermKey, Term]:
    """Return the names of months as dates have them, the genitive where a language has one."""
    made = {}
    names, own = cldr.months["format"], _SHORT_MONTHS.get(cldr.language, {})
    for number, name in names["wide"].items():
        short = own.get(number, names["abbreviated"][number])
        # In running text the stop of a name that is cut may be left out; here it is not.
        cut = short != name and name.startswith(short)
        forms = {"long": name, "short": f"{short}." if cut else short}
        for form, text in forms.items():
            made[TermKey(f"month-{number:02d}", form)] = Term(text, text)
    return made


def _dates(name: str, cldr: Cldr) -> dict[str, Element]:
    numeric = _NUMERIC_DATES.get(name) or str(cldr.datetime_skeletons["yMd"])
    text = cldr.date_formats["long"].pattern
    ordinal = suffix_of_days(cldr.language)
    return {"text": date_form("text", text, ordinal), "numeric": date_form("numeric", numeric)}


def _options(cldr: Cldr) -> dict[str, str]:
    american = cldr.language == "en" and cldr.territory in (None, "US")
    return {
        "punctuation-in-quote": str(american).lower(),
        "limit-day-ordinals-to-day-1": str(cldr.language == "fr").lower(),
    }
