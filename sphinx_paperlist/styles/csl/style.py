"""Read a style (CSL 1.0.2, "Styles")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sphinx_paperlist.styles.csl.locale import Locale, read_locale
from sphinx_paperlist.styles.csl.xml import CslError, Element, read_xml

# Of the largest official style a reference meets 1,300 elements, which nest 61 deep.
_MOST_ELEMENTS = 20_000
_MOST_DEPTH = 100


class Area(NamedTuple):
    """Hold a `citation` or `bibliography` element: its options, layouts and sort keys.

    The first layout is for all languages that have none of their own; the others, an extension
    that CSL-M made, say for which languages they are. `has_year_suffix` says that a layout names
    the variable itself, `tests_disambiguation` that it asks what tells references apart.
    """

    name: str
    options: Mapping[str, str]
    layouts: tuple[Element, ...]
    sort: tuple[Element, ...]
    has_year_suffix: bool
    tests_disambiguation: bool


class Style(NamedTuple):
    """Hold what a style file says.

    `parent` is the address of the style that a dependent style stands for; it has no areas then.
    """

    path: str
    id: str
    title: str
    kind: str
    language: str
    parent: str
    options: Mapping[str, str]
    locales: tuple[Locale, ...]
    macros: Mapping[str, Element]
    citation: Area | None
    bibliography: Area | None


def read_style(data: bytes, path: str) -> Style:
    """Return the style in a file; raise `CslError` where it is none."""
    root = read_xml(data, path)
    if root.name != "style":
        raise CslError(f"no style: the root element is '{root.name}'", path, root.line)
    info = root.child("info")
    links = info.each("link") if info else ()
    parent = next(
        (link.get("href") for link in links if link.get("rel") == "independent-parent"), ""
    )
    citation, bibliography = root.child("citation"), root.child("bibliography")
    if citation is None and not parent:
        raise CslError("no style: there is no 'citation' element in it", path, root.line)
    macros = {one.get("name"): one for one in root.each("macro")}
    return Style(
        path,
        _text(info, "id"),
        _text(info, "title"),
        root.get("class"),
        root.get("default-locale"),
        parent,
        root.attributes,
        tuple(read_locale(one, path) for one in root.each("locale")),
        macros,
        _area(citation, macros, path) if citation else None,
        _area(bibliography, macros, path) if bibliography else None,
    )


def _text(info: Element | None, name: str) -> str:
    element = info.child(name) if info else None
    return element.text.strip() if element else ""


def _area(element: Element, macros: Mapping[str, Element], path: str) -> Area:
    layouts = sorted(element.each("layout"), key=lambda one: bool(one.get("locale")))
    if not layouts:
        raise CslError(f"'{element.name}' has no layout", path, element.line)
    sort = element.child("sort")
    keys = tuple(sort.each("key")) if sort else ()
    size = _size(element, macros)
    if size.met > _MOST_ELEMENTS or size.depth > _MOST_DEPTH:
        message = f"the macros of '{element.name}' call each other without end, or nearly so"
        raise CslError(message, path, element.line)
    called = list(_called(layouts, macros))
    return Area(
        element.name,
        element.attributes,
        tuple(layouts),
        keys,
        any(one.name == "text" and one.get("variable") == "year-suffix" for one in called),
        any(one.get("disambiguate") for one in called),
    )


class _Size(NamedTuple):
    """Hold how many elements a reference meets at most, and how deep they nest, macros called."""

    met: int = 1
    depth: int = 1


def _size(element: Element, macros: Mapping[str, Element]) -> _Size:
    """Return the size of an element; of each choice one branch is met."""
    known: dict[str, _Size] = {}

    def size(element: Element, level: int) -> _Size:
        if level > _MOST_DEPTH:
            return _Size()
        within = [size(child, level + 1) for child in element.children]
        name = element.get("macro")
        if name in macros and name not in known:
            # Who calls itself is refused elsewhere.
            known[name] = _Size()
            known[name] = size(macros[name], level + 1)
        called = known.get(name, _Size(0, 0))
        all_or_one = max if element.name == "choose" else sum
        met = 1 + called.met + all_or_one([*(one.met for one in within), 0])
        return _Size(met, 1 + max([called.depth, *(one.depth for one in within)]))

    return size(element, 1)


def _called(elements: Sequence[Element], macros: Mapping[str, Element]) -> Iterator[Element]:
    """Yield elements, those in them, and those in the macros that they call."""
    seen: set[str] = set()
    waiting = list(elements)
    while waiting:
        element = waiting.pop()
        yield element
        waiting += element.children
        name = element.get("macro")
        if name in macros and name not in seen:
            seen.add(name)
            waiting.append(macros[name])
