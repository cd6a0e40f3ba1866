"""Translate the filters of sphinxcontrib-bibtex into options of a listing.

A filter is an expression in Python's notation. What it says of citations becomes `cited` or
`uncited`, all else `where`.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Sequence
from typing import NamedTuple

from sphinx_paperlist.cli.migration.conditions import Translator, UntranslatableError, texts_in

SITE, PAGE = "site", "page"


class Selection(NamedTuple):
    """Hold what a filter selects.

    `cited` is `site`, `page` or names of documents, empty where citations do not matter;
    `nothing` tells that only the papers of the content are shown. `differs` says how the papers
    found by `where` may differ.
    """

    cited: str = ""
    uncited: bool = False
    nothing: bool = False
    where: str = ""
    differs: tuple[str, ...] = ()


def translate(text: str) -> Selection:
    """Translate a filter; raise `UntranslatableError` where that cannot be done."""
    try:
        with warnings.catch_warnings():
            # Python warns of odd texts, such as "\\d"; they are no Python here.
            warnings.simplefilter("ignore")
            body = ast.parse(text.strip(), mode="eval").body
        return _selection(body)
    except (SyntaxError, ValueError):
        raise UntranslatableError("it is no expression") from None
    except (RecursionError, MemoryError):
        raise UntranslatableError("it is too complicated") from None


def _selection(body: ast.expr) -> Selection:
    parts = _conjuncts(body)
    if any(isinstance(part, ast.Constant) and part.value is False for part in parts):
        return Selection(nothing=True)
    cited, uncited = _one_scope([scope for part in parts if (scope := _scope(part))])
    rest = [part for part in parts if not _scope(part) and not _is_true(part)]
    translator = Translator(has_year=any(_is_name(part, "year") for part in rest))
    where = " and ".join(translator.truth(part, inside=len(rest) > 1) for part in rest)
    return Selection(cited, uncited, where=where, differs=tuple(dict.fromkeys(translator.differs)))


def _conjuncts(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        return [part for value in node.values for part in _conjuncts(value)]
    return [node]


def _is_true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def _is_name(node: ast.expr, *names: str) -> bool:
    return isinstance(node, ast.Name) and node.id in names


def _scope(node: ast.expr) -> str:
    """Return what a condition on citations says, `uncited` included, or an empty text."""
    match node:
        case ast.Name(id="cited" | "docnames"):
            return SITE
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name(id="cited" | "docnames")):
            return "uncited"
        case ast.Compare(
            left=ast.Name(id="docname"), ops=[ast.In()], comparators=[ast.Name(id="docnames")]
        ):
            return PAGE
        case ast.Compare(
            left=ast.Constant(value=str() as name),
            ops=[ast.In()],
            comparators=[ast.Name(id="docnames")],
        ):
            return f"/{name}"
        case ast.BinOp(left=left, op=ast.BitAnd(), right=right):
            named, documents = (left, right) if _is_name(right, "docnames") else (right, left)
            names = texts_in(named) if _is_name(documents, "docnames") else None
            return ", ".join(f"/{name}" for name in names or ())
        case ast.BoolOp(op=ast.Or(), values=values):
            found = [_scope(value) for value in values]
            return ", ".join(found) if all(one.startswith("/") for one in found) else ""
    return ""


def _one_scope(scopes: Sequence[str]) -> tuple[str, bool]:
    """Return the narrowest of several conditions on citations, and whether it is `uncited`."""
    narrow = dict.fromkeys(scopes)
    if len(narrow) > 1:
        # What is cited on a page is cited.
        narrow.pop(SITE, None)
    if len(narrow) > 1:
        raise UntranslatableError("it has several conditions on where a paper is cited")
    only = next(iter(narrow), "")
    return ("", True) if only == "uncited" else (only, False)
