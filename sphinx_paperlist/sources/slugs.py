"""Give the lists of one file their slugs, as GitHub does for headings."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence

from sphinx_paperlist.papers.keys import heading_slug
from sphinx_paperlist.papers.model import SourceList


def give_slugs(lists: Sequence[SourceList]) -> tuple[SourceList, ...]:
    """Return the lists with slugs made from their titles, `-1`, `-2` ... after repeated ones."""
    uses: Counter[str] = Counter()

    def slugged(one: SourceList) -> SourceList:
        base = heading_slug(one.title) or one.id or "list"
        slug = base
        while slug in uses:
            uses[base] += 1
            slug = f"{base}-{uses[base]}"
        uses[slug] = 0
        return dataclasses.replace(one, slug=slug, lists=tuple(map(slugged, one.lists)))

    return tuple(map(slugged, lists))
