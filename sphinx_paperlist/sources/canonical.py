"""Turn data in the canonical form, of whatever notation, into papers and lists."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from typing import Any

from sphinx_paperlist.papers.dates import parse_date
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
from sphinx_paperlist.papers.private import is_private
from sphinx_paperlist.papers.text import did_you_mean
from sphinx_paperlist.papers.usual import EXTRA
from sphinx_paperlist.sources.foreign import FieldMap, Target, suggestion, usual_target
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.slugs import give_slugs
from sphinx_paperlist.sources.tree import Mapping, Scalar, Sequence, Tree
from sphinx_paperlist.sources.values import Localized, Notes, as_text, converter, is_empty

_NO_OPTIONS = ReadingOptions()
_TOP_FIELDS = {name: LIST_FIELDS[name] for name in ("lists", "papers")}


def read_canonical(tree: Tree | None, name: str, options: ReadingOptions = _NO_OPTIONS) -> Source:
    """Read a tree in the canonical form; what does not fit is left out and said.

    A file that holds nothing but a sequence is read as its `papers`. Fields of papers that are
    called otherwise go where the options say, or where their name can mean only one thing.
    """
    reader = CanonicalReader(name, FieldMap(options.field_map))
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


class CanonicalReader(Notes):
    """Read fields, papers and lists of one file, and collect what there is to say."""

    def __init__(self, name: str, field_map: FieldMap) -> None:
        super().__init__(name)
        self._map = field_map
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
        targets = self._map.targets if known is PAPER_FIELD_NAMES else {}
        mapped: list[tuple[Target, Scalar, Tree]] = []
        foreign: list[tuple[Scalar, Tree]] = []
        for label, tree in self._map.opened(mapping.items):
            name = label.value or ""
            if name in targets:
                mapped.append((targets[name], label, tree))
            elif (field := known.get(name)) is None:
                foreign.append((label, tree))
            elif field.name in values:
                self._add_again(values, field, label, tree)
            elif field.kind is Kind.LINKS or not (isinstance(tree, Scalar) and tree.value is None):
                self._add(values, field, tree)
        for one in mapped:
            self._add_foreign(values, *one)
        if foreign:
            self._place_foreign(values, foreign, known)
        return values

    def _add(self, values: dict[str, Any], field: Field, tree: Tree) -> None:
        value = self._converters[field.name](tree, field, self)
        if isinstance(value, Localized):
            texts = tuple(Translation(field.name, *pair) for pair in value.texts)
            values["translations"] = values.get("translations", ()) + texts
            value = value.texts[0][1]
        if value:
            values[field.name] = value

    def _add_again(self, values: dict[str, Any], field: Field, label: Scalar, tree: Tree) -> None:
        """Note that a field is given twice; a date and its year are no contradiction."""
        if field.kind is Kind.DATE and isinstance(tree, Scalar):
            date, earlier = parse_date(tree.value or ""), values[field.name]
            if date and f"{earlier}-".startswith(f"{date}-"):
                return
            if date and str(date).startswith(f"{earlier}-"):
                values[field.name] = date
                return
        self.say(Code.DUPLICATE_FIELD, label, f"`{label.value}` is given twice", "delete one")

    def _add_foreign(
        self, values: dict[str, Any], target: Target, label: Scalar, tree: Tree
    ) -> None:
        """Add the value of a field that is called otherwise to what there is."""
        field = target.field
        if field is None or is_empty(tree):
            return
        if target.label:
            link = Scalar(target.label, label.line, label.column)
            tree = Mapping([(link, tree)], tree.line, tree.column)
        found: dict[str, Any] = {}
        self._add(found, field, tree)
        value, earlier = found.get(field.name), values.get(field.name)
        if isinstance(value, tuple) and isinstance(earlier, tuple):
            values[field.name] = (*earlier, *(one for one in value if one not in earlier))
        elif earlier is None:
            values |= found
        elif value is not None and value != earlier:
            message = f"`{label.value}` gives a second `{field.name}`"
            self.say(Code.DUPLICATE_FIELD, label, message, "delete or map one of them")

    def _place_foreign(
        self,
        values: dict[str, Any],
        foreign: list[tuple[Scalar, Tree]],
        known: MappingOf[str, Field],
    ) -> None:
        """Place fields whose name can mean only one thing, and keep the others as `extra`."""
        extra: dict[str, str] = {}
        for label, tree in foreign:
            name = label.value or ""
            if name == EXTRA and isinstance(tree, Mapping):
                inside = ((key.value or "", as_text(inner)) for key, inner in tree.items)
                extra |= {key: text for key, text in inside if not is_private(key, text)}
                continue
            target = usual_target(name, tree) if known is PAPER_FIELD_NAMES else None
            if target and target.field and (target.label or target.field.name not in values):
                self._add_foreign(values, target, label, tree)
                continue
            text = as_text(tree)
            if is_private(name, text):
                continue
            if name not in self._unknown and not is_empty(tree):
                hint = suggestion(name, tree) if known is PAPER_FIELD_NAMES else ""
                hint = hint or did_you_mean(name, known, 1) or "it is kept, and not shown"
                self._unknown[name] = (label, hint)
            extra.setdefault(name, text)
        if extra:
            values["extra"] = tuple(extra.items())

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
            self.misplaced(tree, "a paper with `title:`, or the key of one", Code.UNREAD_ITEM)
            return None
        values = self.fields(tree, PAPER_FIELD_NAMES)
        if not values.get("title"):
            self.say_no_title(tree, values)
            return None
        return Paper(**values, origin=self.at(tree))

    def say_no_title(self, tree: Tree, values: MappingOf[str, Any]) -> None:
        """Note that a record has no title, and what it has instead."""
        named = f"the paper '{values['key']}'" if "key" in values else "this paper"
        others = ", ".join(name for name, text in values.get("extra", ()) if text)
        hint = f"add one, or map its name with paperlist_field_map: it has {others}"
        message = f"{named} has no title and is left out"
        self.say(Code.MISSING_TITLE, tree, message, hint if others else "add one")

    def report_unknown_fields(self) -> None:
        """Note each name that no field has, where it stands first."""
        for name, (label, hint) in self._unknown.items():
            self.say(Code.UNKNOWN_FIELD, label, f"no field '{name}' is known", hint)
