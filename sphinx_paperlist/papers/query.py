"""Select, order and group papers: pure functions from groups to groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from sphinx_paperlist.papers.collation import collation_key
from sphinx_paperlist.papers.diagnostics import Origin
from sphinx_paperlist.papers.expression import Predicate
from sphinx_paperlist.papers.model import NOWHERE, Paper, PaperList, Translation
from sphinx_paperlist.papers.text import did_you_mean
from sphinx_paperlist.papers.values import QUERY_TYPES, sort_value, value_of

Item = TypeVar("Item")
Other = TypeVar("Other")


class SortKey(NamedTuple):
    """Name a field to order by, and the direction."""

    field: str
    descending: bool = False


class Query(NamedTuple):
    """Hold what a listing asks for; `limit` counts papers over the whole listing."""

    where: Predicate | None = None
    sort: tuple[SortKey, ...] = ()
    group_by: tuple[SortKey, ...] = ()
    limit: int | None = None

    @property
    def selects(self) -> bool:
        """Tell whether the query may leave papers out."""
        return self.where is not None or self.limit is not None


class Group(NamedTuple, Generic[Item]):
    """Hold papers, or what stands for them, under a title, and the groups below it.

    It is a list of the library or what `group-by` made; the title of a group of papers that
    lack the field is empty. `field` is the one that it was made by. `cut` says that it has more
    below than is shown.
    """

    title: str = ""
    description: str = ""
    papers: tuple[Item, ...] = ()
    groups: tuple[Group[Item], ...] = ()
    id: str = ""
    cut: bool = False
    translations: tuple[Translation, ...] = ()
    origin: Origin = NOWHERE
    field: str = ""

    def walk(self) -> Iterator[Item]:
        """Yield the papers of the group and of those below it, in reading order."""
        yield from self.papers
        for group in self.groups:
            yield from group.walk()

    def map(self, change: Callable[[Item], Other]) -> Group[Other]:
        """Return the same groups with something else in place of each paper."""
        return Group(
            title=self.title,
            description=self.description,
            papers=tuple(map(change, self.papers)),
            groups=tuple(group.map(change) for group in self.groups),
            id=self.id,
            cut=self.cut,
            translations=self.translations,
            origin=self.origin,
            field=self.field,
        )


def parse_sort(text: str) -> tuple[SortKey, ...]:
    """Read `-year, title`; a minus sign turns the order round.

    Raise `ValueError` with a message for people where a field is not known.
    """
    keys = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        name = part.lstrip("+-").strip()
        if name not in QUERY_TYPES:
            hint = did_you_mean(name, QUERY_TYPES)
            raise ValueError(f"no field '{name}'" + (f"; {hint}" if hint else ""))
        keys.append(SortKey(name, descending=part.startswith("-")))
    return tuple(keys)


def group_from_list(
    paper_list: PaperList[str], papers: Mapping[str, Paper], depth: int | None = None
) -> Group[Paper]:
    """Return a list of a library as a group, with sub-lists down to `depth` levels."""
    below = () if depth == 0 else paper_list.lists
    return Group(
        title=paper_list.title,
        description=paper_list.description,
        papers=tuple(papers[key] for key in paper_list.papers),
        groups=tuple(
            group_from_list(one, papers, None if depth is None else depth - 1) for one in below
        ),
        id=paper_list.id,
        cut=len(below) < len(paper_list.lists),
        translations=paper_list.translations,
        origin=paper_list.origin,
    )


def run(query: Query, group: Group[Paper]) -> Group[Paper]:
    """Answer a query on a group.

    Without `group_by` the groups below stay as they are, each selected and ordered by itself,
    and those that a selection empties go; with it all papers are grouped anew.
    """
    if query.group_by:
        chosen = select({paper.key: paper for paper in group.walk()}.values(), query)
        made = group_papers(chosen[: query.limit], _directed(query.group_by, query.sort))
        return group._replace(papers=(), groups=made)
    return _limited(_selected(group, query), query.limit)


def select(papers: Iterable[Paper], query: Query) -> tuple[Paper, ...]:
    """Return the papers that a query selects, in its order; those that lack a field come last."""
    chosen = [paper for paper in papers if query.where is None or query.where(paper)]
    for key in reversed(query.sort):
        values = [(sort_value(paper, key.field), paper) for paper in chosen]
        present = [(value, paper) for value, paper in values if value is not None]
        present.sort(key=lambda pair: pair[0], reverse=key.descending)
        lacking = [paper for value, paper in values if value is None]
        chosen = [paper for _, paper in present] + lacking
    return tuple(chosen)


def group_papers(papers: Sequence[Paper], by: Sequence[SortKey]) -> tuple[Group[Paper], ...]:
    """Group papers by fields, the first outermost.

    A paper with several tags or authors is in several groups; those that lack the field come
    last, in a group without title.
    """
    key, *rest = by
    members: dict[int | str, list[Paper]] = {}
    lacking = []
    for paper in papers:
        value = value_of(paper, key.field)
        if not value:
            lacking.append(paper)
        for one in dict.fromkeys(value if isinstance(value, tuple) else (value,)):
            if one:
                members.setdefault(one, []).append(paper)
    order = sorted(members, key=_group_order, reverse=key.descending)
    titled = [(str(title), members[title]) for title in order] + [("", lacking)] * bool(lacking)
    return tuple(
        Group(title=title, groups=group_papers(group, rest), field=key.field)
        if rest
        else Group(title=title, papers=tuple(group), field=key.field)
        for title, group in titled
    )


def _group_order(value: int | str) -> tuple[int, int, bytes]:
    return (value, 0, b"") if isinstance(value, int) else (0, *collation_key(value))


def _directed(by: Sequence[SortKey], sort: Sequence[SortKey]) -> list[SortKey]:
    """Give groups the direction of the papers in them: newest first means newest year first."""
    falling = {key.field for key in sort if key.descending}
    return [key._replace(descending=key.descending or key.field in falling) for key in by]


def _selected(group: Group[Paper], query: Query) -> Group[Paper]:
    groups = tuple(_selected(one, query) for one in group.groups)
    if query.selects:
        groups = tuple(one for one in groups if one.papers or one.groups)
    return group._replace(papers=select(group.papers, query), groups=groups)


def _limited(group: Group[Paper], limit: int | None) -> Group[Paper]:
    if limit is None:
        return group
    papers = group.papers[:limit]
    limit -= len(papers)
    groups = []
    for one in group.groups:
        if limit > 0:
            cut = _limited(one, limit)
            groups.append(cut)
            limit -= sum(1 for _ in cut.walk())
    return group._replace(papers=papers, groups=tuple(groups))
