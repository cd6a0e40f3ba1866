"""List what the entry types, languages and link fields of BibTeX and BibLaTeX mean here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sphinx_paperlist.papers.latex.symbols import WORDS
from sphinx_paperlist.papers.types import WORK_TYPES

# Entry types by the BibLaTeX type that our table of types has for them: those of BibTeX, those
# that biblatex treats alike (manual, 2.1), and those that reference managers write.
_LIKE = {
    "incollection": "inbook bookinbook suppbook suppcollection",
    "inproceedings": "conference",
    "book": (
        "mvbook collection mvcollection proceedings mvproceedings reference mvreference manual "
        "commentary"
    ),
    "thesis": "phdthesis mastersthesis bachelorsthesis",
    "report": "techreport",
    "online": "electronic www webpage web",
    "article": "suppperiodical journal",
    "image": "artwork",
    "movie": "video",
    "audio": "music",
    "legislation": "legal bill",
    "misc": "customa customb customc customd custome customf",
}
_CSL = {row.biblatex: row.csl for row in reversed(WORK_TYPES)}
TYPES: Mapping[str, str] = MappingProxyType(
    _CSL | {name: _CSL[like] for like, names in _LIKE.items() for name in names.split()}
)
UNKNOWN_TYPE = _CSL["misc"]
PREPRINT = "article"
SUBTYPES: Mapping[str, str] = MappingProxyType(
    {"magazine": "article-magazine", "newspaper": "article-newspaper"}
)

# What CSL's types do not tell apart.
GENRES: Mapping[str, str] = MappingProxyType(
    {name: WORDS[word] for name, word in (
        ("phdthesis", "phdthesis"), ("mastersthesis", "mathesis"), ("bachelorsthesis", "bathesis"),
        ("techreport", "techreport"),
    )}
)  # fmt: skip

ARTICLES = frozenset({"article", "suppperiodical", "review", "journal"})
PERIODICAL = "periodical"
# Their number is that of the series, as in biblatex.
IN_SERIES = frozenset(
    {"book", "bookinbook", "collection", "conference", "inbook", "incollection", "inproceedings"}
    | {"inreference", "mvbook", "mvcollection", "mvproceedings", "mvreference", "proceedings"}
    | {"reference", "suppbook", "suppcollection"}
)
# What stands in a whole.
PARTS = frozenset(
    {"bookinbook", "conference", "inbook", "incollection", "inproceedings", "inreference"}
    | {"suppbook", "suppcollection"}
)

# What biblatex and babel call languages, as BCP 47 tags; the region only where the name has it.
LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "acadian": "fr-CA", "afrikaans": "af", "american": "en-US", "arabic": "ar",
        "armenian": "hy", "australian": "en-AU", "austrian": "de-AT", "bahasa": "id",
        "bahasam": "ms", "basque": "eu", "bengali": "bn", "brazil": "pt-BR",
        "brazilian": "pt-BR", "breton": "br", "british": "en-GB", "bulgarian": "bg",
        "canadian": "en-CA", "canadien": "fr-CA", "catalan": "ca", "chinese": "zh",
        "chinese-hans": "zh-Hans", "chinese-hant": "zh-Hant", "croatian": "hr", "czech": "cs",
        "danish": "da", "dutch": "nl", "english": "en", "esperanto": "eo", "estonian": "et",
        "farsi": "fa", "finnish": "fi", "francais": "fr", "french": "fr", "frenchb": "fr",
        "galician": "gl", "georgian": "ka", "german": "de", "germanb": "de", "greek": "el",
        "hebrew": "he", "hindi": "hi", "hungarian": "hu", "icelandic": "is",
        "indonesian": "id", "irish": "ga", "italian": "it", "japanese": "ja", "kazakh": "kk",
        "korean": "ko", "latin": "la", "latvian": "lv", "lithuanian": "lt", "magyar": "hu",
        "malay": "ms", "mandarin": "zh", "marathi": "mr", "mexican": "es-MX",
        "mongolian": "mn", "naustrian": "de-AT", "newzealand": "en-NZ", "ngerman": "de",
        "norsk": "nb", "norwegian": "no", "nswissgerman": "de-CH", "nynorsk": "nn",
        "occitan": "oc", "persian": "fa", "piedmontese": "pms", "polish": "pl",
        "polutonikogreek": "el-polyton", "portuges": "pt", "portuguese": "pt",
        "romanian": "ro", "russian": "ru", "sanskrit": "sa", "serbian": "sr",
        "serbianc": "sr-Cyrl", "simplifiedchinese": "zh-Hans", "slovak": "sk",
        "slovene": "sl", "slovenian": "sl", "spanish": "es", "swedish": "sv",
        "swissgerman": "de-CH", "tamil": "ta", "telugu": "te", "thai": "th",
        "traditionalchinese": "zh-Hant", "turkish": "tr", "turkmen": "tk", "ukenglish": "en-GB",
        "ukrainian": "uk", "urdu": "ur", "usenglish": "en-US", "vietnamese": "vi",
        "welsh": "cy", "中文": "zh", "英文": "en", "eng": "en", "chi": "zh", "ger": "de",
        "fre": "fr", "spa": "es", "ita": "it", "jpn": "ja",
    }
)  # fmt: skip

# Fields that hold an address besides `url`, as themes of academic pages name them.
LINK_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "pdf": "PDF", "code": "Code", "github": "Code", "website": "Website",
        "homepage": "Website", "slides": "Slides", "video": "Video", "talk": "Talk",
        "project": "Project", "projectpage": "Project", "poster": "Poster", "demo": "Demo",
        "blog": "Blog", "data": "Data", "dataset": "Data", "supp": "Supplement",
        "supplement": "Supplement", "supplementary": "Supplement", "html": "HTML",
        "openreview": "OpenReview", "models": "Models", "model": "Models",
    }
)  # fmt: skip
