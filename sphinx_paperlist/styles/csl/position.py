"""Tell what has been cited before (CSL 1.0.2, "Choose": `position`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sphinx_paperlist.styles.csl.context import Cite

_FIRST = frozenset({"first"})
_SUBSEQUENT = frozenset({"subsequent"})
_IBID = _SUBSEQUENT | {"ibid"}
_IBID_WITH_LOCATOR = _IBID | {"ibid-with-locator"}
_NEAR = frozenset({"near-note"})


class Cluster(NamedTuple):
    """Hold cites that stand together, and the number of the note they stand in; 0 is the text."""

    cites: tuple[Cite, ...]
    note: int = 0


def positioned(clusters: Sequence[Cluster], near: int = 5) -> list[Cluster]:
    """Return citations, in the order of the document, with their positions.

    `near` is how many notes back a first citation is still near.
    """
    first_note: dict[str, int] = {}
    last_note: dict[str, int] = {}
    result: list[Cluster] = []
    before: Cluster | None = None
    in_note = Counter(cluster.note for cluster in clusters)
    for cluster in clusters:
        cites: list[Cite] = []
        for place, cite in enumerate(cluster.cites):
            key = cite.reference.id
            positions = _FIRST
            if key in first_note:
                previous = cites[place - 1] if place else _lone(before, cluster, in_note)
                positions = _repeated(previous, cite)
                if cluster.note - last_note[key] <= near:
                    positions |= _NEAR
            note = first_note.setdefault(key, cluster.note)
            last_note[key] = cluster.note
            first = note if positions is not _FIRST else 0
            cites.append(cite._replace(positions=positions, first_note=first))
        before = cluster._replace(cites=tuple(cites))
        result.append(before)
    return result


def _lone(before: Cluster | None, cluster: Cluster, in_note: Counter[int]) -> Cite | None:
    """Return the cite that a following one may refer to: the only one of the note before."""
    if before is None or not before.cites or cluster.note - before.note > 1:
        return None
    if before.note != cluster.note and in_note[before.note] > 1:
        return None
    ids = {cite.reference.id for cite in before.cites}
    return before.cites[-1] if len(ids) == 1 else None


def _repeated(previous: Cite | None, cite: Cite) -> frozenset[str]:
    if previous is None or previous.reference.id != cite.reference.id:
        return _SUBSEQUENT
    if not cite.locator:
        return _SUBSEQUENT if previous.locator else _IBID
    same = (previous.locator, previous.label) == (cite.locator, cite.label)
    return _IBID if same else _IBID_WITH_LOCATOR
