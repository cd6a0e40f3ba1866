"""Derive keys, slugs and anchors: pure functions of the content, never a counter."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

from sphinx_paperlist.papers.identifiers import alias, arxiv_id, doi
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.papers.text import has_cjk, is_han, letters, without_marks

_WORD = re.compile(r"[^\W_]+")
_UNCITABLE = re.compile(r"[\s,{}<>`!\\]")
_SAFE_ANCHOR = re.compile(r"[A-Za-z0-9._-]+")
_NOT_SAFE = re.compile(r"[^A-Za-z0-9._-]+")
_SLUG_DROPPED = re.compile(r"[^\w\- ]")

# Words that tell nothing about a title that they begin.
_STOP_WORDS = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how"}
    | {"in", "into", "is", "it", "its", "of", "on", "or", "that", "the", "their", "this", "to"}
    | {"toward", "towards", "via", "we", "what", "when", "where", "which", "why", "will", "with"}
)
# A title without blanks is cut into pieces of this many characters.
_HAN_WORD = 4

# Where so many words are the same, more would make a key that nobody can read.
_MOST_WORDS = 20

_DOI_OF_ARXIV = "10.48550/"
# Links that lead to the work itself, so that an id found in them is the work's own.
OWN_LABELS = frozenset(
    {
        "",
        "abs",
        "abstract",
        "arxiv",
        "doi",
        "html",
        "link",
        "paper",
        "pdf",
        "preprint",
        "publisher",
        "title",
        "url",
        "论文",
    }
)


def is_citable(key: str) -> bool:
    """Tell whether a key can be typed in a role: not empty, no blank, comma or role syntax."""
    return bool(key) and not _UNCITABLE.search(key)


def _digest(text: str) -> str:
    normal = unicodedata.normalize("NFC", text)
    return hashlib.blake2b(normal.encode(errors="replace"), digest_size=6).hexdigest()


def anchor(prefix: str, key: str) -> str:
    """Return the id of a key's place on a page: `prefix-key`.

    Where the key is not wholly of `[A-Za-z0-9._-]`, its ASCII slug and 12 hex digits of the
    BLAKE2 hash of the NFC key take its place, since such ids are safe in HTML, EPUB and LaTeX.
    """
    return f"{prefix}-{slug(key)}"


def slug(key: str) -> str:
    """Return a key as it can stand in an id, in an address or in the name of a file: see `anchor`.

    What is safe stays as it is.
    """
    if _SAFE_ANCHOR.fullmatch(key):
        return key
    ascii_key = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    return "-".join(filter(None, (_NOT_SAFE.sub("-", ascii_key).strip("-"), _digest(key))))


def heading_slug(title: str) -> str:
    """Return the slug that GitHub gives a heading; letters of all scripts are kept."""
    return _SLUG_DROPPED.sub("", plain_text(title).strip().lower()).replace(" ", "-")


def identifiers(paper: Paper) -> tuple[str, str]:
    """Return the arXiv id and the DOI of a paper, from its fields or its own links."""
    arxiv, number = arxiv_id(paper.arxiv or paper.doi), doi(paper.doi)
    if not (arxiv and number) and (paper.url or paper.links):
        for url in _own_addresses(paper):
            arxiv = arxiv or arxiv_id(url)
            number = number or doi(url)
    return arxiv.lower(), "" if number.startswith(_DOI_OF_ARXIV) else number


def _own_addresses(paper: Paper) -> Iterator[str]:
    if paper.url:
        yield paper.url
    for link in paper.links:
        if link.label.casefold() in OWN_LABELS:
            yield link.url


def id_aliases(paper: Paper) -> list[str]:
    """Return the arXiv id and the DOI of a paper in look-up form."""
    arxiv, number = identifiers(paper)
    return [f"arxiv:{arxiv}"] * bool(arxiv) + [f"doi:{number}"] * bool(number)


# What a token made of title and first author begins with.
WORK = "work:"


def identity_tokens(paper: Paper, ids: Sequence[str] | None = None) -> list[str]:
    """Return everything that makes a paper the same work as another that shares it.

    `ids` are its `id_aliases` where they are known.
    """
    tokens = id_aliases(paper) if ids is None else [*ids]
    title = plain_text(paper.title)
    # A title may be all signs.
    title = letters(title) or title
    if paper.authors and title:
        tokens.append(f"{WORK}{title}|{letters(paper.authors[0].short)}")
    elif title and not tokens:
        tokens.append(f"{WORK}{title}|{paper.year or ''}")
    return tokens


def aliases(paper: Paper) -> list[str]:
    """Return the names under which a paper is found besides its key, in look-up form."""
    return list(dict.fromkeys([*id_aliases(paper), *map(alias, paper.aliases)]))


def derived_keys(paper: Paper) -> Iterator[str]:
    """Yield keys made from a paper's content, from the shortest to one like no other.

    They are the first author's family name, the year, and ever more telling words of the
    title: `gu2021efficiently`, `gu2021efficientlymodeling`, and so on.
    """
    stem = key = f"{_author_word(paper.authors)}{paper.year or ''}"
    title = plain_text(paper.title).replace("'", "").replace("\u2019", "")
    for word in islice(_telling_words(without_marks(title)), _MOST_WORDS):
        key += word
        yield key
    if key == stem:
        key = stem or "untitled"
        yield key
    yield f"{key}-{_digest('|'.join(identity_tokens(paper)) + str(paper.date))}"


def _author_word(authors: tuple[Name, ...]) -> str:
    if not authors or authors[0] == OTHERS:
        return ""
    name = authors[0]
    if name.family.isascii() and not name.literal:
        return letters(name.family)
    if name.literal and not has_cjk(name.literal):
        return next(_telling_words(without_marks(name.literal)), "")
    family = f"{name.family}{name.given}" if has_cjk(name.family) else name.family
    return "".join(_WORD.findall(without_marks(name.literal or family)))


def _telling_words(text: str) -> Iterator[str]:
    """Yield the words that tell something, or all where none does."""
    silent = True
    for match in _WORD.finditer(text):
        if match[0] not in _STOP_WORDS:
            silent = False
            yield from _pieces(match[0])
    if silent:
        yield from _WORD.findall(text)


def _pieces(word: str) -> Iterator[str]:
    if not is_han(word):
        yield word
    else:
        yield from (word[i : i + _HAN_WORD] for i in range(0, len(word), _HAN_WORD))
