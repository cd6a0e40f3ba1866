"""Translate questions for the types of BibTeX entries into questions for types of works."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sphinx_paperlist.sources.bibtex.tables import PREPRINT, TYPES, UNKNOWN_TYPE

# The types of BibTeX, and one of biblatex, but `conference`, which is the same as `inproceedings`.
_USUAL = (
    *("article", "book", "booklet", "inbook", "incollection", "inproceedings", "manual"),
    *("mastersthesis", "misc", "online", "phdthesis", "proceedings", "techreport", "unpublished"),
)
_PREPRINTS = "a preprint on arXiv has the type `article`, be it @article or @misc"


def types_query(names: Sequence[str], pattern: str = "") -> tuple[str, str, tuple[str, ...]]:
    """Return the question for some types, or for those that a pattern finds.

    It comes with why it cannot be asked, and how its answer may differ.
    """
    if pattern:
        try:
            names = [name for name in _USUAL if re.search(pattern, name, re.IGNORECASE)]
        except re.error:
            names = []
    if not names:
        return "", "no type of BibTeX is like this", ()
    ours = list(dict.fromkeys(TYPES.get(name, "") for name in names))
    if "" in ours:
        return "", "not all of these are types of BibTeX", ()
    others = [name for name in _USUAL if TYPES[name] in ours and name not in names]
    if others:
        also = ", ".join(f"`{name}`" for name in others)
        asked = _asked([*ours])
        return "", f"`{asked}` would select {also} too", ()
    if "article" in names or UNKNOWN_TYPE in ours:
        return _asked([*ours, PREPRINT]), "", (_PREPRINTS,)
    return _asked(ours), "", ()


def _asked(types: Sequence[str]) -> str:
    return among("type", "in", [f'"{one}"' for one in types])


def among(name: str, sign: str, values: Sequence[str]) -> str:
    """Ask whether a field is, or with `not in` is not, one of several values."""
    if len(values) > 1:
        return f"{name} {sign} ({', '.join(values)})"
    return f"{name} {'==' if sign == 'in' else '!='} {values[0]}"
