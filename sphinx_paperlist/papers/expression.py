"""Read the `where` expression: a closed, typed language in Python's notation.

    year >= 2021 and "ssm" in tags and venue in ("NeurIPS", "ICLR") and not has("code")

Python's parser gives the tree; nothing of it is ever run as Python. Texts compare without
regard to case, width of spaces and Unicode form. A comparison with an absent field is false,
except `!=` and `not in`.
"""

from __future__ import annotations

import ast
import operator
import warnings
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias
from unicodedata import east_asian_width

from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.names import known_names
from sphinx_paperlist.papers.text import did_you_mean, fold
from sphinx_paperlist.papers.values import QUERY_TYPES, Value, value_of

Predicate: TypeAlias = Callable[[Paper], bool]

# More than anybody writes, and little enough for the parser's stack.
MAX_LENGTH = 2000

_COMPARISONS: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = MappingProxyType(
    {
        ast.Eq: operator.eq,
        ast.NotEq: operator.ne,
        ast.Lt: operator.lt,
        ast.LtE: operator.le,
        ast.Gt: operator.gt,
        ast.GtE: operator.ge,
    }
)
_TYPE_NAMES = {int: "a number", str: "a text", tuple: "several texts"}


class ExpressionError(ValueError):
    """Say what in an expression was not understood, and where (a 0-based column)."""

    def __init__(self, message: str, expression: str, column: int) -> None:
        self.message = message
        self.expression = expression
        self.column = column
        # Han characters are two columns wide in a terminal.
        width = sum(1 + (east_asian_width(char) in "WF") for char in expression[:column])
        super().__init__(f"{message}\n    {expression}\n    {' ' * width}^")


class _Operand(NamedTuple):
    """Hold one side of a comparison: its type, how to get it, and how it was written."""

    type: type
    get: Callable[[Paper], Any]
    node: ast.expr
    literal: bool = False


def compile_where(expression: str) -> Predicate:
    """Turn an expression into a function that tells whether a paper is selected.

    Raise `ExpressionError` where it is not of the language.
    """
    expression = " ".join(expression.split())
    if len(expression) > MAX_LENGTH:
        raise ExpressionError(f"longer than {MAX_LENGTH} characters", expression[:60], 60)
    try:
        with warnings.catch_warnings():
            # Python warns of odd texts, such as "\\d"; they are no Python here.
            warnings.simplefilter("ignore")
            tree = ast.parse(expression, mode="eval")
        return _Compiler(expression).truth(tree.body)
    except SyntaxError as error:
        # The parser gives no place where the expression ends too early.
        column = min(error.offset - 1 if error.offset else len(expression), len(expression))
        raise ExpressionError(error.msg, expression, column) from None
    except (ValueError, RecursionError, MemoryError) as error:
        if isinstance(error, ExpressionError):
            raise
        raise ExpressionError("too complicated, or not a text", expression, 0) from None


class _Compiler:
    def __init__(self, expression: str) -> None:
        self.expression = expression

    def error(self, message: str, node: ast.AST) -> ExpressionError:
        # The parser counts columns in bytes of UTF-8.
        before = self.expression.encode()[: getattr(node, "col_offset", 0)]
        return ExpressionError(message, self.expression, len(before.decode(errors="replace")))

    def truth(self, node: ast.expr) -> Predicate:
        match node:
            case ast.BoolOp(op=op, values=values):
                parts = [self.truth(value) for value in values]
                combine = all if isinstance(op, ast.And) else any
                return lambda paper: combine(part(paper) for part in parts)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                inner = self.truth(operand)
                return lambda paper: not inner(paper)
            case ast.Compare(left=left, ops=ops, comparators=comparators):
                sides = [left, *comparators]
                pairs = [
                    self.comparison(a, op, b)
                    for a, op, b in zip(sides, ops, comparators, strict=False)
                ]
                return lambda paper: all(pair(paper) for pair in pairs)
            case ast.Call():
                return self.has(node)
            case ast.Name():
                get = self.operand(node).get
                return lambda paper: bool(get(paper))
            case ast.Constant(value=bool() as value):
                return lambda paper: value
        raise self.error("expected a comparison, such as `year >= 2021`", node)

    def has(self, node: ast.Call) -> Predicate:
        match node:
            case ast.Call(
                func=ast.Name(id="has"), args=[ast.Constant(value=str() as name)], keywords=[]
            ):
                wanted = fold(name)
                return lambda paper: (
                    any(fold(link.label) == wanted for link in paper.links)
                    or (wanted in QUERY_TYPES and bool(value_of(paper, wanted)))
                )
        raise self.error('the only function is has("label of a link, or field")', node)

    def comparison(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Predicate:
        if isinstance(op, ast.In | ast.NotIn):
            member = self.membership(left, right)
            return member if isinstance(op, ast.In) else lambda paper: not member(paper)
        compare = _COMPARISONS.get(type(op))
        if compare is None:
            raise self.error("`is` is not of this language; use == or !=", right)
        a, b = self.operand(left), self.operand(right)
        if tuple in (a.type, b.type):
            raise self.error(f"{self.described(a if a.type is tuple else b)}; use `in`", right)
        if a.type is not b.type:
            raise self.error(f"{self.described(a)}, {self.described(b)}", right)
        unequal = isinstance(op, ast.NotEq)

        def compared(paper: Paper) -> bool:
            x, y = a.get(paper), b.get(paper)
            return unequal if x is None or y is None else compare(x, y)

        return compared

    def membership(self, left: ast.expr, right: ast.expr) -> Predicate:
        item = self.operand(left)
        if item.type is tuple:
            raise self.error(f"{self.described(item)}; put one text before `in`", left)
        if isinstance(right, ast.Tuple | ast.List | ast.Set):
            members = [self.operand(element) for element in right.elts]
            for member, element in zip(members, right.elts, strict=True):
                if member.type is not item.type:
                    raise self.error(f"{self.described(item)}, {self.described(member)}", element)

            def among(paper: Paper) -> bool:
                x = item.get(paper)
                return x is not None and x in [member.get(paper) for member in members]

            return among
        whole = self.operand(right)
        if item.type is not str or whole.type is int:
            raise self.error(f"{self.described(item)}, {self.described(whole)}", right)

        def within(paper: Paper) -> bool:
            x, y = item.get(paper), whole.get(paper)
            return x is not None and y is not None and x in y

        return within

    def operand(self, node: ast.expr) -> _Operand:
        match node:
            case ast.Constant(value=bool()):
                raise self.error("expected a field, a number or a text", node)
            case ast.Constant(value=int() as number):
                return _Operand(int, lambda paper: number, node, literal=True)
            case ast.Constant(value=str() as text):
                folded = fold(text)
                return _Operand(str, lambda paper: folded, node, literal=True)
            case ast.Name(id=name) if name in QUERY_TYPES:
                return _Operand(QUERY_TYPES[name], lambda paper: _folded(paper, name), node)
            case ast.Name(id=name):
                hint = did_you_mean(name, QUERY_TYPES)
                raise self.error(f"no field '{name}'" + (f"; {hint}" if hint else ""), node)
        raise self.error("expected a field, a number or a text in quotes", node)

    def described(self, operand: _Operand) -> str:
        written = ast.get_source_segment(self.expression, operand.node) or ""
        return f"{written} is {_TYPE_NAMES[operand.type]}"


def _folded(paper: Paper, name: str) -> Value:
    value = value_of(paper, name)
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, tuple):
        texts = tuple(map(fold, value))
        if name in ("authors", "editors"):
            # A name is found whole and by the part that citations show.
            texts += tuple(fold(one.short) for one in known_names(getattr(paper, name)))
        return texts
    return value
