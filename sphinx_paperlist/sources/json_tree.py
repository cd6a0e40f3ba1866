"""Read JSON (RFC 8259) into a tree in which every value has its line.

All scalars are text, so that numbers stay what was typed. A mistake costs no more than the
record that it stands in: reading goes on at the next one.
"""

from __future__ import annotations

import json
import re

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.text import control_characters, without_control_characters
from sphinx_paperlist.sources.json_repair import (
    broken_hint,
    next_record,
    record_alike,
    word_problem,
)
from sphinx_paperlist.sources.tree import Mapping, Scalar, Sequence, Tree

MAX_DEPTH = 100
# A file with more mistakes is hardly JSON; each may cost a search through what follows.
MAX_MISTAKES = 20

# A value or a bracket, with its name (1) if it has one: a text (2), a bare word (3) or a bracket
# (4); then colon or comma (5).
_TEXT = r'"((?:[^"\\\n]++|\\.)*+)"\s*+'
TOKEN = re.compile(
    rf'\s*+(?:{_TEXT}:\s*+)?(?:{_TEXT}|([^\s\[\]{{}}",:]++)\s*+|([\[\]{{}}])\s*+)([:,]?)'
)
_VALUE = re.compile(r"-?(?:0|[1-9]\d*+)(?:\.\d++)?(?:[eE][+-]?\d++)?|true|false|null", re.ASCII)
_COMMENT = re.compile(r"\s*+(?://[^\n]*+|\#[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)\s*+,?+")
_LINE_OF_RECORD = re.compile(r"^\{", re.MULTILINE)
_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9A-Fa-f]{4})|)')


class _Broken(Exception):  # noqa: N818 - no error of the program: it never leaves the module
    def __init__(self, position: int, message: str, hint: str = "") -> None:
        self.position = position
        self.message = message
        self.hint = hint


def parse_json(
    text: str, name: str, *, lines: bool = False
) -> tuple[Tree | None, list[Diagnostic]]:
    """Read JSON, or with `lines` one value a line, into a tree.

    Where it is malformed, the diagnostic has line, column and hint, and the tree holds every
    record but the one that the mistake stands in.
    """
    builder = _Builder(text, name, lines=lines)
    position: int | None = 0
    while position is not None:
        try:
            builder.read(position)
            break
        except _Broken as broken:
            position = builder.abandon(broken)
    top = builder.top
    if lines or len(top.items) > 1:
        return top, builder.diagnostics
    return (top.items[0] if top.items else None), builder.diagnostics


def _holds_records(mapping: Mapping) -> bool:
    """Tell a list, whose records are whole each by itself, from a record."""
    return any(
        name.value in ("papers", "lists")
        or (isinstance(value, Sequence) and value.items and _has_title(value.items[0]))
        for name, value in mapping.items
    )


def _has_title(tree: Tree) -> bool:
    return isinstance(tree, Mapping) and any(name.value == "title" for name, _ in tree.items)


class _Builder:
    """Put tokens together below `top`, which holds what stands at the top of the file."""

    def __init__(self, text: str, name: str, *, lines: bool) -> None:
        self.text = text
        self.name = name
        self.lines = lines
        self.diagnostics: list[Diagnostic] = []
        self.top = Sequence([], 1, 1)
        # The collections around the one being read, each with where the next one in it begins.
        self._around: list[tuple[Sequence | Mapping, int]] = []
        self._node: Sequence | Mapping = self.top
        # Whether a comma, or the beginning of the collection, lets an item follow.
        self._ready = True
        self._mistakes = 0
        self._line, self._line_start = 1, 0
        self._line_end = self._find_line_end()

    def _find_line_end(self) -> int:
        found = self.text.find("\n", self._line_start)
        return found if found >= 0 else len(self.text)

    def _place(self, position: int) -> tuple[int, int]:
        """Return line and column of a position; only after a mistake is it before the last."""
        if position < self._line_start:
            self._line = self.text.count("\n", 0, position) + 1
            self._line_start = self.text.rfind("\n", 0, position) + 1
            self._line_end = self._find_line_end()
        while position > self._line_end:
            self._line += 1
            self._line_start = self._line_end + 1
            self._line_end = self._find_line_end()
        return self._line, position - self._line_start + 1

    def read(self, position: int) -> None:
        # A large file is some hundred thousand tokens, and nine of ten are named texts: hence
        # the short ways for texts and places.
        text, token, place = self.text, TOKEN.match, self._place
        while match := token(text, position):
            name, string, word, bracket, sign = match.groups()
            position = match.end()
            if sign == ":":
                self._stop_at_colon(position, named=name is not None)
            key = None
            begin = match.start(1) - 1
            if name is not None:
                line, column = place(begin)
                if "\\" in name or not name.isprintable():
                    name = self._decoded(name, begin)
                key = Scalar(name, line, column)
            if string is not None:
                start = match.start(2) - 1
                line, column = place(start)
                if "\\" in string or not string.isprintable():
                    string = self._decoded(string, start)
                self._add(key, Scalar(string, line, column), begin if key else start)
            elif bracket:
                start = match.start(4)
                if bracket in "[{":
                    self._open(key, bracket, start, sign)
                    continue
                self._close(key, bracket, start)
            else:
                start = match.start(3)
                if word[0] in "/#" and (comment := _COMMENT.match(text, start)):
                    self._mistake(start, "a comment", "JSON has none: delete it")
                    position = comment.end()
                    continue
                self._add(key, self._word(word, start), begin if key else start)
            self._ready = sign == ","
        self._finish(position)

    def _finish(self, position: int) -> None:
        rest = len(self.text) - len(self.text[position:].lstrip())
        if rest < len(self.text):
            raise _Broken(rest, *broken_hint(self.text, rest))
        if self._around:
            message = f"the file ends inside what begins on line {self._node.line}"
            raise _Broken(rest, message, "it is cut short, or a closing bracket is missing")

    def _add(self, key: Scalar | None, value: Tree, start: int) -> None:
        node = self._node
        if not self._ready and (key is None) is isinstance(node, Sequence):
            self._want_comma(start)
        if isinstance(node, Sequence):
            if key is not None:
                raise _Broken(start, "a name where a value belongs", "put { } around named values")
            node.items.append(value)
        elif key is not None:
            node.items.append((key, value))
        else:
            raise _Broken(
                start,
                "a value without a name",
                'is a quotation mark inside a text? write \\"; else put a name and a colon before',
            )

    def _want_comma(self, start: int) -> None:
        if self._node is not self.top:
            self._mistake(start, "no comma before this", "put a comma after what is before")
        elif not self.lines:
            hint = "put all into [ ], with commas between, or name the file .jsonl"
            self._mistake(start, "a second value begins after the first", hint)

    def _open(self, key: Scalar | None, bracket: str, start: int, sign: str) -> None:
        if sign:
            raise _Broken(start + 1, f"'{sign}' after '{bracket}'")
        if len(self._around) >= MAX_DEPTH:
            raise _Broken(start, f"nested deeper than {MAX_DEPTH} levels")
        kind = Sequence if bracket == "[" else Mapping
        node: Sequence | Mapping = kind([], *self._place(start))
        self._add(key, node, start)
        self._around.append((self._node, start))
        self._node = node
        self._ready = True

    def _close(self, key: Scalar | None, bracket: str, start: int) -> None:
        node = self._node
        if key is not None:
            raise _Broken(start, f"the name '{key.value}' has no value")
        if node is self.top or isinstance(node, Sequence) is not (bracket == "]"):
            raise _Broken(start, f"'{bracket}' closes nothing", "a bracket before it is missing")
        if self._ready and node.items:
            self._mistake(start, f"a comma before '{bracket}'", "delete the comma")
        self._node, _ = self._around.pop()

    def _stop_at_colon(self, position: int, *, named: bool) -> None:
        rest = len(self.text) - len(self.text[position:].lstrip())
        if named or rest == len(self.text):
            raise _Broken(position - 1, "a colon that follows no name")
        raise _Broken(rest, *broken_hint(self.text, rest))

    def _word(self, word: str, start: int) -> Scalar:
        value = None if word == "null" else word
        if not _VALUE.fullmatch(word):
            message, hint = word_problem(word)
            if not hint:
                raise _Broken(start, *broken_hint(self.text, start))
            self._mistake(start, message, hint)
            value = None if hint == "write null" else word
        return Scalar(value, *self._place(start))

    def _decoded(self, raw: str, start: int) -> str:
        """Return a text with its escape sequences read, and without control characters."""
        text = raw
        if "\\" in raw:
            sound = _ESCAPE.sub(lambda match: match[0] if match[1] else "\\\\", raw)
            if sound != raw:
                hint = "write \\\\ for a backslash"
                self._mistake(start, "a backslash that begins no escape sequence", hint)
            text = json.loads(f'"{sound}"', strict=False)
        if positions := control_characters(text):
            message = f"control character U+{ord(text[positions[0]]):04X} removed"
            self._say(Code.CONTROL_CHARACTER, start, message, "delete its escape sequence")
            text = without_control_characters(text)
        return text

    def _mistake(self, position: int, message: str, hint: str) -> None:
        """Note a mistake that costs nothing."""
        self._mistakes += 1
        if self._mistakes > MAX_MISTAKES:
            raise _Broken(position, message, hint)
        self._say(Code.BAD_JSON, position, message, hint)

    def abandon(self, broken: _Broken) -> int | None:
        """Drop the record that a mistake stands in; return where the next begins, if it does."""
        self._mistakes += 1
        depth = self._record_depth()
        resume = None
        if self._mistakes <= MAX_MISTAKES:
            resume = self._resume(depth, broken.position)
        if depth is not None:
            self._node = self._around[depth][0]
            self._node.items.pop()
            del self._around[depth:]
        elif resume is not None:
            self._node = self.top
            self._around.clear()
        self._ready = resume is None or not self.text.startswith("]", resume)
        goes_on = "what follows is not read" if resume is None else "this is left out"
        hint = f"{broken.hint}; {goes_on}" if broken.hint else goes_on
        self._say(Code.BAD_JSON, broken.position, broken.message, hint)
        return resume

    def _record_depth(self) -> int | None:
        """Return how many collections are around the record that is being read."""
        nodes = [*(node for node, _ in self._around), self._node]
        # What is alone at the top of a file is no record among others.
        first = 0 if self.lines or len(self.top.items) > 1 else 1
        for depth in range(first, len(nodes) - 1):
            inside = nodes[depth + 1]
            if (
                isinstance(nodes[depth], Sequence)
                and isinstance(inside, Mapping)
                and not _holds_records(inside)
            ):
                return depth
        return None

    def _resume(self, depth: int | None, position: int) -> int | None:
        """Return where the next record begins, or None where that cannot be told."""
        if not depth:
            if depth is None and not self.lines:
                return None
            start = position if depth is None else self._around[0][1]
            line = _LINE_OF_RECORD.search(self.text, start + 1)
            return line.start() if line else None
        start = self._around[depth][1]
        brackets = [self.text[begin] for _, begin in self._around[depth:]]
        found = next_record(self.text, TOKEN, position, brackets)
        if found is not None:
            return found
        first = self._around[depth][0].items[0]
        name = first.items[0][0].value if isinstance(first, Mapping) and first.items else ""
        return record_alike(self.text, start, position, name or "")

    def _say(self, code: Code, position: int, message: str, hint: str) -> None:
        origin = Origin(self.name, *self._place(position))
        self.diagnostics.append(Diagnostic(origin, code, message, hint))
