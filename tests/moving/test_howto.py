"""What the page about moving says is what both extensions do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sphinx.application import Sphinx

from sphinx_paperlist.cli import main
from sphinx_paperlist.cli.migration.advice import VALUES
from sphinx_paperlist.cli.migration.pages import rewrite
from sphinx_paperlist.cli.migration.project import Project
from sphinx_paperlist.cli.migration.records import RST
from sphinx_paperlist.cli.migration.roles import NOCITE, ROLES
from sphinx_paperlist.extension.config import VALUES as OUR_VALUES
from tests.conftest import Build, Site

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "sphinxcontrib-bibtex.md"
KEY = "gu2021efficiently"
LISTS = ".. bibliography::\n   :all:\n\n.. footbibliography::\n"
_CODE = re.compile(r"`([^`]+)`")
_CELL = re.compile(r"(?<!\\)\|")


class Role(NamedTuple):
    """Hold a row of a table of roles."""

    old: str
    writes: str
    new: str
    ours: str


def table(head: str) -> list[list[str]]:
    """Return the rows of the tables with a head, cell by cell."""
    rows = []
    for part in PAGE.read_text(encoding="utf-8").split(f"{head}\n")[1:]:
        for line in part.split("\n")[1:]:
            if not line.startswith("|"):
                break
            rows.append([cell.strip() for cell in _CELL.split(line)[1:-1]])
    assert rows, f"no table with the head {head}"
    return rows


def roles() -> list[list[Role]]:
    """Return the tables of roles, a row for each."""
    tables: list[list[Role]] = []
    rows = table("| old | writes | new | writes |")
    for names, writes, new, ours in rows:
        if names.startswith("`cite`"):
            tables.append([])
        tables[-1] += [Role(name, writes, new.strip("`"), ours) for name in _CODE.findall(names)]
    return tables


def codes(cell: str) -> list[str]:
    return _CODE.findall(cell)


def _registered(app: Sphinx) -> list[str]:
    return [
        name if form == "" else f"{name}:{form}"
        for name in ("cite", "footcite")
        for form in ("", *app.env.domains[name].roles)
    ]


@pytest.fixture
def old(site: Site, refs: str) -> Build:
    """Return a build of a site of the old extension, with a role of each kind on a page."""
    return site.build(pages(refs, [*ROLES, NOCITE]), "html", **config())


def config(**values: Any) -> Any:
    return {
        "extensions": ["sphinxcontrib.bibtex"],
        "bibtex_bibfiles": ["refs.bib"],
        "bibtex_reference_style": "author_year",
        **values,
    }


def pages(refs: str, names: list[str]) -> dict[str, str]:
    items = "\n\n".join(f"Says :{name}:`{KEY}`." for name in names)
    return {
        "index.rst": f"Title\n=====\n\n{items}\n\n{LISTS}",
        "refs.bib": refs,
    }


def said(built: Build) -> list[str]:
    paragraphs = [one for one in built.prose("index") if one.startswith("Says")]
    return [one.removeprefix("Says").removesuffix(".").strip() for one in paragraphs]


def test_every_role_of_the_old_extension_is_in_the_table(old: Build) -> None:
    named = [row.old for row in roles()[0]]

    assert sorted(named) == sorted(_registered(old.app))
    assert set(named) == {*ROLES, NOCITE}


@pytest.mark.parametrize(
    "number, values",
    [
        (0, {}),
        (1, {"bibtex_reference_style": "label", "bibtex_default_style": "plain"}),
    ],
)
def test_a_moved_page_writes_what_the_table_says(
    site: Site,
    refs: str,
    number: int,
    values: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [row for row in roles()[number] if row.old != NOCITE]
    # Footnotes have brackets in a page, and none in its tree.
    expected = [
        re.sub(r"\[(\d)\]$", r"\1", row.writes) if "foot" in row.old else row.writes for row in rows
    ]
    before = site.build(pages(refs, [row.old for row in rows]), "html", **config(**values))
    assert (said(before), before.warnings) == (expected, [])

    monkeypatch.chdir(site.folder)
    assert main(["migrate", "--write"]) == 0
    lines = capsys.readouterr().err.splitlines()
    put: Any = {"extensions": []}
    exec("\n".join(line.strip() for line in lines if line.startswith("    ")), put)
    put.pop("__builtins__")
    site.config = {name: value for name, value in site.config.items() if "bibtex" not in name}
    after = site.build({}, "html", **put)

    assert after.warnings == []
    assert said(after) == [row.ours for row in rows]
    written = re.findall(r"(?<=Says ).*(?=\.\n)", (site.folder / "index.rst").read_text())
    assert written == [_with_key(row.new) for row in rows]


def _with_key(role: str) -> str:
    return re.sub(r"[\w:]+", lambda name: f":{name[0]}:`{KEY}`", role)


def test_the_role_without_equivalent_is_left() -> None:
    (row,) = (row for row in roles()[0] if row.old == NOCITE)

    assert (row.new, row.ours) == ("–", "")
    assert rewrite(f":{NOCITE}:`a`", RST, "page", Project()).findings[0].lost


def listing(*lines: str) -> tuple[list[str], bool]:
    """Return the options that the command writes, and whether something has been lost."""
    argument = [line for line in lines if line[0] != ":"]
    given = [line for line in lines if line[0] == ":"]
    content = ["", f"   {KEY}"] if ":filter: False" in given else []
    text = "\n".join(
        [
            f".. bibliography:: {''.join(argument)}".rstrip(),
            *(f"   {one}" for one in given),
            *content,
        ]
    )
    project = Project(style="unsrt", prefixes={"a-": ["page"]})
    done = rewrite(text + "\n", RST, "page", project)
    options = re.findall("(?m)^   (:.*)", done.text)
    return [*re.findall("paperlist:: (.*)", done.text), *options], any(
        one.lost for one in done.findings
    )


def test_every_option_of_the_old_directive_is_in_the_table(old: Build) -> None:
    from sphinxcontrib.bibtex.directives import BibliographyDirective  # noqa: PLC0415 - may be missing

    rows = table("| `bibliography` | `paperlist` | |")
    named = {code.split(":")[1] for row in rows for code in codes(row[0]) if code[0] == ":"}

    assert named == set(BibliographyDirective.option_spec)


@pytest.mark.parametrize("row", table("| `bibliography` | `paperlist` | |"), ids=lambda row: row[0])
def test_an_option_becomes_what_the_table_says(row: list[str]) -> None:
    given, expected = codes(row[0]), codes(row[1])
    also = [code for code in codes(row[2]) if code.startswith(":list:")]
    shown_by_default = not {":cited:", ":notcited:", ":keyprefix: a-", ":filter: False"} & {*given}
    written, lost = listing(*also, *given, *([":all:"] if shown_by_default else []))

    assert written == expected
    assert lost is (row[1] == "–")


@pytest.mark.parametrize("row", table("| filter | options |"), ids=lambda row: row[0])
def test_a_filter_becomes_what_the_table_says(row: list[str]) -> None:
    (given,) = codes(row[0])
    written, lost = listing(f":filter: {given}")

    assert lost is (row[1] == "–")
    assert written == ([f":filter: {given}"] if lost else codes(row[1]))


def test_every_value_of_the_old_extension_is_in_the_table(old: Build) -> None:
    names = [codes(row[0])[0] for row in table("| old | new |")]
    registered = {one.name: one.value for one in old.app.config if "bibtex" in one.name}

    assert sorted(names) == sorted(registered)
    assert registered == {name: config().get(name, default) for name, default in VALUES.items()}


def test_the_table_of_values_names_values_that_there_are() -> None:
    names = {value.name for value in OUR_VALUES}
    named = {
        code for row in table("| old | new |") for code in codes(row[1]) if "paperlist_" in code
    }

    assert named <= names
