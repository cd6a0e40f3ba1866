"""The small site that browsers look at: pages, a source of papers, and what stands beside them."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

MANY = [f"{given} {family}" for given in ("Ada", "Bo", "Diego", "Fang") for family in (
    *("Alden", "Berger", "Corton", "Daoud", "Elander", "Fenkin", "Gupta", "Hopper", "Inoue"),
    *("Jansen", "Karimi", "Linde", "Marek", "Nordin", "Okafor", "Petrov", "Quirke"),
)]  # fmt: skip

SOURCE = f"""\
lists:
  - id: models
    title: Models of sequences
    description: What came *before* attention, with it, and after it.
    papers:
      - key: vaswani2017attention
        title: Attention is all you need
        authors: [Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit, Llion Jones]
        date: 2017
        venue: NeurIPS
        type: paper-conference
        container: Advances in Neural Information Processing Systems
        volume: 30
        arxiv: "1706.03762"
        links: {{PDF: https://arxiv.org/pdf/1706.03762, Code: https://github.com/tensorflow/tensor2tensor}}
        tags: [transformer, attention]
        stars: 5
        note: Read **section 3** first; [the annotated version](https://nlp.seas.harvard.edu) helps.
        abstract: >-
          In words of our own: what recurrence and convolutions did before, *attention* does alone,
          and as no step waits for another, it does so at once.
      - key: many2022report
        title: A report by many hands
        authors: [{", ".join(MANY)}]
        date: 2022
        venue: JMLR
        type: article-journal
        links: {{PDF: https://example.org/many.pdf}}
        tags: [scaling]
      - key: kaplan2020scaling
        title: Scaling laws, $L(N) \\propto N^{{-\\alpha}}$, for neural language models
        authors: [Jared Kaplan, Sam McCandlish]
        date: 2020
        venue: arXiv
        arxiv: "2001.08361"
        tags: [scaling, transformer]
        stars: 3
        abstract: Loss falls as a power of size, $N^{{-0.076}}$, of data and of compute.
    lists:
      - id: recurrent
        title: Recurrent networks
        description: Old ones and new ones.
        papers:
          - key: hochreiter1997long
            title: Long short-term memory
            authors: [Sepp Hochreiter, Jürgen Schmidhuber]
            date: 1997
            venue: Neural Computation
            type: article-journal
            volume: 9
            pages: 1735-1780
            doi: 10.1162/neco.1997.9.8.1735
            links: {{Slides: memory.pdf}}
            tags: [rnn]
            stars: 4
          - key: gu2023mamba
            title: "Mamba: Linear-time sequence modeling with selective state spaces"
            authors: [Albert Gu, Tri Dao]
            date: 2023-12
            venue: arXiv
            arxiv: "2312.00752"
            links: {{Code: https://github.com/state-spaces/mamba}}
            tags: [ssm, rnn]
          - key: elman1990finding
            title: Finding structure in time
            authors: [Jeffrey L. Elman]
            date: 1990
        lists:
          - id: elsewhere
            title: From elsewhere
            papers:
              - key: zhou2016
                title: 机器学习：从统计方法到大规模预训练语言模型的发展与展望
                authors: [周志华, 李航]
                date: 2016
                venue: 清华大学出版社
                language: zh
                type: book
                tags: [综述]
                note: 一本很好的入门书。
              - key: long2023address
                title: https://example.org/a/title/that/is/an/address/without/a/break/{"0" * 70}
                authors: [Ana Émile Ćosić]
                date: 2023
                venue: Proceedings of the Very Long Conference on Names That Do Not Fit One Line
                url: https://example.org/{"long/" * 30}paper.html
                links: {{A rather long label of a link to it: "https://example.org/{"a" * 120}"}}
                tags: [a-tag-of-one-word-{"x" * 60}]
              - key: untitled
                title: "No"
                authors: []
  - id: classics
    title: Classics
    papers:
      - key: robbins1951stochastic
        title: A stochastic approximation method
        authors: [Herbert Robbins, Sutton Monro]
        date: 1951
        venue: Annals of Mathematical Statistics
        doi: 10.1214/aoms/1177729586
        tags: [optimisation]
      - key: kingma2015adam
        title: "Adam: A method for stochastic optimization"
        authors: [Diederik P. Kingma, Jimmy Ba]
        date: 2015
        venue: ICLR
        arxiv: "1412.6980"
        tags: [optimisation]
"""

_LISTS = """
    Lists
    =====

    Networks that remember, such as :paper:`hochreiter1997long`, are older than those that attend.

    .. paperlist:: models
       :filter-box: models
       :max-authors: 3

    After the list, :paper:`gu2023mamba` again, and then nothing more.
    """
_COMPACT = """
    Compact
    =======

    .. paperlist:: models
       :layout: compact

    .. paperlist:: classics
       :layout: compact
       :numbering: none
       :name: in brief
    """
_CITES = """
    Cites
    =====

    A sentence cites :paper:`hochreiter1997long`, another one :paper:`gu2023mamba`, and the last of
    the paragraph :paper:`kaplan2020scaling`, which has maths in its title.

    Written elsewhere: :paper:`many2022report`.

    Not listed anywhere: :paper:`lecun2015deep`.

    """
_SHARED = """
    Shared
    ======

    .. paperlist:: recurrent
       :filter-box: both
       :depth: 0

    Between the lists.

    .. paperlist:: classics
       :filter-box: both

    After the lists.
    """
_FEW = """
    Few
    ===

    .. paperlist:: models
       :where: venue == "arXiv"
       :filter-box:
    """
_SCRIPTS = """
    Scripts
    =======

    .. paperlist::

       - **الكتاب المختصر في حساب الجبر والمقابلة.** `Cairo`
         *محمد الخوارزمي, אברהם אבן עזרא, Ann Lee.* 1831
       - **On words.** `ACL`
         *Bo Ray.* 2020
    """
_INDEX = """
    Home
    ====

    Nothing here is about papers.

    .. toctree::

       lists
       compact
       cites
       shared
       few
       scripts
    """

_UNLISTED = """\
papers:
  - {key: lecun2015deep, title: Deep learning, authors: [Yann LeCun, Yoshua Bengio], date: 2015,
     venue: Nature, doi: 10.1038/nature14539}
"""

# In the place of MathJax, which would come from another site: it notes what it has typeset.
_MATHJAX = """\
window.MathJax = {
  typeset: [],
  typesetPromise: async (elements) => window.MathJax.typeset.push(...elements),
};
"""

_CONF = """\
project = "Sample"
html_theme = {theme!r}
extensions = ["sphinx_paperlist", "sphinx.ext.mathjax"]
exclude_patterns = ["_build"]
html_static_path = ["_static"]
# What themes have there may be styled inline.
html_sidebars = {{"**": []}} if html_theme == "alabaster" else {{}}
mathjax_path = "mathjax.js"
html_show_sourcelink = False
suppress_warnings = ["paperlist.unlisted"]
paperlist_show = [
    "venue", "stars", "authors", "links", "date", "tags", "note", "abstract", "bibtex", "cited-in",
]
"""


def sample_site(theme: str) -> Mapping[str, str]:
    """Return the files of the site, by their paths."""
    lines = "\n\n".join(f"Line {number} of a page that scrolls." for number in range(60))
    last = "\n\nThe last line cites :paper:`vaswani2017attention`.\n"
    pages = {
        "index": _INDEX,
        "lists": _LISTS,
        "compact": _COMPACT,
        "cites": _CITES,
        "shared": _SHARED,
        "few": _FEW,
        "scripts": _SCRIPTS,
    }
    files = {f"{name}.rst": textwrap.dedent(text).lstrip() for name, text in pages.items()}
    return {
        **files,
        "cites.rst": files["cites.rst"] + lines + last,
        "conf.py": _CONF.format(theme=theme),
        "_papers/models.yaml": SOURCE,
        "_papers/others.yaml": _UNLISTED,
        "_papers/memory.pdf": "%PDF-1.4\n",
        "_static/mathjax.js": _MATHJAX,
    }
