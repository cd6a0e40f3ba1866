"""Read YAML into a tree in which every value has its line.

The tree is built from the parser's events, so that nothing of YAML's object model gets in:
no aliases (which can grow without bound), no tags (which make objects), no second document.
All scalars are text, so that `no`, `012` and `10.1000` stay what was typed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, TypeAlias

import yaml

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.text import control_characters, without_control_characters
from sphinx_paperlist.sources.tree import Mapping, Scalar, Sequence, Tree

# The C parser's marks are of a class of their own; the type stubs let an event lack one.
_Mark: TypeAlias = Any

MAX_DEPTH = 20

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# The same parser with libyaml below it, where PyYAML was built with it; about 13 times faster.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):  # noqa: N818 - no error of the program: it never leaves the module
    def __init__(self, message: str, hint: str, event: yaml.Event) -> None:
        self.message = message
        self.hint = hint
        self.mark = event.start_mark


def parse_yaml(text: str, name: str) -> tuple[Tree | None, list[Diagnostic]]:
    """Read YAML into a tree.

    Where it is malformed, the diagnostic has line, column and hint, and the tree holds what
    was complete before that place.
    """
    builder = _Builder(name)
    loader = _LOADER(text)
    try:
        while loader.check_event():
            builder.add(loader.get_event())
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
    """Put events together; `root` is whole at any time, but for the entry in progress."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Tree | None = None
        self.diagnostics: list[Diagnostic] = []
        self._open: list[Sequence | Mapping] = []
        self._key: list[Scalar | None] = []
        self._documents = 0

    def add(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._attach(self._scalar(event), event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check(event)
            if len(self._open) >= MAX_DEPTH:
                raise _Refused(f"nested deeper than {MAX_DEPTH} levels", "", event)
            mark: _Mark = event.start_mark
            kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
            node = kind([], mark.line + 1, mark.column + 1)
            self._attach(node, event)
            self._open.append(node)
            self._key.append(None)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._key.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._check(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Refused("a second document begins here", "keep one document a file", event)

    def abandon(self, message: str, hint: str, mark: _Mark | None) -> None:
        """Note the error, and drop the entry that it stands in, which is not complete."""
        for parent, last in pairwise(self._open):
            if (
                isinstance(parent, Sequence)
                and isinstance(last, Mapping)
                and not _holds_entries(last)
            ):
                parent.items.pop()
                break
        origin = Origin(self.name, mark.line + 1, mark.column + 1) if mark else Origin(self.name)
        hint = f"{hint}; what follows is not read" if hint else "what follows is not read"
        self.diagnostics.append(Diagnostic(origin, Code.BAD_YAML, message, hint))

    def _check(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            raise _Refused(
                "anchors and aliases are not used here",
                "name a paper by its key, and quote a text that begins with & or *",
                event,
            )
        if getattr(event, "tag", None) not in (None, "!"):
            raise _Refused("tags are not used here", "quote a text that begins with !", event)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        self._check(event)
        value: str | None = event.value
        mark: _Mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if not event.style and value in _NULLS:
            value = None
        elif value and not value.isprintable() and (at := control_characters(value)):
            self.diagnostics.append(
                Diagnostic(
                    Origin(self.name, line, column),
                    Code.CONTROL_CHARACTER,
                    f"control character U+{ord(value[at[0]]):04X} removed",
                    "delete its escape sequence",
                )
            )
            value = without_control_characters(value)
        return Scalar(value, line, column)

    def _attach(self, node: Tree, event: yaml.NodeEvent) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif (key := self._key[-1]) is not None:
            parent.items.append((key, node))
            self._key[-1] = None
        elif isinstance(node, Scalar):
            self._key[-1] = node
        else:
            raise _Refused("a name must be a text", "", event)
