"""Place fields that other people's data files call otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sphinx_paperlist.papers.fields import Field, Kind
from sphinx_paperlist.papers.model import PAPER_FIELD_NAMES, PAPER_FIELDS
from sphinx_paperlist.papers.text import did_you_mean
from sphinx_paperlist.papers.urls import is_plain_web
from sphinx_paperlist.papers.usual import bare_name, usual_field, usual_label
from sphinx_paperlist.sources import tree as trees
from sphinx_paperlist.sources.tree import Scalar, Sequence, Tree

_LINK = "links."


class Target(NamedTuple):
    """Say where a foreign field goes: a field, and for a link its label; no field: nowhere."""

    field: Field | None
    label: str = ""


def parse_target(text: str) -> Target | None:
    """Read a target of `paperlist_field_map`: a field, `links.LABEL` or an empty text."""
    if not text:
        return Target(None)
    if text.startswith(_LINK) and text != _LINK:
        return Target(PAPER_FIELDS["links"], text.removeprefix(_LINK))
    field = PAPER_FIELD_NAMES.get(text)
    return Target(field) if field else None


def target_problem(text: str) -> str:
    """Return what is wrong with a target of `paperlist_field_map`, or an empty text."""
    if parse_target(text):
        return ""
    hint = did_you_mean(text, PAPER_FIELDS, 1) or "write a field, `links.LABEL`, or nothing"
    return f"no field '{text}'; {hint}"


def usual_target(name: str, value: Tree) -> Target | None:
    """Return where a foreign field goes whose name can mean only one thing."""
    if label := usual_label(name):
        return Target(PAPER_FIELDS["links"], label) if _holds_urls(value) else None
    field = PAPER_FIELD_NAMES.get(usual_field(name))
    if field is None or (field.kind is Kind.URL and not _holds_urls(value)):
        return None
    fits = isinstance(value, Scalar) or field.kind in (Kind.NAMES, Kind.TEXTS)
    return Target(field) if fits else None


def suggestion(name: str, value: Tree) -> str:
    """Return what to do about a field that has no place."""
    if _holds_urls(value):
        label = bare_name(name).replace("_", " ").capitalize() or "Link"
        return f"map it with paperlist_field_map: {{{name!r}: '{_LINK}{label}'}}"
    # A name that begins otherwise is hardly a slip of the pen.
    alike = [known for known in PAPER_FIELD_NAMES if known[0] == name[:1].lower()]
    hint = "" if "." in name else did_you_mean(name, alike, 1)
    return hint or "it is kept, and not shown; map it with paperlist_field_map to show it"


def _holds_urls(tree: Tree) -> bool:
    values = tree.items if isinstance(tree, Sequence) else [tree]
    return bool(values) and all(
        isinstance(one, Scalar) and is_plain_web((one.value or "").strip()) for one in values
    )


class FieldMap:
    """Hold targets as `paperlist_field_map` says; `venue.name` is a name inside another."""

    def __init__(self, targets: Mapping[str, str]) -> None:
        found = ((name, parse_target(text)) for name, text in targets.items())
        self.targets = {name: target for name, target in found if target}
        parents = (name.split(".")[:-1] for name in self.targets)
        self._parents = {
            ".".join(parts[:count]) for parts in parents for count in range(1, len(parts) + 1)
        }

    @property
    def titles(self) -> frozenset[str]:
        """Return the names, in lower case, that stand for a title."""
        title = PAPER_FIELDS["title"]
        return frozenset(name.lower() for name, to in self.targets.items() if to.field is title)

    def opened(
        self, items: list[tuple[Scalar, Tree]], above: str = ""
    ) -> list[tuple[Scalar, Tree]]:
        """Return labels with their values; those that the map looks into, opened."""
        if not self._parents:
            return items
        found = []
        for label, value in items:
            name = f"{above}{label.value or ''}"
            if name in self._parents and not isinstance(value, Scalar):
                found += self.opened(_inside(value), f"{name}.")
            else:
                found.append((Scalar(name, label.line, label.column), value))
        return found


def _inside(tree: Tree) -> list[tuple[Scalar, Tree]]:
    """Return what is in a mapping, or in mappings of a list put together by name."""
    if isinstance(tree, trees.Mapping):
        return tree.items
    found: dict[str, tuple[Scalar, Sequence]] = {}
    for item in tree.items if isinstance(tree, Sequence) else []:
        for label, value in item.items if isinstance(item, trees.Mapping) else []:
            name = label.value or ""
            _, values = found.setdefault(name, (label, Sequence([], label.line, label.column)))
            values.items.append(value)
    return [(label, values) for label, values in found.values()]
