"""Say which of our roles stands for each role of sphinxcontrib-bibtex."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sphinx_paperlist.cli.migration.project import Project, keys_of
from sphinx_paperlist.cli.migration.records import MYST, RST, Edit, Finding, Role
from sphinx_paperlist.papers.text import is_han


class Form(NamedTuple):
    """Name our role, and what stands around it; `differs` says what it does not write."""

    ours: str
    before: str = ""
    after: str = ""
    differs: str = ""


_ALL_NAMES = 'it names all authors, ours the first and "et al."'
_CAPITAL = "it begins with a capital letter, ours as the name does"
_FOOTNOTE = "it makes a footnote, ours a citation in the text"

# Of each role with and without `s` and `c`.
_TEXTUAL = {
    "t": Form("t"),
    "ts": Form("t", differs=_ALL_NAMES),
    "ct": Form("t", differs=_CAPITAL),
    "cts": Form("t", differs=_ALL_NAMES),
}
_FOOT = {"p": "p", "ps": "p", "t": "t", "ts": "t", "ct": "t", "cts": "t"}

ROLES: Mapping[str, Form] = MappingProxyType(
    {
        "cite": Form("p"),
        "cite:p": Form("p"),
        "cite:ps": Form("p", differs=_ALL_NAMES),
        **{f"cite:{name}": form for name, form in _TEXTUAL.items()},
        "cite:alp": Form("paper"),
        "cite:alps": Form("paper", differs=_ALL_NAMES),
        "cite:label": Form("num"),
        "cite:labelpar": Form("num", "[", "]"),
        "cite:year": Form("year"),
        "cite:yearpar": Form("year", "(", ")"),
        "cite:author": Form("authors"),
        "cite:authors": Form("authors", differs=_ALL_NAMES),
        "cite:authorpar": Form("authors", "(", ")"),
        "cite:authorpars": Form("authors", "(", ")", differs=_ALL_NAMES),
        "cite:cauthor": Form("authors", differs=_CAPITAL),
        "cite:cauthors": Form("authors", differs=_ALL_NAMES),
        "footcite": Form("p", differs=_FOOTNOTE),
        **{f"footcite:{name}": Form(ours, differs=_FOOTNOTE) for name, ours in _FOOT.items()},
    }
)

# They write nothing of the words in braces around a key, and ours do.
_WORDLESS = frozenset(name for name in ROLES if re.search(":(?:label|year|c?author)", name))
_BRACES = re.compile(r"\{[^{}]*\}")

NOCITE = "cite:empty"


def is_old(name: str) -> bool:
    """Tell whether a role belongs to sphinxcontrib-bibtex."""
    return name.partition(":")[0] in ("cite", "footcite")


def our_name(form: Form) -> str:
    """Return the name of our role; that of the domain alone is enough for the plain one."""
    return "paper" if form.ours == "paper" else f"paper:{form.ours}"


def rewrite_role(role: Role, text: str, project: Project) -> tuple[list[Edit], list[Finding]]:
    """Return the edits that make a role ours, and what there is to say.

    `text` is that of the whole page.
    """
    form = ROLES.get(role.name)
    if form is None:
        return [], [_no_equivalent(role)]
    if form.ours == "paper" and project.numbered:
        # What numbered citations write of a paper has brackets.
        form = form._replace(ours="num")
    if role.syntax == MYST and (sign := _makes_link(role, form, text)):
        message = f"`{role.name}` is not rewritten: beside '{sign}' brackets would make a link"
        return [], [Finding(role.start, message, f"use `{our_name(form)}` and a blank")]
    edits = [Edit(role.name_at, role.name_at + len(role.name), our_name(form))]
    if form.before:
        edits.append(Edit(role.start, role.start, form.before))
        edits.append(Edit(role.end, role.end, form.after))
    if role.name.startswith("footcite"):
        edits += _apart(role, text)
    else:
        edits += _without_prefixes(role, project)
    if role.name in _WORDLESS:
        edits += _without_words(role)
    if not form.differs:
        return edits, []
    message = f"`{role.name}` became `{our_name(form)}`: {form.differs}"
    return edits, [Finding(role.start, message, lost=False)]


def _no_equivalent(role: Role) -> Finding:
    message = f"`{role.name}` has no equivalent"
    if role.name == NOCITE:
        hint = "name the paper in the content of a `paperlist`, and take the role out"
        return Finding(role.start, message, hint)
    return Finding(role.start, message, "rewrite it by hand")


def _makes_link(role: Role, form: Form, text: str) -> str:
    """Return the sign beside a role that brackets around it would make a link with."""
    before, after = text[role.start - 1 : role.start], text[role.end : role.end + 1]
    if form.before == "(" and before == "]":
        return before
    if form.before == "[" and before == "!":
        return before
    return after if form.after == "]" and after in ("(", "[", ":") else ""


def _apart(role: Role, text: str) -> list[Edit]:
    """Part a citation from the word before it, at which the mark of a footnote stood."""
    if role.syntax == RST:
        escaped = text[role.start - 2 : role.start] == "\\ "
        word = text[role.start - 3 : role.start - 2] if escaped else ""
        at, end = role.start - 2, role.start
    else:
        word = text[role.start - 1 : role.start]
        at = end = role.start
    if not word or word.isspace() or word in "([{\\" or is_han(word):
        return []
    return [Edit(at, end, " ")]


def _without_words(role: Role) -> list[Edit]:
    braces = ((line.start, found) for line in role.body for found in _BRACES.finditer(line.text))
    return [Edit(start + found.start(), start + found.end(), "") for start, found in braces]


def _without_prefixes(role: Role, project: Project) -> list[Edit]:
    edits = []
    for at, key in keys_of(role):
        prefix = len(key) - len(project.without_prefix(key))
        if prefix:
            edits.append(Edit(at, at + prefix, ""))
    return edits
