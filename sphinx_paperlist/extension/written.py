"""Read the content of a listing: keys, and papers written in place."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence

from sphinx_paperlist.extension.records import WrittenPapers
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.keyring import key_among
from sphinx_paperlist.papers.keys import aliases
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.model import Mention, Paper, Source

_WRITTEN = re.compile(r"\s*(?:\d{1,9}[.)]|[-+*])(?:\s|$)|.*\*\*|.*\]\(")
_MARKED = re.compile(r"\s*[*_]\S")

Lines = Sequence[tuple[int, str]]


def is_written(line: str) -> bool:
    """Tell whether a line belongs to a paper written in place: list marker, `**` or a link."""
    return bool(_WRITTEN.match(line))


def read_content(
    lines: Lines, path: str, library: Library, before: WrittenPapers | None
) -> tuple[list[Mention], WrittenPapers, list[Diagnostic]]:
    """Read the content of a listing.

    `lines` are texts with their numbers in the page; `before` holds what the page has written
    so far. Return the papers in order, by name; the papers written here, under keys that
    change no other paper's; and what there is to say.
    """
    # Most sites write no paper in place, and need no reader of Markdown for it.
    from sphinx_paperlist.sources.markdown.reader import read_markdown  # noqa: PLC0415 - see above

    items: list[Mention] = []
    diagnostics: list[Diagnostic] = []
    papers: dict[str, Paper] = {}
    names: dict[str, str] = {}
    known_papers = ChainMap(papers, dict(before.papers) if before else {}, dict(library.papers))
    known_names: Mapping[str, Sequence[str]] = ChainMap(
        {name: (key,) for name, key in before.names.items()} if before else {}, dict(library.names)
    )
    for run in _runs(lines):
        if not is_written(run[0][1]):
            items += [Mention(text.strip(), Origin(path, line)) for line, text in run]
            continue
        # Blank lines put the text at its place in the page, so that findings have its lines.
        source = read_markdown(
            "\n" * (run[0][0] - 1) + "\n".join(text for _, text in run) + "\n", path
        )
        diagnostics += source.diagnostics or _unread(source, run[0], path)
        for paper in source.papers:
            if isinstance(paper, Paper):
                key = key_among(paper, known_papers, known_names)
                papers[key] = paper._replace(key=key)
                names |= dict.fromkeys([alias(key), *aliases(papers[key])], key)
                items.append(Mention(key, paper.origin))
    return items, WrittenPapers(papers, names), diagnostics


def _unread(source: Source, first: tuple[int, str], path: str) -> list[Diagnostic]:
    """Say that lines meant as papers hold none; on a page they would be prose."""
    if source.papers:
        return []
    message = f"no title found in '{first[1].strip()}'"
    hint = "write the title in bold: **Title.**"
    return [Diagnostic(Origin(path, first[0]), Code.UNREAD_ITEM, message, hint)]


def _runs(lines: Lines) -> Iterator[list[tuple[int, str]]]:
    """Yield runs of lines that are all keys, or all of papers written in place."""
    run: list[tuple[int, str]] = []
    for line, text in lines:
        if not text.strip():
            run += [(line, text)] if run and is_written(run[0][1]) else []
            continue
        in_place = bool(run) and is_written(run[0][1])
        goes_on = in_place and (text[:1].isspace() or _MARKED.match(text) is not None)
        if run and in_place != (goes_on or is_written(text)):
            yield run
            run = []
        run.append((line, text))
    if run:
        yield run
