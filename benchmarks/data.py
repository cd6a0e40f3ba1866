"""Made-up papers, the same for the same number, with names and titles as a library has them.

A paper is made from its number alone and when it is asked for, so that a library of any size is
written without being held: what this process holds would count in the memory of its children
(see `measure.py`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

GIVEN = (
    *("Ada", "Bo", "Christopher", "Diego", "Eric", "Fang", "Grace", "Hana", "Inés", "Jan"),
    *("Karim", "Lena", "Mónica", "Nils", "Olga", "Priya", "Quentin", "René", "Sofia", "Tomás"),
)
# As in a library, most first authors differ: some ten thousand families.
ONSETS = (
    *("Al", "Ber", "Cor", "Da", "El", "Fen", "Gu", "Hop", "In", "Jo", "Kar", "Li"),
    *("Mar", "Nor", "Os", "Pen", "Quin", "Ro", "Su", "Tan", "Ul", "Vas", "Wen", "Zim"),
)
MIDDLES = (
    *("", "a", "ba", "den", "e", "fi", "go", "hel", "i", "ka"),
    *("len", "ma", "ni", "o", "per", "ra", "sel", "ta", "va", "zo"),
)
ENDINGS = (
    *("baum", "caide", "dao", "el", "feld", "ger", "hardt", "kin", "lund", "mann"),
    *("nes", "ov", "per", "quez", "ri", "son", "ton", "ulis", "vić", "witz"),
)
ADJECTIVES = (
    *("sparse", "linear", "deep", "efficient", "recurrent", "hierarchical", "robust", "neural"),
    *("adaptive", "structured", "selective", "self-supervised", "continuous", "causal", "scalable"),
    *("multimodal", "probabilistic", "equivariant", "long-range", "differentiable", "modular"),
)
NOUNS = (
    *("attention", "state spaces", "transformers", "memory", "language models", "embeddings"),
    *("convolutions", "kernels", "diffusion", "graphs", "policies", "retrieval", "pruning"),
    *("scaling laws", "tokenisation", "gradients", "world models", "LSTM networks", "routing"),
    *("mixtures of experts", "alignment", "GPU clusters", "curricula", "quantisation"),
)
JOINTS = ("for", "with", "without", "and", "beyond", "in", "from", "through", "towards")
VERBS = ("Learning", "Rethinking", "Scaling", "Training", "Understanding", "Compressing", "On")
JOURNALS = (
    *("Journal of Machine Learning Research", "Neural Computation", "Machine Learning", "arXiv"),
    *("IEEE Transactions on Neural Networks", "Artificial Intelligence", "Pattern Recognition"),
)
LATEX = str.maketrans({"é": r"{\'e}", "á": r"{\'a}", "ó": r"{\'o}", "ć": r"{\'c}"})


class Paper(NamedTuple):
    """A made-up paper; the names of its authors are pairs of given and family name."""

    key: str
    title: str
    authors: tuple[tuple[str, str], ...]
    year: int
    journal: str
    volume: int
    first_page: int
    doi: str
    url: str


def make_paper(number: int) -> Paper:
    """Make the paper with a number."""
    chance = random.Random(number)
    authors = tuple(
        (chance.choice(GIVEN), f"{chance.choice(ONSETS)}{chance.choice(MIDDLES)}{ending}")
        for ending in chance.choices(ENDINGS, k=chance.randint(2, 6))
    )
    year = chance.randint(2000, 2025)
    title = _title(chance)
    family = authors[0][1].lower().replace("ć", "c")
    return Paper(
        key=f"{family}{year}{title.split()[0].lower()}{number}",
        title=title,
        authors=authors,
        year=year,
        journal=chance.choice(JOURNALS),
        volume=chance.randint(1, 60),
        first_page=chance.randint(1, 900),
        doi=f"10.1234/made.{number}",
        url=f"https://example.org/papers/{number}",
    )


def _title(chance: random.Random) -> str:
    """Return a title of 7 to 12 words."""
    words = [chance.choice(VERBS)]
    while len(words) < 7:
        joint = [chance.choice(JOINTS)] if len(words) > 1 else []
        words += [*joint, chance.choice(ADJECTIVES), *chance.choice(NOUNS).split()]
    return " ".join(words[:12])


def bibtex(paper: Paper) -> str:
    """Return the record of a paper in BibTeX."""
    names = " and ".join(f"{family}, {given}" for given, family in paper.authors)
    # Braces keep the capitals of an acronym, as reference managers write them.
    title = " ".join(f"{{{word}}}" if word.isupper() else word for word in paper.title.split())
    return (
        f"@article{{{paper.key},\n"
        f"  title = {{{title}}},\n"
        f"  author = {{{names.translate(LATEX)}}},\n"
        f"  year = {{{paper.year}}},\n"
        f"  journal = {{{paper.journal}}},\n"
        f"  volume = {{{paper.volume}}},\n"
        f"  pages = {{{paper.first_page}--{paper.first_page + 12}}},\n"
        f"  doi = {{{paper.doi}}},\n"
        f"  url = {{{paper.url}}}\n"
        "}\n\n"
    )


def prose(seed: int, words: int) -> Iterator[str]:
    """Yield sentences of some ten words, until there are as many words as asked for."""
    chance = random.Random(seed)
    written = 0
    while written < words:
        subject = chance.choice(NOUNS)
        sentence = (
            f"{subject[0].upper()}{subject[1:]} {chance.choice(JOINTS)} "
            f"{chance.choice(ADJECTIVES)} {chance.choice(NOUNS)} were long held to be "
            f"{chance.choice(ADJECTIVES)}, {chance.choice(JOINTS)} {chance.choice(NOUNS)}."
        )
        written += len(sentence.split())
        yield sentence
