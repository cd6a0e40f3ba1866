"""Read CSL items, as Zotero, pandoc and Crossref write them in JSON or YAML.

The variables are those of CSL 1.0.2; which field each fills is said in the field table.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx_paperlist.papers.csl import CSL_FIELDS, CSL_VARIABLES
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.fields import Field, Kind
from sphinx_paperlist.papers.identifiers import arxiv_id
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.keys import is_citable
from sphinx_paperlist.papers.model import PAPER_FIELD_NAMES, Paper, Source
from sphinx_paperlist.papers.name_parsing import means_others, parse_name, parse_names
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.private import is_private
from sphinx_paperlist.papers.text import without_stop
from sphinx_paperlist.sources.canonical import CanonicalReader
from sphinx_paperlist.sources.dates import made_date, read_date
from sphinx_paperlist.sources.foreign import FieldMap
from sphinx_paperlist.sources.markup import markdown_of
from sphinx_paperlist.sources.tree import Mapping, Scalar, Sequence, Tree
from sphinx_paperlist.sources.values import as_text, converter, is_empty

# Addresses, numbers, and the library and item numbers of Zotero name a record and no paper.
_NO_KEY = re.compile(r"\d+(?:/[A-Z0-9]{8})?|[a-z]+:/.*", re.IGNORECASE)
# Zotero keeps variables that it has no field for as lines of its field "Extra".
_NOTE_LINE = re.compile(r"([A-Za-z_][\w. -]{0,40}?)\s*:\s*(\S.*)")
_IN_NOTES = {
    name.lower(): name
    for name in CSL_VARIABLES - {"abstract", "author", "custom", "editor", "id", "note", "title"}
}
_PARTICLES = ("dropping-particle", "non-dropping-particle")
_SPLIT = re.compile(r"\s*[,;，；]\s*")
_CONVERTED = frozenset({Kind.URL, Kind.DOI})


def read_csl(items: Sequence, name: str) -> Source:
    """Read CSL items into papers; what no field holds is kept as `extra`."""
    reader = _Reader(name)
    papers = [paper for item in items.items if (paper := reader.paper_of(item))]
    return Source(path=name, papers=tuple(papers), diagnostics=tuple(reader.diagnostics))


class _Reader(CanonicalReader):
    def __init__(self, name: str) -> None:
        super().__init__(name, FieldMap({}))

    def paper_of(self, item: Tree) -> Paper | None:
        if not isinstance(item, Mapping):
            self.misplaced(item, "an item with `id`, `type` and `title`", Code.UNREAD_ITEM)
            return None
        variables = self._variables(item)
        values: dict[str, Any] = {}
        custom = variables.pop("custom", None)
        if isinstance(custom, Mapping):
            values = self.fields(custom, PAPER_FIELD_NAMES)
        elif custom is not None:
            variables["custom"] = custom
        self._take_note(variables, values)
        self._take_key(variables, values)
        extra = dict(values.pop("extra", ()))
        for variable, tree in variables.items():
            if not is_empty(tree):
                self._take(variable, tree, values, extra)
        _take_arxiv(values, extra)
        if extra:
            values["extra"] = tuple(extra.items())
        if not values.get("title"):
            # A map of fields does not reach CSL, whose names are fixed.
            self.say_no_title(item, values | {"extra": ()})
            return None
        return Paper(**values, origin=self.at(item))

    def _variables(self, item: Mapping) -> dict[str, Tree]:
        variables: dict[str, Tree] = {}
        for label, tree in item.items:
            name = label.value or ""
            if name in variables:
                self.say(Code.DUPLICATE_FIELD, label, f"`{name}` is given twice", "delete one")
            else:
                variables[name] = tree
        return variables

    def _take_note(self, variables: dict[str, Tree], values: dict[str, Any]) -> None:
        """Take the variables out of a note that Zotero wrote; they do not replace others."""
        tree = variables.get("note")
        if not isinstance(tree, Scalar):
            return
        del variables["note"]
        if not tree.value or "note" in values:
            return
        rest = []
        for line in tree.value.split("\n"):
            match = _NOTE_LINE.fullmatch(line.strip())
            name = _note_variable(*match.groups()) if match else ""
            if match and name and name not in variables:
                variables[name] = Scalar(match[2], tree.line, tree.column)
            else:
                rest.append(line)
        if note := markdown_of("\n".join(rest)):
            values["note"] = note

    def _take_key(self, variables: dict[str, Tree], values: dict[str, Any]) -> None:
        aliases = list(values.get("aliases", ()))
        for name in ("citation-key", "id"):
            tree = variables.pop(name, None)
            text = tree.value.strip() if isinstance(tree, Scalar) and tree.value else ""
            if not text or tree is None:
                continue
            if name == "id" and _NO_KEY.fullmatch(text):
                aliases.append(text)
            elif not is_citable(text):
                message = f"`{name}: {text}` cannot be cited"
                self.say(Code.BAD_KEY, tree, message, "a key is made from the content")
            elif values.setdefault("key", text) != text:
                aliases.append(text)
        if aliases:
            values["aliases"] = tuple(dict.fromkeys(aliases))

    def _take(
        self, variable: str, tree: Tree, values: dict[str, Any], extra: dict[str, str]
    ) -> None:
        """Put a variable into its field, or into `extra` where it has none or cannot be read."""
        if variable == "arxiv":
            values.setdefault("arxiv", arxiv_id(as_text(tree)))
            return
        field = CSL_FIELDS.get(variable)
        if field and field.name in values and variable == field.csl:
            # Our own export says it more exactly under `custom`.
            return
        if field and field.name not in values:
            value = self._value(tree, field)
            if value:
                values[field.name] = value
                return
            if field.kind in _CONVERTED:
                return
        text = as_text(tree)
        if not is_private(variable, text):
            extra.setdefault(variable, text)

    def _value(self, tree: Tree, field: Field) -> object:
        match field.kind:
            case Kind.NAMES:
                return self._names_of(tree)
            case Kind.DATE:
                return self._date_of(tree)
            case Kind.TEXTS:
                # Runs of blanks become one, in which a separator is found at once.
                words = _SPLIT.split(" ".join(_text_of(tree).split()))
                return tuple(word for word in words if word)
            case Kind.INLINE:
                text = markdown_of(_text_of(tree))
                return without_stop(text) if field.name == "title" else text
            case kind if kind in _CONVERTED:
                return converter(kind)(tree, field, self)
            case _:
                text = _text_of(tree)
                marked = "<" in text or "&" in text
                return plain_text(markdown_of(text)) if marked else " ".join(text.split())

    def _names_of(self, tree: Tree) -> tuple[Name, ...]:
        if isinstance(tree, Scalar):
            return parse_names(tree.value or "")
        names = [
            self._name_of(one) for one in (tree.items if isinstance(tree, Sequence) else [tree])
        ]
        return tuple(name for name in names if name and name != Name())

    def _name_of(self, tree: Tree) -> Name | None:
        if isinstance(tree, Scalar):
            text = (tree.value or "").strip()
            return OTHERS if means_others(text) else parse_name(text) if text else None
        if not isinstance(tree, Mapping):
            self.misplaced(tree, "a name with `family` and `given`, or `literal`")
            return None
        parts = {
            label.value: " ".join(value.value.split())
            for label, value in tree.items
            if isinstance(value, Scalar) and value.value
        }
        whole = parts.get("literal") or parts.get("name", "")
        if whole:
            return OTHERS if means_others(whole) else Name(literal=whole)
        if "family" not in parts:
            return Name(literal=parts.get("given", ""))
        particle = " ".join(parts[name] for name in _PARTICLES if name in parts)
        # Quotation marks keep citeproc from taking a name apart.
        family = parts["family"].strip('"') or parts["family"]
        return Name(family, parts.get("given", ""), particle, parts.get("suffix", ""))

    def _date_of(self, tree: Tree) -> Date | None:
        date = _date_in(tree)
        text = " ".join(_scalars(tree))
        if date is None and any(map(str.isalnum, text)):
            hint = "write 2021, 2021-11 or 2021-11-03"
            self.say(Code.BAD_DATE, tree, f"'{text[:60].strip()}' is no date", hint)
        return date


def _note_variable(name: str, value: str) -> str:
    """Return the variable that a line of a note is for, or an empty text."""
    usual = name.strip().lower().replace(" ", "-")
    if usual == "arxiv":
        return "arxiv" if arxiv_id(value) else ""
    if usual.startswith(("tex.", "_")):
        return name.strip()
    return _IN_NOTES.get("citation-key" if usual == "citekey" else usual, "")


def _take_arxiv(values: dict[str, Any], extra: dict[str, str]) -> None:
    """Find the arXiv id where reference managers put it."""
    number, archive = values.get("number", ""), extra.get("archive", "")
    if "arxiv" in number.lower() and arxiv_id(number):
        values.setdefault("arxiv", arxiv_id(values.pop("number")))
    elif "arxiv" in archive.lower() and arxiv_id(extra.get("archive_location", "")):
        values.setdefault("arxiv", arxiv_id(extra["archive_location"]))


def _text_of(tree: Tree) -> str:
    """Return a text; of several, as Crossref has them, all."""
    if isinstance(tree, Scalar):
        return tree.value or ""
    if isinstance(tree, Sequence) and all(isinstance(one, Scalar) for one in tree.items):
        return "; ".join(one.value for one in tree.items if isinstance(one, Scalar) and one.value)
    return as_text(tree)


def _date_in(tree: Tree) -> Date | None:
    """Return a date, or the first of a range, in any of the forms that CSL processors read."""
    if isinstance(tree, Scalar):
        return read_date(tree.value or "")
    if isinstance(tree, Sequence):
        return _date_in(tree.items[0]) if tree.items else None
    parts = {label.value: value for label, value in tree.items}
    first = parts.get("date-parts")
    while isinstance(first, Sequence) and first.items and isinstance(first.items[0], Sequence):
        first = first.items[0]
    numbers = [parts.get(name) for name in ("year", "month", "day")]
    if isinstance(first, Sequence):
        numbers = [*first.items]
    year, *rest = [_number(number) for number in numbers[:3]] or [0]
    if date := made_date(year, *rest):
        return date
    texts = (parts.get(name) for name in ("raw", "literal"))
    return next((date for text in texts if text and (date := _date_in(text))), None)


def _number(tree: Tree | None) -> int:
    text = (tree.value or "").strip() if isinstance(tree, Scalar) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


def _scalars(tree: Tree) -> list[str]:
    if isinstance(tree, Scalar):
        return [tree.value or ""]
    if isinstance(tree, Sequence):
        return [text for one in tree.items for text in _scalars(one)]
    return [text for _, value in tree.items for text in _scalars(value)]
