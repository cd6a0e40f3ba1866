"""Score the Markdown reader on pages whose entries somebody has read by hand.

Beside `X.md` in a folder stands `X.truth.json`, a list of entries, each an object:

- `title`, `authors` (display names in order), `year`, `venue` (null where none is printed), `links`
  (from label to URL), `section` (headings from the first one down);
- `title_ok`, `year_ok`, `venue_ok`, `section_ok`: lists of further values that are right;
- `link_labels_ok`: from a label to the labels that are right as well; a link on the title is
  labelled `title`;
- `et_al`: true where the authors go on.

An entry is found by its title, and by its section where a page has the title more than once. Labels
are compared without case, URLs exactly; emoji and short codes in headings do not count.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import Paper, Source, SourceList
from sphinx_paperlist.papers.names import OTHERS, known_names
from sphinx_paperlist.papers.text import fold, letters
from sphinx_paperlist.sources.markdown.reader import read_markdown

FIELDS = ("authors", "year", "venue", "links", "section")
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]*:")
_DATED = re.compile(r"\s*\((?:19|20)\d\d\)$")


class Placed(NamedTuple):
    """Hold a paper and the headings above it."""

    paper: Paper
    section: tuple[str, ...]


class Score(NamedTuple):
    """Hold what was right on a page, by field, and what was not."""

    entries: int
    found: int
    right: Counter[str]
    differences: list[str]


def placed(source: Source) -> list[Placed]:
    """Return the papers of a source with their sections."""
    found = [Placed(paper, ()) for paper in source.papers if isinstance(paper, Paper)]
    for one in source.lists:
        found += _below(one, ())
    return found


def _below(one: SourceList, above: tuple[str, ...]) -> Iterator[Placed]:
    path = (*above, plain_text(one.title))
    yield from (Placed(paper, path) for paper in one.papers if isinstance(paper, Paper))
    for inner in one.lists:
        yield from _below(inner, path)


def _title_key(title: str) -> str:
    return letters(_SHORTCODE.sub("", _DATED.sub("", title)))


def _section_key(section: Sequence[str]) -> list[str]:
    return [letters(_SHORTCODE.sub("", heading)) for heading in section]


def find(truth: dict[str, Any], papers: Sequence[Placed]) -> Placed | None:
    """Return the counterpart of a truth entry."""
    titles = {_title_key(title) for title in (truth["title"], *truth.get("title_ok", ()))}
    alike = [one for one in papers if _title_key(plain_text(one.paper.title)) in titles]
    return max(alike, key=lambda one: sum(compare(truth, one).values()), default=None)


def compare(truth: dict[str, Any], one: Placed) -> dict[str, bool]:
    """Tell for each field whether it is right."""
    paper = one.paper
    years = {truth.get("year"), *truth.get("year_ok", ())}
    venues = {fold(venue or "") for venue in (truth.get("venue"), *truth.get("venue_ok", ()))}
    sections = [truth.get("section", []), *truth.get("section_ok", ())]
    names = [str(name) for name in known_names(paper.authors)]
    others = OTHERS in paper.authors
    return {
        "authors": names == truth.get("authors", []) and others == truth.get("et_al", False),
        "year": paper.year in years,
        "venue": fold(paper.venue) in venues,
        "links": _links_are_right(truth, paper),
        "section": _section_key(one.section) in [_section_key(section) for section in sections],
    }


def _links_are_right(truth: dict[str, Any], paper: Paper) -> bool:
    labels_ok = {
        label.casefold(): {label.casefold(), *(other.casefold() for other in others)}
        for label, others in truth.get("link_labels_ok", {}).items()
    }
    wanted = [
        (labels_ok.get(label.casefold(), {label.casefold()}), url)
        for label, url in (
            (re.sub(r"#\d+$", "", label), url) for label, url in truth.get("links", {}).items()
        )
    ]
    links = [(link.label.casefold(), link.url) for link in paper.links]
    return len(wanted) == len(links) and all(
        any(label in labels and url == target for label, target in links) for labels, url in wanted
    )


def score(page: Path, truth_file: Path) -> tuple[Score, Source]:
    """Read a page and compare it with its truth."""
    source = read_markdown(page.read_text("utf-8"), page.name)
    papers = placed(source)
    truths = json.loads(truth_file.read_text("utf-8"))
    right: Counter[str] = Counter()
    differences: list[str] = []
    found = 0
    for truth in truths:
        one = find(truth, papers)
        if one is None:
            differences.append(f"not found: {truth['title']}")
            continue
        found += 1
        for name, is_right in compare(truth, one).items():
            right[name] += is_right
            if not is_right:
                differences.append(_difference(name, truth, one))
    return Score(len(truths), found, right, differences), source


def _difference(name: str, truth: dict[str, Any], one: Placed) -> str:
    paper = one.paper
    got: Any = {
        "authors": [str(author) for author in paper.authors],
        "year": paper.year,
        "venue": paper.venue,
        "links": {link.label: link.url for link in paper.links},
        "section": list(one.section),
    }[name]
    line = f"line {paper.origin.line}, {name}: {truth['title'][:60]!r}"
    return f"{line}\n    wanted {truth.get(name)!r}\n    got    {got!r}"


def pages_of(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the pages below a folder that have truth, with it."""
    for truth in sorted(folder.rglob("*.truth.json")):
        page = truth.with_name(truth.name.removesuffix(".truth.json") + ".md")
        if page.is_file():
            yield page, truth


def _row(name: str, one: Score, counts: str) -> str:
    shares = (100 * one.right[field] / max(one.found, 1) for field in FIELDS)
    fields = "".join(f"{share:>9.1f}" for share in shares)
    return f"{name[-42:]:<42}{one.found:>5}/{one.entries:<4}{fields}  {counts}"


def main() -> None:
    """Print a table of what is right on each page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--show", action="store_true", help="list the differences")
    options = parser.parse_args()
    pages = [pair for folder in options.folders for pair in pages_of(folder)]
    if not pages:
        sys.exit("no X.truth.json beside an X.md in these folders")
    names = "".join(f"{field:>9}" for field in FIELDS)
    print(f"{'page':<42}{'found':>10}{names}  papers + unread = items")
    total = Score(0, 0, Counter(), [])
    for page, truth in pages:
        one, source = score(page, truth)
        papers = len(placed(source))
        unread = sum(said.code.unread for said in source.diagnostics)
        label = f"{page.parent.name}/{page.stem}"
        print(_row(label, one, f"{papers} + {unread} = {papers + unread}"))
        for difference in one.differences if options.show else ():
            print(f"  {difference}")
        total = Score(
            total.entries + one.entries, total.found + one.found, total.right + one.right, []
        )
    print(_row("all", total, ""))


if __name__ == "__main__":
    main()
