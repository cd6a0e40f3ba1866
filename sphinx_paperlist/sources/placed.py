"""Read plain values with their lines, for readers that parse a notation of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from sphinx_paperlist.papers.diagnostics import Diagnostic
from sphinx_paperlist.papers.model import Source
from sphinx_paperlist.sources import tree
from sphinx_paperlist.sources.canonical import read_canonical
from sphinx_paperlist.sources.options import ReadingOptions


class Placed(NamedTuple):
    """Hold a value with its line, which is also that of what is in it and has none."""

    line: int
    value: Value


Value: TypeAlias = "Placed | Mapping[str, Value] | Sequence[Value] | str | float | None"


def read_placed(
    value: Value, name: str, options: ReadingOptions, problems: Iterable[Diagnostic] = ()
) -> Source:
    """Read values in the canonical form, as YAML would give them: `[{"title": ..., ...}, ...]`.

    Names, dates, links and texts are checked as those of a YAML file are, and what does not fit
    is left out and said. `problems` are what there is to say already.
    """
    source = read_canonical(_tree(value, 1), name, options)
    return source._replace(diagnostics=(*problems, *source.diagnostics))


def _tree(value: Value, line: int) -> tree.Tree:
    if isinstance(value, Placed):
        return _tree(value.value, value.line)
    if isinstance(value, Mapping):
        items = [(tree.Scalar(key, line, 0), _tree(one, line)) for key, one in value.items()]
        return tree.Mapping(items, line, 0)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tree.Sequence([_tree(one, line) for one in value], line, 0)
    return tree.Scalar(None if value is None else str(value), line, 0)
