"""Translate conditions on an entry into conditions on a paper.

Texts are compared as the bib file has them, ours without regard to case; patterns are regular
expressions, ours whole names and parts of texts.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sphinx_paperlist.cli.migration.entry_types import among, types_query

# What we call the fields of an entry; those of which a part cannot be told from another are left.
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "abstract": "abstract",
        "address": "place",
        "booktitle": "container",
        "doi": "doi",
        "edition": "edition",
        "institution": "publisher",
        "isbn": "isbn",
        "journal": "container",
        "key": "key",
        "note": "note",
        "organization": "publisher",
        "pages": "pages",
        "publisher": "publisher",
        "school": "publisher",
        "series": "series",
        "title": "title",
        "url": "url",
        "volume": "volume",
    }
)
_SEVERAL: Mapping[str, str] = MappingProxyType(
    {"author": "authors", "editor": "editors", "keywords": "tags"}
)
_SIGNS: Mapping[type[ast.cmpop], str] = MappingProxyType(
    {
        ast.Eq: "==",
        ast.NotEq: "!=",
        ast.Lt: "<",
        ast.LtE: "<=",
        ast.Gt: ">",
        ast.GtE: ">=",
        ast.In: "in",
        ast.NotIn: "not in",
    }
)
_PLAIN = re.compile(r"[\w\s,:;/&'-]+")
_NAME = re.compile(r"(?:(?P<family>[^,]+), *)?(?P<rest>[^,.]+)")
_YEAR = re.compile(r"[12]\d{3}")


class UntranslatableError(Exception):
    """Say which part of a filter cannot be said in our language, and why."""


def texts_in(node: ast.expr) -> list[str] | None:
    """Return the texts of a set, or None where there is something else."""
    if not isinstance(node, ast.Set | ast.Tuple | ast.List):
        return None
    values = [one.value for one in node.elts if isinstance(one, ast.Constant)]
    texts = [value for value in values if isinstance(value, str)]
    return texts if len(texts) == len(node.elts) else None


def _said(text: str) -> str:
    """Write a text as our language reads it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class Translator:
    """Write conditions in our language, and note how the papers found may differ.

    `has_year` tells that all papers have a year, so that none need be asked for.
    """

    def __init__(self, *, has_year: bool) -> None:
        self.has_year = has_year
        self.differs: list[str] = []

    def fail(self, node: ast.AST, why: str) -> UntranslatableError:
        return UntranslatableError(f"`{ast.unparse(node)}`: {why}")

    def truth(self, node: ast.expr, *, inside: bool) -> str:
        """Translate a condition; `inside` tells that `or` needs parentheses around it."""
        match node:
            case ast.BoolOp(op=op, values=values):
                word = " and " if isinstance(op, ast.And) else " or "
                said = word.join(self.truth(value, inside=True) for value in values)
                return f"({said})" if inside else said
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return f"not {self.truth(operand, inside=True)}"
            case ast.Constant(value=bool() as value):
                return str(value)
            case ast.Name():
                return self.field(node)
            case ast.BinOp(left=ast.Name() as left, op=ast.Mod(), right=right):
                return self.pattern(node, left, right, inside=inside)
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return self.comparison(node, left, op, right, inside=inside)
        raise self.fail(node, "there is nothing like it")

    def field(self, node: ast.Name) -> str:
        """Return what we call a field, alone true if it is not empty."""
        name = {**_FIELDS, **_SEVERAL, "year": "year", "type": "type"}.get(node.id)
        if name:
            return name
        if node.id in ("cited", "docname", "docnames"):
            raise self.fail(node, "citations can only be asked for beside `and`")
        raise self.fail(node, f"no field of papers is sure to be `{node.id}`")

    def pattern(self, node: ast.expr, left: ast.Name, right: ast.expr, *, inside: bool) -> str:
        if not (isinstance(right, ast.Constant) and isinstance(right.value, str)):
            raise self.fail(node, "the pattern is no text")
        pattern = right.value
        if left.id == "type":
            return self.types(node, pattern=pattern)
        name = self.field(left)
        words = pattern.split("|")
        if not all(_PLAIN.fullmatch(word) for word in words):
            raise self.fail(node, "there are no regular expressions")
        if left.id == "year" and not all(_YEAR.fullmatch(word) for word in words):
            raise self.fail(node, "a year is a number")
        said = " or ".join(self.found(node, left.id, name, word) for word in words)
        return f"({said})" if inside and len(words) > 1 else said

    def found(self, node: ast.expr, field: str, name: str, word: str) -> str:
        if field == "year":
            return f"year == {word}"
        if field in ("author", "editor"):
            parts = _NAME.fullmatch(word.strip())
            if parts is None:
                raise self.fail(node, "a name is found whole, or by its family name")
            word = f"{parts['rest']} {parts['family']}" if parts["family"] else parts["rest"]
            self.differs.append(f"`{name}` are found by whole names and family names")
        elif field == "keywords":
            self.differs.append("`tags` are found whole")
        self.merged(field)
        return f"{_said(word)} in {name}"

    def merged(self, field: str) -> None:
        """Say of a field that ours holds others too."""
        ours = _FIELDS.get(field)
        others = [name for name, one in _FIELDS.items() if one == ours and ours and name != field]
        if others:
            self.differs.append(f"`{ours}` is also {', '.join(f'`{one}`' for one in others)}")

    def comparison(
        self, node: ast.expr, left: ast.expr, op: ast.cmpop, right: ast.expr, *, inside: bool
    ) -> str:
        sign = _SIGNS.get(type(op))
        if sign is None:
            raise self.fail(node, "there is nothing like it")
        if isinstance(left, ast.Constant) and isinstance(left.value, str) and "in" in sign:
            if not isinstance(right, ast.Name) or right.id in ("type", "year"):
                raise self.fail(node, "there is nothing like it")
            said = self.found(node, right.id, self.field(right), left.value)
            return f"not {said}" if sign == "not in" else said
        if not isinstance(left, ast.Name):
            raise self.fail(node, "it does not begin with a field")
        texts = [right.value] if isinstance(right, ast.Constant) else texts_in(right)
        values = [text for text in texts or () if isinstance(text, str)]
        if (
            not texts
            or len(values) < len(texts)
            or ("in" in sign) is isinstance(right, ast.Constant)
        ):
            raise self.fail(node, "it compares with no text")
        if left.id == "type":
            return self.types(node, sign, values)
        name = self.field(left)
        if left.id == "year":
            return self.year(node, sign, values, inside=inside)
        if values == [""] and sign in ("==", "!="):
            return f"not {name}" if sign == "==" else name
        if left.id in _SEVERAL:
            raise self.fail(node, f"`{name}` are several texts")
        if sign in ("==", "!="):
            self.merged(left.id)
            return f"{name} {sign} {_said(values[0])}"
        if "in" in sign:
            self.merged(left.id)
            return among(name, sign, [_said(value) for value in values])
        raise self.fail(node, "texts have another order")

    def types(
        self, node: ast.expr, sign: str = "in", values: Sequence[str] = (), pattern: str = ""
    ) -> str:
        if sign not in ("==", "!=", "in", "not in"):
            raise self.fail(node, "types have no order")
        said, why, differs = types_query(values, pattern)
        if why:
            raise self.fail(node, why)
        self.differs += differs
        return f"not {said}" if sign in ("!=", "not in") else said

    def year(self, node: ast.expr, sign: str, values: Sequence[str], *, inside: bool) -> str:
        if values == [""] and sign in ("==", "!="):
            return "not year" if sign == "==" else "year"
        if not all(_YEAR.fullmatch(value) for value in values):
            raise self.fail(node, "a year is a number of four digits")
        if "in" in sign:
            return among("year", sign, values)
        said = f"year {sign} {values[0]}"
        if sign in ("<", "<=") and not self.has_year:
            # A missing year is an empty text there, which is less than any.
            return f"(not year or {said})" if inside else f"not year or {said}"
        return said
