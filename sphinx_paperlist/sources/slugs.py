"""Give the lists of one file their slugs, as GitHub does for headings."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_paperlist.papers.keys import heading_slug
from sphinx_paperlist.papers.model import SourceList


class Slugs:
    """Make slugs from the titles of one file, in order: `-1`, `-2` ... after repeated ones."""

    def __init__(self) -> None:
        self._uses: dict[str, int] = {}

    def take(self, title: str) -> str:
        """Return the slug of the next title."""
        slug = base = heading_slug(title) or "list"
        while slug in self._uses:
            self._uses[base] += 1
            slug = f"{base}-{self._uses[base]}"
        self._uses[slug] = 0
        return slug


def give_slugs(lists: Sequence[SourceList]) -> tuple[SourceList, ...]:
    """Return lists with slugs made from their titles, or from the id of one without title."""
    slugs = Slugs()

    def slugged(one: SourceList) -> SourceList:
        slug = slugs.take(one.title or one.id)
        return one._replace(slug=slug, lists=tuple(map(slugged, one.lists)))

    return tuple(map(slugged, lists))
