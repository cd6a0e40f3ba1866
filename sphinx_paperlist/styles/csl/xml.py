"""Read the XML of styles and locales safely.

Only elements of CSL are kept. There are no entities but those of XML itself, nothing is fetched,
and neither size nor depth is without bounds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from typing import NamedTuple
from xml.parsers import expat

from sphinx_paperlist.papers.text import without_control_characters

_NAMESPACE = "http://purl.org/net/xbiblio/csl "
_XML = "http://www.w3.org/XML/1998/namespace "
# The largest official style has 120 kB, and nests 20 deep.
_MOST_BYTES = 4 * 2**20
_MOST_DEPTH = 100
_REFERENCE = re.compile(r"&#(?:x[0-9A-Fa-f]{1,6}|[0-9]{1,7});")


class CslError(Exception):
    """Say to the user what of a style or locale cannot be used, and where."""

    def __init__(self, message: str, path: str = "", line: int = 0) -> None:
        """Take the message, and where known the file and the line, counted from 1."""
        place = f"{path}:{line}: " if line else f"{path}: " if path else ""
        super().__init__(f"{place}{message}")


class Element(NamedTuple):
    """Hold an element of CSL: its local name, attributes, what is in it, and its line.

    The attribute `xml:lang` has that name.
    """

    name: str
    attributes: Mapping[str, str]
    children: tuple[Element, ...]
    text: str
    line: int

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute."""
        return self.attributes.get(name, default)

    def only(self, names: Collection[str]) -> Element:
        """Return the element with no other attributes than those named."""
        return self._replace(attributes={k: v for k, v in self.attributes.items() if k in names})

    def without(self, names: Collection[str]) -> Element:
        """Return the element without attributes of some names."""
        return self.only(self.attributes.keys() - set(names))

    def each(self, name: str) -> Iterator[Element]:
        """Yield the children of a name."""
        return (child for child in self.children if child.name == name)

    def child(self, name: str) -> Element | None:
        """Return the first child of a name."""
        return next(self.each(name), None)


def read_xml(data: bytes, path: str) -> Element:
    """Return the root of a document; raise `CslError` where it is not well-formed or safe."""
    if len(data) > _MOST_BYTES:
        raise CslError(f"larger than {_MOST_BYTES // 2**20} MiB; this is no style", path)
    builder = _Builder(path)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, values: builder.start(
        name, values, parser.CurrentLineNumber
    )
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.StartDoctypeDeclHandler = lambda *_: builder.refuse_doctype(parser.CurrentLineNumber)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise CslError(
            f"not well-formed XML: {expat.ErrorString(error.code)}", path, error.lineno
        ) from None
    except (LookupError, ValueError, Warning) as error:
        raise CslError(f"not readable as XML: {error}; save it as UTF-8", path) from None
    if builder.root is None:
        raise CslError("no style or locale of CSL (its namespace is missing)", path, 1)
    return builder.root


def _read(text: str) -> str:
    """Return a text with the characters that some official styles have escaped twice."""
    return without_control_characters(_REFERENCE.sub(_character, text) if "&" in text else text)


def _character(match: re.Match[str]) -> str:
    character = unescape(match[0])
    return " " if character in ("\t", "\n", "\r") else character


class _Builder:
    """Build the tree of a document while it is read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Element | None = None
        self._open: list[tuple[str, dict[str, str], int, list[Element], list[str]]] = []
        self._foreign = 0

    def refuse_doctype(self, line: int) -> None:
        raise CslError("a document type is declared; styles have none", self.path, line)

    def start(self, name: str, values: dict[str, str], line: int) -> None:
        if self._foreign or not name.startswith(_NAMESPACE):
            self._foreign += 1
            return
        if len(self._open) >= _MOST_DEPTH:
            raise CslError(f"elements nest deeper than {_MOST_DEPTH}", self.path, line)
        attributes = {key.replace(_XML, "xml:"): _read(value) for key, value in values.items()}
        self._open.append((name.removeprefix(_NAMESPACE), attributes, line, [], []))

    def characters(self, text: str) -> None:
        if self._open and not self._foreign:
            self._open[-1][4].append(text)

    def end(self, name: str) -> None:  # noqa: ARG002 - expat gives it
        if self._foreign:
            self._foreign -= 1
            return
        tag, attributes, line, children, texts = self._open.pop()
        text = _read("".join(texts))
        element = Element(tag, attributes, tuple(children), text, line)
        if self._open:
            self._open[-1][3].append(element)
        else:
            self.root = element
