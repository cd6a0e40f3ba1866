"""What the fields of BibTeX and BibLaTeX are to a paper."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.model import Link
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.sources.bibtex.dates import read_date, read_parts
from sphinx_paperlist.sources.bibtex.names import read_name, split_names
from sphinx_paperlist.sources.bibtex.reader import read_bibtex
from sphinx_paperlist.sources.options import ReadingOptions


def read(text: str) -> Any:
    return read_bibtex(text, "a.bib", ReadingOptions())


def paper(fields: str, kind: str = "article") -> Any:
    return read(f"@{kind}{{k, title = {{T}}, {fields}}}").papers[0]


@pytest.mark.parametrize(
    "kind, fields, name, value",
    [
        ("article", "pages = {1--5}", "pages", "1-5"),
        ("article", "pages = {12 -- 15, 18--20}", "pages", "12-15, 18-20"),
        ("article", "number = 3, issue = {Spring}", "issue", "3, Spring"),
        ("techreport", "number = {TR-3}", "number", "TR-3"),
        ("patent", "number = {EU-1}", "number", "EU-1"),
        ("article", "journal = {J.~of {RNA} \\& Co}", "container", "J. of RNA & Co"),
        ("article", "journaltitle = {J}, journalsubtitle = {S}", "container", "J: S"),
        ("inproceedings", "booktitle = {B}, booksubtitle = {S}", "container", "B: S"),
        ("article", "shortjournal = {JMLR}", "venue", "JMLR"),
        ("article", "title={U}, subtitle = {S}", "title", "T: S"),
        ("article", "titleaddon = {A}", "title", "T. A"),
        ("periodical", "issuetitle = {I}, issuesubtitle = {S}", "title", "I: S"),
        ("periodical", "issuetitle = {I}", "extra", (("periodical", "T"),)),
        ("inproceedings", "booktitle = {B}, booktitleaddon = {A}", "container", "B. A"),
        ("phdthesis", "school = {U of X}", "publisher", "U of X"),
        ("report", "institution = {I}, publisher = {P}", "publisher", "I; P"),
        ("book", "publisher = {Wiley and Sons}, year = 2000", "publisher", "Wiley and Sons"),
        ("book", "publisher = {A and B}, date = 2000", "publisher", "A; B"),
        ("book", "location = {A and {B and C}}", "place", "A; B and C"),
        ("book", "address = {A}", "place", "A"),
        ("patent", "address = {countryde}", "extra", (("jurisdiction", "Germany"),)),
        ("book", "shorttitle = {S}, edition = 2", "nickname", "S"),
        ("book", "volume = 2, edition = 2", "edition", "2"),
        ("thesis", "type = {mathesis}", "extra", (("genre", "Master’s thesis"),)),
        ("article", "langid = {american}", "language", "en-US"),
        ("article", "hyphenation = {german}", "language", "de"),
        ("article", "language = {Chinese}", "language", "zh"),
        ("article", "language = {zh_CN}", "language", "zh-CN"),
        ("article", "langid = {english}, language = {english}", "language", "en"),
        ("article", "keywords = {a b, c; d}", "tags", ("a b", "c", "d")),
        ("article", "ids = {x, y}", "aliases", ("x", "y")),
        ("article", "doi = {https://doi.org/10.1234/a\\_b}", "doi", "https://doi.org/10.1234/a_b"),
        ("article", "doi = {10/abc}", "url", "https://doi.org/10/abc"),
        ("article", "doi = {https://a.example/b}", "url", "https://a.example/b"),
        ("article", "url = {http://a.b/x%20y~z_q}", "url", "http://a.b/x%20y~z_q"),
        ("misc", "howpublished = {\\url{http://a.b/c}}", "url", "http://a.b/c"),
        ("misc", "howpublished = {A talk}", "publisher", "A talk"),
        ("misc", "eprint = {1706.03762}, archiveprefix = {arXiv}", "arxiv", "1706.03762"),
        ("misc", "eprint = {hep-th/9603067}, eprinttype = {arxiv}", "arxiv", "hep-th/9603067"),
        ("misc", "eprint = {1/x}", "extra", (("eprint", "1/x"),)),
        ("misc", "arxivid = {1706.03762}", "arxiv", "1706.03762"),
        ("misc", "arxiv = {soon}", "extra", (("bib-arxiv", "soon"),)),
        ("article", "journal = {bioRxiv}", "container", "bioRxiv"),
        ("article", "journal = {arXiv preprint arXiv:1706.03762}", "arxiv", "1706.03762"),
        ("article", "journal = {arXiv preprint arXiv:1706.03762}", "container", "arXiv"),
        ("article", "journal = {CoRR}, volume = {abs/1706.03762}", "arxiv", "1706.03762"),
        ("article", "journal = {CoRR}, volume = {abs/1706.03762}", "volume", ""),
        ("misc", "journal={CoRR}, volume={abs/1706.03762}, arxiv={1706.03762}", "volume", ""),
        ("article", "note = {An \\emph{old} $x_1$ [note]}", "note", "An *old* $x_1$ \\[note\\]"),
        ("article", "abstract = {Of ``a--b''}", "abstract", "Of “a–b”"),
        ("article", "translator = {Gu, A}", "extra", (("translator", "Gu, A"),)),
        ("phdthesis", "", "extra", (("genre", "PhD thesis"),)),
        ("book", "number = 7", "extra", (("collection-number", "7"),)),
        ("article", "date = {2003-05/2004}", "extra", (("edtf", "2003-05/2004"),)),
        ("article", "year = 2020, month = {Spring}", "extra", (("month", "Spring"),)),
        ("article", "venue = {Vienna}", "extra", (("bib-venue", "Vienna"),)),
        ("article", "file = {:/home/a.pdf:PDF}, owner = {me}, where = {/home/me/a}", "extra", ()),
    ],
)  # fmt: skip
def test_a_field_becomes_that_of_the_paper(kind: str, fields: str, name: str, value: Any) -> None:
    assert getattr(paper(fields, kind), name) == value


@pytest.mark.parametrize(
    "name",
    [
        *("abstract", "address", "author", "doi", "issue", "journal", "keywords", "language"),
        *("note", "number", "pages", "publisher", "series", "subtitle", "type", "volume", "year"),
    ],
)
def test_an_empty_field_is_none(name: str) -> None:
    source = read(f"@article{{k, title = {{T}}, {name} = {{}}}}")

    assert source.papers == read("@article{k, title = {T}}").papers
    assert source.diagnostics == ()


def test_a_whole_without_title_is_called_as_it_is_in_its_parts() -> None:
    (found,) = read("@book{k, booktitle = {All of it}}").papers

    assert (found.title, found.container) == ("All of it", "")


@pytest.mark.parametrize(
    "field, code",
    [
        ("doi = {soon}", "bad-value"),
        ("date = {19XX}", "inexact-date"),
        ("year = {soon}", "bad-date"),
        ("note = {By $\\input{x}$}", "unsafe-maths"),
    ],
)
def test_a_value_that_cannot_be_is_named(field: str, code: str) -> None:
    source = read(f"@misc{{k, title = {{T}},\n {field}}}")

    assert [(one.code.slug, one.origin.line) for one in source.diagnostics] == [(code, 2)]


@pytest.mark.parametrize(
    "kind, fields, csl",
    [
        ("article", "", "article-journal"),
        ("ARTICLE", "entrysubtype = {magazine}", "article-magazine"),
        ("inproceedings", "", "paper-conference"),
        ("conference", "", "paper-conference"),
        ("inbook", "", "chapter"),
        ("incollection", "", "chapter"),
        ("proceedings", "", "book"),
        ("mastersthesis", "", "thesis"),
        ("techreport", "", "report"),
        ("booklet", "", "pamphlet"),
        ("www", "", "webpage"),
        ("software", "", "software"),
        ("misc", "", "document"),
        ("misc", "eprint = {1706.03762}", "article"),
        ("article", "journal = {CoRR}, volume = {abs/1706.03762}", "article"),
        ("nonsense", "", "document"),
    ],
)
def test_the_type_of_an_entry_is_one_of_csl(kind: str, fields: str, csl: str) -> None:
    assert paper(fields, kind).type == csl


def test_fields_with_addresses_become_labelled_links() -> None:
    links = "pdf = {https://a.b/c.pdf}, code = {https://a.b/code}, slides = {talk.pdf}"

    assert paper(links).links == (
        Link("PDF", "https://a.b/c.pdf"),
        Link("Code", "https://a.b/code"),
        Link("Slides", "talk.pdf"),
    )


def test_a_link_with_an_unsafe_scheme_is_refused_at_its_line() -> None:
    source = read("@misc{k, title={T},\n url={javascript:alert(1)}}")

    assert source.papers[0].url == ""
    assert [(one.code.slug, one.origin.line) for one in source.diagnostics] == [("unsafe-link", 2)]


@pytest.mark.parametrize(
    "text, name",
    [
        ("Gu, Albert", Name("Gu", "Albert")),
        ("Albert Gu", Name("Gu", "Albert")),
        ("Aristotle", Name("Aristotle")),
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", "van")),
        ("van der Berg, J. K.", Name("Berg", "J. K.", "van der")),
        ("Jean de La Fontaine", Name("La Fontaine", "Jean", "de")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", suffix="Jr.")),
        ("King, Jr.", Name("King", suffix="Jr.")),
        ("{The ATLAS Collaboration}", Name(literal="The ATLAS Collaboration")),
        ("{Barnes and Noble}", Name(literal="Barnes and Noble")),
        (r"{\'E}cole, Ana{\"\i}s", Name("École", "Anaïs")),
        (r"{\'E}mile Zola", Name("Zola", "Émile")),
        (r"V{\'a}zques{ de }Parga, Luis", Name("Vázques de Parga", "Luis")),
        ("{de Geer}, Ingrid", Name("de Geer", "Ingrid")),
        ("J.~K. Rowling", Name("Rowling", "J. K.")),
        ("王小明", Name(literal="王小明")),
        ("王, 小明", Name("王", "小明")),
        ("山田 太郎", Name("山田", "太郎")),
        ("Anna {\\o}stergaard Holm", Name("Holm", "Anna", "østergaard")),
        (r"Charles {\relax de} Gaulle", Name("Gaulle", "Charles", "de")),
        ("Manuel {de} Falla", Name("Falla", "Manuel de")),
        ("{{Barnes} and {Noble}}", Name(literal="Barnes and Noble")),
        ("family=Gaulle, nick=x", Name("Gaulle")),
        ("family=Gaulle, given=Charles, prefix=de", Name("Gaulle", "Charles", "de")),
        ("others", OTHERS),
        ("et al.", OTHERS),
    ],
)
def test_a_name_is_read_by_the_rules_of_bibtex(text: str, name: Name) -> None:
    assert read_name(text) == (name,)


@pytest.mark.parametrize(
    "text, names",
    [
        ("A and B and others", ["A", "B", "others"]),
        ("A AND B", ["A", "B"]),
        ("{A and B} and C", ["{A and B}", "C"]),
        ("and A and and B and", ["A", "B"]),
        ("Gu, A.; Dao, T.", ["Gu, A.", "Dao, T."]),
        ("Anderson, A", ["Anderson, A"]),
    ],
)
def test_names_are_parted_by_and_outside_braces(text: str, names: list[str]) -> None:
    assert split_names(text) == names


def test_names_that_are_parted_by_commas_are_read_as_lists_write_them() -> None:
    names = paper("author = {Gu, A., Dao, T.}").authors

    assert [str(one) for one in names] == ["A. Gu", "T. Dao"]


def test_names_stand_in_their_order_and_end_where_others_begin() -> None:
    assert paper("author = {A B and others and C D}").authors == (
        Name("B", "A"),
        Name("D", "C"),
        OTHERS,
    )
    assert paper("editor = {王小明 and A B}").editors == (Name(literal="王小明"), Name("B", "A"))


@pytest.mark.parametrize(
    "text, date, more",
    [
        ("2003", "2003", ""),
        ("2003-05-17", "2003-05-17", ""),
        ("2003-05/2004", "2003-05", "2003-05/2004"),
        ("2003/..", "2003", "2003/.."),
        ("/2004", "2004", "/2004"),
        ("1723~", "1723", "1723~"),
        ("2001?", "2001", "2001?"),
        ("2003-21", "2003", "2003-21"),
        ("2004-XX", "2004", "2004-XX"),
        ("2004-05-17T10:00:00", "2004-05-17", "2004-05-17T10:00:00"),
        ("19XX", "None", "19XX"),
        ("19uu", "None", "19uu"),
        ("../..", "None", "../.."),
        ("May 2004", "2004-05", "May 2004"),
    ],
)
def test_a_date_is_the_first_that_is_known_of_what_is_written(
    text: str, date: str, more: str
) -> None:
    found = read_date(text)

    assert (str(found.date), found.more) == (date, more)


@pytest.mark.parametrize(
    "year, month, day, date",
    [
        ("2020", "5", "", "2020-05"),
        ("2020", "May", "", "2020-05"),
        ("2020", "January~10", "", "2020-01-10"),
        ("2020", "10~January", "", "2020-01-10"),
        ("2020", "sept.", "3", "2020-09-03"),
        ("2020", "June--July", "", "2020-06"),
        ("2020", "Spring", "", "2020"),
        ("2020", "13", "", "2020"),
        ("{2020}", "", "", "2020"),
        ("c. 1850", "", "", "1850"),
        ("in press", "", "", "None"),
    ],
)
def test_a_year_a_month_and_a_day_are_a_date(year: str, month: str, day: str, date: str) -> None:
    assert str(read_parts(year, month, day).date) == date


def test_a_child_inherits_from_its_parent_wherever_that_stands() -> None:
    child = "@inproceedings{c, title={T}, crossref={P}}"
    parent = "@proceedings{p, title={Proceedings}, editor={Ada B}, year=2020, publisher={X}}"
    for text in (f"{child}\n{parent}", f"{parent}\n{child}"):
        found = next(one for one in read(text).papers if one.key == "c")

        assert (found.container, found.year, found.publisher) == ("Proceedings", 2020, "X")
        assert found.editors == (Name("B", "Ada"),)
        assert found.extra == ()


def test_what_a_child_says_itself_counts() -> None:
    text = (
        "@inbook{c, title={T}, date={2001}, crossref={p}}@book{p, title={B}, year=1999, month=jan}"
    )

    assert str(read(text).papers[0].date) == "2001"


def test_the_volumes_of_a_work_have_its_title_and_author() -> None:
    text = "@inbook{c, title={T}, crossref={p}}@mvbook{p, title={Works}, author={Ada B}}"
    found = read(text).papers[0]

    assert (found.container, found.authors) == ("Works", (Name("B", "Ada"),))
    assert found.extra == (("bookauthor", "Ada B"),)


def test_xdata_hands_down_its_fields_and_is_no_paper() -> None:
    text = "@misc{k, title={T}, xdata={x, y}}@xdata{x, publisher={P}}@xdata{y, location={L}}"
    source = read(text)

    assert [(one.publisher, one.place) for one in source.papers] == [("P", "L")]
    assert source.diagnostics == ()


def test_what_comes_on_two_ways_is_taken_once() -> None:
    text = "@misc{k, title={T}, crossref={p}, xdata={x}}@book{p, title={B}, xdata={x}}"
    source = read(f"{text}@xdata{{x, publisher={{P}}}}")

    assert [one.publisher for one in source.papers] == ["P", "P"]
    assert source.diagnostics == ()


def test_of_two_keys_that_differ_in_case_the_one_that_is_written_so_is_meant() -> None:
    parents = "@proceedings{P, title={One}}@proceedings{p, title={Two}}"
    source = read(f"{parents}@inproceedings{{k, title={{T}}, crossref={{p}}}}")

    assert source.papers[-1].container == "Two"


@pytest.mark.parametrize(
    "text, codes",
    [
        ("@misc{k, title={T}, crossref={nobody}}", ["unknown-parent"]),
        ("@misc{k, title={T}, crossref={k}}", ["unknown-parent"]),
        ("@book{k,title={T},crossref=1}\n@book{1,title={U},crossref={k}}", ["unknown-parent"] * 2),
        # A parent without a title of its own.
        ("@misc{k, title={T}, crossref={l}}\n@misc{l, year=2020}", ["parent-entry"]),
    ],
)  # fmt: skip
def test_a_parent_that_is_none_costs_nothing_else(text: str, codes: list[str]) -> None:
    source = read(text)

    assert source.papers[0].title == "T"
    assert [one.code.slug for one in source.diagnostics] == codes


def test_a_chain_of_parents_is_followed_up_to_a_limit() -> None:
    text = "".join(f"@misc{{k{n}, title={{T}}, crossref={{k{n + 1}}}}}\n" for n in range(500))

    assert len(read(text).papers) == 500


def test_fields_of_our_own_are_read_back() -> None:
    found = paper(
        "stars = 4, added = {2024-05-01}, available = {2019-03}, "
        "project-page-url = {https://a.example/p}, blog2-url = {https://a.example/b}"
    )

    assert (found.stars, found.added, found.available) == (4, Date(2024, 5, 1), Date(2019, 3))
    assert found.links == (
        Link("Project page", "https://a.example/p"),
        Link("Blog", "https://a.example/b"),
    )


def test_what_looks_like_a_field_of_our_own_is_kept() -> None:
    found = paper("stars = {many}, added = {last year}, home-url = {ask}")

    assert found.extra == (("bib-stars", "many"), ("bib-added", "last year"), ("home-url", "ask"))
