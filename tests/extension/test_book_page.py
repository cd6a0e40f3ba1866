"""A page of a book, in Markdown as its authors keep it, is a source as it stands."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.cli import main

ICON = '<img src="../figure/star.svg" width="25" height="25" />'
CHAPTER = f"""\
# 第 3 章 检索与索引 {ICON}

<!-- last read through in spring -->

[TOC]

- [3.1 倒排索引](#31-倒排索引)
- [3.2 词向量](#32-词向量)
- [3.3 近似最近邻](#33-近似最近邻)

## {ICON} 3.1 倒排索引

1. **The Anatomy of a Large-Scale Hypertextual Web Search Engine.** `Computer Networks`
   *Sergey Brin, Lawrence Page.* [[PDF](https://doi.org/10.1016/S0169-7552(98)00110-X)], 1998.

## {ICON} 3.2 词向量

1. **Efficient Estimation of Word Representations in Vector Space.** `ICLR`
   *Tomas Mikolov, Kai Chen, Greg Corrado, Jeffrey Dean.*
   [[PDF](https://arxiv.org/abs/1301.3781)][[Code](https://github.com/tmikolov/word2vec)], 2013.
2. **Enriching Word Vectors with Subword Information.** `TACL`
   *Piotr Bojanowski, Edouard Grave, Armand Joulin, Tomas Mikolov.*
   [[PDF](https://arxiv.org/abs/1607.04606)], 2017.
3.

## {ICON} 3.3 近似最近邻

1. **Product Quantization for Nearest Neighbor Search.** `TPAMI`
   *Herv\\'{{e}} J\\'egou, Matthijs Douze, Cordelia Schmid.*
   [[PDF](https://doi.org/10.1109/TPAMI.2010.57)], 2011.

## {ICON} 3.4 学习排序

## {ICON} 3.5 查询扩展

## {ICON} 3.6 稠密检索

1. **Dense Passage Retrieval for Open-Domain Question Answering.** `EMNLP`
   *Vladimir Karpukhin, Barlas Oğuz, Sewon Min, Patrick Lewis, et al.*
   [[PDF](https://arxiv.org/abs/2004.04906)], 2020.
"""
EMPTY_ITEM = CHAPTER.splitlines().index("3.") + 1

PAGES = {
    "index.md": "# 书\n\n```{toctree}\nchapter\nnotes\n```\n",
    "chapter.md": """\
# 检索

```{paperlist} word-vectors
```

```{paperlist} 3.4 学习排序
```

```{paperlist} 36-稠密检索
```
""",
    "notes.rst": """\
笔记
====

词向量\\ :paper:p:`arXiv:1301.3781`\\ 之后又有\\ :paper:t:`bojanowski2017enriching`\\ 。
""",
}
CONFIG = {
    "paperlist_sources": ["../book/*.md"],
    "paperlist_list_ids": {"3.2 词向量": "word-vectors"},
    "language": "zh_CN",
}


@pytest.fixture
def book(site: Any) -> Any:
    """Build the site of the book."""
    return site.build({"../book/chapter3.md": CHAPTER, **PAGES}, "html", **CONFIG)


def test_it_is_read_without_a_warning_and_with_one_remark(book: Any) -> None:
    assert book.warnings == []
    assert book.status.count("; see `paperlist check`") == 1
    assert "../book/chapter3.md: 1 remark; see `paperlist check`" in book.status


def test_check_names_the_line_of_the_remark(
    book: Any, site: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["check", "--conf", str(site.folder)])
    file, pin, empty, summary = capsys.readouterr().out.splitlines()

    assert status == 0
    assert file.endswith("chapter3.md: 6 items, 5 papers, 2 remarks")
    assert pin.endswith(" [derived-key]")
    assert empty.endswith(f"chapter3.md:{EMPTY_ITEM}: remark: this item is empty [empty-item]")
    assert summary == "1 file, 5 papers, 2 remarks"


def test_a_list_is_shown_by_the_id_of_the_configuration_its_title_or_its_slug(book: Any) -> None:
    page = book.page("chapter.html")

    assert page.texts(".paper-title") == [
        "Efficient Estimation of Word Representations in Vector Space.",
        "Enriching Word Vectors with Subword Information.",
        "Dense Passage Retrieval for Open-Domain Question Answering.",
    ]
    assert len(page.all("p.paperlist-empty")) == 1


def test_icons_are_no_part_of_titles(book: Any) -> None:
    titles = {
        name: shown
        for name, shown, kind, *_ in book.app.env.domains["paper"].get_objects()
        if kind == "list"
    }

    assert titles["word-vectors"] == "3.2 词向量"
    assert "<img" not in book.output("chapter.html")


def test_the_parts_of_an_entry_have_their_roles(book: Any) -> None:
    page = book.page("chapter.html")

    assert page.texts(".paper-venue") == ["ICLR", "TACL", "EMNLP"]
    assert page.texts(".paper-year") == ["2013", "2017", "2020"]
    assert page.texts(".paper-links") == ["PDF Code", "PDF", "PDF"]
    assert page.texts(".paper-authors")[2].startswith("Vladimir Karpukhin, Barlas Oğuz, Sewon Min")


def test_a_citation_from_another_page_lands_on_the_entry(book: Any) -> None:
    cited = book.page("notes.html").all("a.paper-ref")
    links = [one.attributes["href"].partition("#") for one in cited]

    assert [one.text for one in cited] == ["Mikolov et al.，2013", "Bojanowski et al.（2017）"]
    assert [page for page, _, _ in links] == ["chapter.html"] * 2
    assert {place for _, _, place in links} <= set(book.page("chapter.html").ids)


def test_the_book_is_no_page_of_the_site(book: Any) -> None:
    assert sorted(book.read) == ["chapter", "index", "notes"]
    assert not list(book.app.outdir.rglob("chapter3*"))
