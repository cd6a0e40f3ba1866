"""Read YAML into a tree in which every value has its line.

The tree is built from the parser's events, so that nothing of YAML's object model gets in:
no aliases (which can grow without bound), no tags (which make objects), no second document.
All scalars are text, so that `no`, `012` and `10.1000` stay what was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any, TypeAlias, cast

import yaml

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.text import control_characters, without_control_characters
from sphinx_paperlist.sources.tree import Mapping, Scalar, Sequence, Tree

# The C parser's marks are of a class of their own; the type stubs let an event lack one.
_Mark: TypeAlias = Any
_Event: TypeAlias = Any

MAX_DEPTH = 20

_TEXTS = frozenset({Scalar})
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# The same parser with libyaml below it, where PyYAML was built with it; about 13 times faster.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):  # noqa: N818 - no error of the program: it never leaves the module
    def __init__(self, message: str, hint: str, event: _Event) -> None:
        self.message = message
        self.hint = hint
        self.mark = event.start_mark


def parse_yaml(text: str, name: str) -> tuple[Tree | None, list[Diagnostic]]:
    """Read YAML into a tree.

    Where it is malformed, the diagnostic has line, column and hint, and the tree holds what
    was complete before that place.
    """
    builder = _Builder(name)
    # To YAML 1.1 a line ends at these separators too; to editors and to YAML 1.2 it does not.
    text = text.replace("\u2028", " ").replace("\u2029", " ")
    loader = _LOADER(text)
    try:
        builder.read(loader.get_event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        builder.abandon(error.problem or "not YAML", _hint(error, text), mark)
    except yaml.YAMLError as error:
        builder.abandon(str(error).partition("\n")[0], "", None)
    except _Refused as refused:
        builder.abandon(refused.message, refused.hint, refused.mark)
    finally:
        loader.dispose()
    return builder.root, builder.diagnostics


def _holds_entries(mapping: Mapping) -> bool:
    """Tell a list, whose papers are whole each by itself, from an entry."""
    return any(key.value in ("papers", "lists") for key, _ in mapping.items)


def _hint(error: yaml.MarkedYAMLError, text: str) -> str:
    problem, mark = error.problem or "", error.problem_mark
    lines = text.split("\n", mark.line + 1) if mark else []
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "escape" in problem:
        return "write the character itself"
    if "mapping values are not allowed" in problem:
        return 'a text with ": " in it needs quotes: quote the title'
    if "\t" in line:
        return "indent with blanks, not with tabs"
    if "quoted scalar" in (error.context or "") or line.count('"') % 2:
        return "a quotation mark lacks its partner: quote the title as a whole"
    if "found character" in problem or "expected" in problem or "did not find" in problem:
        return "a text with special characters needs quotes: quote the title"
    return ""


class _Builder:
    """Put events together; where reading stops early, what was complete is in `root`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.diagnostics: list[Diagnostic] = []
        self._top: list[Tree] = []
        # What is inside the collection being read (names and values in turn, for a mapping),
        # and the collections around it with what is inside them so far.
        self._items = self._top
        self._open: list[tuple[Sequence | Mapping, list[Tree]]] = []
        self._documents = 0

    @property
    def root(self) -> Tree | None:
        return self._top[0] if self._top else None

    def read(self, next_event: Callable[[], _Event]) -> None:
        # A large file is some hundred thousand events, hence the names without dots and the
        # order of the questions: nine events of ten are plain scalars.
        scalar, mapping, sequence = (
            yaml.ScalarEvent,
            yaml.MappingStartEvent,
            yaml.SequenceStartEvent,
        )
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        items, around = self._items, self._open
        try:
            while True:
                event = next_event()
                kind = event.__class__
                if kind is scalar:
                    value, mark = event.value, event.start_mark
                    if event.anchor or event.tag is not None:
                        _check(event)
                    if not value.isprintable():
                        value = self._printable(value, mark)
                    elif value in _NULLS and not event.style:
                        value = None
                    items.append(Scalar(value, mark.line + 1, mark.column + 1))
                elif kind in ends:
                    node, outside = around.pop()
                    self._close(node, items)
                    items = outside
                elif kind is mapping or kind is sequence:
                    node = self._begin(event, Mapping if kind is mapping else Sequence)
                    items.append(node)
                    around.append((node, items))
                    items = []
                elif kind is yaml.StreamEndEvent:
                    return
                else:
                    self._other(event)
        finally:
            self._items = items

    def _begin(self, event: _Event, kind: type[Mapping | Sequence]) -> Mapping | Sequence:
        _check(event)
        if len(self._open) >= MAX_DEPTH:
            raise _Refused(f"nested deeper than {MAX_DEPTH} levels", "", event)
        return kind([], event.start_mark.line + 1, event.start_mark.column + 1)

    def _close(self, node: Mapping | Sequence, items: list[Tree]) -> None:
        if isinstance(node, Sequence):
            node.items = items
            return
        pairs = zip(items[::2], items[1::2], strict=False)
        if set(map(type, items[::2])) <= _TEXTS:
            node.items = cast("list[tuple[Scalar, Tree]]", list(pairs))
            return
        for name, value in pairs:
            if isinstance(name, Scalar):
                node.items.append((name, value))
            else:
                message = "a name must be a text"
                self._say(Code.BAD_STRUCTURE, name.line, name.column, message, "")

    def _other(self, event: _Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            _check(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Refused("a second document begins here", "keep one document a file", event)

    def abandon(self, message: str, hint: str, mark: _Mark | None) -> None:
        """Note the error, and drop the entry that it stands in, which is not complete."""
        around = [node for node, _ in self._open]
        while self._open:
            node, outside = self._open.pop()
            self._close(node, self._items)
            self._items = outside
        for parent, last in pairwise(around):
            if (
                isinstance(parent, Sequence)
                and isinstance(last, Mapping)
                and not _holds_entries(last)
            ):
                parent.items.pop()
                break
        hint = f"{hint}; what follows is not read" if hint else "what follows is not read"
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        self._say(Code.BAD_YAML, line, column, message, hint)

    def _say(self, code: Code, line: int, column: int, message: str, hint: str) -> None:
        self.diagnostics.append(Diagnostic(Origin(self.name, line, column), code, message, hint))

    def _printable(self, value: str, mark: _Mark) -> str:
        """Return a text without the control characters that escape sequences made."""
        if positions := control_characters(value):
            message = f"control character U+{ord(value[positions[0]]):04X} removed"
            hint = "delete its escape sequence"
            self._say(Code.CONTROL_CHARACTER, mark.line + 1, mark.column + 1, message, hint)
        return without_control_characters(value)


def _check(event: _Event) -> None:
    if event.anchor:
        raise _Refused(
            "anchors and aliases are not used here",
            "name a paper by its key, and quote a text that begins with & or *",
            event,
        )
    if event.tag not in (None, "!"):
        raise _Refused("tags are not used here", "quote a text that begins with !", event)
