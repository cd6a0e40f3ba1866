"""Look at a library as a careful editor would, offline.

Each function looks for one thing and yields diagnostics of one code. Nothing here changes data, or
is run by a build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from sphinx_paperlist.papers.checks import fields, links, texts, works
from sphinx_paperlist.papers.checks.audited import Audited
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.model import Source

Check: TypeAlias = Callable[[Audited], Iterator[Diagnostic]]

# Each check says things of one code.
CHECKS: Mapping[Code, Check] = MappingProxyType(
    {
        Code.REPEATED_PAPER: works.repeated_papers,
        Code.SAME_TITLE: works.same_titles,
        Code.SHARED_AUTHORS: works.shared_authors,
        Code.SHARED_LINK: links.shared_links,
        Code.REPEATED_LINK: links.repeated_links,
        Code.LINK_LABEL: links.misleading_labels,
        Code.EARLY_YEAR: fields.early_years,
        Code.VENUE_SPELLING: fields.venue_spellings,
        Code.MISSING_FIELDS: fields.missing_fields,
        Code.LEFT_LATEX: texts.left_latex,
        Code.ODD_TITLE: texts.odd_titles,
        Code.ODD_NAME: texts.odd_names,
    }
)


def check_library(
    sources: Sequence[Source], library: Library, checks: Iterable[Check] = CHECKS.values()
) -> list[Diagnostic]:
    """Return what an editor would ask about, check by check; nothing here changes the data.

    A build makes no checks: they are for those who look after the sources.
    """
    audited = Audited(sources, library)
    return [diagnostic for check in checks for diagnostic in check(audited)]
