"""Find what the pages of a site cite, without building it.

The patterns find roles and directives as people write them. What they take for a key and is
none means no paper, and is left out by whoever asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sphinx_paperlist.cli.chosen import Site
from sphinx_paperlist.papers.diagnostics import Origin
from sphinx_paperlist.sources.files import SourceFile

# Roles for papers of another site (`:external:paper:p:`) name none of ours, and lists have ids.
# A role after a backquote is shown and not run.
_FORM = r"(?!list\b)[a-z]+"
_ROLE = re.compile(
    rf"(?:(?<![\w:+`]):paper(?::{_FORM})?:|(?<!`)\{{paper(?::{_FORM})?\}})`(?P<text>[^`]+)`"
)
_DIRECTIVE = re.compile(
    r"(?P<indent>\s*)"
    r"(?:\.\.\s+(?P<rst>paper|paperlist)::|(?P<fence>`{3,}|:{3,})\{(?P<myst>paper|paperlist)\})"
    r"(?P<argument>.*)"
)
_OPTION = re.compile(r"\s*:[\w-]+:")
# What Sphinx leaves out of itself, and where it writes.
_NO_PAGES = ("_build", "**/_sources", "**/.*")


def find_pages(site: Site, sources: Iterable[SourceFile]) -> Iterator[Path]:
    """Yield the pages of a site, by its configuration; a source is data and no page."""
    # Sphinx is needed only where there is a site.
    from sphinx.util.matching import get_matching_files  # noqa: PLC0415 - see above

    data = {file.path.resolve() for file in sources}
    excluded = [*site.exclude_patterns, *_NO_PAGES]
    for name in get_matching_files(site.folder, site.include_patterns, excluded):
        path = site.folder / name
        if path.suffix in site.suffixes and path.resolve() not in data:
            yield path


def cited_names(pages: Iterable[Path]) -> Iterator[tuple[str, Origin]]:
    """Yield every name that pages cite or show, with its place; what cannot be read is skipped."""
    for path in pages:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        if "paper" in text:
            yield from names_in(text, str(path))


def names_in(text: str, path: str) -> Iterator[tuple[str, Origin]]:
    """Yield the names in the roles and directives of one page."""
    # The reader of roles belongs to the Sphinx side, which only sites need.
    from sphinx_paperlist.extension.roles import parse_role_text  # noqa: PLC0415 - see above

    line, seen = 1, 0
    for match in _ROLE.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        for cited in parse_role_text(match["text"]).cited:
            yield cited.name, Origin(path, line)
    lines = text.splitlines()
    for number, content in enumerate(lines, 1):
        if "paper" in content and (directive := _DIRECTIVE.match(content)):
            if "paper" in (directive["rst"], directive["myst"]):
                yield directive["argument"].strip(), Origin(path, number)
            for below, name in _content(lines, number, directive):
                yield name, Origin(path, below)


def _content(lines: Sequence[str], start: int, opening: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a directive, with their numbers.

    They go to the closing fence, or as far as they are indented more than the directive.
    """
    fence, indent = opening["fence"], len(opening["indent"])
    for number in range(start, len(lines)):
        line = lines[number]
        text = line.strip()
        if text.startswith(fence) if fence else text and not line[: indent + 1].isspace():
            return
        if text and not _OPTION.match(text):
            yield number + 1, text
