"""The styles that come with us make of a work what the standard they follow prints of it.

The printed entries stand in `printed/`, which are sources: each goes the whole way from a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.csl import CSL_TYPES
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.name_parsing import parse_names
from sphinx_paperlist.papers.spans import text_of
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import read_source
from sphinx_paperlist.styles import csl
from sphinx_paperlist.styles.csl.files import names_in_box
from sphinx_paperlist.styles.csl.listing import CslStyle
from sphinx_paperlist.styles.csl.load import load_style
from sphinx_paperlist.styles.csl.style import read_style
from sphinx_paperlist.styles.entry import View

FILES = Path(csl.__file__).parent / "files"
PLAIN = View(show=())
PRINTED = Path(__file__).parent / "printed"
IEEE, APA = "ieee", "apa-7"
NUMERIC, AUTHOR_DATE = "gb7714-2015-numeric", "gb7714-2015-author-date"
STYLES = (IEEE, APA, NUMERIC, AUTHOR_DATE)
TITLES = {
    IEEE: "IEEE",
    APA: "APA, 7th edition",
    NUMERIC: "GB/T 7714—2015 (numeric, 顺序编码制)",
    AUTHOR_DATE: "GB/T 7714—2015 (author-date, 著者-出版年制)",
}


def style(name: str) -> CslStyle:
    return load_style(FILES / f"{name}.csl")


def entry(name: str, paper: Paper) -> str:
    return text_of(style(name)(paper, PLAIN)[0].spans)


def entries(name: str, papers: Sequence[Paper]) -> list[str]:
    among = style(name).among(papers, PLAIN)
    return [text_of(among(paper, PLAIN)[0].spans) for paper in papers]


def work(title: str, authors: str = "", **fields: Any) -> Paper:
    """Return a paper whose fields of names are texts, its date a year, and others as they are."""
    known = {name: value for name, value in fields.items() if name in Paper._fields}
    if "editors" in known:
        known["editors"] = parse_names(known["editors"])
    if "date" in known:
        known["date"] = Date(known["date"])
    others = {name.replace("_", "-"): fields[name] for name in fields if name not in known}
    return Paper(
        key=title,
        title=title,
        authors=parse_names(authors),
        extra=tuple(others.items()),
        **known,
    )


def printed(name: str) -> list[Any]:
    """Return the papers of a file, each with what is said of it there."""
    source = read_source((PRINTED / f"{name}.yaml").read_bytes(), f"{name}.yaml", ReadingOptions())
    assert source.diagnostics == ()
    papers = [paper for paper in source.papers if isinstance(paper, Paper)]
    return [pytest.param(paper, dict(paper.extra), id=paper.key) for paper in papers]


def test_there_are_no_other_styles() -> None:
    assert set(names_in_box()) == set(STYLES)


@pytest.mark.parametrize("name", STYLES)
def test_a_style_has_a_name_and_an_address_and_is_for_lists_and_citations(name: str) -> None:
    read = read_style((FILES / f"{name}.csl").read_bytes(), f"{name}.csl")

    assert read.title == TITLES[name]
    assert read.id.endswith(f"/styles/{name}")
    assert read.bibliography is not None
    assert read.citation is not None


@pytest.mark.parametrize("paper, said", printed("gb7714"))
def test_what_gb_t_7714_prints(paper: Paper, said: dict[str, str]) -> None:
    name = AUTHOR_DATE if said.get("system") == "author-date" else NUMERIC

    assert entry(name, paper) == said.get("ours", said["printed"])


@pytest.mark.parametrize("paper, said", printed("ieee"))
def test_what_the_guide_of_ieee_prints(paper: Paper, said: dict[str, str]) -> None:
    assert entry(IEEE, paper) == said.get("ours", said["printed"])


@pytest.mark.parametrize("paper, said", printed("apa"))
def test_what_the_manual_of_the_apa_prints(paper: Paper, said: dict[str, str]) -> None:
    assert entry(APA, paper) == said.get("ours", said["printed"])


@pytest.mark.parametrize("name", ["gb7714", "ieee", "apa"])
def test_where_we_differ_it_is_said_why(name: str) -> None:
    for param in printed(name):
        said = param.values[1]
        assert ("ours" in said) == ("why" in said)
        assert said.get("ours") != said["printed"]


@pytest.mark.parametrize(
    "fields, mark",
    [
        ({"type": "book"}, "M"),
        ({"type": "book", "event_title": "第九届大会"}, "C"),
        ({"type": "collection"}, "G"),
        ({"type": "article-newspaper"}, "N"),
        ({"type": "article-journal"}, "J"),
        ({"type": "thesis"}, "D"),
        ({"type": "report"}, "R"),
        ({"type": "standard"}, "S"),
        ({"type": "patent"}, "P"),
        ({"type": "software"}, "CP"),
        ({"type": "webpage"}, "EB/OL"),
        ({"type": "manuscript", "archive": "第一档案馆"}, "A"),
        ({"type": "manuscript"}, "Z"),
        ({"type": "map"}, "CM"),
        ({"type": "dataset"}, "DS"),
        ({"type": "dataset", "doi": "10.1000/x"}, "DS/OL"),
        ({"type": "article", "arxiv": "2111.00396"}, "EB/OL"),
    ],
)
@pytest.mark.parametrize("name", [NUMERIC, AUTHOR_DATE])
def test_each_kind_of_document_has_its_mark(name: str, fields: dict[str, str], mark: str) -> None:
    assert f"题[{mark}]" in entry(name, work("题", **fields))


JOURNAL = {
    "type": "article-journal",
    "container": "计算机学报",
    "volume": "41",
    "issue": "7",
    "pages": "1619-1647",
    "date": 2018,
}
BOOK = {"type": "book", "edition": "2", "volume": "3", "publisher": "Pub", "place": "Bonn"}
SEEN = {"type": "webpage", "url": "https://a.org", "accessed": "2020-06-07"}


@pytest.mark.parametrize(
    "authors, ieee, apa, gb7714",
    [
        ("张三", "张三, ", "张三. ", "张三"),
        ("张三, 李四", "张三, 李四, ", "张三 & 李四. ", "张三, 李四"),
        ("张三, 李四, 王五", "张三, 李四, 王五, ", "张三, 李四, & 王五. ", "张三, 李四, 王五"),
        (
            "张三, 李四, 王五, 赵六",
            "张三, 李四, 王五, 赵六, ",
            "张三, 李四, 王五, & 赵六. ",
            "张三, 李四, 王五, 等",
        ),
        ("张三 and others", "张三 等, ", "张三 等. ", "张三, 等"),
        ("Ann Lee", "A. Lee, ", "Lee, A. ", "LEE A"),
        ("Ann Lee, Bo Ek", "A. Lee and B. Ek, ", "Lee, A., & Ek, B. ", "LEE A, EK B"),
        (
            "Ann Lee, Bo Ek, Cy Fox, Di Gray",
            "A. Lee, B. Ek, C. Fox, and D. Gray, ",
            "Lee, A., Ek, B., Fox, C., & Gray, D. ",
            "LEE A, EK B, FOX C, et al.",
        ),
        ("山田太郎 and others", "山田太郎 ほか, ", "山田太郎 ほか. ", "山田太郎, ほか"),
    ],
)
def test_names_are_joined_in_their_language(authors: str, ieee: str, apa: str, gb7714: str) -> None:
    title = {"张": "题名", "山": "論文のこと"}.get(authors[0], "Words")
    paper = work(title, authors, **JOURNAL)

    assert entry(IEEE, paper).startswith(f"{ieee}“")
    assert entry(APA, paper).startswith(f"{apa}(2018)")
    assert entry(NUMERIC, paper).startswith(f"{gb7714.rstrip('.')}. {title}[J]")
    assert entry(AUTHOR_DATE, paper).startswith(f"{gb7714}, 2018. {title}[J]")


MIXED = [
    work("论推荐系统", "黄立威, 江碧涛", **JOURNAL),
    work("机器学习", "张三 and others", editors="李四", translator="王五", date=2016, **BOOK),
    work("网页", "赵七", **SEEN),
    work("On words", "Ann Lee, Bo Ek", **JOURNAL),
    work("Words", "Ann Lee and others", editors="Bo Ek", translator="Cy Fox", date=2016, **BOOK),
    work("A page", "Cy Fox", **SEEN),
    work("語のこと", "山田太郎", **JOURNAL),
    work("한국어 책", "홍길동, 김철수", date=2016, **BOOK),
    work("Wörter", "Karl Maier, Eva Ott", language="de", date=2016, **BOOK),
]


def test_ieee_describes_all_works_in_its_words_but_those_in_other_latin_languages() -> None:
    assert entries(IEEE, MIXED) == [
        "黄立威, 江碧涛, “论推荐系统,” 计算机学报, vol. 41, no. 7, pp. 1619–1647, 2018.",
        "张三 等, 机器学习, vol. 3, 李四, Ed., 王五, Transl., 2nd ed. Bonn: Pub, 2016.",
        "赵七. “网页.” Accessed: Jun. 7, 2020. [Online]. Available: https://a.org",
        "A. Lee and B. Ek, “On words,” 计算机学报, vol. 41, no. 7, pp. 1619–1647, 2018.",
        "A. Lee et al., Words, vol. 3, B. Ek, Ed., C. Fox, Transl., 2nd ed. Bonn: Pub, 2016.",
        "C. Fox. “A page.” Accessed: Jun. 7, 2020. [Online]. Available: https://a.org",
        "山田太郎, “語のこと,” 计算机学报, vol. 41, no. 7, pp. 1619–1647, 2018.",
        "홍길동 and 김철수, 한국어 책, vol. 3, 2nd ed. Bonn: Pub, 2016.",
        "K. Maier und E. Ott, Wörter, Bd. 3, 2. Aufl. Bonn: Pub, 2016.",
    ]


def test_apa_describes_all_works_in_its_words_but_those_in_other_latin_languages() -> None:
    assert entries(APA, MIXED) == [
        "黄立威 & 江碧涛. (2018). 论推荐系统. 计算机学报, 41(7), 1619–1647.",
        "张三 等. (2016). 机器学习 (李四, Ed.; 王五, Trans.; 2nd ed., Vol. 3). Pub.",
        "赵七. (n.d.). 网页. Retrieved June 7, 2020, from https://a.org",
        "Lee, A., & Ek, B. (2018). On words. 计算机学报, 41(7), 1619–1647.",
        "Lee, A. et al. (2016). Words (B. Ek, Ed.; C. Fox, Trans.; 2nd ed., Vol. 3). Pub.",
        "Fox, C. (n.d.). A page. Retrieved June 7, 2020, from https://a.org",
        "山田太郎. (2018). 語のこと. 计算机学报, 41(7), 1619–1647.",
        "홍길동 & 김철수. (2016). 한국어 책 (2nd ed., Vol. 3). Pub.",
        "Maier, K., & Ott, E. (2016). Wörter (2. Aufl., Bd. 3). Pub.",
    ]


@pytest.mark.parametrize(
    "name, text",
    [
        (IEEE, "A. Lee, “Words,” Pub, Technical Report TR-1, 2020."),
        (APA, "Lee, A. (2020). Words (Technical Report No. TR-1). Pub."),
        (NUMERIC, "LEE A. Words: TR-1[R]. [S.l.]: Pub, 2020."),
    ],
)
def test_the_kind_of_a_report_has_capitals_where_it_is_shown(name: str, text: str) -> None:
    genre = (("genre", "technical report"),)
    report = work("Words", "Ann Lee", type="report", date=2020, number="TR-1", publisher="Pub")

    assert entry(name, report._replace(extra=genre)) == text


def test_gb_t_7714_describes_each_work_in_its_own_words() -> None:
    assert entries(NUMERIC, MIXED) == [
        "黄立威, 江碧涛. 论推荐系统[J]. 计算机学报, 2018, 41(7): 1619-1647.",
        "张三, 等. 机器学习: 第3卷[M]. 李四, 编. 王五, 译. 2版. Bonn: Pub, 2016.",
        "赵七. 网页[EB/OL]. [2020-06-07]. https://a.org.",
        "LEE A, EK B. On words[J]. 计算机学报, 2018, 41(7): 1619-1647.",
        "LEE A, et al. Words: vol. 3[M]. EK B, ed. FOX C, trans. 2nd ed. Bonn: Pub, 2016.",
        "FOX C. A page[EB/OL]. [2020-06-07]. https://a.org.",
        "山田太郎. 語のこと[J]. 计算机学报, 2018, 41(7): 1619-1647.",
        "홍길동, 김철수. 한국어 책: vol. 3[M]. 2nd ed. Bonn: Pub, 2016.",
        "MAIER K, OTT E. Wörter: Bd. 3[M]. 2. Aufl. Bonn: Pub, 2016.",
    ]


def test_gb_t_7714_by_author_and_date_has_a_word_for_what_is_missing() -> None:
    unknown = [
        work("机器学习", editors="张三, 李四", type="book", place="北京", date=2016),
        work("网页", date=2016, **SEEN),
        work("网页", "赵七", **SEEN),
        work("Words", editors="Ann Lee", type="book", publisher="Pub"),
        work("A page", **SEEN),
    ]

    assert [entry(AUTHOR_DATE, one) for one in unknown] == [
        "张三, 李四, 2016. 机器学习[M]. 北京: [出版者不详].",
        "佚名, 2016. 网页[EB/OL]. (2016)[2020-06-07]. https://a.org.",
        "赵七, [日期不详]. 网页[EB/OL]. [2020-06-07]. https://a.org.",
        "LEE A, [n.d.]. Words[M]. [S.l.]: Pub.",
        "Anon, [n.d.]. A page[EB/OL]. [2020-06-07]. https://a.org.",
    ]


@pytest.mark.parametrize("name", [APA, AUTHOR_DATE])
def test_letters_tell_works_of_one_author_and_year_apart(name: str) -> None:
    papers = [work(title, "张三", type="book", date=2016) for title in ("甲", "乙")]
    years = sorted(re.findall("2016[a-z]?", " ".join(entries(name, papers))))

    assert years == ["2016a", "2016b"]


VALUES: Mapping[str, Any] = {
    "authors": parse_names("张三, 李四"),
    "editors": parse_names("Ann Lee"),
    "date": Date(2016, 3, 4),
    "container": "文集",
    "publisher": "Pub",
    "place": "Bonn",
    "pages": "5-6",
    "url": "https://a.org",
    "doi": "10.1000/x",
    **dict.fromkeys(("volume", "issue", "edition"), "3"),
    **dict.fromkeys(("number", "series"), "N1"),
}
OTHERS = {
    "translator": "Cy Fox",
    "accessed": "2020-06-07",
    "available-date": "2019",
    "event-title": "大会",
    "event-place": "Rome",
    "genre": "genre",
    "medium": "film",
    "status": "in press",
    "version": "1",
    "volume-title": "Part",
    "reviewed-title": "Old",
    "original-date": "1900",
    "chapter": "7",
    "archive": "Files",
}
DANGLING = re.compile(
    r"^[,.:;/)\]]|[,:;/(\[]$| [,.:;)\]]|[(\[][ ,.:;)\]]|[,:;][,.:;]|\.[.:]|  |//[.,:]|“”| from$"
)


@given(
    st.sampled_from(sorted(CSL_TYPES)),
    st.sampled_from(["题名", "Words"]),
    st.sets(st.sampled_from(sorted(VALUES))),
    st.sets(st.sampled_from(sorted(OTHERS))),
    st.sampled_from(STYLES),
)
def test_no_punctuation_is_left_where_fields_are_missing(
    type_: str, title: str, known: set[str], others: set[str], name: str
) -> None:
    values = {field: VALUES[field] for field in known}
    extra = tuple((variable, OTHERS[variable]) for variable in sorted(others))
    paper = Paper(key="a", title=title, type=type_, extra=extra, **values)
    text = entry(name, paper).replace("https://", "")

    assert not DANGLING.search(text)
