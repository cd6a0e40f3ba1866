"""Turn data in the canonical form, of whatever notation, into papers and lists."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from typing import Any

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.fields import Field, Kind
from sphinx_paperlist.papers.model import (
    LIST_FIELDS,
    PAPER_FIELD_NAMES,
    PAPER_FIELDS,
    Mention,
    Paper,
    PaperList,
    Source,
    SourceList,
    Translation,
)
from sphinx_paperlist.papers.text import did_you_mean
from sphinx_paperlist.sources.slugs import give_slugs
from sphinx_paperlist.sources.tree import Mapping, Scalar, Sequence, Tree
from sphinx_paperlist.sources.values import Localized, Notes, as_text, converter

_TOP_FIELDS = {name: LIST_FIELDS[name] for name in ("lists", "papers")}


def read_canonical(tree: Tree | None, name: str) -> Source:
    """Read a tree in the canonical form; what does not fit is left out and said.

    A file that holds nothing but a sequence is read as its `papers`.
    """
    reader = _Reader(name)
    values: dict[str, Any] = {}
    if isinstance(tree, Sequence):
        values["papers"] = reader.papers(tree)
    elif isinstance(tree, Mapping):
        values = reader.fields(tree, _TOP_FIELDS)
    elif tree is not None and tree.value is not None:
        reader.misplaced(tree, "`lists:` or `papers:`")
    reader.report_unknown_fields()
    return Source(
        path=name,
        papers=values.get("papers", ()),
        lists=give_slugs(values.get("lists", ())),
        diagnostics=tuple(reader.diagnostics),
    )


class _Reader(Notes):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._unknown: dict[str, tuple[Tree, str]] = {}
        # By name and not by kind: looking up an enum's member takes as long as most conversions.
        self._converters: dict[str, Callable[[Tree, Field, Notes], object]] = {
            field.name: converter(field.kind)
            for field in (*PAPER_FIELDS.values(), *LIST_FIELDS.values())
            if field.kind not in (Kind.PAPERS, Kind.LISTS)
        }
        self._converters["papers"] = lambda tree, field, notes: self.papers(tree)
        self._converters["lists"] = lambda tree, field, notes: self.lists(tree)

    def fields(self, mapping: Mapping, known: MappingOf[str, Field]) -> dict[str, Any]:
        """Return values by field name; texts in several languages also as `translations`."""
        values: dict[str, Any] = {}
        extra: dict[str, str] = {}
        translations: list[Translation] = []
        for label, tree in mapping.items:
            name = label.value or ""
            field = known.get(name)
            if field is None:
                if name not in self._unknown:
                    self._unknown[name] = (label, did_you_mean(name, known, 1))
                extra.setdefault(name, as_text(tree))
                continue
            if field.name in values:
                self.say(Code.DUPLICATE_FIELD, label, f"`{name}` is given twice", "delete one")
                continue
            absent = isinstance(tree, Scalar) and tree.value is None
            if absent and field.kind is not Kind.LINKS:
                continue
            value = self._converters[field.name](tree, field, self)
            if isinstance(value, Localized):
                translations += [Translation(field.name, *pair) for pair in value.texts]
                value = value.texts[0][1]
            if value:
                values[field.name] = value
        if translations:
            values["translations"] = tuple(translations)
        if extra:
            values["extra"] = tuple(extra.items())
        return values

    def lists(self, tree: Tree) -> tuple[SourceList, ...]:
        if not isinstance(tree, Sequence):
            self.misplaced(tree, Kind.LISTS.value)
            return ()
        lists = []
        for item in tree.items:
            if isinstance(item, Mapping):
                values = self.fields(item, LIST_FIELDS)
                values.setdefault("title", values.get("id", ""))
                one: SourceList = PaperList(**values, origin=self.at(item))
                lists.append(one)
            else:
                self.misplaced(item, "a list with `title:` and `papers:`")
        return tuple(lists)

    def papers(self, tree: Tree) -> tuple[Paper | Mention, ...]:
        if not isinstance(tree, Sequence):
            self.misplaced(tree, Kind.PAPERS.value)
            return ()
        papers = (self.paper(item) for item in tree.items)
        return tuple(paper for paper in papers if paper is not None)

    def paper(self, tree: Tree) -> Paper | Mention | None:
        if isinstance(tree, Scalar) and tree.value and tree.value.strip():
            return Mention(tree.value.strip(), self.at(tree))
        if not isinstance(tree, Mapping):
            self.misplaced(tree, "a paper with `title:`, or the key of one")
            return None
        values = self.fields(tree, PAPER_FIELD_NAMES)
        if not values.get("title"):
            named = f"the paper '{values['key']}'" if "key" in values else "this paper"
            self.say(Code.MISSING_TITLE, tree, f"{named} has no title and is left out", "add one")
            return None
        return Paper(**values, origin=self.at(tree))

    def report_unknown_fields(self) -> None:
        for name, (label, hint) in self._unknown.items():
            self.say(
                Code.UNKNOWN_FIELD,
                label,
                f"no field '{name}' is known",
                hint or "it is kept, and not shown",
            )
