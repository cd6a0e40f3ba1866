"""Give readers, styles and exporters of others what they are made of.

These names stay where they are and mean what they mean, whatever moves inside.
"""

from __future__ import annotations

from sphinx_paperlist.exports.find import Format, Writer
from sphinx_paperlist.papers.dates import Date, parse_date
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin, Severity
from sphinx_paperlist.papers.inline import parse_inline, plain_text
from sphinx_paperlist.papers.model import (
    Link,
    Mention,
    Paper,
    PaperList,
    Source,
    Translation,
)
from sphinx_paperlist.papers.name_parsing import parse_name
from sphinx_paperlist.papers.names import OTHERS, Name, known_names
from sphinx_paperlist.papers.spans import Mark, Span, marked, plain, text_of
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.placed import Placed, read_placed
from sphinx_paperlist.styles.entry import Block, View
from sphinx_paperlist.styles.parts import paper_links
from sphinx_paperlist.styles.reading import format_entry, title_span
from sphinx_paperlist.styles.words import Words

__all__ = [
    "OTHERS",
    "Block",
    "Code",
    "Date",
    "Diagnostic",
    "Format",
    "Link",
    "Mark",
    "Mention",
    "Name",
    "Origin",
    "Paper",
    "PaperList",
    "Placed",
    "ReadingOptions",
    "Severity",
    "Source",
    "Span",
    "Translation",
    "View",
    "Words",
    "Writer",
    "format_entry",
    "known_names",
    "marked",
    "paper_links",
    "parse_date",
    "parse_inline",
    "parse_name",
    "plain",
    "plain_text",
    "read_placed",
    "text_of",
    "title_span",
]
