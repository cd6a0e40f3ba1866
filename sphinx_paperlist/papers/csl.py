"""Name the variables of CSL, for reading and writing CSL-JSON.

The names are those of the schema of CSL 1.0.2, `csl-data.json`, with what Zotero and pandoc add.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sphinx_paperlist.papers.fields import Field
from sphinx_paperlist.papers.model import PAPER_FIELDS

# Fields by the variable that holds them, under their second names too.
CSL_FIELDS: Mapping[str, Field] = MappingProxyType(
    {field.csl: field for field in PAPER_FIELDS.values() if field.csl}
    | {"journalAbbreviation": PAPER_FIELDS["venue"], "shortTitle": PAPER_FIELDS["nickname"]}
)

# By what their values are (CSL 1.0.2, Appendix IV); all others are texts.
NAME_VARIABLES = frozenset(
    {"author", "chair", "collection-editor", "compiler", "composer", "container-author"}
    | {"contributor", "curator", "director", "editor", "editor-translator", "editorial-director"}
    | {"executive-producer", "guest", "host", "illustrator", "interviewer", "narrator"}
    | {"organizer", "original-author", "performer", "producer", "recipient", "reviewed-author"}
    | {"script-writer", "series-creator", "translator"}
)
DATE_VARIABLES = frozenset(
    {"accessed", "available-date", "event-date", "issued", "original-date", "submitted"}
)
NUMBER_VARIABLES = frozenset(
    {"chapter-number", "citation-number", "collection-number", "edition"}
    | {"first-reference-note-number", "issue", "locator", "number", "number-of-pages"}
    | {"number-of-volumes", "page", "page-first", "part-number", "printing-number", "section"}
    | {"supplement-number", "version", "volume"}
)
CSL_VARIABLES = (
    frozenset(CSL_FIELDS)
    | NAME_VARIABLES
    | DATE_VARIABLES
    | NUMBER_VARIABLES
    | {"annote", "archive", "archive-place", "archive_collection", "archive_location"}
    | {"authority", "call-number", "categories", "citation-label", "custom", "dimensions"}
    | {"division", "event", "event-place", "event-title", "genre", "id", "ISSN", "jurisdiction"}
    | {"medium", "original-publisher", "original-publisher-place", "original-title"}
    | {"part-title", "PMCID", "PMID", "references", "reviewed-genre", "reviewed-title", "scale"}
    | {"source", "status", "volume-title", "volume-title-short", "year-suffix"}
)

CSL_TYPES = frozenset(
    {"article", "article-journal", "article-magazine", "article-newspaper", "bill", "book"}
    | {"broadcast", "chapter", "classic", "collection", "dataset", "document", "entry"}
    | {"entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing"}
    | {"interview", "legal_case", "legislation", "manuscript", "map", "motion_picture"}
    | {"musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical"}
    | {"personal_communication", "post", "post-weblog", "regulation", "report", "review"}
    | {"review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage"}
)
