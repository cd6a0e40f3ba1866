"""Look at pages after they are read, and at the site as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from docutils import nodes
from sphinx import addnodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain

from sphinx_paperlist.extension.domain import PaperDomain, domain_of
from sphinx_paperlist.extension.report import warn
from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.library import unresolved
from sphinx_paperlist.papers.model import Mention
from sphinx_paperlist.papers.text import did_you_mean

_TOCTREE_ENTRY = re.compile(r"(?:.*<)?([^<>\s]+?)>?")
_FENCES = ("```", "~~~", ":::")


def check_toctrees(app: Sphinx, doctree: nodes.document) -> None:
    """Warn where a toctree of the page names a source, which is no document."""
    toctrees = list(doctree.findall(addnodes.toctree))
    if not toctrees:
        return
    sources = {str(PurePosixPath(name).with_suffix("")) for name in domain_of(app.env).source_names}
    docname = app.env.current_document.docname
    folder = PurePosixPath(docname).parent
    lines = app.env.doc2path(docname).read_text(encoding="utf-8-sig").splitlines()
    for toctree in toctrees:
        for number, entry in _entries(lines, toctree.line or 0):
            path = PurePosixPath(entry.lstrip("/") if entry.startswith("/") else folder / entry)
            names = {str(path), str(path.with_suffix(""))}
            if sources & names and not names & app.env.found_docs:
                warn(
                    Code.SOURCE_IN_TOCTREE,
                    f"'{path}' in the toctree is a source of papers, not a page",
                    "show it on a page with the `paperlist` directive",
                    location=(docname, number),
                )


def _entries(lines: Sequence[str], first: int) -> Iterator[tuple[int, str]]:
    """Yield the names in the toctree that begins on a line, with their lines."""
    fenced = lines[first - 1].lstrip().startswith(_FENCES) if 0 < first <= len(lines) else False
    for number, line in enumerate(lines[first:], first + 1):
        text = line.strip()
        if text.startswith(_FENCES) if fenced else text and not line[0].isspace():
            return
        if match := _TOCTREE_ENTRY.fullmatch(text):
            yield number, match[1]


def report_missing(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Say which paper or list a page cites that does not exist; True silences Sphinx."""
    if not isinstance(domain, PaperDomain):
        return None
    name = node.get("cited", node["reftarget"])
    if node["reftype"] == "list":
        _report_missing_list(domain, name, node)
        return True
    names = domain.site.names
    found = unresolved(Mention(name), names.keys_for(name, node["refdoc"]), names.known())
    warn(found.code, found.message, found.hint, location=node)
    return True


def _report_missing_list(domain: PaperDomain, name: str, node: pending_xref) -> None:
    lists = domain.library.lists_for(name)
    if len(lists) > 1:
        ids = " or ".join(f"'{one.id}'" for one in lists)
        warn(Code.AMBIGUOUS_LIST, f"'{name}' may be {ids}", "use one of these ids", location=node)
    elif lists:
        message = f"no page shows the list '{name}'"
        warn(Code.UNLISTED, message, "show it with the `paperlist` directive", location=node)
    else:
        hint = did_you_mean(name, domain.library.list_names)
        warn(Code.UNKNOWN_LIST, f"no list '{name}' in the sources", hint, location=node)
