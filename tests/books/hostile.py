"""Write a site whose entries are hard to set."""

from __future__ import annotations

import json
from pathlib import Path

_DOCS = Path(__file__).parents[2] / "docs"
_ADDRESS = "https://example.org/" + "a-path/of_many%20parts/" * 12 + "?q=1&r=2#end"
_CJK = [
    {
        "key": "吴恩达2018机器学习",
        "title": "机器学习：一种用于 Transformer 架构的状态空间模型（State Space Model）综述，"
        "兼论线性注意力与长序列建模的代价、记忆、训练以及推理",
        "authors": ["吴恩达", "Andrew Ng", "李飞飞"],
        "venue": "计算机学报",
        "note": "“引号”与《书名号》；Latin words in between，标点不应出现在行首。" * 4,
    },
    {"key": "ja", "title": "日本語の題名はここで改行されますかという長い題名の論文についての考察"},
    {"key": "ko", "title": "한국어 제목도 여기에 있습니다", "authors": ["김철수"]},
    {"key": "ru", "title": "Русское название и ελληνικά", "authors": ["Юрий Нестеров"]},
    {"key": "ar", "title": "الذكاء الاصطناعي والتعلم الآلي", "authors": ["محمد علي"]},
    {"key": "he", "title": "A title with בינה מלאכותית inside", "authors": ["דוד כהן"]},
]
_LATIN = [
    {
        "key": "sentence",
        "title": ("An unusually long title that goes on about " * 10)[:399] + "x",
        "authors": ["Ann Lee"],
        "venue": "A Venue Whose Name Is Longer Than Any Badge Should Be, Being Proceedings of the "
        "Forty-Second International Conference on Long Names",
        "stars": 3,
    },
    {"key": "word", "title": "Pneumono" * 15, "tags": ["tag" * 30, "short"]},
    {
        "key": "crowd",
        "title": "A work of many",
        "authors": [f"Firstname{n} Lastname{n}" for n in range(68)],
        "links": {"PDF": _ADDRESS, "Code": _ADDRESS, "A label of some length": _ADDRESS},
        "date": 2020,
        "stars": 5,
    },
    {
        "key": "address",
        "title": "Notes with addresses",
        "venue": "N" * 80,
        "note": f"See [{_ADDRESS}]({_ADDRESS}), or `{_ADDRESS}`, or {_ADDRESS}.",
        "abstract": "An abstract. " * 40,
    },
    {
        "key": "maths",
        "title": r"Attention in $\mathcal{O}(n^2)$ steps, and $\alpha_i \le \beta$",
        "note": r"As $\sum_{i=1}^n x_i$ shows.",
    },
    {
        "key": "signs",
        "title": r"Signs: _ % # & ~ ^ \\ { } < > \$ | \" ' -- --- [x] @ !",
        "authors": ["O'Brien_Smith & Sons"],
        "venue": "R&D_100%",
    },
    {"key": "k" * 200, "title": "A long key", "date": 1999, "venue": "Short"},
]
_PAGES: dict[str, str | bytes] = {
    "index.rst": "Hostile\n=======\n\n.. toctree::\n\n   lists\n   again_and\n",
    "lists.rst": """\
Lists
=====

.. paperlist:: hostile
   :show: venue, stars, tags, authors, links, date, note, abstract, cited-in

A table
-------

.. list-table::

   * - One
     - .. paperlist:: hostile
          :limit: 2
   * - Two
     - .. paperlist::

          crowd
""",
    "again_and.rst": f"""\
Again
=====

.. _known:

With :paper:`maths` in its title
--------------------------------

.. figure:: picture.png

   A caption citing :paper:`signs`.

:paper:p:`sentence, word, {"k" * 200}` :paper:title:`sentence`
:paper:title:`word` :paper:full:`address` :paper:full:`crowd`

.. paperlist:: hostile
   :numbering: reversed
   :home:

.. paperlist::
   :where: year > 3000

.. list-table:: Papers :paper:`crowd`

   * - :paper:full:`word`

.. paperlist:: hostile
   :numbering: none
   :layout: compact
   :name: once-more
   :title: Once more, unnumbered

.. paperlist::
   :group-by: year
   :heading:
   :show: authors
""",
}


def hostile_site(engine: str) -> dict[str, str | bytes]:
    """Return the files of a site; pdflatex gets Latin letters only."""
    unicode = engine != "pdflatex"
    papers = _LATIN + (_CJK if unicode else [])
    data = {"lists": [{"id": "hostile", "title": "Hostile", "papers": papers}]}
    fonts = ["paperlist_book"] if unicode else []
    conf = (
        f"import sys\nsys.path.insert(0, {str(_DOCS / '_ext')!r})\n"
        f"project = 'Hostile'\nextensions = {['sphinx_paperlist', *fonts]}\n"
        "latex_use_xindy = False\npaperlist_cite_style = 'key'\n"
    )
    return _PAGES | {
        "conf.py": conf,
        "picture.png": (_DOCS / "_images/listing.png").read_bytes(),
        "_papers/hostile.json": json.dumps(data, ensure_ascii=False),
    }
