"""Number the papers of a listing."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_paperlist.extension.records import Listing
from sphinx_paperlist.papers.query import Group

NUMBERINGS = ("arabic", "reversed", "continue", "none")


def numbers(listing: Listing, before: int = 0) -> tuple[str, ...]:
    """Return the numbers of the papers of a listing, in reading order.

    Lists that stand below one another are each numbered from 1; groups that a query makes, and
    numbers that continue after `before`, run through them all.
    """
    if listing.answer is None:
        return ()
    look, request = listing.look, listing.request
    total = len(listing.anchors)
    if look.numbering == "none":
        return ("",) * total
    if request.group_by or look.numbering == "continue":
        counts = iter([total])
    else:
        counts = _counts(listing.answer)
    if look.numbering == "reversed":
        return tuple(str(number) for count in counts for number in range(count, 0, -1))
    return tuple(str(before + number) for count in counts for number in range(1, count + 1))


def _counts(group: Group[str]) -> Iterator[int]:
    yield len(group.papers)
    for below in group.groups:
        yield from _counts(below)


def count_of(listing: Listing) -> int:
    """Return the highest number that a listing gives, counted from 1."""
    return max(map(int, filter(None, numbers(listing))), default=0)
