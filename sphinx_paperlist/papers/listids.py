"""Give every list the id by which directives and links name it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from pathlib import PurePosixPath

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.model import PaperList
from sphinx_paperlist.papers.text import fold

Lists = tuple[PaperList[str], ...]


def name_lists(
    shelves: Sequence[tuple[str, Lists]],
) -> tuple[Lists, dict[str, Lists], list[Diagnostic]]:
    """Give the lists of all sources their ids.

    `shelves` holds the path of each source and its lists. A list is named by the id that
    somebody wrote, else by the slug of its title; where that is not unique, the stem of its
    file stands before it (`stem/slug`), or the whole path. Return the lists, the lists that
    each id, full id and title may mean, and a diagnostic for each id written twice.
    """
    given = [(path, one) for path, lists in shelves for one in _walk(lists)]
    written, diagnostics = _written_ids([one for _, one in given])
    uses = Counter(one.id or one.slug for _, one in given)
    full_uses = Counter(_full_id(path, one) for path, one in given)

    def named(path: str, one: PaperList[str]) -> PaperList[str]:
        short = one.id or one.slug
        if uses[short] > 1 and written.get(short) is not one:
            full = _full_id(path, one)
            short = full if full_uses[full] == 1 else f"{path}/{short}"
        below = tuple(named(path, inner) for inner in one.lists)
        return one._replace(id=short, lists=below)

    lists = tuple(named(path, one) for path, top in shelves for one in top)
    ids: dict[str, Lists] = {}
    names: dict[str, Lists] = {}
    for (path, before), one in zip(given, _walk(lists), strict=True):
        ids[one.id] = (*ids.get(one.id, ()), one)
        for name in _other_names(path, before, written):
            names[name] = (*names.get(name, ()), one)
    return lists, names | ids, diagnostics


def _written_ids(
    lists: Sequence[PaperList[str]],
) -> tuple[dict[str, PaperList[str]], list[Diagnostic]]:
    """Return the first list with each id that somebody wrote, and what to say of the others."""
    written: dict[str, PaperList[str]] = {}
    for one in lists:
        written.setdefault(one.id, one)
    written.pop("", None)
    again = (one for one in lists if one.id and one is not written[one.id])
    return written, [_repeated(one, written[one.id]) for one in again]


def _other_names(path: str, one: PaperList[str], written: Container[str]) -> set[str]:
    """Return what a list may be called besides its id: full id, slug, and titles."""
    titles = [one.title, *(text.text for text in one.translations if text.field == "title")]
    slug = "" if one.slug in written else one.slug
    return {_full_id(path, one), slug, *(fold(plain_text(title)) for title in titles)} - {""}


def _walk(lists: Lists) -> Iterator[PaperList[str]]:
    for one in lists:
        yield one
        yield from _walk(one.lists)


def _full_id(path: str, one: PaperList[str]) -> str:
    return f"{PurePosixPath(path).stem}/{one.id or one.slug}"


def _repeated(one: PaperList[str], first: PaperList[str]) -> Diagnostic:
    return Diagnostic(
        one.origin,
        Code.DUPLICATE_LIST,
        f"list id '{one.id}' is taken by the list at {first.origin}",
        "give one of the two another id",
    )
