"""Write papers as CSL-JSON, by the schema of CSL 1.0.2.

What CSL has no variable for stands in the item's `custom` object under our own names, in the
canonical form, so that reading it back loses nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from sphinx_paperlist.exports.canonical import Data, field_data, unknown_data
from sphinx_paperlist.papers.csl import CSL_TYPES, CSL_VARIABLES
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.fields import Field, Kind
from sphinx_paperlist.papers.identifiers import arxiv_id, arxiv_url
from sphinx_paperlist.papers.inline import escape, parse_inline, plain_text
from sphinx_paperlist.papers.model import PAPER_FIELDS, Paper, PaperList
from sphinx_paperlist.papers.names import Name
from sphinx_paperlist.papers.spans import Mark, Span

_TAGS = {Mark.EMPHASIS: "i", Mark.STRONG: "b"}
# No value that is read nests deeper (sources/json_tree.py).
_MAX_DEPTH = 100
# What a reader of CSL's rich text may take for markup.
_MARKUP = re.compile(r"[<&]")
_SEPARATORS = re.compile(r"[,;，；]")


def write(
    papers: Mapping[str, Paper],
    lists: Sequence[PaperList[str]] = (),  # noqa: ARG001 - CSL has no lists
    *,
    extra: bool = True,
) -> str:
    """Return papers as a list of CSL items; lists are what CSL cannot hold."""
    items = [_item(key, paper, extra=extra) for key, paper in papers.items()]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(key: str, paper: Paper, *, extra: bool) -> dict[str, Data]:
    paper = paper._replace(key=key, type=paper.type or _type_of(paper))
    item: dict[str, Data] = {"id": key}
    for field in PAPER_FIELDS.values():
        if field.csl and getattr(paper, field.name):
            item[field.csl] = _variable(paper, field)
    if paper.type not in CSL_TYPES:
        item["type"] = _type_of(paper)
    if number := arxiv_id(paper.arxiv):
        # As Zotero has it; where the number is taken, as archives are named.
        place = "archive_location" if paper.number else "number"
        item |= {"archive": "arXiv"} if paper.number else {}
        item |= {place: f"arXiv:{number}"}
        item.setdefault("URL", arxiv_url(number))
    unknown = []
    for name, text in paper.extra if extra else ():
        if name in CSL_VARIABLES and name not in item and name not in _APART:
            item[name] = _restored(text)
        else:
            unknown.append((name, text))
    custom = dict(_custom(paper)) | unknown_data(unknown)
    return item | {"custom": custom} if custom else item


# Variables that mean more than their own text where items are read.
_APART = frozenset({"archive", "archive_location", "custom", "journalAbbreviation", "shortTitle"})


def _restored(text: str) -> Data:
    """Return what an unknown variable was where it was read, if that was no text."""
    if text[:1] in "[{":
        try:
            data: Data = json.loads(text)
            sound = not _is_deep(data, _MAX_DEPTH)
            # Numbers beyond all bounds are none of JSON.
            if sound and json.dumps(data, ensure_ascii=False, allow_nan=False) == text:
                return data
        except (ValueError, RecursionError):
            return text
    return text


def _is_deep(data: Data, levels: int) -> bool:
    """Tell whether data nests deeper than so many levels."""
    if isinstance(data, Mapping):
        data = list(data.values())
    if isinstance(data, (str, int)) or not isinstance(data, Sequence):
        return False
    return not levels or any(_is_deep(one, levels - 1) for one in data)


def _type_of(paper: Paper) -> str:
    """Return the type of a paper that has none of CSL's, since CSL demands one."""
    if paper.container:
        return "article-journal"
    return "article" if paper.arxiv else "document"


def _variable(paper: Paper, field: Field) -> Data:
    value = getattr(paper, field.name)
    match field.kind:
        case Kind.NAMES:
            return [parts for name in value if (parts := _name(name))]
        case Kind.DATE:
            return _date(value)
        case Kind.TEXTS:
            return ", ".join(value)
        case Kind.INLINE:
            return "".join(map(_rich, parse_inline(value)))
        case _:
            return str(value)


def _name(name: Name) -> dict[str, Data]:
    parts: dict[str, Data] = {
        "literal": name.literal,
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _date(date: Date) -> dict[str, Data]:
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}


def _rich(span: Span) -> str:
    """Return a span in CSL's rich text; code and links are but their text there."""
    inside = span.text or "".join(map(_rich, span.children))
    if span.mark is Mark.MATH:
        return f"${inside}$"
    tag = _TAGS.get(span.mark)
    return f"<{tag}>{inside}</{tag}>" if tag else inside


def _custom(paper: Paper) -> Iterator[tuple[str, Data]]:
    """Yield the fields that no variable holds, or not wholly."""
    for name, field in PAPER_FIELDS.items():
        value = getattr(paper, name)
        if value and not _is_held(paper, field):
            yield name, field_data(paper, name)


def _is_held(paper: Paper, field: Field) -> bool:
    """Tell whether the variable of a field says all that the field does."""
    value = getattr(paper, field.name)
    if field.name == "arxiv":
        return bool(value == f"arXiv:{arxiv_id(value)}")
    if not field.csl:
        return False
    if field.name == "type":
        return value in CSL_TYPES
    match field.kind:
        case Kind.INLINE:
            translated = any(one.field == field.name for one in paper.translations)
            # Zotero keeps variables in notes, as `name: text`.
            hidden = field.name == "note" and ":" in value
            marked = value != escape(plain_text(value)) or _MARKUP.search(value) is not None
            return not (translated or hidden or marked)
        case Kind.TEXTS:
            return not any(map(_SEPARATORS.search, value))
        case Kind.TEXT:
            return _MARKUP.search(value) is None
        case _:
            return True
