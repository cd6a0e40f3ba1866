"""Say where an element stands while it is compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from sphinx_paperlist.styles.csl.context import Context, Render
from sphinx_paperlist.styles.csl.locale import Locale
from sphinx_paperlist.styles.csl.punctuation import linked
from sphinx_paperlist.styles.csl.style import Area, Style
from sphinx_paperlist.styles.csl.xml import CslError, Element

Compiler: TypeAlias = "Callable[[Element, Scope], Render]"

# The options of names that `style`, `citation` and `bibliography` may hold for all names in them;
# where they are called otherwise there, by the name that they have at `name` or `names`.
INHERITED: Mapping[str, str] = MappingProxyType(
    {
        "and": "and",
        "delimiter-precedes-et-al": "delimiter-precedes-et-al",
        "delimiter-precedes-last": "delimiter-precedes-last",
        "et-al-min": "et-al-min",
        "et-al-use-first": "et-al-use-first",
        "et-al-use-last": "et-al-use-last",
        "et-al-subsequent-min": "et-al-subsequent-min",
        "et-al-subsequent-use-first": "et-al-subsequent-use-first",
        "initialize": "initialize",
        "initialize-with": "initialize-with",
        "name-as-sort-order": "name-as-sort-order",
        "sort-separator": "sort-separator",
        "name-form": "form",
        "name-delimiter": "delimiter",
        "names-delimiter": "names-delimiter",
    }
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Hold what the compilation of an element depends on.

    `options` are those of names that are inherited. `delimiter` is that of the group around, which
    also stands between what a `choose` element gives, unless this holds `alternatives`, of which
    the first is shown. `sorting` says that a sort key is compiled. `forced` are options of names
    that win over those of the names themselves. Where the area is `known` to be of use, branches
    are compiled when they are first taken: of most styles few are. `macros` keeps what was
    compiled, and None while it is.
    """

    style: Style
    locale: Locale
    area: Area
    compilers: Mapping[str, Compiler]
    options: Mapping[str, str]
    delimiter: str = ""
    alternatives: bool = False
    sorting: bool = False
    forced: Mapping[str, str] = field(default_factory=dict)
    known: bool = False
    macros: dict[str, Render | None] = field(default_factory=dict)

    def within(self, delimiter: str = "", *, alternatives: bool = False) -> Scope:
        """Return the scope inside of an element that has a delimiter, or holds alternatives."""
        return replace(self, delimiter=delimiter, alternatives=alternatives)

    def children(self, elements: Iterable[Element]) -> list[Render]:
        """Compile elements; raise `CslError` where one is unknown."""
        return [self._compile(element) for element in elements]

    def branch(self, elements: Sequence[Element]) -> Render:
        """Return what renders the elements of a branch."""

        def compiled() -> Render:
            children = self.children(elements)
            if self.alternatives:
                return lambda context: first_of(children, context)
            return in_sequence(children, self.delimiter)

        if not self.known:
            return compiled()
        found = cache(compiled)

        def render(context: Context) -> str:
            return found()(context)

        return render

    def _compile(self, element: Element) -> Render:
        compiler = self.compilers.get(element.name)
        if compiler is None:
            raise self.error(f"'{element.name}' is no rendering element", element)
        return compiler(element, self)

    def macro(self, element: Element) -> Render:
        """Return what the macro that an element calls renders."""
        name = element.get("macro")
        if name not in self.macros:
            macro = self.style.macros.get(name)
            if macro is None:
                raise self.error(f"there is no macro '{name}'", element)
            self.macros[name] = None
            self.macros[name] = in_sequence(self.within().children(macro.children))
        render = self.macros[name]
        if render is None:
            raise self.error(f"macro '{name}' calls itself", element)
        return render

    @property
    def implicit_suffix(self) -> bool:
        """Tell whether year suffixes follow the year, since the area does not say where."""
        return not self.sorting and not self.area.has_year_suffix

    @property
    def in_notes(self) -> bool:
        """Tell whether what is compiled stands in notes, where sentences begin."""
        return self.style.kind == "note" and self.area.name == "citation" and not self.sorting

    def error(self, message: str, element: Element) -> CslError:
        """Return an error that says where an element stands."""
        return CslError(message, self.style.path, element.line)


def inherited(*levels: Mapping[str, str]) -> Mapping[str, str]:
    """Return the options that names inherit from elements around them, the inner ones last."""
    found: dict[str, str] = {}
    for options in levels:
        found |= {INHERITED[name]: value for name, value in options.items() if name in INHERITED}
    return found


def in_sequence(children: Sequence[Render], delimiter: str = "") -> Render:
    """Return what renders elements one after the other."""
    if len(children) == 1:
        return children[0]
    return lambda context: rendered(children, delimiter, context)


def rendered(children: Sequence[Render], delimiter: str, context: Context) -> str:
    """Return what elements show, one after the other."""
    whole = ""
    for child in children:
        if text := child(context):
            whole = linked(whole, delimiter, text) if whole else text
    return whole


def first_of(children: Sequence[Render], context: Context) -> str:
    """Return what the first element shows that shows something."""
    return next(filter(None, (child(context) for child in children)), "")
