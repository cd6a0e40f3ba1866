"""Papers become BibTeX records that BibTeX, BibLaTeX and this project read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given

from sphinx_paperlist.exports.bibtex import write
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.identifiers import arxiv_id, doi
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.urls import is_plain_web
from tests.exports.strategies import NAMES, Generated, libraries, read

# Types that BibTeX and BibLaTeX do not tell apart.
SAME_TYPES = {
    **dict.fromkeys(["document", "speech", "article"], "misc"),
    **dict.fromkeys(["webpage", "post-weblog"], "online"),
    **dict.fromkeys(["entry-encyclopedia", "entry-dictionary"], "inreference"),
}
IN_WHOLES = {"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"}
ARTICLES = {"article-journal", "article-magazine", "article-newspaper", "periodical"}


def text(value: str) -> str:
    """Return a text as it is printed: in NFC, without markup."""
    return normal(plain_text(value))


def normal(value: str) -> str:
    dashes = " ".join(value.split()).replace("---", "—").replace("--", "–")
    return unicodedata.normalize("NFC", dashes)


def url(value: str) -> str:
    """Return an address without braces, which BibTeX counts."""
    return value.replace("{", "%7B").replace("}", "%7D")


def name(one: Name) -> Name:
    """Return a name as BibTeX's rule reads it: one of several words alone is not taken apart."""
    alone = " " in one.family and not (one.given or one.particle or one.suffix)
    return Name(literal=one.family) if alone else one


def separated(texts: Iterable[str]) -> list[str]:
    """Return the texts of a field that commas and semicolons separate."""
    return [part for one in texts for part in re.split(r"\s*[,;；，]\s*", one) if part]


def held(paper: Paper) -> dict[str, object]:
    """Return what BibTeX holds of a paper, as it is compared."""
    unmarked = ("title", "note", "abstract")
    texts = ("venue", "nickname", "affiliation", "volume", "publisher", "series")
    kept = {field: text(getattr(paper, field)) for field in unmarked}
    kept |= {field: normal(getattr(paper, field)) for field in texts}
    return kept | {
        "names": [name(one) for one in (*paper.authors, *paper.editors)],
        "date": paper.date,
        # That of a patent is its jurisdiction.
        "place": normal(paper.place) if paper.type != "patent" else "",
        "arxiv": arxiv_id(paper.arxiv),
        "doi": doi(url(paper.doi)),
        "url": url(paper.url),
        "tags": separated(normal(tag) for tag in paper.tags),
        "own": (paper.stars, paper.added, paper.available),
        "links": [link for one in paper.links if is_plain_web(link := url(one.url))],
    }


@given(libraries(with_lists=False, names=NAMES))
def test_what_bibtex_holds_reads_back(library: Generated) -> None:
    _, again = read(write(library.papers), "a.bib")

    assert len(again.papers) == len(library.papers)
    for paper, was in zip(again.papers.values(), library.papers.values(), strict=True):
        assert held(paper) == held(was)


GU = Paper(
    title="Efficiently modeling GPT-4: A view",
    authors=(
        Name("Gu", "Albert"),
        Name("Casas", "Diego", "de las", "Jr."),
        Name("García Márquez", "Gabriel"),
        Name("de Souza", "Ana"),
        Name(literal="Barnes and Noble"),
        Name("王", "小明"),
        OTHERS,
    ),
    date=Date(2021, 11, 3),
    venue="ICLR",
    container="International Conference on Learning",
    type="paper-conference",
    arxiv="arXiv:2111.00396v2",
    url="https://a.example/%20#x_y",
    links=(
        Link("PDF", "https://a.example/1"),
        Link("Code", "https://a.example/2"),
        Link("Code", "https://a.example/3"),
        Link("项目", "https://a.example/4"),
    ),
    pages="12\u201334",
    language="en",
    extra=(("mood", "so_so"), ("Year", "MMXXI"), ("no name", "x")),
)
RECORD = """@inproceedings{gu2021,
  title = {Efficiently modeling {GPT-4}: A view},
  author = {Gu, Albert and de las Casas, Jr., Diego \
and García Márquez, Gabriel and {de Souza}, Ana and {Barnes and Noble} and 王, 小明 and others},
  date = {2021-11-03},
  year = {2021},
  month = nov,
  shortjournal = {ICLR},
  booktitle = {International Conference on Learning},
  eprint = {2111.00396v2},
  archiveprefix = {arXiv},
  url = {https://a.example/%20#x_y},
  pages = {12--34},
  langid = {english},
  pdf = {https://a.example/1},
  code = {https://a.example/2},
  code-url = {https://a.example/3},
  link-url = {https://a.example/4},
  mood = {so\\_so},
  x-year = {MMXXI},
}
"""


def test_a_record_has_the_names_that_bibtex_and_biblatex_know() -> None:
    assert write({"gu2021": GU}) == RECORD


@pytest.mark.parametrize(
    "kind, names",
    [
        ("article-journal", {"journal", "number", "publisher"}),
        ("report", {"institution", "number", "journal", "issue"}),
        ("thesis", {"institution", "number", "journal", "issue"}),
        ("chapter", {"booktitle", "issue", "publisher", "eid"}),
    ],
)
def test_fields_are_called_as_their_type_wants(kind: str, names: set[str]) -> None:
    number = "" if kind == "article-journal" else "7"
    paper = Paper(
        title="T", type=kind, container="C", publisher="P", issue="3", number=number, place="Here"
    )

    found = set(re.findall(r"^  ([a-z]+) =", write({"k": paper}), re.MULTILINE))
    assert found == names | {"title", "address"}


def test_a_key_that_bibtex_cannot_hold_is_changed_and_named() -> None:
    text = write({"gu%1": Paper(title="T"), "gu-1": Paper(title="U"), "GU-1": Paper(title="V")})

    assert re.findall(r"@misc\{(.*),", text) == ["gu-1-3", "gu-1-2", "GU-1"]
    assert "ids = {gu%1}" in text
    assert read(text, "a.bib")[1].keys_for("gu%1") == ("gu-1-3",)


def test_an_article_without_container_shows_its_venue() -> None:
    text = write({"k": Paper(title="T", venue="NeurIPS", type="paper-conference")})

    assert "  booktitle = {NeurIPS},\n" in text
    assert "  shortjournal = {NeurIPS},\n" in text


@pytest.mark.parametrize(
    "names, written",
    [
        ((Name("Gu", "Albert"), Name(), OTHERS), "Gu, Albert and others"),
        ((Name("Gu", "A, B", "de, la", "Jr, PhD"),), "{de, la} Gu, {Jr, PhD}, {A, B}"),
        ((Name("Barnes and Noble", "Ann"), Name("And")), "{Barnes and Noble}, Ann and {And}"),
    ],
)
def test_names_are_told_apart_whatever_is_in_them(names: tuple[Name, ...], written: str) -> None:
    assert f"  author = {{{written}}},\n" in write({"k": Paper(title="T", authors=names)})
