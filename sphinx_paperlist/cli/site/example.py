"""Hold the list of a site that begins without one, and the page that shows and cites it."""

from __future__ import annotations

from sphinx_paperlist.cli.site.plan import Contents, Outline, Page
from sphinx_paperlist.papers.library import Library

TITLE = "Reading list"
FILE = "reading.yaml"

LIST = """\
lists:
  - id: foundations
    title: Foundations
    papers:
      - key: turing1936computable
        title: On computable numbers, with an application to the Entscheidungsproblem
        authors: [Alan Turing]
        date: 1936
        venue: Proceedings of the London Mathematical Society
        doi: 10.1112/plms/s2-42.1.230
      - key: shannon1948mathematical
        title: A mathematical theory of communication
        authors: [Claude E. Shannon]
        date: 1948
        venue: Bell System Technical Journal
        doi: 10.1002/j.1538-7305.1948.tb01338.x
      - key: vaswani2017attention
        title: Attention is all you need
        authors:
          - Ashish Vaswani
          - Noam Shazeer
          - Niki Parmar
          - Jakob Uszkoreit
          - Llion Jones
          - Aidan N. Gomez
          - Łukasz Kaiser
          - Illia Polosukhin
        date: 2017
        venue: NeurIPS
        arxiv: "1706.03762"
        links: {PDF: https://arxiv.org/pdf/1706.03762}
"""

_PAGE = "foundations"

PAGES = {
    f"{_PAGE}.md": """\
# Foundations

{paper:t}`turing1936computable` asked what a machine can compute, {paper:t}`shannon1948mathematical`
how much a message can tell. Most language models of today are made of Transformers
{paper:p}`vaswani2017attention`.

```{paperlist} foundations
```
"""
}


def outline(library: Library) -> Outline:
    """Return the outline of the example: the list has a page, so that another can be put beside."""
    page = Page(_PAGE, "Foundations", library.lists[0])
    return Outline(Page("index", TITLE, contents=(Contents((page,)),)))
