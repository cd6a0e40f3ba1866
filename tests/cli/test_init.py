"""`paperlist init` makes a site of a list, which builds without a warning and shows every paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.new_site import LIST, Run, built, titles, write

CHINESE = "# 论文列表\n\n## 状态空间\n\n1. **Efficient words.** *Ann Lee.* 2021\n"
BIB = "@article{lee2020, title={Words}, author={Lee, Ann}, year={2020}, journal={J}}\n"
WRONG = "papers:\n  - {key: k, title: Words, date: never}\n"
ODD_TITLES = [
    "“Quoted” & “more”",
    "F#",
    "{x} {{ y }}",
    "[x](y",
    "a_b _c",
    "R&D; a & b",
    "a < b",
    "🚀 emoji",
    "10% + 5 > 3",
    "search",
    "con",
    "paper-author",
    "目录",
    "目次",
    "-",
]


def test_a_list_becomes_a_site_with_a_page_for_each_section(init: Run) -> None:
    status, said, _ = init("docs", "--from", write("README.md", LIST))
    pages = built()

    assert (status, said[:6]) == (
        0,
        [
            "docs/conf.py",
            "docs/index.md",
            "docs/ssm.md",
            "docs/attention.md",
            "docs/requirements.txt",
            ".readthedocs.yaml",
        ],
    )
    assert said[6:] == [
        "",
        "Build it, and look at docs/_build/html/index.html:",
        "",
        "    pip install -r docs/requirements.txt",
        "    sphinx-build -n -W docs docs/_build/html",
        "",
        "Publish it: push these files, and import the repository at https://app.readthedocs.org.",
    ]
    assert pages["index"].texts("h1") == ["Reading on models¶"]
    assert titles(pages["ssm"]) == ["Efficient words."]
    assert titles(pages["attention"]) == ["Attentive words.", "Late words."]
    assert pages["attention"].texts("h2") == ["Early¶", "Late¶"]
    assert {"paper-author", "paper-year", "paper-venue"} <= pages.keys()


def test_the_list_is_read_where_it_stands(init: Run) -> None:
    init("docs", "--from", write("README.md", LIST))
    write("README.md", LIST.replace("Efficient words", "Edited words"))

    assert 'paperlist_sources = ["../README.md"]' in Path("docs/conf.py").read_text()
    assert titles(built()["ssm"]) == ["Edited words."]


def test_one_section_is_on_the_first_page(init: Run) -> None:
    init("docs", "--from", write("refs.bib", BIB))
    pages = built()

    assert titles(pages["index"]) == ["Words."]
    assert sorted(path.name for path in Path("docs").glob("*.md")) == ["index.md"]


def test_several_files_are_one_site(init: Run) -> None:
    names = [write("README.md", LIST), write("refs.bib", BIB), write("data/refs.bib", BIB)]
    init("docs", "--from", *names)
    pages = built()

    assert titles(pages["ssm"]) == ["Efficient words."]
    assert sum(titles(page) == ["Words."] for page in pages.values()) == 2


def test_the_title_of_a_file_may_hold_any_sign(init: Run) -> None:
    title = '"C" # and: [x] {y} \\\\ 词'
    names = [write("a.md", LIST.replace("Reading on models", title)), write("refs.bib", BIB)]
    init("docs", "--from", *names)

    assert built()["index"].texts("p.caption") == ['"C" # and: [x] {y} \\ 词', "Lists"] * 2


def test_a_large_list_can_be_searched(init: Run) -> None:
    items = "".join(f"1. **Words {n}.** *Ann Lee.* {1990 + n}\n" for n in range(25))
    init("docs", "--from", write("README.md", f"{LIST}\n## Many\n\n{items}"))
    pages = built()

    assert len(titles(pages["all-papers"])) == 28
    assert titles(pages["all-papers"])[0] == "Late words."
    for name in ("all-papers", "many"):
        assert pages[name].all("div.paperlist-filter")


def test_a_chinese_list_makes_a_chinese_site(init: Run) -> None:
    init("docs", "--from", write("README.md", CHINESE))
    conf = Path("docs/conf.py").read_text("utf-8")

    assert 'language = "zh_CN"' in conf
    assert "jieba" in Path("docs/requirements.txt").read_text().split()
    assert "全部论文也可{ref}`按作者 <paper-author>`" in Path("docs/index.md").read_text("utf-8")
    assert [path.name for path in Path("docs").glob("section*.md")] == ["section-1.md"]
    assert titles(built()["section-1"]) == ["Efficient words."]


def test_without_a_list_there_is_an_example_that_cites(init: Run) -> None:
    status, said, _ = init("docs")
    pages = built()

    assert status == 0
    assert "docs/_papers/reading.yaml" in said
    assert titles(pages["foundations"])[-1] == "Attention is all you need."
    assert pages["foundations"].texts("a.paper-ref") == [
        "Turing (1936)",
        "Shannon (1948)",
        "Vaswani et al., 2017",
    ]


def test_what_was_not_understood_is_said_and_does_not_stop_the_site(init: Run) -> None:
    status, _, messages = init("docs", "--from", write("a.yaml", WRONG))

    assert status == 1
    assert "warning: 'never' is no date" in messages[1]
    assert 'suppress_warnings = ["paperlist.bad-date"]' in Path("docs/conf.py").read_text()
    assert titles(built()["index"]) == ["Words."]


@pytest.mark.parametrize("option", ["", "--copy", "--convert"])
def test_any_title_is_shown_as_it_is_and_any_list_has_a_page(init: Run, option: str) -> None:
    titles_of = [*ODD_TITLES, *(f"Words {n}" for n in range(3))]
    sections = (f"## {title}\n\n- **Numbered {n}.** 2020.\n" for n, title in enumerate(titles_of))
    text = "- **Before.** 2020.\n\n# *Root* {a} < b $x_1$\n\n- **Own.** 2021.\n\n"
    deep = "".join(f"{'#' * level} Level {level}\n\n" for level in range(2, 7))
    write("list.md", text + "\n".join(sections) + "\n" + deep + "- **Deep.** 2022.\n")
    init(*("docs", "--from", "list.md", option)[: 3 + bool(option)])
    pages = built()
    shown = {title for page in pages.values() for title in titles(page)}

    assert len(shown) == len(titles_of) + 3
    assert pages["index"].texts("h1") == ["Root {a} < b \\(x_1\\)¶"]
    headings = [text for page in pages.values() for text in page.texts("h1")]
    assert {f"{title}¶" for title in ODD_TITLES} <= set(headings)


def test_lists_and_files_without_a_page_are_named(init: Run) -> None:
    empty = f"{LIST}\n## Contributing\n"
    more = "@article{lee2021, title={Efficient words}, author={Ann Lee and Bo Wu}, year={2021}}\n"
    _, said, _ = init("docs", "--from", write("README.md", empty), write("more.bib", more))

    assert said[6:8] == [
        "no page for 'Contributing': no papers in it",
        "no page for 'more': all its papers stand in sections of other lists",
    ]
    assert titles(built()["ssm"]) == ["Efficient words."]


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.json", '{"papers": [{"title": "Words"}]}'),
        ("a.csl.json", '[{"id": "k", "type": "article", "title": "Words"}]'),
        ("a.ris", "TY  - JOUR\nTI  - Words\nER  - \n"),
        ("a.yaml", "papers: [{title: Words}]\n"),
    ],
)
def test_any_source_makes_a_site(init: Run, name: str, text: str) -> None:
    assert init("docs", "--from", write(name, text))[0] == 0
    assert titles(built()["index"]) == ["Words."]


def test_a_list_without_papers_makes_no_site(init: Run) -> None:
    status, _, messages = init("docs", "--from", write("README.md", "# Nothing\n"))

    assert status == 2
    assert messages[0].startswith("paperlist: no paper in README.md")
