"""Write one site in three ways: with sphinx-paperlist, by hand, and with sphinxcontrib-bibtex.

The words are the same in all three: an index, and pages with a heading, five paragraphs that cite
a paper each, and a list of papers. Four of the cited papers stand in the list of the page, one in
the list of the next page. The theme is Sphinx's own, alabaster.

*sphinx-paperlist.* The list is a `paperlist` directive that holds the keys.

*By hand.* The list is typed as sphinx-paperlist shows it: number, title, venue, authors, links to
the DOI and the URL, year. A citation is typed with `:ref:`, and only the entries that are cited
have a label, since nobody types one that is not needed. The other two give every entry an anchor.

*sphinxcontrib-bibtex.* A paper may stand on several pages and be cited from others. For this case
its documentation ("Local bibliographies", "Key prefixing") has the options `keyprefix` and
`labelprefix`, with values of their own on each page; without them it warns of duplicate citations.
The papers that a page shows are named in the content of its `bibliography` directive, under
`:filter: False`, which is how its users show papers whether cited or not. Of the filters it is the
cheapest: `docname in docnames` shows only what is cited on the page, and `key in {...}` names the
same keys in an expression that is computed for each paper of the library. The kind of list is the
default, since it does not resolve citations of entries in a numbered list. Style and tooltips are
the defaults as well.

The library is one BibTeX file that both extensions read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from data import Paper, bibtex, make_paper, prose


class Size(NamedTuple):
    """How many papers a library has, and how many of them each of the pages shows."""

    papers: int
    pages: int
    shown: int

    @classmethod
    def parse(cls, text: str) -> Size:
        """Read PAPERSxPAGES or PAPERSxPAGESxSHOWN; a page shows 50, at most a tenth of all."""
        papers, pages, *shown = (int(number.replace(",", "")) for number in text.split("x"))
        return cls(papers, pages, *(shown or [min(50, papers // 10)]))

    def __str__(self) -> str:
        return f"{self.papers:,} x {self.pages:,}"


class Revision(NamedTuple):
    """How often a sentence of one page and the year of one paper were changed."""

    sentence: int = 0
    year: int = 0


class Page(NamedTuple):
    """What a page says: its papers, those it cites with the page that shows them, its prose."""

    name: str
    shown: list[Paper]
    cited: list[tuple[Paper, str]]
    paragraphs: list[str]


class System(NamedTuple):
    """One way of writing the site: its `conf.py`, citations and lists."""

    title: str
    conf: str
    cite: Callable[[Paper, str], str]
    listing: Callable[[Page], str]


def _paper_number(size: Size, page: int, place: int) -> int:
    """Return the number of the paper at a place of a page; they are spread over the library."""
    stride = max(1, size.papers // (size.pages * size.shown))
    return (page * size.shown + place) * stride % size.papers


def _revised(size: Size, number: int, revision: Revision) -> Paper:
    """Return a paper; the one that opens the list of the middle page has its year changed."""
    paper = make_paper(number)
    if number == _paper_number(size, size.pages // 2, 0):
        return paper._replace(year=paper.year - revision.year % 100)
    return paper


def _name(page: int) -> str:
    return f"page{page:03}"


def _page(size: Size, number: int, revision: Revision) -> Page:
    def paper(page: int, place: int) -> Paper:
        return _revised(size, _paper_number(size, page, place), revision)

    following = (number + 1) % size.pages
    places = [size.shown * quarter // 4 for quarter in range(4)]
    cited = [(paper(number, place), _name(number)) for place in places]
    paragraphs = [" ".join(prose(number * 10 + count, 60)) for count in range(5)]
    if number == 0 and revision.sentence:
        paragraphs[0] += f" This page was revised {revision.sentence} times."
    return Page(
        _name(number),
        [paper(number, place) for place in range(size.shown)],
        [*cited, (paper(following, 0), _name(following))],
        paragraphs,
    )


def _text(page: Page, system: System) -> str:
    heading = f"The papers of {page.name}"
    paragraphs = [
        f"{paragraph} So it was argued before {system.cite(*cited)}.\n"
        for paragraph, cited in zip(page.paragraphs, page.cited, strict=True)
    ]
    return "\n".join([heading, "=" * len(heading), "", *paragraphs, system.listing(page)])


def _cite_ours(paper: Paper, page: str) -> str:  # noqa: ARG001 - the link finds the page
    return f":paper:p:`{paper.key}`"


def _list_ours(page: Page) -> str:
    return ".. paperlist::\n\n" + "".join(f"   {paper.key}\n" for paper in page.shown)


def _cite_by_hand(paper: Paper, page: str) -> str:
    families = [family for _, family in paper.authors]
    names = " & ".join(families) if len(families) < 3 else f"{families[0]} et al."
    return f"(:ref:`{names}, {paper.year} <{page}-{paper.key}>`)"


def _list_by_hand(page: Page) -> str:
    # The first is cited by the page before.
    labelled = {paper.key for paper, name in page.cited if name == page.name}
    lines: list[str] = []
    for number, paper in enumerate(page.shown, 1):
        label = [f".. _{page.name}-{paper.key}:", ""] if paper.key in labelled else []
        authors = ", ".join(f"{given} {family}" for given, family in paper.authors)
        first, *others = [
            *label,
            f"**{paper.title}.** ``{paper.journal}``",
            "",
            f"*{authors}.* [`DOI <https://doi.org/{paper.doi}>`__] [`Link <{paper.url}>`__], "
            f"{paper.year}.",
            "",
        ]
        margin = " " * len(f"{number}. ")
        lines += [f"{number}. {first}", *(f"{margin}{line}".rstrip() for line in others)]
    return "\n".join(lines)


def _cite_bibtex(paper: Paper, page: str) -> str:
    return f":cite:p:`{page}-{paper.key}`"


def _list_bibtex(page: Page) -> str:
    options = {"filter": "False", "keyprefix": f"{page.name}-", "labelprefix": f"{page.name}-"}
    return (
        ".. bibliography::\n"
        + "".join(f"   :{name}: {value}\n" for name, value in options.items())
        + "\n"
        + "".join(f"   {paper.key}\n" for paper in page.shown)
    )


BASELINE = "hand"
_CONF = 'project = "Papers"\nhtml_theme = "alabaster"\n'
SYSTEMS = MappingProxyType(
    {
        BASELINE: System("by hand", _CONF, _cite_by_hand, _list_by_hand),
        "ours": System(
            "sphinx-paperlist",
            f'{_CONF}extensions = ["sphinx_paperlist"]\npaperlist_sources = ["../library.bib"]\n',
            _cite_ours,
            _list_ours,
        ),
        "bibtex": System(
            "sphinxcontrib-bibtex",
            f'{_CONF}extensions = ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["../library.bib"]\n',
            _cite_bibtex,
            _list_bibtex,
        ),
    }
)


def write_library(folder: Path, size: Size, revision: Revision) -> None:
    """Write the library that the sites in a folder share."""
    with (folder / "library.bib").open("w", encoding="utf-8") as file:
        file.writelines(bibtex(_revised(size, number, revision)) for number in range(size.papers))


def write_site(folder: Path, system: System, size: Size, revision: Revision) -> None:
    """Write a site; a file that would not change is left as it is."""
    folder.mkdir(exist_ok=True)
    for name, text in _files(system, size, revision):
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def _files(system: System, size: Size, revision: Revision) -> Iterator[tuple[str, str]]:
    yield "conf.py", system.conf
    names = "".join(f"   {_name(number)}\n" for number in range(size.pages))
    yield "index.rst", f"Papers\n======\n\n.. toctree::\n\n{names}"
    for number in range(size.pages):
        yield f"{_name(number)}.rst", _text(_page(size, number, revision), system)
