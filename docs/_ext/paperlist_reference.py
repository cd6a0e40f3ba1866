"""Print the tables of the package as tables of the documentation, so that they cannot drift."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import metadata
from pathlib import Path

from docutils import nodes
from packaging.requirements import Requirement
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_paperlist.cli.status import Status
from sphinx_paperlist.extension.config import VALUES
from sphinx_paperlist.extension.nodes import inline_nodes
from sphinx_paperlist.extension.options import LISTING_OPTIONS, PAPER_OPTIONS
from sphinx_paperlist.extension.roles import ROLES
from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.fields import Field
from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.model import LIST_FIELDS, PAPER_FIELDS
from sphinx_paperlist.styles.csl.files import names_in_box, style_file
from sphinx_paperlist.styles.csl.style import read_style

Rows = Iterable[Sequence[str]]

_PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def _fields(fields: Iterable[Field]) -> Rows:
    for field in fields:
        names = ", ".join(f"`{name}`" for name in (field.name, *field.also))
        yield names, field.kind.value, field.meaning


def _formats() -> Rows:
    for field in PAPER_FIELDS.values():
        names = (field.csl, field.biblatex, field.ris)
        if any(names):
            yield f"`{field.name}`", *(f"`{name}`" if name else "–" for name in names)


def _config() -> Rows:
    return ((f"`{v.name}`", f"`{v.default!r}`", v.rebuild or "–", v.meaning) for v in VALUES)


def _options() -> Rows:
    for name, option in LISTING_OPTIONS.items():
        yield f"`{name}`", "both" if name in PAPER_OPTIONS else "`paperlist`", option.meaning


def _styles() -> Rows:
    for name in names_in_box():
        path = style_file(name)
        assert path is not None  # it is in the box
        yield f"`{name}`", read_style(path.read_bytes(), path.name).title


def _codes() -> Rows:
    return ((f"`{c.slug}`", c.severity.name.lower(), c.meaning) for c in Code)


def _roles() -> Rows:
    return ((f"`:paper:{name}:`", meaning) for name, meaning in ROLES.items())


def _statuses() -> Rows:
    return ((f"`{status.value}`", status.meaning) for status in Status)


def _dependencies() -> Rows:
    # Not of what is installed, which an older checkout may have put there.
    with _PROJECT.open("rb") as file:
        declared = map(Requirement, tomllib.load(file)["project"]["dependencies"])
    for one in declared:
        versions = ", ".join(sorted(map(str, one.specifier), reverse=True))
        yield f"`{one.name}`", versions, _licence(one.name)


def _licence(name: str) -> str:
    """Return the licences that a package names in its metadata, in one of three ways."""
    said = metadata(name)
    named = [one for one in said.get_all("Classifier", ()) if one.startswith("License :: ")]
    licences = "; ".join(one.rpartition(" :: ")[2] for one in named)
    return str(said.get("License-Expression") or licences or said.get("License") or "–")


TABLES: dict[str, tuple[Sequence[str], Callable[[], Rows]]] = {
    "config": (("Name", "Default", "Rebuild", "Meaning"), _config),
    "options": (("Option", "Directive", "Meaning"), _options),
    "roles": (("Role", "Text"), _roles),
    "paper-fields": (("Field", "Value", "Meaning"), lambda: _fields(PAPER_FIELDS.values())),
    "list-fields": (("Field", "Value", "Meaning"), lambda: _fields(LIST_FIELDS.values())),
    "formats": (("Field", "CSL", "BibLaTeX", "RIS"), _formats),
    "statuses": (("Exit status", "Meaning"), _statuses),
    "dependencies": (("Package", "Versions", "Licence"), _dependencies),
    "styles": (("Name", "Standard"), _styles),
    "warnings": (("Code", "Severity", "Meaning"), _codes),
}


class ReferenceTable(SphinxDirective):
    """Show one of the tables of the package."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        head, rows = TABLES[self.arguments[0]]
        # In plain text a column is as many characters wide.
        columns = [nodes.colspec(colwidth=72 // len(head)) for _ in head]
        group = nodes.tgroup("", *columns, cols=len(head))
        group += nodes.thead("", _row(head))
        group += nodes.tbody("", *(_row(row) for row in rows()))
        return [nodes.table("", group, classes=["reference-table"])]


def _row(cells: Sequence[str]) -> nodes.row:
    paragraphs = (nodes.paragraph("", "", *inline_nodes(parse_inline(cell))) for cell in cells)
    return nodes.row("", *(nodes.entry("", paragraph) for paragraph in paragraphs))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("reference-table", ReferenceTable)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
