"""Lists read well wherever they are written: one site, as each builder shows it.

After a change of what entries show, `pytest tests/extension/test_plain_builders.py
--snapshot-update` brings the snapshots up to date: read them then, as a reader would.
"""

from __future__ import annotations

import re
from typing import Any

SAMPLE = {
    "_papers/slides.pdf": "%PDF",
    "_papers/reading.yaml": r"""
lists:
  - id: models
    title: {en: Models of sequences, zh: 序列模型}
    description: What came *before* attention, with it, and after it.
    papers:
      - key: vaswani2017attention
        title: Attention is all you need
        authors: [Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit, Llion Jones]
        date: 2017
        venue: NeurIPS
        arxiv: "1706.03762"
        links: {PDF: https://arxiv.org/pdf/1706.03762, Code: https://github.com/tensorflow/models}
        tags: [transformer, attention]
        stars: 5
        note: Read **section 3** first; [the annotated version](https://nlp.seas.harvard.edu) helps.
        abstract: What recurrence did before, *attention* does alone.
      - key: kaplan2020scaling
        title: Scaling laws, $L(N) \propto N^{-\alpha}$, for `neural` "language models"
        authors: [Jared Kaplan, Sam McCandlish, others]
        date: 2020
        venue: arXiv
        arxiv: "2001.08361"
        tags: [scaling]
        links: {Slides: slides.pdf}
    lists:
      - id: recurrent
        title: Recurrent networks
        papers:
          - {key: hochreiter1997long, title: Long short-term memory, date: 1997, stars: 4,
             authors: [Sepp Hochreiter, Jürgen Schmidhuber], venue: Neural Computation,
             doi: 10.1162/neco.1997.9.8.1735}
          - {key: 李明2020状态, title: {zh: 状态空间模型综述, en: A survey of state space models},
             authors: [李明, 王芳], date: 2020, venue: 计算机学报, url: "https://example.org/李"}
      - {id: future, title: Still to come}
papers:
  - {key: zhou2016机器学习, title: 机器学习, authors: [周志华, 某某], date: 2016, language: zh}
""",
    "index.rst": "Reading\n=======\n\n.. toctree::\n\n   lists\n   prose\n",
    "lists.rst": """\
Lists
=====

.. paperlist:: models
   :max-authors: 3

Newest first, in a line each:

.. paperlist:: models
   :layout: compact
   :sort: -year
   :numbering: reversed
   :depth: 0
   :title: In short

By year, without numbers:

.. paperlist::
   :group-by: year
   :numbering: none
   :show: authors, links

As sections:

.. paperlist:: models
   :heading:
   :numbering: continue
   :show: date
""",
    "prose.md": """\
# Prose

Plain {paper}`vaswani2017attention`, in brackets
{paper:p}`{see}vaswani2017attention{p. 3}, hochreiter1997long`,
in the text {paper:t}`kaplan2020scaling`.
The title {paper:title}`kaplan2020scaling`, the authors {paper:authors}`李明2020状态`,
the year {paper:year}`李明2020状态`, the number {paper:num}`hochreiter1997long`,
as a link [](#hochreiter1997long), and {paper}`in other words <zhou2016机器学习>`.
A list: {paper:list}`models`. Unlinked: {paper}`!vaswani2017attention`.

In full: {paper:full}`hochreiter1997long`

```{paperlist}
:cited: page
:layout: compact
```
""",
}
CONFIG = {
    "paperlist_show": (
        *("venue", "authors", "links", "date", "tags", "stars"),
        *("note", "abstract", "bibtex", "cited-in"),
    ),
    # What is for machines is tried elsewhere.
    "paperlist_metadata": False,
    "paperlist_hover": False,
    "man_pages": [("index", "site", "", "", 1)],
    # Without it older versions show no address, and newer ones show all the same.
    "man_show_urls": True,
    "texinfo_documents": [("index", "site", "Site", "Ann", "site", "", "")],
}


def pages_of(site: Any, builder: str, *names: str) -> str:
    build = site.build(SAMPLE, builder, **CONFIG)
    assert build.warnings == []
    return "\n".join(build.output(name) for name in names)


def test_text(site: Any, snapshot: Any) -> None:
    assert pages_of(site, "text", "lists.txt", "prose.txt") == snapshot


def test_man(site: Any, snapshot: Any) -> None:
    page = as_text(pages_of(site, "man", "site.1"))

    assert page[page.index(".SH LISTS") : page.upper().index(".SH COPYRIGHT")] == snapshot


def test_texinfo(site: Any, snapshot: Any) -> None:
    page = pages_of(site, "texinfo", "site.texi")
    body = page[page.index("@chapter") : page.index("@bye")]

    # Places have numbers besides their names, in an order that is Sphinx's own.
    body = re.sub(r"@anchor\{[0-9a-f]+\}", "", body)
    assert re.sub(r"(@ref\{|^\* [^:]*: )[0-9a-f]+", r"\1N", body, flags=re.MULTILINE) == snapshot


def test_dirhtml(site: Any, snapshot: Any) -> None:
    names = ("lists", "prose", "paper-author", "paper-year", "paper-venue", "paper-tag")

    assert article(pages_of(site, "dirhtml", *(f"{name}/index.html" for name in names))) == snapshot


def test_singlehtml(site: Any, snapshot: Any) -> None:
    assert article(pages_of(site, "singlehtml", "index.html")) == snapshot


def as_text(page: str) -> str:
    """Return a man page without what is for a terminal: fonts, links, places to break a line."""
    page = re.sub(r"\\X'[^']*'|\\f[A-Z]|\\[%:&]", "", page)
    page = re.sub(r'^\.(SH|IP) "?([^"\n]*?)"?( \d)?$', r".\1 \2", page, flags=re.MULTILINE)
    for written, shown in ((r"\-", "-"), (r"\e", "\\"), (r"\(dq", '"'), (r"\(bu", "*")):
        page = page.replace(written, shown)
    return page


def article(pages: str) -> str:
    """Return what pages in HTML show, without what is around it and the hashes of files."""
    shown = re.findall(
        r'<div class="body" role="main">(.*?)<div class="clearer">', pages, re.DOTALL
    )
    return re.sub(r"(?<=_downloads/)[0-9a-f]{32}", "HASH", "\n".join(map(str.strip, shown)))
