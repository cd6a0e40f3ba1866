"""Turn values of data files into what their fields hold, or say why not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from sphinx_paperlist.papers.dates import Date, parse_date
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.fields import Field, Kind
from sphinx_paperlist.papers.identifiers import arxiv_id, doi
from sphinx_paperlist.papers.keys import is_citable
from sphinx_paperlist.papers.model import Link
from sphinx_paperlist.papers.name_parsing import means_others, parse_name, parse_names
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.text import without_stop
from sphinx_paperlist.papers.urls import is_plain_web
from sphinx_paperlist.sources.links import check_inline, may_need_check, read_link
from sphinx_paperlist.sources.tree import Mapping, Scalar, Sequence, Tree

_REPEATED = re.compile(r"(.*)#([2-9]|[1-9][0-9]{1,3})", re.DOTALL)
_TIME = re.compile(r"(?<=\d)[T ]\d{2}:\d{2}\S*$")


class Notes:
    """Collect what there is to say about one file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.diagnostics: list[Diagnostic] = []
        # The same people write many papers, and many papers are of one year.
        self.names: dict[str, tuple[Name, ...]] = {}
        self.dates: dict[str, Date | None] = {}

    def at(self, tree: Tree) -> Origin:
        """Return the place of a value."""
        return Origin(self.name, tree.line, tree.column)

    def say(self, code: Code, tree: Tree, message: str, hint: str = "") -> None:
        """Note a finding at a value."""
        self.diagnostics.append(Diagnostic(self.at(tree), code, message, hint))

    def misplaced(self, tree: Tree, expected: str, code: Code = Code.BAD_STRUCTURE) -> None:
        """Note that a value is not of the shape that its place asks for."""
        found = {Scalar: "a text", Sequence: "a list", Mapping: "a mapping"}[type(tree)]
        if isinstance(tree, Scalar) and tree.value is None:
            found = "nothing"
        self.say(code, tree, f"expected {expected}, found {found}")


@dataclass(frozen=True, slots=True)
class Localized:
    """Hold one text in several languages, in the order in which they were written."""

    texts: tuple[tuple[str, str], ...]


Value: TypeAlias = (
    str | int | Date | Localized | tuple[str, ...] | tuple[Name, ...] | tuple[Link, ...] | None
)


Converter: TypeAlias = Callable[[Tree, Field, Notes], Value]


def _text(tree: Tree, field: Field, notes: Notes) -> str | None:
    if not isinstance(tree, Scalar):
        notes.misplaced(tree, f"{field.kind.value} for `{field.name}`")
        return None
    return " ".join((tree.value or "").split()) or None


def _inline(tree: Tree, field: Field, notes: Notes) -> str | Localized | None:
    if isinstance(tree, Mapping):
        texts = ((key.value or "", _inline(value, field, notes)) for key, value in tree.items)
        found = tuple((tag, text) for tag, text in texts if tag and isinstance(text, str))
        return Localized(found) if found else None
    text = _text(tree, field, notes)
    if text and may_need_check(text):
        check_inline(text, notes.at(tree), notes.diagnostics)
    return without_stop(text) or None if text and field.name == "title" else text


def _key(tree: Tree, field: Field, notes: Notes) -> str | None:
    text = _text(tree, field, notes)
    if text and not is_citable(text):
        notes.say(
            Code.BAD_KEY,
            tree,
            f"`{field.name}: {text}` cannot be cited",
            "leave out blanks, commas, braces, angle brackets, backquotes, ! and \\",
        )
        return None
    return text


def _date(tree: Tree, field: Field, notes: Notes) -> Date | None:
    text = _text(tree, field, notes)
    if text is None:
        return None
    date = notes.dates.get(text)
    if date is None:
        # Programs write times behind dates, as in ISO 8601.
        date = notes.dates[text] = parse_date(_TIME.sub("", text))
    if date is None:
        notes.say(Code.BAD_DATE, tree, f"'{text}' is no date", "write 2021, 2021-11 or 2021-11-03")
    return date


def _integer(tree: Tree, field: Field, notes: Notes) -> int | None:
    text = _text(tree, field, notes)
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return int(text)
    notes.say(Code.BAD_VALUE, tree, f"`{field.name}: {text}` is not {field.kind.value}")
    return None


def _texts(tree: Tree, field: Field, notes: Notes) -> tuple[str, ...]:
    items = tree.items if isinstance(tree, Sequence) else [tree]
    return tuple(text for item in items if (text := _text(item, field, notes)))


def _url(tree: Tree, field: Field, notes: Notes) -> str | None:
    text = _text(tree, field, notes)
    link = read_link(field.name, text, notes.at(tree), notes.diagnostics) if text else None
    return link.url if link else None


def _identifier(recognise: Callable[[str], str]) -> Converter:
    def convert(tree: Tree, field: Field, notes: Notes) -> str | None:
        text = _text(tree, field, notes)
        if text and not recognise(text):
            notes.say(Code.BAD_VALUE, tree, f"`{field.name}: {text}` is not {field.kind.value}")
            return None
        return text

    return convert


def _links(tree: Tree, field: Field, notes: Notes) -> tuple[Link, ...]:
    if not isinstance(tree, Mapping):
        notes.misplaced(tree, f"{field.kind.value} for `{field.name}`")
        return ()
    links = []
    uses: dict[str, int] = {}
    for name, value in tree.items:
        label = _label(name.value or "", uses)
        for item in value.items if isinstance(value, Sequence) else [value]:
            if isinstance(item, Scalar):
                uses[label] = uses.get(label, 0) + 1
                url = item.value or ""
                if is_plain_web(url):
                    links.append(Link(label, url))
                elif link := read_link(label, url, notes.at(item), notes.diagnostics):
                    links.append(link)
            else:
                notes.misplaced(item, f"a URL for the link '{label}'")
    return tuple(links)


def _label(name: str, uses: MappingOf[str, int]) -> str:
    """Return the label of a link: `PDF#2` is the second `PDF`."""
    match = _REPEATED.fullmatch(name) if "#" in name else None
    return match[1] if match and uses.get(match[1], 0) == int(match[2]) - 1 else name


def _names(tree: Tree, field: Field, notes: Notes) -> tuple[Name, ...]:
    if isinstance(tree, Scalar):
        return parse_names(tree.value or "")
    if isinstance(tree, Mapping):
        return tuple(_name_from_parts(tree, notes))
    names: list[Name] = []
    for item in tree.items:
        if isinstance(item, Scalar):
            text = item.value or ""
            if text not in notes.names:
                notes.names[text] = _names_in(text)
            names += notes.names[text]
        elif isinstance(item, Mapping):
            names += _name_from_parts(item, notes)
        else:
            notes.misplaced(item, f"a name in `{field.name}`")
    return tuple(names)


def _names_in(text: str) -> tuple[Name, ...]:
    if means_others(text):
        return (OTHERS,)
    names = parse_names(text) if " and " in text else (parse_name(text),)
    return tuple(filter(any, names))


def _name_from_parts(tree: Mapping, notes: Notes) -> Iterator[Name]:
    """Yield a name given by parts: `{name: ...}` whole, or CSL's `{family: ..., given: ...}`."""
    parts: dict[str, str] = {}
    for key, value in tree.items:
        part = _NAME_PARTS.get(key.value or "")
        if part is None or not isinstance(value, Scalar):
            notes.misplaced(
                value, f"one of {', '.join(f'`{known}`' for known in _NAME_PARTS)} of a name"
            )
        elif value.value:
            parts[part] = " ".join(value.value.split())
    if parts:
        yield Name(**parts)


_NAME_PARTS: MappingOf[str, str] = MappingProxyType(
    {
        "name": "literal",
        "literal": "literal",
        "family": "family",
        "given": "given",
        "particle": "particle",
        "non-dropping-particle": "particle",
        "dropping-particle": "particle",
        "suffix": "suffix",
    }
)

_CONVERTERS: MappingOf[Kind, Converter] = MappingProxyType(
    {
        Kind.KEY: _key,
        Kind.TEXT: _text,
        Kind.INLINE: _inline,
        Kind.NAMES: _names,
        Kind.DATE: _date,
        Kind.INTEGER: _integer,
        Kind.TEXTS: _texts,
        Kind.URL: _url,
        Kind.ARXIV: _identifier(arxiv_id),
        Kind.DOI: _identifier(doi),
        Kind.LINKS: _links,
    }
)


def converter(kind: Kind) -> Converter:
    """Return what makes values of a kind: None, with a note, where one cannot be used."""
    return _CONVERTERS[kind]


def is_empty(tree: Tree) -> bool:
    """Tell whether a value holds nothing."""
    if isinstance(tree, Scalar):
        return not (tree.value or "").strip()
    return not tree.items


def as_text(tree: Tree) -> str:
    """Return any value as text: a scalar as it is, the rest as JSON."""

    def data(tree: Tree) -> object:
        match tree:
            case Scalar(value=value):
                return value
            case Sequence(items=items):
                return [data(item) for item in items]
            case Mapping(items=pairs):
                return {key.value: data(value) for key, value in pairs}

    return (
        tree.value or "" if isinstance(tree, Scalar) else json.dumps(data(tree), ensure_ascii=False)
    )
