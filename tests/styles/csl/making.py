"""Say in a line what a style makes of references.

Styles are written without what is around: `entry('<text variable="title"/>', title="On words")` is
the one entry of a bibliography, and `cited` what cites look like in a text. The terms of their
language are those of `TERMS`. Formatting is shown by tags, such as `<i>On words</i>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sphinx_paperlist.papers.csl import DATE_VARIABLES, NAME_VARIABLES
from sphinx_paperlist.papers.spans import Mark, Span
from sphinx_paperlist.styles.csl.bibliography import bibliography
from sphinx_paperlist.styles.csl.citation import citation
from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.disambiguation import disambiguated
from sphinx_paperlist.styles.csl.locale import Locale
from sphinx_paperlist.styles.csl.output import to_spans
from sphinx_paperlist.styles.csl.processor import Entry, Processor, registered
from sphinx_paperlist.styles.csl.reference import (
    OTHERS,
    DateParts,
    PersonName,
    Reference,
    ReferenceDate,
)
from sphinx_paperlist.styles.csl.style import Style, read_style

_TERMS: Mapping[str, str] = {
    "and": "and",
    "et-al": "et al.",
    "and others": "and others",
    "no date": "n.d.",
    "ibid": "ibid.",
    "bc": " BC",
    "ad": " AD",
    "month-05": "May",
    "season-01": "Spring",
    "ordinal": "th",
    "ordinal-01": "st",
    "ordinal-02": "nd",
    "ordinal-11": "th",
    "long-ordinal-01": "first",
    "in": "in",
}
_WORDS: Mapping[str, tuple[str, str, str, str]] = {
    "page": ("page", "pages", "p.", "pp."),
    "chapter": ("chapter", "chapters", "ch.", "chs."),
    "volume": ("volume", "volumes", "vol.", "vols."),
    "number-of-pages": ("page", "pages", "p.", "pp."),
    "editor": ("editor", "editors", "ed.", "eds."),
    "translator": ("translator", "translators", "trans.", "trans."),
    "editortranslator": (
        "editor &amp; translator",
        "editors &amp; translators",
        "ed. &amp; tr.",
        "eds. &amp; tr.",
    ),
}
TERMS = "".join(
    [
        *(f'<term name="{name}">{text}</term>' for name, text in _TERMS.items()),
        *(
            f'<term name="{name}" form="{form}">'
            f"<single>{one}</single><multiple>{many}</multiple></term>"
            for name, words in _WORDS.items()
            for form, one, many in (("long", *words[:2]), ("short", *words[2:]))
        ),
    ]
)
_DATE = re.compile(r"(-?\d+)(?:-(\d+))?(?:-(\d+))?")
_TAGS: Mapping[Mark, str] = {
    Mark.EMPHASIS: "i",
    Mark.STRONG: "b",
    Mark.SMALL_CAPS: "sc",
    Mark.SUPERSCRIPT: "sup",
    Mark.SUBSCRIPT: "sub",
    Mark.UNDERLINE: "u",
    Mark.LINK: "a",
}
_DISPLAYS = frozenset({"block", "left-margin", "right-inline", "indent"})


def people(*names: str | PersonName) -> tuple[PersonName, ...]:
    """Return names: `Ann Lee` has a given name, `Lee` has none; `others` says that there are more.

    What is a `PersonName` stays as it is.
    """
    return tuple(name if isinstance(name, PersonName) else _person(name) for name in names)


def _person(name: str) -> PersonName:
    if name == "others":
        return OTHERS
    given, _, family = name.rpartition(" ")
    return PersonName(family, given)


def _date(value: Any) -> ReferenceDate:
    """Return a date such as `2020-05-03`, or `2020/2021`, or `2020/` which goes on."""
    if isinstance(value, ReferenceDate):
        return value
    start, slash, end = str(value).partition("/")
    return ReferenceDate(_parts(start), _parts(end) if slash else None)


def _parts(text: str) -> DateParts:
    match = _DATE.fullmatch(text)
    return DateParts(*(int(part or 0) for part in match.groups())) if match else DateParts()


def reference(
    id: str = "",  # noqa: A002 - as the field is called
    type: str = "book",  # noqa: A002
    language: str = "",
    links: Mapping[str, str] | None = None,
    **variables: Any,
) -> Reference:
    """Return a reference; without an id, it has one that no other has that says something else.

    Names are given as for `people`, in one text with commas or as a tuple, dates as texts or years.
    """
    texts: dict[str, str] = {}
    names: dict[str, tuple[PersonName, ...]] = {}
    dates: dict[str, ReferenceDate] = {}
    for key, value in variables.items():
        name = key.replace("_", "-")
        if name in NAME_VARIABLES:
            names[name] = people(*(value.split(", ") if isinstance(value, str) else value))
        elif name in DATE_VARIABLES:
            dates[name] = _date(value)
        else:
            texts[name] = str(value)
    own = id or repr((type, language, texts, names, dates))
    return Reference(own, type, language, texts, names, dates, links or {})


def style(body: str, *, kind: str = "in-text", options: str = "") -> Style:
    """Return the style with this in it, which begins in line 2 of its file `style.csl`."""
    citation = "" if "<citation" in body else "<citation><layout/></citation>"
    return read_style(
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" {options}>'
        f"<locale><terms>{TERMS}</terms></locale>\n{body}{citation}</style>".encode(),
        "style.csl",
    )


def processor(
    body: str, *, language: str = "", fixed: bool = False, kind: str = "in-text", options: str = ""
) -> Processor:
    """Return what processes the style with this in it; the language has no other terms."""
    made = style(body, kind=kind, options=options)
    return Processor(made, Locale, language, (lambda _: False) if fixed else bool)


def listed(made: Processor, references: Iterable[Reference]) -> list[Entry]:
    """Return references as the entries of a bibliography."""
    return disambiguated(made, registered(made, references))


def entries(body: str, *references: Reference, **how: Any) -> list[str]:
    """Return the bibliography of references by the style with this in it."""
    made = processor(body, **how)
    found = listed(made, references)
    texts = bibliography(made, found)
    return [written(text, entry.reference.links) for entry, text in zip(found, texts, strict=True)]


def entry(layout: str, *, around: str = "", area: str = "", **variables: Any) -> str:
    """Return the only entry of a bibliography whose layout has this in it.

    `around` is what else is in the style, and `area` attributes of its `bibliography`.
    """
    how = {name: variables.pop(name) for name in _HOW & variables.keys()}
    body = f"{around}<bibliography {area}><layout>{layout}</layout></bibliography>"
    return entries(body, reference(**variables), **how)[0]


_HOW = frozenset({"kind", "options", "fixed"})


def cited(body: str, *cites: Cite | Reference, known: Iterable[Reference] = (), **how: Any) -> str:
    """Return cites that stand together, by the style with this in it.

    `known` are references in the order in which they are known, if there are more than are cited.
    """
    made = processor(body, **how)
    whole = [one if isinstance(one, Cite) else Cite(one) for one in cites]
    references = {one.id: one for one in [*known, *(cite.reference for cite in whole)]}
    found = {one.reference.id: one for one in listed(made, references.values())}
    return written(citation(made, found, whole))


def alone(body: str, *references: Reference, **how: Any) -> list[str]:
    """Return each of the references cited alone, by the style with this in it."""
    return [cited(body, one, known=references, **how) for one in references]


def written(text: str, links: Mapping[str, str] | None = None) -> str:
    """Return a finished text with tags for its formatting."""
    return "".join(map(_tagged, to_spans(text, links or {})))


def _tagged(span: Span) -> str:
    inside = span.text or "".join(map(_tagged, span.children))
    tag = span.role if span.role in _DISPLAYS else _TAGS.get(span.mark, "")
    return f"<{tag}>{inside}</{tag}>" if tag else inside
