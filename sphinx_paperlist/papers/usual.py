"""Tell which field a name means that is not of the field table, as data files of others have it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from sphinx_paperlist.papers.model import PAPER_FIELD_NAMES

# Below this name stand unknown fields whose names would be taken for known ones.
EXTRA = "extra"

# By name in lower case, with `_` for blanks and hyphens: only what can mean nothing else.
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "arxiv_id": "arxiv",
        "arxivid": "arxiv",
        "author_names": "authors",
        "bibkey": "key",
        "booktitle": "container",
        "citation_key": "key",
        "citekey": "key",
        "conference": "venue",
        "date_published": "date",
        "href": "url",
        "journal": "container",
        "keyword": "tags",
        "keywords": "tags",
        "link": "url",
        "notes": "note",
        "paper_title": "title",
        "papertitle": "title",
        "pub_date": "date",
        "publication_date": "date",
        "publication_year": "date",
        "published": "date",
        "published_date": "date",
        "remark": "note",
        "remarks": "note",
        "short_name": "nickname",
        "shorttitle": "nickname",
    }
)
# By the word that is left of `paper_url`, `code_links`, `url_slides`; only where URLs stand.
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "blog": "Blog",
        "code": "Code",
        "data": "Data",
        "dataset": "Data",
        "demo": "Demo",
        "github": "Code",
        "homepage": "Project",
        "implementation": "Code",
        "openreview": "OpenReview",
        "paper": "Paper",
        "pdf": "PDF",
        "poster": "Poster",
        "project": "Project",
        "project_page": "Project",
        "repo": "Code",
        "repository": "Code",
        "slides": "Slides",
        "talk": "Video",
        "video": "Video",
        "webpage": "Project",
        "website": "Project",
        "youtube": "Video",
    }
)
_AFFIX = re.compile(r"^(?:url|link)s?_|_(?:url|link|href)s?$|(?<=[a-z])urls?$")


def bare_name(name: str) -> str:
    """Return a name in lower case, without what says that addresses stand there."""
    return _AFFIX.sub("", _normal(name))


def usual_label(name: str) -> str:
    """Return the label of the links that a name means, where addresses stand, or nothing."""
    return _LABELS.get(bare_name(name), "")


def usual_field(name: str) -> str:
    """Return the name of the field that a name can only mean, or nothing.

    Case, blanks and hyphens do not count.
    """
    usual = _normal(name)
    found = _FIELDS.get(usual, usual)
    return found if found in PAPER_FIELD_NAMES else ""


def _normal(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")
