"""Write papers and lists as JSON in the canonical form."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sphinx_paperlist.exports.canonical import library_data
from sphinx_paperlist.papers.model import Paper, PaperList


def write(
    papers: Mapping[str, Paper], lists: Sequence[PaperList[str]] = (), *, extra: bool = True
) -> str:
    """Return papers and lists as JSON; it reads back as the same papers and lists."""
    data = library_data(papers, lists, extra=extra)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
