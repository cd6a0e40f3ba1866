"""Say what to put into conf.py in place of the values of sphinxcontrib-bibtex."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sphinx_paperlist.cli.migration.directives import STYLES
from sphinx_paperlist.cli.migration.project import Project
from sphinx_paperlist.cli.migration.roles import is_old

# The values of sphinxcontrib-bibtex 2.7, with their defaults.
VALUES: Mapping[str, Any] = MappingProxyType(
    {
        "bibtex_bibfiles": None,
        "bibtex_default_style": "alpha",
        "bibtex_encoding": "utf-8-sig",
        "bibtex_reference_style": "label",
        "bibtex_foot_reference_style": "foot",
        "bibtex_bibliography_header": "",
        "bibtex_footbibliography_header": "",
        "bibtex_cite_id": "",
        "bibtex_footcite_id": "",
        "bibtex_bibliography_id": "",
        "bibtex_footbibliography_id": "",
        "bibtex_tooltips": True,
        "bibtex_tooltips_style": "",
    }
)
# What else of conf.py may have to do with them.
OTHER_VALUES: Mapping[str, Any] = MappingProxyType(
    {
        "extensions": (),
        "source_suffix": None,
        "suppress_warnings": (),
        "default_role": None,
        "rst_prolog": None,
        "rst_epilog": None,
        "myst_enable_extensions": (),
        "myst_substitutions": None,
    }
)
CITE_STYLES: Mapping[str, str] = MappingProxyType(
    {"author_year": "author-year", "label": "number", "super": "number"}
)

_RUBRIC = re.compile(r"\s*\.\. rubric:: *(?P<title>.+?)\s*")
_TEXTS = ("rst_prolog", "rst_epilog", "myst_substitutions")
_CITE = re.compile(r":(?:foot)?cite(?::\w+)?:`|\{(?:foot)?cite(?::\w+)?\}`")
_UTF8 = ("utf-8", "utf-8-sig", "utf8", "utf_8", "utf_8_sig", "ascii")
_ANCHOR = "anchors are `paper-KEY` and `paperlist-LIST`, and links to the old ones need a change"


def project_of(values: Mapping[str, Any], keys: Collection[str] = ()) -> Project:
    """Return what rewriting needs of conf.py, and of the keys of the bib files."""
    bibfiles = values["bibtex_bibfiles"]
    return Project(
        bibfiles=None if bibfiles is None else tuple(map(posixpath.normpath, bibfiles)),
        keys=keys,
        style=str(values["bibtex_default_style"]),
        numbered=CITE_STYLES.get(values["bibtex_reference_style"]) == "number",
        header=_title(values["bibtex_bibliography_header"]),
        foot_header=_title(values["bibtex_footbibliography_header"]),
        extensions=frozenset(values.get("myst_enable_extensions") or ()),
    )


def _title(header: object) -> str:
    match = _RUBRIC.fullmatch(str(header))
    return match["title"] if match else ""


def settings(
    values: Mapping[str, Any], patterns: Sequence[str], sources: Collection[str]
) -> Iterator[str]:
    """Yield the lines to put into conf.py.

    `patterns` are the globs of sources, `sources` the files that they find.
    """
    if "sphinx_paperlist" not in values.get("extensions", ()):
        yield 'extensions += ["sphinx_paperlist"]'
    bibfiles = map(posixpath.normpath, values["bibtex_bibfiles"] or ())
    if missing := [path for path in bibfiles if path not in sources]:
        yield f"paperlist_sources = {[*(patterns if sources else ()), *missing]!r}"
    if style := CITE_STYLES.get(values["bibtex_reference_style"]):
        yield f"paperlist_cite_style = {style!r}"
    if not values["bibtex_tooltips"]:
        yield "paperlist_hover = False"


def without_equivalent(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is set and has no equivalent, and what to do."""
    changed = {name for name, default in VALUES.items() if values[name] != default}
    style = values["bibtex_default_style"]
    if style not in STYLES:
        hint = "`paperlist_style` names one in CSL, such as apa-7"
        yield f"bibtex_default_style = {style!r}: there are no styles of pybtex", hint
    reference = values["bibtex_reference_style"]
    if reference not in CITE_STYLES:
        hint = "choose a `paperlist_cite_style`"
        yield f"bibtex_reference_style = {reference!r}: there are no styles of others", hint
    elif reference != "author_year" and style in ("alpha", "unsrtalpha"):
        hint = 'or set paperlist_cite_style = "author-year"'
        yield "labels made of names and years, such as [GGR21], become numbers", hint
    if str(values["bibtex_encoding"]).lower() not in _UTF8:
        message = f"bibtex_encoding = {values['bibtex_encoding']!r}: sources are read as UTF-8"
        yield message, "save the bib files as UTF-8"
    for name in ("bibtex_bibliography_header", "bibtex_footbibliography_header"):
        if values[name].strip() and not _title(values[name]):
            hint = "write it on the pages, or give listings a `title`"
            yield f"{name}: there is no text over all listings", hint
    for name in VALUES:
        if name.endswith("_id") and name in changed:
            yield f"{name}: {_ANCHOR}", ""
    if "bibtex_foot_reference_style" in changed:
        yield "bibtex_foot_reference_style: there are no citations in footnotes", ""
    if "bibtex_tooltips_style" in changed:
        yield "bibtex_tooltips_style: cards show what `paperlist_show` names", ""
    yield from _elsewhere(values)


def _elsewhere(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what other values of conf.py have of the old extension."""
    suppressed = [one for one in values.get("suppress_warnings", ()) if one.startswith("bibtex")]
    if suppressed:
        yield f"suppress_warnings: {', '.join(suppressed)} go with the old extension", ""
    role = values.get("default_role") or ""
    if is_old(role):
        yield f"default_role = {role!r} is not rewritten", "name a role of `paper`"
    for name in _TEXTS:
        if _CITE.search(str(values.get(name) or "")):
            yield f"{name}: the roles in it are not rewritten", "rewrite them by hand"
