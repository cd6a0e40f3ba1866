"""Hold what pages tell the domain: listings, citations, and papers written in place.

All of it is pickled with the environment: names, keys and hashes, and no paper of the library.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from sphinx_paperlist.papers.keys import anchor
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.query import Group, SortKey

# Which section or object description of a page something stands in: the ordinals of all that
# enclose it, from the outermost.
Scope = tuple[int, ...]

HERE, PAGE, SITE = "here", "page", "site"
LAYOUTS = LIST, COMPACT = ("list", "compact")
# The name that a filter box has before its listing gives it its own.
OWN_BOX = "."


class Request(NamedTuple):
    """Hold what a listing asks for; equal requests have one answer.

    `names` are the papers of its content, in order, or None; without them and without a list it
    asks for the whole library. `cited` is one of `here`, `page`, `site`, or the names of documents.
    """

    list_name: str = ""
    names: tuple[str, ...] | None = None
    where: str = ""
    sort: tuple[SortKey, ...] = ()
    group_by: tuple[SortKey, ...] = ()
    limit: int | None = None
    depth: int | None = None
    cited: tuple[str, ...] = ()
    uncited: bool = False

    @property
    def is_late(self) -> bool:
        """Tell whether the answer depends on what all pages cite."""
        return bool(self.cited) or self.uncited

    @property
    def selects(self) -> bool:
        """Tell whether papers may be left out, so that there may be nothing to show."""
        return bool(self.where) or self.limit is not None or self.is_late


class Look(NamedTuple):
    """Hold how a listing is drawn.

    `name` tells its anchors from those of other listings of the page. `filter` is the name of
    the box that filters it in HTML, and is empty where none does. `refused` is a style that was
    asked for and could not be used.
    """

    style: str
    show: tuple[str, ...]
    max_authors: int
    name: str
    numbering: str = "arabic"
    classes: tuple[str, ...] = ()
    layout: str = "list"
    filter: str = ""
    refused: str = ""


class ListPlace(NamedTuple):
    """Hold where a list, or a list below another, begins on a page."""

    id: str
    title: str
    anchor: str


class Listing(NamedTuple):
    """Hold one place in the documentation where papers are shown.

    `answer` holds the keys of its papers, and is None where it is not known when its page is
    read. `anchors` are those of the papers, in the same order; one is empty where the page shows
    the paper before, in the same list. `shown` is a hash of what the page shows of the papers,
    `published` and `metadata` are hashes of what else it tells of them in HTML. `file_name` is
    that of its downloads without suffix, empty where none are offered, and `file_content` a hash
    of what they hold.
    """

    docname: str
    request: Request
    look: Look
    answer: Group[str] | None = None
    anchors: tuple[str, ...] = ()
    lists: tuple[ListPlace, ...] = ()
    home: bool = False
    scope: Scope = ()
    shown: str = ""
    published: str = ""
    metadata: str = ""
    file_name: str = ""
    file_content: str = ""

    @property
    def is_drawn(self) -> bool:
        """Tell whether there is something to show; that there are no papers yet may be."""
        return self.answer is not None and bool(self.anchors or not self.request.selects)

    def entries(self) -> Iterator[tuple[str, str]]:
        """Yield the key and the anchor of each paper, in reading order."""
        keys = self.answer.walk() if self.answer else ()
        return zip(keys, self.anchors, strict=True)


class CitedName(NamedTuple):
    """Hold a name as a page cites it: of a paper, or, where `form` is `list`, of a list.

    `form` is the name of the role, or `any` for a reference that may mean a paper among others.
    `linked` tells whether it is a link that may have an anchor.
    """

    name: str
    form: str
    scope: Scope
    line: int
    linked: bool = True


class WrittenPapers(NamedTuple):
    """Hold the papers that a page has written in place, and every name they are found by.

    `given` are the papers as they were written; their keys may depend on the library.
    """

    papers: Mapping[str, Paper]
    names: Mapping[str, str]
    given: tuple[Paper, ...] = ()


def free_anchor(place: str, name: str, taken: Container[str]) -> str:
    """Return an anchor that nothing on a page has, or nothing: the plain one, or with a name."""
    candidates = (place, place + anchor("-", name))
    return next((one for one in candidates if one not in taken), "")
