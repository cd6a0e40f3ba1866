"""Write papers as a table that every spreadsheet opens."""

import csv
import io
from collections.abc import Mapping, Sequence

from sphinx_paperlist.api import Format, Paper, PaperList, known_names, plain_text


def write(
    papers: Mapping[str, Paper], lists: Sequence[PaperList[str]] = (), *, extra: bool = True
) -> str:
    """Return a row for each paper."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["key", "title", "authors", "year", "venue", "DOI"])
    for key, paper in papers.items():
        names = "; ".join(map(str, known_names(paper.authors)))
        title = plain_text(paper.title)
        table.writerow([key, title, names, paper.year, paper.badge, paper.doi])
    return text.getvalue()


CSV = Format("spreadsheet:write", "CSV", (".csv",))
