"""Read the content of a listing: keys, and papers written in place."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterator, Sequence
from typing import cast

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
    lines: Lines, path: str, library: Library, before: WrittenPapers
) -> tuple[list[Mention], WrittenPapers, list[Diagnostic]]:
    """Read the content of a listing.

    `lines` are texts with their numbers in the page; `before` holds what the page has written
    so far. Return the papers in order, by name; the papers that the page has written, these
    included; and what there is to say.
    """
    items: list[Mention] = []
    diagnostics: list[Diagnostic] = []
    written = before
    for run in _runs(lines):
        if not is_written(run[0][1]):
            items += [Mention(text.strip(), Origin(path, line)) for line, text in run]
            continue
        source = _read_papers(run, path)
        diagnostics += source.diagnostics or _unread(source, run[0], path)
        given = [paper for paper in source.papers if isinstance(paper, Paper)]
        written, keys = with_papers(written, given, library)
        items += [Mention(key, paper.origin) for key, paper in zip(keys, given, strict=True)]
    return items, written, diagnostics


def _read_papers(run: Lines, path: str) -> Source:
    # Most sites write no paper in place, and need no reader of Markdown for it.
    from sphinx_paperlist.sources.markdown.reader import read_markdown  # noqa: PLC0415 - see above

    # Blank lines put the text at its place in the page, so that findings have its lines.
    above = "\n" * (run[0][0] - 1)
    return read_markdown(above + "\n".join(text for _, text in run) + "\n", path)


def with_papers(
    written: WrittenPapers, given: Sequence[Paper], library: Library
) -> tuple[WrittenPapers, list[str]]:
    """Add papers to those that a page has written, and return the keys that they get.

    No key of theirs changes that of another paper.
    """
    papers = dict(written.papers)
    names = dict(written.names)
    keys = []
    # Nothing is ever set through these chains, so that views of a library will do.
    known = ChainMap(papers, cast("dict[str, Paper]", library.papers))
    own_names: dict[str, tuple[str, ...]] = {name: (key,) for name, key in names.items()}
    known_names = ChainMap(own_names, cast("dict[str, tuple[str, ...]]", library.names))
    for paper in given:
        key = key_among(paper, known, known_names)
        papers[key] = paper._replace(key=key)
        for name in (alias(key), *aliases(papers[key])):
            names[name], own_names[name] = key, (key,)
        keys.append(key)
    return WrittenPapers(papers, names, (*written.given, *given)), keys


def written_anew(written: WrittenPapers, library: Library) -> WrittenPapers:
    """Return the papers that a page has written, under the keys that they get beside a library."""
    return with_papers(WrittenPapers({}, {}), written.given, library)[0]


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
