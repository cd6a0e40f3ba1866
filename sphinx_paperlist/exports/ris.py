"""Write papers as RIS, as the specification of 2011 has it.

RIS holds no lists, labels of links, markup, translations, aliases and unknown fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.fields import Kind
from sphinx_paperlist.papers.identifiers import arxiv_id, arxiv_url
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.keys import identifiers
from sphinx_paperlist.papers.model import PAPER_FIELDS, Paper, PaperList
from sphinx_paperlist.papers.name_parsing import parse_name
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.types import WORK_TYPES

_TYPES = {one.csl: one.ris for one in reversed(WORK_TYPES)}
_PDF = "pdf"


def write(
    papers: Mapping[str, Paper],
    lists: Sequence[PaperList[str]] = (),  # noqa: ARG001 - RIS has no lists
    *,
    extra: bool = True,  # noqa: ARG001 - RIS has no place for unknown fields
) -> str:
    """Return papers as RIS records in UTF-8, one tag a line."""
    return "\n".join(_record(key, paper) for key, paper in papers.items())


def _record(key: str, paper: Paper) -> str:
    lines = [("TY", _TYPES.get(paper.type, "JOUR" if paper.container else "GEN"))]
    lines += ((tag, " ".join(text.split())) for tag, text in _tags(paper._replace(key=key)))
    return "".join([*(f"{tag}  - {text}\n" for tag, text in lines if text), "ER  - \n"])


def _tags(paper: Paper) -> Iterator[tuple[str, str]]:
    for name, field in PAPER_FIELDS.items():
        value = getattr(paper, name)
        if not value:
            continue
        match field.kind:
            case Kind.NAMES:
                yield from ((field.ris, _name(one)) for one in value)
            case Kind.DATE if field.ris:
                yield from _dates(value, field.ris)
            case Kind.TEXTS if field.ris:
                yield from ((field.ris, text) for text in value)
            case Kind.INLINE:
                yield field.ris, plain_text(value)
            case Kind.LINKS | Kind.ARXIV:
                continue
            case _ if name == "pages":
                yield from _pages(value)
            case _ if field.ris and name != "type":
                yield field.ris, str(value)
    yield from _links(paper)


def _name(name: Name) -> str:
    """Return a name as `Family, Given, Suffix`, a particle before the family name.

    A comma ends the name of an organisation that would be taken apart.
    """
    if name.literal:
        return (
            name.literal
            if name == OTHERS or parse_name(name.literal) == name
            else f"{name.literal},"
        )
    family = " ".join(part for part in (name.particle, name.family) if part)
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


def _dates(date: Date, tag: str) -> Iterator[tuple[str, str]]:
    yield "PY", str(date.year)
    if date.month:
        day = f"{date.day:02d}" if date.day else ""
        yield tag, f"{date.year}/{date.month:02d}/{day}"


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    first, dash, last = pages.replace("\u2013", "-").partition("-")
    whole = dash and first.strip() and last.strip("- ") and "," not in pages
    yield "SP", first.strip() if whole else pages
    if whole:
        yield "EP", last.strip("- ")


def _links(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield the links of a work, of which the first PDF stands apart, as reference managers do."""
    first = next((link for link in paper.links if link.label.casefold() == _PDF), None)
    if first:
        yield "L1", first.url
    if paper.arxiv and not identifiers(paper._replace(arxiv=""))[0]:
        yield "UR", arxiv_url(arxiv_id(paper.arxiv))
    for link in paper.links:
        if link is not first:
            yield "UR", link.url
