"""`paperlist find`: say what to type to cite a paper."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TextIO

from sphinx_paperlist.cli.chosen import CannotRunError, add_choice, choose
from sphinx_paperlist.cli.status import Status
from sphinx_paperlist.cli.terminal import fitted, painter, width
from sphinx_paperlist.papers.diagnostics import Severity
from sphinx_paperlist.papers.expression import ExpressionError, Predicate, compile_where
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.languages import without_isolates
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.search import search, suggestions
from sphinx_paperlist.sources.reading import read_files
from sphinx_paperlist.styles.citation import label

# A longer key or label is cut only where the terminal is narrow.
_LEAST_TITLE = 20
_GAP = "  "


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of `paperlist`."""
    parser = commands.add_parser("find", help="find papers and print their keys")
    parser.add_argument("words", nargs="*", metavar="WORD", help="all of them must be found")
    add_choice(parser, "--file")
    parser.add_argument("--where", metavar="EXPR", help='such as: year >= 2021 and "ssm" in tags')
    parser.add_argument("--limit", type=_positive, metavar="N", help="print so many at most")
    parser.add_argument("--format", choices=list(_FORMATS), help="how to print them")
    parser.set_defaults(run=_find)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _find(options: argparse.Namespace) -> int:
    if not options.words and not options.where:
        raise CannotRunError("name a word to look for, or --where EXPR")
    where = _predicate(options.where)
    chosen = choose(options.files, options.conf)
    library, diagnostics = read_files(chosen.files, chosen.reading)
    for one in diagnostics:
        if one.severity is Severity.ERROR:
            print(f"paperlist: {one.origin}: error: {one.text}", file=sys.stderr)
    papers = [paper for paper in library.papers.values() if where is None or where(paper)]
    found = search(papers, options.words)[: options.limit]
    how = options.format or ("table" if sys.stdout.isatty() else "tsv")
    if found or how == "json":
        _FORMATS[how](found, sys.stdout)
    if not found:
        print(_none_found(options, papers), file=sys.stderr)
    return Status.FINE if found else Status.FINDINGS


def _predicate(expression: str | None) -> Predicate | None:
    if not expression:
        return None
    try:
        return compile_where(expression)
    except ExpressionError as error:
        raise CannotRunError(f"--where: {error}") from error


def _none_found(options: argparse.Namespace, papers: Sequence[Paper]) -> str:
    parts = [f"no paper matches '{' '.join(options.words)}'" if options.words else "no paper"]
    parts += [f"where {options.where}"] if options.where else []
    words = ", ".join(f"'{word}'" for word in suggestions(papers, options.words))
    return " ".join(parts) + (f"; did you mean {words}?" if words else "")


def _label(paper: Paper) -> str:
    # Terminals and other programs have no use for what keeps a line of a page in order.
    return without_isolates(label(paper))


def _row(paper: Paper) -> tuple[str, str, str, str]:
    return paper.key, _label(paper), plain_text(paper.title), str(paper.origin)


def _print_table(papers: Sequence[Paper], stream: TextIO) -> None:
    """Print columns; the title has what the others leave of the terminal's width."""
    paint = painter(stream)
    rows = [_row(paper) for paper in papers]
    keys, labels, _, origins = (max(map(width, column)) for column in zip(*rows, strict=True))
    columns = shutil.get_terminal_size().columns
    title = max(columns - keys - labels - origins - 3 * len(_GAP), _LEAST_TITLE)
    for key, said, text, origin in rows:
        cells = paint("bold", fitted(key, keys)), fitted(said, labels), fitted(text, title), origin
        print(_GAP.join(cells), file=stream)


def _print_tsv(papers: Iterable[Paper], stream: TextIO) -> None:
    """Print a line a paper, its cells parted by tabs, as `cut` and spreadsheets read them."""
    for paper in papers:
        print("\t".join(" ".join(cell.split()) for cell in _row(paper)), file=stream)


def _print_json(papers: Iterable[Paper], stream: TextIO) -> None:
    found = [
        {
            "key": paper.key,
            "label": _label(paper),
            "title": plain_text(paper.title),
            "path": paper.origin.path,
            "line": paper.origin.line,
            "column": paper.origin.column,
        }
        for paper in papers
    ]
    print(json.dumps(found, ensure_ascii=False, indent=2), file=stream)


_FORMATS: Mapping[str, Callable[[Sequence[Paper], TextIO], None]] = MappingProxyType(
    {"table": _print_table, "tsv": _print_tsv, "json": _print_json}
)
