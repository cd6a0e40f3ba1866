"""Name everything that there is to say about sources and pages: the one table of warnings."""

from __future__ import annotations

import enum


class Severity(enum.IntEnum):
    """Rank a diagnostic by what it cost the reader of the site."""

    REMARK = 1
    WARNING = 2
    ERROR = 3


class Code(enum.Enum):
    """Name every diagnostic; the documentation's table is made from this one.

    A member is `(slug, severity, meaning)`, and `True` where it tells of an item of a source
    that became no paper: the items of a file are its papers and its diagnostics of that kind.
    The slug is the subtype of the Sphinx warning, `paperlist.<slug>`. A remark means that all
    content was kept.
    """

    def __init__(
        self,
        slug: str,
        severity: Severity,
        meaning: str,
        unread: bool = False,  # noqa: FBT001, FBT002 - a column of the table
    ) -> None:
        self.slug = slug
        self.severity = severity
        self.meaning = meaning
        self.unread = unread

    # Files
    NO_SOURCES = (
        "no-sources",
        Severity.WARNING,
        "A glob of `paperlist_sources` matches no file.",
    )
    NO_READER = (
        "no-reader",
        Severity.REMARK,
        "A file matched by `paperlist_sources` has a suffix that no reader knows; it is skipped.",
    )
    UNREADABLE_FILE = (
        "unreadable-file",
        Severity.ERROR,
        "A source is missing, cannot be opened, or is larger than a reader accepts; or its reader "
        "cannot be imported.",
    )
    NOT_UTF8 = (
        "not-utf8",
        Severity.ERROR,
        "A source is encoded neither in UTF-8 nor, with a mark, in UTF-16; the first bad byte is "
        "named.",
    )
    CONTROL_CHARACTER = (
        "control-character",
        Severity.WARNING,
        "A text holds control or bidirectional override characters; they are removed.",
    )
    BAD_YAML = (
        "bad-yaml",
        Severity.ERROR,
        "A YAML file cannot be parsed, or uses aliases, tags or several documents.",
    )
    BAD_JSON = (
        "bad-json",
        Severity.ERROR,
        "A JSON file is malformed; the record that the mistake stands in may be left out.",
    )
    # Data
    BAD_STRUCTURE = (
        "bad-structure",
        Severity.WARNING,
        "A piece of a data file is not what its place asks for, such as a list where a text "
        "belongs; it is left out.",
    )
    UNKNOWN_FIELD = (
        "unknown-field",
        Severity.REMARK,
        "A data file uses a field that the field table does not know; it is kept, not shown.",
    )
    DUPLICATE_FIELD = (
        "duplicate-field",
        Severity.WARNING,
        "A field stands twice in one entry; the first is used.",
    )
    BAD_VALUE = (
        "bad-value",
        Severity.WARNING,
        "A value is not of the kind its field asks for; it is left out.",
    )
    BAD_DATE = (
        "bad-date",
        Severity.WARNING,
        "A date or year is none; it is left out.",
    )
    BAD_KEY = (
        "bad-key",
        Severity.WARNING,
        "A key or list id holds characters that cannot be cited; a derived one is used.",
    )
    MISSING_TITLE = (
        "missing-title",
        Severity.WARNING,
        "A paper has no title; it is left out.",
        True,
    )
    DUPLICATE_KEY = (
        "duplicate-key",
        Severity.WARNING,
        "Two different papers have the same key; the second is kept under a derived one.",
    )
    CONFLICT = (
        "conflict",
        Severity.REMARK,
        "Two descriptions of one paper disagree; the first is shown.",
    )
    DUPLICATE_LIST = (
        "duplicate-list",
        Severity.WARNING,
        "Two lists have the same id; each is reached by its full id.",
    )
    UNSAFE_LINK = (
        "unsafe-link",
        Severity.WARNING,
        "A link has a scheme other than http, https, ftp and mailto, or leaves the folder of "
        "its source; it is refused.",
    )
    UNSAFE_MATHS = (
        "unsafe-maths",
        Severity.WARNING,
        "Maths uses commands that could do more than draw, or does not end where it should; it "
        "is shown as it was typed.",
    )
    EMPTY_LINK = (
        "empty-link",
        Severity.REMARK,
        "A link has no target; it is left out.",
    )
    LINK_WITHOUT_SCHEME = (
        "link-without-scheme",
        Severity.REMARK,
        "A link names a host without `https://`; it is linked as if it had one.",
    )
    BROKEN_LINK = (
        "broken-link",
        Severity.REMARK,
        "A link has blanks or a line break in its target; they are removed.",
    )
    # BibTeX
    BAD_BIBTEX = (
        "bad-bibtex",
        Severity.ERROR,
        "An entry of a BibTeX file does not end, a piece of it cannot be read, or something in it "
        "is larger than a reader accepts; what could be read is kept.",
    )
    LOOSE_BIBTEX = (
        "loose-bibtex",
        Severity.REMARK,
        "An entry of a BibTeX file lacks a comma, a key or the like; it is read as it was meant.",
    )
    UNDEFINED_MACRO = (
        "undefined-macro",
        Severity.WARNING,
        "A BibTeX file uses a macro that no `@string` before it defines; its name stands for it.",
    )
    UNKNOWN_PARENT = (
        "unknown-parent",
        Severity.WARNING,
        "A `crossref` or `xdata` names no entry of its file, or leads back to where it began; "
        "nothing is inherited.",
    )
    PARENT_ENTRY = (
        "parent-entry",
        Severity.REMARK,
        "An entry without a title serves only those that inherit from it; it is no paper.",
        True,
    )
    UNKNOWN_TYPE = (
        "unknown-type",
        Severity.REMARK,
        "An entry of a BibTeX file has a type that nobody defines; it is read as `misc`.",
    )
    INEXACT_DATE = (
        "inexact-date",
        Severity.REMARK,
        "A date names no single year, such as a decade; it is kept, not shown.",
    )
    REPEATED_ENTRY = (
        "repeated-entry",
        Severity.REMARK,
        "A work stands twice in one file, or two keys differ only in case.",
    )
    # Markdown
    UNREAD_ITEM = (
        "unread-item",
        Severity.WARNING,
        "An item of a list could not be read as a paper; the others stay.",
        True,
    )
    EMPTY_ITEM = (
        "empty-item",
        Severity.REMARK,
        "An item of a Markdown list is empty.",
        True,
    )
    STRAY_LINE = (
        "stray-line",
        Severity.REMARK,
        "A line fell out of its list item for want of indentation; it was put back.",
    )
    LIST_NUMBER = (
        "list-number",
        Severity.REMARK,
        "The numbers of a Markdown list are out of order; all items were read.",
    )
    UNREAD_TEXT = (
        "unread-text",
        Severity.REMARK,
        "Words of an item have no known role; they are kept as its note.",
    )
    # RIS
    UNREAD_LINE = (
        "unread-line",
        Severity.WARNING,
        "Lines of a RIS file stand in no record, such as a text above the first; they are left "
        "out.",
    )
    UNFRAMED_RECORD = (
        "unframed-record",
        Severity.REMARK,
        "A record of a RIS file lacks its `TY` or its `ER`; it is read all the same.",
    )
    # Checks
    REPEATED_PAPER = (
        "repeated-paper",
        Severity.REMARK,
        "A paper stands twice in one list.",
    )
    SAME_TITLE = (
        "same-title",
        Severity.REMARK,
        "Two papers have one title and different first authors; they may be the same paper.",
    )
    SHARED_AUTHORS = (
        "shared-authors",
        Severity.REMARK,
        "Papers of one file have the same long list of authors, but not the same year or venue.",
    )
    SHARED_LINK = (
        "shared-link",
        Severity.REMARK,
        "Different papers have the same link to the work, or, without a common author, to code.",
    )
    REPEATED_LINK = (
        "repeated-link",
        Severity.REMARK,
        "Two links of a paper lead to the same address.",
    )
    LINK_LABEL = (
        "link-label",
        Severity.REMARK,
        "A link that says code leads to a paper, or one that says PDF leads to code.",
    )
    EARLY_YEAR = (
        "early-year",
        Severity.REMARK,
        "A paper has a year before that of its arXiv id.",
    )
    VENUE_SPELLING = (
        "venue-spelling",
        Severity.REMARK,
        "A venue is spelled in several ways; every spelling is kept.",
    )
    LEFT_LATEX = (
        "left-latex",
        Severity.REMARK,
        "A text holds LaTeX that is shown as it was typed.",
    )
    ODD_TITLE = (
        "odd-title",
        Severity.REMARK,
        "A title ends in a full stop or is all capitals.",
    )
    ODD_NAME = (
        "odd-name",
        Severity.REMARK,
        "A name holds what names do not, or a list of names looks cut in the wrong places.",
    )
    MISSING_FIELDS = (
        "missing-fields",
        Severity.REMARK,
        "Papers lack authors, year or links that most papers of their file have.",
    )
    DERIVED_KEY = (
        "derived-key",
        Severity.REMARK,
        "A page cites a key that is made from the content, and would change with it.",
    )
    # Pages
    UNKNOWN_LIST = (
        "unknown-list",
        Severity.WARNING,
        "A page asks for a list that no source has.",
    )
    AMBIGUOUS_LIST = (
        "ambiguous-list",
        Severity.WARNING,
        "A page asks for a list by a name that several lists have.",
    )
    UNKNOWN_KEY = (
        "unknown-key",
        Severity.WARNING,
        "A page or a list names a paper that no source has.",
    )
    AMBIGUOUS_KEY = (
        "ambiguous-key",
        Severity.WARNING,
        "A page or a list names a paper by a short key that several papers would have.",
    )
    UNLISTED = (
        "unlisted",
        Severity.WARNING,
        "A paper or a list is cited and no page shows it.",
    )
    MISSING_FILE = (
        "missing-file",
        Severity.WARNING,
        "A relative link names a file that is not beside the source.",
    )
    UNKNOWN_OPTION = (
        "unknown-option",
        Severity.WARNING,
        "A directive has an option that does not exist.",
    )
    BAD_OPTION = (
        "bad-option",
        Severity.WARNING,
        "An option of a directive has a value it cannot have; the default is used.",
    )
    BAD_QUERY = (
        "bad-query",
        Severity.WARNING,
        "A `where` expression was not understood; the listing is shown without it.",
    )
    BAD_CONFIG = (
        "bad-config",
        Severity.WARNING,
        "A value in `conf.py` cannot be used; the default is.",
    )
    BAD_LISTING = (
        "bad-listing",
        Severity.ERROR,
        "A `paperlist` directive has both an argument and content, or a `paper` directive "
        "has content.",
    )
    BAD_ROLE = (
        "bad-role",
        Severity.WARNING,
        "The text of a `paper` role names no paper.",
    )
    UNPARSED_ROLE = (
        "unparsed-role",
        Severity.WARNING,
        "A `paper` role stayed literal text, since another character touches it.",
    )
    SOURCE_IN_TOCTREE = (
        "source-in-toctree",
        Severity.WARNING,
        "A toctree names a file that is a source of papers, which is data and no page.",
    )
