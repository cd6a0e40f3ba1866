"""Look at pages after they are read, and at the site as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from sphinx_paperlist.extension.domain import PaperDomain, pages_in_order
from sphinx_paperlist.extension.reading import domain_of
from sphinx_paperlist.extension.records import CitedName
from sphinx_paperlist.extension.report import warn
from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.library import unresolved
from sphinx_paperlist.papers.model import Mention
from sphinx_paperlist.papers.text import did_you_mean

STYLE_SHEET = "paperlist.css"
_TOCTREE_ENTRY = re.compile(r"(?:.*<)?/?([^<>\s]+?)>?")


def check_toctrees(app: Sphinx, doctree: nodes.document) -> None:
    """Warn where a toctree of the page names a source, which is no document."""
    toctrees = list(doctree.findall(addnodes.toctree))
    if not toctrees:
        return
    docname = app.env.current_document.docname
    path = app.env.doc2path(docname)
    state = domain_of(app.env).sources
    names = state.names if state else ()
    sources = {str(PurePosixPath(name).with_suffix("")) for name in names}
    folder = PurePosixPath(docname).parent
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    for number, line in enumerate(lines[toctrees[0].line or 0 :], (toctrees[0].line or 0) + 1):
        match = _TOCTREE_ENTRY.fullmatch(line.strip())
        name = str(PurePosixPath(match[1]).with_suffix("")) if match else ""
        if name in sources or str(folder / name) in sources:
            warn(
                Code.SOURCE_IN_TOCTREE,
                f"'{name}' in the toctree is a source of papers, not a page",
                "show it on a page with the `paperlist` directive",
                location=(docname, number),
            )


def report_missing(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Say which paper or list a page cites that does not exist; True silences Sphinx."""
    if not isinstance(domain, PaperDomain):
        return None
    name = node["reftarget"]
    if node["reftype"] == "list":
        _report_missing_list(domain, name, node)
        return True
    keys = domain.keys_for(name, node["refdoc"])
    known = {*domain.library.names, *(n for page in domain.written.values() for n in page.names)}
    found = unresolved(Mention(name), keys, dict.fromkeys(known))
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


def finish_reading(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the papers that no page lists, and return the pages whose citations lead elsewhere.

    A page that cites is written again if a paper it cites has moved, although the page itself
    has not changed.
    """
    domain = domain_of(env)
    if not domain.changed:
        return []
    unlisted: dict[str, list[str]] = {}
    moved = []
    targets: dict[str, Any] = {}
    for docname in pages_in_order(env):
        cited = domain.citations.get(docname)
        if not cited:
            continue
        targets[docname] = [_led_to(domain, one, docname) for one in cited]
        if domain.data["targets"].get(docname, targets[docname]) != targets[docname]:
            moved.append(docname)
        for one, target in zip(cited, targets[docname], strict=True):
            if target is None and not one.is_list:
                keys = domain.keys_for(one.name, docname)
                for key in keys if len(keys) == 1 else ():
                    unlisted.setdefault(key, []).append(f"{docname}:{one.line}")
    domain.data["targets"] = targets
    if unlisted:
        _report_unlisted(unlisted)
    return moved


def _led_to(domain: PaperDomain, cited: CitedName, docname: str) -> object:
    if cited.is_list:
        return domain.list_place(cited.name, docname)
    keys = domain.keys_for(cited.name, docname)
    return domain.target(keys[0], docname) if len(keys) == 1 else None


def _report_unlisted(unlisted: Mapping[str, list[str]]) -> None:
    papers = "; ".join(
        f"'{key}' (cited in {', '.join(dict.fromkeys(places))})" for key, places in unlisted.items()
    )
    warn(
        Code.UNLISTED,
        f"no page lists what is cited: {papers}",
        "their citations link to the papers' own addresses; list them with `paperlist`",
        location=None,
    )


def add_style_sheet(
    app: Sphinx,
    pagename: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the style sheet on pages that show papers, and on no other."""
    if doctree is not None and domain_of(app.env).listings.get(pagename):
        app.add_css_file(STYLE_SHEET)
