"""Tell what shape a data file has, and bring home-made shapes into the canonical one.

A file may hold the canonical form, CSL items, or what somebody's own script writes: records
alone, records by category, records by key, and these inside each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sphinx_paperlist.papers.csl import CSL_TYPES, CSL_VARIABLES
from sphinx_paperlist.papers.inline import escape
from sphinx_paperlist.papers.keys import is_citable
from sphinx_paperlist.papers.model import LIST_FIELDS, PAPER_FIELD_NAMES
from sphinx_paperlist.sources.tree import Mapping, Scalar, Sequence, Tree

# Names that nobody would come upon who does not write CSL: `container-title`, but not `source`.
_CSL_ALONE = {
    name
    for name in CSL_VARIABLES - PAPER_FIELD_NAMES.keys()
    if "-" in name or not name.islower() or name in ("issued", "accessed")
}
_OURS_ALONE = PAPER_FIELD_NAMES.keys() - CSL_VARIABLES
_LOOKED_AT = 20
# What a file calls its records where it says no more about them.
_CONTAINERS = frozenset(
    {"articles", "bibliography", "data", "entries", "items", "paper", "publications", "records"}
    | {"references", "results"}
)
_TITLES = frozenset({"title", "paper_title", "papertitle"})
_HEADINGS = frozenset({"category", "group", "heading", "name", "section", "title", "topic"})


def csl_items(tree: Tree | None) -> Sequence | None:
    """Return the items of a file that holds CSL-JSON or CSL-YAML, or None where it does not.

    Items stand alone, or under `items` or `references` as in pandoc's metadata, or the file is
    one. They are CSL's where more of their names are of CSL alone than of the canonical form.
    """
    items = tree
    if isinstance(tree, Mapping):
        inside = [value for name, value in tree.items if name.value in ("items", "references")]
        items = inside[0] if inside else Sequence([tree], tree.line, tree.column)
    if not isinstance(items, Sequence):
        return None
    ours = csl = 0
    for record in islice(_records(items), _LOOKED_AT):
        values = {name.value or "": value for name, value in record.items}
        if values.keys().isdisjoint(("id", "type", "citation-key")):
            continue
        csl += len(_CSL_ALONE & values.keys()) + _has_csl_type(values.get("type"))
        ours += len(_OURS_ALONE & {name.lower() for name in values.keys() - CSL_VARIABLES})
    return items if csl > ours else None


def _has_csl_type(tree: Tree | None) -> bool:
    return isinstance(tree, Scalar) and tree.value in CSL_TYPES


def _records(tree: Tree) -> Iterator[Mapping]:
    if isinstance(tree, Sequence):
        yield from (item for item in tree.items if isinstance(item, Mapping))


def in_canonical_shape(tree: Tree | None, titles: frozenset[str] = frozenset()) -> Tree | None:
    """Return a tree with `lists` and `papers`, whatever stands around its records.

    A name over records is the title of a list, or the key of the one record below it. `titles`
    are names that a title has besides the usual. What is canonical already, or is no such
    thing, comes back as it is.
    """
    return _Shaper(_TITLES | titles).whole(tree)


class _Shaper:
    def __init__(self, titles: frozenset[str]) -> None:
        self._titles = titles

    def whole(self, tree: Tree | None) -> Tree | None:
        if isinstance(tree, Sequence):
            return self._groups(tree) if any(map(self._is_group, _records(tree))) else tree
        if not isinstance(tree, Mapping) or _is_canonical(tree):
            return tree
        if self._is_record(tree):
            return Sequence([tree], tree.line, tree.column)
        holding = [(name, value) for name, value in tree.items if self._holds_records(value)]
        if len(holding) == 1 and (holding[0][0].value or "").lower() in _CONTAINERS:
            return self.whole(holding[0][1])
        return self._categories(tree) if holding else tree

    def _is_record(self, tree: Tree) -> bool:
        return isinstance(tree, Mapping) and self._has_title(tree) and not self._is_group(tree)

    def _has_title(self, tree: Mapping) -> bool:
        return any(
            (name.value or "").lower() in self._titles and isinstance(value, Scalar)
            for name, value in tree.items
        )

    def _is_group(self, tree: Mapping) -> bool:
        """Tell a mapping that has records, or groups of them, in a list of its own."""
        return any(self._holds_titled(value) for _, value in tree.items)

    def _holds_titled(self, tree: Tree) -> bool:
        first = next(_records(tree), None)
        return first is not None and (self._has_title(first) or self._is_group(first))

    def _holds_records(self, tree: Tree) -> bool:
        if isinstance(tree, Mapping):
            return self._is_record(tree) or any(
                self._holds_records(value) for _, value in tree.items
            )
        return next(_records(tree), None) is not None

    def _categories(self, tree: Mapping) -> Mapping:
        lists: list[Tree] = []
        papers: list[Tree] = []
        rest: list[tuple[Scalar, Tree]] = []
        for name, value in tree.items:
            if isinstance(value, Mapping) and self._is_record(value):
                papers.append(_with_key(name, value))
            elif not self._holds_records(value):
                rest.append((name, value))
            else:
                inside = self._categories(value).items if isinstance(value, Mapping) else []
                inside = inside or self._inside(name, value)
                lists.append(Mapping([_title(name, name), *inside], name.line, name.column))
        found = [("lists", lists), ("papers", papers)]
        whole: list[tuple[Scalar, Tree]] = [
            (_named(name, tree), Sequence(items, tree.line, tree.column))
            for name, items in found
            if items
        ]
        return Mapping([*whole, *rest], tree.line, tree.column)

    def _inside(self, name: Scalar, tree: Tree) -> list[tuple[Scalar, Tree]]:
        """Return a list of records, or of groups, as `papers` or `lists`."""
        shaped = self.whole(tree)
        return shaped.items if isinstance(shaped, Mapping) else [(_named("papers", name), tree)]

    def _groups(self, tree: Sequence) -> Mapping:
        """Return `[{category: ..., papers: [...]}]` as `lists`, records among them as `papers`."""
        groups: list[Tree] = []
        papers: list[Tree] = []
        for item in tree.items:
            if not isinstance(item, Mapping) or not self._is_group(item):
                papers.append(item)
                continue
            fields: list[tuple[Scalar, Tree]] = []
            for name, value in item.items:
                if name.value in LIST_FIELDS:
                    fields.append((name, value))
                elif self._holds_titled(value):
                    fields += self._inside(name, value)
                elif (name.value or "").lower() in _HEADINGS and isinstance(value, Scalar):
                    fields.append(_title(name, value))
                else:
                    fields.append((name, value))
            groups.append(Mapping(fields, item.line, item.column))
        found = [("lists", groups), ("papers", papers)]
        return Mapping(
            [
                (_named(name, tree), Sequence(items, tree.line, tree.column))
                for name, items in found
            ],
            tree.line,
            tree.column,
        )


def _is_canonical(tree: Mapping) -> bool:
    return any(name.value in ("lists", "papers") for name, _ in tree.items)


def _with_key(name: Scalar, record: Mapping) -> Mapping:
    key = name.value or ""
    if any(label.value == "key" for label, _ in record.items) or not is_citable(key):
        return record
    if key.isdigit():
        return record
    return Mapping([(_named("key", name), name), *record.items], record.line, record.column)


def _title(name: Scalar, value: Scalar) -> tuple[Scalar, Tree]:
    return _named("title", name), Scalar(escape(value.value or ""), value.line, value.column)


def _named(name: str, tree: Tree) -> Scalar:
    return Scalar(name, tree.line, tree.column)
