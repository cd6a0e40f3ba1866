"""Find the docstrings of a module, which Sphinx may show."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from itertools import accumulate

from sphinx_paperlist.cli.migration.records import Line

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_TEXT = re.compile(r"""(?is)[ru]?("{3}|'{3}|"|')(?P<inside>(?:\\.|(?!\1)[^\\])*)\1""")


def docstrings_in(text: str) -> Iterator[list[Line]]:
    """Yield the lines of each text that stands alone, as docstrings do.

    Raise SyntaxError, a ValueError or RecursionError where the module is no Python.
    """
    lines = _LINE.findall(text)
    starts = [0, *accumulate(map(len, lines))]

    def place(line: int, column: int) -> int:
        # Python counts columns in bytes of UTF-8.
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    with warnings.catch_warnings():
        # Python warns of odd texts, such as "\\d"; that is the business of their author.
        warnings.simplefilter("ignore")
        tree = ast.parse(text.removeprefix("\ufeff"))
    for node in ast.walk(tree):
        match node:
            case ast.Expr(
                value=ast.Constant(
                    value=str(), end_lineno=int() as last, end_col_offset=int() as end
                )
            ):
                start = place(node.value.lineno, node.value.col_offset)
                literal = text[start : place(last, end)]
                if inside := _TEXT.fullmatch(literal):
                    yield _lines(inside["inside"], start + inside.start("inside"))


def _lines(text: str, start: int) -> list[Line]:
    found = []
    for line in text.splitlines(keepends=True):
        found.append(Line(start, line.splitlines()[0]))
        start += len(line)
    return found
