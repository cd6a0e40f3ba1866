"""Declare the options of the directives: the one table that parsing and the documentation read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_paperlist.extension.config import not_a_count, unknown_part, unknown_style
from sphinx_paperlist.extension.numbering import NUMBERINGS
from sphinx_paperlist.extension.records import HERE, LAYOUTS, OWN_BOX, PAGE, SITE
from sphinx_paperlist.papers.expression import compile_where
from sphinx_paperlist.papers.query import parse_sort
from sphinx_paperlist.papers.text import did_you_mean, one_of


class Option(NamedTuple):
    """Describe one option.

    `parse` turns its text into its value; it raises ValueError with a message for people.
    """

    name: str
    parse: Callable[[str], Any]
    default: Any
    meaning: str


class OptionSpec(dict[str, Callable[[str], str]]):
    """Accept every option as text, so that a wrong one does not cost the whole listing.

    docutils drops a directive with an unknown or unparsable option, and MyST does not; with
    this both hand the options over, and `parse_options` says what is wrong with them.
    """

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, name: str) -> Callable[[str], str]:
        return _as_text


def _as_text(argument: str | None) -> str:
    return (argument or "").strip()


def _flag(text: str) -> bool:
    if text.lower() in ("", "true", "yes", "on"):
        return True
    if text.lower() in ("false", "no", "off"):
        return False
    raise ValueError("it takes no value")


def _count(text: str) -> int:
    if not text.isdecimal() or not_a_count(int(text)):
        raise ValueError("it must be a whole number, 0 or more")
    return int(text)


def _style(text: str) -> str:
    if problem := unknown_style(text):
        raise ValueError(problem)
    return text


def _show(text: str) -> tuple[str, ...]:
    names = tuple(text.replace(",", " ").split())
    if problem := unknown_part(names):
        raise ValueError(problem)
    return names


def _numbering(text: str) -> str:
    if text not in NUMBERINGS:
        raise ValueError(one_of(text, NUMBERINGS))
    return text


def _layout(text: str) -> str:
    if text not in LAYOUTS:
        raise ValueError(one_of(text, LAYOUTS))
    return text


def _box(text: str) -> str:
    """Return the name of a filter box; one without a name is the listing's own."""
    if len(text.split()) > 1:
        raise ValueError("it is one word, which listings with one box have in common, or nothing")
    return text or OWN_BOX


def _where(text: str) -> str:
    compile_where(text)
    return text


def _cited(text: str) -> tuple[str, ...]:
    """Return where papers are to be cited: one of three scopes, or documents."""
    names = tuple(text.replace(",", " ").split()) or (PAGE,)
    if len(names) > 1 and not {HERE, PAGE, SITE}.isdisjoint(names):
        raise ValueError(f"it is {HERE}, {PAGE}, {SITE}, or names of documents")
    return names


def _classes(text: str) -> tuple[str, ...]:
    return tuple(directives.class_option(text))


def _name(text: str) -> str:
    return nodes.fully_normalize_name(text)


def _table(*options: Option) -> Mapping[str, Option]:
    return MappingProxyType({option.name: option for option in options})


_SHOWN = (
    Option("style", _style, None, "Style of the listing, in place of `paperlist_style`."),
    Option("show", _show, None, "Parts of an entry, in place of `paperlist_show`."),
    Option("max-authors", _count, None, 'Names before "et al.", in place of the configuration.'),
    Option(
        "home",
        _flag,
        False,
        "Citations from elsewhere link to this listing, not to the first that shows a paper.",
    ),
    Option("class", _classes, (), "Further classes of the listing."),
    Option("name", _name, "", "Name by which `ref` links to the listing."),
)

LISTING_OPTIONS = _table(
    Option("where", _where, "", "Show only the papers for which the expression is true."),
    Option("sort", parse_sort, (), "Fields to sort by, `-` for falling: `-year, title`."),
    Option("group-by", parse_sort, (), "Fields to group by, the first outermost."),
    Option("limit", _count, None, "Show no more papers than this."),
    *_SHOWN,
    Option(
        "numbering",
        _numbering,
        "arabic",
        "`arabic`, `reversed` (the last is 1), `continue` (after the listing before, on whatever "
        "page) or `none`.",
    ),
    Option(
        "layout",
        _layout,
        "list",
        "`list`, or `compact`: one line an entry, without the parts that are paragraphs unless "
        "`show` names them.",
    ),
    Option(
        "filter-box",
        _box,
        "",
        "A box to filter the papers by text, year, venue and tag, in HTML. Listings of a page that "
        "give it the same name share the box of the first.",
    ),
    Option("title", str, "", "Title over the listing."),
    Option("heading", _flag, False, "Sub-lists and groups are sections, not rubrics."),
    Option("depth", _count, None, "How many levels of sub-lists are shown; all if not given."),
    Option(
        "cited",
        _cited,
        (),
        "Show only papers cited `here` (in the nearest section or object description around the "
        "listing), on this `page` (so without a value), in the `site`, or on named documents.",
    ),
    Option("uncited", _flag, False, "Show only papers that no page cites."),
)
PAPER_OPTIONS = _table(*_SHOWN)


def parse_options(
    given: Mapping[str, str], table: Mapping[str, Option], report: Callable[[str, str, bool], None]
) -> dict[str, Any]:
    """Return the values of all options of a table, defaults included.

    `report(name, problem, known)` is called for each option that is unknown or has a value it
    cannot have; the default stands in for it.
    """
    values = {name: option.default for name, option in table.items()}
    for name, text in given.items():
        option = table.get(name)
        if option is None:
            hint = did_you_mean(name, table)
            report(name, hint or f"there are {', '.join(sorted(table))}", False)
            continue
        try:
            values[name] = option.parse(text or "")
        except ValueError as error:
            report(name, str(error), True)
    return values
