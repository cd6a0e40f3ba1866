"""Write what a new site is built with: conf.py and the packages that it needs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from sphinx_paperlist.papers.languages import primary
from sphinx_paperlist.papers.text import counted

_WIDTH = 88
_GLOB_CHARACTER = re.compile(r"[*?[\]]")
# All pages stand beside conf.py; what is below may be anything, such as other people's packages.
_PAGES = ("*.md",)


class Settings(NamedTuple):
    """Hold what conf.py of a new site says.

    `sources` are globs, none where the default will do. `codes` are those of the `findings` that a
    build warns of. Where the folder is `shared` with more than the site, `others` are the files
    beside conf.py that look like pages.
    """

    project: str
    language: str = "en"
    sources: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    findings: int = 0
    shared: bool = False
    others: tuple[str, ...] = ()


def conf(settings: Settings) -> str:
    """Return conf.py."""
    language = f"language = {_literal(settings.language)}\n" if settings.language != "en" else ""
    excluded = ["_build", *(_GLOB_CHARACTER.sub("?", name) for name in settings.others)]
    pages = [_assigned("include_patterns", _PAGES)] if settings.shared else []
    return f"""\
\"\"\"All settings: https://www.sphinx-doc.org/en/master/usage/configuration.html\"\"\"

project = {_literal(settings.project)}
{language}
{addition(settings)}
html_theme = "furo"
html_title = project
html_show_copyright = False
{"".join(pages)}{_assigned("exclude_patterns", excluded)}"""


def addition(settings: Settings) -> str:
    """Return what any conf.py needs to show lists."""
    lines = [_assigned("extensions", ["sphinx_paperlist", "myst_parser"])]
    if settings.sources:
        lines.append(_assigned("paperlist_sources", settings.sources))
    if settings.codes:
        found = counted(settings.findings, "finding")
        lines += [
            f"# {found}, shown by `paperlist check`: delete this when the lists are mended.\n",
            _assigned("suppress_warnings", [f"paperlist.{code}" for code in settings.codes]),
        ]
    return "".join(lines)


def _assigned(name: str, values: Sequence[str]) -> str:
    line = f"{name} = [{', '.join(map(_literal, values))}]\n"
    if len(line) <= _WIDTH:
        return line
    return "\n".join([f"{name} = [", *(f"    {_literal(value)}," for value in values), "]\n"])


def _literal(text: str) -> str:
    """Return a text as a literal of Python: what JSON escapes Python reads alike."""
    return json.dumps(text, ensure_ascii=False)


def requirements(language: str) -> str:
    """Return the packages that the site needs."""
    splitter = ["jieba"] if primary(language) == "zh" else []
    return "".join(f"{name}\n" for name in ["sphinx-paperlist", "myst-parser", "furo", *splitter])
