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

CSL_VARIABLES = frozenset(CSL_FIELDS) | frozenset(
    {"accessed", "annote", "archive", "archive-place", "archive_collection", "archive_location"}
    | {"authority", "call-number", "categories", "chair", "chapter-number", "citation-label"}
    | {"citation-number", "collection-editor", "collection-number", "compiler", "composer"}
    | {"container-author", "contributor", "curator", "custom", "dimensions", "director"}
    | {"division", "editor-translator", "editorial-director", "event", "event-date"}
    | {"event-place", "event-title", "executive-producer", "first-reference-note-number"}
    | {"genre", "guest", "host", "id", "illustrator", "interviewer", "ISSN", "jurisdiction"}
    | {"locator", "medium", "narrator", "number-of-pages", "number-of-volumes", "organizer"}
    | {"original-author", "original-date", "original-publisher", "original-publisher-place"}
    | {"original-title", "page-first", "part-number", "part-title", "performer", "PMCID", "PMID"}
    | {"printing-number", "producer", "recipient", "references", "reviewed-author"}
    | {"reviewed-genre", "reviewed-title", "scale", "script-writer", "section"}
    | {"series-creator", "source", "status", "submitted", "supplement-number", "translator"}
    | {"version", "volume-title", "volume-title-short", "year-suffix"}
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
