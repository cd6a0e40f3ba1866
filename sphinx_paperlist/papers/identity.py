"""Find the descriptions of one work and make one paper of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic
from sphinx_paperlist.papers.fields import Kind
from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.keys import WORK, identifiers, identity_tokens
from sphinx_paperlist.papers.model import PAPER_FIELDS, Link, Paper
from sphinx_paperlist.papers.names import OTHERS, Name, known_names
from sphinx_paperlist.papers.text import letters

# Titles less alike than this are not two spellings of one.
_SAME_TITLE = 0.75
# As much of a title as it takes to tell; comparing takes the square of it.
_COMPARED = 300
# Fields in which two descriptions may differ without contradicting each other.
_PRIVATE = frozenset(
    {"key", "aliases", "links", "tags", "sort", "added", "url", "abstract", "note", "stars"}
    | {"nickname", "affiliation", "available"}
)
# Fields in which the parts of a work differ that have title and author in common.
_TELLING = ("volume", "edition", "number", "isbn")
# More works of one title and author than these are compared with none.
_MOST_RIVALS = 20


def drop_duplicate_keys(papers: Sequence[Paper]) -> tuple[list[Paper], list[Diagnostic]]:
    """Take the key from every paper whose key already names another work.

    The result has the same length and order.
    """
    diagnostics: list[Diagnostic] = []
    kept: list[Paper] = []
    first_with: dict[str, Paper] = {}
    for paper in papers:
        first = first_with.setdefault(alias(paper.key), paper) if paper.key else paper
        if first is paper or _same_work(first, paper):
            kept.append(paper)
        else:
            diagnostics.append(_duplicate_key(first, paper))
            kept.append(paper._replace(key=""))
    return kept, diagnostics


def group_works(
    papers: Sequence[Paper], ids: Sequence[Sequence[str]] | None = None
) -> list[list[int]]:
    """Group the positions of descriptions of the same work, in the order of their first.

    Descriptions belong together that share a key, an arXiv id, a DOI, or title and first
    author, directly or through a third. Title and first author do not count where somebody has
    given two works of theirs different keys, and they differ in volume, edition, number, ISBN or
    DOI, or in one file in their year. `ids` are the `id_aliases` of each where they are known.
    """
    leader = list(range(len(papers)))

    def find(position: int) -> int:
        while leader[position] != position:
            leader[position] = position = leader[leader[position]]
        return position

    def first_work(token: str, first: int, position: int) -> int:
        paper, others = papers[position], rivals.get(token, [])
        for one in (first, *others):
            if not _told_apart(papers[one], paper):
                return one
        if len(others) < _MOST_RIVALS:
            rivals.setdefault(token, []).append(position)
        return position

    first_with: dict[str, int] = {}
    rivals: dict[str, list[int]] = {}
    for position, paper in enumerate(papers):
        tokens = identity_tokens(paper, ids[position] if ids else None)
        if paper.key:
            tokens.insert(0, f"key:{alias(paper.key)}")
        for token in tokens:
            first = first_with.setdefault(token, position)
            if first != position and token.startswith(WORK):
                first = first_work(token, first, position)
            if first != position:
                low, high = sorted((find(first), find(position)))
                leader[high] = low
    groups: dict[int, list[int]] = {}
    for position in range(len(papers)):
        groups.setdefault(find(position), []).append(position)
    return list(groups.values())


def _told_apart(one: Paper, other: Paper) -> bool:
    if not one.key or not other.key or alias(one.key) == alias(other.key):
        return False
    pairs = [(getattr(one, name), getattr(other, name)) for name in _TELLING]
    pairs.append((identifiers(one)[1], identifiers(other)[1]))
    if one.origin.path == other.origin.path:
        pairs.append((one.year, other.year))
    return any(ours and theirs and ours != theirs for ours, theirs in pairs)


def _same_work(first: Paper, second: Paper) -> bool:
    if not set(identity_tokens(first)).isdisjoint(identity_tokens(second)):
        return True
    ours, theirs = (letters(plain_text(paper.title))[:_COMPARED] for paper in (first, second))
    # Imported when two papers have one key: most libraries do without.
    from difflib import SequenceMatcher  # noqa: PLC0415 - see above

    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return matcher.quick_ratio() >= _SAME_TITLE and matcher.ratio() >= _SAME_TITLE


def _duplicate_key(first: Paper, second: Paper) -> Diagnostic:
    return Diagnostic(
        second.origin,
        Code.DUPLICATE_KEY,
        f"key '{second.key}' already names another paper, '{plain_text(first.title)}' "
        f"at {first.origin}",
        "give one of the two another key; until then this one has a derived key",
    )


def merge(descriptions: Sequence[Paper]) -> tuple[Paper, list[Diagnostic]]:
    """Make one paper of the descriptions of a work.

    The first description counts; what it lacks comes from the later ones. One remark for
    each later description names the fields in which it disagrees.
    """
    paper, diagnostics = descriptions[0], []
    for other in descriptions[1:]:
        if disagreeing := list(_disagreements(paper, other)):
            diagnostics.append(
                Diagnostic(
                    other.origin,
                    Code.CONFLICT,
                    f"'{plain_text(other.title)}' differs from its description at {paper.origin} "
                    f"in {', '.join(disagreeing)}",
                    "the first description is shown",
                )
            )
        if lacking := _lacking(paper, other):
            paper = paper._replace(**lacking)
    if descriptions[1:]:
        paper = paper._replace(**_united(paper.key, descriptions))
    return paper, diagnostics


def _disagreements(paper: Paper, other: Paper) -> Iterator[str]:
    for name, field in PAPER_FIELDS.items():
        ours, theirs = getattr(paper, name), getattr(other, name)
        if name in _PRIVATE or not ours or not theirs:
            continue
        if field.kind is Kind.NAMES:
            if not _names_agree(ours, theirs):
                yield name
        else:
            a, b = (_comparable(str(value), field.kind) for value in (ours, theirs))
            if not a.startswith(b) and not b.startswith(a):
                yield name


def _comparable(text: str, kind: Kind) -> str:
    return alias(text) if kind in (Kind.ARXIV, Kind.DOI) else letters(plain_text(text))


def _names_agree(ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> bool:
    a, b = ([letters(name.short) for name in known_names(names)] for names in (ours, theirs))
    if OTHERS in (ours[-1], theirs[-1]):
        a, b = a[: len(b)], b[: len(a)]
    return a == b


def _lacking(paper: Paper, other: Paper) -> dict[str, Any]:
    """Return what a paper lacks of another description."""
    found: dict[str, Any] = {
        name: getattr(other, name)
        for name in PAPER_FIELDS
        if getattr(other, name) and not getattr(paper, name)
    }
    if paper.date and other.date and str(other.date).startswith(f"{paper.date}-"):
        found["date"] = other.date
    if _is_cut_short(paper.authors, other.authors):
        found["authors"] = other.authors
    if translations := [one for one in other.translations if one.field in found]:
        found["translations"] = (*paper.translations, *translations)
    return found


def _united(key: str, descriptions: Sequence[Paper]) -> dict[str, Any]:
    """Return what a paper has of all descriptions; `key` is its own."""
    links: list[Link] = []
    labels: set[str] = set()
    urls: set[str] = set()
    tags: dict[str, None] = {}
    aliases: dict[str, None] = {}
    extra: dict[str, str] = {}
    for one in descriptions:
        links += [
            link
            for link in one.links
            if link.label.casefold() not in labels and link.url not in urls
        ]
        labels |= {link.label.casefold() for link in one.links}
        urls |= {link.url for link in one.links}
        tags |= dict.fromkeys(one.tags)
        aliases |= dict.fromkeys([one.key] * (one.key not in ("", key)) + [*one.aliases])
        extra |= {name: text for name, text in one.extra if name not in extra}
    return {
        "links": tuple(links),
        "tags": tuple(tags),
        "aliases": tuple(aliases),
        "extra": tuple(extra.items()),
    }


def _is_cut_short(ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> bool:
    """Tell whether a run of names lacks some that follow in another."""
    longer = len(known_names(theirs)) > len(known_names(ours))
    return longer and ours[-1:] == (OTHERS,) and _names_agree(ours, theirs)
