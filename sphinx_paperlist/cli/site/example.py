"""Write a small site for those who have no list yet."""

from __future__ import annotations

DATA = """\
lists:
  - id: reading
    title: Reading
    papers:
      - key: vaswani2017attention
        title: Attention is all you need
        authors: [Ashish Vaswani, Noam Shazeer, Niki Parmar, others]
        date: 2017
        venue: NeurIPS
        arxiv: "1706.03762"
        tags: [attention]
      - key: gu2023mamba
        title: "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"
        authors: [Albert Gu, Tri Dao]
        date: 2023
        venue: arXiv
        arxiv: "2312.00752"
        links: {Code: https://github.com/state-spaces/mamba}
        tags: [state spaces]
"""
SENTENCE = "Cite papers by their keys: {paper:p}`vaswani2017attention, gu2023mamba`."
