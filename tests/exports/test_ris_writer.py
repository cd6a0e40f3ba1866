"""Papers become RIS records that reference managers and this project read."""

from __future__ import annotations

from hypothesis import given

from sphinx_paperlist.exports.ris import write
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.identifiers import arxiv_id
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.sources.markup import markdown_of
from tests.exports.strategies import NAMES, Generated, libraries, read


def text(value: str) -> str:
    """Return a text without markup, that of HTML too: RIS has none, and readers drop it.

    Where that uncovers a full stop, it closes a title.
    """
    return plain_text(markdown_of(plain_text(value))).rstrip(".。 ")


def held(paper: Paper) -> dict[str, object]:
    """Return what RIS holds of a paper, as it is compared."""
    texts = (
        *("title", "abstract", "venue", "container", "volume", "issue", "number", "publisher"),
        *("place", "series", "edition", "affiliation", "language"),
    )
    urls = {paper.url, *(link.url for link in paper.links)}
    if number := arxiv_id(paper.arxiv):
        urls.add(f"https://arxiv.org/abs/{number}")
    return {field: text(getattr(paper, field)) for field in texts} | {
        "authors": [str(one) for one in paper.authors],
        "editors": [str(one) for one in paper.editors],
        "date": paper.date,
        "doi": paper.doi,
        # Files beside the source are no addresses.
        "urls": {url for url in urls if ":" in url},
    }


@given(libraries(with_lists=False, names=NAMES))
def test_what_ris_holds_reads_back(library: Generated) -> None:
    _, again = read(write(library.papers), "a.ris")

    assert len(again.papers) == len(library.papers)
    for paper, was in zip(again.papers.values(), library.papers.values(), strict=True):
        assert held(paper) == held(was)
        # A number names a record of a database, and no paper.
        assert was.key in (paper.key, *paper.aliases)


def test_a_record_begins_with_its_type_and_ends() -> None:
    paper = Paper(
        title="A *view*",
        type="paper-conference",
        authors=(Name("Gu", "Albert", "de", "Jr."), Name(literal="Barnes and Noble"), OTHERS),
        date=Date(2021, 11),
        pages="12\u201334",
        arxiv="2111.00396",
        links=(Link("Code", "https://a.example/c"), Link("PDF", "https://a.example/p")),
        tags=("ssm", "fast"),
        extra=(("mood", "good"),),
    )

    assert write({"gu2021": paper}).splitlines() == [
        "TY  - CPAPER",
        "ID  - gu2021",
        "TI  - A view",
        "AU  - de Gu, Albert, Jr.",
        "AU  - Barnes and Noble,",
        "AU  - others",
        "PY  - 2021",
        "DA  - 2021/11/",
        "KW  - ssm",
        "KW  - fast",
        "SP  - 12",
        "EP  - 34",
        "L1  - https://a.example/p",
        "UR  - https://arxiv.org/abs/2111.00396",
        "UR  - https://a.example/c",
        "ER  - ",
    ]


def test_no_line_is_empty() -> None:
    paper = Paper(title="T", authors=(Name(),), tags=(" ",), note="**")

    assert write({"k": paper}).splitlines() == [
        "TY  - GEN",
        "ID  - k",
        "TI  - T",
        "N1  - **",
        "ER  - ",
    ]
