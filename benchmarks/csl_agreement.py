"""Compare how BibTeX is read here with what another program makes of the same records.

FOLDER holds files of BibTeX or BibLaTeX records, then a line `---`, then the CSL data that pandoc
makes of them, in YAML. Compared are the type, the key, and every field of a paper that has a name
in CSL. The texts are compared without case, since pandoc puts English titles into sentence case,
without markup and quotation marks of either form, and:

- names by their parts, all kinds of particles as one;
- dates by the first day of a range, as a paper has one date;
- languages by RFC 4647: `de` agrees with `de-DE`, which pandoc writes where a record says "german";
- `title-short` only where it is not merely the title up to its colon, which pandoc adds by itself.

Where a record has the title of a work of many volumes and of one of them, pandoc calls the first
`title`, or `container-title`, and the second `volume-title`. These are counted as they are.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.fields import Kind
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import PAPER_FIELDS, Paper
from sphinx_paperlist.papers.names import Name
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import read_source

_TAG = re.compile(r"</?span[^>]*>|[*~^\\]|\$")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " ", "\u202f": " "})
_BREAK = re.compile(r"^---\s*$", re.MULTILINE)

Expected = dict[str, Any]


def main() -> None:
    """Print the agreement for each field, and the differences where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="list what differs")
    options = parser.parse_args()
    agreed: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for path in sorted(options.folder.glob("*.bib")):
        for paper, expected in pairs(path):
            for field, ours, theirs in compared(paper, expected):
                seen[field] += 1
                agreed[field] += ours == theirs
                if options.show and ours != theirs:
                    print(f"{path.name}: {expected['id']}: {field}: {ours!r}, not {theirs!r}")
    for field, count in seen.most_common():
        print(f"{field:<22}{agreed[field]:>5} of {count:>4} {agreed[field] / count:>8.1%}")
    total = seen.total()
    print(f"{'all':<22}{agreed.total():>5} of {total:>4} {agreed.total() / total:>8.1%}")


def pairs(path: Path) -> Iterator[tuple[Paper | None, Expected]]:
    """Yield each record that a file says something about, as it is read here and as expected."""
    text = path.read_text(encoding="utf-8")
    parts = _BREAK.split(text)
    source = read_source(parts[0].encode(), path.name, ReadingOptions())
    papers = {paper.key: paper for paper in source.papers if isinstance(paper, Paper)}
    for expected in yaml.safe_load(parts[1].replace("\n...", "\n"))["references"]:
        yield papers.get(str(expected["id"])), expected


def compared(paper: Paper | None, expected: Expected) -> Iterator[tuple[str, object, object]]:
    """Yield the fields that either side has, with both values in a form that can be compared."""
    yield "id", paper.key if paper else None, str(expected["id"])
    if paper is None:
        return
    for name, field in PAPER_FIELDS.items():
        if not field.csl or name == "key":
            continue
        ours, theirs = getattr(paper, name), expected.get(field.csl)
        if name == "nickname" and not ours and _is_beginning(theirs, expected):
            continue
        if ours or theirs:
            if name == "type" and not theirs:
                continue
            yield field.csl, *_forms(field.kind, name, ours, theirs)


def _is_beginning(short: str | None, expected: Expected) -> bool:
    title = _plain(expected.get("title", ""))
    return short is None or title.startswith(_plain(short))


def _forms(kind: Kind, name: str, ours: Any, theirs: Any) -> tuple[object, object]:
    match kind:
        case Kind.NAMES:
            return [_name(one) for one in ours], [_csl_name(one) for one in theirs or []]
        case Kind.DATE:
            return _date(ours), _csl_date(theirs)
        case Kind.TEXTS:
            return sorted(ours), sorted(re.split(r"\s*[,;]\s*", theirs or ""))
        case Kind.INLINE:
            return _plain(plain_text(ours)), _plain(theirs)
    if name == "language" and theirs and ours and str(theirs).startswith(f"{ours}-"):
        return ours, ours
    return _plain(ours), _plain(theirs)


def _plain(text: object) -> str:
    return " ".join(_TAG.sub("", str(text or "")).translate(_QUOTES).casefold().split())


def _name(name: Name) -> tuple[str, ...]:
    parts = (name.family, name.given, name.particle, name.suffix, name.literal)
    return tuple(map(_plain, parts))


def _csl_name(name: dict[str, str]) -> tuple[str, ...]:
    particle = name.get("non-dropping-particle", "") or name.get("dropping-particle", "")
    parts = (name.get("family"), name.get("given"), particle, name.get("suffix"))
    return tuple(map(_plain, (*parts, name.get("literal"))))


def _date(date: Date | None) -> str:
    return str(date or "")


def _csl_date(dates: list[dict[str, Any]] | None) -> str:
    if not dates:
        return ""
    parts = [int(dates[0].get(part, 0)) for part in ("year", "month", "day")]
    return str(Date(*parts))


if __name__ == "__main__":
    main()
